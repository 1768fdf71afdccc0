"""Sentences that somebody looked at, known again once a run has made questions of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.ledger.possible import FIELD
from pipeline.records import Decision
from pipeline.review.desk import Desk


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was read when somebody looked at it."""

    words: str
    asked_as: str  # the key of the question that a run made of it; nothing where none did


def looked_at(desk: Desk, history: Iterable[tuple[int, Decision, str]]) -> dict[str, Sentence]:
    """Return each sentence that was ever entered or passed over, by id, as its latest decision keeps it."""
    found = {}
    for _, decision, basis in history:
        if decision.field == FIELD:
            words, document = _kept(basis)
            listed = decision.target in desk.key_of
            found[decision.target] = Sentence(words, "" if listed else desk.asked_as(words, document))
    return found


def _kept(basis: str) -> tuple[str, str]:
    try:
        kept = json.loads(basis)
        return str(kept["text"]), str(kept["document"])
    except (ValueError, KeyError, TypeError):
        return "", ""
