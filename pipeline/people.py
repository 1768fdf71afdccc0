"""Who took part in a meeting: attendance lists read, and a mention led back to the person meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.names import (
    PLURAL_TITLES,
    TITLES,
    bare_name,
    cut_name,
    initials_of,
    is_name,
    looks_like_initials,
    office,
    parse_person,
)
from pipeline.records import Person, Segment

#: What a line of attendance starts with, and whether those named took part.
_LABEL = re.compile(
    r"""^[\W\d_]*(?:
    (?P<absent>(?:apolog(?:y|ies)|absent|absence|not\s+present|unable\s+to\s+attend)\b[^:–—]{0,60}?(?:[:–—]|\s-\s|$|(?:were\s+)?(?:received\s+)?from\b)|apolog(?:y|ies)\b)
    |(?P<present>(?:those\s+|also\s+|members\s+|in\s+the\s+)*(?:present|in\s+attendance|attend(?:ees|ance|ing|ed(?:\s+by)?)|participants|chair(?:man|person)?(?=\s*:)|clerk(?=\s*:)|by\s+invitation|observers?(?=\s*[:–])|guests?(?=\s*[:–])|members\s+of\s+the\s+public(?=\s*[:–]))
       (?:\s*\([^)]*\))?(?:\s+(?:at\s+the\s+meeting|were|was))?\s*(?:[:–—]|\s-\s|$|(?=\s)))
    )[\s:–—.-]*""",
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATOR = re.compile(r"\s*[,;•|]\s+|\s+(?:&|and)\s+|\s{3,}|\t+|\n|(?<=[a-z]{4})\.\s+(?=[A-Z])|(?<=\))\.\s+(?=[A-Z])")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MARK = re.compile(r"^(?:p|a|ap|apols?|✓|✔|x|√|-|–|y|n)$", re.IGNORECASE)
_STOP = re.compile(r"\b(?:was|were|welcomed|opened|said|that|would|has|have|had|is|are)\b")


@dataclass(frozen=True, slots=True)
class Roll:
    """Those who were at a meeting, and those who were not."""

    present: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()


def read_attendance(lines: Iterable[str]) -> tuple[Person, ...]:
    """Read those who were present off the lines of an attendance list; apologies are left out."""
    return read_roll(lines).present


def read_roll(lines: Iterable[str]) -> Roll:
    """Read an attendance list, one line of the papers each, with headings such as "Apologies" among them."""
    rows = [line for line in lines if line.strip()]
    single = one_each(rows)
    present: list[Person] = []
    absent: list[Person] = []
    into = present
    for row in rows:
        label, rest = split_label(row)
        if label:
            into = absent if label == "absent" else present
        for start, end in entries(rest, single=single):
            person, away = _read_entry(rest[start:end])
            if person is not None:
                (absent if away else into).append(person)
    return Roll(_once(present), _once(absent))


def roll_of(segments: Iterable[Segment]) -> Roll:
    """Read the roll off the segments of one document whose role is attendance; their section says who was absent."""
    lines: list[str] = []
    section: str | None = None
    for segment in segments:
        if segment.role == "attendance":
            if segment.section != section:
                section = segment.section
                lines.append(f"{section or 'Present'}:")
            lines.append(segment.text)
    return read_roll(lines)


def split_label(line: str) -> tuple[str, str]:
    """Divide "Present: A, B" into "present" (or "absent", or "") and what follows."""
    match = _LABEL.match(line)
    if match is None:
        return "", line
    kind = "absent" if match["absent"] is not None else "present"
    rest = line[match.end() :]
    if rest and _STOP.search(rest[:40]) and not re.search(r"[:–—]\s*$", match.group()) and kind == "present":
        return "", line  # "Members present were asked to …"
    return kind, rest


def one_each(lines: Sequence[str]) -> bool:
    """Say whether a list gives each person a line of his own, so that a comma there sets off an office or a body."""
    bodies = [split_label(line)[1] for line in lines]
    bodies = [body for body in bodies if body.strip()]
    if len(bodies) < 3:
        return False
    names = [sum(is_name(piece) for _, _, piece in _pieces(body)) for body in bodies]
    few = sum(count <= 2 and len(body) < 110 for count, body in zip(names, bodies, strict=True))
    return few >= 0.7 * len(bodies)


def entries(text: str, *, single: bool = False) -> list[tuple[int, int]]:
    """Return where each person's entry stands in a line of attendance.

    Parameters
    ----------
    text : str
        Without its label.
    single : bool
        The line holds one person; a comma sets off an office.
    """
    pieces = _pieces(text)
    if not pieces:
        return []
    if single and not _titled(pieces, at_least=2):
        return [(pieces[0][0], pieces[-1][1])]
    many_titled = _titled(pieces, at_least=3)
    found: list[tuple[int, int]] = []
    plural = False
    for start, end, piece in pieces:
        words = piece.split()
        first = words[0].lower().strip(".,")
        if first in PLURAL_TITLES:
            plural = True
        titled = first in TITLES or (is_name(piece) and any(word.lower().strip(".,") in TITLES for word in words[:3]))
        if titled and first not in PLURAL_TITLES:
            plural = False
        joined = bool(found) and "," not in text[found[-1][1] : start] and ";" not in text[found[-1][1] : start]
        new = (
            not found
            or titled
            or (plural and len(words) <= 3 and words[0][0].isupper() and not office(piece))
            or (is_name(piece) and (joined or not many_titled))
            or re.match(r"(?:the\s+)?clerk\b|\d|members?\s+of", piece, re.IGNORECASE) is not None
        )
        if new:
            found.append((start, end))
        else:
            found[-1] = (found[-1][0], end)
    return found


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """Cut at commas, "and" and wide gaps that stand outside brackets."""
    masked = _BRACKETED.sub(lambda match: "_" * len(match.group()), text)
    found, at = [], 0
    for match in [*_SEPARATOR.finditer(masked), None]:
        start, end = at, match.start() if match else len(text)
        while start < end and text[start] in " \t\n,;.&•|–-":
            start += 1
        while end > start and text[end - 1] in " \t\n,;.&•|":
            end -= 1
        if end > start:
            found.append((start, end, text[start:end]))
        at = match.end() if match else len(text)
    return found


def _titled(pieces: Sequence[tuple[int, int, str]], *, at_least: int) -> bool:
    return (
        sum(any(word.lower().strip(".,") in TITLES for word in piece.split()[:3]) for _, _, piece in pieces) >= at_least
    )


def _read_entry(entry: str) -> tuple[Person | None, bool]:
    """Read one entry; a mark of absence in a column beside it counts."""
    columns = [column.strip() for column in re.split(r"\t+|\s*\|\s*|\s{3,}", entry) if column.strip()]
    marks = [column for column in columns if _MARK.match(column)]
    away = bool(marks) and marks[-1].lower() in {"a", "ap", "apol", "apols", "x", "n"}
    text = ", ".join(column for column in columns if not _MARK.match(column))
    person = parse_person(text)
    if person is None and len(text.split()) <= 3:
        words = [word for word in text.split() if word.lower().strip(".,") not in PLURAL_TITLES]
        if len(words) == 1 and words[0][:1].isupper() and words[0].isalpha() and not office(words[0]):
            person = Person(name=words[0])
    if person is not None and person.name.split()[0].lower().strip(".") in PLURAL_TITLES:
        person = Person(name=" ".join(person.name.split()[1:]), initials=person.initials, role=person.role)
    if re.search(r"\bapolog|\babsent\b", text, re.IGNORECASE):
        away = True
    return person, away


def _once(people: Iterable[Person]) -> tuple[Person, ...]:
    seen: dict[str, Person] = {}
    for person in people:
        seen.setdefault(person.name.casefold(), person)
    return tuple(seen.values())


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
        self.persons = _once(roll)
        self._words = [[word.casefold() for word in bare_name(person.name)] for person in self.persons]
        self._titles = [_titles_of(person.name) for person in self.persons]

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
        ends = [
            person
            for person, words in zip(self.persons, self._words, strict=True)
            if not person.initials and len(words) > 2 and letters.upper() == (words[0][0] + words[-1][0]).upper()
        ]
        return ends

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
