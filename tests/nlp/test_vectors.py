import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.vectors import Remembering, VectorCache, similarities, unit, word_vectors
from pipeline.records import Model


class Counting:
    """Encodes a text as the counts of its letters, and remembers what it was asked for."""

    keep = True

    def __init__(self, sha256="a" * 64):
        self.model = Model(name="counting", version="1", sha256=sha256)
        self.asked = []

    def encode(self, texts):
        self.asked.extend(texts)
        rows = [[text.count(chr(97 + i)) + 0.25 for i in range(26)] for text in texts]
        return unit(np.array(rows, np.float32).reshape(len(texts), 26))


def test_unit_rows_have_length_one_and_zeros_stay():
    rows = unit(np.array([[3.0, 4.0], [0.0, 0.0]]))
    assert rows.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0.0, 0.0]]


def test_similarities_are_rounded():
    row = unit(np.array([[1.0, 2.0, 3.0]]))
    assert similarities(row, row)[0, 0] == np.float32(1.0)


def test_cache_asks_only_for_what_it_has_not(tmp_path):
    path = tmp_path / "vectors.safetensors"
    first = Counting()
    cache = VectorCache(path)
    expected = cache.wrap(first).encode(["the lift", "the stairs", "the lift"])
    cache.save()

    second = Counting()
    again = VectorCache(path).wrap(second).encode(["the stairs", "the ramp", "the lift"])
    assert first.asked == ["the lift", "the stairs"]
    assert second.asked == ["the ramp"]
    assert np.array_equal(expected[1], again[0])
    assert np.array_equal(expected[0], again[2])


def test_cache_of_another_model_is_not_used(tmp_path):
    path = tmp_path / "vectors.safetensors"
    cache = VectorCache(path)
    cache.wrap(Counting("a" * 64)).encode(["the lift"])
    cache.save()
    other = Counting("b" * 64)
    VectorCache(path).wrap(other).encode(["the lift"])
    assert other.asked == ["the lift"]


def test_cache_lets_go_of_texts_that_are_gone(tmp_path):
    path = tmp_path / "vectors.safetensors"
    for texts in (["old", "kept"], ["kept"]):
        cache = VectorCache(path)
        cache.wrap(Counting()).encode(texts)
        cache.save()
    asked = Counting()
    VectorCache(path).wrap(asked).encode(["old", "kept"])
    assert asked.asked == ["old"]


def test_cache_writes_the_same_bytes_in_whatever_order_it_was_asked(tmp_path):
    written = []
    for number, texts in enumerate((["b", "a", "c"], ["c", "b", "a"])):
        cache = VectorCache(tmp_path / f"{number}")
        cache.wrap(Counting()).encode(texts)
        cache.save()
        written.append(cache.path.read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize("damage", [b"", b"no vectors", b"\xff" * 200])
def test_damaged_cache_is_passed_over(tmp_path, damage):
    path = tmp_path / "vectors.safetensors"
    path.write_bytes(damage)
    encoder = Counting()
    VectorCache(path).wrap(encoder).encode(["the lift"])
    assert encoder.asked == ["the lift"]


def test_cache_steps_aside_for_an_encoder_that_is_quick_enough(tmp_path):
    encoder = Counting()
    encoder.keep = False
    assert VectorCache(tmp_path / "none").wrap(encoder) is encoder


@given(st.lists(st.text(max_size=12), max_size=8))
def test_cache_never_changes_a_vector(texts):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        plain = Counting().encode(texts)
        assert np.array_equal(plain, VectorCache(Path(folder, "kept")).wrap(Counting()).encode(texts))


def test_an_encoder_that_reads_no_words_in_their_place_reads_each_alone():
    ((first, rows), (none, empty)) = word_vectors(Counting(), ["The lift. The stairs", "..."])
    assert first == ["the", "lift", "the", "stairs"]
    assert (rows[0] == rows[2]).all()
    assert (rows[1] == Counting().encode(["lift"])[0]).all()
    assert none == []
    assert empty.shape == (0, 26)


def test_no_text_is_read_twice():
    counting = Counting()
    remembering = Remembering(counting)
    twice = [remembering.encode(["lift", "stairs"]), remembering.encode(["stairs", "ramp", "lift"])]
    assert counting.asked == ["lift", "stairs", "ramp"]
    assert (twice[0][1] == twice[1][0]).all()
    counting.asked.clear()
    assert remembering.words(["a lift"])[0][0] == remembering.words(["a lift"])[0][0] == ["a", "lift"]
    assert sorted(counting.asked) == ["a", "lift"]


def test_words_are_read_in_their_place_behind_a_cache_too(tmp_path):
    class InPlace(Counting):
        def words(self, texts):
            return [(["read"], np.ones((1, 26), np.float32)) for _ in texts]

    assert word_vectors(VectorCache(tmp_path / "kept").wrap(InPlace()), ["the lift"])[0][0] == ["read"]
