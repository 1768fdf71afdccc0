"""Our TF-IDF is scikit-learn's, and so is our hashing of texts."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer

from pipeline.nlp.text_features import BUCKETS, hashed, letter_grams, word_grams
from pipeline.nlp.tfidf import letters_in_words, tfidf

texts = st.lists(st.text("abcde é'7 .\n", max_size=30), min_size=1, max_size=8)


def _words(text: str) -> list[str]:
    return text.split() or ["-"]


@given(texts)
@settings(deadline=None)
def test_words_are_weighed_alike(found: list[str]) -> None:
    theirs = TfidfVectorizer(analyzer=_words, sublinear_tf=True)
    rows, idf = tfidf(found, _words)
    assert np.allclose(rows.toarray(), theirs.fit_transform(found).toarray())
    assert np.allclose(idf, theirs.idf_)


@given(texts)
@settings(deadline=None)
def test_letters_are_weighed_alike(found: list[str]) -> None:
    found = [*found, "word"]
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    assert np.allclose(tfidf(found, letters_in_words)[0].toarray(), theirs.fit_transform(found).toarray())


def test_the_most_frequent_terms_are_kept() -> None:
    rows, idf = tfidf(["a a b", "a c", "b a"], str.split, most=2)
    assert rows.shape == (3, 2)
    assert len(idf) == 2


def test_texts_without_terms_are_rows_of_zeros() -> None:
    rows, idf = tfidf(["", " "], str.split)
    assert rows.shape == (2, 0)
    assert len(idf) == 0


@given(texts)
@settings(deadline=None)
def test_hashes_are_scikit_learns(found: list[str]) -> None:
    for letters, analyzer in ((False, word_grams), (True, letter_grams)):
        theirs = HashingVectorizer(analyzer=analyzer, n_features=BUCKETS, alternate_sign=False, norm=None)
        assert (hashed(found, letters=letters) != theirs.transform(found)).nnz == 0
