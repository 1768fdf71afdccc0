"""The Parquet files: typed, described, whole, the same bytes twice; and a way out where pyarrow is not installed."""

import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ExportError
from pipeline.records import Analysis
from pipeline.report.exports.parquet import EXPORT
from pipeline.report.study import study_of
from pipeline.report.views.table import Value
from pipeline.report.views.tables import tables_of

TYPES = {
    "text": "string", "day": "date32[day]", "whole": "int64", "number": "double", "yes": "bool", "list": "list<element: string>",
}  # fmt: skip


def plain(value: Value) -> Any:
    """Say what comes back: lists for tuples, and the sign for "cannot be shown" for half a pair."""
    if isinstance(value, tuple):
        return [plain(word) for word in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and "\udc80" in value else value


@pytest.mark.parametrize("which", ["study", "hostile"])
def test_every_value_comes_back(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    from pyarrow import parquet

    analysis: Analysis = request.getfixturevalue(f"{which}_analysis")
    EXPORT.write(analysis, tmp_path, title="Pool")
    for table in tables_of(study_of(analysis), "Pool"):
        found = parquet.read_table(tmp_path / f"{table.name}.parquet")
        assert {field.name: str(field.type) for field in found.schema} == {
            column.name: TYPES[column.kind] for column in table.columns
        }
        got = [list(row.values()) for row in found.to_pylist()]
        want = [[plain(value) for value in row] for row in table.rows]
        assert [[str(cell).replace("?", "\ufffd") for cell in row] for row in got] == [
            [str(cell).replace("?", "\ufffd") for cell in row] for row in want
        ]
        if which == "study":
            assert got == want


def test_columns_say_what_they_mean(study_analysis: Analysis, tmp_path: Path) -> None:
    from pyarrow import parquet

    EXPORT.write(study_analysis, tmp_path)
    schema = parquet.read_schema(tmp_path / "promises.parquet")
    assert schema.metadata[b"title"] == b"Promises"
    assert schema.field("due").metadata[b"description"] == b"The day by which a reply is owed."


def test_the_same_study_gives_the_same_bytes(study_analysis: Analysis, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        EXPORT.write(study_analysis, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_without_pyarrow_it_says_what_to_install(
    study_analysis: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"yousaid\[parquet\]"):
        EXPORT.write(study_analysis, tmp_path)
    assert not list(tmp_path.iterdir())
