"""Turn texts into hashed counts of words and letters: no vocabulary to store, the same on every machine."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

BUCKETS = 2**16
_TOKEN = re.compile(
    r"[a-z]+(?:'[a-z]+)*|[:;=]-?[)(dp/]|<3|[!?]+|\d+(?:[.:/]\d+)*%?|[.,;:()\u2013\u2014]|[\u2190-\U0001ffff]"
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})
_NEGATION = frozenset(
    "not no never none nothing nobody nowhere neither nor cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt"
    " wasn't wasnt aren't arent weren't werent won't wont wouldn't wouldnt couldn't couldnt shouldn't shouldnt hasn't"
    " haven't havent hadn't without hardly barely lacks lacking lack ain't".split()
)
_STOPS = frozenset(".,;:()!?\u2013\u2014")
_REACH = 4  # words after "not" that it may turn round


def tokens(text: str) -> list[str]:
    """Return the words, numbers, emoji and marks of a text in lower case."""
    return _TOKEN.findall(text.lower().translate(_APOSTROPHES))


def negated(found: Sequence[str]) -> list[str]:
    """Mark words that stand after a negation in the same clause."""
    marked: list[str] = []
    left = 0
    for token in found:
        if token[0] in _STOPS:
            left = 0
            marked.append(token)
        elif token in _NEGATION or token.endswith("n't"):
            left = _REACH
            marked.append(token)
        elif left:
            left -= 1
            marked.append("not_" + token)
        else:
            marked.append(token)
    return marked


def word_grams(text: str) -> list[str]:
    """Return single words, words under a negation, and pairs of words."""
    found = tokens(text)
    turned = negated(found)
    grams = found + [token for token in turned if token.startswith("not_")]
    grams.extend(f"{one} {other}" for one, other in pairwise(found))
    return grams


def letter_grams(text: str) -> Iterator[str]:
    """Yield three to five letters in a row inside each word, so that a misspelt word still counts."""
    for token in tokens(text):
        word = f"<{token}>"
        for size in (3, 4, 5):
            if len(word) <= size:
                yield word
                break
            for start in range(len(word) - size + 1):
                yield word[start : start + size]


def hashed(texts: Sequence[str], *, letters: bool) -> "csr_matrix":
    """Return one row of hashed counts a text, of letters or of words.

    Notes
    -----
    The rows are those of scikit-learn's ``HashingVectorizer``, whose import alone takes longer than a small study.
    """
    from murmurhash.mrmr import hash as murmur
    from scipy.sparse import csr_matrix

    bucket_of = cache(lambda gram: abs(murmur(gram, 0)) % BUCKETS)
    columns: list[int] = []
    ends = [0]
    for text in texts:
        columns.extend(bucket_of(gram) for gram in (letter_grams(text) if letters else word_grams(text)))
        ends.append(len(columns))
    rows = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(texts), BUCKETS))
    rows.sum_duplicates()
    return rows
