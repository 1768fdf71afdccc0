"""One printed page: its words as lines, its ruled tables, and columns that stand side by side."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from pipeline.ingest.readers._columns import Grid, Line, side_by_side
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
    placed = [*((grid.top, grid) for grid in grids), *side_by_side(lines)]
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
