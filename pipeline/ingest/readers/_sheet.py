"""One printed page: its words as lines, its ruled tables, and columns that stand side by side."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from pipeline.ingest.readers._marks import split_item
from pipeline.ingest.readers._text import clean

_HEAVY = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingding|dingbat|webding", re.IGNORECASE)
_RUN_ON = re.compile(r"(?:\d{1,3}|[a-z])[.)](?=[A-Z][a-z ]|[A-Z]\Z)")
_NO_LETTER = re.compile(r"\(cid:\d+\)")
#: A gap this many times the letters' size parts columns; a space between words is a quarter of it.
_GUTTER = 1.6
#: A gap between two pieces of one word, of which one is raised or bold, is smaller than this share of the size.
_JOINED = 0.12


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


@dataclass(slots=True)
class Sheet:
    """A page."""

    number: int
    width: float
    height: float
    items: list[Line | Grid] = field(default_factory=list)
    pictures: bool = False
    remarks: list[str] = field(default_factory=list)


def read_sheet(page: Any) -> Sheet:
    """Read one page of a PDF.

    Parameters
    ----------
    page : pdfplumber.page.Page
    """
    sheet = Sheet(
        number=page.page_number, width=float(page.width), height=float(page.height), pictures=bool(page.images)
    )
    if not page.chars:
        return sheet
    words = page.dedupe_chars().extract_words(
        x_tolerance_ratio=0.15, extra_attrs=["fontname", "size"], keep_blank_chars=False
    )
    upright = [word for word in words if word.get("upright", True)]
    grids, rest = _tables(page, upright, sheet.number)
    lines = _lines(rest, sheet.number)
    placed = [*((grid.top, grid) for grid in grids), *_columns(lines)]
    sheet.items = [item for _, item in sorted(placed, key=lambda pair: pair[0])]
    if len(upright) < len(words):
        sheet.remarks.append(" ".join(word["text"] for word in words if not word.get("upright", True)))
    return sheet


def _tables(page: Any, words: list[Any], number: int) -> tuple[list[Grid], list[Any]]:
    """Take the words that stand in ruled tables out of the page's words."""
    grids: list[Grid] = []
    rest = words
    for table in page.find_tables():
        cells = [list(row.cells) for row in table.rows]
        if len(cells) * max(map(len, cells), default=0) < 2:
            continue
        taken: dict[tuple[int, int], list[Any]] = {}
        left = []
        for word in rest:
            place = _place(cells, table.bbox, word)
            if place is None:
                left.append(word)
            else:
                taken.setdefault(place, []).append(word)
        if len({column for _, column in taken}) < 2 and len(taken) < 2:
            continue
        rest = left
        rows = [[_lines(taken.get((i, j), []), number) for j in range(len(row))] for i, row in enumerate(cells)]
        edges = [
            max((row[j][2] for row in cells if j < len(row) and row[j]), default=0.0)
            for j in range(max(map(len, cells)))
        ]
        grids.append(
            Grid(rows=[row for row in rows if any(row)], edges=edges, top=table.bbox[1], page=number, ruled=True)
        )
    return grids, rest


def _place(cells: list[list[Any]], box: Any, word: Any) -> tuple[int, int] | None:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    if not (box[0] <= x <= box[2] and box[1] <= y <= box[3]):
        return None
    for i, row in enumerate(cells):
        for j, cell in enumerate(row):
            if cell and cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                return i, j
    return None


def _lines(words: Iterable[Any], page: int) -> list[Line]:
    """Put words on lines: those that overlap in height."""
    rows: list[list[Any]] = []
    for word in sorted(words, key=lambda word: (round(word["top"], 1), word["x0"])):
        for row in reversed(rows[-3:]):
            top, bottom = row[0]["top"], row[0]["bottom"]
            shared = min(bottom, word["bottom"]) - max(top, word["top"])
            if shared >= 0.5 * min(bottom - top, word["bottom"] - word["top"]):
                row.append(word)
                break
        else:
            rows.append([word])
    return [line for row in rows for line in _pieces(sorted(row, key=lambda word: word["x0"]), page)]


def _pieces(words: list[Any], page: int) -> list[Line]:
    """Divide a row of words at gaps as wide as a gutter."""
    size = median(word["size"] for word in words)
    pieces: list[list[Any]] = [[words[0]]]
    for word in words[1:]:
        gap = word["x0"] - pieces[-1][-1]["x1"]
        alone = len(pieces[-1]) == 1 and _is_mark(pieces[-1][0])
        if gap > max(14.0, _GUTTER * size) and not alone:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return [_line(piece, page) for piece in pieces]


def _is_mark(word: Any) -> bool:
    text = _shown(word)
    return bool(split_item(text + " x")[0]) and not split_item(text + " x")[1][:-1].strip()


def _shown(word: Any) -> str:
    text = clean(word["text"])
    if len(text) == 1 and _SYMBOLS.search(word["fontname"]):
        return "•"
    return _NO_LETTER.sub("•", text) if _NO_LETTER.match(text) else text


def _line(words: Sequence[Any], page: int) -> Line:
    text, strong, leading = "", 0, True
    for number, word in enumerate(words):
        if number and word["x0"] - words[number - 1]["x1"] > _JOINED * word["size"]:
            text += " "
        text += _shown(word)
        if not number and (found := _RUN_ON.match(text)):  # a tab after a list number can be narrower than a space
            text = f"{found.group()} {text[found.end() :]}"
        leading = leading and (_HEAVY.search(word["fontname"]) is not None or (_is_mark(word) and number == 0))
        if leading:
            strong = len(text)
    return Line(
        text=text,
        strong=strong,
        x0=words[0]["x0"],
        x1=words[-1]["x1"],
        top=min(word["top"] for word in words),
        bottom=max(word["bottom"] for word in words),
        size=round(median(word["size"] for word in words), 1),
        first=words[0]["x1"] - words[0]["x0"],
        page=page,
    )


def _columns(lines: list[Line]) -> list[tuple[float, Line | Grid]]:
    """Find stretches where lines stand side by side: columns of running text, or rows of a table without rules.

    Each line or table comes with the height at which it is read; the lines of a column share that of its stretch.
    """
    rows = _rows(lines)
    items: list[tuple[float, Line | Grid]] = []
    at = 0
    while at < len(rows):
        end = _side_by_side(rows, at)
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


def _side_by_side(rows: list[list[Line]], start: int) -> int:
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
