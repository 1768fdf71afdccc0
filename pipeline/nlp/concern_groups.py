"""Group texts by what they are about: bertopic, with parts of our own that suit small studies and large ones."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.concern_likeness import signs, weights
from pipeline.nlp.stems import STOP, words
from pipeline.nlp.vectors import Encoder, Vectors, one_thread, similarities, unit

SMALL = 1_000  # texts up to which every pair is compared
SAMPLE = 30_000  # texts that a large study's groups are made from; all others join the nearest
_FAR = 0.45  # cosine, among the main axes, below which a text of a large study belongs to no group
_JOIN = 0.35  # cosine distance up to which centres of a large study are one group
_TOP = 30  # phrases kept for a group
_BLOCK = 50_000  # rows of a large study that are looked at together
_FEWER = 0.15  # how much more alike two texts must be than a large group is; half of it for three, and so on
Labels = NDArray[np.intp]
Matrix = NDArray[np.floating]


def group(
    texts: Sequence[str],
    vectors: Vectors,
    encoder: Encoder,
    *,
    often: Sequence[int],
    core: Sequence[bool],
    headings: Sequence[str | None],
    documents: Sequence[str],
) -> list[tuple[list[int], list[str]]]:
    """Group texts.

    Parameters
    ----------
    texts : Sequence of str
    vectors : Vectors
        A row for each text.
    encoder : Encoder
        Reads the headings, in a small study.
    often : Sequence of int
        How often each text was sent.
    core : Sequence of bool
        Which texts can make a group; the others only join one.
    headings : Sequence of str or None
    documents : Sequence of str
        What each text stands under, and in which paper.

    Returns
    -------
    list of (list of int, list of str)
        The places of a group's texts, in order, and its keyphrases, the most telling first.
    """
    if not texts:
        return []
    if len(texts) == 1:
        return [([0], phrases(texts[0]))] if often[0] > 1 and core[0] else []
    if len(texts) <= SMALL:
        likeness = signs(texts, vectors, encoder, headings, documents).mixed(weights())
        labels = Neighbours(np.asarray(often), np.asarray(core), weights().close).fit(likeness).labels_
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

    def __init__(self, often: Labels, core: NDArray[np.bool_], close: float) -> None:
        self.often = often
        self.core = core
        self.close = close

    def fit(self, likeness: Matrix) -> "Neighbours":
        """Group the texts; ``labels_`` is -1 for those that recur nowhere."""
        from scipy.cluster.hierarchy import fcluster, linkage
        from scipy.spatial.distance import squareform

        core = np.flatnonzero(self.core)
        labels = np.full(len(likeness), -1, np.intp)
        if len(core) > 1:
            distance = np.clip(1 - likeness[np.ix_(core, core)], 0, None).astype(np.float64)
            np.fill_diagonal(distance, 0)
            tree = linkage(squareform(distance, checks=False), "average")
            labels[core] = fcluster(tree, 1 - self.close, "distance") - 1
        elif len(core):
            labels[core] = 0
        self.labels_ = self._recurring(self._joined(self._sure(labels, likeness), likeness))
        return self

    def _sure(self, labels: Labels, likeness: Matrix) -> Labels:
        """Take apart what is small and loose: among many texts some two are a little alike by chance."""
        kept = labels.copy()
        for name in np.unique(labels[labels >= 0]):
            inside = np.flatnonzero(labels == name)
            count = len(inside)
            if count > 1:
                within = likeness[np.ix_(inside, inside)]
                mean = (within.sum() - np.trace(within)) / (count * (count - 1))
                if mean < self.close + _FEWER / (count - 1):
                    kept[inside] = labels.max() + 1 + inside  # each alone
        return kept

    def _joined(self, labels: Labels, likeness: Matrix) -> Labels:
        """Let each text that makes no group join the one that it is plainly like."""
        groups = np.unique(labels[labels >= 0])
        if not len(groups):
            return labels
        fit = np.stack([likeness[:, labels == name].mean(axis=1) for name in groups], axis=1)
        best = groups[fit.argmax(axis=1)]
        return np.where((labels < 0) & (fit.max(axis=1) >= self.close + _FEWER), best, labels)

    def _recurring(self, labels: Labels) -> Labels:
        """Give -1 to a text that stands alone and came once."""
        size = np.bincount(labels[labels >= 0], weights=self.often[labels >= 0], minlength=labels.max(initial=0) + 1)
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
