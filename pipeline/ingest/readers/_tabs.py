"""Make a table again out of one that was pasted as text with tabs.

Two ways are known. Word's own is a line a row with a tab between cells, where a cell of several lines breaks the row
over several lines. The other starts every cell with a tab on a line of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.ingest.readers._marks import split_item
from pipeline.records import Block, Cell

#: Lines of one cell.
Lines = list[str]
#: First line, the line after the last, and the table's cells as lines.
Region = tuple[int, int, list[list[Lines]]]

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_HEADING = 90
_WORDS = 3  # more are no initials
#: More than these is no table that somebody pasted; without an end to the search, long files would take for ever.
_INTERRUPTIONS = 5
_CELLS = 600


def tab_tables(lines: Sequence[str]) -> Iterator[Region]:
    """Find the stretches of lines that were once a table."""
    at = tried = 0  # no table with a tab before each cell starts before ``tried``
    while at < len(lines):
        if "\t" not in lines[at] or not lines[at].strip():
            at += 1
            continue
        found = None
        if at >= tried and _starts_cell(lines[at]):
            found, tried = _stacked(lines, at)
        end = at + 1
        if found is None:
            found, end = _in_rows(lines, at)
        if found:
            yield found
            at = found[1]
        else:
            at = end


def tabs_for_gaps(lines: Sequence[str]) -> list[str]:
    """Put tabs for wide gaps where three lines or more, one after another, have the same number of them, two at least."""
    counts = [len(_GAP.findall(line)) if "   " in line and "\t" not in line else 0 for line in lines]
    changed = list(lines)
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and counts[end] == counts[at]:
            end += 1
        if counts[at] >= 2 and end - at >= 3:
            changed[at:end] = [_GAP.sub("\t", line.strip()) for line in lines[at:end]]
        at = end
    return changed


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


def _stacked(lines: Sequence[str], start: int) -> tuple[Region | None, int]:
    """Read a table whose cells each start with a tab on a line of their own.

    Where running text interrupts the cells, the table may end there: the longest stretch that makes a table is
    taken. Returned beside it is the line before which no other such table can start.
    """
    starts: list[int] = []
    breaks: list[int] = []  # how many cells there are before each interruption
    for at in range(start, len(lines)):
        if not (_starts_cell(lines[at]) or lines[at] == "\t"):
            continue
        if starts and any(line.strip() for line in lines[_end_of_last(lines, starts[-1]) : at]):
            breaks.append(len(starts))
        if len(breaks) > _INTERRUPTIONS or len(starts) > _CELLS:
            break
        starts.append(at)
    next_start = starts[breaks[0]] if breaks and breaks[0] < len(starts) else starts[-1] + 1
    for count in (len(starts), *reversed(breaks)):
        chosen = starts[:count]
        if len(chosen) < 6:
            break
        bounds = [*chosen[1:], _end_of_last(lines, chosen[-1])]
        cells = [[lines[at][1:], *lines[at + 1 : end]] for at, end in zip(chosen, bounds, strict=True)]
        if rows := _grid(cells):
            return (start, bounds[-1], rows), next_start
    return None, next_start


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
    heading, listed = list(map(_heads, cells)), list(map(_bulleted, cells))
    for columns in range(2, min(8, len(cells) // 2 + 1)):
        if not all(heading[:columns]):
            break
        hint = 0.2 if columns == together else 0.0
        width = columns + 1
        others = [at for at in range(columns, len(cells)) if (at - columns) % width]
        names = range(columns, len(cells), width)
        if len(names) >= 2 and others:
            named = sum(heading[at] for at in names) / len(names)
            full = sum(not heading[at] for at in others) / len(others)
            if named >= 0.8 and full >= 0.6 and sum(listed[at] for at in others) >= 0.3 * len(others):
                best = max(best, (min(named, full) + hint, columns, width))
        body = listed[columns:]
        if len(body) % columns == 0 and sum(body) >= 0.7 * len(body):
            best = max(best, (0.7 + hint, columns, columns))
    _, columns, width = best
    if not width:
        return _by_gaps(cells)
    corner: list[Lines] = [[]] if width > columns else []
    rows = [corner + cells[:columns]]
    for at in range(columns, len(cells), width):
        row = cells[at : at + width]
        rows.append(row + [[] for _ in range(width - len(row))])
    return rows


def _by_gaps(cells: list[Lines]) -> list[list[Lines]] | None:
    """Divide cells into rows where an empty line follows every so many cells and none stands between the others."""
    gaps = [any(not line.strip() for line in cell[1:]) for cell in cells[:-1]] + [True]
    columns = gaps.index(True) + 1
    if columns < 2 or len(cells) % columns or len(cells) < 3 * columns:
        return None
    if gaps != [(at + 1) % columns == 0 for at in range(len(cells))]:
        return None
    return [cells[at : at + columns] for at in range(0, len(cells), columns)]


def _in_rows(lines: Sequence[str], start: int) -> tuple[Region | None, int]:
    """Read a table whose rows are lines, cells divided by tabs, with further lines of a cell below.

    Returned beside it is the line to go on with where this is none.
    """
    tabs = lines[start].rstrip(" ").count("\t")
    runs = len([part for part in lines[start].split("\t") if part.strip()])
    go_on = start + 1
    if runs < 2:  # a first row names at least two columns
        return None, go_on
    for count, split in ((tabs, _by_tabs), (runs - 1, _by_runs)):
        if count >= 1:
            end, rows = _consume(lines, start, count, split)
            if _is_table(rows, count):
                indented = all(not row[0] for row in rows) and count > 1
                return (start, end, [row[1:] for row in rows] if indented else rows), end
            if len(rows) > 50:
                go_on = max(go_on, end)
    return None, go_on


def _by_tabs(line: str) -> list[str]:
    return line.split("\t")


def _by_runs(line: str) -> list[str]:
    return [part for part in line.strip("\t ").split("\t") if part.strip()] if "\t" in line.strip() else [line]


def _is_prose(cells: Sequence[str]) -> bool:
    return sum(len(cell) > 60 for cell in cells) * 3 > len(cells)


def _consume(
    lines: Sequence[str], start: int, count: int, split: Callable[[str], list[str]]
) -> tuple[int, list[list[Lines]]]:
    end, column, blank, complete = start, count, 0, 0
    pending: list[list[Lines]] = []
    for at in range(start, len(lines)):
        line = lines[at]
        if not line.strip() and "\t" not in line:
            blank += 1
            if blank > 2 or (column == count and not complete):
                break
            continue
        parts = split(line)
        if column == count:
            if len(parts) == 1:
                listed = bool(split_item(line.strip())[0])
                if blank and _next_filled(lines, at + 1) == lines[start]:
                    break  # the next table's title, and its first row is this one's
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
            end, complete = at + 1, len(pending)
    return end, pending[:complete]


def _next_filled(lines: Sequence[str], at: int) -> str | None:
    return next((line for line in lines[at : at + 4] if line.strip()), None)


def _is_table(rows: list[list[Lines]], count: int) -> bool:
    if len(rows) < 2 or (count == 1 and len(rows) < 3):
        return False
    firsts = [row[0][0] if row[0] else "" for row in rows]
    filled = {column for row in rows for column, cell in enumerate(row) if cell}
    if len(filled) < 3 and (count > 1 or (_is_prose(firsts) and not _faces(rows))):
        return False  # text with somebody's initials pushed to the margin
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


def _faces(rows: list[list[Lines]]) -> bool:
    """Whether what stands beside prose is as much prose, under a name for either column."""
    beside = [len(" ".join(row[-1]).split()) for row in rows[1:] if row[-1]]
    return all(_heads(cell) for cell in rows[0]) and sum(words > _WORDS for words in beside) * 2 > len(rows)
