"""Excel workbooks: every sheet is a heading and a table."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from pipeline.errors import UnreadableDocument
from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._package import DAMAGED, check_package
from pipeline.ingest.readers._plain import records_table
from pipeline.ingest.readers._text import fold
from pipeline.records import Block

_NOTES = re.compile(r"xl/(?:comments\d*|comments/[^/]+|threadedComments/[^/]+)\.xml\Z")
_MOST_COLUMNS = 1024


def read(data: bytes) -> Iterator[Block]:
    """Read a workbook.

    A formula gives the value that was stored with it; where none was, the formula itself stands as text. Nothing is
    ever worked out.
    """
    import openpyxl
    from lxml import etree
    from openpyxl.utils.exceptions import InvalidFileException

    package = check_package(data, kind="Excel workbook (.xlsx)")
    try:
        values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        blocks: list[Block] = []
        for name in values.sheetnames:
            if not hasattr(values[name], "iter_rows"):  # a sheet that is nothing but a chart
                continue
            blocks.extend(_sheet(name, _rows(values[name], formulas[name])))
        blocks.extend(_cell_notes(package, etree))
    except (InvalidFileException, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableDocument(DAMAGED) from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise UnreadableDocument(
            f"the workbook is damaged ({type(error).__name__}). Ask for it again, or open it in Excel and save it anew."
        ) from error
    yield from blocks


def _rows(values: Any, formulas: Any) -> Iterator[list[str]]:
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # what a file says about its size is often wrong
    pairs = zip_longest(values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), fillvalue=())
    for shown, written in pairs:
        row = [
            as_text(cell if cell is not None else formula)
            for cell, formula in zip_longest(shown[:_MOST_COLUMNS], written[:_MOST_COLUMNS])
        ]
        while row and not row[-1]:
            row.pop()
        if row:
            yield row


def _sheet(name: str, rows: Iterable[list[str]]) -> Iterator[Block]:
    filled = list(rows)
    if not filled:
        return
    yield Block(kind="heading", text=fold(name), level=1)
    width = max(map(len, filled))
    at = 0
    while width > 2 and at < len(filled) and sum(map(bool, filled[at])) == 1:
        yield Block(kind="paragraph", text=fold(" ".join(filled[at])))
        at += 1
    if filled[at:]:
        yield records_table([row + [""] * (width - len(row)) for row in filled[at:]])


def as_text(value: object) -> str:
    """Write a cell's value as a reader would: dates in ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = getattr(value, "text", value)  # an array formula comes as an object
    return str(text)


def _cell_notes(package: zipfile.ZipFile, etree: Any) -> Iterator[Block]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for name in sorted(package.namelist()):
        if not _NOTES.match(name):
            continue
        root = etree.fromstring(package.read(name), parser)
        for note in root.iter("{*}comment", "{*}threadedComment"):
            text = fold("".join(part.text or "" for part in note.iter("{*}t", "{*}text")))
            if text:
                yield Block(kind="aside", text=text, note="note on a cell")


READER = Reader(name="xlsx", suffixes=(".xlsx", ".xlsm"), read=read)
