"""Initials led back to the names on the attendance list: "Ann Dent (AD)"."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.names import looks_like_initials
from pipeline.people import People, roll_of
from pipeline.records import Exchange, Segment


def people_of(segments: Iterable[Segment]) -> People:
    """Return everybody whom the papers of one document list."""
    roll = roll_of(segments)
    return People((*roll.present, *roll.absent))


def with_full_names(exchange: Exchange, people: People) -> Exchange:
    """Return a question with asker, addressee and owner by their names where the papers give initials."""
    promise = exchange.promise
    if promise is not None and promise.owner is not None:
        promise = replace(promise, owner=_full(promise.owner, people))
    return replace(
        exchange,
        asker=_full(exchange.asker, people),
        addressee=_full(exchange.addressee, people),
        promise=promise,
    )


def _full(mention: str | None, people: People) -> str | None:
    if mention is None or not looks_like_initials(mention):
        return mention
    name = people.canonical(mention)
    return f"{name} ({mention})" if name and mention not in name.split() else mention
