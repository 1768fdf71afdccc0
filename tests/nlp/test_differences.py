"""Two answers to one question that cannot both hold are flagged, and only those."""

import pytest

from pipeline.nlp.differences import flag_differences
from pipeline.records import Answer, Exchange


def asked(key, text, answer=None, also=(), linked=()):
    own = (Answer(document_id=key, segment_id=f"s-{key}", text=answer, basis="reply", score=1.0),) if answer else ()
    proposed = tuple(
        Answer(document_id=other, segment_id=f"s-{other}", text="", basis="linked", score=0.9) for other in linked
    )
    return Exchange(
        question_id=key,
        segment_id=f"q-{key}",
        document_id=key,
        start=0,
        end=len(text),
        text=text,
        status="answered" if answer else "unanswered",
        reason="",
        score=0.9,
        answers=own + proposed,
        asked_also=also,
    )


def flagged(question, one, other):
    first, second = flag_differences([asked("a", question, one, ("b",)), asked("b", question, other, ("a",))])
    assert first.differences == second.differences
    return [(item.kind, item.words) for item in first.differences]


@pytest.mark.parametrize(
    ("question", "one", "other", "kind", "words"),
    [
        ("When does the ferry start?", "It starts on 4 June.", "From 11 June on.", "date", ("4 June", "11 June")),
        ("When does the ferry start?", "It starts in May.", "Not before September.", "date", ("May", "September")),
        (
            "How many stalls are let?",
            "There are 14 stalls let.",
            "Nine stalls.",
            "number",
            ("14 stalls", "Nine stalls"),
        ),
        (
            "What is the grant?",
            "The grant is £1.2 million.",
            "We had £900,000.",
            "number",
            ("£1.2 million", "£900,000"),
        ),
        ("What share came back?", "Some 40% of forms.", "It was 55 per cent.", "number", ("40 %", "55 per cent")),
        ("Will the kiosk stay open?", "Yes, all winter.", "No. It shuts in the week.", "polarity", None),
        (
            "Mr Dray asked if the kiosk would stay open.",
            "The kiosk will stay open all winter.",
            "The kiosk will not stay open after the clocks go back.",
            "polarity",
            None,
        ),
    ],
)
def test_what_cannot_both_hold_is_flagged(question, one, other, kind, words):
    ((found, said),) = flagged(question, one, other)
    assert found == kind
    assert words is None or said == words


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("When does the ferry start?", "It starts on 4 June.", "On 4th June, at noon."),
        ("When does the ferry start?", "It starts in June.", "On 4 June."),
        ("When does the ferry start?", "It starts on 4 June.", "Tickets go on sale on 2 May, and it starts on 4 June."),
        ("How many stalls are let?", "Fourteen traders have 20 stalls.", "There are 20 stalls and 3 vans."),
        ("How many stalls are let?", "14 stalls.", "11 vans."),
        ("Will the kiosk stay open?", "Yes, all winter.", "Yes. It does not shut in the week."),
        ("Why is the kiosk shut?", "It has no heating.", "The lease says that it has to be."),
        ("Will the kiosk stay open?", "The lease was signed in spring.", "Staff have not been found so far."),
    ],
)
def test_what_can_both_hold_is_left_alone(question, one, other):
    assert flagged(question, one, other) == []


def test_an_open_question_shows_it_where_both_answers_are_proposed():
    question = "When does the ferry start?"
    exchanges = [
        asked("a", question, "On 4 June.", ("b",)),
        asked("b", question, "On 11 June.", ("a",)),
        asked("c", "First sailing?", linked=("a", "b")),
        asked("d", "First sailing?", linked=("a",)),
    ]
    found = flag_differences(exchanges)
    assert [len(exchange.differences) for exchange in found] == [1, 1, 1, 0]


def test_questions_that_do_not_ask_the_same_are_not_compared():
    exchanges = [asked("a", "When does the ferry start?", "On 4 June."), asked("b", "When is tea?", "On 11 June.")]
    assert flag_differences(exchanges) == exchanges
