"""Make a table again out of one that was pasted as text with tabs.

Two ways are known. Word's own is a line a row with a tab between cells, where a cell of several lines breaks the row
over several lines. The other starts every cell with a tab on a line of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.ingest.readers._marks import split_item
from pipeline.records import Block, Cell

#: Lines of one cell.
Lines = list[str]
#: First line, the line after the last, and the table's cells as lines.
Region = tuple[int, int, list[list[Lines]]]

_HEADING = 90


def tab_tables(lines: Sequence[str]) -> Iterator[Region]:
    """Find the stretches of lines that were once a table."""
    at = 0
    while at < len(lines):
        if "\t" not in lines[at] or not lines[at].strip():
            at += 1
            continue
        found = _stacked(lines, at) if _starts_cell(lines[at]) else None
        found = found or _in_rows(lines, at)
        if found:
            yield found
            at = found[1]
        else:
            at += 1


def as_table(rows: Sequence[Sequence[Lines]], compose: Callable[[Lines], Iterable[Block]]) -> Block:
    """Make the table block, each cell's lines composed on their own."""

    def cell(lines: Lines) -> Cell:
        return tuple(compose(lines))

    return Block(kind="table", rows=tuple(tuple(map(cell, row)) for row in rows))


def _starts_cell(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line.strip(" \t")


def _bulleted(cell: Lines) -> bool:
    return any(split_item(line.strip())[0] for line in cell)


def _filled(cell: Lines) -> Lines:
    return [line for line in cell if line.strip()]


def _heads(cell: Lines) -> bool:
    """Whether a cell could name a row or column: one short line without bullet or full stop."""
    filled = _filled(cell)
    return len(filled) == 1 and len(filled[0].strip()) <= _HEADING and not _bulleted(cell) and not _stops(filled[0])


def _stops(line: str) -> bool:
    return line.rstrip().endswith((".", "!", ";"))


def _stacked(lines: Sequence[str], start: int) -> Region | None:
    """Read a table whose cells each start with a tab on a line of their own."""
    starts = [at for at in range(start, len(lines)) if _starts_cell(lines[at]) or lines[at] == "\t"]
    while len(starts) >= 6:
        bounds = [*starts[1:], _end_of_last(lines, starts[-1])]
        cells = [[lines[at][1:], *lines[at + 1 : end]] for at, end in zip(starts, bounds, strict=True)]
        if rows := _grid(cells):
            return start, bounds[-1], rows
        starts = _before_plain_text(lines, starts)
    return None


def _before_plain_text(lines: Sequence[str], starts: list[int]) -> list[int]:
    """Keep the cells before the last place where running text without a tab follows an empty line."""
    for number in range(len(starts) - 1, 0, -1):
        first, last = starts[number - 1], starts[number]
        if _end_of_last(lines, first) < last:
            return starts[:number]
    return []


def _end_of_last(lines: Sequence[str], start: int) -> int:
    """Find where the last cell ends: before text that stands apart and carries no bullet."""
    bulleted = bool(split_item(lines[start].strip())[0])
    blank, end = 0, start + 1
    for at in range(start + 1, len(lines)):
        text = lines[at].strip()
        if not text:
            blank += 1
            continue
        if _starts_cell(lines[at]) or (blank and not (bulleted and split_item(text)[0])):
            break
        blank, end = 0, at + 1
    return end


def _grid(cells: list[Lines]) -> list[list[Lines]] | None:
    """Divide cells into rows by the column headings at the top and the row headings at the left."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    together = next((at + 1 for at, cell in enumerate(cells) if any(not line.strip() for line in cell[1:])), 0)
    for columns in range(2, min(8, len(cells) // 2 + 1)):
        heads, body = cells[:columns], cells[columns:]
        if not all(_heads(cell) for cell in heads):
            break
        hint = 0.2 if columns == together else 0.0
        width = columns + 1
        names = body[::width]
        others = [cell for at, cell in enumerate(body) if at % width]
        if len(names) >= 2 and others:
            named = sum(map(_heads, names)) / len(names)
            full = sum(not _heads(cell) for cell in others) / len(others)
            listed = sum(map(_bulleted, others)) / len(others)
            if named >= 0.8 and full >= 0.6 and listed >= 0.3:
                best = max(best, (min(named, full) + hint, columns, width))
        if len(body) % columns == 0 and sum(map(_bulleted, body)) >= 0.7 * len(body):
            best = max(best, (0.7 + hint, columns, columns))
    _, columns, width = best
    if not width:
        return None
    corner: list[Lines] = [[]] if width > columns else []
    rows = [corner + cells[:columns]]
    for at in range(columns, len(cells), width):
        row = cells[at : at + width]
        rows.append(row + [[] for _ in range(width - len(row))])
    return rows


def _in_rows(lines: Sequence[str], start: int) -> Region | None:
    """Read a table whose rows are lines, cells divided by tabs, with further lines of a cell below."""
    tabs = lines[start].rstrip(" ").count("\t")
    runs = len([part for part in lines[start].split("\t") if part.strip()])
    for count, split in ((tabs, _by_tabs), (runs - 1, _by_runs)):
        if count >= 1:
            end, rows = _consume(lines, start, count, split)
            if _is_table(rows, count):
                return start, end, rows
    return None


def _by_tabs(line: str) -> list[str]:
    return line.split("\t")


def _by_runs(line: str) -> list[str]:
    return [part for part in line.strip("\t ").split("\t") if part.strip()] if "\t" in line.strip() else [line]


def _consume(
    lines: Sequence[str], start: int, count: int, split: Callable[[str], list[str]]
) -> tuple[int, list[list[Lines]]]:
    rows: list[list[Lines]] = []
    end, column, blank = start, count, 0
    pending: list[list[Lines]] = []
    for at in range(start, len(lines)):
        line = lines[at]
        if not line.strip() and "\t" not in line:
            blank += 1
            if blank > 2 or (column == count and not rows):
                break
            continue
        parts = split(line)
        if column == count:
            if len(parts) == 1:
                listed = bool(split_item(line.strip())[0])
                if not (pending and listed) and not (pending and not blank and _bulleted(pending[-1][-1])):
                    break
            else:
                pending.append([[] for _ in range(count + 1)])
                column = 0
        if len(parts) - 1 + column > count:
            if column == 0:
                pending.pop()
            break
        for number, part in enumerate(parts):
            column += 1 if number else 0
            if part.strip():
                pending[-1][column].append(part.strip())
        blank = 0
        if column == count:
            end, rows = at + 1, list(pending)
    return end, rows


def _is_table(rows: list[list[Lines]], count: int) -> bool:
    if len(rows) < 2 or (count == 1 and len(rows) < 3):
        return False
    firsts = [row[0][0] if row[0] else "" for row in rows]
    if count == 1 and all(first.endswith(":") or split_item(first + " ")[0] for first in firsts if first):
        return False
    if sum(bool(split_item(first + " x")[0] and not split_item(first + " x")[1][:-1]) for first in firsts) * 2 > len(
        rows
    ):
        return False
    dashes = sum(any(cell and cell[0] in {"-", "–", "—", ":"} for cell in row) for row in rows)
    if dashes * 2 > len(rows):
        return False
    return not (count == 1 and all(len(row[0]) == 0 for row in rows))
