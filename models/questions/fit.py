"""Fit the small model for questions again.

    python models/questions/fit.py --data ../shared/data

``interrogative.json``: is a sentence a question, by its words alone? Logistic regression with an L1 penalty on
the first and last words, words and pairs of words. Fitted on turns of UK public inquiries (Open Government
Licence v3.0) and on committee and other meetings of QMSum (MIT); the label is the question mark, which is then taken
away. ``metrics.json`` holds what was measured. Everything is seeded and sorted, so the files come out the same.
"""

import argparse
import csv
import gzip
import json
import random
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from pipeline.nlp.interrogative import features  # noqa: E402
from pipeline.sentences import iter_sentences  # noqa: E402

SEED = 20261121
EACH = 60_000  # sentences of either kind
HELD_OUT = 0.1
STRENGTH = 0.15  # of the fit; less keeps fewer features
DIGITS = 3
_SPACED = re.compile(r"\s+([.,?!]|['’](?:s|m|d|re|ve|ll)\b|n['’]t\b)")
_FILLER = re.compile(r"\{\w+\}|\b(?:you know|i mean|um+|uh+|er+m?|erm|okay|ok)\b,?", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """Return the sentences of a turn that are long enough to say something."""
    return [text[start:end] for start, end in iter_sentences(text) if 3 <= len(text[start:end].split()) <= 40]


def spoken(data: Path) -> list[str]:
    """Return sentences of the two public sets, in a fixed order."""
    found: list[str] = []
    with gzip.open(data / "uk_inquiry_transcripts" / "turns.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream)):
            if number % 3 == 0:
                found.extend(sentences(row["text"]))
    with gzip.open(data / "qmsum" / "qmsum.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            meeting = json.loads(line)
            for turn in meeting["transcript"]:
                found.extend(sentences(_SPACED.sub(r"\1", _FILLER.sub("", turn["content"]))))
    return found


def fit_interrogative(data: Path) -> dict[str, float]:
    """Fit, write ``interrogative.json`` and return what was measured on sentences kept apart."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import precision_recall_fscore_support, roc_auc_score

    order = random.Random(SEED)  # noqa: S311 - a draw of sentences, no secret
    asked, told = [], []
    for sentence in spoken(data):
        if sentence.endswith("?"):
            # "You were there, were you?" is asked by its tag or its tone: its words alone say nothing.
            asked.append(sentence)
        elif sentence.endswith("."):
            told.append(sentence)
    pairs = [(text, 1) for text in order.sample(asked, min(EACH, len(asked)))]
    pairs += [(text, 0) for text in order.sample(told, min(EACH, len(told)))]
    order.shuffle(pairs)
    cut = int(len(pairs) * (1 - HELD_OUT))
    vectorizer = DictVectorizer()
    train = vectorizer.fit_transform([dict.fromkeys(features(text), 1.0) for text, _ in pairs[:cut]])
    test = vectorizer.transform([dict.fromkeys(features(text), 1.0) for text, _ in pairs[cut:]])
    for matrix in (train, test):  # liblinear takes no 64-bit indices
        matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    labels = [label for _, label in pairs]
    model = LogisticRegression(solver="liblinear", l1_ratio=1.0, C=STRENGTH, random_state=SEED, max_iter=200)
    model.fit(train, labels[:cut])
    weights = {
        name: round(float(weight), DIGITS)
        for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= 10**-DIGITS
    }
    stored = {"bias": round(float(model.intercept_[0]), DIGITS), "weights": dict(sorted(weights.items()))}
    (HERE / "interrogative.json").write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", "utf-8")
    given = model.predict_proba(test)[:, 1]
    precision, recall, f1, _ = precision_recall_fscore_support(labels[cut:], given >= 0.5, average="binary")
    high = given >= 0.9
    return {
        "sentences": len(pairs),
        "held_out": len(pairs) - cut,
        "features_kept": len(weights),
        "precision": round(float(precision), 4),
        "recall": round(float(recall), 4),
        "f1": round(float(f1), 4),
        "roc_auc": round(float(roc_auc_score(labels[cut:], given)), 4),
        "precision_at_0.9": round(
            float(
                sum(label for label, is_high in zip(labels[cut:], high, strict=True) if is_high) / max(1, high.sum())
            ),
            4,
        ),
        "recall_at_0.9": round(
            float(sum(label for label, is_high in zip(labels[cut:], high, strict=True) if is_high) / sum(labels[cut:])),
            4,
        ),
    }


def main() -> None:
    """Read the options, fit, and write the figures into ``metrics.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of public sets")
    options = parser.parse_args()
    path = HERE / "metrics.json"
    metrics = json.loads(path.read_text("utf-8")) if path.exists() else {}
    metrics["interrogative"] = fit_interrogative(options.data)
    path.write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")
    print(json.dumps(metrics["interrogative"], indent=1))


if __name__ == "__main__":
    main()
