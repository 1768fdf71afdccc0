"""Say whether a reply is one: substance, a promise to come back, "not known yet", or no more than "noted"."""

import re
from typing import Literal

from pipeline.nlp import holding
from pipeline.sentences import split_sentences

Kind = Literal["substance", "promise", "unknown", "soft", "noted", "declined", "empty"]

#: A cue this many words into a clause no longer decides it.
_LATE = 16

_WORD = re.compile(r"\w")
#: What a clause tells begins with its verb; who is named in front of it, with all his offices, may be long.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|may|might|must|said|\w{3,}ed)\b"
)


def kinds_of(sentence: str) -> list[tuple[Kind, str]]:
    """Return a reply sentence in its clauses, each with what it gives."""
    pieces = [piece.strip(" ,;") for piece in holding.CLAUSE.split(sentence) if piece and _WORD.search(piece)]
    return [(kind_of(piece), piece) for piece in pieces] or [("empty", sentence)]


def kind_of(clause: str) -> Kind:
    """Say what one clause of a reply gives."""
    if holding.NOTED.match(clause):
        return "noted"
    if holding.EMPTY.match(clause):
        return "empty"
    if holding.DEFINES.match(clause):
        return "substance"
    if _early(holding.UNKNOWN, clause):
        return "unknown"
    if _early(holding.PROMISE, clause):
        return "promise"
    if _early(holding.SOFT, clause):
        return "soft"
    if holding.DECLINED.search(clause):
        return "declined"
    return "substance"


def holds_off(reply: str) -> bool:
    """Say whether a reply puts off all that was asked: no clause of it tells anything, or says that nothing will be told."""
    sentences = [reply[start:end] for start, end in split_sentences(reply)]
    return not any(kind in {"substance", "declined"} for sentence in sentences for kind, _ in kinds_of(sentence))


def undertakes(sentence: str) -> bool:
    """Say whether a sentence that answers also takes something on."""
    return holding.UNDERTAKING.search(sentence) is not None


def sets_a_time(sentence: str) -> bool:
    """Say whether a sentence says that something is to come, and when."""
    return holding.FUTURE.search(sentence) is not None and holding.TIME.search(sentence) is not None


def _early(pattern: re.Pattern[str], clause: str) -> bool:
    match = pattern.search(clause)
    if match is None:
        return False
    if _VERB.search(clause, 0, match.start()) is None:
        return True
    lead = holding.REPORTING.match(clause)
    return len(clause[lead.end() if lead else 0 : match.start()].split()) < _LATE
