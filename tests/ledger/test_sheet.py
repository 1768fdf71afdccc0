"""The spreadsheet round trip: what goes out, what people do to it, what comes back."""

import datetime
import io
import json
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.cells import CUT, MOST, carried
from pipeline.editions import Edition, Standing
from pipeline.errors import LedgerError, UnreadableDocument
from pipeline.ledger import Ledger, edition_of, update_ledger
from pipeline.ledger.sheet import COLUMNS, workbook_bytes, write_sheet
from pipeline.ledger.sheet_cells import read_day, read_status, values_of
from pipeline.ledger.sheet_plan import Plan, compare, record
from pipeline.ledger.sheet_read import read_sheet
from pipeline.records import (
    Analysis,
    Answer,
    Codebook,
    Corpus,
    Decision,
    Document,
    Exchange,
    Promise,
    Provenance,
    Segment,
)

DAY = datetime.date(2026, 4, 24)
AT = "2026-04-24T09:00:00Z"
LAMP, GATE, BENCH, WELL, OVEN = (f"{n:012x}" for n in (0xA1, 0xB2, 0xC3, 0xD4, 0xE5))
ASKED = {
    LAMP: "When will the lamp by the ferry steps be lit again?",
    GATE: "Who locks the orchard gate at dusk?",
    BENCH: "Can a bench be put on the upper path?",
    WELL: "Is the water of the old well tested?",
    OVEN: "=Why is the village oven cold on Fridays?",
}

#: Answers that a spreadsheet would like to work out, turn into something else, or lose.
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.invalid","press here")',
    "=cmd|'/c calc'!A0",
    "+44 20 7946 0000",
    "-5 per cent",
    "@SUM(A1:A9)",
    "\t=2+2",
    "#N/A",
    "TRUE",
    "0123",
    "1/2",
    "31/05/2026",
    "  two spaces before and after  ",
    "first line\nsecond line\n\nfourth",
    "“curly” 'straight' \"double\" & <b>not bold</b> ]]>",
    "naïve café – 20 °C, £5, 日本語, 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "_x000D_ and _x0041_ stay as they are",
    "={1,2;3,4}",
)  # fmt: skip


def analysis() -> Analysis:
    paper = Document(id="5" * 16, sha256="5" * 64, name="green.docx", text="Green", blocks=(), date=DAY)

    def exchange(key: str, status: str, **more: Any) -> Exchange:
        return Exchange(
            question_id=key, segment_id=f"s-{key}", document_id=paper.id, start=0, end=1, text=ASKED[key], status=status,
            reason="no reply found" if status == "unanswered" else "reply in the document", score=0.9, **more,
        )  # fmt: skip

    def reply(words: str) -> dict[str, Any]:
        return {
            "answers": (Answer(document_id=paper.id, segment_id="a", text=words, basis="reply", score=1.0),),
        }

    exchanges = (
        exchange(LAMP, "unanswered", asker="Mrs Ode"),
        exchange(GATE, "answered", **reply("The warden locks it.")),
        exchange(
            BENCH, "deferred", promise=Promise(text="To be costed", owner="Ms Finch", due=datetime.date(2026, 5, 31))
        ),
        exchange(WELL, "deferred", promise=Promise(text="The clerk will ask")),
        exchange(OVEN, "answered", **reply("=Because the baker rests.")),
    )
    segments = tuple(
        Segment(id=e.segment_id, document_id=paper.id, locator="", start=0, end=1, role="question", text=e.text)
        for e in exchanges
    )
    return Analysis(
        corpus=Corpus(documents=(paper,), segments=segments, rejects=()),
        codebook=Codebook(name="c", version="1", themes=(), sha256=""),
        codings=(), exchanges=exchanges, actions=(), concerns=(), provenance=Provenance(version="0", as_of=DAY),
    )  # fmt: skip


class Study:
    """A ledger, a sheet made from it, and what happens to both."""

    def __init__(self, folder: Path, where: Path | str | None = None) -> None:
        self.where = where or folder / "ledger.db"
        self.sheet = folder / "questions.xlsx"
        update_ledger(analysis(), self.where)
        with Ledger(self.where) as ledger:
            write_sheet(edition_of(ledger, DAY), self.sheet)

    def standings(self) -> dict[str, Standing]:
        with Ledger(self.where) as ledger:
            return {row.question_id: row for row in edition_of(ledger, DAY).standings}

    def plan(self, sheet: Path | None = None) -> Plan:
        with Ledger(self.where) as ledger:
            return compare(read_sheet(sheet or self.sheet), edition_of(ledger, DAY))

    def take(self, sheet: Path | None = None, *, by: str = "anna", prefer: Any = None, at: str = AT) -> list[Decision]:
        def again() -> Plan:
            plan = self.plan(sheet)
            plan.settle(prefer)
            return plan

        with Ledger(self.where) as ledger:
            return record(ledger, again(), again=again, coder=f"person:{by}", made_at=at)

    def decide(self, target: str, field: str, value: str, at: str = "2026-04-24T08:00:00Z") -> None:
        with Ledger(self.where) as ledger:
            ledger.decide([Decision(target=target, field=field, value=value, coder="person:ben", made_at=at)])

    def history(self) -> list[Decision]:
        with Ledger(self.where) as ledger:
            return [decision for _, decision, _ in ledger.history()]


