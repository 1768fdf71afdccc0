"""What people say of sentences that may be questions: kept, undone, entered by the next run, from the command line."""

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline import run as job
from pipeline.cli import app
from pipeline.errors import LedgerError
from pipeline.ledger import Ledger
from pipeline.ledger.possible import entered_in, judge_possible, judged_possible, recorded

AS_OF = datetime.date(2026, 4, 1)
MISSED = "Some of us would be puzzled to see the ferry stop at dusk, really?"
NONE = "Ms Tench asked for the landing to be gritted."
MINUTES = (
    "Minutes of the Ferry Committee held on 4 March 2026\n\n"
    "Present: Ms Orla Tench (Chair), Mr Bede Furlong\n\n"
    "1. Timetable\n"
    "Mr Furlong asked when the summer timetable would start. The Chair said it would start on 1 May.\n"
    f"{MISSED} The Chair said that the last boat would leave at ten.\n"
    f"{NONE}\n"
)


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferry")
    (folder / "study").mkdir()
    (folder / "study/minutes.txt").write_text(MINUTES, "utf-8")
    again(folder)
    return folder


@pytest.fixture(name="folder")
def _folder(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "ferry")


def again(folder: Path, **more: Any) -> job.Outcome:
    return job.run([folder / "study"], job.Settings(out=folder / "out", as_of=AS_OF, **more))


def yousaid(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


def told(*arguments: object) -> Any:
    done = yousaid(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def listed(folder: Path) -> dict[str, dict[str, Any]]:
    return {row["text"]: row for row in told("questions", "possible", "--out", folder / "out")["sentences"]}


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "out" / name).read_text("utf-8").splitlines()]


def test_a_missed_question_is_entered_and_the_next_run_follows_it(folder: Path) -> None:
    key = listed(folder)[MISSED]["id"]
    done = told("questions", "enter", key[:5], "--out", folder / "out", "--by", "Ida")
    assert (done["text"], done["document"], done["is_question"], done["recorded"]) == (MISSED, "minutes.txt", True, 1)
    assert listed(folder)[MISSED]["entered"]
    assert "next run follows it" not in (folder / "out/review.html").read_text("utf-8")
    job.report(job.Settings(out=folder / "out", as_of=AS_OF))
    assert "the next run follows it to its reply" in (folder / "out/review.html").read_text("utf-8")
    assert [row["entered"] for row in rows(folder, "possible_questions.jsonl") if row["text"] == MISSED] == [True]

    outcome = again(folder)
    assert "reading" in outcome.skipped
    [row] = [row for row in rows(folder, "questions.jsonl") if row["text"] == MISSED]
    assert (row["status"], row["in_papers"], row["score"]) == ("answered", True, 1.0)
    assert "last boat would leave at ten" in row["answer"]
    assert MISSED not in listed(folder)
    assert set(again(folder).skipped) == {"reading", "analysis", "report"}


def test_one_that_is_none_leaves_the_list_for_good(folder: Path) -> None:
    key = listed(folder)[NONE]["id"]
    told("questions", "dismiss", key, "--out", folder / "out", "--by", "Ida")
    assert NONE not in listed(folder)
    again(folder)
    assert NONE not in {row["text"] for row in rows(folder, "possible_questions.jsonl")}
    assert NONE not in (folder / "out/review.html").read_text("utf-8")


def test_the_last_word_counts_and_undoing_brings_the_one_before_back(folder: Path) -> None:
    with Ledger(folder / "out") as book:
        who = {"coder": "person:ida", "note": "heard it myself"}
        judge_possible(book, [("aa", "Fine?", "minutes.txt")], "yes", made_at="2026-04-01T09:00:00Z", **who)
        assert (
            judge_possible(book, [("aa", "Fine?", "minutes.txt")], "yes", made_at="2026-04-01T09:00:00Z", **who) == []
        )
        judge_possible(book, [("aa", "Fine?", "minutes.txt")], "no", made_at="2026-04-01T09:01:00Z", **who)
        assert judged_possible(book) == {"aa": "no"}
        number = max(number for number, _, _ in book.history("aa"))
        book.decide([_undo("aa", number)])
        assert judged_possible(book) == {"aa": "yes"}
        assert recorded(book) == [("aa", "Fine?", "minutes.txt")]
        assert book.history("aa")[0][1].note == "heard it myself"
    assert entered_in(folder / "out") == ("aa",)


