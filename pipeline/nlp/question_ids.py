"""Name every question by its words, so that it keeps its name from run to run, and link those that ask the same."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Document, Exchange


def with_ids(exchanges: Sequence[tuple[Document, Exchange]]) -> list[Exchange]:
    """Give the exchanges ids, the earliest document first.

    Parameters
    ----------
    exchanges : sequence of tuple of Document and Exchange

    Returns
    -------
    list of Exchange
        In the same order, with `question_id` and `asked_also`.
    """
    count: Counter[str] = Counter()
    named: dict[int, str] = {}
    same: dict[str, list[str]] = {}
    order = sorted(
        range(len(exchanges)),
        key=lambda i: (
            str(exchanges[i][0].date or "9999"),
            exchanges[i][0].id,
            exchanges[i][1].start,
            exchanges[i][1].end,
        ),
    )
    for index in order:
        exchange = exchanges[index][1]
        bare = _digest(exchange)
        count[bare] += 1
        named[index] = bare if count[bare] == 1 else f"{bare}-{count[bare]}"
        same.setdefault(_folded(exchange.text), []).append(named[index])
    return [
        replace(
            exchange,
            question_id=named[index],
            asked_also=tuple(other for other in same[_folded(exchange.text)] if other != named[index]),
        )
        for index, (_, exchange) in enumerate(exchanges)
    ]


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _digest(exchange: Exchange) -> str:
    return hashlib.sha256(f"{_folded(exchange.text)}\x1f{_folded(exchange.asker or '')}".encode()).hexdigest()[:12]
