"""Fit the small models for questions again.

    python models/questions/fit.py --data ../shared/data

``interrogative.json``: is a sentence a question, by its words alone? Logistic regression with an L1 penalty on
the first and last words, words and pairs of words. Fitted on turns of UK public inquiries (Open Government
Licence v3.0) and on committee and other meetings of QMSum (MIT); the label is the question mark, which is then taken
away.

``told.json``: does a sentence tell that somebody asked? Logistic regression on up to three words in a row. Fitted on our
own sentences: ``corpus/labelled/told.jsonl``, the questions of ``replies.jsonl``, ``replies_wide.jsonl`` and
``questions.jsonl`` with the lines that stand behind them, and the lines of the examinations that have been opened (MIT); and,
for what tells of nothing, sentences of GOV.UK pages and of petitions (Open Government Licence v3.0).

``metrics.json`` holds what was measured. Everything is seeded and sorted, so the files come out the same.
"""

import argparse
import csv
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from pipeline.ingest import read_corpus  # noqa: E402
from pipeline.nlp import told  # noqa: E402
from pipeline.nlp.interrogative import features  # noqa: E402
from pipeline.nlp.lines import read_lines  # noqa: E402
from pipeline.sentences import iter_sentences  # noqa: E402

SEED = 20261121
EACH = 60_000  # sentences of either kind
HELD_OUT = 0.1
STRENGTH = 0.15  # of the fit; less keeps fewer features
DIGITS = 3
LABELLED = HERE.parents[1] / "corpus" / "labelled"
EXAMS = HERE.parents[1] / "tests" / "exam"
OPENED = ("a", "b", "c")  # no other set may be read here
RAREST = 4  # sentences that a feature of told.json stands in
KEPT = 4_000  # features of told.json, the heaviest
FOLDS = 5
PLAIN = 3_000  # sentences of either public set that tell of no question
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


def plain_sentences(data: Path) -> Iterator[tuple[str, str]]:
    """Yield sentences that tell of no question, and what they are of: GOV.UK pages, and petitions' reasons."""
    found: dict[str, list[str]] = {"pages": [], "petitions": []}
    with gzip.open(data / "govuk_pages" / "govuk_pages.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found["pages"].extend(sentences(row["text"]))
    with gzip.open(data / "uk_petitions" / "petitions.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found["petitions"].extend(sentences(f"{row['background']} {row['additional_details']}"))
    order = random.Random(SEED)  # noqa: S311 - a draw of sentences, no secret
    for kind, texts in found.items():
        plain = [text for text in texts if told.CUE.search(text) and not told.reads_as_told(text)]
        yield from (
            (text, f"{kind} {number % FOLDS}")
            for number, text in enumerate(order.sample(plain, min(PLAIN, len(plain))))
        )


def told_cases(data: Path) -> list[tuple[str, int, str]]:
    """Return sentences without a question mark, whether each tells of a question, and the kind of paper it is of."""
    found: dict[str, tuple[int, str]] = {}

    def add(text: str, label: int, group: str) -> None:
        words = " ".join(text.split())
        if "?" not in words and len(words.split()) > 2:
            found.setdefault(words, (label, group))

    for case in _rows("told.jsonl"):
        add(case["text"], int(case["label"] == "question"), f"told {case['domain']}")
    for name in ("replies.jsonl", "replies_wide.jsonl"):
        for case in _rows(name):
            add(case["question"], 1, case["domain"])
            for line in case["next"]:
                # another's question may stand there too: what the rules or the model for marks would see is left out
                if not told.reads_as_told(line):
                    add(line, 0, case["domain"])
    for case in _rows("questions.jsonl"):
        if not case.get("column"):
            first = next(iter_sentences(case["text"]), (0, len(case["text"])))
            add(case["text"][slice(*first)], int(case["label"] == "question"), f"questions {case['domain']}")
    for name in OPENED:
        for text, label, paper in _exam_lines(name):
            add(text, label, f"exam {name} {paper}")
    for text, group in plain_sentences(data):
        add(text, 0, group)
    return [(text, *rest) for text, rest in sorted(found.items())]


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LABELLED / name).read_text("utf-8").splitlines() if line]


def _exam_lines(name: str) -> Iterator[tuple[str, int, str]]:
    """Yield the lines of opened papers: part of a question or not; what their reader was in doubt of is left out."""
    corpus = read_corpus([*sorted((EXAMS / name).glob("*.txt"))])
    names = {document.id: Path(document.name).stem for document in corpus.documents}
    for reading in read_lines(corpus):
        paper = names[reading.document.id]
        gold = json.loads((EXAMS / name / f"{paper}.gold.json").read_text("utf-8"))
        asked = [" ".join(item["text"].split()) for item in gold.get("questions", ())]
        doubtful = [" ".join(item["text"].split()) for item in gold.get("borderline", ())]
        for line in reading.lines:
            if line.heading:
                continue
            label = int(any(line.text in words or words in line.text for words in asked))
            if label or not any(line.text in words or words in line.text for words in doubtful):
                yield line.text, label, paper


def fit_told(data: Path) -> dict[str, float]:
    """Fit, write ``told.json`` and return what was measured on kinds of papers left out of the fit."""
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import precision_recall_fscore_support, roc_auc_score
    from sklearn.model_selection import GroupKFold

    cases = told_cases(data)
    rows = [told.features(text) for text, _, _ in cases]
    often = Counter(feature for row in rows for feature in row)
    kept = [{feature: 1.0 for feature in row if often[feature] >= RAREST} for row in rows]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(kept)
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    labels = np.array([label for _, label, _ in cases])

    def fitted(which: Any) -> Any:
        return LogisticRegression(solver="liblinear", C=1.0, random_state=SEED).fit(table[which], labels[which])

    given = np.zeros(len(cases))
    for train, test in GroupKFold(FOLDS).split(rows, groups=[group for _, _, group in cases]):
        given[test] = fitted(train).predict_proba(table[test])[:, 1]
    model = fitted(np.arange(len(cases)))
    weights = model.coef_[0]
    least = np.sort(np.abs(weights))[-min(KEPT, len(weights))]
    stored = {
        "bias": round(float(model.intercept_[0]), DIGITS),
        "weights": {
            name: round(float(weight), DIGITS)
            for name, weight in zip(vectorizer.get_feature_names_out(), weights, strict=True)
            if abs(weight) >= least
        },
    }
    (HERE / "told.json").write_text(
        json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8"
    )
    figures = {"sentences": len(cases), "of_them_questions": int(labels.sum())}
    for name, least_chance in (("", 0.5), ("_as_used", told.LEAST)):
        precision, recall, f1, _ = precision_recall_fscore_support(labels, given >= least_chance, average="binary")
        figures |= {
            f"precision{name}": round(float(precision), 4),
            f"recall{name}": round(float(recall), 4),
            f"f1{name}": round(float(f1), 4),
        }
    return figures | {"roc_auc": round(float(roc_auc_score(labels, given)), 4), "features_kept": len(stored["weights"])}


def main() -> None:
    """Read the options, fit, and write the figures into ``metrics.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of public sets")
    options = parser.parse_args()
    path = HERE / "metrics.json"
    metrics = json.loads(path.read_text("utf-8")) if path.exists() else {}
    metrics["interrogative"] = fit_interrogative(options.data)
    metrics["told"] = fit_told(options.data)
    path.write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")
    print(json.dumps({name: metrics[name] for name in ("interrogative", "told")}, indent=1))


if __name__ == "__main__":
    main()
