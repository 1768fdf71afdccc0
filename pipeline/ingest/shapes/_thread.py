"""Remarks one after another, each dated in front or signed behind, as wikis and guest books keep them."""

from collections.abc import Iterator, Sequence

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._signed import is_signed, is_stamped, unsign
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.ingest.shapes._wording import ends_asking
from pipeline.records import Role


def is_thread(lines: Sequence[Line]) -> bool:
    """Whether most lines are dated or signed."""
    told = [line for line in lines if line.kind in {"item", "paragraph"} and line.text.strip()]
    marked = [line for line in told if is_stamped(line.text) or is_signed(line.text)]
    return len(marked) >= 2 and len(marked) * 2 >= len(told) and len(told) == len(lines)


def read_thread(lines: Sequence[Line]) -> Iterator[Taken | Left]:
    """Read remarks that may run over several lines; one without a date behind a question is the reply to it."""
    asked: int | None = None
    for entry in _entries(lines):
        first, last = entry[0].block, entry[-1].block
        if len(entry) == 1 and (reason := furniture(first.text)):
            yield Left(start=first.start, end=first.end, reason=reason)
            continue
        dated = is_stamped(first.text)
        text, speaker = unsign("\n".join(line.text for line in entry))
        text, votes = split_tally(text)
        replied = asked if not dated else None
        role: Role = "comment" if replied is None else "answer"
        yield Taken(
            start=first.start,
            end=last.end,
            role=role,
            text=text,
            speaker=speaker,
            section=entry[0].section,
            parent_section=entry[0].parent,
            votes=votes,
            replies_to=replied,
        )
        if dated or replied is None:
            asked = first.start if ends_asking(text) else None


def _entries(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Put lines together: a remark goes on until it is signed, or the next one is dated."""
    dates = sum(is_stamped(line.text) for line in lines) * 2 >= len(lines)
    signs = sum(is_signed(line.text) for line in lines) * 2 >= len(lines)
    entry: list[Line] = []
    for line in lines:
        if line.block.kind == "aside" or not line.text.strip():
            continue
        if entry and (is_stamped(line.text) or (signs and is_signed(entry[-1].text)) or not (dates or signs)):
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry
