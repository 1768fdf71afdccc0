"""What the chance of an answer to meet a need rests on: its question, its words, and how it stands beside the others."""

import json
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.match_features import Matrix, apart, pair_features
from pipeline.nlp.match_kinds import asked_kinds, given_kinds
from pipeline.nlp.match_words import IN_PLACE, words_in_place
from pipeline.nlp.stems import STOP, stem, words
from pipeline.nlp.theme_words import background
from pipeline.nlp.vectors import Encoder, Vectors, similarities
from pipeline.resources import resource
from pipeline.sentences import split_sentences

EVIDENCE = (
    "whole",  # the mixture of signs, between the need and question and answer read as one text
    "question",  # the same, with the question that was answered
    "answer",
    "whole ahead",  # how far before the best of the others
    "vectors",
    "vectors apart from the common",
    "sentence",  # the nearest sentence of the answer
    "under its heading",  # the need read with the heading that it stands under
    "vectors ahead",
    "apart ahead",
    "beyond other papers",  # how much nearer than answers on quite other matters are
    "words near",
    "rarest word near",
    "words near ahead",
    "the same asked for",  # a day, a sum, a reason …
    "something else asked for",
    "such a thing given",
    "papers near",  # how well the other paper suits all that was asked in this one
    "length of its paper",  # among many answers one is near by chance
    *IN_PLACE,  # how near the need's words come, each as it is meant in its sentence
)
_NEAREST = 10  # answers on other matters that a need is measured against
_USUAL = 7  # answers of a paper
_SAME = 0.999  # beyond this two words are one
_WORDS = 100  # words of needs that are compared with all words of the candidates at once, for the memory's sake

Mask = NDArray[np.bool_]


def gather(
    needs: Sequence[str],
    headings: Sequence[str],
    pairs: Sequence[tuple[str, str]],
    encoder: Encoder,
    weights: Matrix,
    *,
    eligible: Mask,
    near: Matrix,
    crowd: Sequence[int],
    others: Sequence[str] | None = None,
) -> Matrix:
    """Return the evidence for every need and every pair of question and answer.

    Parameters
    ----------
    needs, headings : Sequence of str
        What is asked, and the heading that each stands under, or nothing.
    pairs : Sequence of tuple of str
        What was asked elsewhere, and what was answered.
    encoder : Encoder
    weights : ndarray
        Of the mixture of signs, in the order of `pipeline.nlp.match_features.names`.
    eligible : ndarray of bool
        Which pairs may answer which needs.
    near : ndarray
        How near the pair's paper stands to that of the need.
    crowd : Sequence of int
        How many answers the pair's paper holds.
    others : Sequence of str, optional
        Answers on other matters; those that are shipped, if not given.

    Returns
    -------
    ndarray of shape (needs, pairs, pieces of evidence)
    """
    asked, answered = [question for question, _ in pairs], [answer for _, answer in pairs]
    whole = [read_as_one(pair) for pair in pairs]
    mixed = [pair_features(needs, texts, encoder) @ weights for texts in (whole, asked, answered)]
    vectors, bare, sentence, headed, beyond = _vectors(needs, headings, whole, answered, encoder, others)
    close, rarest = _words_near(needs, whole)
    wanted, before, given = asked_kinds(needs), asked_kinds(asked), given_kinds(answered)
    same = (wanted[:, None] & before[None]).any(axis=2)
    in_place = words_in_place(needs, pairs, np.where(eligible, mixed[0], -np.inf), encoder)
    found = [
        *mixed,
        _ahead(mixed[0], eligible),
        vectors,
        bare,
        sentence,
        headed,
        _ahead(vectors, eligible),
        _ahead(bare, eligible),
        beyond,
        close,
        rarest,
        _ahead(close, eligible),
        same,
        np.logical_and.outer(wanted.any(axis=1), before.any(axis=1)) & ~same,
        (wanted[:, None, : given.shape[1]] & given[None]).any(axis=2),
        near,
        np.broadcast_to(np.log(np.maximum(1, crowd) / _USUAL), near.shape),
        *in_place,
    ]
    return np.stack([np.round(np.asarray(matrix, np.float64), 4) for matrix in found], axis=2)


