"""Pseudonyms: one for each private person, the same in every document and in every run with the same key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.names import Person
from pipeline.people import People
from pipeline.privacy.cast import Cast, Who
from pipeline.privacy.key import Alias, Key, grown
from pipeline.privacy.mentions import own_words
from pipeline.privacy.offices import PERSON


@dataclass(frozen=True, slots=True)
class Called:
    """A document's people, each private one with the pseudonym that stands for him."""

    cast: Cast
    pseudonym: dict[int, str]  # by the place in the cast


def assign(casts: Sequence[Cast], key: Key) -> tuple[list[Called], Key]:
    """Give every private person of some documents a pseudonym, and enter those who are new into the key.

    Who is in office in one document is so wherever the full name stands; who is in the key stays private.

    Parameters
    ----------
    casts : sequence of Cast
        One a document, in an order that does not change.
    key : Key
    """
    book = _Book(key)
    public = {who.full for cast in casts for who in cast.people if who.office and who.full and not book.knows(who)}
    for cast in casts:
        for who in cast.people:
            who.office = (who.office and not book.knows(who)) or who.full in public
    called = []
    for cast in casts:
        found = {at: book.enter(who, cast.usual) for at, who in enumerate(cast.people) if not who.office}
        called.append(Called(cast, found))
    kept = {name for cast in casts for who in cast.people if who.office for name in who.names}
    return called, replace(grown(key, kept=kept), people=tuple(book.aliases))


class _Book:
    """The people of the key, found again by name."""

    def __init__(self, key: Key) -> None:
        self.aliases = list(key.people)
        self.count: dict[str, int] = {}
        self.by_name: dict[str, int] = {}
        self.by_surname: dict[str, list[int]] = {}
        for at, alias in enumerate(self.aliases):
            kind, _, number = alias.pseudonym.rpartition(" ")
            self.count[kind] = max(self.count.get(kind, 0), int(number) if number.isdigit() else 0)
            self._index(at)

    def knows(self, who: Who) -> bool:
        """Whether the key holds somebody of this full name."""
        return who.full is not None and self._of_full(who) is not None

    def enter(self, who: Who, usual: str) -> str:
        """Return somebody's pseudonym, a new one where he is not in the key."""
        at = self._find(who)
        if at is None:
            kind = who.kind or usual or PERSON
            self.count[kind] = self.count.get(kind, 0) + 1
            at = len(self.aliases)
            self.aliases.append(Alias(pseudonym=f"{kind} {self.count[kind]}", names=()))
        alias = self.aliases[at]
        names = sorted({*alias.names, *who.names}, key=lambda name: (-len(own_words(name)), -len(name), name))
        self.aliases[at] = replace(alias, names=tuple(names), initials=tuple(sorted({*alias.initials, *who.initials})))
        self._index(at)
        return alias.pseudonym

    def _index(self, at: int) -> None:
        for name in self.aliases[at].names:
            self.by_name.setdefault(name.casefold(), at)
            held = self.by_surname.setdefault((own_words(name) or [""])[-1], [])
            if at not in held:
                held.append(at)

    def _of_full(self, who: Who) -> int | None:
        for at in self.by_surname.get(who.words[-1], ()):
            if any(Who(name).full == who.full for name in self.aliases[at].names):
                return at
        return None

    def _find(self, who: Who) -> int | None:
        if who.full is not None:
            at = self._of_full(who)
            if at is not None:
                return at
        elif who.name.casefold() in self.by_name:
            return self.by_name[who.name.casefold()]
        if len(who.words) == 1 and who.name.casefold() == who.words[0]:
            return None  # a bare first name or surname is not led from one document to another
        near = self.by_surname.get(who.words[-1], [])
        fits = [at for at in near if self._may_be(who, self.aliases[at])]
        return fits[0] if len(fits) == 1 else None

    def _may_be(self, who: Who, alias: Alias) -> bool:
        if who.full is not None and any(Who(name).full for name in alias.names):
            return False  # another first name
        return People([Person(name=alias.names[0])]).find(who.name) is not None


def tokens(aliases: Iterable[Alias]) -> list[tuple[str, str]]:
    """Return every full name of the key with its pseudonym: these are masked wherever they stand."""
    return [(name, alias.pseudonym) for alias in aliases for name in alias.names if Who(name).full]
