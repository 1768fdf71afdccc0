"""Enter what a run found into the ledger: one edition, unless it is what stood there already."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from pipeline.ledger import schema
from pipeline.ledger.book import Ledger, storable
from pipeline.ledger.clock import DEFAULT_DAYS
from pipeline.ledger.identity import words_key
from pipeline.ledger.papers import enter_documents
from pipeline.ledger.recognise import recognise
from pipeline.records import Analysis, Answer, Exchange

#: Likely answers from elsewhere that are kept with a question.
PROPOSALS = 3

Row = dict[str, Any]


def enter(analysis: Analysis, ledger: Ledger, *, default_days: int = DEFAULT_DAYS) -> int:
    """Enter an analysis into the ledger and return the number of its edition.

    The same documents with the same findings are the edition that stood already, whatever the files are called.

    Raises
    ------
    LedgerError
        Nothing was entered.
    """
    mark = fingerprint(analysis, default_days)
    provenance = analysis.provenance
    with ledger.writing() as connection:
        if connection.execute(select(schema.looks).where(schema.looks.c.as_of == provenance.as_of)).first() is None:
            connection.execute(insert(schema.looks).values(as_of=provenance.as_of))
        table = schema.editions
        newest = connection.execute(select(table).order_by(table.c.number.desc()).limit(1)).mappings().first()
        if newest and newest["fingerprint"] == mark:
            return int(newest["number"])
        number = int(newest["number"]) + 1 if newest else 1
        connection.execute(
            insert(table).values(
                number=number,
                as_of=provenance.as_of,
                fingerprint=hashlib.sha256(f"{number} {mark}".encode()).hexdigest()
                if _again(connection, mark)
                else mark,
                program=provenance.version,
                default_days=default_days,
                decided=connection.execute(select(func.max(schema.decisions.c.number))).scalar_one() or 0,
            )
        )
        families = enter_documents(connection, analysis.corpus.documents, number)
        known_as = recognise(connection, analysis, families)
        _enter_questions(connection, analysis, number, known_as)
        _enter_sightings(connection, analysis, number, known_as)
        for concern in analysis.concerns:
            connection.execute(
                insert(schema.concerns).values(
                    edition=number,
                    id=concern.id,
                    label=storable(concern.label),
                    size=len(concern.segment_ids),
                    segment_ids=json.dumps(concern.segment_ids),
                )
            )
    return number


def fingerprint(analysis: Analysis, default_days: int = DEFAULT_DAYS) -> str:
    """Hash what an edition is: the documents' bytes and the questions found in them, not the files' names."""
    parts = [str(default_days), *sorted(document.sha256 for document in analysis.corpus.documents)]
    parts += sorted(
        repr((item.question_id, item.status, item.reason, [answer.text for answer in item.answers], item.promise))
        for item in analysis.exchanges
    )
    parts += sorted(concern.id for concern in analysis.concerns)
    return hashlib.sha256("\x1e".join(parts).encode("utf-8", "replace")).hexdigest()


def _again(connection: Connection, mark: str) -> bool:
    """Whether an earlier edition, though not the newest, was just like this: papers were taken out and put back."""
    return connection.execute(select(schema.editions).where(schema.editions.c.fingerprint == mark)).first() is not None


def _enter_questions(connection: Connection, analysis: Analysis, number: int, known_as: Mapping[str, str]) -> None:
    """Enter the questions that are new, and say of the others where they stood last."""
    held = {document.id: document for document in analysis.corpus.documents}
    table = schema.questions
    known: set[str] = set()
    ids = sorted(known_as.values())
    for start in range(0, len(ids), 500):
        known |= set(connection.execute(select(table.c.id).where(table.c.id.in_(ids[start : start + 500]))).scalars())
    new: list[Row] = []
    moved: list[Row] = []
    for exchange in analysis.exchanges:
        own = known_as.get(exchange.question_id)
        if own is None:
            continue
        last = {
            "text": storable(exchange.text),
            "document_id": exchange.document_id,
            "last_edition": number,
            "words": words_key(exchange.text),
            "status": exchange.status,
            "due": exchange.promise.due if exchange.promise else None,
        }
        if own in known:
            moved.append({"key": own, **last})
            continue
        document = held[exchange.document_id]
        new.append(
            {
                "id": own,
                "asker": storable(exchange.asker),
                "first_edition": number,
                "first_asked": document.date,
                "first_document": storable(document.name),
                **last,
            }
        )
    if new:
        connection.execute(insert(table), new)
    if moved:
        connection.execute(
            update(table)
            .where(table.c.id == bindparam("key"))
            .values({name: bindparam(name) for name in moved[0] if name != "key"}),
            moved,
        )


def _enter_sightings(connection: Connection, analysis: Analysis, number: int, known_as: Mapping[str, str]) -> None:
    held = {document.id: document for document in analysis.corpus.documents}
    themes: dict[str, list[str]] = {}
    for coding in analysis.codings:
        if coding.layer == "theme":
            themes.setdefault(coding.segment_id, []).append(coding.label)
    rows = []
    for exchange in analysis.exchanges:
        if exchange.question_id not in known_as:
            continue
        settled = next((answer for answer in exchange.answers if answer.basis != "linked"), None)
        promise = exchange.promise
        rows.append(
            {
                "edition": number,
                "question_id": known_as[exchange.question_id],
                "found_as": exchange.question_id,
                "document_id": exchange.document_id,
                "document": storable(held[exchange.document_id].name),
                "segment_id": exchange.segment_id,
                "text": storable(exchange.text),
                "status": exchange.status,
                "reason": storable(exchange.reason),
                "answer": storable(settled.text) if settled else None,
                "answered_on": held[settled.document_id].date if settled else None,
                "promise": storable(promise.text) if promise else None,
                "owner": storable(promise.owner if promise and promise.owner else exchange.addressee),
                "due": promise.due if promise else None,
                "due_text": storable(promise.due_text) if promise else None,
                "score": exchange.score,
                "proposed": any(answer.basis == "linked" for answer in exchange.answers),
                "proposals": json.dumps([_proposal(answer, held) for answer in _linked(exchange)]),
                "asked_also": json.dumps([known_as[key] for key in exchange.asked_also if key in known_as]),
                "themes": json.dumps(themes.get(exchange.segment_id, [])),
            }
        )
    if rows:
        connection.execute(insert(schema.sightings), rows)


def _linked(exchange: Exchange) -> Iterable[Answer]:
    return [answer for answer in exchange.answers if answer.basis == "linked"][:PROPOSALS]


def _proposal(answer: Answer, held: Mapping[str, Any]) -> Row:
    return {
        "text": storable(answer.text),
        "document": storable(held[answer.document_id].name),
        "segment_id": answer.segment_id,
        "score": answer.score,
        "degree": answer.degree,
    }
