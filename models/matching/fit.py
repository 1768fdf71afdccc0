"""Fit how vectors and words are weighed when a question looks for its answer, and below what it is silent.

    .venv/bin/python models/matching/fit.py --data ../shared/data [--encoder minilm] [--measure]

The weights make the right text of each training task come first (``tasks.py``: openly licensed, none of it measured
on). A second step learns, from tasks in which the right text was taken out for half of the questions, how likely the
first one is to be right: what it scores, and how far it stands before the second.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from tasks import Task, measuring, training

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.match_features import SIGNS, names, pair_features
from pipeline.nlp.vectors import Encoder, VectorCache

HERE = Path(__file__).parent
PENALTY = 0.02
PRECISION = 0.8  # wanted of proposals that are made


def features(task: Task, encoder: Encoder) -> np.ndarray:
    """Return the features of every pair of a task."""
    return pair_features(task.left, task.right, encoder)


def listwise(tables: list[np.ndarray], matches: list[np.ndarray]) -> np.ndarray:
    """Return the weights under which the right texts come first: a softmax over each question's candidates."""
    width = tables[0].shape[2]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(width)
        for table, match in zip(tables, matches, strict=True):
            score = table @ weights
            chance = np.exp(score - score.max(axis=1, keepdims=True))
            chance /= chance.sum(axis=1, keepdims=True)
            right = chance * match
            found = np.maximum(right.sum(axis=1), 1e-12)
            share = right / found[:, None] - chance
            total -= np.log(found).mean()
            slope -= np.einsum("qc,qcf->f", share, table) / len(table)
        total /= len(tables)
        return total + PENALTY * float(weights @ weights) / 10, slope / len(tables) + PENALTY * weights / 5

    start = np.zeros(width)
    start[: len(SIGNS)] = 5.0
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def first_right(score: np.ndarray, task: Task) -> float:
    """Return the share of texts whose first candidate is right."""
    score = score.copy()
    if task.same:
        np.fill_diagonal(score, -np.inf)
    return float(task.right_ones[np.arange(len(score)), score.argmax(axis=1)].mean())


def certainty(score: np.ndarray) -> np.ndarray:
    """Return what tells a right first candidate from a wrong one: its score, and its lead over the second."""
    ordered = np.sort(score, axis=1)
    return np.stack([ordered[:, -1], ordered[:, -1] - ordered[:, -2]], axis=1)


def calibrate(
    tables: list[np.ndarray], matches: list[np.ndarray], weights: np.ndarray
) -> tuple[LogisticRegression, float]:
    """Fit the chance that a first candidate is right, and the chance from which it is proposed."""
    chance = np.random.default_rng(0)
    rows, right = [], []
    for table, match in zip(tables, matches, strict=True):
        without = chance.random(len(match)) < 0.5
        for place, gone in enumerate(without):
            kept = ~match[place] if gone else np.ones(match.shape[1], bool)
            some = np.flatnonzero(kept)
            # A study holds fewer answers than a public data set: between eight and forty of them.
            right_here = np.flatnonzero(match[place] & kept)
            others = np.setdiff1d(some, right_here)
            pool = np.concatenate([right_here, chance.choice(others, min(len(others), chance.integers(8, 41)), False)])
            score = (table[place, pool] @ weights)[None, :]
            rows.append(certainty(score)[0])
            right.append(bool(match[place, pool[score[0].argmax()]]))
    x, y = np.array(rows), np.array(right)
    fitted = LogisticRegression(C=10).fit(x, y)
    likely = fitted.predict_proba(x)[:, 1]
    for threshold in np.arange(0.3, 0.95, 0.01):
        if y[likely >= threshold].mean() >= PRECISION:
            break
    return fitted, float(round(threshold, 2))


def main() -> int:
    """Fit, write and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", default="minilm")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    encoder: Encoder = choose_encoder(0, options.encoder)
    cache = VectorCache(options.cache) if options.cache else None
    if cache:
        encoder = cache.wrap(encoder)
    tasks = training(options.data)
    tables = [features(task, encoder) for task in tasks]
    matches = [task.right_ones for task in tasks]
    weights = listwise(tables, matches)
    fitted, threshold = calibrate(tables, matches, weights)
    for task, table in zip(tasks, tables, strict=True):
        print(
            f"{task.name:24} {first_right(table @ weights, task):.3f}  "
            + " ".join(f"{name} {first_right(table[:, :, place], task):.3f}" for place, name in enumerate(SIGNS))
        )
    path = HERE / "model.json"
    found = json.loads(path.read_text("utf-8")) if path.exists() else {}
    found[options.encoder] = {
        "weights": dict(zip(names(), np.round(weights, 4).tolist(), strict=True)),
        "certainty": np.round([*fitted.coef_[0], fitted.intercept_[0]], 4).tolist(),
        "threshold": threshold,
    }
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for task in measuring(options.data):
        table = features(task, encoder)
        print(
            f"{task.name:24} {first_right(table @ weights, task):.3f}  "
            + " ".join(f"{name} {first_right(table[:, :, place], task):.3f}" for place, name in enumerate(SIGNS)),
            flush=True,
        )
    if cache:
        cache.save()
    return 0


if __name__ == "__main__":
    sys.exit(main())
