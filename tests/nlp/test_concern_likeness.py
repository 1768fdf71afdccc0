import numpy as np
import pytest

from pipeline.nlp.concern_likeness import Weights, apart, signs, weights, word_likeness
from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.vectors import similarities, unit


@pytest.fixture(name="encoder", scope="module")
def _encoder():
    return choose_encoder(0, "static")


def likeness(texts, encoder, headings, heading=1.3):
    found = signs(texts, encoder.encode(texts), encoder, headings, ["d"] * len(texts))
    return found.mixed(Weights(heading=heading, second=0.3, words=0.1, close=0.2))


def test_few_words_lean_towards_their_heading_more_than_many(encoder):
    texts = [
        "Grades.",
        "Notice periods.",
        "Grades of the coaching staff were settled in spring by the panel of judges.",
    ]
    here, there = "Pay and conditions", "Travel to the site"
    together = likeness(texts, encoder, [here, here, there])
    plain = likeness(texts, encoder, [here, here, there], heading=0.0)
    assert together[0, 1] > plain[0, 1]
    assert together[0, 2] < plain[0, 2]
    long = [" ".join([text] * 1 + ["of the works yard behind the mill near Oxcombe ferry"]) for text in texts]
    gain = likeness(long, encoder, [here, here, there]) - likeness(long, encoder, [here, here, there], heading=0.0)
    assert gain[0, 1] < together[0, 1] - plain[0, 1]


def test_one_heading_over_everything_changes_nothing(encoder):
    texts = ["Grades.", "Notice periods.", "The bus."]
    assert np.array_equal(likeness(texts, encoder, ["Staff"] * 3), likeness(texts, encoder, [None] * 3))


def test_likeness_is_the_same_both_ways(encoder):
    found = likeness(["Late buses.", "Buses that come late.", "Soup."], encoder, ["A", "B", None])
    assert np.array_equal(found, found.T)
    assert found[0, 1] > found[0, 2]


def test_what_a_paper_has_in_common_is_taken_away():
    chance = np.random.default_rng(0)
    rows = unit(np.repeat(np.eye(8)[:2], 20, axis=0) * 3 + chance.normal(0, 0.5, (40, 8)))
    papers = ["a"] * 20 + ["b"] * 20
    alike = similarities(apart(rows, papers), apart(rows, papers))
    before = similarities(apart(rows, [""] * 40), apart(rows, [""] * 40))
    assert alike[:20, :20].mean() < before[:20, :20].mean() / 2


def test_three_texts_on_one_matter_are_not_told_apart_by_what_they_share():
    few, lots = np.ones((2, 4), np.float32) / 2, np.ones((3000, 4), np.float32) / 2
    assert apart(few, ["", ""])[0] == pytest.approx(few[0])
    assert np.abs(lots[0] - lots[0] * 3000 / 3030).max() < 0.01


def test_rare_words_weigh_more():
    found = word_likeness(["the ferry bell", "a ferry bell", "the bell rope", "bell rope hook", "-"])
    assert found[0, 1] > found[0, 2] > 0
    assert found[0, 4] == 0


def test_the_weights_that_ship_are_a_mixture():
    shipped = weights()
    assert 0 <= shipped.second + shipped.words <= 1
    assert 0 < shipped.close < 1
