"""What the ledger remembers from one edition to the next."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ledger import Ledger, deciding, edition_of, update_ledger
from pipeline.ledger.identity import likeness, sketch
from pipeline.manifest import standing as manifest_standing
from pipeline.records import Analysis, Answer, Decision, Document, Exchange, Promise
from tests.ledger.papers import MARCH, MAY, MINUTES, analysis, document, exchange, standing


@pytest.fixture(name="first")
def _first() -> Analysis:
    paper = document(MINUTES, "march.txt", MARCH)
    promise = Promise(text="Ms Finch would write to him", owner="Ms Finch", due=datetime.date(2026, 4, 1))
    answer = Answer(document_id=paper.id, segment_id="a", text="The warden holds them.", basis="reply", score=1.0)
    return analysis(
        datetime.date(2026, 3, 9),
        [paper],
        [
            exchange(paper, "towpath", "Mr Pask asked when the towpath would be mended.", "deferred", promise=promise),
            exchange(
                paper, "keys", "Mrs Ode asked who holds the keys to the lock cottage.", "answered", answers=(answer,)
            ),
        ],
    )


def decide(
    where: Path | str, target: str, field: str, value: str, basis: str = "", at: str = "2026-04-20T09:00:00Z"
) -> None:
    with Ledger(where) as ledger:
        ledger.decide([Decision(target=target, field=field, value=value, coder="person:anna", made_at=at)], basis=basis)


def test_the_first_edition_is_all_new(where: Path | str, first: Analysis) -> None:
    edition = update_ledger(first, where)
    assert edition.number == 1
    assert edition.before is None
    assert {row.change for row in edition.standings} == {"new"}
    assert standing(edition, "towpath").lateness == "not yet due"
    assert standing(edition, "keys").answer == "The warden holds them."


def test_the_same_documents_again_change_nothing(where: Path | str, first: Analysis) -> None:
    once = update_ledger(first, where)
    renamed = replace(
        first, corpus=replace(first.corpus, documents=(replace(first.corpus.documents[0], name="final (2).txt"),))
    )
    assert update_ledger(renamed, where) == once


def test_a_promise_runs_out(where: Path | str, first: Analysis) -> None:
    update_ledger(first, where)
    ledger = Ledger(where)
    late = standing(edition_of(ledger, MAY), "towpath")
    ledger.close()
    assert (late.lateness, late.days_open) == ("newly overdue", (MAY - MARCH).days)


def test_where_the_paper_has_no_date_the_usual_time_runs_from_the_day_it_was_first_read(where: Path | str) -> None:
    paper = document("When will the slipway be dredged?", "slipway.txt")
    asked = exchange(paper, "slipway", paper.text, "deferred", promise=Promise(text="He would find out."))
    update_ledger(analysis(MARCH, [paper], [asked]), where, default_days=14)
    row = standing(update_ledger(analysis(MAY, [paper], [asked]), where, default_days=14), "slipway")
    assert (row.first_asked, row.due, row.due_assumed) == (None, MARCH + datetime.timedelta(days=14), True)
    assert row.lateness == "newly overdue"


def test_a_day_that_nobody_named_is_assumed_and_said_to_be(where: Path | str, first: Analysis) -> None:
    bare = replace(first, exchanges=tuple(replace(item, promise=None) for item in first.exchanges))
    row = standing(update_ledger(bare, where, default_days=14), "towpath")
    assert (row.due, row.due_assumed) == (MARCH + datetime.timedelta(days=14), True)


def test_a_decision_outlives_the_next_run(where: Path | str, first: Analysis) -> None:
    update_ledger(first, where)
    decide(where, "towpath", "answer", "It is mended in June.")
    decide(where, "towpath", "status", "answered")
    row = standing(update_ledger(first, where), "towpath")
    assert (row.status, row.answer, row.reason) == ("answered", "It is mended in June.", "decided by anna")
    assert len(row.decisions) == 2


def test_a_corrected_text_keeps_its_questions(where: Path | str, first: Analysis) -> None:
    update_ledger(first, where)
    decide(where, "towpath", "owner", "The engineer")
    corrected = document(MINUTES.replace("would be mended", "would at last be mended"), "approved.txt", MARCH)
    again = analysis(
        MAY,
        [corrected],
        [exchange(corrected, "towpath-2", "Mr Pask asked when the towpath would at last be mended.", "deferred")],
    )
    row = standing(update_ledger(again, where), "towpath")
    assert row.exchange is not None
    assert (row.change, row.owner, row.document) == ("still open", "The engineer", "approved.txt")


def test_what_the_papers_say_against_a_decision_is_shown(where: Path | str, first: Analysis) -> None:
    update_ledger(first, where)
    decide(where, "towpath", "status", "unanswered", basis='["deferred", null]')
    paper = first.corpus.documents[0]
    answer = Answer(document_id=paper.id, segment_id="a", text="In June.", basis="reply", score=1.0)
    changed = replace(
        first,
        exchanges=(
            exchange(
                paper, "towpath", "Mr Pask asked when the towpath would be mended.", "answered", answers=(answer,)
            ),
        ),
    )
    row = standing(update_ledger(changed, where), "towpath")
    assert row.status == "unanswered"
    assert row.conflict is not None
    assert "In June." in row.conflict


def test_undoing_brings_back_what_was(where: Path | str, first: Analysis) -> None:
    update_ledger(first, where)
    decide(where, "towpath", "status", "answered")
    decide(where, "towpath", "undo", "1")
    assert standing(update_ledger(first, where), "towpath").status == "deferred"
    decide(where, "towpath", "undo", "2", at="2026-04-21T09:00:00Z")
    assert standing(update_ledger(first, where), "towpath").status == "answered"


def test_a_question_that_no_paper_holds_any_more_is_kept(where: Path | str, first: Analysis) -> None:
    update_ledger(first, where)
    other = document("Notes of a walk along the weir, with nothing asked at all.", "walk.txt", MAY)
    row = standing(update_ledger(analysis(MAY, [other], []), where), "towpath")
    assert (row.change, row.exchange) == ("gone", None)


def test_a_sketch_tells_a_correction_from_another_meeting() -> None:
    assert likeness(sketch(MINUTES), sketch(MINUTES.replace("nine", "ten"))) > 0.7
    assert likeness(sketch(MINUTES), sketch("Notes of a walk along the weir, with nothing asked at all.")) == 0.0


def test_every_reason_for_which_a_run_needs_a_person(where: Path | str) -> None:
    """Each question of the second edition has one reason, two have none, and the first edition has nothing to compare."""
    old = document("Old paper: who sweeps, who paints, who pays, who digs, who sings, who rows?", "old.txt", MARCH)
    page = document("The page: the crew sweeps. The clerk pays. The choir sings.", "page.txt", MARCH)
    new = document("New paper: who rows and who bakes?", "new.txt", MAY)

    def said(text: str, basis: str = "reply") -> Answer:
        return Answer(document_id=page.id, segment_id="s", text=text, basis=basis, score=0.9)

    def ask(key: str, status: str = "unanswered", paper: Document = old, **more: object) -> Exchange:
        return exchange(paper, key, f"Who {key}?", status, **more)

    rowed = ask("rows", "answered", answers=(said("All of us."),))
    before = [
        *(ask("sweeps"), ask("pays", "answered", answers=(said("The clerk pays."),)), rowed),
        ask("digs", "deferred", promise=Promise(text="He would write.", due=datetime.date(2026, 4, 1))),
        *(ask("sings"), ask("paints")),
    ]
    assert update_ledger(analysis(MARCH, [old, page], before), where).needs == {}
    with Ledger(where) as ledger:
        deciding.decide(
            ledger, "sings", deciding.decline("Not ours."), coder="person:bo", made_at="2026-04-20T09:00:00Z"
        )
    after = [
        *(ask("sweeps", answers=(said("The crew sweeps.", "linked"),)), ask("pays"), rowed, before[3]),
        *(ask("sings", "answered", answers=(said("The choir sings."),)), ask("paints")),
        *(
            ask("bakes", paper=new),
            replace(ask("rows", "answered", new, answers=(said("All of us."),)), question_id="r2"),
        ),
    ]
    second = update_ledger(analysis(MAY, [old, page, new], after), where)
    assert {reason: [row.text for row in rows] for reason, rows in second.needs.items()} == {
        "newly_overdue": ["Who digs?"],
        "conflicts": ["Who sings?"],
        "new_unanswered": ["Who bakes?"],
        "reopened": ["Who pays?"],
        "newly_asked_again": ["Who rows?"],
        "newly_proposed": ["Who sweeps?"],
    }
    facts = manifest_standing(second)
    assert facts["needs_a_person"]
    assert all(len(facts[reason]) == 1 for reason in second.needs)


def test_a_decision_outlives_renaming_and_reordering(where: Path | str) -> None:
    """The same three questions, the paper's items and the files in another order under other names."""
    texts = [f"Who {verb} the weir, and from whose purse is it paid?" for verb in ("clears", "paints", "guards")]

    def paper(order: tuple[int, ...], name: str, number: int) -> tuple[Document, list[Exchange]]:
        text = "Minutes of the Weir Board. " + " ".join(f"Item {place}. {texts[at]}" for place, at in enumerate(order))
        held = document(f"{text} The board met in the mill for the {number}th time.", name, MARCH)
        return held, [exchange(held, f"found{at}-{number}", texts[at], "unanswered") for at in order]

    first, found = paper((0, 1, 2), "weir.txt", 4)
    other = document("Another paper altogether, of no interest to anybody here.", "other.txt", MARCH)
    before = update_ledger(analysis(MARCH, [first, other], found), where)
    painted = next(row for row in before.standings if "paints" in row.text)
    decide(where, painted.question_id, "answer", "The miller.")
    decide(where, painted.question_id, "status", "answered")
    again, moved = paper((2, 0, 1), "final copy (3).txt", 4)
    after = update_ledger(analysis(MAY, [other, again], moved[::-1]), where)
    assert {row.question_id: row.text for row in after.standings} == {
        row.question_id: row.text for row in before.standings
    }
    row = standing(after, painted.question_id)
    assert (row.status, row.answer, row.document) == ("answered", "The miller.", "final copy (3).txt")
    assert [item.status for item in after.standings if item is not row] == ["unanswered"] * 2
