"""Every labelled case passes; a new case is one line in corpus/labelled/questions.jsonl."""

from pathlib import Path

import pytest

from pipeline.nlp.answers import find_answers
from pipeline.nlp.labelled_questions import LABELS, Case, corpus_of, read_cases
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange

CASES = read_cases(Path(__file__).parents[2] / "corpus/labelled/questions.jsonl")


def found_in(case: Case) -> list[Exchange]:
    corpus = corpus_of(case)
    return find_answers(corpus, find_questions(corpus))


def fits(case: Case, exchange: Exchange) -> bool:
    answer = exchange.answers[0].text if exchange.answers else None
    promise = exchange.promise.text if exchange.promise else None
    return (
        (case.asker is None or (exchange.asker or "").casefold() == case.asker.casefold())
        and exchange.status == case.status
        and (case.answer is None or (answer is not None and case.answer in answer))
        and (case.follow_up is None or (promise is not None and case.follow_up in promise))
    )


def test_there_are_many_cases_of_every_label():
    assert len(CASES) >= 400
    assert {case.label for case in CASES} == set(LABELS)


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case.label}" for number, case in enumerate(CASES, 1)])
def test_a_labelled_case(case):
    found = found_in(case)
    if case.label != "question":
        assert [(exchange.text, exchange.score) for exchange in found] == []
        return
    assert len(found) == case.count, [exchange.text for exchange in found]
    assert any(fits(case, exchange) for exchange in found), [
        (exchange.text, exchange.asker, exchange.status, exchange.answers[:1], exchange.promise) for exchange in found
    ]
