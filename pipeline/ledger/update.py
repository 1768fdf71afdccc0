"""Enter what a run found into the ledger: one edition, unless it is what stood there already."""

import hashlib
import json
from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update

from pipeline.ledger import schema
from pipeline.ledger.book import Ledger
from pipeline.ledger.identity import Known, reworded, sketch, superseded
from pipeline.records import Analysis, Document, Exchange


def enter(analysis: Analysis, ledger: Ledger) -> int:
    """Enter an analysis into the ledger and return the number of its edition.

    The same documents with the same findings are the edition that stood already, whatever the files are called.

    Raises
    ------
    LedgerError
        Nothing was entered.
    """
    mark = fingerprint(analysis)
    with ledger.writing() as connection:
        table = schema.editions
        newest = connection.execute(select(table).order_by(table.c.number.desc()).limit(1)).mappings().first()
        if newest and newest["fingerprint"] == mark:
            return int(newest["number"])
        number = int(newest["number"]) + 1 if newest else 1
        provenance = analysis.provenance
        connection.execute(
            insert(table).values(number=number, as_of=provenance.as_of, fingerprint=mark, program=provenance.version)
        )
        replaces = _enter_documents(connection, analysis, number)
        known_as = _enter_questions(connection, analysis, number, replaces)
        _enter_sightings(connection, analysis, number, known_as)
        for concern in analysis.concerns:
            connection.execute(
                insert(schema.concerns).values(
                    edition=number,
                    id=concern.id,
                    label=concern.label,
                    size=len(concern.segment_ids),
                    segment_ids=json.dumps(concern.segment_ids),
                )
            )
    return number


def fingerprint(analysis: Analysis) -> str:
    """Hash what an edition is: the documents' bytes and the questions found in them, not the files' names."""
    parts = sorted(document.sha256 for document in analysis.corpus.documents)
    parts += sorted(
        f"{item.question_id}\x1f{item.status}\x1f{item.reason}\x1f{item.answers[0].text if item.answers else ''}"
        for item in analysis.exchanges
    )
    parts += sorted(concern.id for concern in analysis.concerns)
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()


def _enter_documents(connection: Connection, analysis: Analysis, number: int) -> dict[str, str]:
    """Enter the documents; return, by document id, the id of the earlier text that each one replaces."""
    table = schema.documents
    rows = {row["id"]: row for row in connection.execute(select(table)).mappings()}
    known = [
        Known(id=row["id"], held=row["held"], sketch=frozenset(row["shingles"].split()))
        for row in rows.values()
        if row["last_edition"] == number - 1
    ]
    present = frozenset(document.id for document in analysis.corpus.documents)
    replaces: dict[str, str] = {}
    for document in analysis.corpus.documents:
        if document.id in rows:
            connection.execute(
                update(table).where(table.c.id == document.id).values(name=document.name, last_edition=number)
            )
            continue
        earlier = superseded(document, known, present - {document.id})
        if earlier:
            replaces[document.id] = earlier
        connection.execute(
            insert(table).values(
                id=document.id,
                name=document.name,
                title=document.title,
                held=document.date,
                first_edition=number,
                last_edition=number,
                supersedes=earlier,
                shingles=" ".join(sorted(sketch(document.text))),
            )
        )
    return replaces


def _enter_questions(
    connection: Connection, analysis: Analysis, number: int, replaces: Mapping[str, str]
) -> dict[str, str]:
    """Enter the questions that are new; return each exchange's id as the ledger knows it."""
    known = set(connection.execute(select(schema.questions.c.id)).scalars())
    alias = {row.id: row.question_id for row in connection.execute(select(schema.aliases))}
    held = {document.id: document for document in analysis.corpus.documents}
    present = {exchange.question_id for exchange in analysis.exchanges}
    missing = {new: _questions_of(connection, old, number - 1, present) for new, old in replaces.items()}
    result: dict[str, str] = {}
    for exchange in analysis.exchanges:
        own = exchange.question_id
        if own in known or own in alias:
            result[own] = alias.get(own, own)
            continue
        before = reworded(exchange, missing.get(exchange.document_id, {}))
        if before:
            del missing[exchange.document_id][before]
            connection.execute(insert(schema.aliases).values(id=own, question_id=before))
            result[own] = before
            continue
        connection.execute(insert(schema.questions).values(**_question(exchange, held[exchange.document_id], number)))
        known.add(own)
        result[own] = own
    return result


def _question(exchange: Exchange, document: Document, number: int) -> dict[str, object]:
    return {
        "id": exchange.question_id,
        "text": exchange.text,
        "asker": exchange.asker,
        "first_edition": number,
        "first_asked": document.date,
        "first_document": document.name,
    }


def _questions_of(connection: Connection, document_id: str, edition: int, present: set[str]) -> dict[str, str]:
    table = schema.sightings
    query = select(table.c.question_id, table.c.text).where(
        table.c.edition == edition, table.c.document_id == document_id
    )
    return {row.question_id: row.text for row in connection.execute(query) if row.question_id not in present}


def _enter_sightings(connection: Connection, analysis: Analysis, number: int, known_as: Mapping[str, str]) -> None:
    name_of = {document.id: document.name for document in analysis.corpus.documents}
    rows = {}
    for exchange in analysis.exchanges:
        replies = [answer for answer in exchange.answers if answer.basis != "linked"]
        promise = exchange.promise
        rows[known_as[exchange.question_id]] = {
            "edition": number,
            "question_id": known_as[exchange.question_id],
            "document_id": exchange.document_id,
            "document": name_of[exchange.document_id],
            "segment_id": exchange.segment_id,
            "text": exchange.text,
            "status": exchange.status,
            "reason": exchange.reason,
            "answer": replies[0].text if replies else None,
            "promise": promise.text if promise else None,
            "owner": promise.owner if promise else None,
            "due": promise.due if promise else None,
            "due_text": promise.due_text if promise else None,
            "score": exchange.score,
            "proposed": any(answer.basis == "linked" for answer in exchange.answers),
        }
    if rows:
        connection.execute(insert(schema.sightings), list(rows.values()))
