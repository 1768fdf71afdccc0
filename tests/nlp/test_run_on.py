"""A list of questions that lost its line breaks is cut at the words that open one."""

import pytest

from pipeline.nlp.run_on import cut_apart


def pieces(sentence: str) -> list[tuple[str, bool]]:
    return [(sentence[start:end], asked) for start, end, asked in cut_apart(sentence)]


def test_each_question_is_a_piece_and_so_is_what_somebody_says_behind_them() -> None:
    text = "The following queries were put What does it cost Who owns the slip Mr Orrin replied that he does"
    assert pieces(text) == [
        ("The following queries were put", False),
        ("What does it cost", True),
        ("Who owns the slip", True),
        ("Mr Orrin replied that he does", False),
    ]


def test_of_one_question_all_that_belongs_to_it_is_kept() -> None:
    text = "These questions were asked: Does the yard belong to us or is part of it let Would a sign help (in red!)"
    assert [words for words, asked in pieces(text) if asked] == [
        "Does the yard belong to us or is part of it let",
        "Would a sign help (in red!)",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The following questions were asked.",
        "The following rules were agreed What you bring you take Who comes late waits",
        "The following questions were put by Will Parsons and May Orrin",
        "These questions were asked: What is it? Who is it? Where is it?",
    ],
)
def test_anything_else_stays_whole(sentence: str) -> None:
    assert pieces(sentence) == [(sentence, False)]


def test_questions_between_semicolons_are_a_list_in_one_sentence() -> None:
    text = "Good points, e.g. if the stall must go, why not put it by the weir; why is the bus still late; and can more be done for the shore?"
    assert pieces(text) == [
        ("Good points, e.g.", False),
        ("if the stall must go, why not put it by the weir", True),
        ("why is the bus still late", True),
        ("can more be done for the shore?", True),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mrs Dent asked: what does it cost; who runs it; and when is it open?",
        "It was cold; it was wet; so why did we go?",
        "What does it cost; the lamps are dear; who pays?",
    ],
)
def test_other_semicolons_part_nothing(sentence: str) -> None:
    assert pieces(sentence) == [(sentence, False)]
