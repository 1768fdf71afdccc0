"""Make the workbook in which people fill in answers: one row a question."""

import datetime
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cells import carried, escaped, height_of
from pipeline.editions import Edition, Standing
from pipeline.errors import LedgerError
from pipeline.ledger.sheet_cells import FIELDS, STATUSES, british, values_of
from pipeline.packed import timeless

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, NOTES = "Questions", "Notes"

#: Heads the list, in the notes, of the questions that the sheet was made with.
MADE_WITH = "IDs in this sheet"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet."""

    heading: str
    key: str
    width: int = 0  # in characters; none: hidden


COLUMNS = (
    Column("ID", "id", 19),
    Column("Question", "question", 48),
    Column("Asked by", "asker", 16),
    Column("Where", "document", 22),
    Column("Asked on", "asked", 13),
    Column("Status", "status", 17),
    Column("Reason", "reason", 26),
    Column("Answer", "answer", 56),
    Column("Owner", "owner", 18),
    Column("Due", "due", 13),
    Column("Note", "note", 30),
    # What stood when the sheet was made, so that it can be told who changed what since.
    Column("ID when made", "id then"),
    *(Column(f"{name.capitalize()} when made", f"{name} then") for name in FIELDS),
)

_DATE = "d mmm yyyy"
_HEAD, _OPEN, _SHUT, _LINE = "1F3A4D", "FFF9E0", "F2F4F5", "C9CFD3"
_FONT, _TALLEST = "Calibri", 400


def write_sheet(edition: Edition, path: Path, *, open_only: bool = False, force: bool = False) -> int:
    """Write the workbook and return the number of its questions.

    Parameters
    ----------
    edition : Edition
    path : Path
        Ends in .xlsx.
    open_only : bool
        Leave out the questions that are answered.
    force : bool
        Write over a file that is there.

    Raises
    ------
    LedgerError
        The file is there already, or cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise LedgerError(f"{path.name} would not open in Excel. Give it a name that ends in .xlsx.")
    if path.exists() and not force:
        raise LedgerError(
            f"{path} is there already and may hold answers that somebody filled in. Name another file, or add --force."
        )
    rows = [row for row in edition.standings if row.counts and (row.is_open or not open_only)]
    rows.sort(key=lambda row: not row.is_open)
    data = workbook_bytes(rows, edition)
    half = path.with_name(f".{path.name}.half")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise LedgerError(
            f"{path} cannot be written ({error.strerror}). Close it where it is open, or name another."
        ) from error
    return len(rows)


def workbook_bytes(rows: Iterable[Standing], edition: Edition) -> bytes:
    """Return the workbook as a file's bytes, the same for the same questions."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    standings = list(rows)
    workbook = Workbook()
    questions = workbook.worksheets[0]
    questions.title = TITLE
    _fill(questions, standings)
    _notes(workbook.create_sheet(NOTES), standings, edition)
    made = datetime.datetime.combine(edition.as_of, datetime.time())
    workbook.properties.creator = "yousaid"
    workbook.properties.title = "Questions and their answers"
    workbook.properties.created = workbook.properties.modified = made
    packed = io.BytesIO()
    # Workbook.save() would put the present time into the file.
    ExcelWriter(workbook, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED)).save()
    return timeless(packed.getvalue())


def _fill(sheet: "Worksheet", standings: list[Standing]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter

    line = Border(bottom=Side(style="thin", color=_LINE))
    wrap = Alignment(wrap_text=True, vertical="top", horizontal="left")
    open_fill, shut_fill = PatternFill("solid", fgColor=_OPEN), PatternFill("solid", fgColor=_SHUT)
    for place, column in enumerate(COLUMNS, 1):
        cell = put(sheet, 1, place, column.heading)
        cell.font, cell.fill = Font(_FONT, 11, bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_HEAD)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = column.width or 12, not column.width
    for number, standing in enumerate(standings, 2):
        cells = _cells(standing)
        for place, column in enumerate(COLUMNS, 1):
            cell = put(sheet, number, place, cells[column.key])
            cell.alignment, cell.border = wrap, line
            cell.fill = open_fill if column.key in FIELDS else shut_fill
            cell.protection = Protection(locked=column.key not in FIELDS)
            if column.key == "due":
                cell.number_format = _DATE
        _set_height(sheet, number, [(cells[column.key], column.width) for column in COLUMNS if column.width])
    last = len(standings) + 1
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    if standings:
        _validate(sheet, last)
    _protect(sheet)
    sheet.row_dimensions[1].height = 24
    sheet.print_title_rows = "1:1"
    _print(sheet)


def _set_height(sheet: "Worksheet", row: int, cells: "Iterable[tuple[str | datetime.date | None, int]]") -> None:
    """Make a row as high as its text needs, by guess; it still grows when somebody types more into it."""
    from openpyxl.worksheet.dimensions import RowDimension

    class Growing(RowDimension):
        customHeight = False  # noqa: N815 - openpyxl's name; it would nail the height down

    sheet.row_dimensions[row] = Growing(sheet, index=row, ht=height_of(cells, _TALLEST))


def _print(sheet: "Worksheet") -> None:
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7)


def put(sheet: "Worksheet", row: int, column: int, value: "str | datetime.date | None") -> Any:
    """Put a value into a cell so that no program ever reads it as a formula, a number or an error."""
    cell = sheet.cell(row, column)
    if isinstance(value, datetime.date):
        cell.value, cell.number_format = value, _DATE
        return cell
    cell.number_format = "@"
    if value:
        cell.value = escaped(value)
        cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
        cell.quotePrefix = value[0] in "=+-@\t\r"
    return cell


def _cells(standing: Standing) -> "dict[str, str | datetime.date | None]":
    values = values_of(standing)
    reason = standing.reason
    if standing.due and standing.due_assumed:
        reason += f"; no day was named, so a reply is taken to be due on {british(standing.due)}"
    if standing.conflict:
        reason += f". {standing.conflict}"
    return {
        "id": standing.question_id,
        "question": carried(standing.text),
        "asker": carried(standing.asker or ""),
        "document": carried(standing.document or ""),
        "asked": standing.first_asked,
        "reason": carried(reason[:1].upper() + reason[1:]),
        **values,
        "status": STATUSES[values["status"]],
        "due": datetime.date.fromisoformat(values["due"]) if values["due"] else None,
        "id then": standing.question_id,
        **{f"{field} then": values[field] for field in FIELDS},
    }


def _validate(sheet: "Worksheet", last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = {column.key: get_column_letter(place) for place, column in enumerate(COLUMNS, 1)}
    status = DataValidation(type="list", formula1=f'"{",".join(STATUSES.values())}"', allow_blank=False)
    status.errorTitle, status.error = "Status", f"Choose one of: {', '.join(STATUSES.values())}."
    status.promptTitle, status.prompt = "Status", "A holding reply (“we will write to you”) is Deferred, not Answered."
    due = DataValidation(
        type="date", operator="between", formula1="DATE(2000,1,1)", formula2="DATE(2099,12,31)", allow_blank=True
    )
    due.errorTitle, due.error = "Due", "Type a whole date, such as 31/05/2026."
    due.promptTitle, due.prompt = "Due", "The day by which a reply is promised, such as 31/05/2026."
    for validation, key in ((status, "status"), (due, "due")):
        validation.showErrorMessage = validation.showInputMessage = True
        validation.add(f"{letter[key]}2:{letter[key]}{last}")
        sheet.add_data_validation(validation)


def _protect(sheet: "Worksheet") -> None:
    """Lock what people must not change; without a password, since it guards against slips and not against people."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows", "formatCells"):
        setattr(protection, allowed, False)  # what is set here is what is forbidden


