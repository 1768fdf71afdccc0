"""Figures on how often labels are right, each with its base: per label, by length, by spelling, by how sure it was."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.agreement import interval
from pipeline.nlp.stems import STOP, stem, words
from pipeline.nlp.theme_words import background

Bools = NDArray[np.bool_]
_DRAWS = 500


def one_label(
    gold: Sequence[str], given: Sequence[str], scores: Sequence[float] | None = None, texts: Sequence[str] | None = None
) -> dict[str, Any]:
    """Return the figures for one label a text, as plain values that JSON can hold."""
    labels = sorted(set(gold) | set(given))
    wanted, predicted = _one_hot(gold, labels), _one_hot(given, labels)
    right = np.asarray([one == other for one, other in zip(gold, given, strict=True)], dtype=bool)
    counts = np.zeros((len(labels), len(labels)), dtype=int)
    for one, other in zip(gold, given, strict=True):
        counts[labels.index(one), labels.index(other)] += 1
    present = [place for place, label in enumerate(labels) if label in set(gold)]
    result: dict[str, Any] = {
        "base": len(gold),
        "accuracy": _figure(lambda at: float(right[at].mean()), len(gold)),
        "macro_f1": _figure(lambda at: _macro(wanted[at], predicted[at], present), len(gold)),
        "labels": _table(labels, wanted, predicted),
        "confusion": {"labels": labels, "gold_down_given_across": counts.tolist()},
    }
    return result | _breakdown(right, scores, texts)


def many_labels(
    gold: Sequence[Sequence[str]],
    given: Sequence[Sequence[str]],
    scores: Sequence[float] | None = None,
    texts: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Return the figures for several labels a text; samples-F1 is the mean over texts."""
    labels = sorted({label for row in (*gold, *given) for label in row})
    wanted = np.asarray([[label in row for label in labels] for row in gold], dtype=bool).reshape(
        len(gold), len(labels)
    )
    predicted = np.asarray([[label in row for label in labels] for row in given], dtype=bool).reshape(wanted.shape)
    present = [place for place, label in enumerate(labels) if wanted[:, place].any()]
    each = _f1(wanted, predicted, axis=1)
    first = np.asarray(
        [bool(row) and row[0] in wanted_row for row, wanted_row in zip(given, gold, strict=True)], dtype=bool
    )
    result: dict[str, Any] = {
        "base": len(gold),
        "samples_f1": _figure(lambda at: float(each[at].mean()), len(gold)),
        "micro_f1": _figure(lambda at: float(_f1(wanted[at].ravel(), predicted[at].ravel(), axis=0)), len(gold)),
        "macro_f1": _figure(lambda at: _macro(wanted[at], predicted[at], present), len(gold)),
        "first_is_right": _figure(lambda at: float(first[at].mean()), len(gold)),
        "without_label": int(sum(not row for row in given)),
        "labels": _table(labels, wanted, predicted),
    }
    return result | _breakdown(first, scores, texts)


def reliability(right: Bools, scores: NDArray[np.float64], bins: int = 10) -> dict[str, Any]:
    """Return, for bins of how sure the coder was, how often it was right, and the expected calibration error."""
    place = np.minimum((scores * bins).astype(int), bins - 1)
    rows, error = [], 0.0
    for number in range(bins):
        chosen = place == number
        if chosen.any():
            said, was = float(scores[chosen].mean()), float(right[chosen].mean())
            error += abs(said - was) * int(chosen.sum()) / len(right)
            rows.append(
                {
                    "from": number / bins,
                    "to": (number + 1) / bins,
                    "base": int(chosen.sum()),
                    "said": _r(said),
                    "was": _r(was),
                }
            )
    return {"bins": rows, "expected_calibration_error": _r(error)}


def common_share(text: str) -> float:
    """Return the share of a text's words that are common in English of this register: low where spelling is poor."""
    found = [word for word in words(text) if not word.isdigit()]
    if not found:
        return 0.0
    rarity, _ = background()
    return sum(word in STOP or len(word) < 3 or stem(word) in rarity for word in found) / len(found)


def _breakdown(right: Bools, scores: Sequence[float] | None, texts: Sequence[str] | None) -> dict[str, Any]:
    result: dict[str, Any] = {}
    if scores is not None and len(scores):
        result["reliability"] = reliability(right, np.asarray(scores, dtype=float))
    if texts is not None and len(texts):
        lengths = np.asarray([len(words(text)) for text in texts])
        common = np.asarray([common_share(text) for text in texts])
        result["by_length"] = _bins(right, lengths, (4, 10, 25, 60), "words")
        result["by_spelling"] = _bins(right, common, (0.8, 0.9, 0.999), "share of common words")
    return result


def _bins(right: Bools, values: NDArray[Any], edges: Sequence[float], unit: str) -> list[dict[str, Any]]:
    rows = []
    place = np.digitize(values, edges)
    for number in range(len(edges) + 1):
        chosen = place == number
        low, high = (edges[number - 1] if number else None), (edges[number] if number < len(edges) else None)
        if chosen.any():
            share = _r(1.0 - float(right[chosen].mean()))
            rows.append({"unit": unit, "from": low, "below": high, "base": int(chosen.sum()), "wrong": share})
    return rows


def _figure(figure: Callable[[NDArray[np.intp]], float], units: int) -> dict[str, float]:
    found = interval(figure, units, draws=_DRAWS)
    return {"value": _r(found.value), "low": _r(found.low), "high": _r(found.high)}


def _table(labels: Sequence[str], wanted: Bools, predicted: Bools) -> list[dict[str, Any]]:
    rows = []
    for place, label in enumerate(labels):
        hit = int((wanted[:, place] & predicted[:, place]).sum())
        base, given = int(wanted[:, place].sum()), int(predicted[:, place].sum())
        rows.append(
            {
                "label": label,
                "base": base,
                "given": given,
                "precision": _r(hit / given) if given else None,
                "recall": _r(hit / base) if base else None,
                "f1": _r(2 * hit / (base + given)) if base + given else None,
            }
        )
    return rows


def _one_hot(values: Sequence[str], labels: Sequence[str]) -> Bools:
    return np.asarray([[value == label for label in labels] for value in values], dtype=bool).reshape(
        len(values), len(labels)
    )


def _f1(wanted: Bools, predicted: Bools, axis: int) -> NDArray[np.float64]:
    hit = (wanted & predicted).sum(axis=axis)
    both = wanted.sum(axis=axis) + predicted.sum(axis=axis)
    score: NDArray[np.float64] = np.where(both > 0, 2 * hit / np.maximum(both, 1), 1.0)
    return score


def _macro(wanted: Bools, predicted: Bools, present: Sequence[int]) -> float:
    hit = (wanted & predicted)[:, present].sum(axis=0)
    both = wanted[:, present].sum(axis=0) + predicted[:, present].sum(axis=0)
    return float(np.mean(np.where(both > 0, 2 * hit / np.maximum(both, 1), 0.0)))


def _r(value: float) -> float:
    return round(float(value), 4)
