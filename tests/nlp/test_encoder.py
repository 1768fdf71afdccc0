import json
import shutil

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.nlp.encoder import MANY, MiniLM, choose_encoder, read_config
from pipeline.resources import resource

TEXTS = ["The bus to the clinic never comes.", "Our bus does not turn up.", "Bins are emptied on Tuesdays.", ""]


@pytest.fixture(name="encoder", scope="module")
def _encoder():
    return choose_encoder(10)


def test_small_studies_get_the_accurate_encoder_and_large_ones_the_fast_one():
    assert choose_encoder(MANY).model.name == "minilm"
    assert choose_encoder(MANY + 1).model.name == "static"


def test_a_name_overrules_the_size():
    assert choose_encoder(10**6, "minilm").model.name == "minilm"
    assert choose_encoder(1, "static").model.name == "static"


@pytest.mark.parametrize("name", ["minilm", "static"])
def test_rows_are_unit_float32_and_closer_where_the_matter_is_the_same(name):
    rows = choose_encoder(0, name).encode(TEXTS[:3])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


@pytest.mark.parametrize("name", ["minilm", "static"])
def test_a_vector_does_not_depend_on_its_neighbours(name):
    encoder = choose_encoder(0, name)
    together = encoder.encode([*TEXTS, "word " * 400])
    assert all(np.array_equal(encoder.encode([text])[0], row) for text, row in zip(TEXTS, together, strict=False))
    assert np.array_equal(encoder.encode(TEXTS[::-1])[::-1], together[: len(TEXTS)])


@pytest.mark.parametrize("name", ["minilm", "static"])
def test_no_texts_give_no_rows(name):
    assert choose_encoder(0, name).encode([]).shape[0] == 0


def test_minilm_gives_the_same_bytes_whatever_the_number_of_threads(encoder, monkeypatch):
    texts = [f"Question {i}: when does the {word} open?" for i in range(40) for word in ("library", "pool", "depot")]
    expected = encoder.encode(texts)
    monkeypatch.setattr("pipeline.nlp.encoder.os.cpu_count", lambda: 1)
    assert np.array_equal(expected, encoder.encode(texts))


def test_shipped_models_know_their_hash(encoder):
    assert len(encoder.model.sha256) == 64
    assert choose_encoder(0, "static").model.sha256 != encoder.model.sha256


def test_a_changed_model_is_refused(tmp_path):
    folder = tmp_path / "minilm"
    shutil.copytree(resource("models", "minilm"), folder)
    (folder / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match=r"tokenizer\.json is not the file that was fitted"):
        MiniLM(folder)


def test_a_missing_model_file_is_refused(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"files": {"model.onnx": "0"}}))
    with pytest.raises(ModelError, match="Install yousaid again"):
        read_config(tmp_path)


def test_minilm_tells_what_a_word_means_in_its_place(encoder):
    (river, money, none) = encoder.words(["They sat on the bank of the Tarnwater.", "It is the bank's money.", ""])
    assert river[0] == ["they", "sat", "on", "the", "bank", "of", "the", "tarnwater", "."]
    assert np.allclose(np.linalg.norm(river[1], axis=1), 1, atol=1e-5)
    assert river[1][4] @ money[1][3] < 0.9
    assert none[0] == []
    assert none[1].shape == (0, encoder.dimensions)
