"""What two answers to one question say against each other, in words."""

from pipeline.records import Difference, Exchange
from pipeline.report.views.differing import differing


def exchange(*found):
    return Exchange(
        question_id="q",
        segment_id="s",
        document_id="d",
        start=0,
        end=1,
        text="When does the ferry start?",
        status="answered",
        reason="",
        score=1.0,
        differences=found,
    )


def test_each_kind_is_said_once_with_the_words_of_both():
    day = Difference(kind="date", segment_ids=("a", "b"), words=("4 June", "11 June"))
    side = Difference(kind="polarity", segment_ids=("a", "b"), words=("Yes. " * 40, "No."))
    first, second = differing(exchange(day, day, side))
    assert first == "Two answers give different dates: “4 June” and “11 June”."
    assert second.startswith("One answer says yes and another no: “Yes. Yes.")
    assert len(second) < 180


def test_where_nothing_differs_nothing_is_said():
    assert differing(exchange()) == ()
