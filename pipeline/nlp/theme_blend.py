"""Join what a codebook says with what was learnt from coded comments: the more examples, the more they count."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import ModelError
from pipeline.records import Codebook, Model, Theme

if TYPE_CHECKING:
    from pipeline.nlp.classifier import TextClassifier
    from pipeline.nlp.encoder import Encoder

Array = NDArray[np.float32]
_HALF = 20.0  # examples at which learnt and described count the same


def blend(
    codes: Sequence[str],
    scores: Array,
    threshold: float,
    trained: Path,
    texts: Sequence[str],
    encoder: "Encoder | None",
    vectors: Array | None,
) -> tuple[list[str], Array]:
    """Return the codes known from either side, and each comment's score under each.

    Parameters
    ----------
    codes, scores : sequence of str, array
        From the codebook.
    threshold : float
        The codebook's; learnt scores are moved so that theirs falls on the same place.
    trained : Path
        A folder written by ``yousaid train themes``.
    texts, encoder, vectors
        The comments, and their vectors where the model was fitted with some.

    Raises
    ------
    ModelError
        The folder is no trained model, or it wants another encoder.
    """
    model, extra = _load(trained)
    wanted = extra.get("encoder")
    if wanted is not None and (encoder is None or encoder.model.name != wanted):
        raise ModelError(f"{trained}: fitted with the encoder {wanted}. Run with that encoder, or train again.")
    rows = None if wanted is None or encoder is None else (vectors if vectors is not None else encoder.encode(texts))
    learnt = model.predict_proba(texts, rows)
    if extra["single"]:
        # One label a comment: the likeliest is given, whatever its share.
        best = learnt.max(axis=1, keepdims=True)
        learnt = np.where(learnt >= best, np.maximum(learnt, threshold), np.minimum(learnt, threshold * 0.99))
        shift = 0.0
    else:
        shift = _logit(threshold) - _logit(extra["threshold"])
    names = [*codes, *(name for name in extra["names"] if name not in codes)]
    joined = np.full((len(texts), len(names)), -8.0, dtype=np.float32)
    joined[:, : len(codes)] = _logits(scores)
    for place, (name, examples) in enumerate(zip(extra["names"], extra["examples"], strict=True)):
        values = _logits(learnt[:, place]) + shift
        at = names.index(name)
        share = 1.0 if at >= len(codes) else examples / (examples + _HALF)
        joined[:, at] = share * values + (1.0 - share) * joined[:, at]
    return names, (1.0 / (1.0 + np.exp(-np.round(joined, 5)))).astype(np.float32)


def described_model(trained: Path) -> Model:
    """Return the record of a trained model; its hash covers both of its files.

    Raises
    ------
    ModelError
        The folder is no trained model.
    """
    _, extra = _load(trained)
    digest = hashlib.sha256()
    for name in ("model.json", "weights.safetensors"):
        digest.update(hashlib.sha256((trained / name).read_bytes()).digest())
    made = f"{sum(extra['examples'])} codings, data {extra['data_sha256'][:12]}"
    return Model(name=f"themes trained in {trained.name}", version=made, sha256=digest.hexdigest())


def with_learnt(codebook: Codebook, trained: Path) -> Codebook:
    """Return the codebook with a theme, of its name alone, for each label that only the trained model knows."""
    known = {theme.code for theme in codebook.themes}
    _, extra = _load(trained)
    new = tuple(Theme(code=name, name=name) for name in extra["names"] if name not in known)
    return replace(codebook, themes=(*codebook.themes, *new)) if new else codebook


def _load(trained: Path) -> "tuple[TextClassifier, dict[str, Any]]":
    from pipeline.nlp.classifier import TextClassifier

    model, extra = TextClassifier.load(trained)
    if missing := {"names", "examples", "threshold", "single", "data_sha256"} - extra.keys():
        raise ModelError(f"{trained}: no themes in it ({', '.join(sorted(missing))} missing). Train it again.")
    return model, extra


def _logit(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return float(np.log(chance / (1 - chance)))


def _logits(chances: Array) -> Array:
    clipped = np.clip(chances, 1e-4, 1 - 1e-4)
    found: Array = np.log(clipped / (1 - clipped))
    return found
