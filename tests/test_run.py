"""The whole job: it goes on past a bad file, skips what has not changed, and gives the same bytes every time."""

import dataclasses
import datetime
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import run as job
from pipeline.errors import PipelineError, StoreError
from pipeline.ledger import Ledger

SHEET = (
    "| | What I need to know | What worries me |\n|---|---|---|\n"
    "| Opening hours | - When will the new hours start? | - The queue is far too long |\n"
    "| Staff | - Who decides on the posts? | - Nobody will be left to open up |\n"
)
PAGE = "# Your questions\n\nQ: When will the new hours start?\nA: On 2 March 2026.\n\nQ: Who decides?\nA: We do not know yet.\n"
TRAINED = {
    "waiting": ("The queue is far too long", "We queue for hours", "Queues right out of the door"),
    "noise": ("The drums are deafening", "Drums shake the floor", "Someone drums all evening"),
}
LATER = ("again", "on Mondays", "in winter", "near the desk", "since May")
MINUTES = (
    "Minutes of the Library Friends held on 4 February 2026\n\nPresent: Ms Orla Finch (Chair), Mr Tom Pask\n\n"
    "1. Opening hours\n\nMr Pask asked when the hours would change. Ms Finch said that they would change in March.\n"
)


@pytest.fixture(name="study")
def _study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "sheet.md").write_text(SHEET, "utf-8")
    (folder / "page.txt").write_text(PAGE, "utf-8")
    (folder / "minutes.txt").write_text(MINUTES, "utf-8")
    return folder


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> job.Settings:
    return job.Settings(out=tmp_path / "out", as_of=datetime.date(2026, 3, 1))


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return what a run left, but for the ledger's own file: SQLite writes its counters of changes into that."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != job.LEDGER
    }


def yousaid(*arguments: object, seed: str = "0") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed}
    )


def test_a_run_writes_the_contract(study: Path, settings: job.Settings) -> None:
    outcome = job.run([study], settings)
    written = {path.name for path in settings.out.iterdir()}
    tables = {f"{name}.jsonl" for name in ("segments", "questions", "actions", "concerns", "rejects")}
    assert tables | {"index.html", "run.json"} <= written
    assert outcome.skipped == ()
    facts = json.loads((settings.out / "run.json").read_text("utf-8"))
    assert [item["document"] for item in facts["inputs"]] == ["minutes.txt", "page.txt", "sheet.md"]
    assert facts["completeness"]["holds"] is True
    questions = [json.loads(line) for line in (settings.out / "questions.jsonl").read_text("utf-8").splitlines()]
    assert {question["text"] for question in questions} >= {"When will the new hours start?", "Who decides?"}


def test_a_second_run_does_nothing_again(study: Path, settings: job.Settings) -> None:
    job.run([study], settings)
    before = bytes_of(settings.out)
    assert job.run([study], settings).skipped == ("reading", "analysis", "report")
    assert bytes_of(settings.out) == before
    with Ledger(settings.out) as ledger:
        assert ledger.last_edition() == 1


