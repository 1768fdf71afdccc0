"""Count how common each stem is in openly licensed public-sector English, and write background.json.

    python models/themes/background.py --data FOLDER

FOLDER holds the sets that card.md names. Only counts of single stems are kept.
"""

import argparse
import csv
import gzip
import json
from collections import Counter
from pathlib import Path

from pipeline.nlp.stems import STOP, stem, words

HERE = Path(__file__).parent
LEAST = 25  # stems in fewer texts than this are left to the value for unseen words
TURNS = 60_000


def texts(data: Path):
    """Yield the texts that are counted, in a fixed order."""
    csv.field_size_limit(10**9)
    for name, columns, limit in (
        ("uk_petitions/petitions", ("text", "background", "additional_details"), None),
        ("uk_petition_titles/titles", ("text",), None),
        ("polis_comments/polis_comments", ("text",), None),
        ("govuk_pages/govuk_early_years", ("text",), None),
        ("uk_inquiry_transcripts/turns", ("text",), TURNS),
    ):
        with gzip.open(data / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream)):
                if limit is not None and number >= limit:
                    break
                yield " ".join(row[column] for column in columns)[:2000]


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(parser.parse_args().data):
        total += 1
        counts.update({stem(word) for word in words(text) if word not in STOP})
    kept = {
        word: count for word, count in sorted(counts.items()) if count >= LEAST and word.isalpha() and len(word) < 20
    }
    table = {"texts": total, "least": LEAST, "counts": kept}
    (HERE / "background.json").write_text(json.dumps(table, separators=(",", ":")) + "\n", "utf-8")
    print(f"{total} texts, {len(kept)} stems")


if __name__ == "__main__":
    main()
