import numpy as np
import pytest

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.match_words import CLOSE, IN_PLACE, words_in_place

PAIRS = [
    ("When is the river bank mended?", "Engineers shore up the bank of the Tarn in May. Boats keep to the far side."),
    ("Which bank holds the club's money?", "The treasurer keeps it in a savings account in town."),
    ("Who cuts the grass?", ""),
    ("", "Kettles may be borrowed from the office."),
]


@pytest.fixture(name="encoder", scope="module", params=["minilm", "static"])
def _encoder(request):
    return choose_encoder(0, request.param)


def test_each_pair_is_looked_at_word_by_word(encoder):
    needs = ["Repairs to the banks of the river", "Mowing the lawns", ""]
    found = words_in_place(needs, PAIRS, np.zeros((3, 4)), encoder)
    assert len(found) == len(IN_PLACE)
    assert all(matrix.shape == (3, 4) and np.isfinite(matrix).all() for matrix in found)
    assert found[0][0].argmax() == 0
    assert found[0][1].argmax() == 2
    assert not any(matrix[2].any() for matrix in found)


def test_a_word_is_read_in_its_place():
    found = words_in_place(["Erosion of the bank"], PAIRS[:2], np.zeros((1, 2)), choose_encoder(0, "minilm"))
    assert found[0][0, 0] > found[0][0, 1]


def test_the_studys_own_name_counts_little(encoder):
    """Every answer holds the name; the one that also holds the matter must stand out."""
    pairs = [(f"What does Zelmarsh Lido {verb}?", "") for verb in ("sell", "teach", "heat", "plant", "rent")]
    found = words_in_place(["Zelmarsh Lido heating"], pairs, np.zeros((1, 5)), encoder)
    assert found[0][0].argmax() == 2
    assert found[2][0].argmax() == 2, "the rarest word is the matter, not the name"


def test_only_the_near_ones_are_looked_at(encoder):
    pairs = [(f"Who paints bench {number}?", "Nobody.") for number in range(CLOSE + 6)]
    nearness = -np.arange(float(len(pairs)))[None, :]
    found = words_in_place(["Painting the benches"], pairs, nearness, encoder)
    assert (found[0][0] > 0).sum() == CLOSE
    assert not found[0][0, CLOSE:].any()