def _notes(sheet: "Worksheet", standings: list[Standing], edition: Edition) -> None:
    from openpyxl.styles import Alignment, Font

    for number, (text, heading) in enumerate(_explained(len(standings), edition), 1):
        cell = put(sheet, number, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(_FONT, 16 if number == 1 else 12 if heading else 11, bold=heading)
        _set_height(sheet, number, [(text, 90)])
    sheet.column_dimensions["A"].width = 90
    for number, text in enumerate([MADE_WITH, *(standing.question_id for standing in standings)], 1):
        put(sheet, number, 2, text)
    sheet.column_dimensions["B"].hidden = True
    _print(sheet)


def _explained(count: int, edition: Edition) -> list[tuple[str, bool]]:
    """Return what the notes say, each with whether it is a heading."""
    kinds = ", ".join(list(STATUSES.values())[:-1])
    return [
        ("How to fill in this workbook", True),
        (f"Made on {british(edition.as_of)} from edition {edition.number} of the ledger. "
         f"{count:,} question{'' if count == 1 else 's'}.", False),
        ("", False),
        ("What to fill in", True),
        ("The light yellow columns of the sheet “Questions” are yours. Leave a cell as it is where nothing is new.", False),
        (f"Status: choose {kinds} or Declined. Answered: the reply is there. Answered in part: something that was "
         "asked still wants a reply. Deferred: a reply was promised, or put off. Unanswered: nobody has replied. "
         "Declined: it was decided that there will be no answer.", False),
        ("Answer: the words as they may be published. Alt+Enter starts a new line. Choose a status as well; writing an "
         "answer does not change it.", False),
        ("Owner: who is to reply. Due: the day by which a reply is promised, such as 31/05/2026.", False),
        ("Note: why, for the record. The report shows it beside what you decided, the page for the public does not. For a "
         "Declined question it is the reason that is given.", False),
        ("", False),
        ("What happens then", True),
        ("Send the workbook back. “yousaid questions take” first shows what would change and records it only after a "
         "yes. Nothing that is recorded is ever overwritten: the earlier answer stays in the history.", False),
        ("If two people fill in copies of this workbook, or somebody decided otherwise in the meantime, what differs is "
         "listed for a person to settle. Deleting a row changes nothing.", False),
        ("", False),
        ("Good to know", True),
        ("You may filter, and hide and widen columns. To sort, to move columns or to add some of your own, choose "
         "Review > Unprotect Sheet first; there is no password. Sort whole rows, never one column by itself.", False),
        ("A new question cannot be added here: put it into a paper that yousaid reads.", False),
        ("Hidden columns on the right hold what stood when this workbook was made. Please leave them.", False),
    ]  # fmt: skip
