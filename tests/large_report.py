"""A report of 100,000 invented comments, written into a folder; for `make bench`."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipeline.report import write_report
from tests.report.conftest import Maker

STOCK = (
    "the pool hall bus ticket price lane morning evening child family staff lifeguard water door heating parking late "
    "early cheap dear warm cold crowded empty open closed and but because never always should could"
).split()
FEELINGS = ("negative", "negative", "positive", "positive", "neutral", "mixed")


def main(folder: Path, number: int, words: int, papers: int = 4) -> None:
    """Write the report; every fiftieth comment is a question, and a comment has so many words in the mean."""
    chance, maker = random.Random(1), Maker()  # noqa: S311
    for paper in range(papers):
        lines = []
        for place in range(number // papers):
            said = " ".join(chance.choice(STOCK) for _ in range(chance.randint(words // 2, words * 3 // 2)))
            lines.append(("C" if place % 50 else "Q", said.capitalize() + "."))
        for segment in maker.document(f"survey-{paper}.csv", lines):
            maker.code(
                segment, chance.choice(FEELINGS), *chance.sample(("hours", "cost", "staff"), chance.choice((1, 1, 2)))
            )
            if segment.role == "question":
                maker.ask(segment, "unanswered", "no reply found")
    pages = [path for path in write_report(maker.analysis(), folder) if path.suffix == ".html"]
    size, largest = sum(path.stat().st_size for path in pages), max(path.stat().st_size for path in pages)
    said = sum(len(segment.text) for segment in maker.segments)
    left = sum('id="left"' in path.read_text("utf-8") for path in pages)
    print(
        f"report of {number:,} comments with {said / 1e6:.1f} MB of words: {size / 1e6:.1f} MB on {len(pages)} pages, "
        f"the largest {largest / 1e6:.1f} MB{', the words not all' if left else ', with all words'}"
    )
    if size > 15_000_000:
        sys.exit("more than 15 MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
