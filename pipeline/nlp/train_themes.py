"""What stands behind ``yousaid train themes``: learn themes from comments that people have filed."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import PipelineError
from pipeline.nlp.metrics import many_labels, one_label
from pipeline.nlp.tables import read_labelled
from pipeline.nlp.text_estimator import TextEstimator

if TYPE_CHECKING:
    from pipeline.nlp.encoder import Encoder

LEAST = 8  # examples without which a label is not learnt
STRENGTH, VECTOR_WEIGHT, BALANCE = 2.0, 0.07, 0.7
PRAISE = (0.0, 0.1, 0.2)  # helps where labels are feelings and harms where they are topics: the held-out fifth decides
_FIFTH = 5


def train_themes(data: Path, text: str, labels: str, out: Path, *, encoder: "Encoder | None" = None) -> dict[str, Any]:
    """Learn themes from a labelled file, check them on a held-out fifth, and write a folder that can be used again.

    Parameters
    ----------
    data : Path
        A CSV file.
    text, labels : str
        Its columns; several labels in a cell are parted by ``;``.
    out : Path
        Gets weights.safetensors, model.json, metrics.json and card.md.
    encoder : Encoder, optional
        Its vectors are used beside the words; the same encoder is then needed to apply the model.

    Returns
    -------
    dict
        The figures on the held-out fifth, as in metrics.json.
    """
    rows = read_labelled(data, text, labels)
    names = sorted({label for row in rows.labels for label in row})
    counts = {name: sum(name in row for row in rows.labels) for name in names}
    names = [name for name in names if counts[name] >= LEAST]
    if len(names) < 2:
        raise PipelineError(
            f"{data.name}: fewer than two labels have {LEAST} or more comments. Code more comments, then train again."
        )
    texts = list(rows.texts)
    wanted = [tuple(label for label in row if label in names) for row in rows.labels]
    vectors = None if encoder is None else encoder.encode(texts)
    held = np.asarray([held_out(one) for one in texts])
    if not held.any() or held.all():
        held = np.arange(len(texts)) % _FIFTH == 0
    single = rows.single
    shown = [texts[at] for at in np.flatnonzero(~held)], _pick(wanted, ~held), names, single, _rows(vectors, ~held)
    gold, judged = _pick(wanted, held), [texts[at] for at in np.flatnonzero(held)]
    tried = {
        praise: learn(*shown, praise=praise).predict_proba(judged, _rows(vectors, held))
        for praise in (PRAISE if single else PRAISE[:1])
    }
    praise = max(tried, key=lambda one: (round(_expected(tried[one], gold, names), 2), -one))
    chances = tried[praise]
    threshold = 0.0 if single else best_threshold(chances, gold, names)
    given = chosen_labels(chances, names, threshold, single)
    sure = chances.max(axis=1).tolist()
    if single:
        figures = one_label([row[0] if row else "" for row in gold], [row[0] for row in given], sure, judged)
    else:
        figures = many_labels(gold, given, sure, judged) | {"threshold": threshold}
    left_out = {name: count for name, count in sorted(counts.items()) if count < LEAST}
    figures |= {"trained_on": len(texts), "labels_left_out_too_few": left_out}
    whole = learn(texts, wanted, names, single, vectors, praise=praise)
    whole.save(
        out,
        names=names,
        single=single,
        threshold=threshold,
        encoder=None if encoder is None else encoder.model.name,
        examples=[counts[name] for name in names],
        data_sha256=hashlib.sha256(data.read_bytes()).hexdigest(),
    )
    (out / "metrics.json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", "utf-8")
    (out / "card.md").write_text(_card(data, text, labels, names, figures, single, encoder), "utf-8")
    return figures


def learn(
    texts: Sequence[str],
    labels: Sequence[Sequence[str]],
    names: Sequence[str],
    single: bool,
    vectors: Any = None,
    *,
    praise: float = 0.0,
) -> TextEstimator:
    """Fit the classifier that themes are trained with."""
    model = TextEstimator(
        strength=STRENGTH,
        vector_weight=VECTOR_WEIGHT,
        balance=BALANCE if single else BALANCE / 2,
        praise=praise,
    )
    if single:
        place = {name: number for number, name in enumerate(names)}
        kept = [number for number, row in enumerate(labels) if row]
        target = np.asarray([place[labels[number][0]] for number in kept])
        return model.fit([texts[number] for number in kept], target, None if vectors is None else vectors[kept])
    return model.fit(texts, np.asarray([[name in row for name in names] for row in labels], dtype=int), vectors)


def chosen_labels(
    chances: NDArray[np.float32], names: Sequence[str], threshold: float, single: bool
) -> list[tuple[str, ...]]:
    """Return the labels given to each text, likeliest first."""
    order: list[list[int]] = [[int(at) for at in row] for row in np.argsort(-chances, axis=1, kind="stable")]
    if single:
        return [(names[row[0]],) for row in order]
    return [
        tuple(names[at] for at in row if chance[at] >= threshold) for row, chance in zip(order, chances, strict=True)
    ]


def best_threshold(chances: NDArray[np.float32], gold: Sequence[Sequence[str]], names: Sequence[str]) -> float:
    """Return the threshold with the highest samples-F1 on held-out comments."""
    wanted = np.asarray([[name in row for name in names] for row in gold], dtype=bool)

    def samples_f1(threshold: float) -> float:
        given = chances >= threshold
        hit, both = (wanted & given).sum(axis=1), wanted.sum(axis=1) + given.sum(axis=1)
        return float(np.mean(np.where(both > 0, 2 * hit / np.maximum(both, 1), 1.0)))

    steps = [round(0.1 + 0.02 * number, 2) for number in range(31)]
    return max(steps, key=lambda step: (round(samples_f1(step), 6), -abs(step - 0.5)))


def _expected(chances: NDArray[np.float32], gold: Sequence[Sequence[str]], names: Sequence[str]) -> float:
    """Return the mean log-chance of the right labels: steadier on few comments than how many are right."""
    wanted = np.asarray([[name in row for name in names] for row in gold], dtype=bool)
    right = np.where(wanted, chances, 0.0).max(axis=1)
    return float(np.mean(np.log(np.round(right[wanted.any(axis=1)], 6) + 1e-6)))


def held_out(text: str) -> bool:
    """Return whether a text is in the fifth that is held out: decided by its words, so the same in every run."""
    return hashlib.sha256(text.lower().encode(errors="replace")).digest()[0] % _FIFTH == 0


def _pick(values: Sequence[tuple[str, ...]], which: NDArray[np.bool_]) -> list[tuple[str, ...]]:
    return [values[int(at)] for at in np.flatnonzero(which)]


def _rows(vectors: Any, which: NDArray[np.bool_]) -> Any:
    return None if vectors is None else vectors[which]


def _card(
    data: Path, text: str, labels: str, names: Sequence[str], figures: dict[str, Any], single: bool, encoder: Any
) -> str:
    key = "macro_f1" if single else "samples_f1"
    found = figures[key]
    made = "words and letters alone" if encoder is None else f"words, letters and vectors by {encoder.model.name}"
    return (
        f"# Themes learnt from {data.name}\n\n"
        f"Logistic regression on {made}. Columns {text!r} and {labels!r}, {figures['trained_on']} comments, "
        f"{len(names)} labels, {'one a comment' if single else 'several a comment'}.\n\n"
        f"On a held-out fifth of {figures['base']} comments: {key.replace('_', '-')} {found['value']:.3f} "
        f"(95 % interval {found['low']:.3f} to {found['high']:.3f}). The model kept is fitted on all comments. "
        "All figures, label by label, are in metrics.json.\n\n"
        "It knows the comments it was shown: on another place or service, code a sample and check it first.\n"
    )
