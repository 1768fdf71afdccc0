"""Decide from the clauses of a reply what became of a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.nlp.promises import read_promise
from pipeline.nlp.status import kinds_of, sets_a_time, undertakes
from pipeline.records import Answer, Promise, Status

#: "Could not say but …" is judged by what follows.
_BUT = re.compile(r"\b(?:but|however|although|though|whilst|save that|except)\b", re.IGNORECASE)
_REPLIED = "replied to in the papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a question, on what ground, and how sure that is."""

    status: Status
    reason: str
    score: float
    answers: tuple[Answer, ...] = ()
    promise: Promise | None = None


def judge(
    lines: list[str], answers: tuple[Answer, ...], speaker: str | None, meeting: date | None, *, whole: bool
) -> Verdict:
    """Return the verdict on a reply.

    Parameters
    ----------
    lines : list of str
        Its sentences.
    answers : tuple of Answer
        The same, to be shown.
    speaker : str or None
        Who gave it.
    meeting : date or None
        What "by Friday" is reckoned from.
    whole : bool
        The page itself sets the reply off from what follows, so that all of it counts; in running text the first
        sentence decides, since what follows may be about something else.
    """
    kinds = [kind for kind, _ in kinds_of(lines[0])]
    after = [kind for line in lines[1:] for kind, _ in kinds_of(line)]
    heard = [kind for kind in (kinds + after if whole else kinds) if kind not in {"empty", "noted"}]
    lead = heard[0] if heard else kinds[0]
    promise = _promise(lines, kinds, speaker, meeting)
    given = _Given(answers, promise)
    if whole and {*kinds, *after} == {"noted"}:
        return Verdict(status="unanswered", reason="noted only; no reply recorded", score=0.75)
    if whole:
        return _of_page(lead, [*kinds, *after], given)
    if lead == "substance":
        return given.answered(0.9 if promise is None and "unknown" not in kinds else 0.7)
    if lead in {"unknown", "soft"} and "substance" in kinds and _BUT.search(lines[0]):
        return given.answered(0.6, "partly answered")
    if lead == "declined":
        return given.answered(0.6, "declined, with the reason given" if len(lines[0].split()) > 7 else "declined")
    if lead in {"promise", "unknown", "soft"}:
        return given.deferred(lead, 0.85 if "substance" not in kinds else 0.65, keep="substance" in kinds)
    if "promise" in after or "unknown" in after:
        return given.deferred("promise" if "promise" in after else "unknown", 0.65)
    if "substance" in after and lead == "empty":
        return given.answered(0.6)
    if lead == "noted":
        return Verdict(status="unanswered", reason="noted only; no reply recorded", score=0.75)
    return Verdict(status="unanswered", reason="discussed; no reply recorded", score=0.55)


@dataclass(frozen=True, slots=True)
class _Given:
    """What there is to show, for either verdict."""

    answers: tuple[Answer, ...]
    promise: Promise | None

    def answered(self, score: float, reason: str = "") -> Verdict:
        if not reason:
            reason = _REPLIED if self.promise is None else f"{_REPLIED}, and something was taken on"
        return Verdict(status="answered", reason=reason, score=score, answers=self.answers, promise=self.promise)

    def deferred(self, lead: str, score: float, *, keep: bool = False) -> Verdict:
        """Put off: a bare promise is no answer; words that say "not known yet" are shown as the reply."""
        if lead == "promise" and self.promise is not None:
            answers = self.answers if keep else ()
            return Verdict(
                status="deferred",
                reason="put off; a reply is promised",
                score=score,
                answers=answers,
                promise=self.promise,
            )
        reason = "put off; not known or decided yet"
        return Verdict(status="deferred", reason=reason, score=score, answers=self.answers, promise=self.promise)


def _of_page(lead: str, kinds: list[str], given: _Given) -> Verdict:
    """Weigh the whole of a reply that a page sets under its question."""
    solid = kinds.count("substance")
    holding = sum(kind in {"promise", "unknown", "soft"} for kind in kinds)
    if lead == "substance":
        return given.answered(0.95 if not holding else 0.7 if solid > holding else 0.6)
    if lead == "unknown" and solid <= holding + 2:
        return given.deferred(lead, 0.8 if solid <= holding else 0.6)
    if lead in {"promise", "soft"} and solid <= holding:
        return given.deferred(lead, 0.75 if not solid else 0.6)
    return given.answered(0.6)


def _promise(lines: list[str], kinds: Sequence[str], speaker: str | None, meeting: date | None) -> Promise | None:
    """Return what is owed: the sentence that says somebody will come back, else one that sets a time or takes it on."""
    for line in lines:
        if any(kind == "promise" for kind, _ in kinds_of(line)):
            return read_promise(line, speaker=speaker, meeting=meeting)
    if {"unknown", "soft"} & set(kinds):
        for line in lines:
            if sets_a_time(line):
                return read_promise(line, speaker=speaker, meeting=meeting)
    return read_promise(lines[0], speaker=speaker, meeting=meeting) if undertakes(lines[0]) else None
