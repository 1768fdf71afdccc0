"""Attendance lists whose labels name groups: "From the firm: Ann Hobb, lamps; Dot Orr" and "The council: Sid Pell"."""

import re
from collections.abc import Sequence

from pipeline.attendance import entries, is_entry, read_roll
from pipeline.speech import find_speech

_GROUP = re.compile(r"^(?P<label>[A-Z][^:.?!]{2,60}(?:\([^)]*\))?):\s+(?P<names>[A-Z].{4,})$", re.DOTALL)
_NO_GROUP = re.compile(
    r"\b(?:date|time|venue|place|location|subject|title|re|ref|tel|e-?mail|website|address|contact|apolog\w+|absent|status|version|cat|note|agenda|item|chapter|part|from|to|cc|copy|topic|aims?|purpose|project)\s*$|\d",
    re.IGNORECASE,
)
#: Another label on the same line, behind a full stop or semicolon.
_INNER = re.compile(
    r"(?<=[.;)\w])[.;]?\s+(?P<label>(?:Apolog(?:y|ies)(?:\s+(?:from|received))*|Absent|In\s+attendance|Also\s+(?:present|in\s+attendance)|Attendees|Present|Observers?|Guests?))\s*:\s+(?=\S)"
)
_HEAD = 14  # so many lines may come before those present


def groups(lines: Sequence[str]) -> tuple[str, ...]:
    """Return those of the first lines that each name a group and its people, where at least two follow one another."""
    head = lines[:_HEAD]
    found = [_is_group(line) for line in head]
    near = [any(found[other] for other in (at - 1, at + 1) if 0 <= other < len(found)) for at in range(len(found))]
    return tuple(line for line, one, two in zip(head, found, near, strict=True) if one and two)


def after_label(line: str) -> str:
    """Return the names that follow the label of such a line."""
    match = _GROUP.match(line)
    return match["names"] if match else line


def _is_group(line: str) -> bool:
    match = _GROUP.match(line)
    if match is None or _NO_GROUP.search(match["label"]):
        return False
    names = match["names"]
    if is_entry(names):
        return True
    people = read_roll([names]).present
    several = len(people) > 1 and len(people) >= 0.6 * len(entries(names))
    return several and len(names) < 400 and next(find_speech(names), None) is None


def inner_labels(line: str, at: int = 0) -> list[tuple[int, int, str]]:
    """Divide a line where another list of names begins on it: "Present: A, B. Apologies: C".

    Parameters
    ----------
    line : str
    at : int
        Where the names behind its first label start.

    Returns
    -------
    list of (start, end, label)
        The stretches that hold names; the label is empty for the first.
    """
    cuts = [match for match in _INNER.finditer(line, at) if line[at : match.start()].strip()]
    starts = [at, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), len(line)]
    return list(zip(starts, ends, ["", *(match["label"] for match in cuts)], strict=True))
