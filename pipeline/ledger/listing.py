"""List the questions of a large ledger quickly: filter and sort bare rows first, then say all of the few that are shown."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import String, and_, cast, select

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


#: A question in a few plain values, for a hundred thousand of them are gone through: id, status, and as ISO days when it
#: is due and when it was asked, empty where there is none.
_Bare = tuple[str, str, str, str]

_LAST = "9999"


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
    today = as_of.isoformat()
    ranked = []
    for key, stands, due, asked in _bare(ledger, days, theme):
        late = due != "" and due < today
        if (status is None or stands == status) and (late or not overdue):
            ranked.append((0 if late else 2 if stands == "answered" else 1, due if late else "", asked or _LAST, key))
    ranked.sort()
    number = len(ranked)
    shown = [row[-1] for row in (ranked if limit is None else ranked[:limit])]
    edition = edition_of(ledger, as_of, only=set(shown))
    by_id = {row.question_id: row for row in edition.standings}
    return Listed(standings=tuple(by_id[key] for key in shown if key in by_id), number=number)


def _bare(ledger: Ledger, days: int, theme: str | None) -> Iterator[_Bare]:
    questions, seen = schema.questions, schema.sightings
    decided: dict[str, list[Held]] = {}
    for decision, basis in undone(ledger.history()):
        decided.setdefault(decision.target, []).append((decision, basis))
    as_text = (questions.c.id, cast(questions.c.first_asked, String), seen.c.status, cast(seen.c.due, String))
    query = select(*as_text).join(
        seen, and_(seen.c.question_id == questions.c.id, seen.c.edition == questions.c.last_edition)
    )
    if theme is not None:
        query = query.where(seen.c.themes.contains(json.dumps(theme), autoescape=True))

    @cache
    def assumed(asked: str) -> str:
        return _iso(due_day(None, datetime.date.fromisoformat(asked), days)[0])

    with ledger.engine.connect() as connection:
        for key, asked, status, due in connection.execute(query).all():
            if key in decided:
                yield from _with_decisions(key, asked, status, due, decided, days)
            elif status == "deferred":
                yield key, status, due or (assumed(asked) if asked else ""), asked or ""
            else:
                yield key, status, "", asked or ""


def _with_decisions(
    key: str, asked: str | None, status: Status, due: str | None, decided: dict[str, list[Held]], days: int
) -> Iterator[_Bare]:
    latest = {decision.field: decision.value for decision, _ in decided[key]}
    if latest.get("merge"):
        return
    parts = [part for part, _ in parts_of(key, latest["split"])] if "split" in latest else []
    wanted: list[tuple[str, str | None]] = [(part, key) for part in parts] or [(key, None)]
    for own, parent in wanted:
        question = Asked(
            id=own, text="", asker=None, first_edition=0, first_asked=_day(asked), first_document="", split_from=parent
        )
        seen = Seen(
            edition=0, document="", status=status, reason="", answer=None, answered_on=None, owner=None, due=_day(due)
        )
        now = effect(question, seen, decided.get(own, ()), days)
        yield own, now.status, _iso(now.due), asked or ""


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
