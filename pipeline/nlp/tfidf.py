"""TF-IDF as scikit-learn counts it, over scipy alone: importing scikit-learn takes longer than matching a small study."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


def tfidf(
    texts: Sequence[str], analyzer: Callable[[str], list[str]], *, most: int | None = None
) -> tuple["csr_matrix", NDArray[np.float64]]:
    """Weigh the terms of texts.

    Parameters
    ----------
    texts : sequence of str
    analyzer : callable
        From a text to its terms.
    most : int, optional
        Keep so many terms, the most frequent.

    Returns
    -------
    rows : csr_matrix
        One row a text, of length 1: 1 + log of a term's count, times the term's weight.
    idf : array
        The terms' weights, in alphabetical order of the terms: log((1 + texts) / (1 + texts with it)) + 1.

    Notes
    -----
    Equal to scikit-learn's ``TfidfVectorizer(sublinear_tf=True)``, which a test holds.
    """
    from scipy.sparse import csr_matrix

    counts = [Counter(analyzer(text)) for text in texts]
    totals: Counter[str] = Counter()
    for found in counts:
        totals.update(found)
    terms = sorted(totals)
    if most is not None and len(terms) > most:
        terms = sorted(sorted(terms, key=lambda term: -totals[term])[:most])
    place = {term: column for column, term in enumerate(terms)}
    columns: list[int] = []
    values: list[int] = []
    ends = [0]
    for found in counts:
        row = sorted((place[term], number) for term, number in found.items() if term in place)
        columns.extend(column for column, _ in row)
        values.extend(number for _, number in row)
        ends.append(len(columns))
    with_it = np.bincount(columns, minlength=len(terms)) if columns else np.zeros(len(terms))
    idf = np.log((1.0 + len(counts)) / (1.0 + with_it)) + 1.0
    weights = (np.log(values) + 1.0) * idf[columns] if columns else np.empty(0)
    row_of = np.repeat(np.arange(len(counts)), np.diff(ends))
    lengths = (
        np.sqrt(np.bincount(row_of, weights * weights, minlength=len(counts))) if columns else np.zeros(len(counts))
    )
    scaled = weights / lengths[row_of] if columns else weights
    return csr_matrix((scaled, columns, ends), shape=(len(counts), len(terms))), idf


def letters_in_words(text: str, shortest: int = 3, longest: int = 5) -> list[str]:
    """Return the stretches of letters inside each word, a blank at either end of it counted in."""
    found = []
    for word in text.split():
        padded = f" {word} "
        for size in range(shortest, longest + 1):
            found.append(padded[:size])
            if len(padded) <= size:
                break  # a short word counts once
            found.extend(padded[start : start + size] for start in range(1, len(padded) - size + 1))
    return found
