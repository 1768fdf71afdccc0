"""Who is named in one document: a person under several names is one person, and in office or private."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.names import OFFICES, TITLES, Person, bare_name, initials_of, looks_like_initials
from pipeline.people import People, roll_of
from pipeline.privacy.fields import names_in
from pipeline.privacy.mentions import PLACES, Mention, find_mentions, own_words
from pipeline.privacy.offices import OFFICE_TITLES, is_office, kind_of
from pipeline.records import Document, Segment
from pipeline.speech import small_words

#: Letters that stand for something else at least as often as for a person.
_ACRONYMS = frozenset(
    "hr pc it uk eu us ni mp pe ce gp ta pa am pm tv id ok no cc bcc pdf nhs agm aob cctv mot vat".split()
)


@dataclass(slots=True, eq=False)
class Who:
    """Somebody whom a document names."""

    name: str  # the fullest that stands there
    names: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    office: bool = False
    kind: str = ""

    @property
    def words(self) -> list[str]:
        """The name's own words, folded: first name or initial to surname."""
        return own_words(self.name)

    @property
    def full(self) -> tuple[str, str] | None:
        """First name and surname, folded, where both are known."""
        words = [word for word in self.words if len(word.strip(".")) > 1]
        return (words[0], words[-1]) if len(words) > 1 and words[0] == self.words[0] else None


@dataclass(slots=True)
class Cast:
    """Everybody whom a document names, and the names there that may be several people's."""

    people: list[Who] = field(default_factory=list)
    shared: dict[str, list[Who]] = field(default_factory=dict)  # a name, and all whom it may mean
    usual: str = ""  # what a private person is likely to be in this document
    _by_word: dict[str, list[Who]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        """Index those who are known already."""
        for who in self.people:
            self._index(who)

    def add(self, name: str, *, office: bool = False, kind: str = "") -> None:
        """Enter a name: of somebody who is known, of somebody new, or of one of several."""
        name = re.sub(r"(?<=[a-z])\s+[A-Z]$", "", name)
        words = own_words(name)
        if not words or (len(words) == 1 and (len(words[0]) < 2 or words[0] in PLACES | TITLES | OFFICES)):
            return
        found = self._find(name, words)
        if len(found) > 1:
            self.shared[name] = found
            return
        who = found[0] if found else Who(name)
        if not found:
            self.people.append(who)
        who.names.add(name)
        who.office |= office
        who.kind = who.kind or kind
        if (len(words), len(name)) > (len(who.words), len(who.name)):
            who.name = name
        self._index(who)

    def by_initials(self, letters: str) -> Who | None:
        """Return who is meant by initials, where that is plain."""
        letters = letters.replace(".", "").replace(" ", "")
        found = [who for who in self.people if letters in who.initials]
        found = found or [who for who in self.people if len(who.words) > 1 and initials_of(who.name) == letters.upper()]
        return found[0] if len(found) == 1 else None

    def _find(self, name: str, words: list[str]) -> list[Who]:
        near = list(dict.fromkeys(who for word in {words[0], words[-1]} for who in self._by_word.get(word, ())))
        exact = [who for who in near if name in who.names]
        if exact:
            return exact[:1]
        known = {who.name: who for who in near}
        person = People(Person(name=each) for each in known).find(name)
        if person is not None:
            return [known[person.name]]
        if len(words) > 1 and len(words[0]) > 1:
            return []  # a full name that is nobody's here is somebody new
        titles = {word.casefold().strip(".") for word in name.split()} & TITLES
        fits = [who for who in near if People([Person(name=who.name)]).find(name) is not None]
        return fits if len(fits) > 1 or not titles else []

    def _index(self, who: Who) -> None:
        for word in {who.words[0], who.words[-1]} if who.words else ():
            held = self._by_word.setdefault(word, [])
            if who not in held:
                held.append(who)


def cast_of(document: Document, segments: Iterable[Segment], entries: Iterable[str | None]) -> Cast:
    """Gather everybody whom a document names.

    Parameters
    ----------
    document : Document
    segments : iterable of Segment
        Those of the document, in order of place.
    entries : iterable of str or None
        What was read of who asked, spoke, answered and is to act.
    """
    segments = list(segments)
    written = list(dict.fromkeys(entry for entry in entries if entry))
    cast = Cast(usual=kind_of(f"{document.title or ''} {document.name} {document.text[:200]}".replace("_", " ")))
    headings = {segment.text: segment.section or "" for segment in segments if segment.role == "attendance"}
    roll = roll_of(segments)
    for person in sorted((*roll.present, *roll.absent), key=lambda person: -len(bare_name(person.name))):
        under = next((section for text, section in headings.items() if person.name in text), "")
        titles = {word.casefold().strip(".") for word in person.name.split()}
        # a role that holds another name is several entries that ran together: it says nothing of this one
        role = "" if next(find_mentions(person.role), None) else person.role
        held = is_office(role) or bool(titles & OFFICE_TITLES) or _heads_office(under)
        cast.add(person.name, office=held, kind=kind_of(role) or kind_of(under))
        if person.initials and (who := next((one for one in cast.people if person.name in one.names), None)):
            who.initials.add(person.initials)
    mentions: list[Mention] = []
    label = ""
    for leaf in document.leaves():
        found = list(find_mentions(leaf.text))
        if found and found[0].start == 0 and _LABEL.search(label) and (is_office(label) or label.endswith("by")):
            found[0] = replace(found[0], office=True)
        mentions += found
        label = leaf.text.strip()
    for mention in sorted(mentions, key=lambda item: -len(own_words(item.name))):
        cast.add(mention.name, office=mention.office, kind=mention.kind)
    small = small_words(document.text)
    labels = Counter(segment.speaker for segment in segments)
    for entry in written:
        titled = {word.casefold().strip(".") for word in entry.split()} & OFFICE_TITLES
        for name in names_in(entry, small, label=labels[entry] > 1):
            cast.add(name, office=bool(titled))
    _note_initials(cast, document.text, written)
    return cast


#: A line or cell that says what the next one holds: "Clerk:", "Chaired by".
_LABEL = re.compile(r"^[\w '/-]{3,40}(?::|\b(?:chaired|clerked)\s+by)$|^(?:chaired|clerked)\s+by$", re.IGNORECASE)


def _heads_office(section: str) -> bool:
    """Say whether a list of names stands under the name of an office: "Councillors present", not "Governors and staff"."""
    return is_office(section) and not kind_of(section)


def _note_initials(cast: Cast, text: str, entries: Iterable[str]) -> None:
    """Note who is meant by which initials, where the papers use initials for people."""
    letters = {part for entry in entries for part in re.split(r"[\s/&,()]+", entry) if looks_like_initials(part)}
    for part in sorted(part for part in letters if part.casefold() not in TITLES):
        who = cast.by_initials(part)
        if who is not None:
            who.initials.add(part)
    if not any(who.initials for who in cast.people):
        return
    capitals = set(re.findall(r"(?<![\w-])[A-Z]{2,4}(?![\w-])", text))
    for part in sorted(capitals):
        who = cast.by_initials(part) if part.casefold() not in _ACRONYMS else None
        if who is not None:
            who.initials.add(part)
