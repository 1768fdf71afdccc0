import importlib.util
import json
import sys
import types

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.nlp.encoder import choose_encoder


def test_an_unknown_name_says_what_there_is():
    with pytest.raises(ModelError, match="use minilm, static, a folder, or a hub name"):
        choose_encoder(1, "enormous")


@pytest.mark.parametrize(
    ("name", "library"), [("model2vec:a/b", "model2vec"), ("sentence-transformers:a/b", "sentence-transformers")]
)
def test_a_library_that_is_missing_is_named_with_the_way_to_get_it(monkeypatch, name, library):
    monkeypatch.setattr(importlib.util, "find_spec", lambda module: None)
    with pytest.raises(ModelError, match=f"pip install {library}"):
        choose_encoder(1, name)


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="holds no encoder"):
        choose_encoder(1, str(tmp_path))


class FakeStatic:
    dim = 3
    embedding = np.eye(3, dtype=np.float32)

    @classmethod
    def from_pretrained(cls, where):
        if where == "broken":
            raise OSError("no such model\nand much more")
        return cls()

    def encode(self, texts, show_progress_bar=True):
        return np.array([[len(text), 1, 0] for text in texts], np.float32)


@pytest.fixture(name="model2vec")
def _model2vec(monkeypatch):
    """Stand in for model2vec where it is not installed; the real one is tested below where it is."""
    module = types.ModuleType("model2vec")
    module.StaticModel = FakeStatic
    module.__spec__ = importlib.machinery.ModuleSpec("model2vec", None)
    monkeypatch.setitem(sys.modules, "model2vec", module)


def test_model2vec_folder_is_known_by_its_config(model2vec, tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "model2vec"}))
    encoder = choose_encoder(1, str(tmp_path))
    assert encoder.model.name == f"model2vec:{tmp_path.name}"
    assert np.allclose(np.linalg.norm(encoder.encode(["abc", "d"]), axis=1), 1)
    assert encoder.encode([]).shape == (0, 3)


def test_what_the_library_says_is_passed_on_in_a_line(model2vec):
    with pytest.raises(ModelError, match=r"model2vec cannot load the encoder broken: no such model$"):
        choose_encoder(1, "model2vec:broken")


def test_a_real_model2vec_folder_made_here(tmp_path):
    module = pytest.importorskip("model2vec", reason="model2vec is an optional library")
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "bus": 1, "late": 2}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = Whitespace()
    module.StaticModel(np.eye(3, 4, dtype=np.float32), tokenizer).save_pretrained(str(tmp_path))
    encoder = choose_encoder(1, f"model2vec:{tmp_path}")
    assert np.allclose(np.linalg.norm(encoder.encode(["bus late", "bus"]), axis=1), 1)


def test_a_real_sentence_transformer_made_here(tmp_path):
    library = pytest.importorskip("sentence_transformers", reason="sentence-transformers is an optional library")
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "bus": 1, "late": 2}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = Whitespace()
    parts = pytest.importorskip("sentence_transformers.sentence_transformer.modules", reason="its modules moved again")
    static = parts.StaticEmbedding(tokenizer, embedding_dim=8)
    library.SentenceTransformer(modules=[static], device="cpu").save(str(tmp_path))
    encoder = choose_encoder(1, str(tmp_path))
    assert encoder.model.name == f"sentence-transformers:{tmp_path.name}"
    assert np.allclose(np.linalg.norm(encoder.encode(["bus late", "bus"]), axis=1), 1, atol=1e-5)
