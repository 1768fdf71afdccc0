"""One agenda item on a committee's web page: a head, what was put to the meeting, and what was said."""

import re
from collections.abc import Iterator

from pipeline.ingest.shapes import Left, Shape, Taken, blocks_of
from pipeline.ingest.shapes._meeting import Meeting
from pipeline.records import Block, Document, Part
from pipeline.speech import find_speech

_HEAD = re.compile(r"^\W*agenda\s+item\b(?:\s*(?:no\.?|number)?\s*\d+[a-z]?)?\W*$", re.IGNORECASE)
_MINUTES = re.compile(r"^\W*(?:minutes|decision|discussion|resolved)\s*:?\W*$", re.IGNORECASE)
_TAIL = re.compile(
    r"^\W*(?:supporting|related|attached|background)\s+(?:documents?|papers?|information)\s*:?\W*$", re.IGNORECASE
)
_HEAD_LINES = 12  # an "Agenda item" further down is a cross-reference
_LONG = 200  # a line as long as this was written for the page, not put there by its software


def claim(document: Document) -> Iterator[Part]:
    """Claim a page that says it is one agenda item, and goes on with what was said."""
    blocks = document.blocks
    first = next((at for at, block in enumerate(blocks[:_HEAD_LINES]) if _HEAD.match(block.text)), None)
    if first is None:
        return
    rest = blocks[first:]
    said = any(_MINUTES.match(block.text) for block in rest)
    reported = sum(next(find_speech(block.text), None) is not None or _reported(block) for block in rest)
    if said or reported >= 2:
        why = "it is headed “Agenda item”" + (
            "; it has a part headed “Minutes”" if said else "; it reports a discussion"
        )
        yield Part(shape="agenda_item", first=0, last=len(blocks), evidence=0.97, why=why)


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read head, preamble and discussion; the list of papers at the end is set aside."""
    blocks = blocks_of(document, part)
    first = next((at for at, block in enumerate(blocks) if _HEAD.match(block.text)), 0)
    for head in blocks[: first + 1]:
        if head.kind not in {"aside", "table"} and len(head.text) < _LONG:
            yield Taken(start=head.start, end=head.end, role="heading", text=head.text)
    blocks = blocks[first + 1 :]
    title = blocks[0] if blocks and blocks[0].kind != "table" else None
    body = list(blocks[1:] if title else blocks)
    meeting = Meeting([], document.text)
    if title is not None:
        yield Taken(start=title.start, end=title.end, role="heading", text=title.text)
        meeting.place.enter(5, " ".join(title.text.split()))
    tail = next((at for at, block in enumerate(body) if _TAIL.match(block.text)), len(body))
    meeting.begun = True
    meeting.blocks = [block for block in body[:tail] if block.kind != "aside"]
    yield from meeting.read()
    for block in body[tail:]:
        if block.kind != "table" and len(block.text) < _LONG:
            yield Left(start=block.start, end=block.end, reason="list of papers at the end of the page")


def _reported(block: Block) -> bool:
    return (
        re.search(r"\b(?:was|were)\s+(?:raised|noted|made|asked|recognised|explained|confirmed|reported)\b", block.text)
        is not None
    )


SHAPE = Shape(name="agenda_item", title="Agenda item of a committee", claim=claim, segment=segment)
