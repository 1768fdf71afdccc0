"""One review from the first session to the corrected minutes, with real files: what a reader expects after each."""

import datetime
import json
import shutil
from pathlib import Path

import docx
import pytest
from bs4 import BeautifulSoup

from pipeline import run as job
from pipeline.cli._question import line
from pipeline.editions import NO_QUESTION, Edition, Standing
from pipeline.ledger import Ledger, deciding
from pipeline.ledger.listing import list_questions

#: The first session: what people wanted to know, on a sheet in Word.
SHEET = (
    ("", "What I need to know", "What worries me"),
    ("Ferry times", "When will the evening ferry run again?", "The last boat leaves before my shift ends."),
    ("Landing stage", "Who pays for the repair of the landing stage?", "The planks are slippery when it rains."),
    ("Tickets", "Will pensioners still travel free?", "Card machines fail in the cold."),
)
MINUTES = """Minutes of the Ferry Users' Committee held on 14 April 2026

Present: Ms Orla Finch (Chair), Mr Tom Pask, Mrs Ida Brand (Clerk)

1. Ferry times

Mr Pask asked whether dogs may travel on the upper deck. Ms Finch replied that dogs may travel on the lower deck only.

2. Landing stage

Mr Pask asked how long the landing stage would stay closed. Ms Finch said that she would write to him by 30 April 2026.

3. Tickets

Mr Pask asked why the kiosk had shut. The question was noted.

The meeting closed at 8.40 pm.
"""
PAGE = """# Ferry: your questions answered

Published 11 May 2026

Q: When will the evening ferry run again?
A: The evening ferry runs again from 1 June 2026, at half past nine.

Q: Who decides about the timetable?
A: The harbour board decides about the timetable every autumn.
"""
WORDS = {
    "ferry": "When will the evening ferry run again?",
    "repair": "Who pays for the repair of the landing stage?",
    "free": "Will pensioners still travel free?",
    "dogs": "dogs may travel on the upper deck",
    "closed": "how long the landing stage would stay closed",
    "kiosk": "why the kiosk had shut",
    "timetable": "Who decides about the timetable?",
}


@pytest.fixture(name="study")
def _study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    folder.mkdir()
    return folder


class Reader:
    """Somebody who runs the review and reads what it says of each question."""

    def __init__(self, study: Path, out: Path, ledger: Path | str) -> None:
        self.study, self.out, self.ledger = study, out, ledger

    def run(self, day: str) -> Edition:
        settings = job.Settings(out=self.out, ledger=self.ledger, as_of=datetime.date.fromisoformat(day))
        return job.run([self.study], settings).edition

    def decide(self, question: Standing, changes: list[tuple[str, str]], day: str) -> None:
        with Ledger(self.ledger) as ledger:
            deciding.decide(ledger, question.question_id, changes, coder="person:Ida", made_at=f"{day}T10:00:00Z")


@pytest.fixture(name="reader")
def _reader(study: Path, tmp_path: Path, where: Path | str) -> Reader:
    return Reader(study, tmp_path / "out", where)


