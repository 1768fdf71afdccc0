"""Prose that no other shape claims: views, signed remarks and quotations are comments, the rest is information."""

from collections.abc import Iterator

from pipeline.ingest.shapes import Left, Shape, Taken, blocks_of
from pipeline.ingest.shapes._voice import opinion
from pipeline.records import Document, Part, Role, leaves


def claim(document: Document) -> Iterator[Part]:
    """Claim nothing: what is left over comes here without being asked for."""
    return iter(())


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read paragraphs one by one, under the heading that stands above them."""
    section = None
    for block in leaves(blocks_of(document, part)):
        if block.kind == "aside" or not block.text.strip():
            continue
        if block.kind == "heading":
            section = block.text
            yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
        else:
            role: Role = "comment" if opinion(block.text) >= 0.5 else "statement"
            yield Taken(start=block.start, end=block.end, role=role, text=block.text, section=section)


SHAPE = Shape(name="plain_comments", title="Plain comments", claim=claim, segment=segment)
