import numpy as np
import pytest

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.match_features import names, pair_features
from pipeline.nlp.match_turn import turned, turns
from pipeline.nlp.vectors import similarities, unit


@pytest.mark.parametrize("name", ["minilm", "static"])
def test_each_encoder_that_ships_has_a_map_of_its_width(name):
    width = choose_encoder(0, name).encode(["Where is the pool?"]).shape[1]
    assert turns()[name].shape == (width, width)


def test_turned_rows_have_length_one_and_without_a_map_nothing_changes():
    rows = unit(np.array([[3.0, 4.0], [0.0, 2.0]]))
    assert turned(rows, None) is rows
    swapped = turned(rows, np.array([[0.0, 2.0], [1.0, 0.0]], np.float32))
    assert np.allclose(np.linalg.norm(swapped, axis=1), 1)
    assert np.allclose(swapped[0], unit(np.array([[4.0, 6.0]]))[0], atol=1e-4)
    assert (turned(np.zeros((1, 2), np.float32), np.eye(2, dtype=np.float32)) == 0).all()


@pytest.mark.parametrize("name", ["minilm", "static"])
def test_a_text_that_answers_stays_nearer_than_others_when_turned(name):
    encoder = choose_encoder(0, name)
    asked = ["When do the swimming lessons start again?", "How much is a parking permit for a second car?"]
    told = ["Lessons in the pool begin on the first Monday of May.", "A permit for another car costs £64 a year."]
    near = similarities(*(turned(encoder.encode(side), turns()[name]) for side in (asked, told)))
    assert near.argmax(axis=1).tolist() == [0, 1]


def test_the_map_given_is_the_one_that_is_used():
    encoder = choose_encoder(0, "static")
    asked, told = ["Is the library open?", "Who runs the bus?"], ["It opens at ten.", "The county runs the bus."]
    place = names().index("vectors turned")
    straight = pair_features(asked, told, encoder, np.eye(encoder.dimensions, dtype=np.float32))
    assert np.allclose(straight[:, :, place], straight[:, :, names().index("vectors")], atol=1e-4)
    shipped = pair_features(asked, told, encoder)
    assert np.abs(shipped[:, :, place] - straight[:, :, place]).max() > 0.01
