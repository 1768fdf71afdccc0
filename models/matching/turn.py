"""Learn how to turn an encoder's vectors so that questions come nearer to what answers them, and to the same question.

A square map, the identity to begin with and held near it, learnt from pairs of openly licensed data: each batch's own
partners are to be nearer than the others' (a softmax both ways). Two of one intent or one answer are no contrast.
"""

import gzip
import json
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from tasks import by_label, covid_faq, held_out_petitions, rows

from pipeline.nlp.vectors import Encoder, Vectors, one_thread

FAMILIES = ("banking77", "clinc150", "petition", "meeting", "early years", "inquiry", "covid_faq")
STEPS, BATCH, HEAT = 900, 128, 0.05
HELD = 0.01  # how strongly the map is held to the identity
PACE, WARM = 1e-3, 50

Pairs = list[tuple[str, str, str]]  # two texts that belong together, and what else belongs to them


def family(name: str) -> str:
    """Return which data a task is made of."""
    return next(one for one in FAMILIES if name.startswith(one))


def pairs_of(data: Path) -> dict[str, Pairs]:
    """Return the pairs to learn from; nothing in them is measured on."""
    chance = random.Random(3)  # noqa: S311
    found: dict[str, Pairs] = {}
    kept_out = held_out_petitions(data)
    petitions = [row for row in rows(data / "uk_petitions" / "petitions.csv.gz") if row["id"] not in kept_out]
    found["petition title"] = [
        (row["text"], row["background"], row["id"]) for row in petitions if len(row["background"]) > 80
    ]
    found["petition whole"] = [
        (f"{row['text']} {row['background']}", row["additional_details"], row["id"])
        for row in petitions
        if len(row["additional_details"]) > 200
    ]
    for name in ("banking77", "clinc150"):
        found[name] = []
        for label, texts in sorted(by_label(rows(data / name / f"{name}.csv.gz")).items()):
            some = chance.sample(texts, min(30, len(texts)))
            found[name] += [(one, other, label) for one, other in zip(some[::2], some[1::2], strict=False)]
    heard = [
        (asked["text"], told["text"])
        for asked, told in pairwise(rows(data / "uk_inquiry_transcripts" / "turns.csv.gz"))
        if asked["text"].rstrip().endswith("?")
        and 8 <= len(asked["text"].split()) <= 40
        and 25 <= len(told["text"].split()) <= 150
    ]
    found["inquiry"] = [(*pair, str(place)) for place, pair in enumerate(chance.sample(heard, 3000))]
    with gzip.open(data / "qmsum" / "qmsum.jsonl.gz", "rt", encoding="utf-8") as stream:
        meetings = [json.loads(line) for line in stream]
    queries = [query for meeting in meetings if meeting["split"] == "train" for query in meeting["specific"]]
    found["meeting"] = [(query["query"], query["answer"], str(place)) for place, query in enumerate(queries)]
    asked, pages, match = covid_faq(data, fitting=True)
    found["covid_faq page"], found["covid_faq same"] = [], []
    for place, text in enumerate(asked):
        page = int(match[place].argmax())
        group = str(page)
        found["covid_faq page"] += [(text, pages[page][0], group), (text, " ".join(pages[page]), group)]
        others = [other for other in np.flatnonzero(match[:, page]) if other != place]
        for other in chance.sample(others, min(2, len(others))):
            found["covid_faq same"].append((text, asked[other], group))
    return found


class Turner:
    """Learns maps from the pairs of some families, the vectors read once."""

    def __init__(self, data: Path, encoder: Encoder) -> None:
        self._groups, self._sides = {}, {}
        for name, pairs in sorted(pairs_of(data).items()):
            self._groups[name] = np.array([group for _, _, group in pairs])
            self._sides[name] = [encoder.encode([pair[side] for pair in pairs]) for side in (0, 1)]

    def learn(self, without: str | None = None) -> Vectors:
        """Return the map learnt from all families but one."""
        names = [name for name in self._sides if without is None or family(name) != without]
        with one_thread():
            return self._learn(names)

    def _learn(self, names: Sequence[str]) -> Vectors:
        width = self._sides[names[0]][0].shape[1]
        straight = np.eye(width, dtype=np.float32)
        turn, slow, spread = straight.copy(), np.zeros_like(straight), np.zeros_like(straight)
        draw = np.random.default_rng(0)
        for step in range(1, STEPS + 1):
            name = names[step % len(names)]
            group = self._groups[name]
            some = draw.choice(len(group), min(BATCH, len(group)), replace=False)
            one, other = (side[some] for side in self._sides[name])
            slope = _slope(one, other, group[some], turn) + HELD * (turn - straight)
            # Adam, written out: torch is not among the libraries of the program.
            slow = 0.9 * slow + 0.1 * slope
            spread = 0.99 * spread + 0.01 * slope * slope
            pace = PACE * min(1, step / WARM) * (1 - step / (STEPS + 100))
            moved = slow / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
            turn = (turn - pace * moved).astype(np.float32)
        return turn


def _slope(one: Vectors, other: Vectors, group: np.ndarray, turn: Vectors) -> Vectors:
    left, right = one @ turn, other @ turn
    long_left, long_right = (np.linalg.norm(side, axis=1, keepdims=True) for side in (left, right))
    left, right = left / long_left, right / long_right
    score = left @ right.T / HEAT
    score[(group[:, None] == group[None]) & ~np.eye(len(group), dtype=bool)] = -50
    pull = np.zeros_like(score)
    for axis in (0, 1):
        share = np.exp(score - score.max(axis=axis, keepdims=True))
        pull += (share / share.sum(axis=axis, keepdims=True) - np.eye(len(group))) / len(group) / 2
    pull /= HEAT
    to_left, to_right = pull @ right, pull.T @ left
    to_left = (to_left - (to_left * left).sum(axis=1, keepdims=True) * left) / long_left
    to_right = (to_right - (to_right * right).sum(axis=1, keepdims=True) * right) / long_right
    slope: Vectors = one.T @ to_left + other.T @ to_right
    return slope


def rounded(turn: Vectors) -> tuple[np.ndarray, np.ndarray]:
    """Return a map in int8, a scale for each row."""
    scale = np.maximum(np.abs(turn).max(axis=1, keepdims=True), 1e-8).astype(np.float32) / 127
    return np.clip(np.rint(turn / scale), -127, 127).astype(np.int8), scale
