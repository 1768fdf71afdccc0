"""Group texts by what they are about: bertopic, with parts of our own that suit small studies and large ones."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.stems import STOP, content_stems, words
from pipeline.nlp.vectors import Vectors, one_thread, similarities, unit

SMALL = 2_000  # texts up to which every pair is compared
SAMPLE = 50_000  # texts that a large study's groups are made from; all others join the nearest
_CLOSE = 0.35  # mean likeness at which two groups of a small study are one (models/…: chosen on public question sets)
_SHARED_WORDS = 0.2  # share of the words in the likeness of two texts, the vectors having the rest
Labels = NDArray[np.intp]


def group(texts: Sequence[str], vectors: Vectors, *, weights: Sequence[int]) -> list[tuple[list[int], list[str]]]:
    """Group texts.

    Parameters
    ----------
    texts : Sequence of str
    vectors : Vectors
        A row for each text.
    weights : Sequence of int
        How often each text was sent.

    Returns
    -------
    list of (list of int, list of str)
        The places of a group's texts, in order, and its keyphrases, the most telling first.
    """
    if not texts:
        return []
    if len(texts) == 1:
        return [([0], words(texts[0])[:3])] if weights[0] > 1 else []
    from bertopic import BERTopic
    from sklearn.feature_extraction.text import CountVectorizer

    small = len(texts) <= SMALL
    clusterer: Any = _Neighbours(texts, weights) if small else _Merged()
    with one_thread():
        model = BERTopic(
            embedding_model=None,
            umap_model=_Centred() if small else _Axes(),
            hdbscan_model=clusterer,
            vectorizer_model=CountVectorizer(analyzer=phrases),
            top_n_words=30,
            calculate_probabilities=False,
            verbose=False,
        )
        topics, _ = model.fit_transform(list(texts), embeddings=vectors)
    places: dict[int, list[int]] = {}
    for place, topic in enumerate(topics):
        if topic >= 0:
            places.setdefault(topic, []).append(place)
    return [
        (inside, [phrase for phrase, score in model.get_topic(topic) if phrase and score > 0])
        for topic, inside in sorted(places.items(), key=lambda item: item[1])
    ]


def phrases(text: str) -> list[str]:
    """Return a text's words that carry a topic, and pairs and threes of words that begin and end with one."""
    found = words(text)
    result = []
    for start, word in enumerate(found):
        if word in STOP or word.isdigit():
            continue
        result.append(word)
        for length in (2, 3):
            last = found[start + length - 1 : start + length]
            if last and last[0] not in STOP and not last[0].isdigit():
                result.append(" ".join(found[start : start + length]))
    return result or ["-"]


class _Centred:
    """Takes from every vector what all of the study has in common, so that what is left tells texts apart."""

    def fit(self, rows: Vectors, y: object = None) -> "_Centred":
        self.mean_ = rows.mean(axis=0, dtype=np.float64)
        return self

    def transform(self, rows: Vectors) -> Vectors:
        return unit(rows - self.mean_)


class _Axes:
    """The 32 directions in which a large study's texts differ most."""

    def fit(self, rows: Vectors, y: object = None) -> "_Axes":
        from sklearn.decomposition import PCA

        self.pca_ = PCA(n_components=min(32, *rows.shape), svd_solver="covariance_eigh").fit(rows)
        return self

    def transform(self, rows: Vectors) -> Vectors:
        return unit(self.pca_.transform(rows))


class _Neighbours:
    """Every pair compared: groups join while their texts are alike on average; what is left alone stays alone."""

    def __init__(self, texts: Sequence[str], weights: Sequence[int]) -> None:
        self.texts = texts
        self.weights = weights

    def fit(self, rows: Vectors, y: object = None) -> "_Neighbours":
        from scipy.cluster.hierarchy import fcluster, linkage
        from scipy.spatial.distance import squareform

        likeness = (1 - _SHARED_WORDS) * similarities(rows, rows) + _SHARED_WORDS * _word_likeness(self.texts)
        distance = np.clip(1 - likeness, 0, None).astype(np.float64)
        distance = (distance + distance.T) / 2
        np.fill_diagonal(distance, 0)
        tree = linkage(squareform(distance, checks=False), "average")
        self.labels_ = _recurring(fcluster(tree, 1 - _CLOSE, "distance"), np.asarray(self.weights))
        return self

    def predict(self, rows: Vectors) -> Labels:
        return self.labels_


class _Merged:
    """Many small centres, then centres that lie close joined: quick for any number of texts."""

    def fit(self, rows: Vectors, y: object = None) -> "_Merged":
        from scipy.cluster.hierarchy import fcluster, linkage
        from sklearn.cluster import MiniBatchKMeans

        count = int(min(300, max(20, len(rows) // 20)))
        self.means_ = MiniBatchKMeans(count, batch_size=4096, n_init=1, random_state=0).fit(rows)
        centres = unit(self.means_.cluster_centers_)
        self.joined_ = fcluster(linkage(np.round(centres, 6), "average", metric="cosine"), 0.4, "distance") - 1
        self.labels_ = self.predict(rows)
        return self

    def predict(self, rows: Vectors) -> Labels:
        return np.asarray(self.joined_[self.means_.predict(rows)], dtype=np.intp)


def _word_likeness(texts: Sequence[str]) -> Vectors:
    from sklearn.feature_extraction.text import TfidfVectorizer

    counts = TfidfVectorizer(analyzer=lambda text: content_stems(text) or ["-"], sublinear_tf=True).fit_transform(texts)
    likeness: Vectors = np.round((counts @ counts.T).toarray(), 5).astype(np.float32)
    return likeness


def _recurring(found: Labels, weights: Labels) -> Labels:
    """Give -1 to a text that stands alone and came once."""
    size = np.bincount(found, weights=weights)
    return np.where(size[found] >= 2, found, -1).astype(np.intp)
