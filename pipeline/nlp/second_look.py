"""A second look at each status: a small fitted model beside the rules, and one calibrated score from both.

It looks at what the rules decided and on what ground, and at the words of the reply. Where the rules were unsure and
the model is sure of another status, it has its way; everywhere it says how sure the status is.
"""

import json
import math
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from pipeline.errors import ModelError
from pipeline.records import Exchange, Status
from pipeline.resources import resource

STATUSES: tuple[Status, ...] = ("answered", "deferred", "unanswered")

#: The rules give way where they were no surer than this, and the model is at least as sure as that of another status.
UNSURE, SURE = 0.65, 0.8

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w.’'-]*\b")
_MOST_WORDS = 30


def features(exchange: Exchange) -> list[str]:
    """Return what the model looks at in a question with its reply."""
    reply = exchange.answers[0].text if exchange.answers else exchange.promise.text if exchange.promise else ""
    masked = _NAME.sub("Name", reply)
    words = ["0" if word.isdigit() else word.lower() for word in _WORD.findall(masked)[:_MOST_WORDS]]
    found = {
        f"status {exchange.status}",
        f"reason {exchange.reason}",
        f"status {exchange.status} sure {round(exchange.status_score, 1)}",
        f"reply {min(4, len(words) // 8)}",
        f"reply sure {round(exchange.answers[0].score, 1) if exchange.answers else 0}",
        f"promise {exchange.promise is not None} {exchange.status}",
    }
    found.update(f"w {word}" for word in words)
    found.update(f"b {first} {second}" for first, second in pairwise(words))
    return sorted(found)


def probabilities(exchange: Exchange) -> dict[Status, float]:
    """Return how likely each status is."""
    weights, bias = _model()
    logits = {
        status: bias[status] + sum(weights.get(feature, {}).get(status, 0.0) for feature in features(exchange))
        for status in STATUSES
    }
    top = max(logits.values())
    total = sum(math.exp(value - top) for value in logits.values())
    return {status: math.exp(value - top) / total for status, value in logits.items()}


def look_again(exchanges: Iterable[Exchange]) -> list[Exchange]:
    """Return exchanges with how sure their status is by rules and model together."""
    return [_look(exchange) for exchange in exchanges]


def _look(exchange: Exchange) -> Exchange:
    if not exchange.answers and exchange.promise is None:
        return exchange  # there are no words to look at
    likely = probabilities(exchange)
    best = max(STATUSES, key=lambda status: likely[status])
    shown = bool(exchange.answers) or best != "answered"
    if best != exchange.status and exchange.status_score <= UNSURE and likely[best] >= SURE and shown:
        reason = f"{exchange.reason}; the wording speaks for {best}"
        return replace(exchange, status=best, reason=reason, status_score=round(likely[best] * 0.8, 3))
    sure = math.sqrt(max(0.0, exchange.status_score) * likely[exchange.status])
    return replace(exchange, status_score=round(min(0.99, sure), 3))


@cache
def _model() -> tuple[dict[str, dict[Status, float]], dict[Status, float]]:
    path = resource("models", "questions", "status.json")
    try:
        stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return stored["weights"], stored["bias"]
    except (ValueError, KeyError) as error:
        raise ModelError(f"{path.name} is damaged. Install yousaid again.") from error
