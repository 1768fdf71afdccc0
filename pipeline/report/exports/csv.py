"""The flat tables as CSV files, one a table, with a description that programs read.

RFC 4180: commas, CRLF, every cell in quotation marks. UTF-8 with a byte order mark, without which Excel takes accents for
something else; what reads CSV by the standard skips the mark.
"""

import csv
from datetime import date
from pathlib import Path

from pipeline.cells import guarded, printable
from pipeline.editions import Edition
from pipeline.records import Analysis
from pipeline.report.exports import Export
from pipeline.report.exports._csvw import BETWEEN, describe, file_of
from pipeline.report.study import study_of
from pipeline.report.views.table import Table, Value
from pipeline.report.views.tables import UNTITLED, tables_of

#: The name under which the standard looks for the description of the tables in a folder.
METADATA = "csv-metadata.json"

ABOUT = (
    "Commas, every cell in quotation marks, UTF-8 with a byte order mark, CRLF. A text that a spreadsheet would work out, since it begins with "
    "=, +, -, @, a tab or a line break (apostrophes before these passed over), has one apostrophe put in front: to have "
    "the text as it was, take one apostrophe from every text cell that matches ^'+[=+\\-@\\t\\n\\r＝＋－＠]. Line breaks in "
    "a text are LF. Characters that XML forbids are U+FFFD. In a cell of several words these stand between semicolons, "
    "and a semicolon in a word is a comma. Excel itself cuts a text of more than 32,767 characters."
)


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write a file for each table, and their description."""
    tables = tables_of(study_of(analysis, edition), title)
    written = [_file(table, out) for table in tables]
    written.append(out / METADATA)
    written[-1].write_text(describe(tables, title or UNTITLED, ABOUT), encoding="utf-8", newline="\n")
    return written


def _file(table: Table, out: Path) -> Path:
    path = out / file_of(table.name)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(column.name for column in table.columns)
        for row in table.rows:
            writer.writerow(map(_plain, row))
    return path


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = BETWEEN.join(word.replace(BETWEEN, ",") for word in value)
    if isinstance(value, str):
        return guarded(printable(value.replace("\r\n", "\n").replace("\r", "\n")))
    return value.isoformat() if isinstance(value, date) else repr(value)


EXPORT = Export(name="csv", suffix=".csv", about="a file a table, for anything", write=write)
