"""The CSV files by RFC 4180, and their description by the W3C's Recommendations for tabular data of 2015."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.cells import guarded, printable, unguarded
from pipeline.records import Analysis
from pipeline.report.exports.csv import ABOUT, EXPORT, METADATA
from pipeline.report.study import study_of
from pipeline.report.views.table import Value
from pipeline.report.views.tables import tables_of

BOM = b"\xef\xbb\xbf"

#: RFC 4180, section 2, of a file in which every field is quoted.
FIELD = r'"(?:[^"]|"")*"'
RECORD = rf"{FIELD}(?:,{FIELD})*\r\n"


@pytest.fixture(name="folder", scope="module", params=["study", "hostile"])
def _folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    EXPORT.write(request.getfixturevalue(f"{request.param}_analysis"), folder, title="Pool")
    return folder


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def plain(value: Value) -> str:
    """Say in the test's own words what a cell should hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return {True: "true", False: "false"}[value]
    if isinstance(value, tuple):
        return ";".join(value)
    return str(value)


def lines_of(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


def test_the_grammar_is_that_of_rfc_4180(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        data = path.read_bytes()
        assert data.startswith(BOM)
        text = data[len(BOM) :].decode("utf-8")
        assert re.fullmatch(rf"(?:{RECORD})+", text), path.name
        assert len({len(row) for row in read(path)}) == 1, path.name


@pytest.mark.parametrize("which", ["study", "hostile"])
def test_every_value_comes_back(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    analysis: Analysis = request.getfixturevalue(f"{which}_analysis")
    EXPORT.write(analysis, tmp_path, title="Pool")
    for table in tables_of(study_of(analysis), "Pool"):
        head, *rows = read(tmp_path / f"{table.name}.csv")
        assert head == [column.name for column in table.columns]
        got = [[unguarded(cell) for cell in row] for row in rows]
        assert got == [[printable(lines_of(plain(value))) for value in row] for row in table.rows]


def test_no_cell_begins_as_a_formula(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        for row in read(path):
            assert not [cell for cell in row if cell[:1] in {*"=+-@\t\r\n＝＋－＠"} and cell]


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\n ab＝"), st.characters()), max_size=8))
@example("'=")
@example("''")
@example("'a=")
def test_the_guard_can_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not re.match("[=+\\-@\t\n\r]", guarded(text))


def test_the_rule_that_is_written_down_is_the_rule(hostile_texts: tuple[str, ...]) -> None:
    written = re.search(r"matches (\S+?\])\.", ABOUT)
    assert written
    for text in hostile_texts:
        cell = guarded(text)
        assert (cell[1:] if re.match(written[1], cell) else cell) == text


def test_a_semicolon_in_a_word_does_not_part_it(maker: Any, tmp_path: Path) -> None:
    from dataclasses import replace

    segment, *_ = maker.document("a.txt", [("C", "One thing"), ("C", "another")])
    maker.concern("k", "Things", [segment])
    analysis = maker.analysis()
    concern = replace(analysis.concerns[0], keyphrases=("a;b", "c"))
    EXPORT.write(replace(analysis, concerns=(concern,)), tmp_path)
    head, row = read(tmp_path / "concerns.csv")
    assert row[head.index("keyphrases")].split(";") == ["a,b", "c"]


def test_the_same_study_gives_the_same_bytes(study_analysis: Analysis, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        EXPORT.write(study_analysis, tmp_path / name, title="Pool")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


# "Metadata Vocabulary for Tabular Data" and "Model for Tabular Data and Metadata on the Web", 17 December 2015

GROUP = {"@context", "@id", "@type", "tables", "dialect", "notes", "tableDirection", "tableSchema", "transformations"}
TABLE = {
    "@id",
    "@type",
    "url",
    "dialect",
    "notes",
    "suppressOutput",
    "tableDirection",
    "tableSchema",
    "transformations",
}
SCHEMA = {"@id", "@type", "columns", "foreignKeys", "primaryKey", "rowTitles"}
COLUMN = {"@id", "@type", "name", "suppressOutput", "titles", "virtual"}
INHERITED = {
    "aboutUrl", "datatype", "default", "lang", "null", "ordered", "propertyUrl", "required", "separator",
    "textDirection", "valueUrl",
}  # fmt: skip
DIALECT = {
    "@id": str, "@type": str, "commentPrefix": str, "delimiter": str, "doubleQuote": bool, "encoding": str,
    "header": bool, "headerRowCount": int, "lineTerminators": (str, list), "quoteChar": (str, type(None)),
    "skipBlankRows": bool, "skipColumns": int, "skipInitialSpace": bool, "skipRows": int, "trim": (bool, str),
}  # fmt: skip
BASES = {"string", "date", "integer", "number", "boolean"}  # those of the built-in datatypes that we use


def known(described: dict[str, Any], allowed: set[str], kind: str) -> None:
    """Section 5: nothing but the properties defined, and common properties whose names carry a known prefix."""
    for name, value in described.items():
        assert name in allowed or re.fullmatch(r"(?:dc|dcat|schema|prov|rdfs|skos|foaf):\w+", name), name
        if ":" in name:
            assert isinstance(value, str)
    assert described.get("@type") == kind


@pytest.fixture(name="described")
def _described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / METADATA).read_text("utf-8"))
    return found


def test_the_description_stands_where_the_standard_looks_for_it() -> None:
    assert METADATA == "csv-metadata.json"  # Model, section 5.3: the site-wide default locations


def test_the_group_is_well_formed(described: dict[str, Any], folder: Path) -> None:
    first, local = described["@context"]  # Metadata, section 5.2
    assert first == "http://www.w3.org/ns/csvw"
    assert set(local) <= {"@base", "@language"}
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", local["@language"])
    known(described, GROUP | INHERITED, "TableGroup")
    urls = [table["url"] for table in described["tables"]]
    assert sorted(urls) == sorted(path.name for path in folder.glob("*.csv"))
    assert len(set(urls)) == len(urls) > 0


def test_the_dialect_is_that_of_the_files(described: dict[str, Any]) -> None:
    dialect = described["dialect"]
    assert dialect["@type"] == "Dialect"
    for name, value in dialect.items():
        assert isinstance(value, DIALECT[name]), name
    assert (dialect["encoding"], dialect["delimiter"], dialect["quoteChar"]) == ("utf-8", ",", '"')
    assert dialect["doubleQuote"]
    assert dialect["header"]


def test_no_row_begins_as_a_remark(described: dict[str, Any], folder: Path) -> None:
    remark = described["dialect"].get("commentPrefix", "#")  # the dialect's default, section 5.9
    for path in folder.glob("*.csv"):
        text = path.read_bytes()[len(BOM) :].decode()
        assert not [row for row in re.findall(RECORD, text) if row.startswith(remark)]


def test_the_columns_are_described(described: dict[str, Any], folder: Path) -> None:
    for table in described["tables"]:
        known(table, TABLE | INHERITED, "Table")
        schema = table["tableSchema"]
        known(schema, SCHEMA | INHERITED, "Schema")
        names = [column["name"] for column in schema["columns"]]
        assert len(set(names)) == len(names)  # section 5.5
        for column in schema["columns"]:
            known(column, COLUMN | INHERITED, "Column")
            assert re.fullmatch(
                r"[A-Za-z0-9][A-Za-z0-9_]*", column["name"]
            )  # section 5.6: not with an underscore first
            assert isinstance(column.get("separator", ""), str)
        # section 5.5.1, compatibility: as many columns, and each heading one of its column's titles
        assert read(folder / table["url"])[0] == [column["titles"] for column in schema["columns"]]


def parsed(cell: str, column: dict[str, Any]) -> None:
    """Parse a cell as section 6.4 of the Model says, with what the values' datatypes allow."""
    datatype = column["datatype"]
    base = datatype["base"] if isinstance(datatype, dict) else datatype
    assert base in BASES
    if cell == column.get("null", ""):
        assert not column.get("required", False), column["name"]
        return
    if "separator" in column:
        assert base == "string"  # whose items are not trimmed
        assert all(item for item in cell.split(column["separator"]))
    elif base == "date":
        assert datatype["format"] == "yyyy-MM-dd"
        assert re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", cell)
    elif base == "integer":
        assert re.fullmatch(r"[+-]?\d+", cell)
    elif base == "number":
        assert re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", cell)
    elif base == "boolean":
        assert cell in datatype["format"].split("|")
        assert datatype["format"].count("|") == 1


def test_every_cell_is_what_its_column_says(described: dict[str, Any], folder: Path) -> None:
    for table in described["tables"]:
        columns = table["tableSchema"]["columns"]
        for row in read(folder / table["url"])[1:]:
            for cell, column in zip(row, columns, strict=True):
                parsed(cell, column)


def test_keys_are_unique_and_references_found(described: dict[str, Any], folder: Path) -> None:
    held: dict[str, list[dict[str, str]]] = {}
    for table in described["tables"]:
        head, *rows = read(folder / table["url"])
        held[table["url"]] = [dict(zip(head, row, strict=True)) for row in rows]
    referring = 0
    for table in described["tables"]:
        schema = table["tableSchema"]
        if "primaryKey" in schema:
            keys = [row[schema["primaryKey"]] for row in held[table["url"]]]
            assert len(set(keys)) == len(keys)
        for key in schema.get("foreignKeys", ()):
            assert set(key) == {"columnReference", "reference"}
            assert set(key["reference"]) == {"resource", "columnReference"}
            there = {row[key["reference"]["columnReference"]] for row in held[key["reference"]["resource"]]}
            assert {row[key["columnReference"]] for row in held[table["url"]]} <= there
            referring += 1
    assert referring >= 3


def test_what_was_done_to_the_cells_is_said(described: dict[str, Any]) -> None:
    assert described["dc:description"] == ABOUT
    for words in ("byte order mark", "CRLF", "apostrophe", "U+FFFD", "32,767"):
        assert words in ABOUT


def test_pandas_reads_it(folder: Path) -> None:
    import pandas

    for path in folder.glob("*.csv"):
        frame = pandas.read_csv(path)
        assert len(frame) == len(read(path)) - 1
        assert not str(frame.columns[0]).startswith("\ufeff")
