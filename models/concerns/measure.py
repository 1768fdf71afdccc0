"""Measure how concerns are grouped, on public sets of short texts whose groups are known.

    python models/concerns/measure.py --data ../shared/data [--encoder minilm] [--most 1500]

With the number of groups told: k-means on the encoder's main axes, beside TF-IDF, SVD and k-means. Without: our
centres that are joined, beside UMAP and HDBSCAN as bertopic sets them by default, on the same vectors and in one run
(left out where umap-learn is not installed; it is none of our dependencies).
"""

import argparse
import csv
import gzip
import importlib.util
import json
import random
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from pipeline.nlp.concern_groups import Axes, Merged
from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.vectors import one_thread, unit

HERE = Path(__file__).parent
SETS = (
    "stc_biomedical",
    "stc_googlenews",
    "stc_pascal_flickr",
    "stc_search_snippets",
    "stc_stackoverflow",
    "stc_tweet",
    "banking77",
    "clinc150",
    "covid_q",
)
csv.field_size_limit(sys.maxsize)


def load(data: Path, name: str, most: int) -> tuple[list[str], np.ndarray]:
    """Return texts and their groups, a sample where there are more than wanted."""
    with gzip.open(data / name / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["label"] not in {"", "oos"}]
    if name in {"banking77", "clinc150"}:
        rows = [row for row in rows if row["split"] != "train"]
    rows = random.Random(0).sample(rows, min(most, len(rows)))  # noqa: S311
    return [row["text"] for row in rows], np.array([row["label"] for row in rows])


def told(texts: list[str], rows: np.ndarray, groups: np.ndarray) -> dict[str, float]:
    """Measure with the number of groups told."""
    count = len(set(groups))
    words = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    by_words = unit(TruncatedSVD(min(100, words.shape[1] - 1), random_state=0).fit_transform(words))
    with one_thread():
        ours = KMeans(count, n_init=3, random_state=0).fit_predict(rows)
        theirs = KMeans(count, n_init=3, random_state=0).fit_predict(by_words)
    return {
        "NMI, groups told": normalized_mutual_info_score(groups, ours),
        "NMI, groups told, TF-IDF and SVD": normalized_mutual_info_score(groups, theirs),
    }


def not_told(rows: np.ndarray, groups: np.ndarray) -> dict[str, float]:
    """Measure without."""
    start = time.process_time()
    with one_thread():
        found = Merged().fit(Axes().fit(rows).transform(rows)).labels_
    result = {
        "ARI": adjusted_rand_score(groups, found),
        "groups found": len(set(found) - {-1}),
        "CPU seconds": time.process_time() - start,
    }
    if importlib.util.find_spec("umap"):
        from hdbscan import HDBSCAN
        from umap import UMAP

        UMAP(n_neighbors=5, n_components=2, random_state=0, n_jobs=1).fit(rows[:50])  # compiles: not counted
        start = time.process_time()
        near = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0, n_jobs=1)
        dense = HDBSCAN(min_cluster_size=10).fit_predict(near.fit_transform(rows))
        result |= {
            "ARI, UMAP and HDBSCAN": adjusted_rand_score(groups, dense),
            "groups found, UMAP and HDBSCAN": len(set(dense) - {-1}),
            "CPU seconds, UMAP and HDBSCAN": time.process_time() - start,
        }
    return result


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", default="minilm")
    parser.add_argument("--most", type=int, default=1500)
    options = parser.parse_args()
    encoder = choose_encoder(0, options.encoder)
    path = HERE / "metrics.json"
    figures = json.loads(path.read_text("utf-8")) if path.exists() else {}
    table = {}
    for name in SETS:
        texts, groups = load(options.data, name, options.most)
        rows = encoder.encode(texts)
        found = {"texts": len(texts), "groups": len(set(groups)), **told(texts, rows, groups), **not_told(rows, groups)}
        table[name] = {key: round(float(value), 4) for key, value in found.items()}
        print(name, table[name], flush=True)
    keys = [key for key in table[SETS[0]] if key not in {"texts", "groups"}]
    table["mean"] = {key: round(float(np.mean([table[name][key] for name in SETS])), 4) for key in keys}
    print(table["mean"])
    figures[options.encoder] = table
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
