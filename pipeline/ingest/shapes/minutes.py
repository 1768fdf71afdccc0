"""Minutes of a meeting: who was there, what stood on the agenda, and who said what in turn."""

from collections.abc import Iterator

from pipeline.ingest.shapes import Left, Shape, Taken, blocks_of
from pipeline.ingest.shapes._evidence import weigh
from pipeline.ingest.shapes._meeting import Meeting
from pipeline.records import Document, Part


def claim(document: Document) -> Iterator[Part]:
    """Claim the whole document where its head, its labels and its verbs are those of minutes."""
    if evidence := weigh(document):
        yield Part(shape="minutes", first=0, last=len(document.blocks), evidence=evidence.score, why=evidence.why)


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read minutes into attendance, headings and turns."""
    return Meeting(blocks_of(document, part), document.text).read()


SHAPE = Shape(name="minutes", title="Minutes of a meeting", claim=claim, segment=segment)
