"""A paragraph that was cut into segments reads as a paragraph again, and the row of a table as a row."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Block, Document
from pipeline.report.views.pieces import Feeling, Link, QuestionLine
from pipeline.report.views.sift import Tags, tag


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a piece of text with one mark, or none."""

    text: str
    mark: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, or a stretch set aside, as it stands in its document."""

    kind: str  # the segment's role, or "aside"
    anchor: str
    runs: tuple[Run, ...]
    heading: int = 0  # 3 or 4 where it is shown as a heading
    column: str = ""  # named where it changes
    feeling: Feeling | None = None
    questions: tuple[QuestionLine, ...] = ()
    replies: tuple[Link, ...] = ()  # to the questions it answers or may answer
    themes: tuple[Link, ...] = ()
    concerns: tuple[Link, ...] = ()
    speakers: tuple[str, ...] = ()
    marked: bool = False
    votes: int = 0
    label: str = ""
    reason: str = ""
    same: bool = False  # its margin would repeat that of the piece before
    joined: bool = False  # it goes on in the paragraph of the piece before
    start: int = 0

    @property
    def about(self) -> tuple[Link, ...]:
        """What it is about, by the codebook and by what recurs."""
        return (*(self.themes if self.kind == "comment" or self.questions else ()), *self.concerns)

    @property
    def brief(self) -> bool:
        """Whether one line says all that was made of it."""
        return not (
            self.heading or self.column or self.questions or self.replies or any(run.anchor for run in self.runs)
        )

    @property
    def tags(self) -> Tags:
        """What it can be found by."""
        return (
            *(tag("status", line.state.word, line.state.group) for line in self.questions),
            *([tag("feeling", self.feeling.word)] if self.feeling else []),
            *(tag("theme", link.text) for link in self.themes if self.kind == "comment" or self.questions),
        )


@dataclass(frozen=True, slots=True, order=True)
class _Leaf:
    """A paragraph of the document and the row of the table that it stands in, if any."""

    start: int
    end: int
    row: tuple[int, int]  # of which table, which row; (-1, -1) outside of tables


#: What stands between two cells of one row.
BAR = Run(" | ")


def as_prose(document: Document, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join statements of one paragraph that have nothing of their own in the margin, and cells of a row that are alike.

    The cells of a table's head are alike, and so are those of a row that were set aside.

    Parameters
    ----------
    document : Document
    pieces : sequence of Piece
        In order of place.
    """
    leaves = sorted(_leaves(document.blocks))
    starts = [leaf.start for leaf in leaves]
    joined: list[Piece] = []
    before: _Leaf | None = None
    for piece in pieces:
        place = bisect_right(starts, piece.start) - 1
        leaf = leaves[place] if place >= 0 and piece.start < leaves[place].end else None
        last = joined[-1] if joined else None
        if last and leaf and before and _heads(last, piece) and leaf.row == before.row != (-1, -1):
            joined[-1] = replace(last, kind="columns", heading=0, runs=(*last.runs, BAR, *_anchored(piece)))
        elif last and leaf and before and _aside(last, piece) and leaf.row == before.row != (-1, -1):
            reasons = dict.fromkeys((*last.reason.split("; "), piece.reason))
            joined[-1] = replace(last, runs=(*last.runs, BAR, *_anchored(piece)), reason="; ".join(reasons))
        elif last and leaf and leaf == before and _plain(last) and _plain(piece) and not piece.column:
            joined[-1] = replace(
                last,
                runs=(*last.runs, Run(" "), *_anchored(piece)),
                speakers=tuple(dict.fromkeys((*last.speakers, *piece.speakers))),
                concerns=tuple(dict.fromkeys((*last.concerns, *piece.concerns))),
            )
        else:
            on = bool(last and leaf and leaf == before and not piece.column and not piece.heading)
            joined.append(replace(piece, joined=on and not piece.same))
        before = leaf
    return tuple(_levelled(joined))


def _levelled(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put the name of a column one level under the heading before it, if one is left."""
    level = 2
    for piece in pieces:
        if piece.kind == "heading":
            level = 3
        yield replace(piece, heading=level + 1) if piece.column else piece


def _aside(last: Piece, piece: Piece) -> bool:
    return last.kind == piece.kind == "aside"


def _heads(last: Piece, piece: Piece) -> bool:
    return last.kind in ("heading", "columns") and piece.kind == "heading"


def _plain(piece: Piece) -> bool:
    return piece.kind == "statement" and not (piece.questions or piece.replies or piece.feeling or piece.marked)


def _anchored(piece: Piece) -> tuple[Run, ...]:
    """Return a piece's runs, the first with the anchor of the piece, which had one of its own."""
    first, *others = piece.runs
    return (replace(first, anchor=first.anchor or piece.anchor), *others)


def _leaves(blocks: Sequence[Block], row: tuple[int, int] = (-1, -1)) -> Iterator[_Leaf]:
    for block in blocks:
        if block.kind != "table":
            yield _Leaf(block.start, block.end, row)
            continue
        for number, cells in enumerate(block.rows):
            for cell in cells:
                yield from _leaves(cell, (block.start, number))
