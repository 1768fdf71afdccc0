"""Enter an edition of invented papers into a ledger: python tests/ledger/large.py LEDGER PAPERS QUESTIONS-A-PAPER."""

import datetime
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from pipeline.ledger import update_ledger
from tests.ledger.papers import analysis, document, exchange

STATES = ("unanswered", "deferred", "answered")


def main(where: str, papers: int, each: int) -> None:
    """Enter one edition; its papers are others each time."""
    salt = time.time_ns()
    held, found = [], []
    for paper in range(papers):
        texts = [
            f"Who mends gate {number} of lock {paper} and when is it done, asked in {salt}?" for number in range(each)
        ]
        day = datetime.date(2020, 1, 1) + datetime.timedelta(days=paper)
        held.append(document(" ".join(texts), f"paper{paper}.txt", day))
        found += [
            exchange(held[-1], f"{salt:x}x{paper:x}x{number:x}", text, STATES[number % 3])
            for number, text in enumerate(texts)
        ]
    update_ledger(analysis(datetime.date(2026, 1, 1), held, found), where)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
