"""Where each question stands: what the papers say, what people decided, and what that makes of it."""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.ledger.clock import DEFAULT_DAYS, due_day, lateness
from pipeline.records import Change, Decision, Exchange, Standing, Status

#: The fields that a decision about a question can have.
FIELDS = ("status", "answer", "owner", "due", "merge", "split", "link", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one edition found of one question."""

    edition: int
    document: str
    status: Status
    reason: str
    answer: str | None
    owner: str | None
    due: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The day of this edition and of the one before, and the body's default for a promise in days."""

    as_of: datetime.date
    before: datetime.date | None
    default_days: int = DEFAULT_DAYS


def stand(
    question: Mapping[str, object],
    exchange: Exchange | None,
    seen: Sequence[Seen],
    decided: Sequence[tuple[Decision, str]],
    clock: Clock,
    edition: int,
) -> Standing:
    """Bring together what is known of one question.

    Parameters
    ----------
    question : mapping
        Its row in the ledger.
    exchange : Exchange or None
        As found in this edition.
    seen : sequence of Seen
        What each edition found, oldest first.
    decided : sequence of (Decision, str)
        The decisions that hold, oldest first, each with what the papers said when it was made.
    clock : Clock
    edition : int
        The number of this edition.
    """
    latest = {decision.field: (decision, basis) for decision, basis in decided}
    now = seen[-1] if seen else None
    status, reason, answer = (now.status, now.reason, now.answer) if now else ("unanswered", "in no paper now", None)
    if "status" in latest:
        decision, _ = latest["status"]
        chosen = decision.value.partition(":")
        status, reason = _status(chosen[0]), _reason(decision, chosen[2])
    if "answer" in latest:
        answer = latest["answer"][0].value or None
    first = question["first_asked"]
    asked = first if isinstance(first, datetime.date) else None
    open_still = status != "answered" and "merge" not in latest
    due, assumed = _due(exchange, now, latest, asked, clock) if status == "deferred" and open_still else (None, False)
    change = _change(seen, status, edition)
    return Standing(
        question_id=str(question["id"]),
        text=str(question["text"]),
        exchange=exchange,
        status=status,
        reason=reason,
        change=change,
        asker=str(question["asker"]) if question["asker"] else None,
        document=now.document if now else str(question["first_document"]),
        answer=answer,
        owner=latest["owner"][0].value if "owner" in latest else (now.owner if now else None),
        due=due,
        due_assumed=assumed,
        lateness=lateness(due, clock.as_of, clock.before) if due else None,
        first_asked=asked,
        days_open=(clock.as_of - asked).days if open_still and asked else None,
        merged_into=latest["merge"][0].value if "merge" in latest else None,
        decisions=tuple(decision for decision, _ in decided),
        conflict=_conflict(latest, now),
    )


def basis_of(seen: Seen | None) -> str:
    """Return, as one string, what the papers say of a question: kept beside a decision, to see later if they changed."""
    return json.dumps([seen.status, seen.answer] if seen else None, ensure_ascii=False)


def _status(value: str) -> Status:
    return "answered" if value in {"answered", "declined"} else "deferred" if value == "deferred" else "unanswered"


def _reason(decision: Decision, why: str) -> str:
    what = {"declined": "declined", "reopened": "reopened"}.get(decision.value.partition(":")[0], "decided")
    who = decision.coder.removeprefix("person:")
    return f"{what} by {who}" + (f": {why.strip()}" if why.strip() else "")


def _due(
    exchange: Exchange | None,
    now: Seen | None,
    latest: Mapping[str, tuple[Decision, str]],
    asked: datetime.date | None,
    clock: Clock,
) -> tuple[datetime.date | None, bool]:
    if "due" in latest:
        return datetime.date.fromisoformat(latest["due"][0].value), False
    if now and now.due:
        return now.due, False
    return due_day(exchange, asked, clock.default_days)


def _change(seen: Sequence[Seen], status: Status, edition: int) -> Change:
    if not seen or seen[-1].edition < edition:
        return "gone"
    if len(seen) == 1:
        return "new"
    before = seen[-2].status
    if before == "answered":
        return "still answered" if status == "answered" else "reopened"
    if status == "answered":
        return "answered"
    return "deferred" if status == "deferred" and before == "unanswered" else "still open"


def _conflict(latest: Mapping[str, tuple[Decision, str]], now: Seen | None) -> str | None:
    """Say what the papers say now, where it is not what the person decided upon."""
    decided = [latest[field] for field in ("status", "answer") if field in latest]
    if not decided or now is None:
        return None
    _, basis = decided[-1]
    if not basis or basis == basis_of(now):
        return None
    words = f"“{now.answer}”" if now.answer else "no reply"
    return f"The papers have changed since this was decided. They now say {now.status}: {words}"
