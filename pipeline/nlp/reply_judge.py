"""Judge what follows a question: which of the next lines are its reply, and whether that answers it or puts it off.

Small logistic models, fitted on our own labelled cases (``corpus/labelled/replies.jsonl``): is a line part of the
reply; does the reply put off; does what is taken for a reply leave the question open after all, put off or passed
over; does a line of it promise something. Each looks at words and signs
(``reply_features``) and, where the encoder is there that it was fitted with, at the meaning of question and line.
"""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from pipeline.errors import ModelError
from pipeline.nlp.reply_features import REACH, Row, line_row, open_row, promise_row, reply_row
from pipeline.nlp.status import kinds_of
from pipeline.nlp.vectors import Encoder, Vectors
from pipeline.records import Status
from pipeline.resources import resource

__all__ = ["Ask", "Judgement", "chance_of", "chance_put_off", "judge", "judge_all", "log_odds"]

#: Vectors have length 1, so that one of their 384 numbers says little; this brings them beside the signs.
SCALE = 2.0

#: How likely a clause must be a promise, in a reply that answers and in one that puts off, where it is to be expected.
HEARD, HEARD_IF_PUT_OFF = 0.7, 0.3

#: How much it counts, between 0 and 1, whether the question is left open when reply and putting off are seen together.
TOGETHER = 0.5

_PIECES = re.compile(r",\s+|\s[–-]\s")


@dataclass(frozen=True, slots=True)
class Ask:
    """A question and the lines behind it.

    Attributes
    ----------
    question : str
    lines : tuple of str
    given : bool
        The paper itself sets all these lines off as the reply.
    found : int, optional
        The line that was taken for the reply by other means: how likely it is one, is judged.
    """

    question: str
    lines: tuple[str, ...]
    given: bool = False
    found: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a question.

    Attributes
    ----------
    status : Status
    score : float
        How likely that status is.
    first, last : int or None
        The lines that are the reply.
    promise_line : int or None
        The line of the reply in which something is promised.
    replied, put_off : float
        How likely there is a reply, and how likely it puts off.
    left_open : float
        How likely the question is left open by what was taken for its reply, put off or passed over.
    """

    status: Status
    score: float
    first: int | None
    last: int | None
    promise_line: int | None
    replied: float
    put_off: float
    left_open: float = 1.0

    @property
    def log_odds_open(self) -> float:
        """How likely the question is open, from both sides: what the reply is, and what it leaves undone."""
        either = 1 - math.sqrt(self.replied) * (1 - self.put_off)
        return (1 - TOGETHER) * log_odds(either) + TOGETHER * log_odds(self.left_open)


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds; what is certain is taken for very likely."""
    kept = min(0.9999, max(0.0001, chance))
    return math.log(kept / (1 - kept))


def chance_of(odds: float) -> float:
    """Return a chance from the logarithm of its odds."""
    return 1 / (1 + math.exp(-odds))


def judge(question: str, lines: Sequence[str], encoder: Encoder | None = None) -> Judgement:
    """Judge one question by the lines that follow it."""
    return judge_all([Ask(question, tuple(lines))], encoder)[0]


def judge_all(asks: Sequence[Ask], encoder: Encoder | None = None) -> list[Judgement]:
    """Judge many questions, each text encoded once.

    Parameters
    ----------
    asks : sequence of Ask
    encoder : Encoder, optional
        Without it, or with another than the models were fitted with, words and signs decide alone.
    """
    known = encoder if encoder is not None and encoder.model.name == _stored()["encoder"] else None
    meaning = Meaning.of([text for ask in asks for text in (ask.question, *ask.lines[:REACH])], known)
    judged = [_judge(ask, meaning) for ask in asks]
    replies = [_reply_of(ask, found) for ask, found in zip(asks, judged, strict=True)]
    clauses = Meaning.of([clause for reply in replies for line in reply for clause in _clauses(line)], known)
    return [_with_promise(found, reply, clauses) for found, reply in zip(judged, replies, strict=True)]


