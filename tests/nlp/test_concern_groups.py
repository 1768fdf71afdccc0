import random

import numpy as np
import pytest

from pipeline.nlp.concern_groups import SMALL, Axes, Merged, Neighbours, group, phrases
from pipeline.nlp.concern_labels import describe
from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.vectors import unit

SUBJECTS = (
    "bus to the clinic",
    "leak in the gym roof",
    "price of school lunches",
    "dog mess on the path",
    "noise of the bin lorry",
)
FRAMES = (
    "Please look at the {}",
    "I am tired of the {}",
    "Nothing is done about the {}",
    "The {} is worse than in {} ",
    "Why the {} again in {}?",
)


@pytest.fixture(name="encoder", scope="module")
def _encoder():
    return choose_encoder(0, "static")


def many(count):
    chance = random.Random(3)  # noqa: S311
    months = ("March", "April", "May", "June", "July")
    return [
        (place := chance.randrange(5), f"{chance.choice(FRAMES).format(SUBJECTS[place], chance.choice(months))} {i}")
        for i in range(count)
    ]


def grouped(texts, encoder, often=None, core=None, headings=None):
    count = len(texts)
    return group(
        texts,
        encoder.encode(texts),
        encoder,
        often=often or [1] * count,
        core=core or [True] * count,
        headings=headings or [None] * count,
        documents=["d1"] * count,
    )


def test_a_large_study_is_grouped_by_subject(encoder):
    some = many(SMALL + 500)
    texts = [text for _, text in some]
    groups = grouped(texts, encoder)
    assert sum(len(members) for members, _ in groups) > 0.8 * len(texts)
    for members, keyphrases in groups:
        assert len({some[member][0] for member in members}) == 1
        subject = SUBJECTS[some[members[0]][0]]
        assert any(phrase in subject for phrase in keyphrases[:3])


def test_a_text_that_cannot_make_a_group_only_joins(encoder):
    texts = ["The gym roof leaks.", "A leak in the gym roof.", "Rain comes through the roof of the gym."]
    assert grouped(texts, encoder, core=[False, False, False]) == []
    ((members, _),) = grouped(texts, encoder, core=[True, True, False])
    assert members == [0, 1, 2]


def test_one_text_sent_often_is_a_group(encoder):
    text = ["Save the library."]
    assert grouped(text, encoder, often=[1]) == []
    assert grouped(text, encoder, often=[9])[0][0] == [0]


def test_two_texts_must_be_more_alike_than_many_are():
    likeness = np.full((6, 6), 0.0, np.float32)
    likeness[:4, :4] = 0.3
    likeness[4:, 4:] = 0.3
    found = Neighbours(np.ones(6, np.intp), np.ones(6, bool), 0.2).fit(likeness).labels_
    assert len(set(found[:4])) == 1
    assert found[0] >= 0
    assert found[4:].tolist() == [-1, -1]
    likeness[4:, 4:] = 0.6
    found = Neighbours(np.ones(6, np.intp), np.ones(6, bool), 0.2).fit(likeness).labels_
    assert found[4] == found[5] >= 0 != found[0]


def test_merged_gives_far_rows_no_group():
    chance = np.random.default_rng(0)
    centres = np.eye(40)[:3]
    rows = unit(np.repeat(centres, 200, axis=0) + chance.normal(0, 0.05, (600, 40)))
    model = Merged().fit(rows)
    assert len(set(model.labels_)) == 3
    assert model.predict(unit(-np.ones((1, 40)))).tolist() == [-1]


def test_axes_keep_no_more_directions_than_there_are():
    rows = unit(np.random.default_rng(0).normal(size=(10, 5)))
    assert Axes().fit(rows).transform(rows).shape == (10, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bus to the clinic", ["bus", "clinic"]),
        ("loss of trust", ["loss", "loss of trust", "trust"]),
        ("why not?", ["-"]),
    ],
)
def test_phrases_begin_and_end_with_a_word_that_carries_a_topic(text, expected):
    assert phrases(text) == expected


@pytest.mark.parametrize(
    ("texts", "keyphrases", "label"),
    [
        (
            ("We are worried about the loss of night buses.", "Loss of night buses!"),
            ("night buses", "loss"),
            "Loss of night buses",
        ),
        (("That the hall will close.", "Will the hall close?"), ("hall", "close"), "Hall"),
    ],
)
def test_a_label_stands_alone(encoder, texts, keyphrases, label):
    found = describe(texts, encoder.encode(texts), keyphrases, encoder)
    assert found.label.startswith(label)
    assert sorted(found.exemplars) == [0, 1]


def test_a_label_holds_no_name(encoder):
    texts = ["Brierley says the gym roof leaks", "The gym roof leaks on Brierley"]
    found = describe(texts, encoder.encode(texts), ("brierley", "gym roof"), encoder, {"brierley"})
    assert "Brierley" not in found.label
    assert found.keyphrases == ("gym roof",)
