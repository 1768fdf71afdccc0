"""Match comments with the themes of a codebook: words and vectors of each pair, weighed into a probability."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.theme_bare import is_bare, weigh_bare
from pipeline.nlp.theme_words import Evidence, ThemeWords
from pipeline.nlp.vectors import VectorCache, similarities
from pipeline.records import Codebook
from pipeline.resources import resource

if TYPE_CHECKING:
    from pipeline.nlp.encoder import Encoder

Array = NDArray[np.float32]
WORDS = ("keywords", "share", "lead", "likeness", "likeness_lead", "excluded")
VECTORS = ("near", "near_lead", "example", "example_lead")


@dataclass(frozen=True, slots=True)
class Matches:
    """How comments and themes fit: one row a comment, one column a theme."""

    scores: Array  # 0 to 1, calibrated
    evidence: Evidence
    nearest: NDArray[np.intp] | None  # the nearest example of each theme, a place in its examples; -1: none
    headings: Array


class CodebookMatcher:
    """Give each comment a probability under each theme, from the codebook alone.

    Parameters
    ----------
    codebook : Codebook
    encoder : Encoder, optional
        Makes the vectors of the themes; without it, words alone are weighed.
    """

    def __init__(self, codebook: Codebook, encoder: "Encoder | None" = None) -> None:
        self.codebook = codebook
        self.encoder = encoder
        self.words = ThemeWords(codebook)
        self.known_headings: dict[str | None, Array] = {}
        self.theme_vectors, self.example_vectors, self.example_owner, self.example_place = self._vectors()

    def _vectors(self) -> tuple[Array | None, Array | None, NDArray[np.intp], NDArray[np.intp]]:
        owners: list[int] = []
        places: list[int] = []
        texts: list[str] = []
        for index, theme in enumerate(self.codebook.themes):
            for place, example in enumerate((*theme.examples, *theme.include)):
                owners.append(index)
                places.append(place)
                texts.append(example)
        owner, where = np.asarray(owners, dtype=np.intp), np.asarray(places, dtype=np.intp)
        if self.encoder is None:
            return None, None, owner, where
        names = [f"{theme.name}: {theme.description}" for theme in self.codebook.themes]
        encoded = VectorCache(resource("models", "themes", "vectors.safetensors")).vectors(
            self.encoder, [*names, *texts]
        )
        return encoded[: len(names)], encoded[len(names) :], owner, where

    def match(
        self, texts: Sequence[str], vectors: Array | None = None, headings: Sequence[str | None] | None = None
    ) -> Matches:
        """Return how well each text fits each theme.

        Parameters
        ----------
        texts : sequence of str
        vectors : array, optional
            Their vectors by the matcher's encoder; made here where they are missing.
        headings : sequence of str or None, optional
            The heading that each text stands under.
        """
        if self.encoder is not None and vectors is None:
            vectors = self.encoder.encode(list(texts))
        evidence = self.words.evidence(texts)
        features, nearest = self.features(texts, evidence, vectors)
        weights = weights_for(encoder_name(self.encoder))
        logits = features @ weights["coef"] + weights["intercept"]
        under = self.heading_scores(headings or [None] * len(texts))
        logits = np.round(logits + weights["heading"] * under, 5)
        scores = 1.0 / (1.0 + np.exp(-logits))
        if self.encoder is not None and vectors is not None and len(texts) and is_bare(self.codebook):
            # what nothing fits stays so: the shares of the whole that follow know no "none"
            some = scores.max(axis=1, keepdims=True) >= weights["threshold"]
            scores = np.where(some, weigh_bare(self.codebook, self.encoder, texts, vectors, logits), scores)
        return Matches(scores.astype(np.float32), evidence, nearest, under)

    def features(
        self, texts: Sequence[str], evidence: Evidence, vectors: Array | None
    ) -> tuple[Array, NDArray[np.intp] | None]:
        """Return the features of every pair of comment and theme, and each theme's nearest example."""
        keywords = np.log1p(evidence.keywords)
        total = evidence.keywords.sum(axis=1, keepdims=True)
        share = evidence.keywords / np.maximum(total, 1e-6)
        columns = [
            keywords,
            share,
            keywords - _best_other(keywords),
            evidence.likeness,
            evidence.likeness - _best_other(evidence.likeness),
            np.minimum(evidence.excluded, 3.0),
        ]
        nearest = None
        if self.encoder is not None:
            if vectors is None:
                vectors = self.encoder.encode(list(texts))
            near, example, nearest = self._nearness(vectors)
            columns += [near, near - _best_other(near), example, example - _best_other(example)]
        return np.stack(columns, axis=-1).astype(np.float32), nearest

    def _nearness(self, vectors: Array) -> tuple[Array, Array, NDArray[np.intp]]:
        if self.theme_vectors is None or self.example_vectors is None:
            raise ValueError("a matcher made without an encoder has no vectors")
        near = similarities(vectors, self.theme_vectors)
        example = near.copy()
        nearest = np.full(near.shape, -1, dtype=np.intp)
        if len(self.example_vectors):
            all_examples = similarities(vectors, self.example_vectors)
            for index in range(near.shape[1]):
                mine = np.flatnonzero(self.example_owner == index)
                if len(mine):
                    best = all_examples[:, mine].argmax(axis=1)
                    example[:, index] = all_examples[np.arange(len(vectors)), mine[best]]
                    nearest[:, index] = self.example_place[mine[best]]
        return near, example, nearest

    def heading_scores(self, headings: Sequence[str | None]) -> Array:
        """Return how well each heading fits each theme: 0 below the least fit that counts."""
        least = weights_for("words")["heading_least"]
        for heading in headings:
            if heading not in self.known_headings:
                found = self.words.headings(heading or "")
                self.known_headings[heading] = np.where(found >= least, found, 0.0).astype(np.float32)
        empty = np.zeros((0, len(self.codebook.themes)), dtype=np.float32)
        return np.stack([self.known_headings[heading] for heading in headings]) if len(headings) else empty


def _best_other(values: Array) -> Array:
    """Return, in each place, the highest value of the row's other places."""
    if values.shape[1] < 2:
        return np.zeros_like(values)
    ordered = np.sort(values, axis=1)
    highest, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(values >= highest, second, highest)


def encoder_name(encoder: "Encoder | None") -> str:
    """Return the name that the weights for an encoder stand under."""
    return "words" if encoder is None else encoder.model.name


@lru_cache(maxsize=4)
def weights_for(name: str) -> dict[str, Any]:
    """Return the fitted weights for an encoder; those of the default encoder where it has none of its own."""
    table = json.loads(resource("models", "themes", "weights.json").read_text("utf-8"))
    chosen = table["heads"].get(name, table["heads"]["default"])
    return {
        "coef": np.asarray(
            [chosen["coef"][key] for key in (*WORDS, *VECTORS) if key in chosen["coef"]], dtype=np.float32
        ),
        "intercept": float(chosen["intercept"]),
        "threshold": float(chosen["threshold"]),
        "floor": float(chosen["floor"]),
        "heading": float(table["heading"]),
        "heading_least": float(table["heading_least"]),
    }
