"""Which answers are worth a close look: the nearest by vectors and by words, and the papers that suit each other."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.match_features import Matrix
from pipeline.nlp.stems import content_stems
from pipeline.nlp.vectors import Vectors, one_thread, similarities

SMALL = 400  # candidates up to which all are looked at closely
_NEAREST = 12  # candidates kept for each need, by vectors and by words each, where there are more
_MANY, _HEAD = 20_000, 16  # texts beyond which so many words of each are enough to find it by
_FURTHEST = -0.1  # beyond this one paper is as far from another as can be


def to_find_by(texts: Sequence[str]) -> list[str]:
    """Return what the texts are found by: themselves, or the first words of each where there are a great many."""
    return list(texts) if len(texts) <= _MANY else [" ".join(text.split(maxsplit=_HEAD)[:_HEAD]) for text in texts]


def papers_near(wanted: Vectors, asking: Sequence[str], there: Vectors, papers: Sequence[str]) -> Matrix:
    """Return for every need and candidate how far the candidate's paper lies behind the one that suits best.

    Parameters
    ----------
    wanted : ndarray
        Vectors of the needs.
    asking : Sequence of str
        The paper that each need stands in.
    there : ndarray
        Vectors of the candidates.
    papers : Sequence of str
        The paper that each candidate stands in.

    Returns
    -------
    ndarray
        0 in the paper that suits all needs of the asking one best, below 0 in others.
    """
    order = np.argsort(np.array(papers), kind="stable")
    sorted_papers = np.array(papers)[order]
    starts = np.flatnonzero(np.r_[True, sorted_papers[1:] != sorted_papers[:-1]])
    found = sorted_papers[starts]
    best = np.maximum.reduceat(similarities(wanted, there)[:, order], starts, axis=1)
    owner = np.searchsorted(found, np.array(papers))
    result = np.zeros((len(wanted), len(there)))
    of = np.array(asking)
    for paper in dict.fromkeys(asking):
        mine = of == paper
        suits = np.where(found == paper, -np.inf, best[mine].mean(axis=0))
        if np.isfinite(suits).any():
            result[mine] = np.maximum(suits - suits.max(), _FURTHEST)[owner]
    return np.round(result, 4)


def shortlist(needs: Sequence[str], wanted: Vectors, texts: Sequence[str], there: Vectors) -> NDArray[np.intp]:
    """Return the places of the candidates worth a close look for any of the needs, in order."""
    if len(texts) <= SMALL:
        return np.arange(len(texts))
    near = similarities(wanted, there)
    kept = set(_highest(near))
    with one_thread():
        kept.update(_highest(_by_words(needs, texts)))
    return np.array(sorted(kept))


def _highest(scores: Matrix) -> list[int]:
    # Ties are broken by place, so that the same candidates come through everywhere.
    most = np.partition(scores, -_NEAREST, axis=1)[:, -_NEAREST]
    return [
        int(at)
        for row, least in zip(scores, most, strict=True)
        for at in np.flatnonzero((row >= least) & (row > 0))[: 2 * _NEAREST]
    ]


def _by_words(needs: Sequence[str], texts: Sequence[str]) -> Matrix:
    """Return the weight of the words that are shared, rare ones counting more, for the length of the text."""
    from scipy.sparse import csr_array

    asked = [set(content_stems(need)) for need in needs]
    known = {word: place for place, word in enumerate(sorted(set().union(*asked)))}
    rows, columns, lengths = [], [], np.ones(len(texts))
    for at, text in enumerate(texts):
        found = set(content_stems(text))
        lengths[at] += len(found)
        met = [known[word] for word in found if word in known]
        rows += [at] * len(met)
        columns += met
    held = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(texts), max(1, len(known))))
    rare = np.log1p(len(texts) / (1 + np.asarray(held.sum(axis=0)).ravel()))
    places = [known[word] for found in asked for word in sorted(found)]
    owner = [at for at, found in enumerate(asked) for _ in found]
    wanted = csr_array((rare[places], (owner, places)), shape=(len(needs), held.shape[1]))
    scores: Matrix = np.round((wanted @ held.T).toarray() / np.sqrt(lengths), 5)
    return scores