def chance_put_off(question: str, reply: Sequence[str], encoder: Encoder | None = None) -> float:
    """Say how likely a reply puts off rather than answers."""
    return judge_all([Ask(question, tuple(reply), given=True)], encoder)[0].put_off


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors of texts; none where there is no encoder."""

    place: dict[str, int]
    rows: Vectors | None

    @classmethod
    def of(cls, texts: Sequence[str], encoder: Encoder | None) -> "Meaning":
        """Encode texts, each once."""
        distinct = list(dict.fromkeys(texts))
        rows = encoder.encode(distinct) if encoder is not None and distinct else None
        return cls({text: index for index, text in enumerate(distinct)}, rows)

    def line(self, question: str, line: str) -> Vectors | None:
        """Return what the line model sees of the meaning: the line, and where question and line agree."""
        if self.rows is None:
            return None
        asked, said = self.rows[self.place[question]], self.rows[self.place[line]]
        agreed = asked * said
        return np.concatenate([said * SCALE, agreed * SCALE * 8, [agreed.sum() * 4]]).astype(np.float32)

    def reply(self, lines: Sequence[str]) -> Vectors | None:
        """Return what the other two see: the first line, and the rest."""
        if self.rows is None:
            return None
        first = self.rows[self.place[lines[0]]]
        rest = np.mean([self.rows[self.place[line]] for line in lines[:3]], axis=0)
        return np.concatenate([first * SCALE, rest * SCALE]).astype(np.float32)

    def whole(self, question: str, lines: Sequence[str]) -> Vectors | None:
        """Return what the model of open questions sees: question and first line together, and the reply."""
        near, given = self.line(question, lines[0]), self.reply(lines)
        return None if near is None or given is None else np.concatenate([near, given])


def _judge(ask: Ask, meaning: Meaning) -> Judgement:
    lines = ask.lines[:REACH]
    if not lines:
        return Judgement("unanswered", 1.0, None, None, None, 0.0, 0.0)
    first, last, replied = _place(ask, lines, meaning)
    if first is None or last is None:
        return Judgement("unanswered", round(1 - replied, 4), None, None, None, round(replied, 4), 0.0)
    reply = lines[first : last + 1]
    put_off = _chance("reply", reply_row(ask.question, reply), meaning.reply(reply))
    left_open = _chance("open", open_row(ask.question, reply), meaning.whole(ask.question, reply))
    found = Judgement("answered", 0.0, first, last, None, round(replied, 4), round(put_off, 4), round(left_open, 4))
    is_open = chance_of(found.log_odds_open)
    if is_open < 0.5:
        return replace(found, score=round(1 - is_open, 4))
    status: Status = "deferred" if put_off >= 0.5 or ask.given else "unanswered"
    return replace(found, status=status, score=round(is_open, 4))


def _reply_of(ask: Ask, judged: Judgement) -> Sequence[str]:
    return () if judged.first is None or judged.last is None else ask.lines[judged.first : judged.last + 1]


@lru_cache(maxsize=8192)
def _clauses(line: str) -> tuple[str, ...]:
    """Return a line and its clauses: what is promised often stands behind what is answered."""
    pieces = [line, *(clause for _, clause in kinds_of(line)), *_PIECES.split(line)]
    return tuple(dict.fromkeys(piece for piece in pieces if len(piece.split()) >= 3)) or (line,)


def _with_promise(judged: Judgement, reply: Sequence[str], meaning: Meaning) -> Judgement:
    """Add the line of a reply in which something is promised."""
    if judged.first is None or not reply:
        return judged
    chances = [
        max(_chance("promise", promise_row(clause), meaning.reply([clause])) for clause in _clauses(line))
        for line in reply
    ]
    best = max(range(len(reply)), key=lambda index: chances[index])
    heard = HEARD_IF_PUT_OFF if judged.put_off >= 0.5 else HEARD
    return replace(judged, promise_line=judged.first + best) if chances[best] >= heard else judged


def _place(ask: Ask, lines: Sequence[str], meaning: Meaning) -> tuple[int | None, int | None, float]:
    """Return where the reply is, and how likely it is one."""
    if ask.given:
        return 0, len(lines) - 1, 1.0
    if ask.found is None:
        return _span(ask.question, lines, meaning)
    chance = _chance("line", line_row(ask.question, lines, ask.found), meaning.line(ask.question, lines[ask.found]))
    return ask.found, _end(ask.question, lines, ask.found, meaning), chance


def _span(question: str, lines: Sequence[str], meaning: Meaning) -> tuple[int | None, int | None, float]:
    """Return the first and last line of the reply, and how likely there is one."""
    none = 1.0
    for first in range(len(lines)):
        chance = _chance("line", line_row(question, lines, first), meaning.line(question, lines[first]))
        none *= 1 - chance
        if chance >= 0.5:
            return first, _end(question, lines, first, meaning), chance
    return None, None, 1 - none


def _end(question: str, lines: Sequence[str], first: int, meaning: Meaning) -> int:
    """Return the last line of a reply."""
    last = first
    while last + 1 < len(lines):
        row = line_row(question, lines, last + 1)
        if _chance("more", row, meaning.line(question, lines[last + 1])) < 0.5:
            break
        last += 1
    return last


def _chance(head: str, row: Row, vector: Vectors | None) -> float:
    stored = _stored()["heads"][head]["words" if vector is None else "minilm"]
    weights: dict[str, float] = stored["weights"]
    total = float(stored["bias"]) + sum(value * weights[name] for name, value in sorted(row.items()) if name in weights)
    if vector is not None:
        total += round(float(np.dot(vector.astype(np.float64), _vectors()[head].astype(np.float64))), 5)
    scaled = stored["slope"] * total + stored["shift"]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, scaled))))


@lru_cache(maxsize=1)
def _stored() -> dict[str, Any]:
    path = resource("models", "replies", "model.json")
    try:
        stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return stored if stored["heads"] else {}
    except (ValueError, KeyError) as error:
        raise ModelError(f"{path.name} is damaged. Install yousaid again.") from error


@lru_cache(maxsize=1)
def _vectors() -> dict[str, Vectors]:
    from safetensors.numpy import load_file

    found: dict[str, Vectors] = load_file(resource("models", "replies", "meaning.safetensors"))
    return found
