"""What a person can decide, and what each decision comes to."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.editions import Edition
from pipeline.errors import LedgerError
from pipeline.ledger import Ledger, applied, deciding, edition_of, update_ledger
from pipeline.ledger.book import living
from pipeline.ledger.listing import list_questions
from pipeline.records import Analysis, Answer, Decision, Promise
from tests.ledger.papers import MARCH, MAY, MINUTES, analysis, document, exchange, standing

BY = {"coder": "person:anna", "made_at": "2026-04-20T09:00:00Z"}
LATER = {"coder": "person:bo", "made_at": "2026-04-21T09:00:00Z"}
AT = datetime.date(2026, 3, 9)


@pytest.fixture(name="study")
def _study() -> Analysis:
    paper = document(MINUTES, "march.txt", MARCH)
    page = document("The towpath is mended in June, says the page.", "page.txt", MARCH)
    promise = Promise(text="Ms Finch would write to him", owner="Ms Finch", due=datetime.date(2026, 4, 1))
    said = Answer(document_id=paper.id, segment_id="s-keys", text="The warden holds them.", basis="reply", score=1.0)
    may = Answer(document_id=page.id, segment_id="s-page", text="It is mended in June.", basis="linked", score=0.7)
    found = [
        exchange(paper, "aa1", "Mr Pask asked when the towpath would be mended.", "deferred", promise=promise),
        exchange(paper, "aa2", "Mrs Ode asked who holds the keys to the lock cottage.", "answered", answers=(said,)),
        exchange(paper, "bb1", "When will it be mended?", "unanswered", answers=(may,)),
    ]
    return analysis(AT, [paper, page], found)


@pytest.fixture(name="ledger")
def _ledger(where: Path | str, study: Analysis) -> Ledger:
    update_ledger(study, where)
    with Ledger(where) as ledger:
        yield ledger


def now(ledger: Ledger, study: Analysis) -> Edition:
    return edition_of(ledger, AT, analysis=study)


def test_an_answer_in_ones_own_words(ledger: Ledger, study: Analysis) -> None:
    deciding.decide(ledger, "aa1", deciding.answer("  In   July. "), **BY, note="by telephone")
    row = standing(now(ledger, study), "aa1")
    assert (row.status, row.answer, row.reason, row.due) == ("answered", "In July.", "decided by anna", None)
    mine = next(item for item in applied(study, now(ledger, study)).exchanges if item.question_id == "aa1")
    assert [(answer.text, answer.basis) for answer in mine.answers] == [("In July.", "decision")]


def test_an_accepted_proposal_keeps_its_place(ledger: Ledger, study: Analysis) -> None:
    proposal = standing(now(ledger, study), "bb1").proposals[0]
    deciding.decide(ledger, "bb1", deciding.answer(proposal.text), **BY)
    mine = next(item for item in applied(study, now(ledger, study)).exchanges if item.question_id == "bb1")
    assert [(answer.segment_id, answer.basis) for answer in mine.answers] == [("s-page", "decision")]


def test_deferring_names_owner_and_day(ledger: Ledger, study: Analysis) -> None:
    deciding.decide(ledger, "bb1", deciding.defer("The engineer", datetime.date(2026, 3, 12)), **BY)
    row = standing(now(ledger, study), "bb1")
    assert (row.status, row.owner, row.due_assumed, row.lateness) == (
        "deferred",
        "The engineer",
        False,
        "due this week",
    )
    deciding.decide(ledger, "aa2", deciding.defer(), **BY)
    row = standing(now(ledger, study), "aa2")
    assert (row.due, row.due_assumed, row.answer) == (MARCH + datetime.timedelta(days=28), True, None)


def test_declining_says_why(ledger: Ledger, study: Analysis) -> None:
    deciding.decide(ledger, "aa1", deciding.decline("It is before a court."), **BY)
    row = standing(now(ledger, study), "aa1")
    assert (row.status, row.reason) == ("answered", "declined by anna: It is before a court.")


def test_reopening_takes_the_reply_away(ledger: Ledger, study: Analysis) -> None:
    deciding.decide(ledger, "aa2", deciding.reopen("Which keys?"), **BY)
    row = standing(now(ledger, study), "aa2")
    assert (row.status, row.answer, row.reason) == ("unanswered", None, "reopened by anna: Which keys?")
    mine = next(item for item in applied(study, now(ledger, study)).exchanges if item.question_id == "aa2")
    assert mine.answers == ()


def test_a_merged_question_counts_no_more(ledger: Ledger, study: Analysis) -> None:
    deciding.decide(ledger, "bb1", deciding.merge(ledger, "bb1", "aa1"), **BY)
    edition = now(ledger, study)
    assert standing(edition, "bb1").merged_into == "aa1"
    assert [item.question_id for item in applied(study, edition).exchanges] == ["aa1", "aa2"]
    with pytest.raises(LedgerError, match="part of itself"):
        deciding.merge(ledger, "aa1", "bb1")
    deciding.decide(ledger, "bb1", deciding.undo(ledger, "bb1"), **LATER)
    assert standing(now(ledger, study), "bb1").counts


def test_two_people_who_merge_the_other_way_round_lose_nothing(ledger: Ledger, study: Analysis) -> None:
    ledger.decide([Decision(target="bb1", field="merge", value="aa1", **BY)])
    ledger.decide([Decision(target="aa1", field="merge", value="bb1", **LATER)])
    assert [item.question_id for item in applied(study, now(ledger, study)).exchanges] == ["aa1", "aa2"]


def test_a_split_question_is_two(ledger: Ledger, study: Analysis) -> None:
    deciding.decide(ledger, "aa1", deciding.split(["When is it mended?", "Who pays?"]), **BY)
    deciding.decide(ledger, deciding.resolve(ledger, "aa1.2"), deciding.answer("The board."), **LATER)
    edition = now(ledger, study)
    assert standing(edition, "aa1").split_into == ("aa1.1", "aa1.2")
    assert (standing(edition, "aa1.1").status, standing(edition, "aa1.2").answer) == ("unanswered", "The board.")
    mine = [item for item in applied(study, edition).exchanges if item.question_id.startswith("aa1")]
    assert [(item.question_id, item.text) for item in mine] == [
        ("aa1.1", "When is it mended?"),
        ("aa1.2", "Who pays?"),
    ]
    with pytest.raises(LedgerError, match="not split into a part 3"):
        deciding.resolve(ledger, "aa1.3")
    with pytest.raises(LedgerError, match="at least two"):
        deciding.split(["One?"])


def test_undo_takes_back_all_that_was_recorded_at_once(ledger: Ledger, study: Analysis) -> None:
    before = standing(now(ledger, study), "aa1")
    deciding.decide(ledger, "aa1", deciding.answer("In July."), **BY)
    deciding.decide(ledger, "aa1", deciding.undo(ledger, "aa1"), **LATER)
    assert standing(now(ledger, study), "aa1") == before
    assert len(ledger.history()) == 4
    with pytest.raises(LedgerError, match="nothing to undo"):
        deciding.undo(ledger, "aa1")


def test_the_same_decision_sent_twice_is_kept_once(ledger: Ledger) -> None:
    assert len(deciding.decide(ledger, "aa1", deciding.answer("In July."), **BY)) == 2
    assert deciding.decide(ledger, "aa1", deciding.answer("In July."), **BY) == []
    assert len(ledger.history()) == 2


def test_a_decision_knows_what_the_papers_said(ledger: Ledger, study: Analysis, where: Path | str) -> None:
    deciding.decide(ledger, "bb1", deciding.decline("No plans."), **BY)
    paper = study.corpus.documents[0]
    said = Answer(document_id=paper.id, segment_id="s-bb1", text="It is mended in June.", basis="reply", score=1.0)
    changed = replace(
        study,
        exchanges=tuple(
            replace(item, status="answered", answers=(said,)) if item.question_id == "bb1" else item
            for item in study.exchanges
        ),
    )
    row = standing(update_ledger(changed, where), "bb1")
    assert row.reason.startswith("declined by anna")
    assert "It is mended in June." not in (row.answer or "")
    deciding.decide(ledger, "bb1", deciding.answer("It is mended in June."), **LATER)
    assert standing(now(ledger, changed), "bb1").conflict is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("status", "maybe"), "is no status"),
        (("due", "soon"), "is not a date"),
        (("colour", "red"), "cannot be decided"),
        (("merge", "aa1"), "part of itself"),
    ],
)
def test_what_cannot_be_is_refused(ledger: Ledger, change: tuple[str, str], words: str) -> None:
    with pytest.raises(LedgerError, match=words):
        deciding.decide(ledger, "aa1", [("owner", "x"), change], **BY)
    assert ledger.history() == []


def test_a_question_that_the_ledger_does_not_hold_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="holds no question zz"):
        deciding.decide(ledger, "zz", deciding.answer("x"), **BY)
    with pytest.raises(LedgerError, match="Say who"):
        deciding.decide(ledger, "aa1", deciding.answer("x"), coder="model:x", made_at=BY["made_at"])
    with pytest.raises(LedgerError, match="no moment"):
        deciding.decide(ledger, "aa1", deciding.answer("x"), coder="person:x", made_at="today")


def test_an_id_may_be_shortened_while_it_is_clear(ledger: Ledger) -> None:
    assert deciding.resolve(ledger, "b") == "bb1"
    assert deciding.resolve(ledger, "aa1") == "aa1"
    with pytest.raises(LedgerError, match="could be aa1, aa2"):
        deciding.resolve(ledger, "aa")
    for wrong in ("", "%", "_a1", "zz"):
        with pytest.raises(LedgerError, match="holds no question"):
            deciding.resolve(ledger, wrong)


def test_a_persons_themes_count_for_more_and_outlive_a_corrected_paper(
    ledger: Ledger, study: Analysis, where: Path | str
) -> None:
    segment = study.corpus.segments[0]
    deciding.recode(ledger, segment, "theme", "keys", **BY)
    deciding.recode(ledger, study.corpus.segments[1], "theme", "none", **BY)

    def themes(found: Analysis, edition: Edition) -> dict[str, list[tuple[str, str]]]:
        result: dict[str, list[tuple[str, str]]] = {}
        for coding in applied(found, edition).codings:
            result.setdefault(coding.segment_id, []).append((coding.label, coding.coder))
        return result

    mine = themes(study, now(ledger, study))
    assert mine["s-aa1"] == [("keys", "person:anna")]
    assert "s-aa2" not in mine
    assert mine["s-bb1"] == [("paths", "model:test@1")]
    corrected = document(MINUTES.replace("mended", "mended at last"), "approved.txt", MARCH)
    again = analysis(
        MAY,
        [corrected],
        [exchange(corrected, "cc1", "Mr Pask asked when the towpath would be mended at last.", "deferred")],
    )
    assert themes(again, update_ledger(again, where)) == {"s-cc1": [("keys", "person:anna")]}


def test_listing_puts_the_most_urgent_first(ledger: Ledger) -> None:
    listed = list_questions(ledger, MAY)
    assert [row.question_id for row in listed.standings] == ["aa1", "bb1", "aa2"]
    assert [row.question_id for row in list_questions(ledger, MAY, overdue=True).standings] == ["aa1"]
    assert [row.question_id for row in list_questions(ledger, MAY, status="answered").standings] == ["aa2"]
    assert list_questions(ledger, MAY, theme="paths").number == 3
    assert list_questions(ledger, MAY, theme="path").number == 0
    assert [row.question_id for row in list_questions(ledger, MAY, limit=1).standings] == ["aa1"]
    deciding.decide(ledger, "aa1", deciding.answer("In July."), **BY)
    deciding.decide(ledger, "bb1", deciding.split(["One?", "Two?"]), **BY)
    deciding.decide(ledger, "aa2", deciding.merge(ledger, "aa2", "aa1"), **BY)
    assert [row.question_id for row in list_questions(ledger, MAY).standings] == ["bb1.1", "bb1.2", "aa1"]


def test_what_is_listed_is_what_stands(ledger: Ledger, study: Analysis) -> None:
    by_id = {row.question_id: row for row in edition_of(ledger, MAY).standings}
    for row in list_questions(ledger, MAY).standings:
        assert row == by_id[row.question_id]


def test_whatever_is_decided_only_adds_rows(ledger: Ledger) -> None:
    """Who, when and why stay as they were: a verb appends, undoing included."""
    verbs = [
        *(deciding.answer("In July."), deciding.answer("In part.", part=True), deciding.reject(["It is mended."])),
        *(deciding.defer("Bo", AT), deciding.decline("Not ours."), deciding.reopen("It is."), [("note", "rang")]),
        *(deciding.split(["One?", "Two?"]), deciding.merge(ledger, "aa1", "aa2")),
    ]
    before: list[tuple[int, Decision, str]] = []
    for number, changes in enumerate([*verbs, None]):
        moment = f"2026-04-{number + 10}T09:00:00Z"
        made = deciding.undo(ledger, "aa1") if changes is None else changes
        deciding.decide(ledger, "aa1", made, coder=f"person:p{number}", made_at=moment, note=f"why {number}")
        after = ledger.history()
        assert after[: len(before)] == before
        assert [(d.coder, d.made_at, d.note) for _, d, _ in after[len(before) :]] == [
            (f"person:p{number}", moment, f"why {number}")
        ] * len(made)
        before = after


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["answer", "undo"]), st.integers(1, 12)), max_size=12))
def test_undoing_is_undone_by_undoing(steps: list[tuple[str, int]]) -> None:
    """Of an act and all that undo it in turn, the last word counts; held against following each chain from its end."""
    history = [
        (number, Decision(target="q", field=field, value=str(at), **BY), "")
        for number, (field, at) in enumerate(steps, 1)
    ]

    def alive(number: int) -> bool:
        return not any(
            row.field == "undo" and row.value == str(number) and later > number and alive(later)
            for later, row, _ in history
        )

    assert [number for number, _, _ in living(history)] == [
        number for number, row, _ in history if row.field != "undo" and alive(number)
    ]
