"""What the words of a comment say about each theme of a codebook: keywords met, and likeness to its description."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, log1p

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.stems import STOP, content_stems, stem, words
from pipeline.records import Codebook, Theme
from pipeline.resources import resource

Array = NDArray[np.float32]
_LONGEST = 5  # words in a keyword


@dataclass(frozen=True, slots=True)
class Evidence:
    """What words say: one row a comment, one column a theme."""

    keywords: Array  # weight of the keywords met
    likeness: Array  # cosine of the comment's words and the theme's
    excluded: Array  # weight of the words met that the theme excludes
    met: tuple[tuple[tuple[str, ...], ...], ...]  # the keywords themselves, heaviest first


@lru_cache(maxsize=1)
def background() -> tuple[dict[str, float], float]:
    """Return how rare each stem is in public-sector English, and the value for one never seen there."""
    table = json.loads(resource("models", "themes", "background.json").read_text("utf-8"))
    total, counts = table["texts"], table["counts"]
    return {word: log(total / count) for word, count in counts.items()}, log(total / table["least"])


class ThemeWords:
    """The vocabulary of a codebook, ready to be looked up.

    Parameters
    ----------
    codebook : Codebook
        Its keywords and names are met as whole words or phrases, in any inflection; its descriptions and
        examples count by how many words they share with a comment, rare words more.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.themes = codebook.themes
        self.rarity, self.unseen = background()
        self.terms: dict[tuple[str, ...], dict[int, float]] = {}
        self.against: dict[tuple[str, ...], dict[int, float]] = {}
        for index, theme in enumerate(self.themes):
            for phrase in (*theme.keywords, *_names(theme)):
                self._add(self.terms, phrase, index)
            for phrase in theme.exclude:
                self._add(self.against, phrase, index)
        self.spread = {key: log1p(len(self.themes) / len(owners)) for key, owners in self.terms.items()}
        self.vocabulary, self.weights = self._described()
        self.first = {key[0] for key in (*self.terms, *self.against)}

    def _add(self, table: dict[tuple[str, ...], dict[int, float]], phrase: str, index: int) -> None:
        key = tuple(map(stem, words(phrase)))
        if key and len(key) <= _LONGEST and not all(word in STOP for word in words(phrase)):
            rarest = max(self.rarity.get(word, self.unseen) for word in key)
            table.setdefault(key, {})[index] = min(1.0 + rarest / 4.0, 3.0) * (1.0 + 0.3 * (len(key) - 1))

    def _described(self) -> tuple[dict[str, int], Array]:
        """Return a column for each word of the descriptions, and unit rows of weights, one a theme."""
        counts = [Counter(content_stems(_description(theme))) for theme in self.themes]
        vocabulary = {word: place for place, word in enumerate(sorted(set().union(*counts)))}
        weights = np.zeros((len(counts), len(vocabulary)), dtype=np.float32)
        themes_with = Counter(word for count in counts for word in count)
        for row, count in enumerate(counts):
            for word, times in count.items():
                apart = log1p(len(counts) / themes_with[word])
                weights[row, vocabulary[word]] = (1 + log(times)) * self.rarity.get(word, self.unseen) * apart
        length = np.linalg.norm(weights, axis=1, keepdims=True)
        return vocabulary, weights / np.maximum(length, 1e-9)

    def evidence(self, texts: Sequence[str]) -> Evidence:
        """Return what the words of each text say about each theme."""
        shape = (len(texts), len(self.themes))
        keywords, likeness, excluded = (np.zeros(shape, dtype=np.float32) for _ in range(3))
        met: list[tuple[tuple[str, ...], ...]] = []
        for row, text in enumerate(texts):
            found = words(text)
            cut = list(map(stem, found))
            seen: list[dict[str, float]] = [{} for _ in self.themes]
            for place, start in enumerate(cut):
                if start not in self.first:
                    continue
                for length in range(1, min(_LONGEST, len(cut) - place) + 1):
                    key = tuple(cut[place : place + length])
                    for index, weight in self.terms.get(key, {}).items():
                        seen[index][" ".join(found[place : place + length])] = weight * self.spread[key]
                    for index, weight in self.against.get(key, {}).items():
                        excluded[row, index] += weight
            for index, hits in enumerate(seen):
                keywords[row, index] = sum(hits.values())
            met.append(tuple(tuple(sorted(hits, key=lambda hit: (-hits[hit], hit))) for hits in seen))
            likeness[row] = self._likeness(found, cut)
        return Evidence(keywords, likeness, excluded, tuple(met))

    def _likeness(self, found: list[str], cut: list[str]) -> Array:
        counts = Counter(part for word, part in zip(found, cut, strict=True) if word not in STOP)
        if not counts:
            return np.zeros(len(self.themes), dtype=np.float32)
        squares, places, values = 0.0, [], []
        for word, times in counts.items():
            value = (1 + log(times)) * self.rarity.get(word, self.unseen)
            squares += value * value
            place = self.vocabulary.get(word)
            if place is not None:
                places.append(place)
                values.append(value)
        if not places:
            return np.zeros(len(self.themes), dtype=np.float32)
        scores: Array = self.weights[:, places] @ np.asarray(values, dtype=np.float32) / np.float32(squares**0.5)
        return scores

    def headings(self, heading: str) -> Array:
        """Return how well a heading fits each theme's name or keywords, 0 to 1."""
        scores = np.zeros(len(self.themes), dtype=np.float32)
        wanted = set(content_stems(heading))
        if not wanted or len(words(heading)) > 10:
            return scores
        for index, theme in enumerate(self.themes):
            name = set(content_stems(theme.name))
            shared = self._weight(wanted & name)
            both = 2 * shared / max(self._weight(wanted) + self._weight(name), 1e-9)
            known = name | {part for key, owners in self.terms.items() if index in owners for part in key}
            covered = self._weight(wanted & known) / self._weight(wanted)
            scores[index] = max(both, 0.8 * covered if wanted & name else 0.6 * covered)
        return scores

    def _weight(self, parts: set[str]) -> float:
        return sum(self.rarity.get(part, self.unseen) for part in sorted(parts))


def _names(theme: Theme) -> list[str]:
    """Return the single topics that a name like "Commissioning, contracts and tenders" is made of."""
    parts = theme.name.replace("/", ",").replace("&", ",").replace(" and ", ",").replace("(", ",").replace(")", ",")
    return [
        part.strip() for part in parts.split(",") if part.strip() and part.strip().lower() not in {"general", "other"}
    ]


def _description(theme: Theme) -> str:
    return " . ".join((theme.name, theme.name, theme.description, *theme.include, *theme.examples, *theme.keywords))
