"""Take a workbook apart into cells, as plain values; nothing is ever worked out."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import UnreadableDocument

_LARGEST = 300_000_000  # bytes unpacked
_ROWS = 1_048_576  # that a sheet of Excel has
_DAMAGED = (zlib.error, OSError, EOFError, RuntimeError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError, SyntaxError)  # fmt: skip
_COMMENTS = re.compile(r"xl/(?:.*/)?(?:comment|threadedComment)[^/]*\.xml", re.IGNORECASE)


class Cell(NamedTuple):
    """What stands in a cell; of a formula, the value that was stored for it."""

    value: Any = None
    kind: str = "n"  # openpyxl's letter: s, n, d, b, e
    formula: bool = False
    shown_as: str = ""  # the number format
    covered: bool = False  # merged into another cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The cells of each sheet by rows, and what stands beside them."""

    sheets: dict[str, list[list[Cell]]]
    epoch: datetime
    comments: tuple[str, ...]  # names of the cells that carry one


def open_workbook(path: Path) -> Workbook:
    """Read a file.

    Raises
    ------
    UnreadableDocument
        It is no workbook.
    """
    data = _bytes(path)
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of extensions that it leaves out
            written, values = _load(data, stored=False), _load(data, stored=True)
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                return Workbook(
                    sheets={
                        name: list(_rows(written[name], values[name], _covered(package, values[name])))
                        for name in values.sheetnames
                        if hasattr(values[name], "iter_rows")  # not a sheet that is nothing but a chart
                    },
                    epoch=values.epoch,
                    comments=tuple(sorted(_comments(package))),
                )
    except (InvalidFileException, *_DAMAGED) as error:
        raise UnreadableDocument(
            f"{path.name} is damaged ({type(error).__name__}). Open it in Excel, save it anew and try again."
        ) from error


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
    except (zipfile.BadZipFile, *_DAMAGED) as error:
        raise UnreadableDocument(f"{path.name} is no workbook, or is damaged. Ask for it again.") from error
    if size > _LARGEST or broken:
        raise UnreadableDocument(f"{path.name} is {'damaged' if broken else 'far too large'}. Ask for it again.")
    return data


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


def _rows(written: Any, values: Any, covered: set[tuple[int, int]]) -> Iterator[list[Cell]]:
    for sheet in (written, values):
        sheet.reset_dimensions()  # what a file says about its size is often wrong
    # Rows that a damaged file numbers beyond the last are let go: openpyxl would count up to them.
    pairs = islice(zip_longest(written.iter_rows(), values.iter_rows(), fillvalue=()), _ROWS)
    for number, (formulas, row) in enumerate(pairs, 1):
        cells = [
            Cell(
                value=cell.value,
                kind=cell.data_type,
                formula=formula.data_type == "f",
                shown_as=cell.number_format if cell.data_type == "n" and cell.value is not None else "",
                covered=(number, place) in covered,
            )
            for place, (formula, cell) in enumerate(zip(formulas, row, strict=False), 1)
        ]
        yield cells if any(cell.value is not None or cell.formula for cell in cells) else []


def _covered(package: zipfile.ZipFile, sheet: Any) -> set[tuple[int, int]]:
    """Return row and column of the cells that are merged into another one."""
    from openpyxl.utils import range_boundaries

    found: set[tuple[int, int]] = set()
    for ref in _attributes(package, sheet._worksheet_path, "mergeCell", "ref"):
        left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(ref))
        bottom = min(bottom, top + 10_000)  # somebody merged a whole column
        found |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)} - {(top, left)}
    return found


def _comments(package: zipfile.ZipFile) -> set[str]:
    names = [name for name in package.namelist() if _COMMENTS.fullmatch(name)]
    return {
        ref
        for name in names
        for tag in ("comment", "threadedComment")
        for ref in _attributes(package, name, tag, "ref")
    }


def _attributes(package: zipfile.ZipFile, name: str, tag: str, attribute: str) -> Iterator[str]:
    from openpyxl.xml.functions import iterparse

    with package.open(name.lstrip("/")) as source:
        for _, node in iterparse(source):
            if str(node.tag).rpartition("}")[2] == tag and node.get(attribute):
                yield str(node.get(attribute))
            node.clear()
