"""Fit how vectors and words are weighed when a question looks for its answer, and below what it is silent.

    .venv/bin/python models/matching/fit.py --data ../shared/data [--encoder minilm] [--cache FILE]

Four steps. A map turns the vectors so that pairs of public data come nearer to each other (``turn.py``). The weights
of the mixture make the right text of each public training task come first (``tasks.py``: openly licensed, none of it
measured on), the vectors turned by a map that was learnt without that data. The chance of a pair of question and
answer to meet a need is learnt from our own sheets (``corpus/labelled/links.jsonl``), in which most needs are met by
nothing, in several situations (``situations.py``). The threshold is read off sheets that the chance was not learnt from. Writes
``model.json``, ``turns.safetensors``, ``others.json``, ``metrics.json`` and the tables of ``card.md``.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from card import write_card
from measure import first_right, measure_sheets, measure_task
from safetensors.numpy import load_file, save_file
from scipy.optimize import minimize
from situations import Situation, on_other_matters, situations
from sklearn.linear_model import LogisticRegression
from tasks import Task, calibrating, measuring, minutes, sheets, training
from turn import Turner, family, rounded

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.match_evidence import EVIDENCE, gather
from pipeline.nlp.match_features import SIGNS, names, pair_features
from pipeline.nlp.match_turn import turns
from pipeline.nlp.vectors import Encoder, Remembering, VectorCache, Vectors

HERE = Path(__file__).parent
PENALTY = 0.05
ON_LENGTH = 5  # times as much for what is added by length: it was learnt from few lengths
SOFTNESS = 1.0  # of the chance's weights
SILENT = 0.85  # wanted of needs that nothing answers
MANY, SHEET = 240, 30  # texts of a public task that the chance is learnt from, and how many are asked together
PUBLIC = 0.05  # what a public pair counts beside one of ours
WEAK = 0.5  # what counts an answer that only touches a need
FOLDS = 12  # parts of the sheets that are left out in turn

Found = list[tuple[np.ndarray, np.ndarray]]


def listwise(tables: list[np.ndarray], matches: list[np.ndarray]) -> np.ndarray:
    """Return the weights under which the right texts come first: a softmax over each question's candidates."""
    width = tables[0].shape[2]
    penalty = np.full(width, PENALTY / 10)
    penalty[len(SIGNS) :] *= ON_LENGTH

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
        count = len(tables)
        return total / count + float(penalty @ weights**2), slope / count + 2 * penalty * weights

    start = np.zeros(width)
    start[: len(SIGNS)] = 1.0
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def public_evidence(tasks: list[Task], encoder: Encoder, weights: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the evidence on public tasks, from which half of the right answers were taken out."""
    draw = np.random.default_rng(0)
    found = []
    for task in tasks:
        order = draw.permutation(len(task.left))[:MANY]
        for number, places in enumerate(np.array_split(order, max(1, len(order) // SHEET))):
            match = task.right_ones[places]
            # Pages are of many lengths, and where the answer is missing others on the matter stand.
            pool = np.flatnonzero(draw.random(match.shape[1]) < draw.uniform(0.15, 1.0))
            match = match[:, pool]
            eligible = ~match if number % 2 else np.ones(match.shape, bool)
            pairs = task.pairs or [("", text) for text in task.right]
            table = gather(
                [task.left[place] for place in places],
                [""] * len(places),
                [pairs[place] for place in pool],
                encoder,
                weights,
                eligible=eligible,
                near=np.zeros(match.shape),
                crowd=[len(pool)] * len(pool),
            )
            table[~eligible] = table[eligible].mean(axis=0)  # of no weight: it says nothing either way
            found.append((table, match & eligible))
    return found


def logistic(rows: np.ndarray, right: np.ndarray, counts: np.ndarray | None = None) -> np.ndarray:
    """Return the weights of a chance, on the evidence as it is; what is added to all comes last."""
    middle, width = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=SOFTNESS, max_iter=2000).fit((rows - middle) / width, right, sample_weight=counts)
    weights = fitted.coef_[0] / width
    return np.r_[weights, fitted.intercept_[0] - float(weights @ middle)]


def unseen(tasks: list[Task], encoder: Encoder, weights: np.ndarray, without: dict[str, Vectors]) -> dict[str, float]:
    """Return how often the first is right where the map was learnt without the data that the task is made of."""
    return {
        task.name: round(first_right(pair_features(task.left, task.right, encoder, turn) @ weights, task), 4)
        for task in tasks
        for name, turn in without.items()
        if task.name.startswith(name)
    }


def certainty(found: list[Situation], public: Found) -> np.ndarray:
    """Fit the chance that a pair meets a need.

    Parameters
    ----------
    found : list of Situation
        Our own.
    public : list of tuple of ndarray
        Evidence and matches of public tasks.
    """
    both = [(one.table, one.match) for one in found] + public
    rows = np.concatenate([table.reshape(-1, len(EVIDENCE)) for table, _ in both])
    counts = [np.where(one.weak[:, None] & one.match, WEAK, 1.0).ravel() for one in found]
    counts += [np.full(match.size, PUBLIC) for _, match in public]
    return logistic(rows, np.concatenate([match.ravel() for _, match in both]), np.concatenate(counts))


def left_out(found: list[list[Situation]], public: Found) -> list[Found]:
    """Return for every sheet the chances by a fit on others, and the matches, in each situation."""
    result: list[Found] = [[] for _ in found]
    for fold in range(FOLDS):
        rest = [one for place, some in enumerate(found) if place % FOLDS != fold for one in some]
        weights = certainty(rest, public)
        for place in range(fold, len(found), FOLDS):
            result[place] = [
                (1 / (1 + np.exp(-(one.table @ weights[:-1] + weights[-1]))), one.match) for one in found[place]
            ]
    return result


def threshold_of(judged: Found) -> float:
    """Return the chance below which as many needs without an answer are silent as are wanted."""
    unmet = np.concatenate([chance.max(axis=1)[~match.any(axis=1)] for chance, match in judged])
    return float(np.ceil(np.quantile(unmet, SILENT) * 100) / 100)


def main() -> int:
    """Fit, write and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", default="minilm")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--keep-mixture", action="store_true", help="fit the chances anew, not the mixture")
    options = parser.parse_args()
    encoder: Encoder = choose_encoder(0, options.encoder)
    cache = VectorCache(options.cache) if options.cache else None
    if cache:
        encoder = cache.wrap(encoder)
    encoder = Remembering(encoder)
    if options.keep_mixture:
        fitted = _read("model.json")[options.encoder]["weights"]
        weights = np.array([fitted[name] for name in names()])
        strange = _read("metrics.json")[options.encoder]["map without the set"]
    else:
        tasks = training(options.data)
        turner = Turner(options.data, encoder)
        without = {name: turner.learn(name) for name in sorted({family(task.name) for task in tasks})}
        tables = [pair_features(task.left, task.right, encoder, without[family(task.name)]) for task in tasks]
        _write_turn(options.encoder, turner.learn())
        if cache:
            cache.save()
        weights = np.round(listwise(tables, [task.right_ones for task in tasks]), 4)
        strange = unseen(measuring(options.data), encoder, weights, without)
    ours = HERE.parents[1] / "corpus" / "labelled"
    known = sheets(ours / "links.jsonl")
    found = situations(known, minutes(ours / "replies.jsonl"), encoder, weights)
    public = public_evidence(calibrating(options.data), encoder, weights)
    sure = np.round(certainty([one for some in found for one in some], public), 4)
    judged = left_out(found, public)
    threshold = threshold_of([one for some in judged for one in some[:2]])
    order = [*EVIDENCE, "always"]
    model = _read("model.json")
    model[options.encoder] = {
        "weights": dict(zip(names(), weights.tolist(), strict=True)),
        "certainty": dict(zip(order, sure.tolist(), strict=True)),
        "threshold": threshold,
    }
    _write("model.json", model)
    _write("others.json", on_other_matters(known))
    if cache:
        cache.save()
    measured = {
        "tasks": {task.name: measure_task(task, encoder, weights, sure, threshold) for task in measuring(options.data)},
        "map without the set": strange,
        "sheets": measure_sheets(known, judged, threshold),
    }
    figures, model = _read("metrics.json"), _read("model.json")  # the other encoder may have been fitted meanwhile
    figures[options.encoder] = measured
    _write("metrics.json", figures)
    write_card(HERE, figures, model)
    if cache:
        cache.save()
    return 0


def _read(name: str) -> dict:
    path = HERE / name
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def _write_turn(name: str, turn: Vectors) -> None:
    path = HERE / "turns.safetensors"
    found = load_file(path) if path.exists() else {}
    found[name], found[f"{name} scale"] = rounded(turn)
    save_file(found, path)
    turns.cache_clear()


def _write(name: str, found: object) -> None:
    (HERE / name).write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
