"""Measure questions, answers and status on papers with gold: document by document and together.

    python models/questions/measure.py --gold ../shared/dev ../shared/gold --papers ../shared/dev ../shared/seeds
    python models/questions/measure.py --unseen tests/exam/d

The second measures on papers that nobody who builds has read, and gives the figures of all together only. The papers are for measuring only; no word of them is in any weights. ``metrics.json`` gets the figures.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from pipeline.ingest.corpus import read_corpus  # noqa: E402
from pipeline.nlp.answers import find_answers  # noqa: E402
from pipeline.nlp.encoder import choose_encoder  # noqa: E402
from pipeline.nlp.evaluate_questions import Counts, Found, compare, figures, read_gold, report  # noqa: E402
from pipeline.nlp.questions import find_questions  # noqa: E402


def measure(papers: list[Path], gold: list[Path]) -> dict[str, Any]:
    """Return the figures on papers with gold, document by document and together."""
    encoder = choose_encoder(1)
    corpus = read_corpus([path for folder in papers for path in sorted(folder.glob("*.txt"))])
    name = {document.id: Path(document.name).stem for document in corpus.documents}
    result: dict[str, Any] = {}
    for title, alone in (("rules", True), ("rules and judge", False)):
        found: dict[str, list[Found]] = {}
        for exchange in find_answers(corpus, find_questions(corpus), by_rules_alone=alone, encoder=encoder):
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
    """Read the options, measure and write the figures into ``metrics.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", help="folders of *.gold.json")
    parser.add_argument("--papers", type=Path, nargs="+", help="folders of the papers they describe")
    parser.add_argument("--unseen", type=Path, help="a folder of papers and gold that nobody has looked into")
    options = parser.parse_args()
    path = HERE / "metrics.json"
    metrics = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if options.unseen:
        found = measure([options.unseen], [options.unseen])
        metrics["unseen papers"] = {title: {"together": part["together"]} for title, part in found.items()}
    elif options.papers and options.gold:
        metrics["seeds and dev"] = found = measure(options.papers, options.gold)
    else:
        parser.error("give --papers and --gold, or --unseen")
    for title, figures_ in found.items():
        print(title, json.dumps({key: value["value"] for key, value in figures_["together"]["figures"].items()}))
    path.write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
