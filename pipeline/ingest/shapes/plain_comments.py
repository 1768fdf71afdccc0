"""Prose that no other shape claims: views, signed remarks and quotations are comments, the rest is information."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.action_tables import cells_of, read_columns
from pipeline.ingest.shapes import Left, Shape, Taken
from pipeline.ingest.shapes._action_lists import read_rows
from pipeline.ingest.shapes._contents import contents
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._letter import find_letter
from pipeline.ingest.shapes._outline import Line, outline
from pipeline.ingest.shapes._prose import mostly_views, read_prose
from pipeline.ingest.shapes._run_in import title_over, with_topics
from pipeline.ingest.shapes._title_lines import title_lines
from pipeline.ingest.shapes._voice import AMONG_VIEWS, opinion
from pipeline.ingest.shapes._wording import ends_asking, opens_asking
from pipeline.records import Block, Document, Part, Role, leaves


def claim(document: Document) -> Iterator[Part]:
    """Claim nothing: what is left over comes here without being asked for."""
    return iter(())


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read paragraphs one by one, under the heading that stands above them."""
    whole = with_topics(outline(document.blocks))
    title = title_over(whole)
    for taken in _read(document, part, whole):
        named = isinstance(taken, Taken) and taken.role in {"comment", "question"} and taken.section is None
        yield replace(taken, section=title) if isinstance(taken, Taken) and named and title else taken


def _read(document: Document, part: Part, whole: list[Line]) -> Iterator[Taken | Left]:
    listed = contents(whole)
    lines = whole[part.first : part.last]
    among_views = mostly_views(lines)
    titles = title_lines(whole)
    letter = find_letter(document, lines)
    for line in lines:
        block = line.block
        if line.kind == "table":
            yield from _table(block)
        elif line.index in listed:
            yield Left(start=block.start, end=block.end, reason="contents list")
        elif block.kind == "aside" or not block.text.strip():
            continue
        elif letter and line.index in letter.frame:
            yield Left(start=block.start, end=block.end, reason="greeting or signature of a letter")
        elif letter and line.index in letter.body and not furniture(block.text):
            own = not letter.circular and (len(letter.body) == 1 or opinion(block.text) >= AMONG_VIEWS)
            role: Role = "question" if _puts(line) else "comment" if own else "statement"
            yield Taken(
                start=block.start,
                end=block.end,
                role=role,
                text=block.text,
                speaker=letter.writer if own or role == "question" else None,
                section=line.section,
            )
        elif line.index in titles and not furniture(block.text):
            yield Taken(start=block.start, end=block.end, role="statement", text=block.text, section=line.section)
        else:
            yield from read_prose(line, among_views=among_views, rest=len(lines) * 2 < len(whole))


def _puts(line: Line) -> bool:
    """Whether a letter's list puts a question."""
    return line.kind == "item" and ends_asking(line.text) and opens_asking(line.text)


def _table(table: Block) -> Iterator[Taken | Left]:
    rows = [[list(leaves(cell)) for cell in row] for row in table.rows]
    if len(rows) > 1 and (columns := read_columns(cells_of(rows[0]))):
        for row in read_rows(rows, columns):
            role: Role = "action" if row.action else "heading"
            yield Taken(start=row.start, end=row.end, role=role, text=row.text, speaker=row.owner)
        return
    for leaf in leaves((table,)):
        if leaf.kind != "aside" and leaf.text.strip():
            yield Taken(start=leaf.start, end=leaf.end, role="statement", text=leaf.text)


SHAPE = Shape(name="plain_comments", title="Plain comments", claim=claim, segment=segment)
