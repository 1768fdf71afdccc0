"""Put printed pages together again: paragraphs over lines and pages, headings, lists, tables that go on overleaf."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.ingest.readers._columns import Grid, Line
from pipeline.ingest.readers._flow import put_together
from pipeline.ingest.readers._furniture import PAGE_NUMBER, RUNNING, is_page_number, mask
from pipeline.ingest.readers._marks import ended, heads_alike, split_item
from pipeline.ingest.readers._numbering import bullet
from pipeline.ingest.readers._sheet import Sheet
from pipeline.ingest.readers._text import clean
from pipeline.records import Block, Cell

SIDEWAYS = "set sideways on the page, such as a watermark"
NO_TEXT = "a page without text, perhaps scanned; run text recognition (OCR) on it"
#: Letters this much larger than those of the running text make a heading.
_LARGER = 1.12
_LARGER_BOLD = 1.04
#: A gap between lines beyond this many times the usual one ends a paragraph.
_APART = 1.35
_BARE_NUMBER = re.compile(r"\d{1,4}\Z")


class Printed:
    """The pages of a document.

    Parameters
    ----------
    sheets : sequence of Sheet
    """

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = sheets
        lines = [line for sheet in sheets for item in sheet.items for line in _lines_of(item)]
        weights: Counter[float] = Counter()
        for line in lines:
            weights[line.size] += len(line.text)
        self.body = weights.most_common(1)[0][0] if weights else 10.0
        larger = {line.size for line in lines if self.is_large(line)}
        self.levels = {size: min(level, 6) for level, size in enumerate(sorted(larger, reverse=True), 1)}
        self.furniture = self.find_furniture()

    def blocks(self) -> Iterator[Block]:
        """Yield what is on the pages, in order; page furniture inside a paragraph comes after it."""
        text = _Text(self)
        rights: dict[int, float] = {}  # pages of one width have one right edge
        for sheet in self.sheets:
            width = round(sheet.width)
            rights[width] = max([rights.get(width, 0.0), *(_right(item) for item in sheet.items)])
        for sheet in self.sheets:
            text.page(sheet, rights[round(sheet.width)])
        text.close()
        yield from text.done

    def is_large(self, line: Line) -> bool:
        """Whether a line is set larger than the running text."""
        bold = line.strong == len(line.text)
        return line.size >= self.body * (_LARGER_BOLD if bold else _LARGER) and any(map(str.isalpha, line.text))

    def find_furniture(self) -> dict[int, str]:
        """Map lines that repeat at the head or foot of the pages, by identity, to what they are."""
        found: dict[int, str] = {}
        places: dict[tuple[str, int], list[Line]] = {}
        for sheet in self.sheets:
            lines = [item for item in sheet.items if isinstance(item, Line)]
            edge = [line for line in lines if line.bottom < sheet.height * 0.14 or line.top > sheet.height * 0.87]
            for line in {id(line): line for line in (*edge, *lines[:2], *lines[-2:])}.values():
                if is_page_number(line.text) or (line in edge and _BARE_NUMBER.match(line.text)):
                    found[id(line)] = PAGE_NUMBER
                else:
                    places.setdefault((mask(line.text), round(line.top / 8)), []).append(line)
        least = max(2, round(len(self.sheets) * 0.5))
        for (words, band), lines in places.items():
            near = lines + places.get((words, band + 1), [])
            if len({line.page for line in near}) >= least:
                found.update((id(line), RUNNING) for line in near)
        return found


class _Text:
    """The running text as far as it has been put together."""

    def __init__(self, printed: Printed) -> None:
        self.printed = printed
        self.done: list[Block] = []
        self.lines: list[Line] = []  # of the open paragraph
        self.mark = ""
        self.right = 0.0
        self.asides: list[Block] = []
        self.indents: list[float] = []
        self.grid: tuple[Grid, int] | None = None  # the last table, while nothing has come after it
        self.pitch = 0.0

    def page(self, sheet: Sheet, right: float) -> None:
        self.pitch = _pitch([item for item in sheet.items if isinstance(item, Line)])
        rights: dict[int, float] = {}
        for item in sheet.items:
            if isinstance(item, Line):
                rights[item.number] = max(rights.get(item.number, 0.0), item.x1)
        for item in sheet.items:
            if isinstance(item, Grid):
                self.table(item)
            elif note := self.printed.furniture.get(id(item)):
                self.asides.append(Block(kind="aside", text=clean(item.text), note=note, locator=_locator(item.page)))
            else:
                self.right = rights[item.number] if item.number else right
                self.line(item)
        if sheet.pictures and not sheet.items:
            self.asides.append(Block(kind="aside", text=f"[page {sheet.number}]", note=NO_TEXT))
        self.asides.extend(Block(kind="aside", text=text, note=SIDEWAYS) for text in sheet.remarks if text.strip())

    def line(self, line: Line) -> None:
        mark, rest = split_item(line.text)
        large = self.printed.is_large(line)
        if self.lines and (not mark or not rest) and self.goes_on(self.lines[-1], line, large=large):
            self.lines.append(line)
            return
        self.close()
        self.grid = None
        self.lines, self.mark = [line], "" if large else mark

    def goes_on(self, before: Line, line: Line, *, large: bool) -> bool:
        if self.mark and before.text == self.mark:
            return True
        if large or self.printed.is_large(before):
            return before.size == line.size and line.page == before.page and self.near(before, line)
        if heads_alike(self.lines[0].text, line.text) or abs(before.size - line.size) > 1:
            return False
        small = line.text[:1].islower()
        if before.page != line.page or before.number != line.number:
            return not ended(before.text) and (small or self.is_full(before, line))
        if not self.near(before, line):
            return False
        if (before.strong == len(before.text)) != (line.strong == len(line.text)) and not small:
            return False
        if self.is_full(before, line):
            return True
        return small and not ended(before.text)

    def near(self, before: Line, line: Line) -> bool:
        return line.top - before.top <= _APART * max(self.pitch, before.size * 1.05)

    def is_full(self, before: Line, line: Line) -> bool:
        """Whether the next line's first word would not have fitted."""
        return before.x1 + line.first + 0.2 * line.size > self.right - 2

    def close(self) -> None:
        if self.lines:
            self.done.append(self.block())
            self.lines = []
        self.done.extend(self.asides)
        self.asides = []

    def block(self) -> Block:
        first = self.lines[0]
        strong = _strong(self.lines)
        text = put_together([line.text for line in self.lines])
        locator = _locator(first.page)
        if self.printed.is_large(first):
            self.indents.clear()
            level = self.printed.levels.get(first.size, 1)
            return Block(kind="heading", text=text, level=level, strong=strong, locator=locator)
        if not self.mark:
            return Block(kind="paragraph", text=text, strong=strong, locator=locator)
        while self.indents and first.x0 < self.indents[-1] - 4:
            self.indents.pop()
        if not self.indents or first.x0 > self.indents[-1] + 6:
            self.indents.append(first.x0)
        rest = text[len(self.mark) :].strip()
        mark = bullet(self.mark) if len(self.mark) == 1 else self.mark
        return Block(
            kind="item", text=rest, mark=mark, level=len(self.indents) - 1,
            strong=max(0, strong - (len(text) - len(rest))), locator=locator,
        )  # fmt: skip

    def table(self, grid: Grid) -> None:
        rows = [tuple(self.cell(cell, edge) for cell, edge in zip(row, grid.edges, strict=False)) for row in grid.rows]
        if self.grid and self.is_continued(self.grid[0], grid):
            at = self.grid[1]
            table = self.done[at]
            if rows and _words(rows[0]) == _words(table.rows[0]):
                rows = rows[1:]
            last = table.rows[-1]
            if rows and len(last) == len(rows[0]) and not rows[0][0] and last[0]:
                rows[0] = tuple(cell + more for cell, more in zip(last, rows[0], strict=True))
                table = replace(table, rows=table.rows[:-1])
            self.done[at] = replace(table, rows=table.rows + tuple(rows))
            self.grid = (grid, at)
            return
        self.close()
        self.done.append(Block(kind="table", rows=tuple(rows), locator=_locator(grid.page)))
        self.grid = (grid, len(self.done) - 1)
        self.indents.clear()

    def is_continued(self, before: Grid, grid: Grid) -> bool:
        """Whether a table goes on with the one at the end of the page before."""
        return (
            not self.lines
            and grid.ruled
            and before.ruled
            and grid.page == before.page + 1
            and len(before.edges) == len(grid.edges)
            and all(abs(a - b) < 6 for a, b in zip(before.edges, grid.edges, strict=True))
        )

    def cell(self, lines: list[Line], edge: float) -> Cell:
        inner = _Text(self.printed)
        inner.pitch = _pitch(lines) or self.pitch
        inner.right = edge - 4
        for line in lines:
            inner.line(line)
        inner.close()
        return tuple(replace(block, locator="") for block in inner.done)


def _lines_of(item: Line | Grid) -> list[Line]:
    return [item] if isinstance(item, Line) else [line for row in item.rows for cell in row for line in cell]


def _right(item: Line | Grid) -> float:
    return item.x1 if isinstance(item, Line) else max(item.edges, default=0.0) if item.ruled else 0.0


def _pitch(lines: Sequence[Line]) -> float:
    """Find the usual distance from line to line: the smallest that occurs again and again."""
    steps = Counter(
        round(after.top - before.top)
        for before, after in pairwise(lines)
        if before.size == after.size and 4 < after.top - before.top < 40
    )
    least = 0.15 * sum(steps.values())
    return float(min((step for step, times in steps.items() if times >= least), default=0))


def _strong(lines: Sequence[Line]) -> int:
    strong = 0
    for number, line in enumerate(lines):
        strong += line.strong + (1 if number and line.strong else 0)
        if line.strong < len(line.text):
            break
    return strong


def _words(row: Sequence[Cell]) -> list[str]:
    return [block.text for cell in row for block in cell]


def _locator(page: int) -> str:
    return f"page {page}"
