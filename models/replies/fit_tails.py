"""Fit again the model that says where in a question's own sentence the reply sets in.

    python models/replies/fit_tails.py

Trained on ``corpus/labelled/reply_tails.txt`` (one sentence a line, ``||`` where the reply sets in; none where nothing
in it replies), on questions and replies out of ``corpus/labelled/replies.jsonl`` put into one sentence, and on those
questions alone. Writes ``tails.json``, and the figures into ``metrics.json``.
"""

import json
import random
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from pipeline.nlp.reply_tail import places, tail_row  # noqa: E402

SEED = 20261122
LABELLED = HERE.parents[1] / "corpus" / "labelled"
STRENGTH = 0.3
WEIGHTS = {"written": 1.0, "joined": 0.5, "alone": 0.7}
_ASKS = re.compile(r"\b(?:ask|quer|enquir|wonder|question|know|sought|clarif)")
_SMALL = frozenset(
    "The A An It They He She We There This That No Yes Not None Nobody Only About Some Most Both All In On At By From For If"
    " As To With Two Three Four Five Six One".split()
)
_PRONOUNS = frozenset("It They He She There No Nobody".split())


def written() -> list[tuple[str, int | None]]:
    """Return sentences with the place where their reply sets in."""
    found: list[tuple[str, int | None]] = []
    for line in (LABELLED / "reply_tails.txt").read_text("utf-8").splitlines():
        if not line.strip():
            continue
        question, mark, reply = line.partition("||")
        if not mark:
            found.append((line, None))
            continue
        reply = reply.lstrip()
        text = question.rstrip() + ("" if reply[0] in ",;:." else " ") + reply
        found.append((text, len(text) - len(reply.lstrip(" ,;:.–—-=>(["))))
    return found


def joined(cases: list[dict[str, Any]]) -> list[tuple[str, int | None]]:
    """Put questions and replies that stand in two sentences into one, as hurried notes do."""
    draw = random.Random(SEED)  # noqa: S311 - a draw of examples
    found: list[tuple[str, int | None]] = []
    for case in cases:
        question = case["question"].rstrip(". ")
        if case["reply"] is None or question.endswith("?") or not _ASKS.search(question):
            continue
        reply = re.sub(r"^[-•*–]\s*", "", case["next"][case["reply"][0]])
        word = reply.split()[0].strip(".,'’")
        reply = reply[0].lower() + reply[1:] if word in _SMALL else reply
        mark = draw.choices((f" {draw.choice('–-')} ", ", ", "; ", ": ", " (", " and "), (30, 25, 17, 10, 6, 12))[0]
        if mark == " and " and word not in _PRONOUNS:
            continue
        text = f"{question}{mark}{reply.rstrip('.') + ')' if mark == ' (' else reply}"
        found.append((text, len(question) + len(mark)))
    return found


def examples(items: list[tuple[str, int | None]], kind: str) -> list[tuple[dict[str, float], int, float, str]]:
    """Return the rows of every place up to the one where the reply sets in."""
    found = []
    for text, reply in items:
        for end, start, mark in places(text):
            if reply is not None and start > reply + 4:
                break
            near = reply is not None and (abs(start - reply) <= 4)
            found.append((tail_row(text, end, start, mark), int(near), WEIGHTS[kind], text))
            if near:
                break
    return found


def main() -> None:
    """Fit, measure and write."""
    lines = (LABELLED / "replies.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line]
    alone = [(case["question"], None) for case in cases if not case["question"].endswith("?")]
    rows = [*examples(written(), "written"), *examples(joined(cases), "joined"), *examples(alone, "alone")]
    names = DictVectorizer()
    table = names.fit_transform([row for row, *_ in rows])
    labels, weights = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
    margins = np.zeros(len(rows))
    for train, test in GroupKFold(n_splits=5).split(table, labels, [text[:40] for *_, text in rows]):
        part = LogisticRegression(C=STRENGTH, max_iter=3000).fit(table[train], labels[train], weights[train])
        margins[test] = part.decision_function(table[test])
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, labels, weights)
    stored = {
        "bias": round(float(model.intercept_[0]), 4),
        "weights": {
            name: round(float(value), 3)
            for name, value in zip(names.get_feature_names_out(), model.coef_[0], strict=True)
            if abs(value) >= 0.004
        },
    }
    (HERE / "tails.json").write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    own = weights == WEIGHTS["written"]
    figures = {
        "places": len(rows),
        "f1, sentences left out": round(float(f1_score(labels, margins > 0)), 4),
        "f1 on sentences written for it": round(float(f1_score(labels[own], margins[own] > 0)), 4),
    }
    metrics = json.loads((HERE / "metrics.json").read_text("utf-8"))
    metrics["tails"] = figures
    (HERE / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