def sheet(path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("Ferry review, session of 10 March 2026")
    table = paper.add_table(rows=0, cols=3)
    for row in SHEET:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            if row[0] and text != row[0]:
                cell.paragraphs[0].style = "List Bullet"
    paper.save(str(path))


def of(edition: Edition, name: str, document: str | None = None) -> Standing:
    rows = [
        row
        for row in edition.standings
        if WORDS[name].casefold() in row.text.casefold() and (document is None or row.document == document)
    ]
    assert len(rows) == 1, (name, [(row.text, row.document) for row in edition.standings])
    return rows[0]


def names(edition: Edition) -> set[str]:
    return {row.question_id for row in edition.standings}


def test_a_review_from_its_first_session_to_the_corrected_minutes(  # noqa: PLR0915 - one story, told in order
    study: Path, reader: Reader
) -> None:
    # The first session: three questions, none of them answered.
    sheet(study / "session1.docx")
    first = reader.run("2026-03-20")
    assert {row.change for row in first.standings} == {"new"}
    for name in ("ferry", "repair", "free"):
        assert (of(first, name).status, of(first, name).first_asked) == ("unanswered", datetime.date(2026, 3, 10))
    assert not first.needs_a_person
    ids = {name: of(first, name).question_id for name in ("ferry", "repair", "free")}

    # Somebody puts one off and declines another.
    reader.decide(of(first, "repair"), deciding.defer("Harbour board", datetime.date(2026, 5, 1)), "2026-03-23")
    reader.decide(of(first, "free"), deciding.decline("The fares are set by law."), "2026-03-23")

    # The second session: minutes with a reply, a promise and a question that was only noted.
    (study / "session2.txt").write_text(MINUTES, "utf-8")
    second = reader.run("2026-04-20")
    assert (second.number, second.before) == (2, datetime.date(2026, 3, 20))
    assert {name: of(second, name).question_id for name in ids} == ids
    repair, free, dogs, closed = (of(second, name) for name in ("repair", "free", "dogs", "closed"))
    assert (repair.status, repair.change, repair.owner) == ("deferred", "deferred", "Harbour board")
    assert (repair.due, repair.due_assumed, repair.lateness) == (datetime.date(2026, 5, 1), False, "not yet due")
    assert (free.status, free.change) == ("answered", "answered")
    assert (of(second, "ferry").change, of(second, "ferry").days_open) == ("still open", 41)
    assert (dogs.status, dogs.change) == ("answered", "new")
    assert "lower deck" in (dogs.answer or "")
    assert (closed.status, closed.due) == ("deferred", datetime.date(2026, 4, 30))
    assert of(second, "kiosk").status == "unanswered"
    assert of(second, "kiosk") in second.new_unanswered
    assert second.needs_a_person

    # A page of questions and answers: what it answers is proposed, and counts once a person takes it.
    (study / "page.md").write_text(PAGE, "utf-8")
    third = reader.run("2026-05-12")
    ferry = of(third, "ferry", "session1.docx")
    assert (ferry.question_id, ferry.status) == (ids["ferry"], "unanswered")
    assert any("half past nine" in proposal.text for proposal in ferry.proposals)
    assert of(third, "timetable").status == "answered"
    assert {row.question_id for row in third.newly_overdue} == {ids["repair"], closed.question_id}
    assert third.needs_a_person
    taken = next(proposal.text for proposal in ferry.proposals if "half past nine" in proposal.text)
    reader.decide(ferry, deciding.answer(taken), "2026-05-13")
    reader.decide(of(third, "kiosk"), deciding.answer("The lease ran out."), "2026-05-13")

    # Looked at again the next day: nothing is newly late, and what was decided shows.
    again = reader.run("2026-05-14")
    assert again.number == 3
    assert (again.newly_overdue, of(again, "repair").lateness) == ((), "overdue")
    assert of(again, "ferry", "session1.docx").status == "answered"

    # The minutes are corrected: a question reworded, a reply changed, one added.
    (study / "session2.txt").write_text(
        MINUTES.replace("why the kiosk had shut", "why the ticket kiosk had shut")
        .replace("on the lower deck only", "on both decks")
        .replace("The question was noted.", "Ms Finch said that the roof had come down."),
        "utf-8",
    )
    last = reader.run("2026-06-02")
    assert last.number == 4
    assert names(last) == names(third), "no question came or went"
    kiosk = next(row for row in last.standings if "ticket kiosk" in row.text)
    assert kiosk.question_id == of(second, "kiosk").question_id
    assert (kiosk.status, kiosk.answer) == ("answered", "The lease ran out.")
    assert "the roof had come down" in (kiosk.conflict or "")
    assert of(last, "dogs").question_id == dogs.question_id
    assert "both decks" in (of(last, "dogs").answer or "")
    assert (of(last, "free").status, len(of(last, "free").decisions)) == ("answered", 2)
    assert last.needs_a_person

    # The same again, the same under other names: nothing changes.
    before = {path.name: path.read_bytes() for path in reader.out.glob("*.jsonl")}
    assert reader.run("2026-06-02") == last
    assert {path.name: path.read_bytes() for path in reader.out.glob("*.jsonl")} == before
    for path in sorted(study.iterdir()):
        path.rename(path.with_stem(f"final {path.stem} (2)"))
    renamed = reader.run("2026-06-02")
    assert renamed.number == last.number
    assert [(row.question_id, row.status, row.change, row.answer, row.due) for row in renamed.standings] == [
        (row.question_id, row.status, row.change, row.answer, row.due) for row in last.standings
    ]


def test_a_draft_beside_its_approved_text_is_one_meeting(study: Path, reader: Reader) -> None:
    (study / "draft.txt").write_text(MINUTES, "utf-8")
    first = reader.run("2026-04-20")
    (study / "approved.txt").write_text(MINUTES.replace("upper deck", "top deck"), "utf-8")
    second = reader.run("2026-05-20")
    assert names(second) == names(first)
    assert {row.document for row in second.standings} == {"approved.txt"}


def test_declined_and_answered_in_part_are_counts_of_their_own(study: Path, reader: Reader) -> None:
    sheet(study / "session1.docx")
    first = reader.run("2026-03-20")
    reader.decide(of(first, "free"), deciding.decline("The fares are set by law."), "2026-03-23")
    reader.decide(of(first, "ferry"), deciding.answer("In June, on Fridays.", part=True), "2026-03-23")
    reader.decide(of(first, "repair"), deciding.answer("The harbour board does."), "2026-03-23")
    (study / "session2.txt").write_text(MINUTES, "utf-8")
    second = reader.run("2026-04-20")
    assert [of(second, name).settled for name in ("free", "ferry", "repair", "kiosk")] == [
        *("declined", "in part", "in full"),
        None,
    ]

    def page(name: str) -> str:
        return " ".join(
            BeautifulSoup((reader.out / f"{name}.html").read_text("utf-8"), "html.parser").get_text(" ").split()
        )

    changes = page("changes")
    for words in ("Answered since 1", "Answered in part since 1", "Declined since 1"):
        assert words in changes
    assert "Declined by Ida: The fares are set by law." in changes
    public = page("answered")
    assert "We have answered 2 of " in public
    assert "What we cannot answer 1 of " in public
    assert "We cannot answer this: The fares are set by law." in public
    assert "In June, on Fridays. This answers a part of the question." in public
    tracker = page("questions")
    assert "1 is answered in part" in tracker
    assert "1 is declined" in tracker
    facts = json.loads((reader.out / "run.json").read_text("utf-8"))
    assert facts["counts"]["questions_settled"] == {"declined": 1, "in full": 2, "in part": 1}
    with Ledger(reader.ledger) as ledger:
        rows = {row.question_id: line(row) for row in list_questions(ledger, second.as_of).standings}
    assert rows[of(second, "free").question_id].split()[1] == "declined"
    assert "part answered" in rows[of(second, "ferry").question_id]


def test_what_is_no_question_is_not_published(study: Path, reader: Reader) -> None:
    sheet(study / "session1.docx")
    first = reader.run("2026-03-20")
    reader.decide(of(first, "free"), [("status", f"declined:{NO_QUESTION}"), ("answer", "")], "2026-03-23")
    reader.run("2026-03-24")
    assert WORDS["free"] not in (reader.out / "answered.html").read_text("utf-8")


def test_a_rejected_answer_stays_away_and_another_one_comes(study: Path, reader: Reader) -> None:
    """A rejection is of these words; what a later page says instead is proposed like anything new."""
    sheet(study / "session1.docx")
    (study / "page.md").write_text(PAGE, "utf-8")
    first = reader.run("2026-05-12")
    ferry = of(first, "ferry", "session1.docx")
    wrong = next(proposal for proposal in ferry.proposals if "half past nine" in proposal.text)
    assert wrong.degree in {"full", "partial"}
    reader.decide(ferry, deciding.reject([wrong.text]), "2026-05-13")

    def proposed() -> list[str]:
        return [proposal.text for proposal in of(edition, "ferry", "session1.docx").proposals]

    edition = reader.run("2026-05-14")
    assert wrong.text not in proposed()
    assert of(edition, "ferry", "session1.docx").status == "unanswered"
    rows = [json.loads(row) for row in (reader.out / "questions.jsonl").read_text("utf-8").splitlines()]
    own = next(row for row in rows if row["id"] == ferry.question_id)
    assert wrong.text not in {answer["text"] for answer in own["answers"]}

    # the page renamed, its words the same: it stays away
    (study / "page.md").rename(study / "questions and answers.md")
    edition = reader.run("2026-05-15")
    assert wrong.text not in proposed()

    # the page says something else now
    newer = PAGE.replace("from 1 June 2026, at half past nine", "from 8 June 2026, at ten to ten")
    (study / "questions and answers.md").write_text(newer, "utf-8")
    edition = reader.run("2026-05-16")
    assert any("ten to ten" in text for text in proposed())

    # and goes back to what was turned down
    (study / "questions and answers.md").write_text(PAGE, "utf-8")
    edition = reader.run("2026-05-17")
    assert wrong.text not in proposed()


def test_an_asking_after_the_answer_is_told(study: Path, reader: Reader) -> None:
    (study / "page.md").write_text(PAGE.replace("11 May", "2 March"), "utf-8")
    reader.run("2026-03-09")
    sheet(study / "session1.docx")
    second = reader.run("2026-03-20")
    assert of(second, "ferry", "session1.docx").asked_again
    assert not of(second, "ferry", "page.md").asked_again


def test_a_second_session_alone_keeps_the_first_ones_questions(study: Path, reader: Reader) -> None:
    sheet(study / "session1.docx")
    reader.run("2026-03-20")
    (study / "session1.docx").unlink()
    (study / "session2.txt").write_text(MINUTES, "utf-8")
    second = reader.run("2026-04-20")
    assert (of(second, "ferry").change, of(second, "ferry").exchange) == ("gone", None)
    table = (reader.out / "questions.jsonl").read_text("utf-8")
    assert WORDS["ferry"] in table
    assert WORDS["ferry"] in (reader.out / "changes.html").read_text("utf-8")


def test_a_ledger_of_its_own_serves_two_reports(study: Path, tmp_path: Path) -> None:
    sheet(study / "session1.docx")
    settings = [
        job.Settings(out=tmp_path / name, ledger=tmp_path / "shared.db", as_of=datetime.date(2026, 3, 20))
        for name in "ab"
    ]
    assert job.run([study], settings[0]).edition == job.run([study], settings[1]).edition
    assert not (tmp_path / "a/ledger.db").exists()
    shutil.rmtree(tmp_path / "a")
    assert job.run([study], settings[0]).edition.number == 1
