"""Fit the sentiment model: a text classifier for each encoder, and the weights that join it with the heading's cue.

    python models/sentiment/fit.py --data FOLDER

FOLDER holds the openly licensed sets that card.md names; our own labelled cases come from corpus/labelled. Nothing
is read from any set's test split.
"""

import argparse
import csv
import gzip
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score

from pipeline.errors import PipelineError
from pipeline.nlp.content import content_of
from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.sentiment_cues import LABELS, NAMES, cue_row, heading_for
from pipeline.nlp.text_estimator import TextEstimator

HERE = Path(__file__).parent
OWN = HERE.parent.parent / "corpus" / "labelled" / "sentiment.csv"
FOLDS = 5
PROS_CONS, QUESTIONS, FACTS, JOINED = 3000, 500, 500, 250


def rows(path: Path):
    """Return a table as dictionaries."""
    csv.field_size_limit(10**9)
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def public(data: Path) -> list[tuple[str, str]]:
    """Return texts and labels from the public sets, in a fixed order."""
    found: list[tuple[str, str]] = []
    kotzias = [row for row in rows(data / "kotzias_reviews/kotzias_reviews.csv.gz") if row["split"] == "train"]
    found += [(row["text"], "positive" if float(row["score"]) > 0 else "negative") for row in kotzias]
    pros = [row for row in rows(data / "pros_cons/pros_cons.csv.gz") if row["split"] == "train"]
    step = len(pros) // PROS_CONS
    found += [(row["text"], "positive" if row["label"] == "pros" else "negative") for row in pros[::step]]
    turns = rows(data / "uk_inquiry_transcripts/turns.csv.gz")
    asked = [row["text"] for row in turns if row["text"].endswith("?") and 5 <= len(row["text"].split()) <= 18]
    found += [(text, "neutral") for text in asked[:: len(asked) // QUESTIONS]]
    pages = [
        sentence.strip() + "."
        for row in rows(data / "govuk_pages/govuk_early_years.csv.gz")
        for sentence in row["text"].split(". ")[1:3]
        if 5 <= len(sentence.split()) <= 25
    ]
    found += [(text, "neutral") for text in pages[:: max(len(pages) // FACTS, 1)]]
    liked = [text for text, label in found[: len(kotzias)] if label == "positive"]
    disliked = [text for text, label in found[: len(kotzias)] if label == "negative"]
    for number in range(JOINED):
        pair = (liked[number * 3], disliked[number * 3])
        first, second = pair if number % 2 else pair[::-1]
        joint = (". But ", ". However, ", " but ", ". ")[number % 4]
        found.append((first.rstrip(" .!") + joint + second, "mixed"))
    return found


def main() -> None:
    """Fit one head for words alone and one for every encoder that ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    own = [row for row in rows(OWN) if content_of(row["text"]) == "content"]
    others = public(data)
    figures = {}
    table: dict[str, object] = {"labels": LABELS, "features": NAMES, "heads": {}}
    for name in ("words", "minilm", "static"):
        try:
            encoder = None if name == "words" else choose_encoder(1, name)
        except PipelineError as error:
            print(f"{name}: left out ({error})")
            continue
        head, figures[name] = fit_head(own, others, encoder, HERE / name)
        table["heads"][name if encoder is None else encoder.model.name] = head | {"folder": name}
        print(name, figures[name])
    (HERE / "cues.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    (HERE / "card.md").write_text(card(len(own), len(others)), "utf-8")  # models/cards.py puts the figures in
    (HERE / "metrics.json").write_text(json.dumps({"own cases, five folds": figures}, indent=2) + "\n", "utf-8")


def card(own: int, others: int) -> str:
    """Return the model's card, with places for the figures of metrics.json."""
    return f"""# Sentiment

Positive, negative, neutral or mixed, in two steps. A text classifier (hashed words and letters, with the encoder's
vectors where there are some; logistic regression) gives four probabilities. A second logistic regression joins them
with what the heading or column says, question form, contrast, wishes, loss, thanks, and words of praise and blame
(`pipeline/nlp/valence.py`, our own list). Each kind of heading weighs those cues in its own way; turns of phrase that wish,
compare or deny a fault weigh the same everywhere.

Five folds over our own cases, in which hard ones are deliberately many; "either" counts a second label that a careful
reader could defend:

<!-- figures: own cases, five folds -->
<!-- /figures -->

On hard cases that nothing was fitted on (corpus/labelled/sentiment_unseen.csv: bare noun phrases, negation, wishes that
complain, sarcasm, praise with a but, requests, plain facts):

<!-- figures: hard cases, never fitted on -->
<!-- /figures -->

Fitted on {own} of our own cases (corpus/labelled/sentiment.csv, MIT) and {others} public texts, train splits only:
Sentiment Labelled Sentences (Kotzias et al. 2015, CC BY 4.0), Pros and Cons (Ganapathibhotla and Liu 2008, CC BY 4.0
by the NLTK index), questions from UK public inquiry transcripts and sentences of GOV.UK early-years pages (both Open
Government Licence v3.0; taken as neutral). "Mixed" texts were joined from one positive and one negative review.
Contains public sector information licensed under the Open Government Licence v3.0.

It is weak where nothing but knowledge of the world tells: sarcasm, a fact that is bad news. Weights: MIT. To fit
again: `python models/sentiment/fit.py --data FOLDER`, then `measure.py` beside it and `models/cards.py`.
"""


def fit_head(own, others, encoder, folder: Path):
    """Fit and write one head; return its joining weights, and its figures on held-out folds of our own cases."""
    texts = [row["text"] for row in own] + [text for text, _ in others]
    gold = np.asarray([row["label"] for row in own] + [label for _, label in others])
    vectors = None if encoder is None else encoder.encode(texts)
    cues = [heading_for(row["column"], row["section"], None)[1] for row in own]
    bare = np.asarray([cue == "none" for cue in cues])  # only there the label rests on the words
    fold = np.asarray([int(number * 7919 % FOLDS) for number in range(len(own))])
    rest = np.arange(len(own), len(texts))

    def text_model(places):
        chosen = np.concatenate([np.repeat(places[bare[places]], 3), rest])
        model = TextEstimator(strength=1.0, vector_weight=0.05, balance=0.3, praise=0.2)
        return model.fit([texts[at] for at in chosen], gold[chosen], None if vectors is None else vectors[chosen])

    def features(model, places):
        found = np.log(
            model.predict_proba([texts[at] for at in places], None if vectors is None else vectors[places]) + 1e-6
        )
        order = [list(model.classes_).index(label) for label in LABELS]
        return np.stack([cue_row(texts[at], cues[at], row[order]) for at, row in zip(places, found, strict=True)])

    matrix = np.zeros((len(own), len(NAMES)), np.float32)
    for number in range(FOLDS):
        out = np.flatnonzero(fold == number)
        matrix[out] = features(text_model(np.flatnonzero(fold != number)), out)
    target = gold[: len(own)]
    held = np.empty(len(own), dtype=target.dtype)
    for number in range(FOLDS):
        joined = join(matrix[fold != number], target[fold != number])
        held[fold == number] = joined.predict(matrix[fold == number])
    also = [row["also"] for row in own]
    figures = {
        "base": len(own),
        "accuracy": round(accuracy_score(target, held), 4),
        "either_label": round(float(np.mean([h in (t, a) for h, t, a in zip(held, target, also, strict=True)])), 4),
        "macro_f1": round(f1_score(target, held, average="macro"), 4),
    }
    text_model(np.arange(len(own))).save(folder, encoder=None if encoder is None else encoder.model.name)
    joined = join(matrix, target)
    return {
        "coef": [[round(float(value), 4) for value in row] for row in joined.coef_],
        "intercept": [round(float(value), 4) for value in joined.intercept_],
    }, figures


def join(matrix, target) -> LogisticRegression:
    """Fit the weights that join the text model with the cues."""
    return LogisticRegression(C=0.5, max_iter=3000).fit(matrix, target)


if __name__ == "__main__":
    main()