def read_as_one(pair: tuple[str, str]) -> str:
    """Return a question and its answer as one text: neither says alone what it is about."""
    return " ".join(filter(None, pair))


@lru_cache(maxsize=1)
def other_matters() -> tuple[str, ...]:
    """Return answers on many matters, invented: a need that is as near to them as to a candidate is not answered."""
    return tuple(json.loads(resource("models", "matching", "others.json").read_text(encoding="utf-8")))


def _vectors(
    needs: Sequence[str],
    headings: Sequence[str],
    whole: Sequence[str],
    answered: Sequence[str],
    encoder: Encoder,
    others: Sequence[str] | None,
) -> list[Vectors]:
    wanted, there = encoder.encode(needs), encoder.encode(whole)
    sentences = [[answer[a:b] for a, b in split_sentences(answer)] or [answer] for answer in answered]
    starts = np.cumsum([0, *(len(found) for found in sentences[:-1])])
    each = similarities(wanted, encoder.encode([sentence for found in sentences for sentence in found]))
    headed = encoder.encode(
        [f"{above}: {need}" if above else need for need, above in zip(needs, headings, strict=True)]
    )
    plain = similarities(wanted, there)
    elsewhere = similarities(wanted, encoder.encode(other_matters() if others is None else others))
    usual = np.sort(elsewhere, axis=1)[:, -_NEAREST:].mean(axis=1, keepdims=True)
    return [
        plain,
        similarities(apart(wanted), apart(there)),
        np.maximum.reduceat(each, starts, axis=1),
        similarities(headed, there),
        plain - usual,
    ]


def _ahead(scores: Matrix, eligible: Mask) -> Matrix:
    """Return how far each candidate stands before the best of the others."""
    seen: Matrix = np.where(eligible, scores, -np.inf)
    if scores.shape[1] < 2:
        return np.zeros(scores.shape)
    first = seen.max(axis=1, keepdims=True)
    leading = np.zeros(scores.shape, bool)
    leading[np.arange(len(scores)), seen.argmax(axis=1)] = True
    second = np.where(leading, -np.inf, seen).max(axis=1, keepdims=True)
    rival = np.where(leading, second, first)
    return np.where(np.isfinite(rival), scores - np.where(np.isfinite(rival), rival, 0.0), 0.0)


def _words_near(needs: Sequence[str], texts: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return how near a text comes to the words of a need, rare words counting more, and to the rarest of them."""
    mine, theirs = [_bare(need) for need in needs], [_bare(text) for text in texts]
    rarity, unseen = background()
    known = sorted({word for found in mine for word in found})
    there = sorted({word for found in theirs for word in found})
    place = {word: index for index, word in enumerate(there)}
    close, rarest = np.zeros((len(needs), len(texts))), np.zeros((len(needs), len(texts)))
    held = [index for index, found in enumerate(theirs) if found]
    if not known or not held:
        return close, rarest
    single = choose_encoder(0, "static")
    rows = single.encode(there)
    columns = np.array([place[word] for index in held for word in theirs[index]])
    starts = np.cumsum([0, *(len(theirs[index]) for index in held[:-1])])
    met = np.zeros((len(known), len(texts)))
    for start in range(0, len(known), _WORDS):
        likeness = np.clip(similarities(single.encode(known[start : start + _WORDS]), rows), 0, 1)
        likeness = np.where(likeness > _SAME, 1.0, likeness)
        met[start : start + _WORDS, held] = np.maximum.reduceat(likeness[:, columns], starts, axis=1)
    line = {word: index for index, word in enumerate(known)}
    for index, found in enumerate(mine):
        if found:
            rare = np.array([rarity.get(stem(word), unseen) for word in found])
            own = met[[line[word] for word in found]]
            close[index], rarest[index] = rare @ own / rare.sum(), own[int(rare.argmax())]
    return close, rarest


def _bare(text: str) -> list[str]:
    return list(dict.fromkeys(word for word in words(text) if word not in STOP))
