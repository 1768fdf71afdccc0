"""Replies in a list of their own, or far below, that call their questions by number, letter or place."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.lines import read_lines
from pipeline.nlp.numbered_replies import replies_by_number
from pipeline.nlp.questions import find_questions
from pipeline.nlp.replies import asked_lines

ASKED = ("Is the weir to be rebuilt?", "Who owns the sluice?", "How deep is the pool?")
TOLD = ("Work on the weir starts in May.", "The mill owns it.", "It is nine feet deep.")


def replies(folder: Path, text: str) -> dict[str, str | None]:
    path = folder / "paper.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    found = find_answers(corpus, find_questions(corpus), by_rules_alone=True)
    return {e.text: e.answers[0].text if e.answers else None for e in found}


def paper(question: str, reply: str, between: str = "Answers") -> str:
    put = "\n".join(question.format(n=n, letter="abc"[n - 1], words=words) for n, words in enumerate(ASKED, 1))
    told = "\n".join(
        reply.format(n=n, letter="abc"[n - 1], place=("first", "second", "third")[n - 1], words=words)
        for n, words in enumerate(TOLD, 1)
    )
    return f"Weir Committee\n\nQuestions sent in\n\n{put}\n\n{between}\n\n{told}\n"


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Q{n}. {words}", "A{n}. {words}"),
        ("Q{n}) {words}", "A{n}) {words}"),
        ("{n}. {words}", "Response to question {n}: {words}"),
        ("{n}. {words}", "{n}. {words}"),
        ("({letter}) {words}", "In reply to ({letter}): {words}"),
        ("- {words}", "Answering the {place} question: {words}"),
        ("{words}", "{words}"),
    ],
)
def test_each_reply_goes_to_the_question_it_names(tmp_path: Path, question: str, reply: str) -> None:
    found = replies(tmp_path, paper(question, reply))
    assert [told in (found[asked] or "") for asked, told in zip(ASKED, TOLD, strict=True)] == [True] * 3


def test_one_reply_may_name_several(tmp_path: Path) -> None:
    text = "Q1. Is the weir safe?\nQ2. Who says so?\nQ3. Is there a fee?\n\nResponse to Q1 and Q2: The surveyor says it is safe.\nResponse to Q3: There is none.\n"
    found = replies(tmp_path, text)
    assert found["Is the weir safe?"] == found["Who says so?"] == "The surveyor says it is safe."
    assert found["Is there a fee?"] == "There is none."


def test_a_question_that_no_number_takes_up_has_no_reply(tmp_path: Path) -> None:
    text = "\n".join(f"Q{n}. {words}" for n, words in enumerate(ASKED, 1)) + f"\n\nA1. {TOLD[0]}\nA2. {TOLD[1]}\n"
    assert replies(tmp_path, text)[ASKED[2]] is None


def test_where_each_reply_follows_its_question_numbers_change_nothing(tmp_path: Path) -> None:
    text = "\n".join(
        f"Q{n}. {asked}\nA{n}. {told}\n" for n, (asked, told) in enumerate(zip(ASKED, TOLD, strict=True), 1)
    )
    assert list(replies(tmp_path, text).values()) == list(TOLD)


def test_the_last_reply_ends_where_the_paper_goes_on_to_something_else(tmp_path: Path) -> None:
    text = (
        paper("{n}. {words}", "{n}. {words}", "Replies") + "\nAny other business\n\n1. The clerk painted the bench.\n"
    )
    assert replies(tmp_path, text)[ASKED[2]] == TOLD[2]


def test_more_paragraphs_than_questions_are_not_shared_out_by_place(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(paper("{words}", "{words}") + "The committee thanks everybody who came.\n", "utf-8")
    corpus = read_corpus([path])
    (reading,) = read_lines(corpus)
    assert replies_by_number(reading, asked_lines(find_questions(corpus))) == {}
