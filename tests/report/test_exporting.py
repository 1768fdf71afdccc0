"""Where an export goes: a file, a folder or a zip file, whole or not at all, and never over what somebody edited."""

import ast
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ExportError
from pipeline.records import Analysis
from pipeline.report import write_report
from pipeline.report.exporting import export_named, exports, write_export

#: Members that must not vanish unseen; a new one is welcome.
SHIPPED = {"csv", "docx", "jsonl", "markdown", "ods", "parquet", "xlsx"}

XLSX, CSV, MARKDOWN = export_named("xlsx"), export_named("csv"), export_named("markdown")


def test_the_exports_that_there_are() -> None:
    assert set(exports()) >= SHIPPED
    for name, export in exports().items():
        assert export.name == name
        assert export.suffix.startswith(".")
        assert not export.single or export.single.endswith(export.suffix)
        assert export.about
        assert not export.about.endswith(".")


def test_a_run_writes_only_what_it_always_wrote(study_analysis: Analysis, tmp_path: Path) -> None:
    assert {name for name, export in exports().items() if export.with_run} == {"jsonl"}
    written = write_report(study_analysis, tmp_path)
    assert {path.suffix for path in written} == {".html", ".jsonl"}


def test_an_unknown_export_names_those_there_are() -> None:
    with pytest.raises(ExportError, match=r"no export 'xls'. Choose one of: csv, docx, jsonl"):
        export_named("xls")
    assert export_named("XLSX") is XLSX


def test_one_file_goes_to_the_file_named_or_into_the_folder(study_analysis: Analysis, tmp_path: Path) -> None:
    assert write_export(XLSX, study_analysis, tmp_path / "new" / "mine.xlsx") == [tmp_path / "new" / "mine.xlsx"]
    assert write_export(XLSX, study_analysis, tmp_path / "new") == [tmp_path / "new" / "tables.xlsx"]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["mine.xlsx", "tables.xlsx"]


def test_several_files_go_into_a_folder_or_a_zip(study_analysis: Analysis, tmp_path: Path) -> None:
    loose = write_export(CSV, study_analysis, tmp_path / "loose")
    (packed,) = write_export(CSV, study_analysis, tmp_path / "packed.zip")
    with zipfile.ZipFile(packed) as package:
        assert package.namelist() == [path.name for path in loose]
        for path in loose:
            assert package.read(path.name) == path.read_bytes()
    again = write_export(CSV, study_analysis, tmp_path / "again.zip")
    assert again[0].read_bytes() == packed.read_bytes()


def test_a_name_that_would_not_open_is_refused(study_analysis: Analysis, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"ends in \.xlsx"):
        write_export(XLSX, study_analysis, tmp_path / "mine.xls")
    (tmp_path / "file.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"Name a folder, or a file that ends in \.zip"):
        write_export(CSV, study_analysis, tmp_path / "file.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


def test_what_somebody_edited_is_never_lost(study_analysis: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    write_export(MARKDOWN, study_analysis, path)
    made = path.read_bytes()
    write_export(MARKDOWN, study_analysis, path)  # the same again is no loss
    path.write_text("My own words", "utf-8")
    with pytest.raises(ExportError, match=r"may have edited it.*--force"):
        write_export(MARKDOWN, study_analysis, path)
    assert path.read_text("utf-8") == "My own words"
    write_export(MARKDOWN, study_analysis, path, force=True)
    assert path.read_bytes() == made


def test_none_of_several_files_is_written_where_one_would_be_lost(study_analysis: Analysis, tmp_path: Path) -> None:
    (tmp_path / "questions.csv").write_text("mine")
    with pytest.raises(ExportError, match=r"questions\.csv is there already"):
        write_export(CSV, study_analysis, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["questions.csv"]


def test_a_place_that_cannot_be_written_is_said(study_analysis: Analysis, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match=r"cannot be written .*--out"):
        write_export(MARKDOWN, study_analysis, tmp_path / "file" / "summary.md")


def test_the_writers_are_imported_where_they_are_used(root: Path) -> None:
    heavy = {"docx", "openpyxl", "pyarrow", "lxml", "pandas", "numpy"}
    for path in sorted((root / "pipeline/report").rglob("*.py")):
        top = ast.parse(path.read_text("utf-8")).body
        names = {alias.name.split(".")[0] for node in top if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module.split(".")[0] for node in top if isinstance(node, ast.ImportFrom) and node.module}
        assert not names & heavy, path
