"""Fit the weights that tell an own view from an organisation's information, and write weights.json and metrics.json.

    python models/voice/fit.py --data FOLDER

FOLDER holds the sets that card.md names. Only openly licensed ones are fitted on; the others are for measuring.
"""

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from pipeline.ingest.shapes._voice import cues, scale
from pipeline.sentences import split_sentences

HERE = Path(__file__).parent
LIMIT = 1200  # texts of one source, so that none outweighs the others
LEAST_TEXTS = 3
LEAST_SOURCES = (8, 4, 5)  # a word must be at home in this many of all, of the views or of the rest, or it is a topic
STRENGTH = 1.0

VIEWS = {
    "fft": ("nhs_fft_phase1/nhs_fft_phase1.csv", "text"),
    "bus": ("themefinder_gambling/example_bus_feedback.csv", "text"),
    "gambling": ("themefinder_gambling/responses.csv", "text"),
    "polis": ("polis_comments/polis_comments.csv", "text"),
    "petitions": ("uk_petitions/petitions.csv", "additional_details"),
    "reviews": ("ud_english_ewt/en_ewt-ud-train.conllu", "reviews"),
}
INFORMATION = {
    "govuk": ("govuk_pages/govuk_pages.csv", "text"),
    "early_years": ("govuk_pages/govuk_early_years.csv", "text"),
    "government_replies": ("uk_petitions/petition_responses.csv", "answer"),
    "covid_answers": ("covid_faq/answers.csv", "answer"),
    "guides": ("ud_english_gum/en_gum-ud-train.conllu", "voyage"),
    "how_to": ("ud_english_gum/en_gum-ud-train.conllu", "whow"),
    "wikinews": ("ud_english_gum/en_gum-ud-train.conllu", "news"),
    "lives": ("ud_english_gum/en_gum-ud-train.conllu", "bio"),
}
ELSEWHERE = {
    "care_opinion": ("nhs_care_opinion/nhs_care_opinion.csv", "text", 1),
    "hotels": ("hotel_reviews/hotel_reviews.csv", "text", 1),
    "products": ("customer_reviews/customer_reviews.csv", "text", 1),
    "news": ("bbc_news/bbc_news.csv", "text", 0),
}


def read(data: Path, name: str, column: str) -> Iterator[str]:
    """Yield a set's texts as paragraphs of at most three sentences, in a fixed order; of a treebank, one genre."""
    with gzip.open(data / f"{name}.gz", "rt", encoding="utf-8", newline="") as stream:
        if name.endswith("conllu"):
            yield from treebank(stream, column)
            return
        for row in csv.DictReader(stream):
            for paragraph in re.split(r"\n+", row[column]):
                plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[#*|]", r"\1", paragraph).strip()
                places = split_sentences(plain)
                for at in range(0, len(places), 3):
                    piece = plain[places[at][0] : places[min(at + 2, len(places) - 1)][1]]
                    if len(piece.split()) >= 3:
                        yield piece


def treebank(lines: Iterable[str], genre: str) -> Iterator[str]:
    """Yield the sentences of a genre, three at a time."""
    of_genre, sentences = False, []
    for line in lines:
        if line.startswith("# newdoc"):
            yield from (" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
            of_genre, sentences = re.search(rf"(?:= |GUM_){genre}", line) is not None, []
        elif of_genre and line.startswith("# text = "):
            sentences.append(line[9:].strip())
    yield from (" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


class Counts:
    """Which cues a text holds, each over the square root of how many there are, as `pipeline` counts them."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.column = {cue: at for at, cue in enumerate(vocabulary)}

    def transform(self, texts: list[str]) -> csr_matrix:
        """Return the counts, one row a text."""
        rows, columns, values = [], [], []
        for row, text in enumerate(texts):
            held = set(cues(text))
            for cue in held & self.column.keys():
                rows.append(row)
                columns.append(self.column[cue])
                values.append(scale(len(held)))
        return csr_matrix((values, (rows, columns)), shape=(len(texts), len(self.column)))


def sample(data: Path, name: str, column: str) -> tuple[list[str], list[str]]:
    """Return up to LIMIT texts to fit on and up to a quarter of that to test on, spread over the whole set."""
    texts = list(dict.fromkeys(read(data, name, column)))
    texts = [texts[at] for at in np.random.default_rng(0).permutation(len(texts))]
    cut = min(len(texts) // 5, LIMIT // 4)
    return texts[cut : cut + LIMIT], texts[:cut]


def main() -> None:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    csv.field_size_limit(10**9)
    fitted, held = {}, {}
    for name, (file, column) in {**VIEWS, **INFORMATION}.items():
        fitted[name], held[name] = sample(options.data, file, column)
    homes = {
        name: {cue for cue, n in Counter(c for text in texts for c in set(cues(text))).items() if n >= LEAST_TEXTS}
        for name, texts in fitted.items()
    }
    homely = [Counter(cue for name in group for cue in homes[name]) for group in (homes, VIEWS, INFORMATION)]
    vocabulary = sorted(
        {cue for count, least in zip(homely, LEAST_SOURCES, strict=True) for cue, n in count.items() if n >= least}
    )
    counter = Counts(vocabulary)
    texts = [text for source in fitted.values() for text in source]
    labels = np.array([int(name in VIEWS) for name, source in fitted.items() for _ in source])
    weights = np.array([1 / len(source) for source in fitted.values() for _ in source])
    weights *= len(weights) / weights.sum()
    model = LogisticRegression(
        l1_ratio=1, solver="saga", C=STRENGTH, random_state=0, max_iter=3000, tol=1e-4, fit_intercept=False
    )
    model.fit(counter.transform(texts), labels, sample_weight=weights)
    kept = {cue: round(float(w), 2) for cue, w in zip(vocabulary, model.coef_[0], strict=True) if abs(w) >= 0.05}
    (HERE / "weights.json").write_text(
        json.dumps(kept, indent=0, sort_keys=True) + "\n",
        "utf-8",
    )
    metrics = {"cues": len(kept), "said to be a view at 0.5": {}, "texts": {}}
    for name, (file, column, _) in ELSEWHERE.items():
        held[name] = sample(options.data, file, column)[1]
    scores = {name: model.predict_proba(counter.transform(source))[:, 1] for name, source in held.items()}
    for name, values in scores.items():
        metrics["said to be a view at 0.5"][name] = round(float((values >= 0.5).mean()), 3)
        metrics["texts"][name] = len(values)
    for title, group in (
        ("AUC, sources fitted on, other texts", {**VIEWS, **INFORMATION}),
        ("AUC, other sources", ELSEWHERE),
    ):
        views = {**dict.fromkeys(VIEWS, 1), **{name: label for name, (_, _, label) in ELSEWHERE.items()}}
        truth = [views.get(name, 0) for name in group for _ in scores[name]]
        metrics[title] = round(float(roc_auc_score(truth, np.concatenate([scores[name] for name in group]))), 3)
    (HERE / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
