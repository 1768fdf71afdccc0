"""List the questions of a large ledger quickly: the database filters and sorts, then all is said of the few shown."""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from pipeline.editions import Standing
from pipeline.ledger import schema
from pipeline.ledger.book import Ledger, undone
from pipeline.ledger.clock import DEFAULT_DAYS, due_day
from pipeline.ledger.editing import days_read, edition_of
from pipeline.ledger.standing import Asked, Held, Seen, effect, parts_of
from pipeline.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What was asked for, with how many there are in all."""

    standings: tuple[Standing, ...]
    number: int


@dataclass(frozen=True, slots=True)
class _Bare:
    """What a question is listed by."""

    id: str
    status: Status
    due: datetime.date | None
    asked: datetime.date | None


_TABLE = schema.questions
_BARE = (_TABLE.c.id, _TABLE.c.status, _TABLE.c.due, _TABLE.c.first_asked, _TABLE.c.first_edition)

_Read = Mapping[int, datetime.date]  # the day of each edition


def list_questions(
    ledger: Ledger,
    as_of: datetime.date,
    *,
    status: Status | None = None,
    overdue: bool = False,
    due_by: datetime.date | None = None,
    theme: str | None = None,
    limit: int | None = None,
) -> Listed:
    """Return the questions that fit, the most urgent first: overdue, open by age, then answered.

    Parameters
    ----------
    ledger : Ledger
    as_of : date
        The clock.
    status : {"answered", "deferred", "unanswered"}, optional
    overdue : bool
        Only those with a promise that has run out.
    due_by : date, optional
        Only those with a reply that is due on this day, which is not before the clock's, or earlier.
    theme : str, optional
        Code of a theme of the question, as it was found last.
    limit : int, optional
        How many to return; ``number`` counts them all.
    """
    table = schema.editions
    newest = ledger.rows(select(table.c.default_days).order_by(table.c.number.desc()).limit(1))
    days = int(newest[0]["default_days"]) if newest else DEFAULT_DAYS
    decided: dict[str, list[Held]] = {}
    for decision, basis in undone(ledger.history()):
        decided.setdefault(decision.target, []).append((decision, basis))
    read = days_read(ledger)
    themed = () if theme is None else (_of_theme(theme),)

    last_due = as_of - datetime.timedelta(days=1) if overdue else due_by

    def place(row: _Bare) -> tuple[Any, ...] | None:
        late = row.due is not None and row.due < as_of
        if status not in {None, row.status} or (last_due is not None and (row.due is None or row.due > last_due)):
            return None
        rank = 0 if late else 2 if row.status == "answered" else 1
        return rank, row.due if late else datetime.date.min, row.asked or datetime.date.max, row.id

    ours = _rows_of(ledger, sorted({key.partition(".")[0] for key in decided}), themed)
    mine = [bare for row in ours for bare in _with_decisions(row, decided, days, read)]
    places = {found for bare in mine if (found := place(bare))}
    number = len(places) - sum(place(_as_found(row, days, read)) is not None for row in ours)
    known = {row["id"] for row in ours}
    for wanted, order in _heaps(as_of, days, status, last_due, read):
        fits = and_(wanted, *themed)
        number += ledger.rows(select(func.count().label("number")).where(fits))[0]["number"]
        query = select(*_BARE).where(fits).order_by(*order, _TABLE.c.id)
        for row in ledger.rows(query if limit is None else query.limit(limit + len(known))):
            if row["id"] not in known and (found := place(_as_found(row, days, read))):
                places.add(found)
    shown = [row[-1] for row in sorted(places)[:limit]]
    by_id = {row.question_id: row for row in edition_of(ledger, as_of, only=set(shown)).standings}
    return Listed(standings=tuple(by_id[key] for key in shown if key in by_id), number=number)


def _heaps(
    as_of: datetime.date, days: int, status: Status | None, last_due: datetime.date | None, read: _Read
) -> Iterator[tuple[ColumnElement[bool], Sequence[Any]]]:
    """Yield the questions that fit in heaps that an index sorts, each with its order."""
    asked, due = _TABLE.c.first_asked, _TABLE.c.due
    last = _before(as_of, days)  # what was asked before, and no day was named for it, is late
    undated = and_(due.is_(None), asked.is_(None))
    long_read = _TABLE.c.first_edition.in_([number for number, day in sorted(read.items()) if day < last])
    named, assumed = due < as_of, and_(due.is_(None), asked < last)
    in_time = or_(due >= as_of, and_(due.is_(None), asked >= last), and_(undated, ~long_read))
    if last_due is not None:
        soon = _before(last_due, days)
        read_soon = _TABLE.c.first_edition.in_([number for number, day in sorted(read.items()) if day <= soon])
        in_time = and_(in_time, or_(due <= last_due, and_(due.is_(None), asked <= soon), and_(undated, read_soon)))
    if status in {None, "deferred"}:
        yield and_(_TABLE.c.status == "deferred", named), (due, asked.nulls_last())
        yield and_(_TABLE.c.status == "deferred", assumed), (asked,)
        yield and_(_TABLE.c.status == "deferred", undated, long_read), (_TABLE.c.first_edition,)
        if last_due is None or last_due >= as_of:
            yield and_(_TABLE.c.status == "deferred", in_time), (asked.nulls_last(),)
    for other in ("unanswered", "answered"):
        if status in {None, other} and last_due is None:
            yield _TABLE.c.status == other, (asked.nulls_last(),)


def _before(day: datetime.date, days: int) -> datetime.date:
    try:
        return day - datetime.timedelta(days=days)
    except OverflowError:
        return datetime.date.min


def _of_theme(theme: str) -> ColumnElement[bool]:
    seen = schema.sightings
    return _TABLE.c.id.in_(
        select(seen.c.question_id).where(
            seen.c.edition == _TABLE.c.last_edition, seen.c.themes.contains(json.dumps(theme), autoescape=True)
        )
    )


def _rows_of(ledger: Ledger, keys: Sequence[str], themed: Sequence[ColumnElement[bool]]) -> list[Any]:
    return [
        row
        for start in range(0, len(keys), 500)
        for row in ledger.rows(select(*_BARE).where(_TABLE.c.id.in_(keys[start : start + 500]), *themed))
    ]


def _as_found(row: Any, days: int, read: _Read) -> _Bare:
    """Return a question as the papers have it."""
    since = row["first_asked"] or read.get(row["first_edition"])
    due = due_day(row["due"], since, days)[0] if row["status"] == "deferred" else None
    return _Bare(row["id"], row["status"], due, row["first_asked"])


def _with_decisions(row: Any, decided: Mapping[str, list[Held]], days: int, read: _Read) -> Iterator[_Bare]:
    """Yield what people's decisions make of a question: nothing where it was merged, its parts where it was split."""
    key, asked = row["id"], row["first_asked"]
    latest = {decision.field: decision.value for decision, _ in decided.get(key, ())}
    if latest.get("merge"):
        return
    parts = [part for part, _ in parts_of(key, latest["split"])] if "split" in latest else []
    wanted: list[tuple[str, str | None]] = [(part, key) for part in parts] or [(key, None)]
    for own, parent in wanted:
        question = Asked(
            id=own,
            text="",
            asker=None,
            first_edition=0,
            first_asked=asked,
            first_document="",
            split_from=parent,
            first_read=read.get(row["first_edition"]),
        )
        seen = Seen(
            edition=0,
            document="",
            status=row["status"],
            reason="",
            answer=None,
            answered_on=None,
            owner=None,
            due=row["due"],
        )
        now = effect(question, seen, decided.get(own, ()), days)
        yield _Bare(own, now.status, now.due, asked)
