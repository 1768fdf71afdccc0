"""Tell labels by what was learnt from coded texts: words, letters and vectors under one logistic regression."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import ModelError
from pipeline.nlp.text_features import BUCKETS, hashed
from pipeline.nlp.valence import valence

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Array = NDArray[np.float32]
_FORMAT = 1
_UNIT = 20.0  # a unit vector's 384 parts are about 1/20 each: this brings them to the size of a word's weight


class TextClassifier:
    """A classifier of texts, for one label a text or several, kept as plain arrays; `TextEstimator` fits one.

    Parameters
    ----------
    strength : float
        How closely the training labels are followed (C of the logistic regression).
    vector_weight : float
        How much the vectors weigh against the words; vectors are used where they are given to ``fit``.
    letters : bool
        Whether groups of letters count besides whole words.
    balance : float
        0 takes labels as often as they come, 1 gives rare labels as much weight as common ones.
    praise : float
        How much words of praise and blame, counted by ``valence``, weigh against the words; at 0 they are not counted.
    """

    def __init__(
        self,
        *,
        strength: float = 3.0,
        vector_weight: float = 0.1,
        letters: bool = True,
        balance: float = 0.0,
        praise: float = 0.0,
    ) -> None:
        self.strength = strength
        self.vector_weight = vector_weight
        self.letters = letters
        self.balance = balance
        self.praise = praise
        self.multilabel_ = False
        self.classes_: NDArray[Any] = np.empty(0)
        self.coef_: Array = np.empty((0, 0), np.float32)
        self.intercept_: Array = np.empty(0, np.float32)
        self.idf_: list[Array] = []
        self.centre_: Array | None = None

    def _counts(self, texts: Sequence[str]) -> list["csr_matrix"]:
        blocks = [hashed(texts, letters=letters) for letters in ((False, True) if self.letters else (False,))]
        for block in blocks:
            block.data = np.log(block.data) + 1.0
        return blocks

    def _features(self, texts: Sequence[str], counts: Sequence["csr_matrix"], vectors: Array | None) -> "csr_matrix":
        from scipy.sparse import csr_matrix, diags, hstack

        blocks = [_unit(block @ diags(idf)) for block, idf in zip(counts, self.idf_, strict=True)]
        if self.centre_ is not None:
            if vectors is None:
                raise ValueError("this classifier was fitted with vectors and needs them")
            blocks.append(csr_matrix((vectors - self.centre_) * (_UNIT * self.vector_weight)))
        if self.praise:
            blocks.append(csr_matrix(np.asarray([valence(text) for text in texts], np.float32) * self.praise))
        return hstack(blocks).tocsr().astype(np.float32)

    def decision_function(self, texts: Sequence[str], vectors: Array | None = None) -> Array:
        """Return one number for each text and label, before it is made a probability."""
        found: Array = self._features(texts, self._counts(texts), vectors) @ self.coef_.T + self.intercept_
        return np.round(found, 5)

    def predict_proba(self, texts: Sequence[str], vectors: Array | None = None) -> Array:
        """Return the probability of each label for each text."""
        values = self.decision_function(texts, vectors)
        if self.multilabel_:
            several: Array = (1.0 / (1.0 + np.exp(-values))).astype(np.float32)
            return several
        values = np.exp(values - values.max(axis=1, keepdims=True))
        one: Array = values / values.sum(axis=1, keepdims=True)
        return one

    def predict(self, texts: Sequence[str], vectors: Array | None = None) -> NDArray[Any]:
        """Return the likeliest label of each text, or a row of 0 and 1 where there may be several."""
        chances = self.predict_proba(texts, vectors)
        if self.multilabel_:
            return (chances >= 0.5).astype(int)
        chosen: NDArray[Any] = self.classes_[chances.argmax(axis=1)]
        return chosen

    def save(self, folder: Path, **extra: Any) -> None:
        """Write the weights as safetensors and everything else as JSON; ``extra`` is kept beside it."""
        from safetensors.numpy import save_file

        folder.mkdir(parents=True, exist_ok=True)
        used = np.flatnonzero((self.coef_ != 0).any(axis=0))
        arrays: dict[str, NDArray[Any]] = {
            # safetensors writes memory as it lies: picking columns leaves it in another order
            "coef": np.ascontiguousarray(self.coef_[:, used].astype(np.float16)),
            "used": used.astype(np.uint32),
            "intercept": self.intercept_,
            "idf": np.concatenate(self.idf_).astype(np.float16),
        }
        if self.centre_ is not None:
            arrays["centre"] = np.ascontiguousarray(self.centre_)
        save_file(arrays, folder / "weights.safetensors")
        table = {
            "format": _FORMAT,
            "classes": self.classes_.tolist(),
            "multilabel": bool(self.multilabel_),
            "parameters": {
                "strength": self.strength,
                "vector_weight": self.vector_weight,
                "letters": self.letters,
                "balance": self.balance,
                "praise": self.praise,
            },
            "columns": int(self.coef_.shape[1]),
            "extra": extra,
        }
        (folder / "model.json").write_text(json.dumps(table, indent=2, sort_keys=True) + "\n", "utf-8")

    @classmethod
    def load(cls, folder: Path) -> tuple["TextClassifier", dict[str, Any]]:
        """Read back what ``save`` wrote: the classifier, and what was kept beside it."""
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            table = json.loads((folder / "model.json").read_text("utf-8"))
            arrays = load_file(folder / "weights.safetensors")
            if table["format"] != _FORMAT:
                raise ModelError(f"{folder}: made by another version of yousaid. Train it again.")
            made = cls(**table["parameters"])
            made.classes_, made.multilabel_ = np.asarray(table["classes"]), table["multilabel"]
            made.coef_ = np.zeros((len(made.classes_), table["columns"]), np.float32)
            made.coef_[:, arrays["used"]] = arrays["coef"].astype(np.float32)
            made.intercept_ = arrays["intercept"]
            idf = arrays["idf"].astype(np.float32)
            made.idf_ = [idf[start : start + BUCKETS] for start in range(0, len(idf), BUCKETS)]
            made.centre_ = arrays.get("centre")
        except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
            raise ModelError(f"{folder}: no trained model, or a damaged one ({error}). Train it again.") from error
        return made, table["extra"]


def _unit(rows: "csr_matrix") -> "csr_matrix":
    """Bring each row to length 1; a row of zeros stays."""
    from scipy.sparse import diags

    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return diags(1.0 / np.where(lengths == 0.0, 1.0, lengths)) @ rows
