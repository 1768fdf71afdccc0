import json

import pytest

from pipeline.nlp.answers import find_answers
from pipeline.nlp.evaluate_questions import Found, Gold, compare, evaluate, evaluate_cases, figures, report
from pipeline.nlp.questions import find_questions

WELL = Gold(texts=("who dug the well",), statuses=("answered",), asker="Mrs Dent", answer="The monks did")
PUMP = Gold(texts=("when will the pump be mended",), statuses=("deferred", "unanswered"))


def test_all_right_is_one_throughout():
    found = [
        Found(text="Who dug the well?", status="answered", asker="Ann Dent", answer="The monks did, long ago"),
        Found(text="When will the pump be mended?", status="unanswered"),
    ]
    values = figures([compare([WELL, PUMP], found)])
    assert {name: values[name] for name in values if name != "follow_up"} == dict.fromkeys(
        (name for name in values if name != "follow_up"), 1.0
    )


def test_a_question_too_many_costs_precision_and_a_borderline_one_does_not():
    found = [Found(text="Who dug the well?", status="answered"), Found(text="Is it deep?", status="unanswered")]
    assert figures([compare([WELL], found)])["precision"] == 0.5
    assert figures([compare([WELL], found, ["is it deep"])])["precision"] == 1.0


def test_an_open_question_called_answered_is_not_found_open():
    values = figures([compare([PUMP], [Found(text="When will the pump be mended?", status="answered")])])
    assert values["open_found_open"] == 0.0
    assert values["found_with_right_status"] == 0.0


def test_a_procedural_question_counts_on_neither_side():
    gold = Gold(texts=("asked if all were content",), statuses=("answered",), required=False)
    counts = compare([gold], [Found(text="asked if all were content", status="answered")])
    assert (counts.gold, counts.found, counts.matched) == (0, 0, 0)


def test_intervals_hold_the_value_and_come_out_the_same():
    good = compare([WELL], [Found(text="Who dug the well?", status="answered")])
    bad = compare([PUMP], [])
    first, again = report([good, bad, good], rounds=200), report([good, bad, good], rounds=200)
    assert first == again
    low, high = first["figures"]["recall"]["interval"]
    assert low <= first["figures"]["recall"]["value"] <= high
    assert first["confusion"]["answered"]["answered"] == 2


def test_gold_of_the_shared_kind_and_of_our_own(tmp_path):
    gold = {
        "questions": [{"text": "who dug the well", "status": "deferred", "status_alt": ["answered"]}],
        "borderline": [],
    }
    (tmp_path / "one.gold.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "links.gold.json").write_text("[]", "utf-8")
    result = evaluate(tmp_path, {"one_original": [Found(text="Who dug the well?", status="answered")]})
    assert result["figures"]["f1"]["value"] == 1.0
    assert result["figures"]["found_with_right_status"]["value"] == 1.0
    case = {
        "text": "Mrs Dent asked who dug the well. The Clerk said monks.",
        "label": "question",
        "domain": "parish",
        "asker": "Mrs Dent",
        "status": "answered",
    }
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(case) + "\n", "utf-8")
    own = evaluate_cases(cases, lambda corpus: find_answers(corpus, find_questions(corpus)))
    assert own["figures"]["f1"]["value"] == pytest.approx(1.0)
    assert own["figures"]["asker"]["value"] == pytest.approx(1.0)
