"""Group texts by what they are about: bertopic, with parts of our own that suit small studies and large ones."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.concern_texts import clauses
from pipeline.nlp.stems import STOP, content_stems, words
from pipeline.nlp.vectors import Encoder, Vectors, one_thread, similarities, unit

SMALL = 1_000  # texts up to which every pair is compared
SAMPLE = 30_000  # texts that a large study's groups are made from; all others join the nearest
CLOSE = (
    0.29  # mean likeness at which groups of a small study are one: chosen on banking77, clinc150, petitions, covid_q
)
_WORDS = 0.3  # share of the words in the likeness of two texts, the vectors having the rest
_PRIOR = 30  # texts by which what a study has in common is doubted: three texts on one matter have nothing else
_FAR = 0.45  # cosine, among the main axes, below which a text of a large study belongs to no group
_JOIN = 0.35  # cosine distance up to which centres of a large study are one group
_TOP = 30  # phrases kept for a group
_BLOCK = 50_000  # rows of a large study that are looked at together
Labels = NDArray[np.intp]


def group(
    texts: Sequence[str], vectors: Vectors, encoder: Encoder, *, weights: Sequence[int], core: Sequence[bool]
) -> list[tuple[list[int], list[str]]]:
    """Group texts.

    Parameters
    ----------
    texts : Sequence of str
    vectors : Vectors
        A row for each text.
    encoder : Encoder
        Looks at the clauses of long texts, in a small study.
    weights : Sequence of int
        How often each text was sent.
    core : Sequence of bool
        Which texts can make a group; the others only join one.

    Returns
    -------
    list of (list of int, list of str)
        The places of a group's texts, in order, and its keyphrases, the most telling first.
    """
    if not texts:
        return []
    if len(texts) == 1:
        return [([0], phrases(texts[0]))] if weights[0] > 1 and core[0] else []
    if len(texts) <= SMALL:
        rows = Centred().fit(vectors).transform(vectors)
        labels = Neighbours(texts, encoder, np.asarray(weights), np.asarray(core)).fit(rows).labels_
        inside = _inside(labels)
        return [(places, telling) for places, telling in zip(inside, _telling(texts, inside), strict=True)]
    from bertopic import BERTopic
    from sklearn.feature_extraction.text import CountVectorizer

    model = BERTopic(
        embedding_model=None,
        umap_model=Axes(),
        hdbscan_model=Merged(),
        vectorizer_model=CountVectorizer(analyzer=phrases),
        top_n_words=_TOP,
        calculate_probabilities=False,
        verbose=False,
    )
    some = np.unique(np.linspace(0, len(texts) - 1, min(len(texts), SAMPLE)).astype(int))
    with one_thread():
        topics, _ = model.fit_transform([texts[place] for place in some], embeddings=vectors[some])
        if len(some) < len(texts):
            topics, _ = model.transform(list(texts), embeddings=vectors)
    return [
        (places, [phrase for phrase, score in model.get_topic(int(topics[places[0]])) if phrase and score > 0])
        for places in _inside(topics)
    ]


def _inside(labels: Sequence[int] | Labels) -> list[list[int]]:
    """Return the places of each group, in order of the first; -1 is no group."""
    places: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        if label >= 0:
            places.setdefault(int(label), []).append(place)
    return sorted(places.values())


def _telling(texts: Sequence[str], groups: Sequence[Sequence[int]]) -> list[list[str]]:
    """Return each group's phrases by c-TF-IDF, as bertopic weighs them, without the cost of importing it."""
    counts = [Counter(phrase for place in places for phrase in phrases(texts[place])) for places in groups]
    total: Counter[str] = sum(counts, Counter())
    mean = sum(total.values()) / max(len(counts), 1)
    return [
        sorted(own, key=lambda phrase: (-own[phrase] * math.log(1 + mean / total[phrase]), phrase))[:_TOP]
        for own in counts
    ]


def phrases(text: str) -> list[str]:
    """Return a text's words that carry a topic, and pairs and threes of words that begin and end with one."""
    found = words(text)
    plain = [word in STOP or word.isdigit() for word in found]
    result = []
    for start, word in enumerate(found):
        if not plain[start]:
            result.append(word)
            for end in (start + 1, start + 2):
                if end < len(found) and not plain[end]:
                    result.append(" ".join(found[start : end + 1]))
    return result or ["-"]


class Centred:
    """Takes from every vector what all of the study has in common, so that what is left tells texts apart."""

    def fit(self, rows: Vectors, y: object = None) -> "Centred":
        """Learn what is common."""
        self.mean_ = rows.mean(axis=0, dtype=np.float64) * len(rows) / (len(rows) + _PRIOR)
        return self

    def transform(self, rows: Vectors) -> Vectors:
        """Return the rows without it."""
        return unit(rows - self.mean_)


