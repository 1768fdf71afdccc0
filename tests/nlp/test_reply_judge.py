"""The judge of replies: what follows a question, with and without an encoder."""

import json
from pathlib import Path

import pytest

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.reply_judge import Ask, Judgement, judge, judge_all
from pipeline.nlp.vectors import Encoder

CASES = Path(__file__).parents[2] / "corpus" / "labelled" / "replies.jsonl"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return choose_encoder(0, "minilm")


@pytest.mark.parametrize(
    ("question", "lines", "status"),
    [
        ("Mr Wendle asked what the repair had cost.", ["It came to £430.", "7. Correspondence"], "answered"),
        ("Mr Wendle asked if the gate was locked at night.", ["No.", "The Chairman closed the meeting."], "answered"),
        ("Mr Wendle asked what the repair had cost.", ["The Clerk will look it up and let him know."], "deferred"),
        ("Mr Wendle asked when the path would reopen.", ["There is no date for this yet.", "8. Finance"], "deferred"),
        ("Mr Wendle asked when the path would reopen.", ["8. Finance", "Cheques were signed."], "unanswered"),
        ("Mr Wendle asked who had paid for it.", ["(Laughter)", "The accounts were adopted."], "unanswered"),
    ],
)
def test_status(question: str, lines: list[str], status: str, encoder: Encoder) -> None:
    assert judge(question, lines, encoder).status == status


def test_nothing_behind_a_question_is_no_reply() -> None:
    assert judge("Who has the key?", []) == Judgement("unanswered", 1.0, None, None, None, 0.0, 0.0)


def test_the_line_that_promises(encoder: Encoder) -> None:
    lines = ["Nobody present knew.", "The Clerk will ask the county and report back.", "9. Planning"]
    found = judge("Miss Tarr asked who owns the verge.", lines, encoder)
    assert (found.status, found.first, found.promise_line) == ("deferred", 0, 1)


def test_what_the_page_sets_under_a_question_is_its_reply() -> None:
    found = judge_all([Ask("Is there a lift?", ("Round the corner by the desk.",), given=True)])[0]
    assert (found.first, found.last, found.replied) == (0, 0, 1.0)


def test_one_and_many_give_the_same(encoder: Encoder) -> None:
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()[::150]]
    asks = [Ask(case["question"], tuple(case["next"])) for case in cases]
    assert judge_all(asks, encoder) == [judge(ask.question, ask.lines, encoder) for ask in asks]


def test_labelled_cases_hold_together() -> None:
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    assert len(cases) >= 1500
    for case in cases:
        assert (case["reply"] is None) == (case["status"] == "unanswered"), case["question"]
        assert 1 <= len(case["next"]) <= 6
        if case["reply"]:
            first, last = case["reply"]
            assert 0 <= first <= last < len(case["next"])
            assert case["answer"] or case["follow_up"]


def test_the_judge_has_learnt_its_own_cases(encoder: Encoder) -> None:
    """A floor under the model as shipped: it fits what it was fitted on."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()[::5]]
    asks = [Ask(case["question"], tuple(case["next"])) for case in cases]
    right = [case["status"] == found.status for case, found in zip(cases, judge_all(asks, encoder), strict=True)]
    assert sum(right) / len(right) >= 0.85


def test_cases_held_back_are_of_writers_that_nothing_is_fitted_on() -> None:
    held = [json.loads(line) for line in CASES.with_name("replies_held.jsonl").read_text("utf-8").splitlines()]
    fitted = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    assert len(held) >= 100
    assert not {case["domain"] for case in held} & {case["domain"] for case in fitted}
    assert not {case["question"] for case in held} & {case["question"] for case in fitted}


def test_the_judge_on_cases_held_back(encoder: Encoder) -> None:
    """A floor under the model as shipped, on writers that it has not seen."""
    cases = [json.loads(line) for line in CASES.with_name("replies_held.jsonl").read_text("utf-8").splitlines()]
    found = judge_all([Ask(case["question"], tuple(case["next"])) for case in cases], encoder)
    opened = [one.status != "answered" for case, one in zip(cases, found, strict=True) if case["status"] != "answered"]
    assert sum(opened) / len(opened) >= 0.78
