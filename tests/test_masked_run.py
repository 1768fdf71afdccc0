"""A run with pseudonyms: no name in anything that is written, the same people and questions in every run."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import run as job
from pipeline.errors import KeyFileError
from pipeline.ledger import Ledger
from pipeline.ledger.deciding import answer, decide
from pipeline.masked_run import leaks
from pipeline.privacy.key import read_key
from tests.test_run import yousaid

MINUTES = (
    "Minutes of the Library Friends held on 4 February 2026\n\nPresent: Ms Orla Fennimore (Chair), Mr Tom Paskin, Dilys Threap\n\n"
    "1. Opening hours\n\nMr Paskin asked when the hours would change. Ms Fennimore said that they would change in March.\n\n"
    "Dilys asked who decides. Ring Mr Paskin on 01632 960123.\n"
)
LATER = (
    "Minutes of the Library Friends held on 4 March 2026\n\nPresent: Ms Orla Fennimore (Chair), Mr Tom Paskin, Mrs Ada Wragg\n\n"
    "1. Shelves\n\nMrs Wragg asked if the shelves were safe. Mr Paskin asked who would pay for them.\n"
)
NAMES = ("Paskin", "Threap", "Dilys", "Wragg", "01632")


@pytest.fixture(name="study")
def _study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "minutes_tom_paskin.txt").write_text(MINUTES, "utf-8")
    return folder


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> job.Settings:
    return job.Settings(
        out=tmp_path / "out", as_of=datetime.date(2026, 3, 5), encoder="static", key_file=tmp_path / "safe" / "key.json"
    )


def written(out: Path) -> str:
    return "\n".join(
        f"{path.name}\n{path.read_bytes().decode('utf-8', 'replace')}"
        for path in sorted(out.rglob("*"))
        if path.is_file()
    )


def test_no_name_is_written(study: Path, settings: job.Settings) -> None:
    outcome = job.run([study], settings)
    assert outcome.leaks == ()
    text = written(settings.out)
    assert [name for name in NAMES if name.casefold() in text.casefold()] == []
    assert "Orla Fennimore" in text
    assert "[Person 1] asked" in text
    assert outcome.manifest["completeness"]["holds"]
    assert not (settings.out / job.VECTORS).exists()


def test_a_second_run_has_nothing_to_do_and_a_third_keeps_everybody(study: Path, settings: job.Settings) -> None:
    first = job.run([study], settings)
    key = (settings.key_file or study).read_bytes()
    second = job.run([study], settings)
    assert second.skipped == ("reading", "analysis", "report")
    assert (settings.key_file or study).read_bytes() == key
    (study / "a_march.txt").write_text(LATER, "utf-8")
    third = job.run([study], settings)
    ids = {item.question_id: item for item in third.analysis.exchanges}
    for item in first.analysis.exchanges:
        assert ids[item.question_id].asker == item.asker
        assert ids[item.question_id].text == item.text
    paid = next(item for item in third.analysis.exchanges if "pay" in item.text)
    assert paid.asker == next(item.asker for item in first.analysis.exchanges if "change" in item.text)
    assert third.leaks == ()


def test_what_people_decided_survives(study: Path, settings: job.Settings) -> None:
    first = job.run([study], settings)
    with Ledger(settings.out / job.LEDGER) as ledger:
        question = next(row for row in first.edition.standings if "decides" in row.text)
        said = answer("The committee decides.")
        decide(ledger, question.question_id, said, coder="person:vi", made_at="2026-03-05T09:00:00Z")
    (study / "a_march.txt").write_text(LATER, "utf-8")
    again = job.run([study], settings)
    row = next(row for row in again.edition.standings if row.question_id == question.question_id)
    assert (row.status, row.answer) == ("answered", "The committee decides.")


def test_names_and_pseudonyms_never_share_a_folder(study: Path, settings: job.Settings, tmp_path: Path) -> None:
    named = replace(settings, key_file=None, out=tmp_path / "named")
    job.run([study], named)
    with pytest.raises(KeyFileError, match="people's names"):
        job.run([study], replace(settings, out=named.out))
    with pytest.raises(KeyFileError, match="people's names"):
        job.report(replace(settings, out=named.out))
    job.run([study], settings)
    plain = replace(settings, key_file=None)
    for stage in (lambda: job.run([study], plain), lambda: job.ingest([study], plain), lambda: job.analyse(plain)):
        with pytest.raises(KeyFileError, match="holds pseudonyms"):
            stage()
    with pytest.raises(KeyFileError, match="one step"):
        job.ingest([study], settings)
    with pytest.raises(KeyFileError, match="another key"):
        job.run([study], replace(settings, key_file=tmp_path / "other.json"))
    assert job.report(plain)[1] is False  # what stands there holds no names, so it may be laid out again


def test_a_name_that_a_person_wrote_into_the_report_is_found(study: Path, settings: job.Settings) -> None:
    job.run([study], settings)
    (settings.out / "note.txt").write_text("Mr Paskin rang.", "utf-8")
    assert settings.key_file is not None
    assert [leak.file for leak in leaks(settings.out, settings.key_file).leaks] == ["note.txt"]


def test_the_command_line(study: Path, tmp_path: Path) -> None:
    out, key = tmp_path / "out", tmp_path / "key.json"
    common = ("run", study, "--out", out, "--as-of", "2026-03-05", "--encoder", "static", "--pseudonyms")
    missing = yousaid(*common)
    assert missing.returncode == 2
    assert "--key-file" in missing.stderr
    inside = yousaid(*common, "--key-file", out / "key.json")
    assert inside.returncode == 2
    assert "elsewhere" in inside.stderr
    assert not out.exists()
    done = yousaid(*common, "--key-file", key, "--json")
    assert done.returncode == 0, done.stderr
    assert "Paskin" not in done.stdout
    assert read_key(key).people
    clean = yousaid("check-leaks", out, "--key-file", key, "--json")
    assert (clean.returncode, json.loads(clean.stdout)["leaks"]) == (0, [])
    (out / "note.txt").write_text("Mr Paskin rang.", "utf-8")
    found = yousaid("check-leaks", out, "--key-file", key)
    assert found.returncode == 1
    assert "note.txt" in found.stderr
    assert "Paskin" not in found.stdout + found.stderr
