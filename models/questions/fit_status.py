"""Fit the second look at a question's status again.

    python models/questions/fit_status.py --gold ../shared/dev ../shared/gold --papers ../shared/dev ../shared/seeds

Trained on our own labelled cases (``corpus/labelled/questions.jsonl``, MIT) alone, so that no word of anybody's
papers is in the weights. The papers named with ``--papers`` and their gold are for measuring only: by the rules alone,
by rules and model together, each document counted by itself. ``metrics.json`` gets the figures.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from pipeline.ingest.corpus import read_corpus  # noqa: E402
from pipeline.nlp.answers import find_answers  # noqa: E402
from pipeline.nlp.evaluate_questions import Counts, Found, compare, figures, read_gold, report  # noqa: E402
from pipeline.nlp.labelled_questions import corpus_of, read_cases  # noqa: E402
from pipeline.nlp.questions import find_questions  # noqa: E402
from pipeline.nlp.second_look import STATUSES, features  # noqa: E402
from pipeline.records import Exchange  # noqa: E402

SEED = 20261121
STRENGTH = 0.4
CASES = HERE.parents[1] / "corpus" / "labelled" / "questions.jsonl"


def examples() -> list[tuple[Exchange, str]]:
    """Return what the rules make of each labelled case, with the status that a reader gave."""
    found = []
    for case in read_cases(CASES):
        if case.label == "question" and case.count == 1 and case.status:
            corpus = corpus_of(case)
            found.extend(
                (exchange, case.status)
                for exchange in find_answers(corpus, find_questions(corpus), by_rules_alone=True)
            )
    return found


def spoiled(pairs: list[tuple[Exchange, str]]) -> list[tuple[Exchange, str]]:
    """Add each case as it would be had the rules erred: every status in turn, unsure, the words as they are.

    Our own cases all pass, so that from them alone the model would learn to trust the rules blindly.
    """
    more = [
        (replace(exchange, status=status, reason="unsure", status_score=0.6), label)
        for exchange, label in pairs
        for status in STATUSES
        if exchange.answers or exchange.promise
    ]
    return [*pairs, *more]


def fit() -> dict[str, Any]:
    """Fit, write ``status.json`` and return how the model did on cases kept apart."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import f1_score
    from sklearn.model_selection import GroupKFold

    own = examples()
    pairs = spoiled(own)
    groups = [exchange.document_id for exchange, _ in pairs]
    rows = [dict.fromkeys(features(exchange), 1.0) for exchange, _ in pairs]
    labels = [label for _, label in pairs]
    guessed = list(labels)
    for train, test in GroupKFold(n_splits=5).split(rows, labels, groups):
        vectorizer = DictVectorizer()
        model = LogisticRegression(C=STRENGTH, max_iter=500, random_state=SEED, class_weight="balanced")
        model.fit(vectorizer.fit_transform([rows[i] for i in train]), [labels[i] for i in train])
        for i, label in zip(test, model.predict(vectorizer.transform([rows[i] for i in test])), strict=True):
            guessed[i] = label
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=500, random_state=SEED, class_weight="balanced")
    model.fit(vectorizer.fit_transform(rows), labels)
    order = list(model.classes_)
    weights = {
        name: {status: round(float(model.coef_[order.index(status)][column]), 3) for status in STATUSES}
        for column, name in enumerate(vectorizer.get_feature_names_out())
    }
    weights = {name: given for name, given in weights.items() if max(map(abs, given.values())) >= 0.02}
    stored = {
        "bias": {status: round(float(model.intercept_[order.index(status)]), 3) for status in STATUSES},
        "weights": dict(sorted(weights.items())),
    }
    (HERE / "status.json").write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", "utf-8")
    blind = list(range(len(own), len(pairs)))
    return {
        "cases": len(own),
        "features_kept": len(weights),
        "macro_f1_when_the_rules_say_nothing": round(
            float(f1_score([labels[i] for i in blind], [guessed[i] for i in blind], average="macro")), 4
        ),
        "macro_f1_with_the_rules": round(float(f1_score(labels[: len(own)], guessed[: len(own)], average="macro")), 4),
    }


def measure(papers: list[Path], gold: list[Path]) -> dict[str, Any]:
    """Return the figures on papers with gold, document by document and together."""
    corpus = read_corpus([path for folder in papers for path in sorted(folder.glob("*.txt"))])
    name = {document.id: Path(document.name).stem for document in corpus.documents}
    result: dict[str, Any] = {}
    for title, alone in (("rules", True), ("rules and model", False)):
        found: dict[str, list[Found]] = {}
        for exchange in find_answers(corpus, find_questions(corpus), by_rules_alone=alone):
            found.setdefault(name[exchange.document_id], []).append(
                Found(
                    text=exchange.text,
                    status=exchange.status,
                    asker=exchange.asker,
                    answer=exchange.answers[0].text if exchange.answers else None,
                    follow_up=exchange.promise.text if exchange.promise else None,
                )
            )
        counts: dict[str, Counts] = {}
        for folder in gold:
            for path in sorted(folder.glob("*.gold.json")):
                if isinstance(json.loads(path.read_text("utf-8")), dict):
                    stem = path.name.removesuffix(".gold.json")
                    own = [
                        item
                        for key in sorted(found)
                        if key == stem or key.startswith(f"{stem}_")
                        for item in found[key]
                    ]
                    marked, neither = read_gold(path)
                    counts[stem.split("_")[0] + "_" + stem.split("_")[1] if "_" in stem else stem] = compare(
                        marked, own, neither
                    )
        result[title] = {"together": report(list(counts.values()))}
        if not alone:
            result[title]["each document"] = {
                stem: {key: round(value, 3) for key, value in figures([count]).items()}
                | {"gold": count.gold, "found": count.found}
                for stem, count in counts.items()
            }
    return result


def main() -> None:
    """Read the options, fit, measure and write ``metrics.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="folders of *.gold.json")
    parser.add_argument("--papers", type=Path, nargs="*", default=[], help="folders of the papers that they describe")
    options = parser.parse_args()
    path = HERE / "metrics.json"
    metrics = json.loads(path.read_text("utf-8")) if path.exists() else {}
    metrics["status"] = fit()
    print(json.dumps(metrics["status"], indent=1))
    if options.gold:
        metrics["seeds and dev"] = measure(options.papers, options.gold)
        for title, figures_ in metrics["seeds and dev"].items():
            print(title, json.dumps({key: value["value"] for key, value in figures_["together"]["figures"].items()}))
    path.write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
