"""Measure the matching: beside BM25, TF-IDF and the encoder alone on public tasks, and on sheets that were left out."""

import numpy as np
from situations import SITUATIONS
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import roc_auc_score
from tasks import Sheet, Task

from pipeline.nlp.match_evidence import gather
from pipeline.nlp.match_features import pair_features
from pipeline.nlp.matching import Candidate, degree
from pipeline.nlp.stems import content_stems
from pipeline.nlp.vectors import Encoder, similarities

Judged = list[tuple[np.ndarray, np.ndarray]]
JUDGED = 300


def _terms(text: str) -> list[str]:
    return content_stems(text) or ["-"]


def bm25(task: Task) -> np.ndarray:
    """Return the usual word score."""
    count = CountVectorizer(analyzer=_terms)
    there = count.fit_transform(task.right).toarray().astype(np.float32)
    asked = count.transform(task.left)
    held = (there > 0).sum(axis=0)
    rare = np.log(1 + (len(there) - held + 0.5) / (held + 0.5))
    length = there.sum(axis=1, keepdims=True)
    weight = there * 2.2 / (there + 1.2 * (0.25 + 0.75 * length / length.mean())) * rare
    return asked @ weight.T


def tfidf(task: Task, **options: object) -> np.ndarray:
    """Return the cosine of words weighed by rarity."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, **options)
    rows = vectorizer.fit_transform([*task.right, *task.left])
    return (rows[len(task.right) :] @ rows[: len(task.right)].T).toarray()


def first_right(score: np.ndarray, task: Task) -> float:
    """Return the share of texts whose first candidate is right."""
    score = np.array(score, dtype=float)
    if task.same:
        np.fill_diagonal(score, -np.inf)
    return float(task.right_ones[np.arange(len(score)), score.argmax(axis=1)].mean())


def measure_task(
    task: Task, encoder: Encoder, weights: np.ndarray, sure: np.ndarray, threshold: float
) -> dict[str, float | None]:
    """Return how often the first is right, by each method and by the mixture, and what the threshold does."""
    alone = {
        "BM25": bm25(task),
        "TF-IDF of stems": tfidf(task, analyzer=_terms),
        "TF-IDF of words": tfidf(task),
        "the encoder": similarities(encoder.encode(task.left), encoder.encode(task.right)),
    }
    result: dict[str, float | None] = {"texts": len(task.left), "candidates": len(task.right)}
    result |= {f"first right, {name} alone": first_right(score, task) for name, score in alone.items()}
    result["first right, best of these alone"] = max(first_right(score, task) for score in alone.values())
    result["first right, mixture"] = first_right(pair_features(task.left, task.right, encoder) @ weights, task)
    made, right, silent = [], [], []
    # What the threshold does is looked at on so many texts, evenly taken: a study's sheet is not longer.
    some = np.arange(len(task.left))[:: max(1, len(task.left) // JUDGED)]
    for rows in np.array_split(some, max(1, len(some) // 100)):
        match = task.right_ones[rows]
        pairs = task.pairs or [("", text) for text in task.right]
        for gone in (False, True):
            eligible = np.ones(match.shape, bool)
            if task.same:
                eligible[np.arange(len(match)), rows] = False
            if gone:
                eligible &= ~match
            table = gather(
                [task.left[place] for place in rows],
                [""] * len(match),
                pairs,
                encoder,
                weights,
                eligible=eligible,
                near=np.zeros(match.shape),
                crowd=[len(pairs)] * len(pairs),
            )
            chance = np.where(eligible, 1 / (1 + np.exp(-(table @ sure[:-1] + sure[-1]))), 0)
            first = chance.argmax(axis=1)
            proposed = chance.max(axis=1) >= threshold
            if gone:
                silent += list(~proposed)
            else:
                made += list(proposed)
                right += list(match[np.arange(len(match)), first])
    result["texts judged for a proposal"] = len(some)
    result["first right, by the chance"] = float(np.mean(right))
    result["proposed, an answer being there"] = float(np.mean(made))
    result["of those right"] = float(np.array(right)[np.array(made)].mean()) if any(made) else None
    result["silent, the answer taken out"] = float(np.mean(silent))
    return {name: None if value is None else round(value, 4) for name, value in result.items()}


def _pooled(judged: Judged) -> tuple[np.ndarray, ...]:
    met = np.concatenate([match.any(axis=1) for _, match in judged])
    most = np.concatenate([chance.max(axis=1) for chance, _ in judged])
    first = np.concatenate([match[np.arange(len(match)), chance.argmax(axis=1)] for chance, match in judged])
    third = np.concatenate(
        [np.take_along_axis(match, np.argsort(-chance, axis=1)[:, :3], 1).any(axis=1) for chance, match in judged]
    )
    return met, most, first, third


def measure_sheets(known: list[Sheet], judged: list[Judged], threshold: float) -> dict[str, object]:
    """Return what the proposals are like on sheets that were left out of the fit, at several thresholds."""
    result: dict[str, object] = {"sheets": len(known)}
    for place, name in enumerate(SITUATIONS):
        met, most, first, third = _pooled([some[place] for some in judged])
        if not met.any():
            result[name] = {"needs": len(met), "silent": round(float((most < threshold).mean()), 4)}
            continue
        made = most >= threshold
        result[name] = {
            "needs": len(met),
            "met by the page": int(met.sum()),
            "right pair first, threshold apart": round(float(first[met].mean()), 4),
            "right pair among three, threshold apart": round(float(third[met].mean()), 4),
            "area under curve, met or not": round(float(roc_auc_score(met, most)), 4),
            "silent where nothing answers": round(float(1 - made[~met].mean()), 4),
            "right at 1": round(float((first & made)[met].mean()), 4),
            "right among three": round(float((third & made)[met].mean()), 4),
            "first proposals right": round(float(first[made].mean()), 4),
        }
        curve = {}
        for silent in (0.95, 0.9, 0.85, 0.8, 0.7):
            at = float(np.quantile(most[~met], silent))
            curve[f"silent {silent}"] = round(float((third & (most > at))[met].mean()), 4)
        result[f"right among three by how silent, {name}"] = curve
    said = [
        (full, degree(sheet.needs[need], _candidate(*sheet.pairs[right])) == "full")
        for sheet in known
        for need, right in np.argwhere(sheet.right_ones)
        for full in (sheet.full[need],)
    ]
    result["degree"] = {
        "right pairs": len(said),
        "full": sum(full for full, _ in said),
        "full, said to be": sum(full and found for full, found in said),
        "partial, said to be": sum(not full and not found for full, found in said),
    }
    return result


def _candidate(question: str, answer: str) -> Candidate:
    return Candidate(document_id="", segment_id="", question=question, answer=answer)
