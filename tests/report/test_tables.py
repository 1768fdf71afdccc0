"""The flat tables: complete, typed, and counted as the pages count."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from pipeline.editions import Edition, Standing
from pipeline.records import Analysis, Coding, Difference
from pipeline.report.study import study_of
from pipeline.report.views import report_view
from pipeline.report.views.table import Kind, Table
from pipeline.report.views.tables import tables_of

NAMES = (
    "notes", "documents", "comments", "questions", "promises", "actions", "concerns", "concern_remarks", "codings",
    "codebook", "set_aside",
)  # fmt: skip

TYPES: dict[str, type | tuple[type, ...]] = {
    "text": str, "day": date, "whole": int, "number": float, "yes": bool, "list": tuple,
}  # fmt: skip


def tables(analysis: Analysis, edition: Edition | None = None) -> dict[str, Table]:
    return {table.name: table for table in tables_of(study_of(analysis, edition), "Pool and hall")}


def rows(table: Table) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


@pytest.fixture(name="made", scope="module")
def _made(study_analysis: Analysis) -> dict[str, Table]:
    return tables(study_analysis)


def test_the_tables_and_their_order(made: dict[str, Table]) -> None:
    assert tuple(made) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_of_its_columns_kind(made: dict[str, Table], hostile_analysis: Analysis, name: str) -> None:
    for table in (made[name], tables(hostile_analysis)[name]):
        assert table.rows
        assert set(TYPES) == set(get_args(Kind))
        for row in table.rows:
            for column, value in zip(table.columns, row, strict=True):
                assert value is None or isinstance(value, TYPES[column.kind]), (column.name, value)
                assert column.kind != "whole" or not isinstance(value, bool)


@pytest.mark.parametrize("name", NAMES)
def test_a_key_names_one_row_and_a_reference_finds_one(made: dict[str, Table], name: str) -> None:
    table = made[name]
    if table.key:
        keys = [row[table.key] for row in rows(table)]
        assert None not in keys
        assert len(set(keys)) == len(keys)
    for column, other, there in table.refers:
        known = {row[there] for row in rows(made[other])}
        assert {row[column] for row in rows(table)} <= known
        assert made[other].key == there


def test_columns_are_named_for_programs_and_for_people(made: dict[str, Table]) -> None:
    for table in made.values():
        for title in ([column.name for column in table.columns], [column.title for column in table.columns]):
            assert len(set(title)) == len(title), table.name
        for column in table.columns:
            assert column.name.isidentifier()
            assert column.name == column.name.lower()
            assert column.about.endswith("."), column.name
        assert len(table.title) <= 31  # what Excel allows a sheet


def test_the_tables_count_as_the_pages_do(study_analysis: Analysis, made: dict[str, Table]) -> None:
    view = report_view(study_analysis)
    assert len(made["comments"].rows) == view.overview.comments
    assert Counter(row["state"] for row in rows(made["questions"]))["overdue"] == view.questions.overdue.number
    by_code = {row["code"]: row for row in rows(made["codebook"])}
    for theme in view.themes.themes:
        row = by_code[theme.code]
        assert (row["comments"], row["comments_in_all"]) == (theme.comments.number, theme.comments.base)
        assert (row["comments_concerns"], row["comments_hopes"]) == (theme.concerns.number, theme.hopes.number)
        assert (row["questions"], row["questions_open"]) == (theme.open.base, theme.open.number)
    for concern, row in zip(view.concerns.concerns, rows(made["concerns"]), strict=True):
        assert (row["remarks"], row["remarks_in_all"]) == (concern.size.number, concern.size.base)
    for document in view.documents:
        row = next(row for row in rows(made["documents"]) if row["document"] == document.line.file)
        line = document.line
        assert (row["comments"], row["questions"], row["questions_open"]) == (line.comments, line.questions, line.open)
        assert (row["characters_used"], row["characters"]) == (line.proof.in_segments, line.proof.in_all)


def test_every_figure_leads_back_to_its_rows(made: dict[str, Table]) -> None:
    remarks = Counter(row["concern_id"] for row in rows(made["concern_remarks"]))
    assert remarks == {row["concern_id"]: row["remarks"] for row in rows(made["concerns"])}
    said = Counter(row["document"] for row in rows(made["comments"]))
    assert said == Counter({row["document"]: row["comments"] for row in rows(made["documents"])})
    filed = Counter(theme for row in rows(made["comments"]) for theme in row["themes"])
    assert filed == Counter({row["code"]: row["comments"] for row in rows(made["codebook"])})


def test_a_persons_label_stands_and_the_models_is_kept(study_analysis: Analysis) -> None:
    bus = next(segment for segment in study_analysis.corpus.segments if segment.text.startswith("The last bus"))
    own = Coding(segment_id=bus.id, layer="sentiment", label="neutral", coder="person:jo", score=1.0)
    made = tables(replace(study_analysis, codings=(*study_analysis.codings, own)))
    felt = [row for row in rows(made["codings"]) if row["segment_id"] == bus.id and row["layer"] == "sentiment"]
    assert {row["coder"]: (row["by_person"], row["stands"]) for row in felt} == {
        "person:jo": (True, True),
        "model:test@1": (False, False),
    }
    assert next(row for row in rows(made["comments"]) if row["comment_id"] == bus.id)["sentiment"] == "neutral"


def test_a_promise_says_what_became_of_it(made: dict[str, Table]) -> None:
    late, open_ended = rows(made["promises"])
    assert (late["owner"], late["due"], late["standing"], late["days_late"]) == (
        "Mrs Tarn",
        date(2024, 5, 1),
        "overdue",
        31,
    )
    assert (open_ended["due"], open_ended["standing"], open_ended["days_late"]) == (None, "no day named", None)


def test_a_proposed_answer_is_never_the_answer(made: dict[str, Table]) -> None:
    asked = next(row for row in rows(made["questions"]) if row["text"].startswith("Who set"))
    assert (asked["answer"], asked["answer_document"]) == (None, None)
    assert (asked["proposed_document"], asked["proposed_score"]) == ("spring/minutes.pdf", 0.61)


def test_the_degree_of_an_answer_and_what_speaks_against_it_stand_in_the_table(study_analysis: Analysis) -> None:
    exchanges = study_analysis.exchanges
    others = [item for item in exchanges if any(answer.basis == "linked" for answer in item.answers)]
    first, second, *left = (item for item in exchanges if item not in others)
    apart = Difference(kind="number", segment_ids=("a", "b"), words=("It costs £4.", "It costs £5."))
    changed = (
        replace(first, status="answered", reason="decided by Anna: partly answered", differences=(apart,)),
        replace(second, status="answered", reason="declined, with the reason given"),
        *(replace(item, answers=tuple(replace(it, degree="partial") for it in item.answers)) for item in others),
        *left,
    )
    asked = rows(tables(replace(study_analysis, exchanges=changed))["questions"])
    by_id = {row["question_id"]: row for row in asked}
    one, two = by_id[first.question_id], by_id[second.question_id]
    assert (one["degree"], two["degree"]) == ("in part", "declined")
    assert one["differences"] == "Two answers give different numbers: “It costs £4.” and “It costs £5.”."
    assert two["differences"] is None
    assert {row["proposed_degree"] for row in asked if row["proposed"]} == {"partial"}
    assert {row["degree"] for row in asked if row["status"] != "answered"} == {None}


def test_the_ledger_adds_what_it_knows(study_analysis: Analysis) -> None:
    common: dict[str, Any] = {"exchange": None, "status": "deferred", "reason": "promised", "change": "gone"}
    earlier = Standing(
        question_id="old", text="Is the roof safe?", document="autumn.docx", due=date(2024, 5, 22), due_assumed=True,
        lateness="overdue", first_asked=date(2023, 10, 2), days_open=243, **common,
    )  # fmt: skip
    merged = Standing(question_id="twin", text="Is it safe?", merged_into="old", **common)
    edition = Edition(
        number=2, as_of=date(2024, 6, 1), before=date(2024, 1, 20), looked=None, standings=(earlier, merged)
    )
    made = tables(study_analysis, edition)
    asked = {row["question_id"]: row for row in rows(made["questions"])}
    assert (asked["old"]["state"], asked["old"]["days_late"], asked["old"]["days_open"]) == ("overdue", 10, 243)
    assert (asked["old"]["due_assumed"], asked["old"]["change"], asked["old"]["document"]) == (
        True,
        "gone",
        "autumn.docx",
    )
    assert (asked["twin"]["counts"], asked["twin"]["merged_into"], asked["twin"]["state"]) == (False, "old", "deferred")
    assert "old" in {row["question_id"] for row in rows(made["promises"])}
    assert "twin" not in {row["question_id"] for row in rows(made["promises"])}
    said = {row["about"]: row["note"] for row in rows(made["notes"])}
    assert said["Question ledger"].startswith("Edition 2, beside that of 20\xa0January 2024. 1 question: gone 1.")


def test_the_notes_say_from_what_and_on_what(made: dict[str, Table]) -> None:
    said = {row["about"]: row["note"] for row in rows(made["notes"])}
    assert said["Title"] == "Pool and hall"
    assert "2 of 3 files were read" in said["What was read"]
    assert "6 comments" in said["Bases"]
    assert "“a few” under 10 %" in said["Cut-offs"]
    assert "ab" * 32 in said["Codebook"]
    assert said["Question ledger"].startswith("None was read")
    assert said["Limits"].startswith("With fewer than 100 comments")
    for name in NAMES[1:]:
        table = made[name]
        assert said[f"Table “{table.title}”"].startswith(f"{len(table.rows):,} row")
        for column in table.columns:
            assert f"{table.title}: {column.title}" in said


def test_an_empty_study_has_every_table(maker: Any) -> None:
    made = tables(maker.analysis())
    assert tuple(made) == NAMES
    assert all(not made[name].rows for name in NAMES[1:] if name != "codebook")
