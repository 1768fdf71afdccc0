"""The workbooks, XLSX and ODS: every cell what it was, nothing a formula, the same bytes twice, and whole in LibreOffice."""

import datetime
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipeline.cells import CUT, carried
from pipeline.errors import ExportError
from pipeline.records import Analysis
from pipeline.report.exports import Export, _sheets, ods, xlsx
from pipeline.report.exports._sheets import sheets_of
from pipeline.report.views.table import Table, Value

BOTH = pytest.mark.parametrize("export", [xlsx.EXPORT, ods.EXPORT], ids=["xlsx", "ods"])
STUDIES = pytest.mark.parametrize("which", ["study", "hostile"])


@pytest.fixture(name="analysis")
def _analysis(which: str, request: pytest.FixtureRequest) -> Analysis:
    found: Analysis = request.getfixturevalue(f"{which}_analysis")
    return found


def written(export: Export, analysis: Analysis, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (path,) = export.write(analysis, folder, title="Pool")
    return path


def open_book(path: Path) -> Any:
    import openpyxl

    return openpyxl.load_workbook(path)


def cells_of_xlsx(path: Path, *, escapes: bool = True) -> dict[str, list[list[Value]]]:
    """Read a workbook as a person sees it: days as days, Excel's escapes undone."""

    def value(cell: Any) -> Value:
        if isinstance(cell.value, datetime.datetime):
            return cell.value.date()
        if escapes and isinstance(cell.value, str):
            return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), cell.value)
        found: Value = cell.value
        return found

    return {sheet.title: [[value(cell) for cell in row] for row in sheet.iter_rows()] for sheet in open_book(path)}