@pytest.fixture(name="study")
def _study(tmp_path: Path) -> Study:
    return Study(tmp_path)


@pytest.fixture(name="either")
def _either(tmp_path: Path, where: Path | str) -> Study:
    """A study whose ledger is a file, and one whose ledger is on a server."""
    return Study(tmp_path, where)


def open_book(path: Path) -> Any:
    import openpyxl

    return openpyxl.load_workbook(path)


def place(sheet: Any, key: str, heading: str) -> Any:
    """Find a cell as a person does: by the ID of its row and the heading of its column."""
    headings = {str(cell.value).casefold(): cell.column for cell in sheet[1]}
    row = next(cell.row for cell in sheet[sheet.cell(1, headings["id"]).column_letter] if cell.value == key)
    return sheet.cell(row, headings[heading.casefold()])


def fill(path: Path, entries: Mapping[tuple[str, str], object], to: Path | None = None) -> Path:
    """Type something into cells, as text where it is text."""
    book = open_book(path)
    for (key, heading), value in entries.items():
        cell = place(book["Questions"], key, heading)
        cell.value = value
        if isinstance(value, str):  # as Excel writes it: what looks like its escapes is escaped
            cell.value = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", value)
            cell.data_type = "s"
    book.save(to or path)
    return to or path


def change(path: Path, work: Callable[[Any], None]) -> None:
    book = open_book(path)
    work(book["Questions"])
    book.save(path)


def found(plan: Plan, name: str = "changes") -> dict[tuple[str, str], str]:
    return {(item.question_id, item.field): item.sheet for item in getattr(plan, name)}


# What goes out


def test_the_sheet_has_one_row_a_question_and_no_merged_cells(study: Study) -> None:
    book = open_book(study.sheet)
    assert book.sheetnames == ["Questions", "Notes"]
    sheet = book["Questions"]
    assert [cell.value for cell in sheet[1]] == [column.heading for column in COLUMNS]
    ids = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert ids == [LAMP, BENCH, WELL, GATE, OVEN]  # the open ones first
    assert not sheet.merged_cells.ranges
    assert not book["Notes"].merged_cells.ranges
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", f"A1:Q{len(ASKED) + 1}")


