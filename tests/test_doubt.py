"""How sure a question is: both that it is one, and that it stands as is said."""

import pytest

from pipeline.doubt import UNSURE, sure_of
from pipeline.records import Exchange


@pytest.mark.parametrize(("asked", "status", "looked_at"), [(0.95, 0.9, False), (0.7, 0.7, True), (0.99, 0.5, True)])
def test_two_small_doubts_are_one_to_look_at(asked: float, status: float, looked_at: bool) -> None:
    exchange = Exchange(
        question_id="q",
        segment_id="s",
        document_id="d",
        start=0,
        end=9,
        text="Why now?",
        status="answered",
        reason="",
        score=asked,
        status_score=status,
    )
    assert (sure_of(exchange) < UNSURE) is looked_at