def cells_of_ods(path: Path) -> dict[str, list[list[Value]]]:
    """Read an OpenDocument spreadsheet by its standard: each value by its type, white space by its elements."""
    from lxml import etree

    space = {name: f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text")}

    def words(paragraph: Any) -> str:
        found = paragraph.text or ""
        for child in paragraph:
            assert child.tag == f"{space['text']}s"
            found += " " * int(child.get(f"{space['text']}c", "1"))
            found += child.tail or ""
        return found

    def value(cell: Any) -> Value:
        kind = cell.get(f"{space['office']}value-type")
        assert cell.get(f"{space['table']}formula") is None
        if kind is None:
            return None
        if kind == "string":
            return "\n".join(words(paragraph) for paragraph in cell.iter(f"{space['text']}p"))
        if kind == "date":
            return datetime.date.fromisoformat(cell.get(f"{space['office']}date-value"))
        number = float(cell.get(f"{space['office']}value"))
        return int(number) if number.is_integer() else number

    with zipfile.ZipFile(path) as package:
        content = etree.fromstring(package.read("content.xml"), etree.XMLParser(huge_tree=True))
    return {
        table.get(f"{space['table']}name"): [
            [
                value(cell)
                for cell in row.iter(f"{space['table']}table-cell")
                for _ in range(min(99, int(cell.get(f"{space['table']}number-columns-repeated", "1"))))
            ]
            for row in table.iter(f"{space['table']}table-row")
        ]
        for table in content.iter(f"{space['table']}table")
    }


def read(export: Export, path: Path) -> dict[str, list[list[Value]]]:
    return cells_of_xlsx(path) if export.name == "xlsx" else cells_of_ods(path)


def wanted(tables: tuple[Table, ...]) -> dict[str, list[list[Value]]]:
    return {
        table.title: [[column.title for column in table.columns], *(list(row) for row in table.rows)]
        for table in tables
    }


@BOTH
@STUDIES
def test_every_cell_is_what_it_was(export: Export, analysis: Analysis, tmp_path: Path) -> None:
    assert read(export, written(export, analysis, tmp_path)) == wanted(sheets_of(analysis, None, "Pool"))


@BOTH
def test_the_same_study_gives_the_same_bytes(export: Export, study_analysis: Analysis, tmp_path: Path) -> None:
    one, two = (written(export, study_analysis, tmp_path / name) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as package:
        assert package.testzip() is None
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        day = study_analysis.provenance.as_of.isoformat()
        said = {
            name: package.read(name).decode()
            for name in package.namelist()
            if name in {"meta.xml", "docProps/core.xml"}
        }
        assert len(said) == 1
        assert set(re.findall(r"\d{4}-\d\d-\d\d", *said.values())) == {day}


@BOTH
def test_the_notes_come_first_and_say_what_was_done_to_cells(
    export: Export, hostile_analysis: Analysis, tmp_path: Path
) -> None:
    sheets = read(export, written(export, hostile_analysis, tmp_path))
    assert next(iter(sheets)) == "Notes"
    said = {row[0]: str(row[1]) for row in sheets["Notes"]}
    assert "never worked out" in said["Cells"]
    cut = re.search(r"says so \((\d+) cells\)", said["Cells"])
    replaced = re.search(r"\N{REPLACEMENT CHARACTER} \((\d+) cells\)", said["Cells"])
    everywhere = [cell for name, rows in sheets.items() if name != "Notes" for row in rows for cell in row]
    assert cut
    assert replaced
    assert int(cut[1]) == sum(isinstance(cell, str) and cell.endswith(CUT) for cell in everywhere) > 0
    assert int(replaced[1]) == sum(isinstance(cell, str) and "\ufffd" in cell for cell in everywhere) > 0


@BOTH
def test_no_cell_is_longer_than_excel_holds(export: Export, hostile_analysis: Analysis, tmp_path: Path) -> None:
    sheets = read(export, written(export, hostile_analysis, tmp_path))
    longest = max(
        len(cell.encode("utf-16-le")) // 2
        for rows in sheets.values()
        for row in rows
        for cell in row
        if isinstance(cell, str)
    )
    assert 30_000 < longest <= 32_767


@BOTH
def test_too_many_rows_are_said_before_anything_is_written(
    export: Export, study_analysis: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = max(len(table.rows) for table in sheets_of(study_analysis, None, None)[1:])
    monkeypatch.setattr(_sheets, "MOST_ROWS", most)
    with pytest.raises(ExportError, match=rf"“Codings” has {most} rows.*Export as csv or parquet"):
        written(export, study_analysis, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_sheet_of_excel_is_full_at_its_last_row() -> None:
    assert _sheets.MOST_ROWS == 2**20


def test_xlsx_holds_text_as_text(hostile_analysis: Analysis, hostile_texts: tuple[str, ...], tmp_path: Path) -> None:
    book = open_book(written(xlsx.EXPORT, hostile_analysis, tmp_path))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type in "fe"]
    column = next(cell.column for cell in book["Comments"][1] if cell.value == "Text")
    said = {row[column - 1].value: row[column - 1] for row in book["Comments"].iter_rows(min_row=2)}
    formula = said[hostile_texts[1]]
    assert (formula.data_type, formula.number_format, formula.quotePrefix) == ("s", "@", True)
    with zipfile.ZipFile(tmp_path / "tables.xlsx") as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not [name for name in sheets if b"<f>" in package.read(name) or b"<f " in package.read(name)]


def test_xlsx_is_set_out_for_reading(study_analysis: Analysis, tmp_path: Path) -> None:
    book = open_book(written(xlsx.EXPORT, study_analysis, tmp_path))
    tables = {table.title: table for table in sheets_of(study_analysis, None, "Pool")}
    assert book.sheetnames == list(tables)
    for sheet in book:
        columns = tables[sheet.title].columns
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(columns)).column_letter}{sheet.max_row}"
        assert sheet.print_title_rows == "$1:$1"
        widths = [
            sheet.column_dimensions[sheet.cell(1, place).column_letter].width for place in range(1, len(columns) + 1)
        ]
        assert widths == [column.wide for column in columns]
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row if cell.value is not None)
        days = [place for place, column in enumerate(columns) if column.kind == "day"]
        dated = [row[place] for row in sheet.iter_rows(min_row=2) for place in days if row[place].value]
        assert all(cell.is_date and cell.number_format == "d mmm yyyy" for cell in dated)
    assert book.properties.language == "en-GB"


