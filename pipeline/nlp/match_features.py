"""What speaks for two texts belonging together: their vectors, their words, their letters."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.match_turn import turned, turns
from pipeline.nlp.stems import content_stems, words
from pipeline.nlp.tfidf import letters_in_words, tfidf
from pipeline.nlp.vectors import Encoder, Vectors, one_thread, similarities, unit
from pipeline.sentences import split_sentences

Matrix = NDArray[np.floating]
SIGNS = (
    "vectors",
    "vectors apart from the common",
    "passage apart from the common",
    "vectors apart from the main direction",
    "sentence apart from the common",
    "opening apart from the common",
    "vectors turned",
    "vectors turned, apart from the common",
    "passage turned, apart from the common",
    "stems",
    "stems met",
    "words",
    "word pairs",
    "letters",
)
_CHUNK = 80  # words of a long text that are looked at together
_OPENING = 30  # words of a long text that tell what it is about
_MANY = 10  # texts from which a main direction can be told
_SPAN = 2.5  # how far a length is followed, in logs; beyond that nothing was learnt
_USUAL = (2.2, 4.0)  # log of the number of words of a question and of a passage, about which lengths are measured


def pair_features(left: Sequence[str], right: Sequence[str], encoder: Encoder, turn: Vectors | None = None) -> Matrix:
    """Describe every pair.

    Parameters
    ----------
    left, right : Sequence of str
        What is looked for, and where it is looked for.
    encoder : Encoder
    turn : ndarray, optional
        What turns the vectors; the one that is shipped for the encoder, if not given.

    Returns
    -------
    ndarray of shape (left, right, features)
        The signs above, then each times the length of the left text, then each times that of the right one: short
        questions are matched by vectors almost alone, long answers by words as well, and the weights can learn it.
    """
    turn = turns().get(encoder.model.name) if turn is None else turn
    signs = np.stack([*_vector_signs(left, right, encoder, turn), *_word_signs(left, right)], axis=2)
    long_left = _lengths(left, _USUAL[0])[:, None, None]
    long_right = _lengths(right, _USUAL[1])[None, :, None]
    return np.concatenate([signs, signs * long_left, signs * long_right], axis=2)


def names() -> list[str]:
    """Return the features' names, in order."""
    return [*SIGNS, *(f"{sign}, long left" for sign in SIGNS), *(f"{sign}, long right" for sign in SIGNS)]


def _lengths(texts: Sequence[str], usual: float) -> Matrix:
    return np.clip(np.log([max(1, len(words(text))) for text in texts]) - usual, -_SPAN, _SPAN)


def _vector_signs(left: Sequence[str], right: Sequence[str], encoder: Encoder, turn: Vectors | None) -> list[Matrix]:
    wanted = encoder.encode(left)
    pieces = [_chunks(text) for text in right]
    owner = np.repeat(np.arange(len(right)), [len(chunk) for chunk in pieces])
    rows = encoder.encode([chunk for chunks in pieces for chunk in chunks])
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    whole = unit(np.add.reduceat(rows, starts, axis=0))
    bare = apart(wanted)
    asked, told = turned(wanted, turn), turned(rows, turn)
    one = unit(np.add.reduceat(told, starts, axis=0))
    sentences = [_sentences(text) for text in right]
    first = np.cumsum([0, *(len(found) for found in sentences[:-1])])
    single = encoder.encode([sentence for found in sentences for sentence in found])
    opening = encoder.encode([" ".join(text.split(maxsplit=_OPENING)[:_OPENING]) for text in right])
    return [
        similarities(wanted, whole),
        similarities(bare, apart(whole)),
        np.maximum.reduceat(similarities(bare, apart(rows)), starts, axis=1),
        similarities(*_turned(wanted, whole)),
        np.maximum.reduceat(similarities(bare, apart(single)), first, axis=1),
        similarities(bare, apart(opening)),
        similarities(asked, one),
        similarities(apart(asked), apart(one)),
        np.maximum.reduceat(similarities(apart(asked), apart(told)), starts, axis=1),
    ]


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)] or [text]


def _turned(left: Vectors, right: Vectors) -> tuple[Vectors, Vectors]:
    """Take away what all texts have in common and the direction in which they differ most: it tells of no one matter."""
    both = np.concatenate([left, right]).astype(np.float64)
    if len(both) < _MANY:
        return left, right
    both -= both.mean(axis=0)
    with one_thread():
        spread, main = np.linalg.eigh(both.T @ both)
        main = main[:, int(spread.argmax())]
        both -= np.outer(both @ main, main)
    return unit(both[: len(left)]), unit(both[len(left) :])


def apart(rows: Vectors) -> Vectors:
    """Take away what all texts of a side have in common; of two texts or fewer nothing is known to be common."""
    return unit(rows - rows.mean(axis=0)) if len(rows) > 2 else rows


def _chunks(text: str) -> list[str]:
    found = text.split()
    starts = range(0, max(1, len(found) - _CHUNK // 2), _CHUNK)
    return [" ".join(found[start : start + _CHUNK]) for start in starts] or [text]


def _word_signs(left: Sequence[str], right: Sequence[str]) -> list[Matrix]:
    def likeness(analyzer: Callable[[str], list[str]], most: int | None = None) -> Matrix:
        rows, _ = tfidf([*right, *left], analyzer, most=most)
        return np.asarray((rows[len(right) :] @ rows[: len(right)].T).toarray())

    with one_thread():
        rows, idf = tfidf([*right, *left], _terms)
        there, wanted = rows[: len(right)], rows[len(right) :]
        asked = (wanted > 0).astype(np.float64).multiply(idf).tocsr()
        weight = np.maximum(np.asarray(asked.sum(axis=1)).reshape(-1, 1), 1e-9)
        met = (asked @ (there > 0).astype(np.float64).T).toarray() / weight
        alike = likeness(lambda text: letters_in_words(text.lower()), 100_000)
        found = [(wanted @ there.T).toarray(), met, likeness(_every_word), likeness(_word_pairs), alike]
    return [np.round(np.asarray(matrix), 5) for matrix in found]


def _terms(text: str) -> list[str]:
    return content_stems(text) or ["-"]


def _every_word(text: str) -> list[str]:
    """Small words too: they tell "when will it open" from "who will open it"."""
    return words(text) or ["-"]


def _word_pairs(text: str) -> list[str]:
    found = _every_word(text)
    return [*found, *(f"{one} {two}" for one, two in pairwise(found))]
