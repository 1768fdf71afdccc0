"""What the reading of an RTF file keeps in hand: groups, streams of paragraphs, rows of a table."""

from dataclasses import dataclass, field

from pipeline.ingest.readers._runs import Run
from pipeline.records import Block, Cell

#: Column edges nearer than this (twentieths of a point) are the same edge.
_SAME_EDGE = 60


@dataclass(slots=True)
class Sink:
    """A stream of paragraphs: the body, or a note that stands apart from it."""

    note: str = ""
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    mark: str = ""
    cell: list[Block] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    rows: list[tuple[list[Cell], list[int]]] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """What holds until the group closes."""

    sink: Sink
    skip: bool = False
    role: str = ""  # a destination that is read in a way of its own
    bold: bool = False
    hidden: bool = False
    font: int = 0
    unicode_skip: int = 1
    ends_sink: bool = False


def lay_out_rows(rows: list[tuple[list[Cell], list[int]]]) -> tuple[tuple[Cell, ...], ...]:
    """Put cells under one another by their right edges; a cell over two columns leaves the second empty."""
    edges: list[int] = []
    for edge in sorted({edge for cells, own in rows for edge in own[: len(cells)]}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    width = max(*(len(cells) for cells, _ in rows), len(edges))
    laid = []
    for cells, own in rows:
        row: list[Cell] = []
        for number, cell in enumerate(cells):
            row.append(cell)
            if number < len(own):
                covered = sum(edge <= own[number] + _SAME_EDGE for edge in edges)
                row.extend(() for _ in range(covered - len(row)))
        laid.append(tuple(row) + ((),) * (width - len(row)))
    return tuple(laid)
