import numpy as np
import pytest

from pipeline.nlp.review_value import plan_review
from pipeline.records import Coding, Segment


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
    assert (
        plan.sentence() == "Review these 1 and the expected error of sentiment falls from 27.5% to 12.5% of 4 comments."
    )


def test_what_was_reviewed_is_not_asked_again():
    segments, codings = study([0.1, 0.9])
    plan = plan_review(segments, codings, "sentiment", reviewed={"s0"})
    assert [look.segment_id for look in plan.looks] == ["s1"]
    done = plan_review(segments, codings, "sentiment", reviewed={"s0", "s1"})
    assert (done.looks, done.before, done.after) == ((), 0.0, 0.0)
    assert "none is left" in done.sentence()
