"""What XLSX and ODS share: tables made ready for cells, and a word on what had to be changed for that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.cells import CUT, FORBIDDEN, MOST, carried
from pipeline.editions import Edition
from pipeline.errors import ExportError
from pipeline.records import Analysis
from pipeline.report.study import study_of
from pipeline.report.views.table import Table, Value
from pipeline.report.views.tables import tables_of

#: Rows of a sheet of Excel, the heading among them; LibreOffice has as many.
MOST_ROWS = 1_048_576

#: Stands between several words in one cell.
BETWEEN = "; "


@dataclass(slots=True)
class _Changed:
    """How many cells had to be changed."""

    replaced: int = 0
    cut: int = 0


def sheets_of(analysis: Analysis, edition: Edition | None, title: str | None) -> tuple[Table, ...]:
    """Return the tables with every value as a cell can carry it: text, whole number, number or day.

    Raises
    ------
    ExportError
        A table has more rows than a sheet.
    """
    changed = _Changed()
    notes, *tables = tables_of(study_of(analysis, edition), title)
    ready = [_ready(table, changed) for table in tables]
    notes = replace(notes, rows=(*notes.rows, *_said(changed)))
    return _ready(notes, changed), *ready


def _ready(table: Table, changed: _Changed) -> Table:
    if len(table.rows) >= MOST_ROWS:
        raise ExportError(
            f"The table “{table.title}” has {len(table.rows):,} rows; a sheet holds {MOST_ROWS - 1:,} and its heading. "
            "Export as csv or parquet instead."
        )
    return replace(table, rows=tuple(tuple(_cells(row, changed)) for row in table.rows))


def _cells(row: Iterable[Value], changed: _Changed) -> Iterator[Value]:
    for value in row:
        if isinstance(value, tuple):
            value = BETWEEN.join(value)  # noqa: PLW2901 - what is listed becomes words, like any others
        if isinstance(value, str):
            lines = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")  # LibreOffice loses tabs
            text = carried(lines)
            changed.replaced += FORBIDDEN.search(lines) is not None
            changed.cut += text.endswith(CUT)
            yield text or None
        elif isinstance(value, bool):
            yield "yes" if value else "no"  # LibreOffice makes a formula of Excel's TRUE
        else:
            yield value


def _said(changed: _Changed) -> Iterator[tuple[Value, ...]]:
    yield (
        "Cells",
        "Everything that people wrote stands as text and is never worked out, also where it begins with =, +, - or @. "
        f"Characters that a workbook cannot hold are shown as \N{REPLACEMENT CHARACTER} ({changed.replaced:,} cells). "
        f"A text longer than {MOST:,} characters is cut and says so ({changed.cut:,} cells). Line breaks are all of "
        "one kind, tabs are spaces. The csv, jsonl and parquet exports hold such texts whole.",
    )
