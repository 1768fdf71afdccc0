"""Contents lists: entries and links that only repeat the headings and questions below them."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.ingest.shapes._asked import lead
from pipeline.ingest.shapes._once import once
from pipeline.ingest.shapes._outline import Line, is_strong
from pipeline.ingest.shapes._wording import asks

_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_ANCHOR = re.compile(r"^\W*\[[^\]]+\]\(#[^)]*\)(?:\W*\w+){0,5}\W*$")
#: Where two links stood side by side and the gap between them is gone: "Is the hall heated?Who cleans it?".
_GLUED = re.compile(r"(?<=[a-z?])(?=[A-Z])")
#: What stands more often than this in a paper is no entry of its contents and their title.
_LISTED = 3
_FEWEST = 2


def folded(text: str) -> str:
    """Return a text for comparison: no links, marks or case."""
    return " ".join(re.sub(r"[^\w\s]", " ", _LINK.sub(r"\1", text)).casefold().split())


@once
def contents(lines: Sequence[Line]) -> set[int]:
    """Find list entries and links that only repeat headings or questions which come later."""
    last: dict[str, int] = {}
    times = Counter(folded(line.text) for line in lines if line.kind != "table")
    for at, line in enumerate(lines):
        if line.kind != "table":
            last[folded(lead(line.text, line.block.strong)[0])] = at
    found = {
        at
        for at, line in enumerate(lines)
        if line.kind in {"item", "paragraph"}
        and line.text.strip()
        and last.get(folded(line.text), -1) > at
        and times[folded(line.text)] <= _LISTED
        and not _heads_list(lines, at)
        and _titles(lines[last[folded(line.text)]])
    }
    found |= {at for at, line in enumerate(lines) if line.kind in {"item", "paragraph"} and _ANCHOR.match(line.text)}
    found |= _glued(lines, last)
    return found if len(found) > 1 else set()


def _glued(lines: Sequence[Line], last: dict[str, int]) -> set[int]:
    """Find the rows of a list in columns whose entries have run together; at least two open with one that comes later."""
    rows = {at for at, line in enumerate(lines) if line.kind in {"item", "paragraph"} and _GLUED.search(line.text)}
    known = {
        at
        for at in rows
        if any(last.get(folded(lines[at].text[: cut.start()]), -1) > at for cut in _GLUED.finditer(lines[at].text))
    }
    if len(known) < _FEWEST:
        return set()
    first, end = min(known), max(known)
    while end + 1 in rows:
        end += 1
    while first - 1 in rows:
        first -= 1
    return {at for at in rows if first <= at <= end and (at in known or "?" in lines[at].text)}


def _heads_list(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands over a list of its own, as a prompt that each table was given does."""
    return lines[at].block.kind == "paragraph" and at + 1 < len(lines) and lines[at + 1].kind == "item"


def _titles(line: Line) -> bool:
    return line.kind in {"heading", "label"} or is_strong(line.block) or line.block.strong > 0 or asks(line.text)