def test_xlsx_rows_are_as_high_as_their_texts_and_still_grow(hostile_analysis: Analysis, tmp_path: Path) -> None:
    written(xlsx.EXPORT, hostile_analysis, tmp_path)
    with zipfile.ZipFile(tmp_path / "tables.xlsx") as package:
        xml = package.read("xl/worksheets/sheet3.xml").decode()  # the comments
    rows = re.findall(r"<row ([^>]*)>", xml)
    heights = [float(found[1]) for row in rows if (found := re.search(r'ht="([\d.]+)"', row))]
    assert len(heights) == len(rows) > 20
    assert not [row for row in rows if "customHeight" in row]
    assert (min(heights), max(heights)) == (19, 154)


def test_ods_is_an_opendocument_package(study_analysis: Analysis, tmp_path: Path) -> None:
    path = written(ods.EXPORT, study_analysis, tmp_path)
    # OpenDocument 1.3, part 2, section 3.3: the type stands first, uncompressed and with no extra field
    data = path.read_bytes()
    assert data[30:84] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        manifest = etree.fromstring(package.read("META-INF/manifest.xml"))
        listed = {value for entry in manifest for name, value in entry.attrib.items() if name.endswith("full-path")}
        assert listed == {"/", *package.namelist()} - {"mimetype", "META-INF/manifest.xml"}
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
        settings = package.read("settings.xml").decode()
    assert settings.count('config:name="VerticalSplitPosition" config:type="int">1<') == len(
        sheets_of(study_analysis, None, None)
    )
    content = parts["content.xml"]
    names = {element.tag.rpartition("}")[2] for element in content.iter()}
    assert "covered-table-cell" not in names
    filters = [element for element in content.iter() if element.tag.endswith("}database-range")]
    assert {value for e in filters for name, value in e.attrib.items() if name.endswith("buttons")} == {"true"}
    used = {v for e in content.iter() for n, v in e.attrib.items() if n.endswith("}style-name")}
    made = {v for e in content.iter() for n, v in e.attrib.items() if n.endswith("style:1.0}name")}
    assert used <= made


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")
def test_pandas_reads_the_ods(study_analysis: Analysis, tmp_path: Path) -> None:
    import pandas

    frames = pandas.read_excel(written(ods.EXPORT, study_analysis, tmp_path), sheet_name=None, engine="odf")
    tables = {table.title: table for table in sheets_of(study_analysis, None, "Pool")}
    assert {title: len(frame) for title, frame in frames.items()} == {t: len(table.rows) for t, table in tables.items()}
    due = frames["Promises"]["Due"].dropna()
    assert [day.date() for day in due] == [datetime.date(2024, 5, 1)]


def office(path: Path, step: str) -> Path:
    """Open a file in LibreOffice and save it in another format."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-calc")
    folder = path.parent / "office"
    subprocess.run(
        [program, f"-env:UserInstallation=file://{path.parent}/profile", "--headless", "--convert-to", step,
         "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / f"{path.stem}.{step}"


@pytest.mark.office
@BOTH
def test_libreoffice_opens_it_and_gives_it_back_equal(
    export: Export, hostile_analysis: Analysis, tmp_path: Path
) -> None:
    path = written(export, hostile_analysis, tmp_path)
    back = office(path, export.name)
    # LibreOffice undoes Excel's escapes when it reads, and writes none
    got = _trimmed(cells_of_xlsx(back, escapes=False) if export.name == "xlsx" else cells_of_ods(back))
    want = _trimmed(wanted(sheets_of(hostile_analysis, None, "Pool")))
    assert list(got) == list(want)
    for title, rows in want.items():
        assert got[title] == rows, title


def _trimmed(sheets: dict[str, list[list[Value]]]) -> dict[str, list[list[Value]]]:
    """Leave out the empty cells at the end of rows, and empty rows, which no format is bound to keep."""

    def short(row: list[Value]) -> list[Value]:
        while row and row[-1] is None:
            row = row[:-1]
        return row

    return {title: [row for row in map(short, rows) if row] for title, rows in sheets.items()}


def test_the_cells_hold_what_a_cell_can_carry(hostile_texts: tuple[str, ...], hostile_analysis: Analysis) -> None:
    texts = {
        row[8] for table in sheets_of(hostile_analysis, None, None) if table.name == "comments" for row in table.rows
    }
    expected = {
        carried(re.sub("\r\n?", "\n", text).replace("\t", " "))
        for number, text in enumerate(hostile_texts)
        if number % 5
    }
    assert texts == expected