class Axes:
    """The 32 directions in which a large study's texts differ most."""

    def fit(self, rows: Vectors, y: object = None) -> "Axes":
        """Learn the directions."""
        from sklearn.decomposition import PCA

        self.pca_ = PCA(n_components=min(32, *rows.shape), svd_solver="covariance_eigh").fit(rows)
        return self

    def transform(self, rows: Vectors) -> Vectors:
        """Return the rows along them, a block at a time for the memory's sake."""
        blocks = [unit(self.pca_.transform(rows[start : start + _BLOCK])) for start in range(0, len(rows), _BLOCK)]
        return np.concatenate(blocks)


class Neighbours:
    """Every pair compared: groups join while their texts are alike on average; what is left alone stays alone."""

    def __init__(self, texts: Sequence[str], encoder: Encoder, weights: Labels, core: NDArray[np.bool_]) -> None:
        self.texts = texts
        self.encoder = encoder
        self.weights = weights
        self.core = core

    def fit(self, rows: Vectors, y: object = None) -> "Neighbours":
        """Group the texts; ``labels_`` is -1 for those that recur nowhere."""
        from scipy.cluster.hierarchy import fcluster, linkage
        from scipy.spatial.distance import squareform

        likeness = self._likeness(rows)
        core = np.flatnonzero(self.core)
        labels = np.full(len(rows), -1, np.intp)
        if len(core) > 1:
            distance = np.clip(1 - likeness[np.ix_(core, core)], 0, None).astype(np.float64)
            np.fill_diagonal(distance, 0)
            labels[core] = fcluster(linkage(squareform(distance, checks=False), "average"), 1 - CLOSE, "distance") - 1
        elif len(core):
            labels[core] = 0
        self.labels_ = self._recurring(self._joined(labels, likeness))
        return self

    def predict(self, rows: Vectors) -> Labels:
        """Return the labels of the texts that were fitted."""
        return self.labels_

    def _likeness(self, rows: Vectors) -> NDArray[np.floating]:
        """Mix the likeness of whole texts, of their closest clauses, and of their words."""
        parts = [clauses(text) if core else [text] for text, core in zip(self.texts, self.core, strict=True)]
        owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        vectors = self.encoder.encode([clause for part in parts for clause in part])
        starts = np.flatnonzero(np.diff(owner, prepend=-1))
        vectors = Centred().fit(vectors[starts]).transform(vectors)
        closest = np.maximum.reduceat(np.maximum.reduceat(similarities(vectors, vectors), starts, 0), starts, 1)
        mixed = (1 - _WORDS) * (similarities(rows, rows) + closest) / 2 + _WORDS * _word_likeness(self.texts)
        return np.round((mixed + mixed.T) / 2, 5)

    def _joined(self, labels: Labels, likeness: NDArray[np.floating]) -> Labels:
        """Let each text that makes no group join the one that it is most like on average."""
        groups = np.unique(labels[labels >= 0])
        if not len(groups):
            return labels
        fit = np.stack([likeness[:, labels == name].mean(axis=1) for name in groups], axis=1)
        best = groups[fit.argmax(axis=1)]
        return np.where((labels < 0) & (fit.max(axis=1) >= CLOSE), best, labels)

    def _recurring(self, labels: Labels) -> Labels:
        """Give -1 to a text that stands alone and came once."""
        size = np.bincount(labels[labels >= 0], weights=self.weights[labels >= 0], minlength=labels.max(initial=0) + 1)
        return np.where((labels >= 0) & (size[labels] >= 2), labels, -1).astype(np.intp)


class Merged:
    """Many small centres, then centres that lie close joined: quick for any number of texts."""

    def fit(self, rows: Vectors, y: object = None) -> "Merged":
        """Find the centres and join them."""
        from scipy.cluster.hierarchy import fcluster, linkage
        from sklearn.cluster import MiniBatchKMeans

        count = int(min(300, max(20, len(rows) // 12)))
        self.means_ = MiniBatchKMeans(count, batch_size=4096, n_init=1, max_iter=30, random_state=0).fit(rows)
        self.centres_ = unit(self.means_.cluster_centers_)
        tree = linkage(np.round(self.centres_, 6).astype(np.float64), "average", metric="cosine")
        self.joined_ = fcluster(tree, _JOIN, "distance") - 1
        self.labels_ = self.predict(rows)
        return self

    def predict(self, rows: Vectors) -> Labels:
        """Return each row's group, -1 where none is near."""
        labels = np.empty(len(rows), np.intp)
        for start in range(0, len(rows), _BLOCK):
            likeness = similarities(rows[start : start + _BLOCK], self.centres_)
            near = likeness.max(axis=1) >= _FAR
            labels[start : start + _BLOCK] = np.where(near, self.joined_[likeness.argmax(axis=1)], -1)
        return labels


def _word_likeness(texts: Sequence[str]) -> Vectors:
    from sklearn.feature_extraction.text import TfidfVectorizer

    counts = TfidfVectorizer(analyzer=lambda text: content_stems(text) or ["-"], sublinear_tf=True).fit_transform(texts)
    likeness: Vectors = np.round((counts @ counts.T).toarray(), 5).astype(np.float32)
    return likeness
