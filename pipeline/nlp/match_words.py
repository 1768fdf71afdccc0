"""How far the words of a question are met by a candidate's question and answer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.stems import content_stems
from pipeline.nlp.vectors import one_thread

Matrix = NDArray[np.floating]


def overlap_features(questions: Sequence[str], candidates: Sequence[tuple[str, str]]) -> dict[str, Matrix]:
    """Return likenesses by words, a matrix each: questions by candidates.

    Words are weighed by how rare they are among the candidates: the share of the question's weight that is met
    (saturating, as in BM25), and the cosine of both sides.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    there = [question for question, _ in candidates]
    whole = [f"{question} {answer}" for question, answer in candidates]
    vectorizer = TfidfVectorizer(analyzer=_terms, sublinear_tf=True)
    with one_thread():
        rows = vectorizer.fit_transform([*there, *whole, *questions])
        count = len(candidates)
        asked = rows[2 * count :]
        return {
            "words of both questions": np.round((asked @ rows[:count].T).toarray(), 5),
            "words of question and answer": np.round((asked @ rows[count : 2 * count].T).toarray(), 5),
        }


def _terms(text: str) -> list[str]:
    return content_stems(text) or ["-"]
