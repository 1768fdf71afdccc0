"""The flat tables as an OpenDocument spreadsheet: one sheet a table, the notes first.

Written with lxml, cell by cell: the libraries that write OpenDocument hold every cell as an object, and the one that
is at hand has had no release since 2020.
"""

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.editions import Edition
from pipeline.packed import pack
from pipeline.records import Analysis
from pipeline.report.exports import Export
from pipeline.report.exports._ods_parts import (
    CELL,
    COLUMN,
    HEAD,
    MANIFEST,
    MIMETYPE,
    NS,
    meta,
    settings,
    styles,
    widths,
)
from pipeline.report.exports._sheets import sheets_of
from pipeline.report.views.table import Table, Value

#: What is folded away where it is not written as an element: several spaces, a space at either end.
_SPACES = re.compile(r" {2,}|^ | $")


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write the spreadsheet.

    Raises
    ------
    ExportError
        A table has more rows than a sheet.
    """
    tables = sheets_of(analysis, edition, title)
    as_of = analysis.provenance.as_of
    members = (
        ("mimetype", MIMETYPE.encode()),
        ("META-INF/manifest.xml", MANIFEST.encode()),
        ("meta.xml", meta(str(tables[0].rows[0][1]), as_of).encode()),
        ("settings.xml", settings([table.title for table in tables]).encode()),
        ("styles.xml", styles().encode()),
        ("content.xml", _content(tables)),
    )
    path = out / EXPORT.single
    path.write_bytes(pack(members, stored=frozenset({"mimetype"})))  # so that a program can tell by the first bytes
    return [path]


def _content(tables: tuple[Table, ...]) -> bytes:
    from lxml import etree

    result = io.BytesIO()
    with etree.xmlfile(result, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(_q("office", "document-content"), {_q("office", "version"): "1.3"}, nsmap=NS):
            file.write(etree.fromstring(widths(tables)))
            with file.element(_q("office", "body")), file.element(_q("office", "spreadsheet")):
                for number, table in enumerate(tables):
                    _sheet(file, table, number)
                file.write(_filters(tables))
    return result.getvalue()


def _sheet(file: Any, table: Table, number: int) -> None:
    from lxml import etree

    with file.element(_q("table", "table"), {_q("table", "name"): table.title}):
        for place in range(len(table.columns)):
            style = {_q("table", "style-name"): COLUMN.format(sheet=number, column=place)}
            file.write(etree.Element(_q("table", "table-column"), style))
        with file.element(_q("table", "table-header-rows")), file.element(_q("table", "table-row")):
            for column in table.columns:
                file.write(_cell(column.title, "text", HEAD))
        for row in table.rows:
            with file.element(_q("table", "table-row"), {_q("table", "style-name"): "row"}):
                for value, column in zip(row, table.columns, strict=True):
                    file.write(_cell(value, column.kind, CELL[column.kind]))


def _cell(value: Value, kind: str, style: str) -> Any:
    from lxml import etree

    cell = etree.Element(_q("table", "table-cell"), {_q("table", "style-name"): style})
    if value is None:
        return cell
    if isinstance(value, str):
        cell.set(_q("office", "value-type"), "string")
        for line in value.split("\n"):
            _words(etree.SubElement(cell, _q("text", "p")), line)
        return cell
    if isinstance(value, date):
        cell.set(_q("office", "value-type"), "date")
        cell.set(_q("office", "date-value"), value.isoformat())
    else:
        cell.set(_q("office", "value-type"), "float")
        cell.set(_q("office", "value"), repr(value))
    etree.SubElement(cell, _q("text", "p")).text = _shown(value, kind)
    return cell


def _shown(value: Value, kind: str) -> str:
    """Return the words of a value for programs that do not read values."""
    return f"{value:.2f}" if kind == "number" else str(value)


def _words(paragraph: Any, line: str) -> None:
    """Write a line; OpenDocument folds spaces that are not written as elements."""
    from lxml import etree

    at = 0
    last: Any = None

    def add(text: str) -> None:
        if last is None:
            paragraph.text = (paragraph.text or "") + text
        else:
            last.tail = (last.tail or "") + text

    for match in _SPACES.finditer(line):
        add(line[at : match.start()])
        last = etree.SubElement(paragraph, _q("text", "s"), {_q("text", "c"): str(len(match.group()))})
        at = match.end()
    add(line[at:])


def _filters(tables: tuple[Table, ...]) -> Any:
    from lxml import etree

    ranges = etree.Element(_q("table", "database-ranges"))
    for number, table in enumerate(tables):
        area = f"'{table.title}'.A1:'{table.title}'.{_letters(len(table.columns))}{len(table.rows) + 1}"
        etree.SubElement(
            ranges,
            _q("table", "database-range"),
            {
                _q("table", "name"): f"__Anonymous_Sheet_DB__{number}",  # LibreOffice's own name for a sheet's filter
                _q("table", "target-range-address"): area,
                _q("table", "display-filter-buttons"): "true",
            },
        )
    return ranges


def _letters(place: int) -> str:
    found = ""
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _q(prefix: str, name: str) -> str:
    return f"{{{NS[prefix]}}}{name}"


EXPORT = Export(
    name="ods",
    suffix=".ods",
    about="an OpenDocument spreadsheet, for LibreOffice",
    write=write,
    single="tables.ods",
)
