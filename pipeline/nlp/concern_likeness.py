"""How alike the texts of a small study are: in meaning, in words, and by the heading that a few words stand under."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.stems import content_stems
from pipeline.nlp.vectors import Encoder, Vectors, similarities, unit
from pipeline.resources import resource

Matrix = NDArray[np.floating]
_PRIOR = 30  # texts by which what a study has in common is doubted: three texts on one matter have nothing else
_OF_A_PAPER = 10  # the same for what the texts of one paper have in common
_SLIP = 5  # texts below which a paper tells nothing about itself
_OF_HEADINGS = 2  # and for what the headings have


@dataclass(frozen=True, slots=True)
class Weights:
    """What models/concerns/fit.py chose."""

    heading: float  # weight of the heading over a text of one word; it falls with the root of their number
    second: float  # share of the quick encoder in a likeness
    words: float  # share of the words, the default encoder having the rest
    close: float  # mean likeness at which groups are one


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the weights that ship."""
    return Weights(**json.loads(resource("models", "concerns", "model.json").read_text("utf-8")))


@dataclass(frozen=True, slots=True)
class Signs:
    """What the likeness of a study's texts is mixed from, before it is weighed."""

    meaning: Vectors
    headings: Vectors  # the heading over each text; zeros where there is none
    length: NDArray[np.float64]
    second: Matrix
    words: Matrix

    def mixed(self, chosen: Weights) -> Matrix:
        """Return the likeness of every text with every text."""
        rows = unit(self.meaning + (chosen.heading / np.sqrt(self.length))[:, None] * self.headings)
        first = similarities(rows, rows)
        mixed = (1 - chosen.second - chosen.words) * first + chosen.second * self.second + chosen.words * self.words
        both: Matrix = np.round((mixed + mixed.T) / 2, 5)
        return both


def signs(
    texts: Sequence[str],
    vectors: Vectors,
    encoder: Encoder,
    headings: Sequence[str | None],
    documents: Sequence[str],
) -> Signs:
    """Return what speaks for texts being about one matter.

    Parameters
    ----------
    texts : Sequence of str
    vectors : Vectors
        A row for each text.
    encoder : Encoder
        Reads the headings.
    headings : Sequence of str or None
        The heading over each text: under "Pay and pensions" two words say what they do not say alone.
    documents : Sequence of str
        The paper that each text is from: that one paper names the service in every line, and another does not, is no
        sign that its lines belong together.
    """
    quick = choose_encoder(0, "static").encode(texts)  # errs elsewhere than the default encoder does
    second = apart(quick, documents)
    return Signs(
        meaning=apart(vectors, documents),
        headings=_over(headings, encoder, vectors.shape[1]),
        length=np.array([max(1, len(set(content_stems(text)))) for text in texts], np.float64),
        second=similarities(second, second),
        words=word_likeness(texts),
    )


def apart(rows: Vectors, documents: Sequence[str]) -> Vectors:
    """Take from every row what all texts have in common, then what the texts of its paper have."""
    left = _without(rows, np.zeros(len(rows), np.intp), _PRIOR)
    _, paper = np.unique(np.asarray(documents), return_inverse=True)
    if not paper.max(initial=0):
        return unit(left)
    paper = np.where(np.bincount(paper)[paper] < _SLIP, -1, paper)
    return unit(_without(left, paper, _OF_A_PAPER))


def _without(rows: Matrix, owner: NDArray[np.intp], prior: int) -> Matrix:
    left = rows.astype(np.float64)
    for name in np.unique(owner[owner >= 0]):
        mine = owner == name
        left[mine] -= left[mine].mean(axis=0) * mine.sum() / (mine.sum() + prior)
    return left


def _over(headings: Sequence[str | None], encoder: Encoder, width: int) -> Vectors:
    names = sorted({heading for heading in headings if heading})
    found = np.zeros((len(headings), width), np.float32)
    if len(names) < 2:  # what stands over everything tells nothing apart
        return found
    known = encoder.encode(names)
    known = unit(_without(known, np.zeros(len(names), np.intp), _OF_HEADINGS))
    rows = dict(zip(names, known, strict=True))
    for place, heading in enumerate(headings):
        if heading:
            found[place] = rows[heading]
    return found


def word_likeness(texts: Sequence[str]) -> Matrix:
    """Return the cosine of the texts' words, rare ones weighing more."""
    counts = [Counter(content_stems(text) or ["-"]) for text in texts]
    held = Counter(name for count in counts for name in count)
    column = {name: place for place, name in enumerate(sorted(held))}
    table = np.zeros((len(texts), len(column)), np.float32)
    for row, count in enumerate(counts):
        for name, times in count.items():
            table[row, column[name]] = (1 + log(times)) * (1 + log((1 + len(texts)) / (1 + held[name])))
    rows = unit(table)
    return similarities(rows, rows)
