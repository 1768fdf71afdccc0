"""Measure the two encoders side by side with TF-IDF: likeness of sentences, nearest neighbours, speed.

    .venv/bin/python models/measure_encoders.py --data ../shared/data

Writes metrics.json beside each encoder. TF-IDF stands on word stems; "with words" is a fixed mean of both cosines;
"mixture learnt" weighs the encoder's cosine with likenesses of words, by a regression on the set's own train split that is
for measuring only and does not ship.
"""

import argparse
import csv
import gzip
import json
import re
import sys
import time
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.stems import content_stems

HERE = Path(__file__).parent
MIXED = 0.25  # share of the words


def rows(path: Path) -> list[dict[str, str]]:
    """Read a compressed table."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def by_words(texts: list[str]) -> object:
    """Return a row of stem weights for each text."""
    return TfidfVectorizer(analyzer=lambda text: content_stems(text) or ["-"], sublinear_tf=True).fit_transform(texts)


def word_signs(left: list[str], right: list[str]) -> np.ndarray:
    """Return how pairs are alike by their words: a row for each pair."""
    made = [
        by_words(left + right),
        *(
            TfidfVectorizer(sublinear_tf=True, **kind).fit_transform(left + right)
            for kind in (
                {"token_pattern": r"\w+"},
                {"token_pattern": r"\w+", "ngram_range": (1, 2)},
                {"analyzer": "char_wb", "ngram_range": (3, 5)},
            )
        ),
    ]
    half = len(left)
    alike = [np.asarray(table[:half].multiply(table[half:]).sum(axis=1)).ravel() for table in made]
    words = [(len(one.split()), len(other.split())) for one, other in zip(left, right, strict=True)]
    alike.append(np.array([min(pair) / max(*pair, 1) for pair in words]))
    for pattern in (r"\d+", r"\b(?:not|no|never)\b|n't\b"):
        found = [(set(re.findall(pattern, a)), set(re.findall(pattern, b))) for a, b in zip(left, right, strict=True)]
        alike.append(np.array([float(one != other) for one, other in found]))
    return np.stack(alike, axis=1)


def learnt_mixture(data: Path, name: str) -> float:
    """Return Spearman's correlation on the test split of a mixture that was learnt on the train split."""
    pairs = [row for row in rows(data / "stsb" / "stsb.csv.gz") if row["split"] in {"train", "test"}]
    left, right = [row["text1"] for row in pairs], [row["text2"] for row in pairs]
    gold = np.array([float(row["score_0_5"]) for row in pairs])
    train = np.array([row["split"] == "train" for row in pairs])
    encoder = choose_encoder(0, name)
    cosine = (encoder.encode(left) * encoder.encode(right)).sum(axis=1)
    signs = np.column_stack([cosine, word_signs(left, right)])
    model = make_pipeline(PolynomialFeatures(2), StandardScaler(), RidgeCV(alphas=(1.0, 10.0, 100.0)))
    model.fit(signs[train], gold[train])
    return float(spearmanr(model.predict(signs[~train]), gold[~train])[0])


def stsb(data: Path, name: str) -> dict[str, float]:
    """Return Spearman's correlation with people's judgements, test split."""
    pairs = [row for row in rows(data / "stsb" / "stsb.csv.gz") if row["split"] == "test"]
    gold = [float(row["score_0_5"]) for row in pairs]
    left, right = [row["text1"] for row in pairs], [row["text2"] for row in pairs]
    encoder = choose_encoder(0, name)
    cosine = (encoder.encode(left) * encoder.encode(right)).sum(axis=1)
    table = by_words(left + right)
    words = np.asarray(table[: len(left)].multiply(table[len(left) :]).sum(axis=1)).ravel()
    return {
        "pairs": len(pairs),
        "stsb Spearman": spearmanr(cosine, gold)[0],
        "stsb Spearman, with words": spearmanr((1 - MIXED) * cosine + MIXED * words, gold)[0],
        "stsb Spearman, TF-IDF": spearmanr(words, gold)[0],
        "stsb Spearman, mixture learnt on its train split": learnt_mixture(data, name),
    }


def neighbours(data: Path, name: str) -> dict[str, float]:
    """Return how often the nearest training question of banking77 has the same intent, test split."""
    table = rows(data / "banking77" / "banking77.csv.gz")
    known = [row for row in table if row["split"] == "train"]
    asked = [row for row in table if row["split"] != "train"]
    label = np.array([row["label"] for row in known])
    gold = np.array([row["label"] for row in asked])
    encoder = choose_encoder(0, name)
    cosine = encoder.encode([row["text"] for row in asked]) @ encoder.encode([row["text"] for row in known]).T
    found = by_words([row["text"] for row in known + asked])
    words = (found[len(known) :] @ found[: len(known)].T).toarray()
    mixed = (1 - MIXED) * cosine + MIXED * words
    return {
        "questions": len(asked),
        "banking77 nearest": (label[cosine.argmax(axis=1)] == gold).mean(),
        "banking77 nearest, with words": (label[mixed.argmax(axis=1)] == gold).mean(),
        "banking77 nearest, TF-IDF": (label[words.argmax(axis=1)] == gold).mean(),
    }


def speed(data: Path, name: str) -> dict[str, float]:
    """Return sentences for each second of CPU."""
    texts = [row["text"] for row in rows(data / "polis_comments" / "polis_comments.csv.gz")]
    texts = texts[:1000] if name == "minilm" else texts * 10
    encoder = choose_encoder(0, name)
    start = time.process_time()
    encoder.encode(texts)
    return {"texts for speed": len(texts), "texts a CPU second": len(texts) / (time.process_time() - start)}


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    for name in ("minilm", "static"):
        found = {**stsb(options.data, name), **neighbours(options.data, name), **speed(options.data, name)}
        found = {key: round(float(value), 4) for key, value in found.items()}
        print(name, found, flush=True)
        (HERE / name / "metrics.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
