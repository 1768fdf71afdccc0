"""Hold found questions against gold: precision, recall, status, and how far the figures can be trusted."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Any

from pipeline.nlp.labelled_questions import Case, corpus_of, read_cases

#: A found text and a gold text are one question from this share of common words on (F1 of tokens).
SAME = 0.5
STATUSES = ("answered", "deferred", "unanswered")

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_SEED = 20261121
_ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A question as a run gives it."""

    text: str
    status: str
    asker: str | None = None
    answer: str | None = None
    follow_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A question as a careful reader marked it; ``texts`` are ways of cutting it out, ``statuses`` fair readings."""

    texts: tuple[str, ...]
    statuses: tuple[str, ...]
    asker: str | None = None
    answer: str | None = None
    follow_up: str | None = None
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was counted in one document; sums over documents give the figures."""

    gold: int
    found: int
    matched: int
    status: tuple[tuple[str, str], ...]  # gold status, given status, of those matched
    asker: tuple[bool, ...]
    answer: tuple[bool, ...]
    follow_up: tuple[bool, ...]
    open_gold: int
    open_found: int


def read_gold(path: Path) -> tuple[list[Gold], list[str]]:
    """Read a ``*.gold.json`` file: its questions, and the texts that are neither required nor wrong."""
    stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return [_gold(item) for item in stored.get("questions", [])], [
        item["text"] for item in stored.get("borderline", [])
    ]


def compare(gold: Sequence[Gold], found: Sequence[Found], neither: Iterable[str] = ()) -> Counts:
    """Count one document."""
    pairs = _pairs([item.texts for item in gold], [item.text for item in found])
    taken = set(pairs.values())
    free = [number for number in range(len(found)) if number not in taken]
    excused = set(_pairs([(text,) for text in neither], [found[number].text for number in free]).values())
    excused_numbers = {free[number] for number in excused} | {j for i, j in pairs.items() if not gold[i].required}
    kept = {i: j for i, j in pairs.items() if gold[i].required}
    required = [item for item in gold if item.required]
    still_open = [i for i, item in enumerate(gold) if item.required and "answered" not in item.statuses]
    return Counts(
        gold=len(required),
        found=len(found) - len(excused_numbers),
        matched=len(kept),
        status=tuple(
            (gold[i].statuses[0], gold[i].statuses[0] if found[j].status in gold[i].statuses else found[j].status)
            for i, j in sorted(kept.items())
        ),
        asker=tuple(_same_name(gold[i].asker or "", found[j].asker) for i, j in sorted(kept.items()) if gold[i].asker),
        answer=tuple(_starts(gold[i].answer or "", found[j].answer) for i, j in sorted(kept.items()) if gold[i].answer),
        follow_up=tuple(
            _starts(gold[i].follow_up or "", found[j].follow_up) for i, j in sorted(kept.items()) if gold[i].follow_up
        ),
        open_gold=len(still_open),
        open_found=sum(i in kept and found[kept[i]].status != "answered" for i in still_open),
    )


def figures(counts: Sequence[Counts]) -> dict[str, float]:
    """Return the figures of several documents together."""
    gold, given, matched = (sum(getattr(item, name) for item in counts) for name in ("gold", "found", "matched"))
    statuses = [pair for item in counts for pair in item.status]
    precision, recall = _share(matched, given), _share(matched, gold)
    result = {
        "precision": precision,
        "recall": recall,
        "f1": _share(2 * precision * recall, precision + recall),
        "status_macro_f1": _macro_f1(statuses),
        "found_with_right_status": _share(sum(one == other for one, other in statuses), gold),
        "open_found_open": _share(sum(item.open_found for item in counts), sum(item.open_gold for item in counts)),
    }
    for name in ("asker", "answer", "follow_up"):
        marks = [mark for item in counts for mark in getattr(item, name)]
        result[name] = _share(sum(marks), len(marks))
    return result


def report(counts: Sequence[Counts], *, rounds: int = _ROUNDS, seed: int = _SEED) -> dict[str, Any]:
    """Return the figures, each with the interval that holds it in 95 of 100 draws of as many documents.

    Parameters
    ----------
    counts : sequence of Counts
        One for each document; whole documents are drawn, since questions of one document go right or wrong together.
    rounds, seed : int
        Of the bootstrap.
    """
    draw = Random(seed)  # noqa: S311 - a bootstrap, no secret
    sampled = [figures([draw.choice(counts) for _ in counts]) for _ in range(rounds if len(counts) > 1 else 0)]
    confusion = Counter(pair for item in counts for pair in item.status)
    return {
        "documents": len(counts),
        "gold": sum(item.gold for item in counts),
        "found": sum(item.found for item in counts),
        "figures": {
            name: {"value": round(value, 4), "interval": _interval([one[name] for one in sampled])}
            for name, value in figures(counts).items()
        },
        "confusion": {gold: {given: confusion[gold, given] for given in STATUSES} for gold in STATUSES},
    }


