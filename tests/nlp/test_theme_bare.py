import dataclasses

import numpy as np
import pytest

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.theme_bare import is_bare, weigh_bare
from pipeline.nlp.theme_match import CodebookMatcher
from pipeline.records import Codebook, Theme

BOOK = Codebook(
    name="quay",
    version="1",
    sha256="",
    themes=(
        Theme(code="T", name="Tickets and fares", description="What a crossing costs, passes and refunds."),
        Theme(code="S", name="Safety on board", description="Life jackets, wet decks, falls and rescue drills."),
        Theme(code="N", name="Noise of the engines", description="Loud engines, hooters and shaking cabins."),
    ),
)
TEXTS = ["A return crossing is far too dear.", "I slipped on the wet deck.", "The engines are deafening."]


@pytest.fixture(name="encoder", scope="module")
def _encoder():
    return choose_encoder(0, "minilm")


def test_a_codebook_with_a_keyword_or_an_example_is_not_bare():
    assert is_bare(BOOK)
    for more in ({"keywords": ("fare",)}, {"examples": ("It costs a lot.",)}):
        first = dataclasses.replace(BOOK.themes[0], **more)
        assert not is_bare(dataclasses.replace(BOOK, themes=(first, *BOOK.themes[1:])))


def test_names_and_descriptions_alone_file_a_comment(encoder):
    scores = CodebookMatcher(BOOK, encoder).match(TEXTS).scores
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]
    assert ((scores > 0) & (scores < 1)).all()


def test_what_a_theme_has_with_every_comment_counts_half(encoder):
    vectors = encoder.encode(TEXTS * 20)
    flat = np.zeros((60, 3), np.float32)
    liked = flat + np.array([2.0, 0.0, 0.0], np.float32)
    plain = weigh_bare(BOOK, encoder, TEXTS * 20, vectors, flat)
    raised = weigh_bare(BOOK, encoder, TEXTS * 20, vectors, liked)
    assert (raised[:, 0] >= plain[:, 0]).all()
    assert raised[:, 0].sum() > plain[:, 0].sum()
    assert raised.argmax(axis=1).tolist() == [0, 1, 2] * 20


def test_one_comment_alone_can_be_weighed(encoder):
    assert CodebookMatcher(BOOK, encoder).match(TEXTS[:1]).scores.argmax() == 0
    assert CodebookMatcher(BOOK, encoder).match([]).scores.shape == (0, 3)
