"""Fit the weights that join keywords, likeness and vectors into a theme's probability, and write weights.json.

    python models/themes/fit.py --data FOLDER

Pairs of comment and theme come from our own labelled cases under the default codebook and from petitions under
the departments that answered them (train split by the petition's number). A third of the comments is kept out of
the fit: thresholds and the figures in metrics.json come from there.
"""

import argparse
import csv
import gzip
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from pipeline.errors import PipelineError
from pipeline.nlp.codebook import load_codebook
from pipeline.nlp.content import content_of
from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.theme_match import VECTORS, WORDS, CodebookMatcher, encoder_name, weights_for
from pipeline.nlp.themes import most_likely
from pipeline.nlp.vectors import VectorCache

HERE = Path(__file__).parent
OWN = HERE.parent.parent / "corpus" / "labelled" / "sentiment.csv"
PETITIONS = 1200
HEADING, HEADING_LEAST = 10.0, 0.5
UNDECIDED, NOTHING = 6, 3  # per cent of comments that do have a theme and lie below the two marks
GUESS, AROUND = (
    0.3,
    0.08,
)  # a first theme right less often than this, among scores from a mark to so much above, is a guess


def own_cases():
    """Return texts and theme codes of our own cases."""
    with OWN.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if content_of(row["text"]) == "content"]
    return [row["text"] for row in rows], [[code for code in row["themes"].split(";") if code] for row in rows]


