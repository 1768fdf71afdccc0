"""Measure the sentiment model on hard cases of our own that it was never fitted on; metrics.json gets the figures.

    python models/sentiment/measure.py

The cases (corpus/labelled/sentiment_unseen.csv, MIT) are bare noun phrases, negation, wishes that complain, sarcasm, praise
with a but, requests, plain facts: written without looking at what the model says, and kept out of the fit since adding them
to it made the model worse on comments that were not written for it.
"""

import csv
import json
from pathlib import Path

from sklearn.metrics import accuracy_score, f1_score

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.sentiment import code_sentiment
from pipeline.records import Segment

HERE = Path(__file__).parent
UNSEEN = HERE.parent.parent / "corpus" / "labelled" / "sentiment_unseen.csv"


def main() -> None:
    """Measure every head and write."""
    with UNSEEN.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    segments = [
        Segment(
            id=str(number),
            document_id="",
            locator="",
            start=0,
            end=0,
            role="comment",
            text=row["text"],
            section=row["section"] or None,
            column=row["column"] or None,
        )
        for number, row in enumerate(rows)
    ]
    gold = [row["label"] for row in rows]
    figures = {}
    for name in ("words", "minilm", "static"):
        codings = code_sentiment(segments, None if name == "words" else choose_encoder(1, name))
        given = [coding.label for coding in codings]
        either = [label in (row["label"], row["also"]) for label, row in zip(given, rows, strict=True)]
        figures[name] = {
            "base": len(rows),
            "accuracy": round(accuracy_score(gold, given), 4),
            "either_label": round(sum(either) / len(rows), 4),
            "macro_f1": round(f1_score(gold, given, average="macro"), 4),
        }
        print(name, figures[name])
    path = HERE / "metrics.json"
    metrics = json.loads(path.read_text("utf-8")) | {"hard cases, never fitted on": figures}
    path.write_text(json.dumps(metrics, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
