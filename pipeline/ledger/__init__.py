"""Carry questions and people's decisions from one edition to the next."""

import datetime
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from pipeline.ledger import schema
from pipeline.ledger.book import Ledger, undone
from pipeline.ledger.clock import DEFAULT_DAYS
from pipeline.ledger.standing import Clock, Seen, stand
from pipeline.ledger.update import enter
from pipeline.records import Analysis, Decision, Edition, Standing

__all__ = ["Ledger", "edition_of", "update_ledger"]


def update_ledger(analysis: Analysis, where: Path | str, *, default_days: int = DEFAULT_DAYS) -> Edition:
    """Enter a run into the ledger and say where every question stands.

    Parameters
    ----------
    analysis : Analysis
    where : Path or str
        A file, or a database address such as ``postgresql://…``.
    default_days : int
        Days after which a promised reply is due where nobody named a day.

    Raises
    ------
    LedgerError
        The ledger cannot be opened or written.
    """
    ledger = Ledger(where)
    try:
        enter(analysis, ledger)
        return edition_of(ledger, analysis.provenance.as_of, analysis=analysis, default_days=default_days)
    finally:
        ledger.close()


def edition_of(
    ledger: Ledger, as_of: datetime.date, *, analysis: Analysis | None = None, default_days: int = DEFAULT_DAYS
) -> Edition:
    """Say where every question stands by what the ledger holds; sorted by first day, then by id."""
    number = ledger.last_edition()
    days = {row["number"]: row["as_of"] for row in ledger.rows(select(schema.editions))}
    alias = {row["id"]: row["question_id"] for row in ledger.rows(select(schema.aliases))}
    found = {alias.get(item.question_id, item.question_id): item for item in (analysis.exchanges if analysis else ())}
    seen: dict[str, list[Seen]] = {}
    for row in ledger.rows(select(schema.sightings).order_by(schema.sightings.c.edition)):
        seen.setdefault(row["question_id"], []).append(Seen(**{name: row[name] for name in Seen.__dataclass_fields__}))
    decided: dict[str, list[tuple[Decision, str]]] = {}
    for decision, basis in undone(ledger.history()):
        decided.setdefault(decision.target, []).append((decision, basis))
    clock = Clock(as_of=as_of, before=days.get(number - 1), default_days=default_days)
    standings = [
        stand(row, found.get(row["id"]), seen.get(row["id"], []), decided.get(row["id"], []), clock, number)
        for row in ledger.rows(select(schema.questions).order_by(schema.questions.c.first_asked, schema.questions.c.id))
    ]
    new, persisting, resolved = _concerns(ledger, number)
    return Edition(
        number=number,
        as_of=as_of,
        before=clock.before,
        standings=tuple(_asked_again(standings)),
        concerns_new=new,
        concerns_persisting=persisting,
        concerns_resolved=resolved,
    )


def _asked_again(standings: Iterable[Standing]) -> Iterable[Standing]:
    """Mark the questions that stand open although the same words were answered earlier."""
    rows = list(standings)
    by_id = {row.question_id: row for row in rows}
    for row in rows:
        twins = [by_id[twin] for twin in (row.exchange.asked_also if row.exchange else ()) if twin in by_id]
        earlier = [
            twin
            for twin in twins
            if twin.status == "answered" and twin.first_asked and row.first_asked and twin.first_asked < row.first_asked
        ]
        yield replace(row, asked_again=True) if earlier else row


def _concerns(ledger: Ledger, number: int) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Compare this edition's concerns with those of the one before: the same where they share most of their segments."""
    table = schema.concerns
    rows = ledger.rows(select(table).where(table.c.edition.in_([number - 1, number])).order_by(table.c.id))
    now = [(row["label"], set(json.loads(row["segment_ids"]))) for row in rows if row["edition"] == number]
    before = [(row["label"], set(json.loads(row["segment_ids"]))) for row in rows if row["edition"] == number - 1]

    def lives_on(mine: set[str], others: list[tuple[str, set[str]]]) -> bool:
        return any(len(mine & other) * 2 >= min(len(mine), len(other)) for _, other in others)

    new = tuple(label for label, ids in now if not lives_on(ids, before))
    persisting = tuple(label for label, ids in now if lives_on(ids, before))
    resolved = tuple(label for label, ids in before if not lives_on(ids, now))
    return new, persisting, resolved
