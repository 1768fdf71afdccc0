"""Lay a reader's blocks end to end, so that each knows its place in words and in characters."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.records import Block, Cell


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Block, ...]]:
    """Return the document's text and its blocks, each with ``start``, ``end`` and ``locator`` filled in.

    Parameters
    ----------
    blocks : iterable of Block
        As the reader gave them; a ``locator`` there is the page, "page 3".

    Returns
    -------
    text : str
        Mark and text of every block that carries text, one a line.
    blocks : tuple of Block
        Empty ones are gone.
    """
    typesetter = _Typesetter()
    placed = tuple(filter(None, map(typesetter.place, blocks)))
    return "\n".join(typesetter.lines), placed


class _Typesetter:
    """The place reached so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.at = 0
        self.counts = {"paragraph": 0, "table": 0}

    def place(self, block: Block) -> Block | None:
        if block.kind == "table":
            self.counts["table"] += 1
            return self._table(block, _join(block.locator, f"table {self.counts['table']}"))
        if not (block.text or block.mark):
            return None
        self.counts["paragraph"] += 1
        return self._leaf(block, _join(block.locator, f"paragraph {self.counts['paragraph']}"))

    def _leaf(self, block: Block, locator: str) -> Block:
        line = f"{block.mark} {block.text}" if block.mark and block.text else block.mark or block.text
        start = self.at
        self.lines.append(line)
        self.at += len(line) + 1
        return replace(block, start=start, end=start + len(line), locator=locator)

    def _table(self, block: Block, locator: str) -> Block:
        start = self.at
        rows = tuple(
            tuple(self._cell(cell, f"{locator}, row {i}, column {j}") for j, cell in enumerate(row, 1))
            for i, row in enumerate(block.rows, 1)
        )
        return replace(block, rows=rows, locator=locator, start=start, end=max(start, self.at - 1))

    def _cell(self, cell: Cell, locator: str) -> Cell:
        inside = [block for block in cell if block.kind == "table" or block.text or block.mark]
        many = len(inside) > 1
        placed = []
        for number, block in enumerate(inside, 1):
            where = f"{locator}, line {number}" if many else locator
            placed.append(
                self._table(block, f"{where}, inner table") if block.kind == "table" else self._leaf(block, where)
            )
        return tuple(placed)


def _join(*words: str) -> str:
    return ", ".join(word for word in words if word)
