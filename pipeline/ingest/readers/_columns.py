"""Printed lines that stand side by side: columns of running text, or rows of a table without rules."""

from dataclasses import dataclass
from statistics import median

from pipeline.ingest.readers._marks import split_item


@dataclass(slots=True)
class Line:
    """A printed line."""

    text: str
    strong: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    first: float  # width of its first word
    page: int
    number: int = 0  # of its column, where columns stand side by side


@dataclass(slots=True)
class Grid:
    """A table as printed: rows of cells, each a list of lines, with the right edge of each cell."""

    rows: list[list[list[Line]]]
    edges: list[float]
    top: float
    page: int
    ruled: bool


def side_by_side(lines: list[Line]) -> list[tuple[float, Line | Grid]]:
    """Find stretches where lines stand side by side: columns of running text, or rows of a table without rules.

    Each line or table comes with the height at which it is read; the lines of a column share that of its stretch.
    """
    rows = _rows(lines)
    items: list[tuple[float, Line | Grid]] = []
    at = 0
    while at < len(rows):
        end = _end_of_stretch(rows, at)
        if end - at < 2:
            items.extend((line.top, line) for line in rows[at])
            at += 1
            continue
        items.extend((rows[at][0].top, item) for item in _arranged(rows[at:end]))
        at = end
    return items


def _rows(lines: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.top, line.x0)):
        if rows and min(rows[-1][0].bottom, line.bottom) - max(rows[-1][0].top, line.top) >= 0.5 * min(
            rows[-1][0].bottom - rows[-1][0].top, line.bottom - line.top
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _end_of_stretch(rows: list[list[Line]], start: int) -> int:
    """Find the row after the last one that leaves the same gutter free."""
    if len(rows[start]) < 2:
        return start + 1
    left, right = rows[start][0].x1, rows[start][1].x0
    end, both = start + 1, 1
    for number in range(start + 1, len(rows)):
        row = rows[number]
        if row[0].top - rows[number - 1][0].bottom > 3 * row[0].size:
            break
        before = [line.x1 for line in row if line.x0 < (left + right) / 2]
        after = [line.x0 for line in row if line.x0 >= (left + right) / 2]
        new_left, new_right = max([left, *before]), min([right, *after])
        if new_right - new_left < 8:
            break
        left, right = new_left, new_right
        both += bool(before and after)
        step, usual = row[0].top - rows[number - 1][0].top, rows[start + 1][0].top - rows[start][0].top
        if after or (end == number and step <= 1.15 * usual):
            end = number + 1
        elif number - end > 12:
            break
    return end if both >= 2 else start + 1


def _arranged(rows: list[list[Line]]) -> list[Line | Grid]:
    starts = _column_starts(rows)
    columns: list[list[Line]] = [[] for _ in starts]
    for row in rows:
        for line in row:
            columns[_column_of(line, starts)].append(line)
    if _is_running(columns):
        for number, column in enumerate(columns):
            for line in column:
                line.number = number + 1
        return [line for column in columns for line in column]
    cells = [
        [[line for line in row if _column_of(line, starts) == number] for number in range(len(starts))] for row in rows
    ]
    labels = [row[0][0].text for row in cells if row[0]]
    if len(starts) == 2 and labels and all(label.endswith(":") or split_item(label + " x")[0] for label in labels):
        return [_joined(row) for row in rows]
    edges = [max((line.x1 for line in column), default=0.0) + 1 for column in columns]
    return [Grid(rows=cells, edges=edges, top=rows[0][0].top, page=rows[0][0].page, ruled=False)]


def _is_running(columns: list[list[Line]]) -> bool:
    """Whether columns hold running text: many long lines that fill their column."""
    for column in columns:
        if len(column) < 6:
            return False
        width = max(line.x1 for line in column) - min(line.x0 for line in column)
        full = sum(line.x1 - line.x0 > 0.75 * width for line in column)
        if full < 0.5 * len(column) or median(len(line.text) for line in column) < 22:
            return False
    return True


def _column_starts(rows: list[list[Line]]) -> list[float]:
    starts: list[float] = []
    for x in sorted(line.x0 for row in rows for line in row):
        if not starts or x - starts[-1] > 24:
            starts.append(x)
    kept = [x for x in starts if sum(abs(line.x0 - x) <= 24 and line.x0 >= x for row in rows for line in row) >= 2]
    return kept or starts[:1]


def _column_of(line: Line, starts: list[float]) -> int:
    return max((number for number, x in enumerate(starts) if line.x0 >= x - 2), default=0)


def _joined(row: list[Line]) -> Line:
    whole = row[0]
    for line in row[1:]:
        if whole.strong == len(whole.text) and line.strong:
            whole.strong += 1 + line.strong
        whole.text = f"{whole.text} {line.text}"
        whole.x1 = line.x1
    return whole
