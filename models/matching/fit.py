"""Fit how vectors and words are weighed when a question looks for its answer, and below what it is silent.

    .venv/bin/python models/matching/fit.py --data ../shared/data [--encoder minilm] [--measure]

The weights make the right text of each training task come first (``tasks.py``: openly licensed, none of it measured
on). A second step learns, from tasks in which the right text was taken out for half of the questions, how likely the
first one is to be right: what it scores, and how far it stands before the second.
"""

import argparse
import itertools
import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from tasks import Task, measuring, training

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.match_features import SIGNS, evidence, names, pair_features
from pipeline.nlp.stems import content_stems
from pipeline.nlp.vectors import Encoder, VectorCache

HERE = Path(__file__).parent
PENALTY = 0.05
PRECISION = 0.8  # wanted of proposals that are made
UNANSWERED = 2.0  # questions without an answer elsewhere, for each that has one: what a study is like


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


def calibrate(
    tables: list[np.ndarray], matches: list[np.ndarray], weights: np.ndarray
) -> tuple[LogisticRegression, float]:
    """Fit the chance that a first candidate is right, and the chance from which it is proposed."""
    chance = np.random.default_rng(0)
    rows, right, absent = [], [], []
    for table, match in zip(tables, matches, strict=True):
        # Two rounds: the right text is among the candidates in the first, and taken out in the second.
        for gone, place in itertools.product((False, True), range(len(match))):
            # A study holds fewer answers than a public data set: between eight and sixty of them.
            right_here = np.array([], int) if gone else np.flatnonzero(match[place])
            others = np.flatnonzero(~match[place])
            others = chance.choice(others, min(len(others), int(chance.integers(8, 61))), replace=False)
            pool = np.concatenate([right_here, others])
            score = table[place, pool] @ weights
            order = np.argsort(-score)
            best = pool[order[0]]
            rows.append(evidence(table[place, best], float(score[order[0]]), float(score[order[1]])))
            right.append(bool(match[place, best]))
            absent.append(gone)
    x, y = np.array(rows), np.array(right)
    weight = np.where(absent, UNANSWERED, 1.0)
    fitted = LogisticRegression(C=10).fit(x, y, sample_weight=weight)
    likely = fitted.predict_proba(x)[:, 1]
    for threshold in np.arange(0.2, 0.95, 0.01):
        made = likely >= threshold
        if np.average(y[made], weights=weight[made]) >= PRECISION:
            break
    print(f"calibration: threshold {threshold:.2f}, proposes {np.average(made, weights=weight):.3f}")
    return fitted, float(round(threshold, 2))


def bm25(task: Task) -> np.ndarray:
    """Return the usual word score, as something to beat."""
    count = CountVectorizer(analyzer=lambda text: content_stems(text) or ["-"])
    there = count.fit_transform(task.right).toarray().astype(np.float32)
    asked = count.transform(task.left)
    held = (there > 0).sum(axis=0)
    rare = np.log(1 + (len(there) - held + 0.5) / (held + 0.5))
    length = there.sum(axis=1, keepdims=True)
    weight = there * 2.2 / (there + 1.2 * (0.25 + 0.75 * length / length.mean())) * rare
    return asked @ weight.T


def measure(
    task: Task, table: np.ndarray, weights: np.ndarray, fitted: LogisticRegression, threshold: float
) -> dict[str, float]:
    """Return how often the first is right, by each sign and by all, and what the threshold does."""
    score = table @ weights
    result = {"texts": len(task.left), "candidates": len(task.right), "first right": first_right(score, task)}
    for place, name in enumerate(SIGNS):
        result[f"first right, {name} alone"] = first_right(table[:, :, place], task)
    result["first right, BM25 alone"] = first_right(bm25(task), task)
    if task.same:
        np.fill_diagonal(score, -np.inf)
    made = {}
    for gone in (False, True):
        seen = np.where(task.right_ones, -np.inf, score) if gone else score
        best = seen.argmax(axis=1)
        ordered = np.sort(seen, axis=1)
        row = np.arange(len(best))
        rows = [evidence(table[i, best[i]], float(ordered[i, -1]), float(ordered[i, -2])) for i in row]
        made[gone] = fitted.predict_proba(np.array(rows))[:, 1] >= threshold
        if not gone:
            right = task.right_ones[row, best]
    result["proposed, an answer being there"] = float(made[False].mean())
    result["of those right"] = float(right[made[False]].mean()) if made[False].any() else float("nan")
    result["silent, no answer being there"] = float(1 - made[True].mean())
    return {name: round(value, 4) for name, value in result.items()}


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
    path = HERE / "metrics.json"
    figures = json.loads(path.read_text("utf-8")) if path.exists() else {}
    figures[options.encoder] = {
        task.name: measure(task, features(task, encoder), weights, fitted, threshold)
        for task in measuring(options.data)
    }
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if cache:
        cache.save()
    return 0


if __name__ == "__main__":
    sys.exit(main())