def evaluate(gold_folder: Path, found: dict[str, list[Found]]) -> dict[str, Any]:
    """Hold what a run found, by the stems of the documents' names, against a folder of ``*.gold.json`` files."""
    counts = []
    for path in sorted(gold_folder.glob("*.gold.json")):
        if isinstance(json.loads(path.read_text("utf-8")), dict):
            stem = path.name.removesuffix(".gold.json")
            own = [
                item for name in sorted(found) if name == stem or name.startswith(f"{stem}_") for item in found[name]
            ]
            gold, neither = read_gold(path)
            counts.append(compare(gold, own, neither))
    return report(counts)


def evaluate_cases(path: Path, find: Callable[[Any], list[Any]]) -> dict[str, Any]:
    """Hold ``find``, from a corpus to exchanges, against labelled cases, one a line."""
    counts = []
    for case in read_cases(path):
        found = [
            Found(
                text=exchange.text,
                status=exchange.status,
                asker=exchange.asker,
                answer=exchange.answers[0].text if exchange.answers else None,
                follow_up=exchange.promise.text if exchange.promise else None,
            )
            for exchange in find(corpus_of(case))
        ]
        counts.append(_compare_case(case, found))
    return report(counts)


def _compare_case(case: Case, found: list[Found]) -> Counts:
    """Count one case, which says how many questions it holds and describes one of them."""
    if case.label != "question":
        return compare([], found)
    asked = found[: case.count]
    best = next((item for item in asked if item.status == case.status), asked[0] if asked else None)
    status = case.status or "answered"
    return Counts(
        gold=case.count,
        found=len(found),
        matched=len(asked),
        status=((status, best.status),) if best else (),
        asker=(_same_name(case.asker, best.asker),) if best and case.asker else (),
        answer=(case.answer.casefold() in (best.answer or "").casefold(),) if best and case.answer else (),
        follow_up=(case.follow_up.casefold() in (best.follow_up or "").casefold(),) if best and case.follow_up else (),
        open_gold=int(status != "answered"),
        open_found=int(status != "answered" and best is not None and best.status != "answered"),
    )


def _gold(item: dict[str, Any]) -> Gold:
    others: list[str] = []
    for key in ("status_alt", "status_also"):
        value = item.get(key) or []
        others.extend([value] if isinstance(value, str) else value)
    texts = (item["text"], item.get("sentence"), item.get("text_clean"))
    return Gold(
        texts=tuple(dict.fromkeys(text for text in texts if text)),
        statuses=(item["status"], *others),
        asker=item.get("asker"),
        answer=item.get("answer"),
        follow_up=item.get("follow_up"),
        required=not item.get("procedural"),
    )


def _pairs(gold: Sequence[tuple[str, ...]], found: Sequence[str]) -> dict[int, int]:
    """Pair gold and found texts one to one, the nearest first."""
    words = [_words(text) for text in found]
    scored = sorted(
        (-max(_overlap(_words(text), other) for text in texts), -_overlap(_words(texts[0]), other), i, j)
        for i, texts in enumerate(gold)
        for j, other in enumerate(words)
    )
    pairs: dict[int, int] = {}
    for score, _, i, j in scored:
        if -score >= SAME and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _words(text: str | None) -> list[str]:
    return _WORD.findall((text or "").lower().replace("’", "'").replace("‘", "'"))


def _overlap(one: list[str], other: list[str]) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def _same_name(gold: str, found: str | None) -> bool:
    return bool(_words(gold)) and _words(gold)[-1] in _words(found)


def _starts(gold: str, found: str | None) -> bool:
    start = _words(gold)[:12]
    return bool(start) and sum((Counter(start) & Counter(_words(found))).values()) >= 0.6 * len(start)


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    scores = []
    for label in sorted({gold for gold, _ in pairs}):
        hit = sum(gold == label == given for gold, given in pairs)
        scores.append(
            _share(2 * hit, sum(gold == label for gold, _ in pairs) + sum(given == label for _, given in pairs))
        )
    return fmean(scores) if scores else 0.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _interval(values: list[float]) -> list[float]:
    ordered = sorted(values)
    if not ordered:
        return []
    return [round(ordered[int(len(ordered) * share)], 4) for share in (0.025, 0.975)]