def _undo(target: str, number: int) -> Any:
    from pipeline.records import Decision

    return Decision(target=target, field="undo", value=str(number), coder="person:ida", made_at="2026-04-01T09:02:00Z")


def test_nothing_is_made_where_there_is_no_ledger_yet(tmp_path: Path) -> None:
    assert entered_in(tmp_path) == entered_in(tmp_path / "ledger.db") == ()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("value", "coder"), [("perhaps", "person:ida"), ("yes", "ida"), ("no", "person:")])
def test_what_cannot_be_said_is_refused(folder: Path, value: str, coder: str) -> None:
    with Ledger(folder / "out") as book:
        with pytest.raises(LedgerError):
            judge_possible(book, [("aa", "Fine?", "m")], value, coder=coder, made_at="2026-04-01T09:00:00Z")
        assert judged_possible(book) == {}


def test_words_name_a_sentence_that_is_not_listed(folder: Path) -> None:
    words = "the last boat would leave"
    assert "last boat" not in " ".join(listed(folder))
    done = told("questions", "enter", words, "--out", folder / "out", "--by", "Ida")
    assert done["text"] == "The Chair said that the last boat would leave at ten."
    again(folder)
    assert done["text"] in {row["text"] for row in rows(folder, "questions.jsonl")}


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("zzzz", "No sentence has the id 'zzzz'"),
        ("the", "Give more of it"),
        ("asked when the summer timetable", "stands among the questions already"),
    ],
)
def test_a_target_that_is_not_one_sentence_is_refused_with_the_way_out(folder: Path, target: str, says: str) -> None:
    done = yousaid("questions", "enter", target, "--out", folder / "out", "--by", "Ida")
    assert done.exit_code == 2
    assert says in done.stderr
    with Ledger(folder / "out") as book:
        assert judged_possible(book) == {}


def test_what_was_entered_and_taken_up_is_declined_like_any_question(folder: Path) -> None:
    key = listed(folder)[MISSED]["id"]
    told("questions", "enter", key, "--out", folder / "out", "--by", "Ida")
    again(folder)
    done = yousaid("questions", "dismiss", key, "--out", folder / "out", "--by", "Ida")
    assert done.exit_code == 2
    assert 'questions decline ID "not a question that needs a reply"' in done.stderr


def test_with_pseudonyms_a_listed_sentence_is_entered_by_its_id(folder: Path) -> None:
    out, key_file = folder / "public", folder / "key.json"
    settings = job.Settings(out=out, as_of=AS_OF, key_file=key_file)
    job.run([folder / "study"], settings)
    [row] = [row for row in told("questions", "possible", "--out", out)["sentences"] if row["text"] == MISSED]
    assert row["id"] not in {each["id"] for each in listed(folder).values()}
    refused = yousaid("questions", "enter", "ferry stop at dusk", "--out", out, "--by", "Ida")
    assert refused.exit_code == 2
    assert "pseudonyms" in refused.stderr
    told("questions", "enter", row["id"], "--out", out, "--by", "Ida")
    outcome = job.run([folder / "study"], settings)
    assert MISSED in {item.text for item in outcome.analysis.exchanges}
    assert not outcome.leaks


def test_a_study_without_any_says_so(tmp_path: Path) -> None:
    (tmp_path / "study").mkdir()
    (tmp_path / "study/note.txt").write_text("The tickets are blue.\n", "utf-8")
    again(tmp_path)
    done = yousaid("questions", "possible", "--out", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (0, "No sentence is left that may be a question.\n")
    assert "Are these questions?" not in (tmp_path / "out/review.html").read_text("utf-8")
