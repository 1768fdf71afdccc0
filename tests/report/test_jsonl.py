import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Analysis, Coding
from pipeline.report.exports.jsonl import EXPORT

KEYS = {
    "segments": "id document locator role text speaker section column answered_mark sentiment themes concern reply_to",
    "questions": "id segment_id document text asker addressee status reason answer answers follow_up owner due themes asked_also",
    "possible_questions": "id document segment_id locator text sign entered start end",
    "actions": "id document text owner due",
    "concerns": "id label keyphrases size documents segment_ids exemplar_ids",
    "rejects": "document locator text reason",
}


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def folder(study_analysis: Analysis, tmp_path: Path) -> Path:
    EXPORT.write(study_analysis, tmp_path)
    return tmp_path


@pytest.mark.parametrize("table", KEYS)
def test_every_row_has_the_keys_of_the_contract(folder: Path, table: str) -> None:
    found = rows(folder, table)
    assert found
    for row in found:
        assert set(KEYS[table].split()) <= set(row)


def test_rows_stand_in_order_of_document_and_place(folder: Path) -> None:
    segments = rows(folder, "segments")
    assert [(row["document"], row["start"]) for row in segments] == sorted(
        (row["document"], row["start"]) for row in segments
    )


def test_a_segment_carries_what_was_found_about_it(folder: Path) -> None:
    bus = next(row for row in rows(folder, "segments") if row["text"].startswith("The last bus"))
    assert bus["sentiment"] == {"label": "negative", "score": 0.9}
    assert [theme["code"] for theme in bus["themes"]] == ["hours", "cost"]
    assert bus["concern"] == "k1"
    assert (bus["section"], bus["column"], bus["answered_mark"]) == ("Swimming", "We fear", False)
    assert sum(row["answered_mark"] for row in rows(folder, "segments")) == 1


def test_a_linked_answer_is_listed_and_never_the_answer(folder: Path) -> None:
    asked = next(row for row in rows(folder, "questions") if row["text"].startswith("Who set"))
    assert asked["answer"] is None
    assert [answer["basis"] for answer in asked["answers"]] == ["linked"]
    assert asked["answers"][0]["document"] == "spring/minutes.pdf"


def test_a_reply_is_the_answer_and_a_promise_the_follow_up(folder: Path) -> None:
    by_start = {row["text"][:20]: row for row in rows(folder, "questions")}
    assert by_start["Mr Quill asked wheth"]["answer"].startswith("Mrs Tarn replied")
    promised = by_start["Mr Quill asked how m"]
    assert (promised["follow_up"], promised["owner"], promised["due"]) == (
        "Mrs Tarn would send him the numbers by 1 May.",
        "Mrs Tarn",
        "2024-05-01",
    )


def test_what_a_person_said_stands_before_what_a_model_said(make_study: Callable[[], Analysis], tmp_path: Path) -> None:
    from dataclasses import replace

    analysis = make_study()
    bus = next(segment for segment in analysis.corpus.segments if segment.text.startswith("The last bus"))
    by_hand = Coding(segment_id=bus.id, layer="sentiment", label="neutral", coder="person:jo", score=1.0)
    EXPORT.write(replace(analysis, codings=(*analysis.codings, by_hand)), tmp_path)
    row = next(row for row in rows(tmp_path, "segments") if row["id"] == bus.id)
    assert row["sentiment"]["label"] == "neutral"


def test_the_same_analysis_gives_the_same_bytes(make_study: Callable[[], Analysis], tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    for one, two in zip(
        EXPORT.write(make_study(), tmp_path / "one"), EXPORT.write(make_study(), tmp_path / "two"), strict=True
    ):
        assert one.read_bytes() == two.read_bytes()
        assert one.read_bytes().endswith(b"\n")
        assert b"\r" not in one.read_bytes()


@pytest.mark.parametrize(
    "odd", ["a\u2028b", "a\u2029b", "a\x85b", "a\udc80b", "a\x00b", "“é” \N{RIGHT-TO-LEFT OVERRIDE}x"]
)
def test_no_character_breaks_a_line_or_a_file(maker: Any, tmp_path: Path, odd: str) -> None:
    maker.document("odd.txt", [("C", "first words"), ("C", "more words", {"speaker": odd})])
    EXPORT.write(maker.analysis(), tmp_path)
    assert [row["speaker"] for row in rows(tmp_path, "segments")] == [None, odd]


def test_an_empty_study_gives_nothing_but_empty_tables(maker: Any, tmp_path: Path) -> None:
    written = EXPORT.write(maker.analysis(), tmp_path)
    assert [path.name for path in written] == [f"{table}.jsonl" for table in KEYS]
    assert all(path.read_bytes() == b"" for path in written)
