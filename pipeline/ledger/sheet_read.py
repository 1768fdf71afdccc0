"""Read a questions sheet that people have filled in, however they moved, renamed, sorted or typed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from pipeline.errors import UnreadableDocument
from pipeline.ledger.sheet import COLUMNS, MADE_WITH, NOTES, TITLE
from pipeline.ledger.sheet_cells import FIELDS, STATUSES, british, day_of, read_day, read_status, typed
from pipeline.ledger.sheet_file import Cell, Workbook, open_workbook

_HEAD_ROWS = 30  # in which the headings may stand
_LIKEWISE = {"questionid": "id", "answers": "answer", "duedate": "due", "dueby": "due", "dueon": "due", "notes": "note"}
_KEYS = {re.sub(r"[^a-z]", "", column.heading.casefold()): column.key for column in COLUMNS}
_HEADING = {column.key: column.heading for column in COLUMNS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that a person should know or put right."""

    row: int | None
    about: str  # the question's words, or nothing
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row says."""

    number: int
    key: str
    question: str
    said: Mapping[str, str]  # by field, of what could be read
    stood: Mapping[str, str]  # by field, of what stood when the sheet was made
    made_for: str  # the id that the hidden part of the row belongs to


@dataclass(slots=True, kw_only=True)
class Filled:
    """A sheet as it came back."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)  # not taken: a person must put it right
    notes: list[Remark] = field(default_factory=list)  # taken, or harmless
    made_with: frozenset[str] | None = None  # ids of the questions that the sheet was made with


def read_sheet(path: Path) -> Filled:
    """Read a workbook.

    A formula counts as the value that was stored with it; nothing is ever worked out.

    Raises
    ------
    UnreadableDocument
        It is no workbook, or holds no questions sheet.
    """
    return _filled(path, open_workbook(path))


def _filled(path: Path, book: Workbook) -> Filled:
    filled, pages = Filled(), book.sheets
    found = {name: head for name, rows in pages.items() if (head := _head(rows))}
    if not found:
        raise UnreadableDocument(
            f"{path.name} has no row of headings with “ID” and “Status” or “Answer”. Put the headings back."
        )
    name = TITLE if TITLE in found else next(iter(found))
    head_row, places = found.pop(name)
    for other in found:
        text = f"The sheet “{other}” looks like the questions too and was not read; only “{name}” was."
        filled.problems.append(Remark(row=None, about="", text=text))
    for key in FIELDS:
        if key not in places:
            text = f"There is no column “{_HEADING[key]}”, so nothing was taken for it."
            filled.notes.append(Remark(row=None, about="", text=text))
    _say_what_is_beside(filled, book, pages[name][head_row - 1 :], set(places.values()))
    for number, row in enumerate(pages[name], 1):
        if number > head_row and row:
            _read_row(filled, number, {key: row[at] for key, at in places.items() if at < len(row)}, book.epoch)
    filled.made_with = _made_with(pages.get(NOTES, []))
    return filled


def _say_what_is_beside(filled: Filled, book: Workbook, rows: list[list[Cell]], known: set[int]) -> None:
    """Say what people may have written where yousaid does not read."""
    used = {at for row in rows[1:] for at, cell in enumerate(row) if cell.value is not None} - known
    if used:
        names = [
            str(rows[0][at].value or "without a heading") if at < len(rows[0]) else "without a heading"
            for at in sorted(used)
        ]
        text = f"Columns that yousaid does not know were not read: {', '.join(dict.fromkeys(names))}."
        filled.notes.append(Remark(row=None, about="", text=text))
    if book.comments:
        text = f"Comments on cells were not read: {', '.join(book.comments)}. Put what matters into the column “Note”."
        filled.notes.append(Remark(row=None, about="", text=text))


def _head(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]] | None:
    """Return the number of the row with the headings, and the place of each column by its key."""
    for number, cells in enumerate(rows[:_HEAD_ROWS], 1):
        words = [re.sub(r"[^a-z]", "", str(cell.value or "").casefold()) for cell in cells]
        places: dict[str, int] = {}
        for place, word in enumerate(words):
            key = _KEYS.get(word)
            if key in places and key in (*FIELDS, "id"):
                raise UnreadableDocument(
                    f"Two columns are headed “{_HEADING[key]}”. Rename or delete the one that does not count."
                )
            if key:
                places[key] = place
        for place, word in enumerate(words):
            if word in _LIKEWISE:
                places.setdefault(_LIKEWISE[word], place)
        if "id" in places and ("status" in places or "answer" in places):
            return number, places
    return None


def _made_with(rows: Iterable[Sequence[Cell]]) -> frozenset[str] | None:
    place, ids = None, set()
    for row in rows:
        if place is None:
            place = next((at for at, cell in enumerate(row) if cell.value == MADE_WITH), None)
        elif place < len(row) and row[place].value is not None:
            ids.add(str(row[place].value).strip())
    return frozenset(ids) if ids else None


def _read_row(filled: Filled, number: int, cells: Mapping[str, Cell], epoch: datetime) -> None:
    plain = {key: _text(cell.value) for key, cell in cells.items()}
    question = plain.get("question", "")
    said: dict[str, str] = {}
    for name in FIELDS:
        if name not in cells:
            continue
        try:
            said[name] = _said(name, cells[name], epoch)
        except ValueError as error:
            filled.problems.append(Remark(row=number, about=question, text=f"{_HEADING[name]}: {error}"))
            continue
        for text in _remarks(name, cells[name]):
            filled.notes.append(Remark(row=number, about=question, text=f"{_HEADING[name]}: {text}"))
    key, made_for = plain.get("id", "").strip(), plain.get("id then", "").strip()
    if key or question or any(said.values()):
        stood = {name: plain[f"{name} then"] for name in FIELDS if made_for and f"{name} then" in cells}
        filled.rows.append(Row(number=number, key=key, question=question, said=said, stood=stood, made_for=made_for))


def _said(name: str, cell: Cell, epoch: datetime) -> str:
    """Return what a cell says, in the ledger's words."""
    value = cell.value
    if cell.covered:
        raise ValueError("the cell is merged with another. Choose Unmerge Cells and fill in each of them.")
    if cell.kind == "e":
        raise ValueError(f"the cell holds the error {value}. Type what was meant.")
    if value is None and cell.formula:
        raise ValueError("the cell holds a formula, and no value was stored for it. Type the value itself.")
    if name == "due":
        day = read_day(value) if isinstance(value, str) else day_of(value, epoch)
        if day is None and value is not None and str(value).strip():
            raise ValueError(f"“{value}” is not a whole date. Type it as 31/05/2026.")
        return day.isoformat() if day else ""
    text = _text(value)
    if name == "status":
        status = read_status(text)
        if status is None and text:
            raise ValueError(f"“{text}” is none of {', '.join(STATUSES.values())}. Choose one of them.")
        return status or ""
    return text.strip() if name == "owner" else text


def _remarks(name: str, cell: Cell) -> Iterator[str]:
    if cell.formula:
        yield "the cell holds a formula; the value that was stored for it counts."
    if isinstance(cell.value, str) and typed(cell.value)[1]:
        yield "characters that no sheet can hold were left out."
    if name in {"answer", "note"} and cell.shown_as not in {"", "General", "@", "0"}:
        yield f"the cell holds a number, taken as {_text(cell.value)}; a currency or per cent sign is not part of it."


def _text(value: object) -> str:
    """Return a value as a person would write it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return typed(value)[0]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return british(value.date()) + ("" if value.time() == time() else f", {value:%H:%M}")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