def test_a_new_document_is_read_and_the_others_are_kept(
    study: Path, settings: job.Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    job.run([study], settings)
    (study / "letter.txt").write_text("I think the new desk is too high for a wheelchair.", "utf-8")
    read: list[str] = []
    import pipeline.ingest.corpus as module

    reading: Callable[..., object] = module.read_document
    monkeypatch.setattr(
        module, "read_document", lambda data, name, **kw: (read.append(name), reading(data, name, **kw))[1]
    )
    assert job.run([study], settings).skipped == ()
    assert read == ["letter.txt"]


def test_an_incremental_run_equals_a_fresh_one(study: Path, settings: job.Settings, tmp_path: Path) -> None:
    job.run([study], settings)
    fresh = job.Settings(out=tmp_path / "fresh", as_of=settings.as_of)
    fresh.out.mkdir()
    shutil.copy(settings.out / job.LEDGER, fresh.out)  # what was asked before is no matter of reading afresh
    (study / "page.txt").write_text(PAGE.replace("2 March", "3 March"), "utf-8")
    (study / "sheet.md").unlink()
    job.run([study], settings)
    job.run([study], fresh)
    assert bytes_of(settings.out) == bytes_of(fresh.out)


def test_a_page_that_was_changed_by_hand_is_made_again(study: Path, settings: job.Settings) -> None:
    job.run([study], settings)
    page = settings.out / "index.html"
    good = page.read_bytes()
    page.write_text("gone")
    assert job.run([study], settings).skipped == ("reading", "analysis")
    assert page.read_bytes() == good


def test_a_bad_file_is_named_and_does_not_stop_the_run(study: Path, tmp_path: Path) -> None:
    (study / "broken.docx").write_bytes(b"PK\x03\x04 not really")
    (study / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0 old")
    (study / "empty.txt").write_bytes(b"")
    done = yousaid("run", study, "--out", tmp_path / "out", "--as-of", "2026-03-01")
    assert done.returncode == 1
    assert "broken.docx" in done.stderr
    assert "save it as .docx" in done.stderr
    assert "empty.txt" in done.stderr
    assert "3 of 6" in done.stdout
    assert "Traceback" not in done.stderr
    unread = json.loads((tmp_path / "out/run.json").read_text("utf-8"))["unread"]
    assert [item["document"] for item in unread] == ["broken.docx", "empty.txt", "old.doc"]


def test_the_bytes_do_not_depend_on_hash_seed_or_order_of_arguments(study: Path, tmp_path: Path) -> None:
    files = sorted(study.iterdir())
    first = yousaid("run", *files, "--out", tmp_path / "a", "--as-of", "2026-03-01", seed="1")
    second = yousaid("run", *reversed(files), "--out", tmp_path / "b", "--as-of", "2026-03-01", seed="2")
    assert first.returncode == second.returncode == 0
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_the_stages_meet_at_files(study: Path, tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    yousaid("run", study, "--out", whole, "--as-of", "2026-03-01")
    assert yousaid("ingest", study, "--out", parts).returncode == 0
    assert yousaid("analyse", "--out", parts, "--as-of", "2026-03-01").returncode == 0
    assert yousaid("report", "--out", parts).returncode == 0
    assert bytes_of(whole) == bytes_of(parts)


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (["run", "nowhere", "--out", "out"], "Check the spelling"),
        (["analyse", "--out", "out"], "Run the stage before"),
        (["report", "--out", "out"], "Run the stage before"),
        (["run", ".", "--out", "out"], "beside it"),
        (["run", "study", "--out", "out", "--as-of", "yesterday"], "2026-04-24"),
        (["run", "study", "--out", "out", "--shape", "poem"], "Choose one of"),
        (["run", "study", "--out", "out", "--codebook", "none.toml"], "none.toml"),
    ],
)
def test_wrong_usage_says_the_way_out(
    study: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], way_out: str
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.chdir(study.parent)
    done = yousaid(*arguments)
    assert done.returncode == 2
    assert way_out in done.stderr
    assert "Traceback" not in done.stderr


def test_two_folders_may_hold_files_of_one_name(tmp_path: Path, settings: job.Settings) -> None:
    for name in ("spring", "autumn"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "notes.txt").write_text(f"I liked the {name} session very much.", "utf-8")
    corpus, _ = job.ingest([tmp_path / "spring", tmp_path / "autumn"], settings)
    assert [document.name for document in corpus.documents] == ["autumn/notes.txt", "spring/notes.txt"]


def test_the_same_file_twice_counts_once(tmp_path: Path, settings: job.Settings) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("I would like longer hours.", "utf-8")
    corpus, _ = job.ingest([tmp_path / "a.txt", tmp_path / "b.txt"], settings)
    assert len(corpus.documents) == 1
    assert "counted once" in corpus.rejects[0].reason


def test_nothing_to_read_is_wrong_usage(tmp_path: Path, settings: job.Settings) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PipelineError, match="No files"):
        job.ingest([tmp_path / "empty"], settings)


def test_a_damaged_corpus_is_read_again(study: Path, settings: job.Settings) -> None:
    job.ingest([study], settings)
    good = (settings.out / job.CORPUS).read_bytes()
    (settings.out / job.CORPUS).write_text("{")
    job.ingest([study], settings)
    assert (settings.out / job.CORPUS).read_bytes() == good
    (settings.out / job.CORPUS).write_text("{")
    with pytest.raises(StoreError, match=r"[Rr]un"):
        job.analyse(settings)


def test_trained_themes_are_used_and_said(study: Path, settings: job.Settings, tmp_path: Path) -> None:
    from pipeline.nlp.train_themes import train_themes

    rows = [f"{first} {second},{code}" for code, firsts in TRAINED.items() for first in firsts for second in LATER]
    (tmp_path / "coded.csv").write_text("comment,codes\n" + "\n".join(rows) + "\n", "utf-8")
    folder = tmp_path / "trained"
    train_themes(tmp_path / "coded.csv", "comment", "codes", folder)
    plain = job.run([study], settings).analysis
    again = job.run([study], dataclasses.replace(settings, themes=folder))
    assert "analysis" not in again.skipped
    queue = next(segment for segment in again.analysis.corpus.segments if "queue" in segment.text)
    labels = [c.label for c in again.analysis.codings if c.segment_id == queue.id and c.layer == "theme"]
    assert "waiting" in labels
    assert "noise" not in labels
    assert "waiting" not in {coding.label for coding in plain.codings}
    facts = json.loads((settings.out / job.RUN).read_text("utf-8"))
    (model,) = [model for model in facts["models"] if model["name"] == "themes trained in trained"]
    assert len(model["sha256"]) == 64
    assert facts["settings"]["trained themes"] == "trained"
    with pytest.raises(PipelineError, match="no trained model"):
        job.run([study], dataclasses.replace(settings, themes=study))