def test_only_what_people_fill_in_is_unlocked_and_there_is_no_password(study: Study) -> None:
    sheet = open_book(study.sheet)["Questions"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    unlocked = {
        sheet.cell(1, cell.column).value for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert unlocked == {"Status", "Answer", "Owner", "Due", "Note"}
    assert not sheet.protection.autoFilter  # that is: filtering is allowed


def test_status_and_due_are_validated(study: Study) -> None:
    sheet = open_book(study.sheet)["Questions"]
    kinds = {rule.type: (str(rule.sqref), rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert kinds["list"] == (f"F2:F{len(ASKED) + 1}", '"Answered,Answered in part,Deferred,Unanswered,Declined"')
    assert kinds["date"][0] == f"J2:J{len(ASKED) + 1}"


def test_what_stood_is_in_hidden_columns(study: Study) -> None:
    sheet = open_book(study.sheet)["Questions"]
    assert place(sheet, GATE, "Answer when made").value == "The warden locks it."
    hidden = {key for key, dimension in sheet.column_dimensions.items() if dimension.hidden}
    shown = {cell.column_letter for cell in sheet[1] if not str(cell.value).endswith("when made")}
    assert not hidden & shown
    assert place(sheet, GATE, "Answer when made").column_letter in hidden | {"L"}  # openpyxl groups L to Q under L


def test_a_day_that_was_assumed_is_said_and_not_filled_in(study: Study) -> None:
    sheet = open_book(study.sheet)["Questions"]
    assert place(sheet, WELL, "Due").value is None
    assert "22 May 2026" in place(sheet, WELL, "Reason").value
    assert place(sheet, BENCH, "Due").value == datetime.datetime(2026, 5, 31)


def test_no_cell_is_a_formula(study: Study) -> None:
    for sheet in open_book(study.sheet):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    with zipfile.ZipFile(study.sheet) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 2
    assert not [data for data in sheets if b"<f>" in data or b"<f " in data]


def test_the_same_questions_give_the_same_bytes(study: Study) -> None:
    with Ledger(study.where) as ledger:
        edition = edition_of(ledger, DAY)
    rows = [row for row in edition.standings if row.is_open]
    once, again = (workbook_bytes(rows, edition) for _ in range(2))
    assert once == again
    with zipfile.ZipFile(io.BytesIO(once)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("docProps/core.xml").count(b"2026-04-24T00:00:00Z") == 2


def test_a_workbook_that_is_there_is_not_written_over(study: Study) -> None:
    with Ledger(study.where) as ledger:
        edition = edition_of(ledger, DAY)
    with pytest.raises(LedgerError, match="may hold answers"):
        write_sheet(edition, study.sheet)
    assert write_sheet(edition, study.sheet, force=True) == len(ASKED)
    with pytest.raises(LedgerError, match=r"\.xlsx"):
        write_sheet(edition, study.sheet.with_suffix(".ods"))
    assert write_sheet(edition, study.sheet.with_name("open.xlsx"), open_only=True) == 3


# What comes back


def test_a_round_trip_without_changes_records_nothing(study: Study) -> None:
    plan = study.plan()
    assert (plan.changes, plan.kept, plan.conflicts, plan.problems, plan.notes, plan.deleted) == (
        [],
        [],
        [],
        [],
        [],
        [],
    )
    assert plan.unchanged == len(ASKED)
    assert study.take() == []
    assert study.history() == []


def test_what_was_filled_in_is_recorded_with_what_the_papers_said(either: Study) -> None:
    fill(either.sheet, {
        (LAMP, "Status"): "Answered", (LAMP, "Answer"): "It was lit on 3 May.", (LAMP, "Note"): "told by phone",
        (BENCH, "Owner"): "Parks team", (BENCH, "Due"): datetime.datetime(2026, 6, 30),
    })  # fmt: skip
    made = either.take()
    assert {(d.target, d.field, d.value, d.note) for d in made} == {
        (LAMP, "status", "answered", "told by phone"),
        (LAMP, "answer", "It was lit on 3 May.", "told by phone"),
        (LAMP, "note", "told by phone", "told by phone"),
        (BENCH, "owner", "Parks team", ""),
        (BENCH, "due", "2026-06-30", ""),
    }
    with Ledger(either.where) as ledger:
        bases = {decision.target: basis for _, decision, basis in ledger.history()}
    assert json.loads(bases[LAMP]) == ["unanswered", None]
    lamp, bench = either.standings()[LAMP], either.standings()[BENCH]
    assert (lamp.status, lamp.answer, lamp.reason) == ("answered", "It was lit on 3 May.", "decided by anna")
    assert (bench.owner, bench.due) == ("Parks team", datetime.date(2026, 6, 30))
    assert either.take() == []  # the same sheet once more


def test_a_due_day_for_a_question_that_is_not_deferred_is_kept_and_said(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Due"): "1 June 2026"})
    plan = study.plan()
    assert found(plan) == {(LAMP, "due"): "2026-06-01"}
    assert "Deferred question only" in plan.notes[0].text
    assert len(study.take()) == 1
    assert study.take() == []


def test_clearing_a_cell_clears_the_value(study: Study) -> None:
    fill(study.sheet, {(BENCH, "Owner"): None, (BENCH, "Due"): None, (GATE, "Answer"): "  "})
    assert found(study.plan()) == {(BENCH, "owner"): "", (BENCH, "due"): "", (GATE, "answer"): ""}
    study.take()
    bench = study.standings()[BENCH]
    assert (bench.owner, bench.due_assumed, study.standings()[GATE].answer) == (None, True, None)
    assert study.take() == []


def test_an_empty_status_says_nothing(study: Study) -> None:
    fill(study.sheet, {(GATE, "Status"): None})
    plan = study.plan()
    assert plan.changes == []
    assert "stays as it is" in plan.notes[0].text


def test_a_question_can_be_answered_in_part(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Status"): "Answered in part", (LAMP, "Answer"): "The lamp is ordered."})
    study.take()
    lamp = study.standings()[LAMP]
    assert (lamp.status, lamp.settled, lamp.answer) == ("answered", "in part", "The lamp is ordered.")
    assert values_of(lamp)["status"] == "in part"
    assert study.take() == []


def test_a_declined_question_gives_the_note_as_its_reason(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Status"): "declined", (LAMP, "Note"): "not ours to mend"})
    study.take()
    lamp = study.standings()[LAMP]
    assert (lamp.status, lamp.reason) == ("answered", "declined by anna: not ours to mend")
    assert values_of(lamp)["status"] == "declined"
    assert study.take() == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Answered ", "answered"), ("ANSWERED", "answered"), ("no answer", "unanswered"), ("Not answered.", "unanswered"),
        ("un-answered", "unanswered"), ("Open", "unanswered"), ("promised", "deferred"), ("Put off", "deferred"),
        ("Will not answer", "declined"), ("Answered in part", "in part"), ("partially", "in part"), ("perhaps", None), ("", None),
    ],
)  # fmt: skip
def test_status_words_are_read_with_tolerance(words: str, status: str | None) -> None:
    assert read_status(words) == status


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31/05/2026", (2026, 5, 31)), ("31.5.26", (2026, 5, 31)), ("31-05-2026", (2026, 5, 31)),
        ("31st May 2026", (2026, 5, 31)), ("Sunday 31 May 2026", (2026, 5, 31)), ("by 31 May 2026.", (2026, 5, 31)),
        ("2026-05-31", (2026, 5, 31)), ("2026-05-31 00:00:00", (2026, 5, 31)), ("31-May-26", (2026, 5, 31)),
        ("3/4/2026", (2026, 4, 3)), ("05/31/2026", None), ("31 May", None), ("May 2026", None), ("soon", None),
        ("31/02/2026", None), ("31 May 2026 or later", None), ("31/05/1026", None), ("", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_in_britain(words: str, day: tuple[int, int, int] | None) -> None:
    assert read_day(words) == (datetime.date(*day) if day else None)


@pytest.mark.parametrize(
    "value",
    ["1st June 2026", "1/6/26", datetime.datetime(2026, 6, 1, 15, 30), datetime.date(2026, 6, 1), 46174, 46174.0],
)
def test_a_due_day_may_be_text_a_date_or_a_number(study: Study, value: object) -> None:
    def work(sheet: Any) -> None:
        cell = place(sheet, BENCH, "Due")
        cell.value = value
        if isinstance(value, int | float):
            cell.number_format = "General"

    change(study.sheet, work)
    assert found(study.plan()) == {(BENCH, "due"): "2026-06-01"}


@pytest.mark.parametrize("value", ["next spring", 2026, "31 May", 1e12, -4, True])
def test_what_is_no_date_is_reported_and_the_rest_is_taken(study: Study, value: object) -> None:
    def work(sheet: Any) -> None:
        cell = place(sheet, BENCH, "Due")
        cell.value, cell.number_format = value, "General"
        place(sheet, BENCH, "Owner").value = "Parks team"

    change(study.sheet, work)
    plan = study.plan()
    assert found(plan) == {(BENCH, "owner"): "Parks team"}
    assert ["Due:" in problem.text for problem in plan.problems] == [True]
    assert plan.needs_a_person


def test_an_unknown_status_is_reported(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Status"): "perhaps"})
    plan = study.plan()
    assert plan.changes == []
    assert "“perhaps” is none of Answered, Answered in part, Deferred, Unanswered, Declined" in plan.problems[0].text


# Columns and rows that moved


def test_columns_may_move_be_renamed_in_case_and_be_added(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Status"): "Answered", (LAMP, "Answer"): "Since May."})

    def work(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        order = list(reversed(range(len(COLUMNS))))
        for number, row in enumerate(rows, 4):  # a title and two empty lines above
            for column, index in enumerate(order, 2):
                value = row[index].upper() + " " if number == 4 else row[index]
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
            sheet.cell(number, 1, "Ward" if number == 4 else "East")
        sheet["A1"] = "Questions of the spring meeting"

    change(study.sheet, work)
    plan = study.plan()
    assert found(plan) == {(LAMP, "status"): "answered", (LAMP, "answer"): "Since May."}
    assert (plan.problems, plan.deleted, plan.conflicts) == ([], [], [])


def test_rows_may_be_sorted(study: Study) -> None:
    fill(study.sheet, {(GATE, "Owner"): "The warden"})

    def work(sheet: Any) -> None:
        rows = sorted(([cell.value for cell in row] for row in sheet.iter_rows(min_row=2)), key=lambda row: str(row[1]))
        for number, row in enumerate(rows, 2):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"

    change(study.sheet, work)
    plan = study.plan()
    assert found(plan) == {(GATE, "owner"): "The warden"}
    assert plan.problems == []


def test_a_column_sorted_by_itself_is_noticed(study: Study) -> None:
    def work(sheet: Any) -> None:
        first, second = sheet["A2"], sheet["A3"]
        first.value, second.value = second.value, first.value
        sheet["I2"] = "Somebody"

    change(study.sheet, work)
    plan = study.plan()
    assert plan.changes == []
    assert [problem.row for problem in plan.problems] == [2, 3]
    assert "sort whole rows" in plan.problems[0].text


def test_a_deleted_row_changes_nothing_and_is_said(study: Study) -> None:
    change(study.sheet, lambda sheet: sheet.delete_rows(place(sheet, GATE, "ID").row))
    plan = study.plan()
    assert (plan.changes, plan.problems) == ([], [])
    assert [row.question_id for row in plan.deleted] == [GATE]
    assert study.take() == []
    assert study.standings()[GATE].answer == "The warden locks it."


def test_a_question_that_came_later_is_not_called_deleted(study: Study) -> None:
    first = analysis()
    late = replace(first.exchanges[0], question_id="f" * 12, text="Is the weir safe to cross?", segment_id="s-late")
    update_ledger(replace(first, exchanges=(*first.exchanges, late)), study.where)
    plan = study.plan()
    assert (plan.deleted, plan.not_in_sheet) == ([], 1)


def test_rows_without_an_id_or_with_an_unknown_one_are_listed(study: Study) -> None:
    def work(sheet: Any) -> None:
        last = sheet.max_row
        sheet.cell(last + 1, 2, "Where is the key of the boat house?")
        sheet.cell(last + 2, 1, "nonsense")
        sheet.cell(last + 2, 8, "An answer to nobody")
        sheet.cell(last + 3, 2, ASKED[WELL])
        place(sheet, GATE, "ID").value = "000000000bee"

    change(study.sheet, work)
    texts = [problem.text for problem in study.plan().problems]
    assert len(texts) == 4
    assert any("A new question cannot be added" in text for text in texts)
    assert any("no question nonsense" in text for text in texts)
    assert any(f"has the ID {WELL}" in text for text in texts)
    assert any("no question 000000000bee" in text and GATE in text for text in texts)


def test_the_same_id_twice_with_different_values_is_a_conflict(study: Study) -> None:
    def work(sheet: Any) -> None:
        last = sheet.max_row + 1
        source = place(sheet, LAMP, "ID").row
        for cell in sheet[source]:
            sheet.cell(last, cell.column).value = cell.value
        sheet.cell(last, 8).value = "In June"
        sheet.cell(source, 8).value = "In July"
        sheet.cell(last, 9).value = sheet.cell(source, 9).value = "The engineer"

    change(study.sheet, work)
    plan = study.plan()
    assert found(plan) == {(LAMP, "owner"): "The engineer"}
    (conflict,) = plan.conflicts
    assert {text for _, text in conflict.said} == {"In June", "In July"}
    plan.settle("sheet")
    assert plan.conflicts == [conflict]  # the sheet does not say which
    assert "stands in the rows" in plan.notes[0].text


def test_the_same_row_twice_is_harmless(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Owner"): "The engineer"})

    def work(sheet: Any) -> None:
        last = sheet.max_row + 1
        for cell in sheet[place(sheet, LAMP, "ID").row]:
            sheet.cell(last, cell.column).value = cell.value

    change(study.sheet, work)
    plan = study.plan()
    assert found(plan) == {(LAMP, "owner"): "The engineer"}
    assert plan.conflicts == []


# Three ways


def test_changed_in_the_ledger_only_is_kept_and_said(study: Study) -> None:
    study.decide(GATE, "answer", "The porter locks it now.")
    plan = study.plan()
    assert plan.changes == []
    assert found(plan, "kept") == {(GATE, "answer"): "The warden locks it."}
    assert study.take() == []
    assert study.standings()[GATE].answer == "The porter locks it now."


def test_changed_in_both_is_a_conflict_and_not_recorded(study: Study) -> None:
    study.decide(GATE, "answer", "The porter locks it now.")
    fill(study.sheet, {(GATE, "Answer"): "The night watch locks it.", (GATE, "Owner"): "The watch"})
    (conflict,) = study.plan().conflicts
    assert (conflict.stood, conflict.now, conflict.sheet) == (
        "The warden locks it.", "The porter locks it now.", "The night watch locks it.",
    )  # fmt: skip
    assert [(d.field, d.value) for d in study.take()] == [("owner", "The watch")]
    assert study.standings()[GATE].answer == "The porter locks it now."
    assert [(d.field, d.value) for d in study.take(prefer="ledger")] == []
    assert [(d.field, d.value) for d in study.take(prefer="sheet")] == [("answer", "The night watch locks it.")]
    assert study.standings()[GATE].answer == "The night watch locks it."
    assert not study.plan().conflicts


def test_changed_in_both_to_the_same_is_nothing(study: Study) -> None:
    study.decide(GATE, "owner", "The watch")
    fill(study.sheet, {(GATE, "Owner"): "The watch"})
    plan = study.plan()
    assert (plan.changes, plan.kept, plan.conflicts) == ([], [], [])


def test_two_people_edit_copies_of_one_sheet(either: Study, tmp_path: Path) -> None:
    anna = fill(either.sheet, {
        (LAMP, "Status"): "Answered", (LAMP, "Answer"): "In June.", (WELL, "Owner"): "The clerk",
    }, tmp_path / "anna.xlsx")  # fmt: skip
    ben = fill(either.sheet, {
        (LAMP, "Answer"): "In July.", (LAMP, "Status"): "Answered", (BENCH, "Owner"): "Parks team",
    }, tmp_path / "ben.xlsx")  # fmt: skip
    assert len(either.take(anna, by="anna")) == 3
    plan = either.plan(ben)
    assert found(plan) == {(BENCH, "owner"): "Parks team"}
    assert found(plan, "kept") == {(WELL, "owner"): ""}
    assert found(plan, "conflicts") == {(LAMP, "answer"): "In July."}
    assert [d.coder for d in either.take(ben, by="ben")] == ["person:ben"]
    states = either.standings()
    assert (states[LAMP].answer, states[WELL].owner, states[BENCH].owner) == ("In June.", "The clerk", "Parks team")


def test_somebody_quicker_between_showing_and_recording_is_noticed(either: Study) -> None:
    fill(either.sheet, {(LAMP, "Answer"): "In June.", (WELL, "Owner"): "The clerk"})
    plan = either.plan()
    either.decide(LAMP, "answer", "In July.")
    with Ledger(either.where) as ledger, pytest.raises(LedgerError, match="Somebody else decided"):
        record(ledger, plan, again=either.plan, coder="person:anna", made_at=AT)
    assert len(either.history()) == 1  # all or none


def test_without_the_hidden_columns_every_difference_is_a_conflict(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Answer"): "In June."})
    change(study.sheet, lambda sheet: sheet.delete_cols(12, 6))
    plan = study.plan()
    assert plan.changes == []
    (conflict,) = plan.conflicts
    assert (conflict.stood, conflict.now, conflict.sheet) == (None, "", "In June.")
    assert [d.value for d in study.take(prefer="sheet")] == ["In June."]


def test_a_question_merged_since_is_not_filled_in(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Answer"): "In June."})
    study.decide(LAMP, "merge", WELL)
    plan = study.plan()
    assert plan.changes == []
    assert f"part of {WELL}" in plan.problems[0].text


# Formulas and hostile cells


def store(path: Path, formula: str, xml: str) -> None:
    """Put a stored value beside a formula, as Excel does; openpyxl stores none."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"].decode()
    kind, value = xml.split(":", 1)
    pattern = re.compile(r"<c ([^>]*?)(?: t=\"\w+\")?><f>" + re.escape(formula) + r"</f><v ?/?>(?:</v>)?</c>")
    assert pattern.search(sheet)
    sheet = pattern.sub(lambda m: f'<c {m[1]} t="{kind}"><f>{formula}</f><v>{value}</v></c>', sheet)
    members["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)


def formula(path: Path, key: str, heading: str, text: str) -> None:
    change(path, lambda sheet: setattr(place(sheet, key, heading), "value", f"={text}"))


def test_a_formula_counts_as_its_stored_value(study: Study) -> None:
    formula(study.sheet, LAMP, "Answer", "A1")
    store(study.sheet, "A1", "str:In June.")
    plan = study.plan()
    assert found(plan) == {(LAMP, "answer"): "In June."}
    assert "formula" in plan.notes[0].text
    formula(study.sheet, BENCH, "Due", "J9+1")
    store(study.sheet, "J9+1", "n:46174")
    assert found(study.plan())[BENCH, "due"] == "2026-06-01"


def test_a_stored_value_that_looks_like_a_formula_stays_text(study: Study) -> None:
    formula(study.sheet, LAMP, "Answer", "B2")
    store(study.sheet, "B2", "str:=cmd|' /c calc'!A0")
    assert found(study.plan()) == {(LAMP, "answer"): "=cmd|' /c calc'!A0"}


def test_a_formula_without_a_stored_value_is_reported(study: Study) -> None:
    formula(study.sheet, LAMP, "Answer", "A1")
    plan = study.plan()
    assert plan.changes == []
    assert "no value was stored" in plan.problems[0].text


def test_an_error_in_a_cell_is_reported(study: Study) -> None:
    formula(study.sheet, LAMP, "Answer", "A1")
    store(study.sheet, "A1", "e:#REF!")
    assert "#REF!" in study.plan().problems[0].text


def test_numbers_in_an_answer_are_taken_as_written(study: Study) -> None:
    def work(sheet: Any) -> None:
        for key, value, shown in ((LAMP, 42.0, "General"), (WELL, 1200, '"£"#,##0'), (BENCH, datetime.datetime(2026, 6, 1), "d/m/yyyy")):  # fmt: skip
            cell = place(sheet, key, "Answer")
            cell.value, cell.number_format = value, shown

    change(study.sheet, work)
    plan = study.plan()
    assert found(plan) == {(LAMP, "answer"): "42", (WELL, "answer"): "1200", (BENCH, "answer"): "1 June 2026"}
    assert any("currency" in note.text for note in plan.notes)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_answer_comes_back_to_the_character_and_goes_out_again(study: Study, text: str) -> None:
    fill(study.sheet, {(LAMP, "Answer"): text, (LAMP, "Status"): "Answered"})
    study.take()
    assert study.standings()[LAMP].answer == text
    with Ledger(study.where) as ledger:
        write_sheet(edition_of(ledger, DAY), study.sheet, force=True)
    assert place(open_book(study.sheet)["Questions"], LAMP, "Answer").data_type == "s"
    assert study.take() == []


def test_escapes_that_excel_writes_are_read(study: Study) -> None:
    change(study.sheet, lambda sheet: setattr(place(sheet, LAMP, "Answer"), "value", "one_x000B_two_x0007_"))
    plan = study.plan()
    assert found(plan) == {(LAMP, "answer"): "one\ntwo"}
    assert "left out" in plan.notes[0].text


def test_a_text_too_long_for_a_cell_is_cut_and_never_taken_back_cut(study: Study) -> None:
    study.decide(LAMP, "answer", "word " * 10_000)
    with Ledger(study.where) as ledger:
        write_sheet(edition_of(ledger, DAY), study.sheet, force=True)
    assert study.take() == []
    shown = place(open_book(study.sheet)["Questions"], LAMP, "Answer").value
    assert shown.endswith(CUT)
    assert len(shown) <= MOST
    fill(study.sheet, {(LAMP, "Answer"): "Changed: " + shown[: MOST - 100] + CUT})
    plan = study.plan()
    assert plan.changes == []
    assert "too long" in plan.problems[0].text


# The commands


def run(study: Study, *arguments: str) -> Any:
    from typer.testing import CliRunner

    from pipeline.cli import app

    return CliRunner().invoke(app, ["questions", *arguments, "--ledger", str(study.where)])


def test_the_command_shows_and_records_only_with_a_yes(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Answer"): "In June.", (LAMP, "Status"): "Answered"})
    shown = run(study, "take", str(study.sheet), "--by", "Anna Bell")
    assert shown.exit_code == 0
    assert "(nothing) → “In June.”" in shown.output
    assert "Nothing was recorded" in shown.output
    assert study.history() == []
    done = run(study, "take", str(study.sheet), "--by", "Anna Bell", "--yes", "--json")
    facts = json.loads(done.output)
    assert (done.exit_code, facts["recorded"], len(facts["changes"]), facts["unchanged"]) == (0, 2, 2, len(ASKED) - 1)
    assert {decision.coder for decision in study.history()} == {"person:Anna Bell"}


def test_the_command_ends_with_1_while_a_conflict_remains(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Answer"): "In June.", (BENCH, "Due"): "soon"})
    study.decide(LAMP, "answer", "In July.")
    result = run(study, "take", str(study.sheet), "--by", "Anna", "--yes")
    assert result.exit_code == 1
    assert "when made (nothing); in the ledger now “In July.”; in the sheet “In June.”" in result.output
    assert "“soon” is not a whole date" in result.output
    fill(study.sheet, {(BENCH, "Due"): datetime.datetime(2026, 5, 31)})
    assert run(study, "take", str(study.sheet), "--by", "Anna", "--yes", "--prefer", "ledger").exit_code == 0
    assert len(study.history()) == 1


def test_control_characters_never_reach_the_terminal(study: Study) -> None:
    fill(study.sheet, {(LAMP, "Answer"): "red \x9b31m \u202e alert"})
    shown = run(study, "take", str(study.sheet), "--by", "Anna").output
    assert "red  31m" in shown
    assert not {"\x9b", "\u202e"} & set(shown)


def test_the_command_writes_a_sheet_and_says_what_is_wrong_in_one_line(study: Study) -> None:
    out = study.sheet.with_name("again.xlsx")
    made = run(study, "sheet", str(out), "--as-of", "2026-04-24")
    assert made.exit_code == 0
    assert out.read_bytes() == study.sheet.read_bytes()
    again = run(study, "sheet", str(out))
    assert again.exit_code == 2
    assert again.stderr.count("\n") == 1


def test_copies_taken_by_several_processes_at_once(either: Study, tmp_path: Path) -> None:
    """Each says something else of one question: one is recorded, and each of the others is told."""
    copies = [
        fill(either.sheet, {(LAMP, "Answer"): f"In {month}.", (key, "Note"): month}, tmp_path / f"{month}.xlsx")
        for month, key in zip(("May", "June", "July", "August"), (GATE, BENCH, WELL, OVEN), strict=True)
    ]
    command = [sys.executable, "-m", "pipeline", "questions", "take", "--yes", "--by", "Anna", "--ledger"]
    running = [
        subprocess.Popen([*command, str(either.where), str(copy)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for copy in copies
    ]
    told = [process.communicate(timeout=120) for process in running]
    codes = [process.returncode for process in running]
    assert sorted(set(codes)) in ([0, 1], [0, 2], [0, 1, 2]), told
    assert codes.count(0) == 1
    made = either.history()
    assert [decision.field for decision in made if decision.target == LAMP] == ["answer"]
    assert len(made) == 1 + sum(code != 2 for code in codes)  # the notes of all but those that were sent back


# Files that are no sheet of ours


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", b"", "no workbook"),
        ("a.xlsx", b"PK\x03\x04 nothing", "no workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        ("a.ods", b"PK", "save it as"),
        ("a.csv", b"ID,Status\n", "save it as"),
    ],
)
def test_what_is_no_workbook_is_said_in_one_line(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument, match=words):
        read_sheet(path)


def test_a_damaged_workbook_is_refused_or_read_and_never_breaks(study: Study) -> None:
    whole, chance = study.sheet.read_bytes(), random.Random(7)  # noqa: S311 - no secret
    said = []
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(3):
            data[chance.randrange(len(data))] = chance.randrange(256)
        study.sheet.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        try:
            read_sheet(study.sheet)
        except UnreadableDocument as error:
            said.append(str(error))
    assert said
    assert all(text.startswith("questions.xlsx") for text in said)


def test_a_file_that_is_not_there_or_holds_no_headings_is_said(study: Study, tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read_sheet(tmp_path / "nowhere.xlsx")
    change(study.sheet, lambda sheet: sheet.delete_rows(1))
    with pytest.raises(UnreadableDocument, match="headings"):
        read_sheet(study.sheet)


def test_two_columns_of_one_name_are_refused(study: Study) -> None:
    change(study.sheet, lambda sheet: setattr(sheet["C1"], "value", "answer"))
    with pytest.raises(UnreadableDocument, match="Two columns"):
        read_sheet(study.sheet)


def test_a_missing_column_and_a_second_sheet_are_said(study: Study) -> None:
    book = open_book(study.sheet)
    book.copy_worksheet(book["Questions"])
    book["Questions"].delete_cols(9)
    book.save(study.sheet)
    plan = study.plan()
    assert plan.changes == []
    assert ["“Owner”" in note.text for note in plan.notes] == [True]
    assert ["was not read" in problem.text for problem in plan.problems] == [True]


def test_merged_cells_never_clear_an_answer(study: Study) -> None:
    def work(sheet: Any) -> None:
        row = place(sheet, GATE, "Answer").row
        place(sheet, WELL, "Answer").value = "The same for both."
        assert place(sheet, WELL, "Answer").row == row - 1
        sheet.merge_cells(start_row=row - 1, end_row=row, start_column=8, end_column=8)

    change(study.sheet, work)
    plan = study.plan()
    assert (GATE, "answer") not in found(plan)
    assert ["merged" in problem.text for problem in plan.problems] == [True]


def test_comments_unknown_columns_and_changed_questions_are_said(study: Study) -> None:
    from openpyxl.comments import Comment

    def work(sheet: Any) -> None:
        place(sheet, GATE, "Answer").comment = Comment("Is this still true?", "Ben")
        place(sheet, LAMP, "Question").value = "When will it be lit?"
        sheet.cell(1, len(COLUMNS) + 1, "Ward")
        sheet.cell(2, len(COLUMNS) + 1, "East")

    change(study.sheet, work)
    plan = study.plan()
    assert (plan.changes, plan.problems) == ([], [])
    said = " ".join(note.text for note in plan.notes)
    assert "were not read: Ward." in said
    assert "Comments on cells were not read: H" in said
    assert "never taken from the sheet" in said


# Any text at all

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)


@settings(max_examples=60, deadline=None)
@given(answer=TEXT, note=TEXT, owner=TEXT)
@example(answer="=A1", note="a\r\nb\rc", owner=" x ")
@example(answer="_x005F_x000D_", note="x005F_", owner="_x0041_")
@example(answer="#REF!", note="\ufffe", owner="\x01")
def test_any_text_survives_to_the_character(
    tmp_path_factory: pytest.TempPathFactory, answer: str, note: str, owner: str
) -> None:
    """Out with anything, back without a change; and typed in as it can be typed, back to the character."""
    common: dict[str, Any] = {"text": "Why?", "exchange": None, "status": "answered", "reason": "", "change": "new"}
    decision = Decision(target=LAMP, field="note", value=note, coder="person:anna", made_at=AT)
    lamp = Standing(question_id=LAMP, answer=answer, owner=owner, decisions=(decision,), **common)
    gate = Standing(question_id=GATE, **common)
    edition = Edition(number=1, as_of=DAY, before=None, looked=None, standings=(lamp, gate))
    path = tmp_path_factory.mktemp("any") / "questions.xlsx"
    write_sheet(edition, path)
    plan = compare(read_sheet(path), edition)
    assert (plan.changes, plan.conflicts, plan.problems, plan.unchanged) == ([], [], [], 2)
    typed = {"answer": answer, "note": note}
    wanted = {(GATE, field): text for field, text in typed.items() if text and carried(text) == text}
    fill(path, {(GATE, field): text for (_, field), text in wanted.items()})
    assert found(compare(read_sheet(path), edition)) == wanted


# A file that LibreOffice saved


def office(path: Path, *steps: str) -> Path:
    """Open a file in LibreOffice and save it, once for each format named."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-calc")
    for number, step in enumerate(steps):
        folder = path.parent / f"office{number}"
        subprocess.run(
            [program, f"-env:UserInstallation=file://{path.parent}/profile", "--headless", "--convert-to", step,
             "--outdir", str(folder), str(path)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        path = folder / f"{path.stem}.{step}"
        assert path.is_file()
    return path


@pytest.mark.office
def test_libreoffice_changes_nothing(study: Study) -> None:
    for key, text in zip((LAMP, GATE, BENCH, WELL, OVEN), HOSTILE, strict=False):
        study.decide(key, "answer", text)
        study.decide(key, "note", text[::-1])
    with Ledger(study.where) as ledger:
        write_sheet(edition_of(ledger, DAY), study.sheet, force=True)
    back = office(study.sheet, "ods", "xlsx")
    plan = study.plan(back)
    assert (plan.changes, plan.kept, plan.conflicts, plan.problems, plan.deleted) == ([], [], [], [], [])
    sheet = open_book(back)["Questions"]
    assert sheet.protection.sheet
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list", "date"}


@pytest.mark.office
def test_what_was_filled_in_and_saved_by_libreoffice_is_taken(study: Study) -> None:
    entries = {
        (LAMP, "Status"): "Answered", (LAMP, "Answer"): HOSTILE[1], (GATE, "Answer"): HOSTILE[13],
        (BENCH, "Due"): datetime.datetime(2026, 6, 30), (WELL, "Due"): "30th June 2026", (WELL, "Note"): HOSTILE[15],
    }  # fmt: skip
    fill(study.sheet, entries)
    change(study.sheet, lambda sheet: sheet.delete_rows(place(sheet, OVEN, "ID").row))
    formula(study.sheet, WELL, "Owner", 'CONCATENATE("The ","clerk")')
    plan = study.plan(office(study.sheet, "xlsx"))
    assert found(plan) == {
        (LAMP, "status"): "answered", (LAMP, "answer"): HOSTILE[1], (GATE, "answer"): HOSTILE[13],
        (BENCH, "due"): "2026-06-30", (WELL, "due"): "2026-06-30", (WELL, "note"): HOSTILE[15],
        (WELL, "owner"): "The clerk",
    }  # fmt: skip
    assert (plan.conflicts, plan.problems) == ([], [])
    assert [row.question_id for row in plan.deleted] == [OVEN]
