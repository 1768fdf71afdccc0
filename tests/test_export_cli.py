"""``yousaid export``: from a run's folder to a file, with what people have decided since."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.report.exporting import exports

RUNNER = CliRunner()
LETTER = """Notes of the quay meeting, 3 March 2026

The benches by the slipway are rotten and nobody mends them.
I would love to see the old boat painted again.
When will the slipway lamp be mended?
"""


@pytest.fixture(name="finished", scope="module")
def _finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "in").mkdir()
    (folder / "in/quay.txt").write_text(LETTER, "utf-8")
    done = RUNNER.invoke(
        app,
        [
            "run",
            str(folder / "in"),
            "--out",
            str(folder / "out"),
            "--as-of",
            "2026-04-24",
            "--title",
            "The quay",
            "--quiet",
        ],
    )
    assert isinstance(done.exception, SystemExit | None), done.exception
    assert done.exit_code in (0, 1), done.output
    return folder / "out"


@pytest.fixture(name="run")
def _run(finished: Path, tmp_path: Path) -> Path:
    """Return a copy of the run, to be changed."""
    return Path(shutil.copytree(finished, tmp_path / "run"))


def export(*arguments: str | Path) -> Any:
    return RUNNER.invoke(app, ["export", *map(str, arguments)])


def csv_rows(path: Path) -> list[dict[str, str]]:
    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", sorted(exports()))
def test_every_format_is_written_and_named_in_the_help(run: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
    done = export(name, run)
    assert done.exit_code == 0, done.output
    chosen = exports()[name]
    made = run / "exports" / (chosen.single or name)
    assert made.is_file() if chosen.single else list(made.glob(f"*{chosen.suffix}"))
    assert {path: path.read_bytes() for path in before} == before  # the run itself is left as it was
    help_text = get_command(app).commands["export"].help or ""
    assert f"yousaid export {name} " in help_text


def test_the_result_as_json(run: Path, tmp_path: Path) -> None:
    facts = json.loads(export("xlsx", run, "--out", tmp_path / "quay.xlsx", "--json").output)
    data = (tmp_path / "quay.xlsx").read_bytes()
    assert facts["files"] == [
        {"file": str(tmp_path / "quay.xlsx"), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    ]
    assert (facts["format"], facts["as_of"], facts["edition"]) == ("xlsx", "2026-04-24", 1)


def test_the_title_is_the_runs_unless_another_is_given(run: Path, tmp_path: Path) -> None:
    export("markdown", run, "--out", tmp_path / "a.md")
    export("markdown", run, "--out", tmp_path / "b.md", "--title", "Another")
    assert (tmp_path / "a.md").read_text("utf-8").startswith("# The quay\n")
    assert (tmp_path / "b.md").read_text("utf-8").startswith("# Another\n")


def test_what_people_decided_since_is_in_it(run: Path, tmp_path: Path) -> None:
    export("csv", run, "--out", tmp_path / "before")
    (asked,) = csv_rows(tmp_path / "before/questions.csv")
    assert (asked["status"], asked["answer"]) == ("unanswered", "")
    done = RUNNER.invoke(
        app, ["questions", "answer", asked["question_id"], "On Friday.", "--ledger", str(run), "--by", "Anna Bell"]
    )
    assert done.exit_code == 0, done.output
    export("csv", run, "--out", tmp_path / "after")
    (now,) = csv_rows(tmp_path / "after/questions.csv")
    assert (now["status"], now["answer"], now["decided_by"]) == ("answered", "On Friday.", "Anna Bell")


def test_without_a_ledger_it_says_so(run: Path, tmp_path: Path) -> None:
    (run / "ledger.db").unlink()
    done = export("csv", run, "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert "no question ledger" in done.output
    notes = {row["about"]: row["note"] for row in csv_rows(tmp_path / "out/notes.csv")}
    assert notes["Question ledger"].startswith("None was read")


def test_decisions_are_never_left_out_unseen(run: Path, tmp_path: Path) -> None:
    facts = json.loads((run / "run.json").read_text("utf-8"))
    facts["ledger"]["decisions"] = 1
    (run / "run.json").write_text(json.dumps(facts), "utf-8")
    elsewhere = tmp_path / "elsewhere.db"
    (run / "ledger.db").rename(elsewhere)
    refused = export("csv", run, "--out", tmp_path / "out")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "--ledger" in refused.stderr
    assert not (tmp_path / "out").exists()
    assert export("csv", run, "--out", tmp_path / "out", "--ledger", elsewhere).exit_code == 0


def test_a_ledger_of_another_run_is_refused(run: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/mill.txt").write_text("Notes of the mill meeting\n\nWhy is the mill shut?\n", "utf-8")
    RUNNER.invoke(app, ["run", str(tmp_path / "in"), "--out", str(tmp_path / "other"), "--as-of", "2026-04-25", "-q"])
    refused = export("csv", run, "--ledger", tmp_path / "other")
    assert refused.exit_code == 2
    assert "another run" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("xls", "RUN"), "There is no export 'xls'. Choose one of: csv, docx"),
        (("xlsx", "RUN", "--out", "mine.xls"), "ends in .xlsx"),
        (("xlsx", "NOWHERE"), "holds no finished run. Name the folder that `yousaid run"),
        (("xlsx", "RUN", "--ledger", "NOWHERE.db"), "no ledger at"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run: Path, arguments: tuple[str, ...], words: str) -> None:
    done = export(
        *(str(run) if word == "RUN" else str(run / word) if word.startswith("NOWHERE") else word for word in arguments)
    )
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (run / "exports").exists()


def test_a_damaged_run_is_said(run: Path) -> None:
    (run / "run.json").write_text("{", "utf-8")
    done = export("xlsx", run)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "damaged" in done.stderr


def test_an_edited_summary_is_kept(run: Path) -> None:
    assert export("markdown", run).exit_code == 0
    assert export("markdown", run, "--quiet").output == ""
    (run / "exports/summary.md").write_text("Edited", "utf-8")
    assert export("markdown", run).exit_code == 2
    assert export("markdown", run, "--force").exit_code == 0
