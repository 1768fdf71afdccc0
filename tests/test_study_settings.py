import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import SettingsError
from pipeline.study_settings import NAME, StudySettings, find_settings, overruled, read_settings, starter

run = CliRunner().invoke


def written(folder: Path, text: str) -> Path:
    path = folder / NAME
    path.write_text(text, "utf-8")
    return path


def test_the_first_file_reads_back_as_what_holds_without_one(tmp_path: Path) -> None:
    path = written(tmp_path, starter(title="Talk of the town", body="Anytown Council"))
    assert read_settings(path) == StudySettings(title="Talk of the town", body="Anytown Council", path=path)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_can_be_written(title: str, body: str) -> None:
    found = tomllib.loads(starter(title=title, body=body))
    assert (found["title"], found["body"]) == (title, body)


def test_paths_count_from_the_file(tmp_path: Path) -> None:
    found = read_settings(written(tmp_path, 'codebook = "mine.toml"\nledger = "../team.db"\n[publish]\nnames = true\n'))
    assert found.codebook == tmp_path / "mine.toml"
    assert found.ledger == str(tmp_path / "../team.db")
    assert found.publish_names is True
    assert read_settings(written(tmp_path, 'ledger = "postgresql://me@host/x"')).ledger == "postgresql://me@host/x"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel = 'x'", "Did you mean 'title'?"),
        ("names = true", "It belongs under [publish]."),
        ("[publish]\nsmallest_groups = 3", "Did you mean 'smallest_group'?"),
        ("promise_days = '28'", "must be a whole number"),
        ("promise_days = true", "must be a whole number"),
        ("promise_days = -1", "between 0 and 3650"),
        ("pseudonyms = 1", "must be true or false"),
        ("title = ' '", "is empty"),
        ("title = ", "is not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_the_way_out(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        read_settings(path)
    assert said in str(error.value)
    assert str(path) in str(error.value)


def test_two_folders_with_settings_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, "")
    with pytest.raises(SettingsError, match="--settings"):
        find_settings([tmp_path / "b", tmp_path / "a"])
    assert find_settings([tmp_path]) is None


def test_the_command_line_overrules_the_file() -> None:
    settings = StudySettings(title="File", promise_days=14, publish_names=True)
    assert overruled(settings, title="Mine", promise_days=None, publish_names=False) == StudySettings(
        title="Mine", promise_days=14, publish_names=False
    )


def test_a_study_is_begun_checked_and_run_by_its_settings(tmp_path: Path) -> None:
    folder, out = tmp_path / "sessions", tmp_path / "report"
    begun = run(app, ["init", str(folder), "--title", "Buses", "--body", "Anytown Council"])
    assert begun.exit_code == 0, begun.output
    assert run(app, ["init", str(folder)]).exit_code == 2
    (folder / "faq.md").write_text("# Questions\n\n**When does the bus run?**\n\nEvery hour.\n", "utf-8")
    text = (folder / NAME).read_text("utf-8").replace("promise_days = 28", "promise_days = 7")
    (folder / NAME).write_text(text, "utf-8")
    checked = run(app, ["validate", str(folder), "--json"])
    facts = json.loads(checked.output)
    assert [item["document"] for item in facts["documents"]] == ["faq.md"]
    assert facts["unread"] == []
    assert facts["documents"][0]["parts"][-1]["kind"] == "Q&A page"
    done = run(app, ["run", str(folder), "--out", str(out), "--as-of", "2026-04-24", "--quiet"])
    assert done.exit_code in {0, 1}, done.output
    facts = json.loads((out / "run.json").read_text("utf-8"))
    assert facts["title"] == "Buses"
    assert facts["ledger"]["default_days"] == 7
    assert "Anytown Council" in (out / "index.html").read_text("utf-8")


def test_a_wrong_setting_stops_before_anything_is_read(tmp_path: Path) -> None:
    written(tmp_path, "colour = 'red'")
    for command in (["validate", str(tmp_path)], ["run", str(tmp_path), "--out", str(tmp_path.parent / "out")]):
        done = run(app, command)
        assert done.exit_code == 2
        assert "colour" in done.output


def test_validate_says_what_wants_a_look(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"")
    (tmp_path / "letter.txt").write_text("Dear all\n\nWe walked by the river.\n", "utf-8")
    done = run(app, ["validate", str(tmp_path)])
    assert done.exit_code == 1
    assert "scan.pdf" in done.output
    assert "Not read" in done.output
    assert "Look:" in done.output
    assert "1 of 2 files can be read" in done.output
