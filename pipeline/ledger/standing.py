"""Where each question stands: what the papers say, what people decided, and what that makes of it."""

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.editions import Change, Proposal, Standing, settled
from pipeline.ledger.clock import Clock, due_day, kept, lateness
from pipeline.ledger.identity import words_key
from pipeline.records import Decision, Exchange, Status

#: The fields that a decision about a question can have.
FIELDS = ("status", "answer", "reject", "owner", "due", "note", "merge", "split", "undo")

#: What a decision about the status can say; a reason may follow after a colon.
STATUSES = ("answered", "deferred", "unanswered", "declined", "reopened")

#: A decision that holds, with what the papers said when it was made.
Held = tuple[Decision, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one edition found of one question."""

    edition: int
    document: str
    status: Status
    reason: str
    answer: str | None
    answered_on: datetime.date | None
    owner: str | None
    due: datetime.date | None
    proposals: str = "[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as the ledger knows it."""

    id: str
    text: str
    asker: str | None
    first_edition: int
    first_asked: datetime.date | None
    first_document: str
    split_from: str | None = None
    first_read: datetime.date | None = None  # the day of its first edition: what runs from where its paper has no date

    @property
    def since(self) -> datetime.date | None:
        """The day from which the body's usual time to reply is counted."""
        return self.first_asked or self.first_read


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What the papers and the decisions come to together."""

    status: Status
    reason: str
    answer: str | None
    answered: datetime.date | None  # the day of the answer, where one is known
    owner: str | None
    due: datetime.date | None
    due_assumed: bool


def effect(question: Asked, seen: Seen | None, decided: Sequence[Held], default_days: int) -> Effect:
    """Apply decisions, oldest first, to what the papers say."""
    latest = {decision.field: decision for decision, _ in decided}
    if seen and not question.split_from:
        status, reason, answer, answered = seen.status, seen.reason, seen.answer, seen.answered_on
    else:
        status, reason, answer, answered = "unanswered", "part of a question that was split", None, None
    if "status" in latest:
        status, reason = _status(latest["status"].value), _reason(latest["status"])
        answered = _day(latest["status"].made_at)
        answer = answer if status == "answered" else None
    if "answer" in latest:
        answer = latest["answer"].value or None
    named = seen.due if seen and not question.split_from else None
    if "due" in latest:
        named = _day(latest["due"].value)
    due, assumed = due_day(named, question.since, default_days) if status == "deferred" else (None, False)
    return Effect(
        status=status,
        reason=reason,
        answer=answer,
        answered=answered if status == "answered" else None,
        owner=(latest["owner"].value or None) if "owner" in latest else (seen.owner if seen else None),
        due=due,
        due_assumed=assumed,
    )


def stand(
    question: Asked,
    now: Seen | None,
    before: Seen | None,
    decided: Sequence[Held],
    decided_before: Sequence[Held],
    clock: Clock,
    edition: int,
    exchange: Exchange | None = None,
) -> Standing:
    """Bring together what is known of one question.

    Parameters
    ----------
    question : Asked
    now, before : Seen or None
        What was found last, and what had been found last when the edition before was made.
    decided, decided_before : sequence of Held
        The decisions that hold now, and those that held when the edition before was made; oldest first.
    clock : Clock
    edition : int
        The number of this edition.
    exchange : Exchange, optional
        As found in this edition.
    """
    is_now = effect(question, now, decided, clock.default_days)
    known = question.first_edition < edition
    was = effect(question, before, decided_before, clock.default_days) if known else None
    latest = {decision.field: decision for decision, _ in decided}
    asked = question.first_asked
    still = is_now.status != "answered"
    parts = tuple(key for key, _ in parts_of(question.id, latest["split"].value)) if "split" in latest else ()
    counts = "merge" not in latest and not parts
    gone = rejected(decision for decision, _ in decided)
    proposals = tuple(item for item in _proposed(now) if words_key(item.text) not in gone)
    old = {words_key(item.text) for item in _proposed(before)}
    return Standing(
        question_id=question.id,
        text=question.text,
        exchange=exchange,
        status=is_now.status,
        reason=is_now.reason,
        change=_change(now, was.status if was else None, is_now.status, edition),
        was=was.status if was else None,
        asker=question.asker,
        document=now.document if now else question.first_document,
        answer=is_now.answer,
        owner=is_now.owner,
        due=is_now.due,
        due_assumed=is_now.due_assumed,
        lateness=lateness(is_now.due, clock) if is_now.due and counts else None,
        kept=kept(was.due, is_now.answered, clock.as_of) if was and was.due and not still else None,
        first_asked=asked,
        days_open=max(0, (clock.as_of - asked).days) if still and counts and asked else None,
        merged_into=latest["merge"].value or None if "merge" in latest else None,
        split_from=question.split_from,
        split_into=parts,
        proposals=proposals,
        newly_proposed=known and any(words_key(item.text) not in old for item in proposals),
        decisions=tuple(decision for decision, _ in decided),
        conflict=_conflict(decided, now),
    )


def rejected(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the words, as `words_key` folds them, of the proposed answers that a person turned down.

    What is turned down is these words as an answer to this question, not whatever may be proposed later; taking them
    after all makes up for it.
    """
    gone: set[str] = set()
    for decision in decisions:
        if decision.field == "reject":
            gone.add(words_key(decision.value))
        elif decision.field == "answer":
            gone.discard(words_key(decision.value))
    return frozenset(gone)


def basis_of(seen: Seen | None) -> str:
    """Return, as one string, what the papers say of a question: kept beside a decision, to see later if they changed."""
    return json.dumps([seen.status, seen.answer] if seen else None, ensure_ascii=False)


def parts_of(question_id: str, value: str) -> list[tuple[str, str]]:
    """Return the ids and texts of the questions that one was split into."""
    try:
        texts = json.loads(value)
    except ValueError:
        return []
    return [(f"{question_id}.{number}", str(text)) for number, text in enumerate(texts, 1)]


def _proposed(seen: Seen | None) -> tuple[Proposal, ...]:
    return tuple(Proposal(**item) for item in json.loads(seen.proposals)) if seen else ()


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _status(value: str) -> Status:
    word = value.partition(":")[0]
    return "answered" if word in {"answered", "declined"} else "deferred" if word == "deferred" else "unanswered"


def _reason(decision: Decision) -> str:
    word, _, why = decision.value.partition(":")
    what = word if word in {"declined", "reopened"} else "decided"
    who = decision.coder.removeprefix("person:")
    return f"{what} by {who}" + (f": {why.strip()}" if why.strip() else "")


def _change(now: Seen | None, was: Status | None, status: Status, edition: int) -> Change:
    if was is None:
        return "new"
    if was == "answered" and status != "answered":
        return "reopened"
    if was != "answered" and status == "answered":
        return "answered"
    if now is None or now.edition < edition:
        return "gone"
    if status == "answered":
        return "still answered"
    return "deferred" if status == "deferred" and was == "unanswered" else "still open"


def _conflict(decided: Sequence[Held], now: Seen | None) -> str | None:
    """Say what the papers say now, where it speaks against what the person decided upon."""
    latest = {decision.field: (decision, basis) for decision, basis in decided}
    chosen = [latest[field] for field in ("status", "answer") if field in latest]
    if not chosen or now is None:
        return None
    basis = chosen[-1][1]
    if not basis or basis == basis_of(now):
        return None
    status = _status(latest["status"][0].value) if "status" in latest else "answered"
    answer = latest["answer"][0].value if "answer" in latest else ""
    same_answer = not now.answer or not answer or " ".join(answer.split()) == " ".join(now.answer.split())
    declined = "status" in latest and latest["status"][0].value.startswith("declined")
    against = declined and settled(now.status, now.reason) in {"in full", "in part"}
    if status == now.status and same_answer and not against:
        return None
    words = f": “{now.answer}”" if now.answer else ""
    return f"The papers have changed since this was decided. They now say {now.status}{words}."
