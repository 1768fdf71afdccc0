import numpy as np
import pytest

from pipeline.records import Coding, Segment
from pipeline.review_value import came_true, plan_review


def study(scores, texts=None):
    texts = texts or [f"comment number {chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(len(scores))]
    segments = [
        Segment(id=f"s{at}", document_id="d", locator="", start=0, end=0, role="comment", text=text)
        for at, text in enumerate(texts)
    ]
    codings = [
        Coding(segment_id=f"s{at}", layer="sentiment", label="positive", coder="model", score=score)
        for at, score in enumerate(scores)
    ]
    return segments, codings


def test_the_promised_fall_of_the_error_comes_true_in_simulation():
    random = np.random.default_rng(7)
    scores = random.uniform(0.4, 1.0, 400).round(4).tolist()
    segments, codings = study(scores)
    plan = plan_review(segments, codings, "sentiment", count=40)
    settled = {look.segment_id for look in plan.looks}
    before, after, at_random = [], [], []
    for _ in range(300):
        wrong = random.random(400) > np.asarray(scores)
        kept = np.asarray([segment.id not in settled for segment in segments])
        chance = np.ones(400, dtype=bool)
        chance[random.choice(400, 40, replace=False)] = False
        before.append(wrong.mean())
        after.append((wrong & kept).mean())
        at_random.append((wrong & chance).mean())
    assert np.mean(before) == pytest.approx(plan.before, abs=0.006)
    assert np.mean(after) == pytest.approx(plan.after, abs=0.006)
    assert np.mean(after) < np.mean(at_random) - 0.01


def test_comments_in_the_same_words_are_settled_by_one_look():
    segments, codings = study([0.5, 0.8, 0.8, 0.8], ["One doubt", "Save it!", "save it", "SAVE IT."])
    plan = plan_review(segments, codings, "sentiment", count=1)
    assert plan.looks[0].segment_id == "s1"
    assert plan.looks[0].also == ("s2", "s3")
    assert plan.before == pytest.approx(1.1 / 4)
    assert plan.after == pytest.approx(0.5 / 4)
    assert plan.sentence() == (
        "Review this one and the expected error of the feeling of 4 comments falls from 27.5% to 12.5%."
    )


def test_what_was_reviewed_is_not_asked_again():
    segments, codings = study([0.1, 0.9])
    plan = plan_review(segments, codings, "sentiment", reviewed={"s0"})
    assert [look.segment_id for look in plan.looks] == ["s1"]
    done = plan_review(segments, codings, "sentiment", reviewed={"s0", "s1"})
    assert (done.looks, done.before, done.after) == ((), 0.0, 0.0)
    assert done.sentence() == "None of 2 comments is left that a look is expected to improve."


def test_one_look_settles_theme_and_feeling_and_what_a_person_gave_is_not_doubted():
    segments, feelings = study([0.9, 0.6, 0.7])
    themes = [
        Coding(segment_id=one, layer=layer, label=label, coder=coder, score=score)
        for one, layer, label, coder, score in (
            ("s0", "theme", "roads", "model", 0.4),
            ("s1", "no_theme", "nothing fits", "model", 0.9),
            ("s2", "theme", "roads", "model", 0.1),
            ("s2", "theme", "parks", "person:ann", 1.0),
        )
    ]
    plan = plan_review(segments, [*feelings, *themes], count=2)
    assert [(look.segment_id, look.value) for look in plan.looks] == [("s0", 0.7), ("s1", 0.5)]
    assert (plan.comments, plan.base) == (3, 6)
    assert plan.before == pytest.approx(1.5 / 6)
    assert plan.after == pytest.approx(0.3 / 6)
    assert plan.sentence() == (
        "Review these 2 and the expected error of the theme and feeling of 3 comments falls from 25.0% to 5.0%."
    )


def test_a_promise_is_held_against_what_was_found():
    segments, codings = study([0.5, 0.8, 0.8, 0.6], ["One doubt", "Save it!", "save it", "Another"])
    plan = plan_review(segments, codings, "sentiment", count=2)
    assert [look.segment_id for look in plan.looks] == ["s0", "s1"]
    found = came_true(plan, {"s0": True, "s1": False, "s2": True, "s3": True})
    assert found["promised"] == {"before": 0.325, "after": 0.1}
    assert found["was"] == {"before": 0.75, "after": 0.25}
    assert (found["looks"], found["settled"], found["base"]) == (2, 3, 4)
    assert found["after_looks_at_random"] == pytest.approx(0.75 / 4, abs=0.0001)


def test_on_calibrated_scores_the_promise_comes_true_in_nineteen_of_twenty_studies():
    random = np.random.default_rng(11)
    kept = beaten = 0
    for _ in range(200):
        scores = random.beta(4, 1.5, 150).round(4).tolist()
        segments, codings = study(scores)
        wrong = random.random(150) > np.asarray(scores)
        plan = plan_review(segments, codings, "sentiment", count=40)
        found = came_true(plan, {f"s{at}": bool(bad) for at, bad in enumerate(wrong)})
        doubt = np.asarray(scores)
        spread = 1.96 * np.sqrt(np.sum(doubt * (1 - doubt))) / 150
        kept += abs(found["was"]["before"] - found["promised"]["before"]) <= spread
        beaten += found["was"]["after"] < found["after_looks_at_random"]
    assert kept >= 180
    assert beaten >= 190
