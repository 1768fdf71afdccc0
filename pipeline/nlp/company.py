"""Lower the score of a status that stands apart from those of its paper: as a rule a shape was misread there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.nlp.reply_judge import chance_of, log_odds
from pipeline.records import Exchange

#: How much the company counts, in log-odds.
WEIGHT = 0.75
#: Agreement from which on nothing is taken away.
AGREED = 0.85
#: What is thought of a paper before its other questions are seen, and how many of them that is worth.
BEFOREHAND, WORTH = 0.75, 2.0
#: No status is so sure that its company counts for nothing.
SUREST = 0.98


def in_company(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """Return the questions, each less sure where its paper replies to it and not to the others, or the other way round.

    Papers reply to nearly all that was asked in them or to nearly nothing: a single question without a reply, or a
    single reply, was wrong three times as often in the papers that this was seen in, and is worth a person's look.

    Parameters
    ----------
    exchanges : sequence of Exchange

    Returns
    -------
    list of Exchange
        In the same order; only `status_score` differs, and it is never raised.
    """
    count = Counter((exchange.document_id, exchange.status == "unanswered") for exchange in exchanges)
    return [
        replace(exchange, status_score=_lowered(exchange.status_score, _agreement(exchange, count)))
        for exchange in exchanges
    ]


def _agreement(exchange: Exchange, count: Counter[tuple[str, bool]]) -> float:
    alike = count[exchange.document_id, exchange.status == "unanswered"] - 1
    other = count[exchange.document_id, exchange.status != "unanswered"]
    return (alike + BEFOREHAND * WORTH) / (alike + other + WORTH)


def _lowered(score: float, agreement: float) -> float:
    shift = WEIGHT * min(0.0, log_odds(agreement) - log_odds(AGREED))
    return round(min(score, chance_of(log_odds(min(score, SUREST)) + shift)), 3) if shift else score
