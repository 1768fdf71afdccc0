"""Read a questions sheet that people have filled in, however they moved, renamed, sorted or typed."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import UnreadableDocument
from pipeline.ledger.sheet import COLUMNS, MADE_WITH, NOTES, TITLE
from pipeline.ledger.sheet_cells import FIELDS, STATUSES, british, day_of, read_day, read_status, typed

_LARGEST = 300_000_000  # bytes unpacked
_HEAD_ROWS = 30  # in which the headings may stand
_LIKEWISE = {"questionid": "id", "answers": "answer", "duedate": "due", "dueby": "due", "dueon": "due", "notes": "note"}
_KEYS = {re.sub(r"[^a-z]", "", column.heading.casefold()): column.key for column in COLUMNS}
_HEADING = {column.key: column.heading for column in COLUMNS}


class Cell(NamedTuple):
    """What stands in a cell."""

    value: Any = None
    kind: str = "n"  # openpyxl's letter: s, n, d, b, e
    formula: bool = False
    shown_as: str = ""  # the number format


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
    data = _bytes(path)
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of extensions that it leaves out
            written, values = _load(data, stored=False), _load(data, stored=True)
            pages = {
                name: list(_cells(written[name], values[name]))
                for name in values.sheetnames
                if hasattr(values[name], "iter_rows")  # not a sheet that is nothing but a chart
            }
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise UnreadableDocument(
            f"{path.name} is damaged ({type(error).__name__}). Open it in Excel, save it anew and try again."
        ) from error
    return _filled(path, pages, values.epoch)


def _load(data: bytes, *, stored: bool) -> Any:
    """Open a workbook with the formulas, or with the values that were stored for them."""
    from openpyxl.cell.text import Text
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    class Faithful(ExcelReader):
        """Reads texts as they stand: openpyxl itself drops part of Excel's escapes, so that some cannot be undone."""

        def read_strings(self) -> None:
            part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
            if part is not None:
                with self.archive.open(part.PartName[1:]) as source:
                    nodes = (node for _, node in iterparse(source) if node.tag == f"{{{SHEET_MAIN_NS}}}si")
                    texts = (Text.from_tree(node) for node in nodes)
                    self.shared_strings = [text.content if text else "" for text in texts]

    reader = Faithful(io.BytesIO(data), read_only=True, data_only=stored)
    reader.read()
    return reader.wb


def _cells(written: Any, values: Any) -> Iterator[list[Cell]]:
    for sheet in (written, values):
        sheet.reset_dimensions()  # what a file says about its size is often wrong
    for formulas, row in zip_longest(written.iter_rows(), values.iter_rows(), fillvalue=()):
        yield [
            Cell(
                value=cell.value,
                kind=cell.data_type,
                formula=formula.data_type == "f",
                shown_as=cell.number_format if cell.data_type == "n" and cell.value is not None else "",
            )
            for formula, cell in zip(formulas, row, strict=False)
        ]


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path} cannot be read ({error.strerror}).") from error
    if path.suffix.lower() in {".ods", ".csv", ".xls", ".numbers"}:
        raise UnreadableDocument(f"{path.name} is no .xlsx file. Open it and save it as “Excel Workbook (.xlsx)”.")
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableDocument(f"{path.name} is behind a password or of an old format. Save it as .xlsx without one.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(member.file_size for member in package.infolist())
            broken = package.testzip() if size <= _LARGEST else None
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadableDocument(f"{path.name} is no workbook, or is damaged. Ask for it again.") from error
    if size > _LARGEST or broken:
        raise UnreadableDocument(f"{path.name} is {'damaged' if broken else 'far too large'}. Ask for it again.")
    return data


def _filled(path: Path, pages: Mapping[str, list[list[Cell]]], epoch: datetime) -> Filled:
    filled = Filled()
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
    for number, row in enumerate(pages[name], 1):
        if number > head_row and any(cell.value is not None or cell.formula for cell in row):
            _read_row(filled, number, {key: row[at] for key, at in places.items() if at < len(row)}, epoch)
    filled.made_with = _made_with(pages.get(NOTES, []))
    return filled


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
