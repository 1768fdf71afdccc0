"""Documents from edition to edition: sent again, corrected, superseded; a draft and its approved text are one meeting."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pipeline.ledger import schema
from pipeline.ledger.book import storable
from pipeline.ledger.identity import SAME_PAGE, Known, likeness, sketch, superseded
from pipeline.records import Document

_DRAFT = re.compile(r"\b(?:draft|unconfirmed|unapproved)\b", re.IGNORECASE)

#: Characters at the start of a text in which it says that it is a draft.
_HEAD = 600


def enter_documents(
    connection: Connection, documents: Sequence[Document], number: int
) -> dict[str, tuple[frozenset[str], int]]:
    """Enter the documents of an edition.

    Returns
    -------
    dict of str to (frozenset of str, int)
        By document id: the ids of all texts of the same paper, and how many texts that are also in the study are
        newer than this one.
    """
    table = schema.documents
    rows = {row["id"]: row for row in connection.execute(select(table)).mappings()}
    known = [_known(row) for row in rows.values()]
    present = {document.id for document in documents}
    parent = {key: row["supersedes"] for key, row in rows.items() if row["supersedes"]}
    replaced = set(parent.values())
    fresh = [document for document in sorted(documents, key=lambda item: item.id) if document.id not in rows]
    for document in fresh:
        earlier = superseded(document, known, frozenset(present | replaced)) or _draft_of(
            document, documents, rows, replaced
        )
        if earlier and document.id not in _chain(earlier, parent):
            parent[document.id] = earlier
            replaced.add(earlier)
        connection.execute(
            insert(table).values(
                id=document.id,
                name=storable(document.name),
                title=storable(document.title),
                held=document.date,
                first_edition=number,
                last_edition=number,
                supersedes=parent.get(document.id),
                shingles=" ".join(sorted(sketch(document.text))),
            )
        )
    for document in documents:
        if document.id in rows:
            connection.execute(
                update(table)
                .where(table.c.id == document.id)
                .values(name=storable(document.name), last_edition=number, held=document.date)
            )
    family = _families(parent, present)
    return {
        key: (family.get(key, frozenset({key})), sum(key in _chain(other, parent)[1:] for other in present))
        for key in sorted(present)
    }


def _known(row: Any) -> Known:
    return Known(id=row["id"], name=row["name"], held=row["held"], sketch=frozenset(row["shingles"].split()))


def _draft_of(
    document: Document, documents: Iterable[Document], rows: Mapping[str, object], replaced: set[str]
) -> str | None:
    """Return the text beside this one, of the same day and mostly the same words, that came earlier or says it is a draft."""
    mine = sketch(document.text)
    found = [
        (likeness(mine, sketch(other.text)), other.id)
        for other in documents
        if other.id != document.id
        and other.id not in replaced
        and other.date is not None
        and other.date == document.date
        and (other.id in rows or (_is_draft(other) and not _is_draft(document)))
    ]
    best = max(found, default=(0.0, ""))
    return best[1] if best[0] >= SAME_PAGE else None


def _is_draft(document: Document) -> bool:
    return bool(_DRAFT.search(document.name.replace("_", " ")) or _DRAFT.search(document.text[:_HEAD]))


def _chain(key: str, parent: Mapping[str, str]) -> list[str]:
    """Return a text and those it replaces, the newest first."""
    chain = [key]
    while (earlier := parent.get(chain[-1])) and earlier not in chain:
        chain.append(earlier)
    return chain


def _families(parent: Mapping[str, str], present: set[str]) -> dict[str, frozenset[str]]:
    """Group texts of the same paper; where several are in the study, those that are not belong to all of them."""
    together: dict[str, set[str]] = {}
    for key in sorted({*parent, *parent.values()}):
        root = _chain(key, parent)[-1]
        together.setdefault(root, set()).add(key)
    return {key: frozenset(group) for group in together.values() for key in group if key in present}
