"""What the ledger adds to the report: changes, who decided, what speaks against it, and the page to publish."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pipeline.editions import Edition, Standing
from pipeline.records import Analysis, Decision, Exchange
from pipeline.report import write_report

AS_OF = date(2024, 6, 1)
BY_ANNA = Decision(
    target="",
    field="answer",
    value="By Mr Quill and Ann Tarn.",
    coder="person:Anna <b>",
    made_at="2024-05-20T10:00:00Z",
    note="rang",
)


def standing(exchange: Exchange, **more: object) -> Standing:
    known = {"status": exchange.status, "reason": exchange.reason, "change": "still open", "was": exchange.status}
    return Standing(
        question_id=exchange.question_id, text=exchange.text, exchange=exchange, asker=exchange.asker, **(known | more)
    )  # fmt: skip


@pytest.fixture(name="written")
def _written(make_study: Callable[[], Analysis], tmp_path: Path) -> dict[str, str]:
    analysis = make_study()
    marked, price, open_, cost, tickets = analysis.exchanges
    gone = replace(price, question_id="gone", text="Who mends the roof?")
    merged = replace(price, question_id="merged", text="Who fixed the price?")
    rows = (
        standing(marked, change="still answered"),
        standing(
            price, status="answered", reason="decided by Anna", change="answered", answer=BY_ANNA.value, decisions=(BY_ANNA,),
            conflict="The papers have changed since this was decided. They now say answered: “By the board.”.",
        ),
        standing(open_, change="new", asked_again=True),
        standing(cost, due=date(2024, 5, 6), due_assumed=True, lateness="newly overdue", days_open=54),
        standing(tickets, due=date(2024, 5, 1), owner="Mrs Tarn", lateness="overdue", days_open=54),
        standing(gone, change="gone", document="roof.txt", days_open=300),
        standing(merged, merged_into=price.question_id),
    )  # fmt: skip
    rows = tuple(replace(row, exchange=None) if row.question_id == "gone" else row for row in rows)
    edition = Edition(
        number=2, as_of=AS_OF, before=date(2024, 4, 1), looked=date(2024, 5, 2), standings=rows,
        concerns_new=("Cold water",), concerns_resolved=("The <i>old</i> fence",),
    )  # fmt: skip
    written = write_report(analysis, tmp_path, edition=edition)
    return {path.name: path.read_text("utf-8") for path in written}


def text(page: str) -> str:
    return " ".join(BeautifulSoup(page, "lxml").get_text(" ").split())


def test_the_page_of_changes_says_what_changed(written: dict[str, str]) -> None:
    page = BeautifulSoup(written["changes.html"], "lxml")
    keys = [heading["id"] for heading in page.select("section h2[id]")]
    assert keys == ["sum", "conflict", "broken", "again", "new", "answered", "overdue", "open", "gone", "concerns"]
    words = text(written["changes.html"])
    assert "beside the edition of 1 April 2024" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "They now say answered: “By the board.”" in words
    assert "The <i>old</i> fence" in words
    assert "Asked in roof.txt" in words
    assert "Who fixed the price?" not in words
    assert "3 questions newly need a person" in words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_tracker_says_who_decided_and_what_speaks_against_it(written: dict[str, str]) -> None:
    words = text(written["questions.html"]).replace("\N{NO-BREAK SPACE}", " ")
    assert "Anna <b>, 20 May 2024: answer – rang" in words
    assert "They now say answered: “By the board.”. Decided was answered: “By Mr Quill and Ann Tarn.”" in words
    assert "Who fixed the price?" in words
    assert "asked again after it had been answered" in words


def test_the_tables_hold_what_no_paper_holds_any_more(written: dict[str, str]) -> None:
    rows = {row["id"]: row for row in map(json.loads, written["questions.jsonl"].splitlines())}
    assert (rows["gone"]["segment_id"], rows["gone"]["in_papers"], rows["gone"]["document"]) == (
        None,
        False,
        "roof.txt",
    )
    assert rows["merged"]["merged_into"] is not None
    assert {key for row in rows.values() for key in row} == set(rows["gone"])
    changes = [json.loads(line) for line in written["changes.jsonl"].splitlines()]
    assert "merged" not in {row.get("id") for row in changes}
    assert [row["change"] for row in changes if row["kind"] == "concern"] == ["new", "resolved"]
    assert {row["promise"] for row in changes if row["kind"] == "question"} == {None, "broken"}


def test_the_page_to_publish_names_nobody_and_shows_the_gaps(written: dict[str, str]) -> None:
    page = written["answered.html"]
    words = text(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "We have answered 1 of 4 questions so far" in words
    assert "By [name] and [name]." in words
    for name in ("Quill", "Tarn", "Anna", "Fenn"):
        assert name not in words
    assert "Not answered yet 3 of 4" in words
    assert "index.html" not in page, "nothing of the report is published with it"


def test_without_a_ledger_nothing_is_said_of_changes(make_study: Callable[[], Analysis], tmp_path: Path) -> None:
    written = {path.name for path in write_report(make_study(), tmp_path)}
    assert "changes.jsonl" not in written
    assert "without a question ledger" in (tmp_path / "changes.html").read_text("utf-8")


def test_papers_that_speak_against_a_decision_wait_for_a_person(written: dict[str, str]) -> None:
    text = " ".join(BeautifulSoup(written["review.html"], "lxml").get_text(" ").split())
    assert "1 question has words that speak against each other" in text
    assert "They now say answered: “By the board.”. Decided was answered:" in text
