"""Notices of questions: told from motions and from promises, and given to whoever is named over them."""

import pytest

from pipeline.nlp.labelled_questions import Case, corpus_of
from pipeline.nlp.notices import is_motion, is_notice
from pipeline.nlp.questions import find_questions
from pipeline.records import Corpus


@pytest.mark.parametrize(
    "sentence",
    [
        "I will ask at our May meeting for an update on the bandstand",
        "| will ask again at the next area meeting when the ford is to be cleared.",
        "“I will ask for the date on which the slipway reopens”.",
        "To ask the Chief Executive whether the bandstand has been insured",
        "3. To ask the Cabinet Member for Harbours to list the moorings let since May",
    ],
)
def test_a_notice_of_a_question(sentence: str) -> None:
    assert is_notice(sentence)
    assert not is_motion(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I will ask the ferryman.",
        "To ask the Clerk to write to the ferry company",
        "To ask the Mayor to open the fair",
        "I will move at our May meeting that the bandstand be painted",
    ],
)
def test_no_notice_of_a_question(sentence: str) -> None:
    assert not is_notice(sentence)


def questions_of(text: str) -> list[tuple[str, str | None]]:
    corpus: Corpus = corpus_of(Case(text=text, label="question", domain="test"))
    return [(question.text, question.asker) for question in find_questions(corpus)]


def test_a_notice_that_a_page_takes_for_a_remark_is_asked_by_whoever_is_named_over_it() -> None:
    text = (
        "QUESTIONS\n\n4.\n\nQuestion submitted by Councillor Tess Orrin\n\n"
        "I will ask at our May meeting for an update on the roof of the bandstand.\n\nREPLY:\n\n"
        "The roof has been measured and three firms have been asked for a price.\n\n---\n5\n\n5.\n\n"
        "Question submitted by Councillor Ned Voss\n\n"
        "I will ask at our May meeting how much was spent on the slipway last winter.\n\nREPLY:\n\n"
        "The sum of €4,000 was spent.\n"
    )
    assert questions_of(text) == [
        ("I will ask at our May meeting for an update on the roof of the bandstand.", "Councillor Tess Orrin"),
        ("I will ask at our May meeting how much was spent on the slipway last winter.", "Councillor Ned Voss"),
    ]


def test_a_short_question_behind_its_number_is_no_prompt() -> None:
    text = (
        "Frequently Asked Questions\n\n1. Question 1, Is the ferry safe?\n2. Question 2, Do the boats make any noise?\n"
    )
    assert len(questions_of(text)) == 2
