"""What speaks for two texts belonging together: their vectors, their words, their letters."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.stems import content_stems, words
from pipeline.nlp.vectors import Encoder, Vectors, one_thread, similarities, unit

Matrix = NDArray[np.floating]
SIGNS = ("vectors", "vectors apart from the common", "words", "words met", "words met for the length", "letters")
_CHUNK = 80  # words of a long text that are looked at together
_LONGEST = 2.5  # what the longest passages that it was fitted on come to; beyond that nothing was learnt
_USUAL = (2.2, 4.0)  # log of the number of words of a question and of a passage, about which lengths are measured


def pair_features(left: Sequence[str], right: Sequence[str], encoder: Encoder) -> Matrix:
    """Describe every pair.

    Parameters
    ----------
    left, right : Sequence of str
        What is looked for, and where it is looked for.
    encoder : Encoder

    Returns
    -------
    ndarray of shape (left, right, features)
        The signs above, then each times the length of the left text, then each times that of the right one: short
        questions are matched by vectors almost alone, long answers by words as well, and the weights can learn it.
    """
    signs = np.stack([*_vector_signs(left, right, encoder), *_word_signs(left, right)], axis=2)
    long_left = np.array([_length(text) - _USUAL[0] for text in left])[:, None, None]
    long_right = np.array([min(_LONGEST, _length(text) - _USUAL[1]) for text in right])[None, :, None]
    return np.concatenate([signs, signs * long_left, signs * long_right], axis=2)


def names() -> list[str]:
    """Return the features' names, in order."""
    return [*SIGNS, *(f"{sign}, long left" for sign in SIGNS), *(f"{sign}, long right" for sign in SIGNS)]


def evidence(features: Matrix, score: float, next_best: float) -> list[float]:
    """Return what the chance of a candidate to be right rests on.

    Parameters
    ----------
    features : ndarray
        Of the pair, as above.
    score, next_best : float
        Of the candidate, and of the one behind it.
    """
    signs = dict(zip(SIGNS, features, strict=False))
    return [score, score - next_best, float(signs["vectors"]), float(signs["words met"]), float(signs["words"])]


def _length(text: str) -> float:
    return float(np.log(max(1, len(words(text)))))


def _vector_signs(left: Sequence[str], right: Sequence[str], encoder: Encoder) -> list[Matrix]:
    wanted = encoder.encode(left)
    pieces = [_chunks(text) for text in right]
    owner = np.repeat(np.arange(len(right)), [len(chunk) for chunk in pieces])
    rows = encoder.encode([chunk for chunks in pieces for chunk in chunks])
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    whole = unit(np.add.reduceat(rows, starts, axis=0))
    best = np.maximum.reduceat(similarities(wanted, rows), starts, axis=1)
    plain = (best + similarities(wanted, whole)) / 2
    return [plain, similarities(_apart(wanted), _apart(whole))]


def _apart(rows: Vectors) -> Vectors:
    """Take away what all texts of a side have in common; of two texts or fewer nothing is known to be common."""
    return unit(rows - rows.mean(axis=0)) if len(rows) > 2 else rows


def _chunks(text: str) -> list[str]:
    found = text.split()
    starts = range(0, max(1, len(found) - _CHUNK // 2), _CHUNK)
    return [" ".join(found[start : start + _CHUNK]) for start in starts] or [text]


def _word_signs(left: Sequence[str], right: Sequence[str]) -> list[Matrix]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    with one_thread():
        by_word = TfidfVectorizer(analyzer=_terms, sublinear_tf=True)
        rows = by_word.fit_transform([*right, *left])
        there, wanted = rows[: len(right)], rows[len(right) :]
        likeness = (wanted @ there.T).toarray()
        idf = by_word.idf_
        asked = (wanted > 0).astype(np.float64).multiply(idf).tocsr()
        most = np.maximum(np.asarray(asked.sum(axis=1)).reshape(-1, 1), 1e-9)
        met = (asked @ (there > 0).astype(np.float64).T).toarray() / most
        for_length = (asked @ _saturated(right, by_word.vocabulary_).T) / most
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, max_features=100_000)
        spelt = letters.fit_transform([*(text.lower() for text in right), *(text.lower() for text in left)])
        alike = (spelt[len(right) :] @ spelt[: len(right)].T).toarray()
    return [np.round(np.asarray(matrix), 5) for matrix in (likeness, met, for_length, alike)]


def _saturated(texts: Sequence[str], vocabulary: dict[str, int]) -> Matrix:
    """Return how often each word stands in each text, as BM25 counts: less for every repeat, less in a long text."""
    from sklearn.feature_extraction.text import CountVectorizer

    counts = CountVectorizer(analyzer=_terms, vocabulary=vocabulary).transform(texts).toarray().astype(np.float64)
    length = counts.sum(axis=1, keepdims=True)
    return np.asarray(counts / (counts + 1.2 * (0.25 + 0.75 * length / max(float(length.mean()), 1e-9))))


def _terms(text: str) -> list[str]:
    return content_stems(text) or ["-"]
