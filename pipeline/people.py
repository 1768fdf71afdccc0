"""Who took part in a meeting: a mention led back to the person meant."""

import re
from collections.abc import Iterable

from pipeline.attendance import Roll, read_attendance, read_roll, roll_of
from pipeline.names import TITLES, Person, bare_name, cut_name, initials_of, is_name, looks_like_initials, office

__all__ = ["People", "Roll", "read_attendance", "read_roll", "roll_of"]


class People:
    """Leads a mention back to the person meant, as the attendance list writes that person.

    Parameters
    ----------
    roll : iterable of Person
        All who are named in the attendance list, those who sent apologies too.

    Notes
    -----
    Two people are never taken for one: where a mention fits several equally well, none is given.
    """

    def __init__(self, roll: Iterable[Person] = ()) -> None:
        self.persons = tuple({person.name.casefold(): person for person in roll}.values())
        self._known: dict[tuple[str, str | None], Person | None] = {}
        self._words = [[word.casefold() for word in bare_name(person.name)] for person in self.persons]
        self._titles = [_titles_of(person.name) for person in self.persons]

    def has_initials(self, letters: str) -> bool:
        """Say whether the list itself gives somebody these initials."""
        return any(person.initials == letters for person in self.persons)

    def canonical(self, mention: str | None, last: str | None = None) -> str | None:
        """Return the name on the list for a mention ("Mr Pell", "AN", "the Chairman", "Doug"), or None.

        Parameters
        ----------
        mention : str or None
        last : str, optional
            The name last used, which a pronoun stands for.
        """
        person = self.find(mention, last)
        return person.name if person else None

    def find(self, mention: str | None, last: str | None = None) -> Person | None:
        """Return the person whom a mention means, where that is plain."""
        key = (mention or "", last)
        if key not in self._known:
            self._known[key] = self._find(mention, last)
        return self._known[key]

    def _find(self, mention: str | None, last: str | None) -> Person | None:
        text = " ".join((mention or "").split()).strip(" .,:;()")
        if not text:
            return None
        if text.casefold() in {"he", "she", "they"}:
            return self.find(last) if last and last.casefold() not in {"he", "she", "they"} else None
        return self._one(self._by_initials(text)) or self._one(self._by_office(text)) or self._one(self._by_name(text))

    def _one(self, found: list[Person]) -> Person | None:
        return found[0] if len(found) == 1 else None

    def _by_initials(self, text: str) -> list[Person]:
        if not looks_like_initials(text):
            return []
        letters = text.replace(".", "").replace(" ", "")
        given = [person for person in self.persons if person.initials == letters]
        if given:
            return given
        made = [
            person for person in self.persons if not person.initials and letters.upper() == initials_of(person.name)
        ]
        if made:
            return made
        return [
            person
            for person, words in zip(self.persons, self._words, strict=True)
            if not person.initials and len(words) > 2 and letters.upper() == (words[0][0] + words[-1][0]).upper()
        ]

    def _by_office(self, text: str) -> list[Person]:
        bare = re.sub(r"^(?:the|our)\s+", "", text, flags=re.IGNORECASE).casefold()
        bare = re.sub(r"(?<=chair)(?:man|woman|person)\b", "", bare)
        if not bare or is_name(text):
            return []
        exact, inside = [], []
        for person in self.persons:
            role = re.sub(r"(?<=chair)(?:man|woman|person)\b", "", person.role.casefold())
            parts = [part.strip() for part in re.split(r"[,;/&–-]|\band\b", role)]
            if bare in parts:
                exact.append(person)
            elif (
                office(bare)
                and re.search(rf"(?<![\w-]){re.escape(bare)}(?![\w-])", role)
                and not re.search(rf"(?:vice|deputy)[\s-]*{re.escape(bare)}", role)
            ):
                inside.append(person)
        return exact or inside

    def _by_name(self, text: str) -> list[Person]:
        name = cut_name(text)[0] or text
        words = [word.casefold() for word in bare_name(name)]
        if not words:
            return []
        titles = _titles_of(name)
        found = []
        for person, own, own_titles in zip(self.persons, self._words, self._titles, strict=True):
            if _same(words, own) and (len(words) > 1 or not titles or _may_share(titles, own_titles)):
                found.append(person)
        if len(found) > 1:
            found = [p for p in found if [w.casefold() for w in bare_name(p.name)] == words] or found
        if len(found) > 1 and titles:
            found = [person for person in found if titles & _titles_of(person.name)] or found
        return found


_SEXES = ({"mr", "sir", "lord", "father"}, {"mrs", "ms", "miss", "lady", "dame", "sister", "baroness"})


def _titles_of(name: str) -> frozenset[str]:
    words = {word.lower().strip(".,") for word in name.split()} & TITLES
    return frozenset({"cllr"} | words if words & {"councillor", "cllrs", "clr", "coun", "cllor", "cnllr"} else words)


def _may_share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sets of titles can belong to one person."""
    he, she = _SEXES
    return not ((one & he and other & she) or (one & she and other & he))


def _same(mention: list[str], own: list[str]) -> bool:
    """Say whether the words of a mention fit a name: surname alone, first name alone, or both, spelt out or as initials."""
    if not own:
        return False
    if len(mention) == 1:
        return mention[0] == own[-1] or (len(own) > 1 and mention[0] == own[0] and len(mention[0]) > 1)
    if mention[-1] != own[-1]:
        return False
    if len(own) == 1:
        return True
    one, other = mention[0], own[0]
    return one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1)) or _nickname(one, other)


def _nickname(one: str, other: str) -> bool:
    """Say whether one first name is a short form of the other: Dave and David, Chris and Christine."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and (long.startswith(short) or (short[:3] == long[:3] and len(short) <= 5))
