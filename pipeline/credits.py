"""Who took part by the first lines of papers without an attendance list: "Facilitator Ann Hobb", "Notes by Dot"."""

import re
from collections.abc import Iterable, Iterator

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
