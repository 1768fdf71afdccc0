"""List the questions of a large ledger quickly: filter and sort bare rows first, then say all of the few that are shown."""

import datetime
import json
from dataclasses import dataclass

from sqlalchemy import and_, select

from pipeline.editions import Standing
from pipeline.ledger import schema
from pipeline.ledger.book import Ledger, undone
from pipeline.ledger.clock import DEFAULT_DAYS, due_day
from pipeline.ledger.editing import edition_of
from pipeline.ledger.standing import Asked, Held, Seen, effect, parts_of
from pipeline.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What was asked for, with how many there are in all."""

    standings: tuple[Standing, ...]
    number: int


@dataclass(frozen=True, slots=True)
class _Bare:
    id: str
    status: Status
    due: datetime.date | None
    asked: datetime.date | None


def list_questions(
    ledger: Ledger,
    as_of: datetime.date,
    *,
    status: Status | None = None,
    overdue: bool = False,
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
    theme : str, optional
        Code of a theme of the question, as it was found last.
    limit : int, optional
        How many to return; ``number`` counts them all.
    """
    table = schema.editions
    newest = ledger.rows(select(table.c.default_days).order_by(table.c.number.desc()).limit(1))
    days = int(newest[0]["default_days"]) if newest else DEFAULT_DAYS
    rows = [
        row
        for row in _bare(ledger, days, theme)
        if (status is None or row.status == status) and (not overdue or (row.due is not None and row.due < as_of))
    ]
    last = datetime.date.max

    def urgency(row: _Bare) -> tuple[int, datetime.date, datetime.date, str]:
        late = row.due is not None and row.due < as_of
        rank = 0 if late else 2 if row.status == "answered" else 1
        return rank, (row.due or last) if late else last, row.asked or last, row.id

    rows.sort(key=urgency)
    shown = [row.id for row in (rows if limit is None else rows[:limit])]
    edition = edition_of(ledger, as_of, only=set(shown))
    by_id = {row.question_id: row for row in edition.standings}
    return Listed(standings=tuple(by_id[key] for key in shown if key in by_id), number=len(rows))


def _bare(ledger: Ledger, days: int, theme: str | None) -> list[_Bare]:
    questions, seen = schema.questions, schema.sightings
    decided: dict[str, list[Held]] = {}
    for decision, basis in undone(ledger.history()):
        decided.setdefault(decision.target, []).append((decision, basis))
    query = select(questions.c.id, questions.c.first_asked, seen.c.status, seen.c.due).join(
        seen, and_(seen.c.question_id == questions.c.id, seen.c.edition == questions.c.last_edition)
    )
    if theme is not None:
        query = query.where(seen.c.themes.contains(json.dumps(theme), autoescape=True))
    found: list[_Bare] = []
    with ledger.engine.connect() as connection:
        for key, asked, status, due in connection.execute(query):
            if key in decided:
                found += _with_decisions(key, asked, status, due, decided, days)
                continue
            late = due_day(due, asked, days)[0] if status == "deferred" else None
            found.append(_Bare(key, status, late, asked))
    return found


def _with_decisions(
    key: str,
    asked: datetime.date | None,
    status: Status,
    due: datetime.date | None,
    decided: dict[str, list[Held]],
    days: int,
) -> list[_Bare]:
    mine = decided[key]
    latest = {decision.field: decision.value for decision, _ in mine}
    if latest.get("merge"):
        return []
    parts = [part for part, _ in parts_of(key, latest["split"])] if "split" in latest else []
    wanted: list[tuple[str, str | None]] = [(part, key) for part in parts] or [(key, None)]
    result = []
    for own, parent in wanted:
        question = Asked(
            id=own, text="", asker=None, first_edition=0, first_asked=asked, first_document="", split_from=parent
        )
        seen = Seen(
            edition=0, document="", status=status, reason="", answer=None, answered_on=None, owner=None, due=due
        )
        now = effect(question, seen, decided.get(own, ()), days)
        result.append(_Bare(own, now.status, now.due, asked))
    return result
