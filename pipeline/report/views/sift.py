"""What a long page can be narrowed by and sorted by; the page is whole without it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from pipeline.report.words import slug

#: Pages with fewer rows than this are read faster than they are narrowed.
WORTH_SIFTING = 12

_ROLES = (
    ("Councillor", re.compile(r"\b(?:cllrs?|councillors?)\b", re.I)),
    ("Chair, clerk or officer", re.compile(r"\b(?:chair\w*|clerk|officers?|mayor|head\w*|director|manager|secretary|convenor)\b", re.I)),
    ("Governor or member", re.compile(r"\b(?:governors?|trustees?|members? of the (?:board|committee|panel|council)|board)\b", re.I)),
    ("Parent or carer", re.compile(r"\b(?:parents?|carers?|guardians?)\b", re.I)),
    ("Staff", re.compile(r"\b(?:staff|employees?|colleagues?|teachers?|nurses?)\b", re.I)),
    ("Member of the public", re.compile(r"\b(?:public|residents?|parishioners?|patients?|tenants?|villagers?|audience|attendees?)\b", re.I)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """One thing that a row can be found by."""

    facet: str
    key: str
    label: str

    @property
    def token(self) -> str:
        """What the row carries: short, since a long page has thousands of them."""
        return f"{self.facet[0]}{crc32(self.key.encode()):x}"


Tags = tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One list to choose from: each choice with its token and the number of rows that carry it."""

    name: str
    label: str
    choices: tuple[tuple[str, str, int], ...]


_LABELS = {
    "status": "State",
    "feeling": "Feeling",
    "document": "Document",
    "theme": "Theme",
    "role": "Asked by",
    "owner": "Owner",
}

#: Facets whose choices keep the order in which the page brings them.
_IN_ORDER = {"status", "feeling"}


def tag(facet: str, label: str, key: str = "") -> Tag:
    """Make a tag; its key is made from the label where none is given."""
    return Tag(facet, slug(key or label, 60), label)


def facets(rows: Iterable[Tags]) -> tuple[Facet, ...]:
    """List what the rows of a page can be narrowed by; nothing on a short page, and no list with a single choice."""
    rows = list(rows)
    if len(rows) < WORTH_SIFTING:
        return ()
    found: dict[str, dict[str, list[str]]] = {}
    for tags in rows:
        for item in {item.token: item for item in tags}.values():
            found.setdefault(item.facet, {}).setdefault(item.token, []).append(item.label)
    return tuple(
        Facet(name, label, tuple(_choices(name, found[name])))
        for name, label in _LABELS.items()
        if len(found.get(name, ())) > 1
    )


def role_of(asker: str | None) -> str:
    """Name the kind of person who asked, by the words that the papers use."""
    if not asker:
        return "Nobody named"
    return next((role for role, words in _ROLES if words.search(asker)), "A person by name")


def _choices(name: str, tokens: dict[str, list[str]]) -> Iterable[tuple[str, str, int]]:
    order = tokens if name in _IN_ORDER else sorted(tokens, key=lambda token: (tokens[token][0].casefold(), token))
    return ((token, tokens[token][0], len(tokens[token])) for token in order)
