"""The flat tables as an Excel workbook: one sheet a table, the notes first."""

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cells import escaped, height_of
from pipeline.editions import Edition
from pipeline.packed import timeless
from pipeline.records import Analysis
from pipeline.report.exports import Export
from pipeline.report.exports._sheets import sheets_of
from pipeline.report.views.table import Table, Value

if TYPE_CHECKING:
    from openpyxl import Workbook

#: How a cell shows what it holds; "quoted" is text that would be a formula if somebody typed it.
_FORMATS = {"head": "@", "text": "@", "quoted": "@", "day": "d mmm yyyy", "whole": "#,##0", "number": "0.00"}
_HEAD, _FONT = "1F3A4D", "Calibri"

#: Points: a longer text is read in the cell itself, so that a table can be leafed through.
_TALLEST = 154


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write the workbook.

    Raises
    ------
    ExportError
        A table has more rows than a sheet of Excel.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    tables = sheets_of(analysis, edition, title)
    workbook = Workbook(write_only=True)
    for table in tables:
        _fill(workbook, table)
    made = datetime.datetime.combine(analysis.provenance.as_of, datetime.time())
    workbook.properties.creator = workbook.properties.lastModifiedBy = "yousaid"
    workbook.properties.title = str(tables[0].rows[0][1])
    workbook.properties.language = "en-GB"
    workbook.properties.created = workbook.properties.modified = made
    packed = io.BytesIO()
    # Workbook.save() would put the present time into the file.
    ExcelWriter(workbook, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED)).save()
    path = out / EXPORT.single
    path.write_bytes(timeless(packed.getvalue()))
    return [path]


def _fill(workbook: "Workbook", table: Table) -> None:
    from openpyxl.cell import WriteOnlyCell

    sheet: Any = workbook.create_sheet(table.title)
    _set_out(sheet, table)
    styles = _styles(sheet)

    def cell_of(value: Value, kind: str) -> Any:
        cell: Any = WriteOnlyCell(sheet)
        if isinstance(value, str):
            cell.value = escaped(value)
            cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
            if kind != "head":
                kind = "quoted" if value[0] in "=+-@\n" else "text"
        else:
            cell.value = value
        cell._style = styles[kind]  # shared: to style each cell by itself takes ten times as long
        return cell

    grow = _growing(sheet)
    widths = [column.wide for column in table.columns]
    grow(1, [column.title for column in table.columns], widths)
    sheet.append([cell_of(column.title, "head") for column in table.columns])
    kinds = [column.kind for column in table.columns]
    for number, row in enumerate(table.rows, 2):
        grow(number, row, widths)
        sheet.append([None if value is None else cell_of(value, kind) for value, kind in zip(row, kinds, strict=True)])


def _growing(sheet: Any) -> Callable[[int, Sequence[Value], Sequence[int]], None]:
    """Return what makes a row as high as its texts need, by guess; it still grows when somebody types more into it."""
    from openpyxl.worksheet.dimensions import RowDimension

    class Growing(RowDimension):
        customHeight = False  # noqa: N815 - openpyxl's name; it would nail the height down

    def grow(number: int, values: Sequence[Value], widths: Sequence[int]) -> None:
        sheet.row_dimensions.pop(number - 1, None)  # written by now
        height = height_of(zip(values, widths, strict=True), _TALLEST)
        sheet.row_dimensions[number] = Growing(sheet, index=number, ht=height)

    return grow


def _set_out(sheet: Any, table: Table) -> None:
    """Set widths, what stays in sight, the filter, and how it prints."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
    for letter, column in zip(letters, table.columns, strict=True):
        sheet.column_dimensions[letter].width = column.wide
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7)


def _styles(sheet: Any) -> dict[str, Any]:
    """Return the style of a cell by what it holds."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    found = {}
    for kind, shown in _FORMATS.items():
        cell: Any = WriteOnlyCell(sheet)
        heading = kind == "head"
        cell.font = Font(_FONT, 11, bold=heading, color="FFFFFF" if heading else "000000")
        side = "left" if kind == "day" else "general"  # a day at the right edge runs into the next column
        cell.alignment = Alignment(wrap_text=True, vertical="center" if heading else "top", horizontal=side)
        if heading:
            cell.fill = PatternFill("solid", fgColor=_HEAD)
        cell.number_format = shown
        cell.quotePrefix = kind == "quoted"  # so that Excel leaves it as text when somebody edits the cell
        found[kind] = cell._style
    return found


EXPORT = Export(
    name="xlsx",
    suffix=".xlsx",
    about="a workbook for Excel, one sheet a table",
    write=write,
    single="tables.xlsx",
)
