"""Remarks in minutes that hold a question, though nobody is said to ask in them."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.nlp.remarks import READ_OUT, in_a_remark
from pipeline.records import Exchange

READ_ALOUD = """Minutes of the ford panel, 4 May 2026

11. Questions from the public

11.1 A resident asked the following question:-

"I was led to believe that the weir is open to all.

If that is so could you explain why there is a chain across the gate of the weir.

11.2 It was a matter for the owner of the weir.

11.3 A resident asked the following questions:-

"(a) Please provide the date of the next dredging.

(b) Please add the forms to the page.

(c) It is hard to find the notes of the weir group. Please explain. They used to hang in the porch.
"""


def read(folder: Path, text: str) -> list[Exchange]:
    path = folder / "minutes.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus))


def test_what_is_to_be_explained_in_questions_read_out_is_asked(tmp_path: Path) -> None:
    found = read(tmp_path, READ_ALOUD)
    assert [(e.asker, e.status) for e in found] == [
        ("A resident", "deferred"),
        ("A resident", "unanswered"),
        ("A resident", "unanswered"),
    ]
    assert found[2].text == "It is hard to find the notes of the weir group. Please explain."


@pytest.mark.parametrize(
    ("text", "read_out", "form"),
    [
        ("Please comment.", True, READ_OUT),
        ("Please comment.", False, None),
        ("Please add the forms to the page.", True, None),
    ],
)
def test_only_there_a_request_to_be_told_is_a_question(text: str, read_out: bool, form: str | None) -> None:
    assert in_a_remark(text, read_out=read_out) == form
