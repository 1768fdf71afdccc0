"""Sentences that may be questions and were not taken for any; and those that a person entered."""

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import nlp
from pipeline.nlp.codebook import load_codebook
from pipeline.nlp.labelled_questions import Case, corpus_of
from pipeline.nlp.lines import Reading, read_lines
from pipeline.nlp.possible import enter, find_possible, sentences_with
from pipeline.nlp.questions import questions_of
from pipeline.records import PossibleQuestion

MISSED = "Some of us would be puzzled to see the ferry stop at dusk, really?"
MINUTES = (
    "Minutes of the Ferry Committee held on 4 March 2026\n\n"
    "Present: Ms Orla Tench (Chair), Mr Bede Furlong\n\n"
    "1. Timetable\n"
    "Mr Furlong asked when the summer timetable would start. The Chair said it would start on 1 May.\n"
    f"{MISSED} The Chair said that the last boat would leave at ten.\n"
    "The tickets are blue.\n"
)


def readings_of(text: str) -> list[Reading]:
    return read_lines(corpus_of(Case(text=text, label="question", domain="ferry")))


def possible_in(text: str) -> list[PossibleQuestion]:
    readings = readings_of(text)
    return list(find_possible(readings, [question for reading in readings for question in questions_of(reading)]))


def words(found: Iterable[PossibleQuestion]) -> list[str]:
    return [item.text for item in found]


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Noise – the choir and the lathes in one room, really?", "question mark"),
        ("Mr Furlong asked for the landing to be gritted.", "words of asking"),
    ],
)
def test_what_holds_a_mark_or_sounds_like_asking_is_kept_beside_the_questions(sentence: str, sign: str) -> None:
    text = f"Minutes of the Ferry Committee held on 4 March 2026\n\n1. Landing\nThe Chair opened the meeting. {sentence} The tickets are blue.\n"
    found = [item for item in possible_in(text) if item.text == sentence]
    assert [(item.sign, text[item.start : item.end]) for item in found] == [(sign, sentence)]


def test_plain_statements_headings_and_questions_are_not_in_it() -> None:
    text = (
        "Minutes of the Ferry Committee held on 4 March 2026\n\n1. Timetable\n"
        "Mr Furlong asked when the summer timetable would start. The Chair said it would start on 1 May.\n"
        "The tickets are blue. The landing was painted in the autumn.\n"
    )
    assert words(possible_in(text)) == []


@given(st.lists(st.sampled_from(["Fine?", "Who, me?", "The boat is blue.", "Ms Tench asked for tea."]), max_size=6))
def test_no_sentence_is_both_a_question_and_perhaps_one(sentences: list[str]) -> None:
    readings = readings_of("Minutes of the Ferry Committee held on 4 March 2026\n\n1. Any\n" + " ".join(sentences))
    questions = [question for reading in readings for question in questions_of(reading)]
    for item in find_possible(readings, questions):
        assert not any(question.start < item.end and item.start < question.end for question in questions)


def test_equal_sentences_are_told_apart_and_keep_their_ids() -> None:
    one = "Minutes of the Ferry Committee held on 4 March 2026\n\n1. Landing\nFine, really? The tickets are blue.\n"
    both = one + "2. Boats\nFine, really? The boat is blue.\n"
    first, second = [item.id for item in possible_in(both) if item.text == "Fine, really?"]
    assert [first] == [item.id for item in possible_in(one) if item.text == "Fine, really?"]
    assert second == f"{first}-2"


def test_what_is_entered_is_followed_to_its_reply() -> None:
    corpus = corpus_of(Case(text=MINUTES, label="question", domain="ferry"))
    readings = read_lines(corpus)
    [(key, line)] = sentences_with(readings, "the FERRY stop  at dusk")
    assert line.text == MISSED

    def found(entered: Iterable[str]) -> nlp.Analysis:
        wanted = frozenset(entered)
        return nlp.analyse(
            corpus, load_codebook(), as_of=datetime.date(2026, 4, 1), encoder_name="static", entered=wanted
        )

    before, after = found(()), found({key})
    assert MISSED in words(before.possible)
    assert MISSED not in words(after.possible)
    new = [item for item in after.exchanges if item.text not in {old.text for old in before.exchanges}]
    assert [(item.text, item.status, item.score) for item in new] == [(MISSED, "answered", 1.0)]
    assert "last boat would leave at ten" in new[0].answers[0].text
    assert {item.question_id for item in before.exchanges} <= {item.question_id for item in after.exchanges}


def test_a_sentence_that_is_a_question_already_is_not_entered_twice() -> None:
    readings = readings_of(MINUTES)
    questions = [question for reading in readings for question in questions_of(reading)]
    everything = [key for key, _ in sentences_with(readings, "e")]
    assert len(enter(readings, questions, everything)) > len(questions)
    asked = [key for key, line in sentences_with(readings, "summer timetable would start") if "asked" in line.text]
    assert enter(readings, questions, asked) == questions
    assert enter(readings, questions, ()) == questions


def test_no_words_are_in_no_sentence() -> None:
    assert sentences_with(readings_of(MINUTES), "  ") == []
