"""Who took part by the first lines of papers without an attendance list: "Facilitator Ann Hobb", "Notes by Dot"."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

_TITLE = r"(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Rev(?:d)?|Sir|Dame|Lady|Lord|Cdr|Capt)\.?\s+)"
_NAME = rf"{_TITLE}*(?:[A-Z]\.?\s+)?[A-Z][a-zà-ÿ]+(?:['’-]?[A-Z][a-zà-ÿ]+)*(?:\s+(?:[A-Z]\.\s*)?[A-Z][a-zà-ÿ'’]+(?:[-'’]?[A-Z][a-zà-ÿ]+)*){{0,2}}"
_NAMES = rf"{_NAME}(?:\s*(?:,|&|\+|\band\b)\s*{_NAME})*"
_BY = re.compile(
    rf"\b(?i:(?:(?:notes?|minutes?|record)\s+(?:were\s+)?(?:taken|typed|written|recorded|kept|made|compiled|scribed)\s+(?:up\s+)?by"
    rf"|(?:notes?|minutes?|scribe|typed\s+up)\s+by|(?:chaired|facilitated|moderated|hosted|led|clerked)\s+by"
    rf"|facilitators?|moderators?|scribe|note[\s-]?takers?|minute[\s-]?takers?|interviewer|host)\s*(?:was\s+|were\s+)?[:–—-]?)\s+(?P<names>{_NAMES})"
)
#: A list in a sentence: "On the panel: Ann Hobb (chair), Dot Orr (lamps)."
_LIST = re.compile(
    r"\b(?i:(?:on|around|round|at)\s+the\s+(?:panel|platform|table|stage)|(?:our\s+)?(?:panel(?:lists?)?|speakers|presenters|participants|facilitators|in\s+the\s+room|who\s+was\s+(?:there|here)|there|here)(?:\s+(?:was|were))?)"
    r"\s*(?::|\s[–—-]\s)\s*(?P<names>[^.\n]{5,400}(?:\b(?:Mr|Mrs|Ms|Dr)\.[^.\n]{3,200})*)"
)
#: "From the firm (Lamps Ltd): Ann Hobb, Dot Orr" and "The council: Sid Pell" below it.
_GROUP = re.compile(r"^(?P<label>[A-Z][^:.?!]{2,60}(?:\([^)]*\))?):\s+(?P<names>[A-Z].{4,})$", re.DOTALL)
_NO_GROUP = re.compile(
    r"\b(?:date|time|venue|place|location|subject|title|re|ref|tel|e-?mail|website|address|contact|apolog\w+|absent|status|version|cat|note|agenda|item|chapter|part|from|to|cc|copy|topic|aims?|purpose|project)\s*$|\d",
    re.IGNORECASE,
)
_HEAD = 14


def credits_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield lines of an attendance list, as credits in the first pieces of a document would have them."""
    for text in list(texts)[:_HEAD]:
        if len(text) > 900:
            continue
        for match in _BY.finditer(text):
            yield match["names"]
        for match in _LIST.finditer(text):
            yield match["names"]


def groups(lines: Sequence[str], is_list: Callable[[str], bool]) -> frozenset[str]:
    """Return those of the first lines that each name a group and its people, where at least two follow one another."""
    found = [_is_group(line, is_list) for line in lines[:_HEAD]]
    return frozenset(
        line
        for at, line in enumerate(lines[:_HEAD])
        if found[at] and any(found[near] for near in (at - 1, at + 1) if 0 <= near < len(found))
    )


def group_label(line: str) -> int:
    """Return how long the label of such a line is, with its colon."""
    match = _GROUP.match(line)
    return match.start("names") if match else 0


def _is_group(line: str, is_list: Callable[[str], bool]) -> bool:
    match = _GROUP.match(line)
    return match is not None and not _NO_GROUP.search(match["label"]) and is_list(match["names"])
