"""The commands about questions, as a person or a script uses them."""

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline import run as job
from pipeline.cli import app
from pipeline.ledger import Ledger, update_ledger
from pipeline.records import Answer, Promise
from tests.ledger.papers import MARCH, analysis, document, exchange

SHEET = (
    "Friends of the baths, session of 4 February 2026\n\n"
    "| | What I need to know | What worries me |\n|---|---|---|\n"
    "| Opening hours | - When will the new hours start? | - The queue is far too long |\n"
    "| Staff | - Who decides on the posts? | - Nobody will be left to open up |\n"
)


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    (folder / "study").mkdir()
    (folder / "study/sheet.md").write_text(SHEET, "utf-8")
    job.run([folder / "study"], job.Settings(out=folder / "out", as_of=datetime.date(2026, 2, 9)))
    return folder / "out"


@pytest.fixture(name="report")
def _report(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOGNAME", "ida")
    return shutil.copytree(made, tmp_path / "out")


def yousaid(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


def told(*arguments: object) -> Any:
    done = yousaid(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def ids(report: Path) -> dict[str, str]:
    rows = told("questions", "list", "--ledger", report)["questions"]
    return {row["text"]: row["id"] for row in rows}


def test_a_question_from_list_to_answer_and_back(report: Path) -> None:
    hours = ids(report)["When will the new hours start?"]
    answered = told("questions", "answer", hours[:6], "On 2 March.", "--ledger", report, "--note", "by telephone")
    assert (answered["status"], answered["answer"], answered["recorded"]) == ("answered", "On 2 March.", 2)
    assert answered["reason"] == "decided by ida"
    shown = told("questions", "show", hours, "--ledger", report)
    assert [(row["by"], row["note"]) for row in shown["history"]] == [("person:ida", "by telephone")] * 2
    assert told("questions", "list", "--ledger", report, "--status", "answered")["number"] == 1
    assert yousaid("report", "--out", report).exit_code == 0
    assert "On 2 March." in (report / "questions.html").read_text("utf-8")
    assert "On 2 March." in (report / "answered.html").read_text("utf-8")
    undone = told("questions", "undo", hours, "--ledger", report, "--by", "Bo")
    assert (undone["status"], undone["answer"]) == ("unanswered", None)


def test_every_verb_says_what_it_did(report: Path) -> None:
    both = ids(report)
    hours, posts = both["When will the new hours start?"], both["Who decides on the posts?"]
    place = ["--ledger", report, "--by", "Anna"]
    deferred = told("questions", "defer", hours, "--owner", "The manager", "--due", "2026-02-01", *place)
    assert (deferred["owner"], deferred["due"], deferred["due_assumed"]) == ("The manager", "2026-02-01", False)
    late = told("questions", "list", "--overdue", "--as-of", "2026-02-09", "--ledger", report)
    assert [row["id"] for row in late["questions"]] == [hours]
    assert told("questions", "decline", posts, "Not ours.", *place)["reason"] == "declined by Anna: Not ours."
    assert told("questions", "reopen", posts, "It is.", *place)["reason"] == "reopened by Anna: It is."
    assert told("questions", "merge", posts, hours[:8], *place)["merged_into"] == hours
    assert told("questions", "undo", posts, *place)["merged_into"] is None
    parts = told("questions", "split", posts, "Who decides?", "On which posts?", *place)["split_into"]
    assert told("questions", "answer", parts[0], "The board.", *place)["answer"] == "The board."
    plain = yousaid("questions", "list", *place[:2])
    assert plain.exit_code == 0
    assert "The board" not in plain.stdout
    assert "On which posts?" in plain.stdout
    assert "Decision" in yousaid("questions", "show", hours, *place[:2]).stdout


def test_themes_and_feeling_that_a_person_decides_show_in_the_next_report(report: Path) -> None:
    rows = [json.loads(line) for line in (report / "segments.jsonl").read_text("utf-8").splitlines()]
    queue = next(row for row in rows if "queue" in row["text"])
    assert told("decide", queue["id"][:8], "theme", "families,finance_performance", "--out", report, "--by", "Anna")
    assert told("decide", queue["id"], "sentiment", "mixed", "--out", report, "--by", "Anna")["recorded"] == 1
    assert yousaid("report", "--out", report).exit_code == 0
    rows = [json.loads(line) for line in (report / "segments.jsonl").read_text("utf-8").splitlines()]
    queue = next(row for row in rows if "queue" in row["text"])
    assert sorted(theme["code"] for theme in queue["themes"]) == ["families", "finance_performance"]
    assert queue["sentiment"] == {"label": "mixed", "score": 1.0}


def test_the_folder_and_the_environment_name_the_ledger(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUSAID_LEDGER", str(report / "ledger.db"))
    assert told("questions", "list")["number"] == 2
    monkeypatch.delenv("YOUSAID_LEDGER")
    monkeypatch.chdir(report)
    assert told("questions", "list")["number"] == 2


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (["questions", "show", "zz"], "questions list"),
        (["questions", "answer", "HOURS"], "--accept"),
        (["questions", "answer", "HOURS", "--accept", "9"], "proposed answers"),
        (["questions", "answer", "HOURS", "  "], "needs words"),
        (["questions", "defer", "HOURS", "--due", "soon"], "2026-04-24"),
        (["questions", "split", "HOURS", "One?"], "at least two"),
        (["questions", "merge", "HOURS", "HOURS"], "part of itself"),
        (["questions", "undo", "HOURS"], "nothing to undo"),
        (["questions", "answer", "HOURS", "x", "--by", " "], "--by NAME"),
        (["decide", "zz", "theme", "families"], "in no document"),
    ],
)
def test_wrong_usage_says_the_way_out_and_records_nothing(report: Path, arguments: list[str], way_out: str) -> None:
    hours = ids(report)["When will the new hours start?"]
    place = ["--out", report] if arguments[0] == "decide" else ["--ledger", report]
    done = yousaid(*(hours if argument == "HOURS" else argument for argument in arguments), *place)
    assert done.exit_code == 2
    assert way_out in done.stderr
    with Ledger(report) as ledger:
        assert ledger.history() == []


@pytest.fixture(name="moorings")
def _moorings(tmp_path: Path) -> Path:
    """Four questions: two with likely answers, one of which holds off; replies that are late, and due in three days."""
    paper = document("Who paints the buoys? When is the pontoon mended? Late? Soon?", "board.txt", MARCH)
    page = document("The harbour master does. We will write to you about it.", "page.txt", MARCH)

    def answer(text: str, **more: Any) -> Answer:
        return Answer(document_id=page.id, segment_id="s", text=text, basis="linked", score=0.8, **more)

    def promise(day: datetime.date | None) -> Promise:
        return Promise(text="He would write.", owner="The clerk", due=day)

    found = [
        exchange(paper, "buoys", "Who paints the buoys?", "unanswered", answers=(answer("The harbour master does.", degree="partial"),)),
        exchange(paper, "pontoon", "When is the pontoon mended?", "unanswered", answers=(answer("We will write to you about it."),)),
        exchange(paper, "late", "Late?", "deferred", promise=promise(None)),
        exchange(paper, "soon", "Soon?", "deferred", promise=promise(datetime.date(2026, 5, 7))),
    ]  # fmt: skip
    update_ledger(analysis(MARCH, [paper, page], found), tmp_path, default_days=60)
    return tmp_path


def test_a_holding_reply_is_not_taken_for_an_answer_unasked(moorings: Path) -> None:
    refused = yousaid("questions", "answer", "pontoon", "--accept", "1", "--ledger", moorings)
    assert refused.exit_code == 2
    assert "puts the question off" in refused.stderr
    assert told("questions", "show", "pontoon", "--ledger", moorings)["status"] == "unanswered"
    taken = told("questions", "answer", "pontoon", "--accept", "1", "--sure", "--ledger", moorings)
    assert (taken["status"], taken["settled"]) == ("answered", "in full")


def test_a_proposal_is_turned_down_or_taken_for_a_part(moorings: Path) -> None:
    place = ["--ledger", moorings, "--by", "Anna"]
    shown = told("questions", "show", "buoys", *place[:2])
    assert [(it["text"], it["degree"]) for it in shown["proposals"]] == [("The harbour master does.", "partial")]
    assert "answers a part" in yousaid("questions", "show", "buoys", *place[:2]).stdout
    assert yousaid("questions", "reject", "buoys", "2", *place).exit_code == 2
    gone = told("questions", "reject", "buoys", "1", *place)
    assert (gone["status"], gone["proposals"], gone["recorded"]) == ("unanswered", [], 1)
    assert len(told("questions", "undo", "buoys", *place)["proposals"]) == 1
    part = told("questions", "answer", "buoys", "--accept", "1", "--part", *place)
    assert (part["status"], part["settled"]) == ("answered", "in part")
    assert "part answered" in yousaid("questions", "list", *place[:2]).stdout


def test_what_is_due_is_listed_by_the_studys_usual_time(moorings: Path) -> None:
    """Asked on 2 March, and this body gives itself 60 days: due on 1 May."""
    update_ledger(analysis(datetime.date(2026, 4, 30), [], []), moorings, default_days=60)
    before = told("questions", "due", "--as-of", "2026-05-01", "--ledger", moorings)
    assert [(key, [row["id"] for row in rows]) for key, rows in before.items()] == [
        ("newly_overdue", []),
        ("overdue", []),
        ("due_this_week", ["late", "soon"]),
    ]
    after = yousaid("questions", "due", "--as-of", "2026-05-02", "--ledger", moorings)
    assert after.exit_code == 1
    assert "Newly overdue: 1\n" in after.stdout
    assert "due 2026-05-01? Late?" in after.stdout
    assert "Due this week: 1\n" in after.stdout
    assert yousaid("questions", "due", "--quiet", "--as-of", "2026-04-01", "--ledger", moorings).stdout == ""


def test_a_run_ends_with_one_where_something_newly_needs_a_person(tmp_path: Path) -> None:
    study, out = tmp_path / "study", tmp_path / "out"
    study.mkdir()
    (study / "sheet.md").write_text(SHEET, "utf-8")
    assert yousaid("run", study, "--out", out, "--as-of", "2026-02-09").exit_code == 0
    assert yousaid("run", study, "--out", out, "--as-of", "2026-02-09").exit_code == 0
    (study / "more.md").write_text(
        SHEET.replace("4 February", "4 March").replace("new hours", "swimming lessons"), "utf-8"
    )
    done = yousaid("run", study, "--out", out, "--as-of", "2026-03-09")
    assert done.exit_code == 1
    assert "New questions without a reply" in done.stdout
    needs = json.loads((out / "run.json").read_text("utf-8"))["ledger"]
    assert needs["needs_a_person"] is True
