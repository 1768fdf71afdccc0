"""Weigh themes of which a codebook gives a name and a description only: no keyword and no example shows them apart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.vectors import similarities
from pipeline.records import Codebook

if TYPE_CHECKING:
    from pipeline.nlp.encoder import Encoder

Array = NDArray[np.float32]
_SPREAD = (2.2, 0.088)  # how far fitted scores (as log-odds) and likenesses usually lie apart
_FITTED = 0.4  # share of the fitted scores, the likenesses having the rest
_USUAL = 0.5  # share of a theme's usual value that says more of its wording than of the comments
_PRIOR = 20  # comments by which the usual value is doubted
_SHARP = 0.8  # the smaller, the more of the whole the likeliest theme gets
_THEMES = 1.7  # themes that a comment is expected to have


def is_bare(codebook: Codebook) -> bool:
    """Return whether no theme has a keyword or an example."""
    return not any(theme.keywords or theme.examples or theme.include for theme in codebook.themes)


def weigh_bare(codebook: Codebook, encoder: "Encoder", texts: Sequence[str], vectors: Array, logits: Array) -> Array:
    """Return scores that join the fitted ones with the likeness to names and descriptions by two encoders.

    Parameters
    ----------
    codebook : Codebook
    encoder : Encoder
        Made the vectors.
    texts : sequence of str
    vectors : array
        A row for each text.
    logits : array
        The fitted scores as log-odds, a row for each text and a column for each theme.
    """
    quick = choose_encoder(0, "static")
    names = [theme.name for theme in codebook.themes]
    described = [f"{theme.name}: {theme.description}" for theme in codebook.themes]
    second = vectors if encoder.model.name == quick.model.name else quick.encode(texts)
    signs = [
        similarities(rows, coder.encode(wordings))
        for coder, rows in ((encoder, vectors), (quick, second))
        for wordings in (names, described)
    ]
    joined = _FITTED * _apart(logits) / _SPREAD[0] + (1 - _FITTED) * _apart(np.mean(signs, axis=0)) / _SPREAD[1]
    sharp = np.exp(np.round(joined - joined.max(axis=1, keepdims=True), 5) / _SHARP)
    scores: Array = np.minimum(_THEMES * sharp / sharp.sum(axis=1, keepdims=True), 0.99).astype(np.float32)
    return scores


def _apart(values: Array) -> Array:
    usual = values.mean(axis=0, dtype=np.float64) * len(values) / (len(values) + _PRIOR)
    left: Array = values - _USUAL * usual
    return left
