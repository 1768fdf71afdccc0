"""Learn labels from coded texts: a scikit-learn estimator in form, which leaves plain arrays behind."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression

from pipeline.nlp.classifier import Array, TextClassifier

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


class TextEstimator(ClassifierMixin, TextClassifier, BaseEstimator):  # type: ignore[misc]
    """A `TextClassifier` that can be fitted; its parameters are the same."""

    def __init__(
        self,
        *,
        strength: float = 3.0,
        vector_weight: float = 0.1,
        letters: bool = True,
        balance: float = 0.0,
        praise: float = 0.0,
    ) -> None:
        super().__init__(
            strength=strength, vector_weight=vector_weight, letters=letters, balance=balance, praise=praise
        )

    def fit(self, texts: Sequence[str], labels: Any, vectors: Array | None = None) -> "TextEstimator":
        """Learn from texts and their labels.

        Parameters
        ----------
        texts : sequence of str
        labels : sequence of str, or array of 0 and 1
            One label a text; or, for several, a row of 0 and 1 a text (then ``classes_`` are the columns' numbers).
        vectors : array, optional
            One row a text; the same encoder must then be used in ``predict_proba``.
        """
        target = np.asarray(labels)
        self.multilabel_ = target.ndim == 2
        counts = self._counts(texts)
        self.idf_ = [TfidfTransformer().fit(block).idf_.astype(np.float16).astype(np.float32) for block in counts]
        self.centre_ = None if vectors is None else vectors.mean(axis=0).astype(np.float32)
        features = self._features(texts, counts, vectors)
        if self.multilabel_:
            self.classes_ = np.arange(target.shape[1])
            parts = [self._fit_one(features, target[:, place]) for place in self.classes_]
            self.coef_ = np.vstack([coef for coef, _ in parts])
            self.intercept_ = np.concatenate([intercept for _, intercept in parts])
        else:
            self.classes_ = np.unique(target)
            coef, intercept = self._fit_one(features, target)
            if len(self.classes_) == 2:  # scikit-learn keeps one row for two classes
                self.coef_ = (np.vstack([-coef, coef]) / 2).astype(np.float32)
                self.intercept_ = (np.concatenate([-intercept, intercept]) / 2).astype(np.float32)
            else:
                self.coef_, self.intercept_ = coef, intercept
        # What is kept is what is used, so that a saved model answers exactly as the fitted one.
        self.coef_ = self.coef_.astype(np.float16).astype(np.float32)
        self.intercept_ = self.intercept_.astype(np.float32)
        return self

    def _fit_one(self, features: "csr_matrix", target: NDArray[Any]) -> tuple[Array, Array]:
        values, counts = np.unique(target, return_counts=True)
        if len(values) == 1:
            sign = 1.0 if values[0] else -1.0
            return np.zeros((1, features.shape[1]), np.float32), np.asarray([6.0 * sign], np.float32)
        each = (len(target) / (len(values) * counts)) ** self.balance
        model = LogisticRegression(C=self.strength, max_iter=200, tol=1e-3)
        model.fit(features, target, sample_weight=each[np.searchsorted(values, target)])
        return model.coef_, model.intercept_
