"""Put an edition together from what the ledger holds: where every question stands, and what has changed."""

import datetime
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.sql import Select

from pipeline.editions import Edition, Standing
from pipeline.ledger import schema
from pipeline.ledger.book import Ledger, undone
from pipeline.ledger.clock import DEFAULT_DAYS, Clock
from pipeline.ledger.possible import judged_possible
from pipeline.ledger.recode import recodings
from pipeline.ledger.standing import Asked, Held, Seen, parts_of, stand
from pipeline.records import Analysis

_SEEN = tuple(schema.sightings.c[name] for name in Seen.__dataclass_fields__)
_ASKED = tuple(schema.questions.c[name] for name in Asked.__dataclass_fields__ if name in schema.questions.c)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The newest edition."""

    number: int
    before: datetime.date | None
    baseline: int  # the last decision that the edition before knew
    clock: Clock


def edition_of(
    ledger: Ledger,
    as_of: datetime.date,
    *,
    analysis: Analysis | None = None,
    default_days: int | None = None,
    only: Collection[str] | None = None,
) -> Edition:
    """Say where every question stands by what the ledger holds; by the day first asked, then by id.

    Parameters
    ----------
    ledger : Ledger
    as_of : date
        The clock.
    analysis : Analysis, optional
        What the newest edition was made from; its exchanges stand in the standings then.
    default_days : int, optional
        Overrules what the newest edition was made with.
    only : collection of str, optional
        Ids of the questions wanted; what asks the same as they do is looked up beside.
    """
    head = _head(ledger, as_of, default_days)
    standings = _standings(ledger, head, only, analysis)
    new, persisting, resolved = _concerns(ledger, head.number)
    return Edition(
        number=head.number,
        as_of=as_of,
        before=head.before,
        looked=head.clock.looked,
        standings=tuple(standings),
        recodings=recodings(ledger, analysis) if analysis else (),
        judged_possible=tuple(judged_possible(ledger).items()) if analysis else (),
        concerns_new=new,
        concerns_persisting=persisting,
        concerns_resolved=resolved,
        default_days=head.clock.default_days,
    )


def _head(ledger: Ledger, as_of: datetime.date, default_days: int | None) -> _Head:
    table, looks = schema.editions, schema.looks
    rows = ledger.rows(select(table).order_by(table.c.number.desc()).limit(2))
    looked = ledger.rows(select(func.max(looks.c.as_of).label("day")).where(looks.c.as_of < as_of))[0]["day"]
    days = rows[0]["default_days"] if rows else DEFAULT_DAYS
    return _Head(
        number=rows[0]["number"] if rows else 0,
        before=rows[1]["as_of"] if len(rows) > 1 else None,
        baseline=rows[1]["decided"] if len(rows) > 1 else 0,
        clock=Clock(as_of=as_of, looked=looked, default_days=days if default_days is None else default_days),
    )


def days_read(ledger: Ledger) -> dict[int, datetime.date]:
    """Return the day of every edition by its number."""
    table = schema.editions
    return {row["number"]: row["as_of"] for row in ledger.rows(select(table.c.number, table.c.as_of))}


def _standings(
    ledger: Ledger, head: _Head, only: Collection[str] | None, analysis: Analysis | None
) -> Iterable[Standing]:
    table = schema.questions
    query = select(*_ASKED, table.c.words, table.c.last_edition).order_by(table.c.first_asked, table.c.id)
    bare = None if only is None else sorted({key.partition(".")[0] for key in only})
    rows = _in_pieces(ledger, query, table.c.id, bare)
    twins = _twins(ledger, rows, bare)
    seen = schema.sightings
    newest = _by_question(
        _in_pieces(
            ledger,
            select(seen.c.question_id, seen.c.found_as, seen.c.asked_also, *_SEEN).join(
                table, and_(table.c.id == seen.c.question_id, table.c.last_edition == seen.c.edition)
            ),
            seen.c.question_id,
            bare,
        )
    )
    earlier = _earlier(ledger, head.number, bare)
    history = ledger.history()
    held, held_before = _held(undone(history)), _held(undone(row for row in history if row[0] <= head.baseline))
    read = days_read(ledger)
    exchanges = {exchange.question_id: exchange for exchange in analysis.exchanges} if analysis else {}
    standings: list[Standing] = []
    answered: dict[str, datetime.date | None] = {}
    for row in rows:
        question = Asked(
            **{column.name: row[column.name] for column in _ASKED}, first_read=read.get(row["first_edition"])
        )
        last = newest.get(question.id)
        now = _seen(last) if last else None
        before = now if row["last_edition"] < head.number else _seen(earlier.get(question.id))
        present = exchanges.get(last["found_as"]) if last and row["last_edition"] == head.number else None
        decided, decided_before = held.get(question.id, ()), held_before.get(question.id, ())
        standing = stand(question, now, before, decided, decided_before, head.clock, head.number, present)
        also = {*twins.get(row["words"], ()), *(json.loads(last["asked_also"]) if last else ())} - {question.id}
        standings.append(replace(standing, asked_also=tuple(sorted(also))))
        answered[question.id] = _answered_on(standing, now)
        if standing.split_into:
            value = next(decision.value for decision, _ in reversed(decided) if decision.field == "split")
            known = any(decision.field == "split" for decision, _ in decided_before)
            for key, text in parts_of(question.id, value):
                part = replace(
                    question,
                    id=key,
                    text=text,
                    split_from=question.id,
                    first_edition=question.first_edition if known else head.number,
                )
                mine = held.get(key, ()), held_before.get(key, ())
                standings.append(stand(part, now, before, *mine, head.clock, head.number, present))
    whole = _with_merges(_asked_again(standings, answered))
    return [row for row in whole if only is None or row.question_id in only]


def _in_pieces(ledger: Ledger, query: Select[Any], column: Any, wanted: list[str] | None) -> list[Any]:
    if wanted is None:
        return ledger.rows(query)
    return [
        row
        for start in range(0, len(wanted), 500)
        for row in ledger.rows(query.where(column.in_(wanted[start : start + 500])))
    ]


def _by_question(rows: Iterable[Any]) -> dict[str, Any]:
    return {row["question_id"]: row for row in rows}


def _seen(row: Any) -> Seen | None:
    return Seen(**{name: row[name] for name in Seen.__dataclass_fields__}) if row else None


def _earlier(ledger: Ledger, number: int, wanted: list[str] | None) -> dict[str, Any]:
    """Return what was found last, before this edition, of each question that it holds."""
    table = schema.sightings
    latest = (
        select(table.c.question_id, func.max(table.c.edition).label("edition"))
        .where(table.c.edition < number)
        .group_by(table.c.question_id)
    )
    if wanted is None:
        here = select(table.c.question_id).where(table.c.edition == number)
        latest = latest.where(table.c.question_id.in_(here))
    found: dict[str, Any] = {}
    for start in range(0, 1 if wanted is None else len(wanted), 500):
        piece = latest if wanted is None else latest.where(table.c.question_id.in_(wanted[start : start + 500]))
        last = piece.subquery()
        same = and_(table.c.question_id == last.c.question_id, table.c.edition == last.c.edition)
        found |= _by_question(ledger.rows(select(table.c.question_id, *_SEEN).join(last, same)))
    return found


def _held(decisions: Iterable[Held]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    for decision, basis in decisions:
        found.setdefault(decision.target, []).append((decision, basis))
    return found


def _twins(ledger: Ledger, rows: Iterable[Any], wanted: list[str] | None) -> dict[str, list[str]]:
    """Return the ids of the questions by their words, where several share them."""
    table = schema.questions
    if wanted is not None:
        keys = sorted({row["words"] for row in rows})
        rows = _in_pieces(ledger, select(table.c.id, table.c.words), table.c.words, keys)
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["words"], []).append(row["id"])
    return {words: ids for words, ids in found.items() if len(ids) > 1}


def _answered_on(standing: Standing, now: Seen | None) -> datetime.date | None:
    if standing.status != "answered":
        return None
    made = [decision.made_at[:10] for decision in standing.decisions if decision.field == "status"]
    return datetime.date.fromisoformat(made[-1]) if made else (now.answered_on if now else None) or standing.first_asked


def _asked_again(rows: list[Standing], answered: Mapping[str, datetime.date | None]) -> list[Standing]:
    """Mark the questions that were asked after the same had been answered."""
    links: dict[str, set[str]] = {}
    for row in rows:
        for other in row.asked_also:
            links.setdefault(row.question_id, set()).add(other)
            links.setdefault(other, set()).add(row.question_id)

    def again(row: Standing) -> bool:
        days = [answered.get(key) for key in links.get(row.question_id, ())]
        return row.first_asked is not None and any(day is not None and day < row.first_asked for day in days)

    return [
        replace(row, asked_also=tuple(sorted(links.get(row.question_id, ()))), asked_again=row.counts and again(row))
        if row.question_id in links
        else row
        for row in rows
    ]


def _with_merges(rows: list[Standing]) -> list[Standing]:
    """Follow mergers to the question that stands for all; one into an unknown question, or into itself, is void."""
    into = {row.question_id: row.merged_into for row in rows if row.merged_into}
    if not into:
        return rows

    def end(key: str) -> str:
        path = [key]
        while (following := into.get(path[-1])) is not None:
            if following in path:
                return min(path[path.index(following) :])
            path.append(following)
        return path[-1]

    return [
        replace(row, merged_into=None if (root := end(row.question_id)) == row.question_id else root)
        if row.merged_into
        else row
        for row in rows
    ]


def _concerns(ledger: Ledger, number: int) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Compare this edition's concerns with those of the one before: the same where they share most of their segments."""
    table = schema.concerns
    rows = ledger.rows(select(table).where(table.c.edition.in_([number - 1, number])).order_by(table.c.id))
    now = [(row["label"], set(json.loads(row["segment_ids"]))) for row in rows if row["edition"] == number]
    before = [(row["label"], set(json.loads(row["segment_ids"]))) for row in rows if row["edition"] == number - 1]

    def lives_on(label: str, mine: set[str], others: list[tuple[str, set[str]]]) -> bool:
        return any(label == name or len(mine & other) * 2 >= min(len(mine), len(other)) for name, other in others)

    new = tuple(label for label, ids in now if not lives_on(label, ids, before))
    persisting = tuple(label for label, ids in now if lives_on(label, ids, before))
    resolved = tuple(label for label, ids in before if not lives_on(label, ids, now))
    return new, persisting, resolved