def petitions(data: Path, codes: set[str]):
    """Return petitions and the department that answers each."""
    with gzip.open(data / "uk_petitions/petitions.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["label"] in codes]
    rows = rows[:: max(len(rows) // PETITIONS, 1)]
    texts = [
        row["text"] if number % 2 else f"{row['text']}. {row['background'][:200]}" for number, row in enumerate(rows)
    ]
    return texts, [[row["label"]] for row in rows]


def main() -> None:
    """Fit a head for words alone and one for every encoder that ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    departments = load_codebook(HERE / "departments.toml")
    sources = [
        ("own cases", load_codebook(), *own_cases()),
        ("petitions", departments, *petitions(data, {theme.code for theme in departments.themes})),
    ]
    table = {"heading": HEADING, "heading_least": HEADING_LEAST, "heads": {}}
    encoders = {}
    for name in ("words", "minilm", "static"):
        try:
            encoder = None if name == "words" else choose_encoder(1, name)
        except PipelineError as error:
            print(f"{name}: left out ({error})")
            continue
        key = encoder_name(encoder)
        encoders[key] = encoder
        table["heads"][key] = fit_head(sources, encoder)
        print(key, json.dumps(table["heads"][key]), flush=True)
    table["heads"]["default"] = table["heads"].get(choose_encoder(1, "minilm").model.name, table["heads"]["words"])
    (HERE / "weights.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    keep_vectors()
    weights_for.cache_clear()
    metrics = {key: measured(sources, encoder) for key, encoder in encoders.items()}
    (HERE / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", "utf-8")
    (HERE / "card.md").write_text(card(metrics), "utf-8")


def keep_vectors() -> None:
    """Write the default codebook's vectors by the default encoder: a small run would spend a tenth on making them."""
    path = HERE / "vectors.safetensors"
    path.unlink(missing_ok=True)
    kept = VectorCache(path)
    codebook = load_codebook()
    names = [f"{theme.name}: {theme.description}" for theme in codebook.themes]
    examples = [text for theme in codebook.themes for text in (*theme.examples, *theme.include)]
    kept.vectors(choose_encoder(1, "minilm"), [*names, *examples])
    kept.save()


def card(metrics) -> str:
    """Return the model's card with the figures of this fit."""
    rows = "\n".join(
        f"| {head} | {source} | {found['base']} | {found['first_is_right']:.3f} | {found['samples_f1']:.3f} "
        f"| {found['no_theme_given']} |"
        for head, sources in metrics.items()
        for source, found in sources.items()
    )
    return f"""# Themes from a codebook

For each pair of comment and theme: keywords met, likeness of words, likeness of vectors to the theme's description and
to its nearest example, each also against the next best theme. A logistic regression makes a probability of them. There
is no theme in these weights: they serve any codebook. How many themes a comment gets is what makes the F1 to be
expected highest; below `threshold` none is given ("cannot decide"), below `floor` "nothing fits".

Measured as the program runs, on comments kept out of the fit; one that is given no theme counts as wrong. Petitions
have a codebook of names and descriptions alone: there the likeness to them by two encoders is joined with these
weights (`pipeline/nlp/theme_bare.py`).

| encoder | comments kept out of the fit | base | first theme right | samples-F1 | no theme given |
|---|---|---|---|---|---|
{rows}

Fitted on: our own labelled cases (corpus/labelled/sentiment.csv, MIT) under the default codebook, and UK petitions
(petition.parliament.uk, Open Government Licence v3.0) under the departments that answered them (departments.toml).
background.json counts stems in UK petitions, GOV.UK early-years pages and public inquiry transcripts (all Open
Government Licence v3.0) and Polis statements (The Computational Democracy Project, CC BY 4.0); background.py makes it.
Contains public sector information licensed under the Open Government Licence v3.0.

Our own cases were written by the people who wrote the codebook, so those figures flatter. Labels in them are one
person's. Weights: MIT. To fit again: `python models/themes/background.py --data FOLDER`, then
`python models/themes/fit.py --data FOLDER`.
"""


def kept_out(count: int):
    """Return which of so many comments are kept out of the fit."""
    return np.asarray([number * 7919 % 3 == 0 for number in range(count)])


def fit_head(sources, encoder):
    """Return the weights for one encoder."""
    inside, outside = [], []
    for _, codebook, texts, labels in sources:
        matcher = CodebookMatcher(codebook, encoder)
        features, _ = matcher.features(texts, matcher.words.evidence(texts), None)
        wanted = np.asarray([[theme.code in row for theme in codebook.themes] for row in labels])
        out = kept_out(len(texts))
        inside.append((features[~out], wanted[~out]))
        outside.append((features[out], wanted[out]))
    matrix = np.vstack([features.reshape(-1, features.shape[-1]) for features, _ in inside])
    target = np.concatenate([wanted.ravel() for _, wanted in inside])
    weight = np.concatenate([np.full(wanted.size, 1000.0 / len(wanted)) for _, wanted in inside])
    model = LogisticRegression(C=3.0, max_iter=2000).fit(matrix, target, sample_weight=weight)
    coef, intercept = np.round(model.coef_[0], 4), round(float(model.intercept_[0]), 4)
    scored = [(1 / (1 + np.exp(-(features @ coef + intercept))), wanted) for features, wanted in outside]
    # A comment whose best theme scores lower than nearly all that have one, or is a guess, is left undecided or fits nothing.
    best = np.concatenate([scores[wanted.any(axis=1)].max(axis=1) for scores, wanted in scored])
    blank = 1 / (1 + np.exp(-intercept))  # no word and no vector says anything
    floor = max(round(float(np.percentile(best, NOTHING)), 3), round(blank + 0.002, 3) if encoder is None else 0.0)
    threshold = max(round(float(np.percentile(best, UNDECIDED)), 3), round(floor * 1.15, 3))
    threshold = max(threshold, beyond_guessing(*scored[0], floor))
    names = (*WORDS, *VECTORS) if encoder is not None else WORDS
    return {
        "coef": {key: float(value) for key, value in zip(names, coef, strict=True)},
        "intercept": intercept,
        "threshold": threshold,
        "floor": floor,
    }


def beyond_guessing(scores, wanted, floor) -> float:
    """Return the lowest score from which the likeliest theme of one of our own cases is more than a guess."""
    best, right = scores.max(axis=1), wanted[np.arange(len(wanted)), scores.argmax(axis=1)]
    for mark in np.arange(floor, 0.5, 0.01):
        near = (best >= mark) & (best < mark + AROUND)
        if near.sum() < 20 or right[near].mean() >= GUESS:
            return round(float(mark), 3)
    return floor


def measured(sources, encoder):
    """Return the figures of what ships, codebooks of names and descriptions alone included, on comments kept out."""
    figures = {}
    for name, codebook, texts, labels in sources:
        chosen = np.flatnonzero(kept_out(len(texts)))
        scores = CodebookMatcher(codebook, encoder).match([texts[at] for at in chosen]).scores
        wanted = np.asarray([[theme.code in labels[at] for theme in codebook.themes] for at in chosen])
        sure = scores.max(axis=1) >= weights_for(encoder_name(encoder))["threshold"]
        table = given(scores) & sure[:, None]
        first = wanted[np.arange(len(wanted)), scores.argmax(axis=1)]
        has_one = wanted.any(axis=1)
        figures[name] = {
            "base": len(wanted),
            "first_is_right": round(float(np.mean((first & sure)[has_one])), 4),
            "samples_f1": round(samples_f1(table, wanted), 4),
            "no_theme_given": int(np.sum(~sure)),
        }
        print(encoder_name(encoder), name, figures[name], flush=True)
    return figures


def given(scores):
    """Return the themes given, as the program gives them."""
    table = np.zeros(scores.shape, dtype=bool)
    for row, values in enumerate(scores):
        order, count = most_likely(values)
        table[row, order[:count]] = True
    return table


def samples_f1(chosen, wanted) -> float:
    """Return the mean over comments of the F1 of their labels."""
    hit, both = (chosen & wanted).sum(axis=1), chosen.sum(axis=1) + wanted.sum(axis=1)
    return float(np.mean(np.where(both > 0, 2 * hit / np.maximum(both, 1), 1.0)))


if __name__ == "__main__":
    main()
