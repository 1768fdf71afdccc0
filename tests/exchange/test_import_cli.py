"""``yousaid import`` on a run: a person's codings beat the program's, stay in later runs, and can be learnt from."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.nlp.codebook import load_codebook
from pipeline.nlp.tables import read_labelled
from pipeline.refi import PROJECT, guid, theme_guid

P = f"{{{PROJECT}}}"
SHEET = (
    "| | What I need to know | What worries me |\n|---|---|---|\n"
    "| Opening hours | - When will the new hours start? | - The queue is far too long 😀 |\n"
    "| Staff | - Who decides on the posts? | - Nobody will be left to open up at the café |\n"
)


def told(*arguments: object, code: int = 0) -> Any:
    result = CliRunner().invoke(app, [str(item) for item in arguments])
    assert result.exit_code == code, result.output
    return json.loads(result.output) if "--json" in arguments else result.output


@pytest.fixture(name="finished", scope="module")
def _finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("import")
    (folder / "study").mkdir()
    (folder / "study/sheet.md").write_text(SHEET, "utf-8")
    told("run", folder / "study", "--out", folder / "out", "--as-of", "2026-03-01", "--quiet")
    told("export", "qdpx", folder / "out", "--out", folder / "ours.qdpx", "--quiet")
    return folder


@pytest.fixture(name="out")
def _out(finished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished / "out", tmp_path / "out"))


@pytest.fixture(name="coded")
def _coded(finished: Path, tmp_path: Path) -> Path:
    """Return our own project as somebody gives it back who coded one line of it anew."""
    path = tmp_path / "coded.qdpx"
    with zipfile.ZipFile(finished / "ours.qdpx") as sound, zipfile.ZipFile(path, "w") as package:
        for name in sound.namelist():
            data = sound.read(name)
            if name == "project.qde":
                root = etree.fromstring(data)
                etree.SubElement(root.find(f"{P}Users"), f"{P}User", guid=guid("mina"), name="Mina")
                mark = next(item for item in root.iter(f"{P}PlainTextSelection") if "café" in item.get("name"))
                coding = etree.SubElement(mark, f"{P}Coding", guid=guid("new"), creatingUser=guid("mina"))
                etree.SubElement(coding, f"{P}CodeRef", targetGUID=theme_guid("partnership"))
                data = etree.tostring(root)
            package.writestr(name, data)
    return path


def rows_of(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "segments.jsonl").read_text("utf-8").splitlines()]


def themes_of(out: Path) -> list[dict[str, Any]]:
    return next(row["themes"] for row in rows_of(out) if "café" in row["text"])


def test_a_persons_codings_beat_the_programs_and_stay(finished: Path, out: Path, coded: Path) -> None:
    assert [item["code"] for item in themes_of(out)] != ["partnership"]
    assert told("import", coded, "--out", out, "--dry-run", "--json")["recorded"] == 1
    result = told("import", coded, "--out", out, "--json")
    assert (result["placed"], result["recorded"], result["left"]) == (1, 1, [])
    assert any("the program's own" in note for note in result["notes"])
    assert told("import", coded, "--out", out, "--json")["recorded"] == 0
    told("report", "--out", out)
    assert [item["code"] for item in themes_of(out)] == ["partnership"]
    told("run", finished / "study", "--out", out, "--as-of", "2026-03-02", "--quiet")
    assert [item["code"] for item in themes_of(out)] == ["partnership"]
    told("export", "qdpx", out, "--out", out / "again.qdpx", "--quiet")
    with zipfile.ZipFile(out / "again.qdpx") as package:
        assert b'id="person:Mina"' in package.read("project.qde")
    assert told("import", out / "again.qdpx", "--out", out, "--json")["recorded"] == 0


def test_a_reviewed_project_is_the_persons_word_as_a_whole(finished: Path, out: Path, tmp_path: Path) -> None:
    """Every theme is taken off one line, the rest left as it was."""
    path = tmp_path / "reviewed.qdpx"
    themes = {theme_guid(theme.code) for theme in load_codebook().themes}
    with zipfile.ZipFile(finished / "ours.qdpx") as sound, zipfile.ZipFile(path, "w") as package:
        for name in sound.namelist():
            data = sound.read(name)
            if name == "project.qde":
                root = etree.fromstring(data)
                for mark in root.iter(f"{P}PlainTextSelection"):
                    for coding in mark.findall(f"{P}Coding"):
                        code = coding.find(f"{P}CodeRef")
                        if "café" in mark.get("name") and code.get("targetGUID") in themes:
                            mark.remove(coding)
                data = etree.tostring(root)
            package.writestr(name, data)
    before = {row["id"]: row for row in rows_of(out)}
    told("import", path, "--out", out, "--by", "Mina", "--reviewed", "--json", code=1)
    told("report", "--out", out)
    assert themes_of(out) == []
    for row in rows_of(out):
        if "café" not in row["text"]:
            kept = {item["code"] for item in before[row["id"]]["themes"]}
            assert {item["code"] for item in row["themes"]} == kept, row["text"]
    again = told("import", path, "--out", out, "--by", "Mina", "--reviewed", "--json", code=1)
    assert again["recorded"] == 0


def test_what_was_coded_can_be_learnt_from(out: Path, coded: Path, tmp_path: Path) -> None:
    told("import", coded, "--out", out, "--csv", tmp_path / "coded.csv", "--quiet")
    rows = read_labelled(tmp_path / "coded.csv", "text", "themes")
    assert rows.labels == (("partnership",),)
    assert "café" in rows.texts[0]


def test_a_codebook_becomes_one_to_run_with(finished: Path, out: Path, tmp_path: Path) -> None:
    told("export", "qdc", out, "--out", tmp_path / "book.qdc", "--quiet")
    told("import", tmp_path / "book.qdc", "--codebook", tmp_path / "book.toml", "--quiet")
    assert load_codebook(tmp_path / "book.toml").themes == load_codebook().themes


def test_without_a_place_it_only_says_what_is_in_it(coded: Path) -> None:
    output = told("import", coded)
    assert "Codings of text" in output
    assert "written" not in output


def test_a_run_says_where_such_a_file_belongs(finished: Path, coded: Path, tmp_path: Path) -> None:
    study = shutil.copytree(finished / "study", tmp_path / "study")
    shutil.copy(coded, study)
    output = told("run", study, "--out", tmp_path / "new", "--as-of", "2026-03-01", "--quiet", code=1)
    assert "yousaid import FILE" in output
    assert "yousaid import FILE" in (tmp_path / "new/rejects.jsonl").read_text("utf-8")


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.qdpx").write_bytes(b"PK")
    result = CliRunner().invoke(app, ["import", str(tmp_path / "x.qdpx")])
    assert result.exit_code == 2
    assert "Export it again" in result.output
    assert "Traceback" not in result.output


def test_a_person_and_the_program_are_compared_on_the_texts_of_a_run(out: Path, coded: Path) -> None:
    asked = ("evaluate", "agreement", coded, "--out", out, "--json")
    brought = told(*asked)
    assert [name.partition("@")[0] for name in brought["coders"]] == ["model:themes", "person:Mina"]
    (pair,) = brought["pairs"]
    assert pair["base"] == 1
    assert "partnership" in {row["label"] for row in pair["labels"]}
    # Once recorded it is in the ledger, and what the program had said is still there to compare.
    told("import", coded, "--out", out, "--quiet")
    assert told("evaluate", "agreement", "--out", out, "--json") == brought
