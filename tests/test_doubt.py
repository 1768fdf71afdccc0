"""How sure a question is: both that it is one, and that it stands as is said."""

import re
from pathlib import Path

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


@pytest.mark.parametrize("page", ["questions.html", "review.html"])
def test_the_score_that_is_shown_is_the_one_that_put_it_on_the_list(page: str) -> None:
    text = (Path(__file__).parents[1] / "reports" / "sample" / page).read_text(encoding="utf-8")
    shown = re.findall(r"It may (?:not be|stand)[^(]*\(score (\d\.\d\d)\)", text)
    assert shown
    assert all(float(score) <= UNSURE for score in shown)
