"""Give each question found in a run the id that the ledger knows it by: by its words, within its own paper."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from pipeline.ledger import schema
from pipeline.ledger.identity import reworded, words_key
from pipeline.records import Analysis, Exchange


def recognise(
    connection: Connection, analysis: Analysis, families: Mapping[str, tuple[frozenset[str], int]]
) -> dict[str, str]:
    """Return the ledger's id of each question, by the id that the analysis gave it.

    A question is known again within its own paper: by its words, else as a rewording of a question that the paper no
    longer holds. The same words in another paper are another asking. Where an older text of a paper is in the study
    too, its questions that the newer text holds as well are left out.

    Parameters
    ----------
    connection : Connection
    analysis : Analysis
    families : mapping
        As `papers.enter_documents` returns it.
    """
    pool = _pool(connection, {key for family, _ in families.values() for key in family})
    taken: set[str] = set()
    result: dict[str, str] = {}
    fresh: list[Exchange] = []
    given: dict[str, dict[str, str]] = {}  # of newer texts: words by id, by text
    by_document: dict[str, list[Exchange]] = {}
    for exchange in analysis.exchanges:
        by_document.setdefault(exchange.document_id, []).append(exchange)
    for document_id in sorted(by_document, key=lambda key: (families[key][1], key)):
        family, newer = families[document_id]
        own = sorted(by_document[document_id], key=lambda item: (item.start, item.end, item.question_id))
        if newer:
            beside = {k: t for other, texts in given.items() if other in family for k, t in texts.items()}
            found, own = _match(own, beside)
        given[document_id] = {item.question_id: item.text for item in own}
        mine = {k: t for member in sorted(family) for k, t in pool.get(member, {}).items() if k not in taken}
        found, left = _match(own, mine)
        taken |= set(found.values())
        fresh += left
        result |= found
    return result | _new_ids(connection, fresh)


def _match(own: Sequence[Exchange], known: Mapping[str, str]) -> tuple[dict[str, str], list[Exchange]]:
    """Match questions with known ones, by their words first, then as rewordings; return also what matched none."""
    missing = dict(known)
    by_words: dict[str, list[str]] = {}
    for key in sorted(missing):
        by_words.setdefault(words_key(missing[key]), []).append(key)
    found: dict[str, str] = {}
    left: list[Exchange] = []
    for exchange in own:
        same = by_words.get(words_key(exchange.text), [])
        if not same:
            left.append(exchange)
            continue
        key = exchange.question_id if exchange.question_id in same else same[0]
        same.remove(key)
        del missing[key]
        found[exchange.question_id] = key
    still: list[Exchange] = []
    for exchange in left:
        again = reworded(exchange.text, missing)
        if again:
            del missing[again]
            found[exchange.question_id] = again
        else:
            still.append(exchange)
    return found, still


def _pool(connection: Connection, document_ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the questions that stood last in some texts: by text, the words by id."""
    table = schema.questions
    found: dict[str, dict[str, str]] = {}
    ids = sorted(document_ids)
    for start in range(0, len(ids), 500):
        query = select(table.c.id, table.c.text, table.c.document_id).where(
            table.c.document_id.in_(ids[start : start + 500])
        )
        for row in connection.execute(query):
            found.setdefault(row.document_id, {})[row.id] = row.text
    return found


def _new_ids(connection: Connection, fresh: Iterable[Exchange]) -> dict[str, str]:
    """Give new questions ids made of their words, numbered on where the ledger has the same words already."""
    table = schema.questions
    result: dict[str, str] = {}
    taken: set[str] = set()
    for exchange in fresh:
        bare = exchange.question_id.partition("-")[0]
        number = 1
        while (own := bare if number == 1 else f"{bare}-{number}") in taken or connection.execute(
            select(table.c.id).where(table.c.id == own)
        ).first():
            number += 1
        taken.add(own)
        result[exchange.question_id] = own
    return result
