"""A list is the edition, filtered and sorted: the database may be quick, but never of another mind."""

import datetime
import itertools
from pathlib import Path
from typing import Any

import pytest

from pipeline.editions import Standing
from pipeline.ledger import Ledger, deciding, edition_of, update_ledger
from pipeline.ledger.listing import list_questions
from pipeline.records import Promise
from tests.ledger.papers import analysis, document, exchange

FIRST, NOW = datetime.date(2026, 3, 2), datetime.date(2026, 5, 4)
LATE = {"overdue", "newly overdue"}


@pytest.fixture(name="ledger")
def _ledger(where: Path | str) -> Ledger:
    """Two editions of papers with and without a day, promises with and without one, and decisions of every kind."""
    papers, found = [], []
    for number in range(6):
        texts = [f"Who paints bollard {item} of quay {number}?" for item in range(8)]
        day = None if number in {1, 5} else FIRST + datetime.timedelta(days=9 * number)
        papers.append(document(" ".join(texts), f"{number}.txt", day))
        for item, text in enumerate(texts):
            due = (None, NOW - datetime.timedelta(days=9 * item), NOW + datetime.timedelta(days=9 * item))[
                (number + item) % 3
            ]
            status = ("unanswered", "deferred", "deferred", "answered")[(item * 3 + number) % 4]
            promise = Promise(text="He would write.", due=due) if status == "deferred" else None
            found.append(exchange(papers[-1], f"{number}{item}", text, status, promise=promise))
    update_ledger(analysis(FIRST, papers[:3], [item for item in found if item.question_id < "3"]), where)
    update_ledger(analysis(NOW, papers[1:], [item for item in found if item.question_id >= "1"]), where)
    with Ledger(where) as ledger:
        made = [
            *[deciding.answer("In June.")] * 3,
            deciding.defer("Bo", NOW - datetime.timedelta(days=2)),
            deciding.defer("Bo"),
            deciding.decline("Not ours."),
            deciding.reopen(),
            [("merge", "00")],
            [("owner", "Bo")],
            deciding.split(["Who?", "With what?"]),
            [("due", "2026-04-01")],
        ]
        for number, changes in enumerate(made):
            key = found[1 + 4 * number].question_id
            deciding.decide(ledger, key, changes, coder="person:bo", made_at=f"2026-04-{number + 10}T09:00:00Z")
        part = next(row for row in ledger.history() if row[1].field == "split")[1].target
        deciding.decide(
            ledger, f"{part}.2", deciding.answer("A brush."), coder="person:bo", made_at="2026-04-30T09:00:00Z"
        )
        yield ledger


def urgent(row: Standing) -> tuple[Any, ...]:
    late = row.lateness in LATE
    rank = 0 if late else 2 if row.status == "answered" else 1
    return rank, row.due if late else datetime.date.min, row.first_asked or datetime.date.max, row.question_id


def test_a_list_is_the_edition_filtered_and_sorted(ledger: Ledger) -> None:
    every = sorted((row for row in edition_of(ledger, NOW).standings if row.counts), key=urgent)
    asked: list[Any] = [None, "answered", "deferred", "unanswered"]
    for status, overdue, limit in itertools.product(asked, (False, True), (None, 1, 7)):
        wanted = [row for row in every if status in {None, row.status} and (not overdue or row.lateness in LATE)]
        listed = list_questions(ledger, NOW, status=status, overdue=overdue, limit=limit)
        assert (listed.number, list(listed.standings)) == (len(wanted), wanted[:limit]), (status, overdue, limit)


def test_what_is_due_by_a_day_is_found(ledger: Ledger) -> None:
    every = sorted((row for row in edition_of(ledger, NOW).standings if row.counts), key=urgent)
    for days, limit in itertools.product((0, 7, 30), (None, 3)):
        day = NOW + datetime.timedelta(days=days)
        wanted = [row for row in every if row.due and row.due <= day]
        listed = list_questions(ledger, NOW, due_by=day, limit=limit)
        assert (listed.number, list(listed.standings)) == (len(wanted), wanted[:limit])


def test_what_is_tested_is_not_all_alike(ledger: Ledger) -> None:
    rows = edition_of(ledger, NOW).standings
    assert {row.status for row in rows} == {"answered", "deferred", "unanswered"}
    assert {row.lateness for row in rows} >= {None, "newly overdue", "not yet due", "due this week"}
    assert {row.due_assumed for row in rows} == {True, False}
    assert any(row.merged_into for row in rows)
    assert any(row.split_from for row in rows)
    assert any(row.exchange is None and row.first_asked is None for row in rows)


def test_a_body_that_gives_itself_longer_has_fewer_overdue(where: Path | str) -> None:
    """The usual number of days is the study's, promise_days; the list keeps to what the last run was made with."""
    paper = document("Will the slipway be swept?", "quay.txt", FIRST)
    found = [exchange(paper, "slip", "Will the slipway be swept?", "deferred")]
    for days, late in ((28, ["slip"]), (90, [])):
        update_ledger(analysis(NOW, [paper], found), where, default_days=days)
        with Ledger(where) as ledger:
            listed = list_questions(ledger, NOW, overdue=True).standings
            assert [row.question_id for row in listed] == late
            assert edition_of(ledger, NOW).standings[0].due == FIRST + datetime.timedelta(days=days)
