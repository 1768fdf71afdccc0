"""Attendance lists as papers print them: in a sentence, one a line, in columns with marks; and who was absent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.credits import credits_in
from pipeline.names import LEADS, PLURAL_TITLES, TITLES, Person, bare_name, cut_name, is_name, office, parse_person
from pipeline.records import Segment
from pipeline.roll_labels import opens, split_label
from pipeline.speech import find_speech

_SEPARATOR = re.compile(
    r"\s*[,;•·|+]\s+|\s+(?:&|and)\s+|\s{3,}|\t+|\n|(?<=[a-z]{4})\.\s+(?=[A-Z])|(?<=[a-z]{3})\.\s+(?=[A-Z][a-z]+:)|(?<=\))\.\s+(?=[A-Z])|(?<=\bEsq)\.?\s+(?=[A-Z])"
)
_NEXT = re.compile(
    rf"(?:(?P<word>[\w’'-]{{2,}}|[A-Z][a-z]+)|[)\]])(?:\s+[–—-]\s*[A-Z]{{2,3}})?\s+(?=(?:{'|'.join(sorted(map(str.capitalize, TITLES - {'the', 'hon'})))})\b\.?\s+[A-Z])"
    r"|[)\]]\s+[–—-]\s*[A-Z]{2,3}\s+(?=[A-Z][a-z]+\s[A-Z])|[)\]]\s+(?=[A-Z]\.?\s[A-Z])|\b[A-Z]\.\s?[A-Z][\w’'-]+\s+(?=[A-Z]\.)"
)
_SEMICOLON = re.compile(r"\s*;\s*|\s*;?\s+and\s+(?=[^;]*$)|\t+|\n")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MARK = re.compile(r"^(?:p|a|s|l|ap|apols?|✓|✔|x|√|-|–|y|n)$", re.IGNORECASE)
_MARKS = re.compile(r"(?:\s+(?:P|A|S|L|Ap|Apols?|✓|✔|X|√|Y|N|x))+$")
_JOINS = frozenset(
    "from for of representing on at as in to and via co-opted joint the non-voting acting item items".split()
)
_KEY = re.compile(r"\W*[A-Z✓]\s*[–—=:-]\s*\w[\w ]{2,25}$")
_NOBODY = re.compile(r"^\W*(?:none|nil|no\s+apologies.*|no\s+one.*|n/?a|there\s+were\s+no\b.*)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Roll:
    """Those who were at a meeting, and those who were not."""

    present: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()


def read_attendance(lines: Iterable[str]) -> tuple[Person, ...]:
    """Read those who were present off the lines of an attendance list."""
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
    """Read the roll off the attendance segments of one document, whose section says who was absent, and off its head."""
    segments = list(segments)
    head = [segment.text for segment in segments[:40] if segment.role in {"statement", "heading", "comment"}]
    lines: list[str] = []
    section: str | None = None
    for segment in segments:
        if segment.role == "attendance":
            if segment.section != section:
                section = segment.section
                lines.append(f"{section}:" if split_label(f"{section}:")[0] else "Present:")
            lines.append(segment.text)
    roll = read_roll(lines or _under_label(segments))
    named = [person for line in credits_in(head) for person in read_roll([line]).present]
    known = {(bare_name(person.name) or [""])[-1] for person in (*roll.present, *roll.absent)}
    more = [person for person in named if (bare_name(person.name) or [""])[-1] not in known]
    return Roll(_once((*roll.present, *more)), roll.absent)


def _under_label(segments: Iterable[Segment]) -> list[str]:
    """Return the names that stand under a heading such as "Attendees" in notes that no roll was read off."""
    lines = [
        segment.text
        for segment in segments
        if segment.role in {"statement", "comment"}
        and len(segment.section or "") < 60
        and segment.section
        and split_label(f"{segment.section.rstrip(':')}:")[0] == "present"
        and opens(segment.section)
        and len(segment.text) < 120
        and next(find_speech(segment.text), None) is None
    ]
    return ["Present:", *lines] if len(lines) > 1 else []


def one_each(lines: Sequence[str]) -> bool:
    """Say whether a list gives each person a line of his own, so that a comma there sets off an office or a body."""
    bodies = [body for line in lines if (body := split_label(line)[1]).strip()]
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
    pieces = [piece for piece in _pieces(text) if piece[2].split()]
    if not pieces:
        return []
    if single and not _titled(pieces, at_least=2):
        return [(pieces[0][0], pieces[-1][1])]
    many_titled = _titled(pieces, at_least=3)
    few_titled = not _titled(pieces, at_least=2)  # then "Ida (lunch club manager)" is no firm
    single_names = sum(_single(piece) for _, _, piece in pieces)
    first_names = single_names >= 0.4 * len(pieces) and not _titled(pieces, at_least=max(2, single_names))
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
            or (first_names and _single(piece))
            or (plural and len(words) <= 3 and words[0][0].isupper() and not office(piece))
            or (is_name(piece) and (joined or not many_titled or not cut_name(_BRACKETED.sub("", piece).strip())[1]))
            or re.match(r"(?:the\s+)?clerk\b|\d|members?\s+of", piece, re.IGNORECASE) is not None
            or (not joined and few_titled and _single(piece) and office(" ".join(_BRACKETED.findall(piece))))
        )
        if new:
            found.append((start, end))
        else:
            found[-1] = (found[-1][0], end)
    return found


def is_mark(text: str) -> bool:
    """Say whether a line is only a mark of presence or absence."""
    return len(text) < 6 and _MARK.match(text.strip()) is not None


def is_group(line: str, following: str) -> bool:
    """Say whether a line inside a list of names only names a group: "Parish councils", and then its people."""
    short = len(line) < 50 and len(line.split()) <= 6 and line[:1].isupper() and line.strip()[-1] not in ".?!"
    return short and is_entry(following) and not is_nobody(following)


def is_key(text: str) -> bool:
    """Say whether a line explains a mark: "A – absent"."""
    return len(text) < 32 and _KEY.match(text) is not None


def is_nobody(text: str) -> bool:
    """Say whether a line says that there was no one: "None", "No apologies"."""
    return _NOBODY.match(text) is not None


def is_entry(text: str) -> bool:
    """Say whether a line may go on with a list of names."""
    if len(text) > 400:
        return False
    if is_nobody(text):
        return True
    if next(find_speech(text), None) is not None:
        return False
    spans = entries(text)
    named = [
        person for start, end in spans if (person := _read_entry(text[start:end])[0]) and _fits(person, text[start:end])
    ]
    return bool(named) and len(named) >= 0.4 * len(spans)


def _fits(person: Person, entry: str) -> bool:
    """Say whether somebody read off a line was meant: "Ann Hobb opened the floor" is no entry, nor is "Lamps"."""
    first = person.role.split()[0] if person.role else ""
    does = (
        first.islower()
        and first not in _JOINS
        and first.isalpha()
        and not re.search(rf"[,;(\[)\]–:-]\s*{first}\b", entry)
    )
    return len(person.name.split()) > 1 and not does


def gather_roll(lines: Iterable[str]) -> list[str]:
    """Pick the lines of the attendance list out of the first lines of a document."""
    roll: list[str] = []
    inside = started = False
    every = list(lines)
    for at, line in enumerate(every):
        label, rest = split_label(line)
        if label and (started or opens(line)) and (len(line) < 60 or rest[:1].isupper() or not inside):
            inside = started = True
            roll.append(line)
        elif inside and is_mark(line):
            roll[-1] = f"{roll[-1]}\t{line}"
        elif inside and (is_entry(line) or is_group(line, every[at + 1] if at + 1 < len(every) else "")):
            roll.append(line)
        else:
            inside = False
    return roll


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """Cut at commas, "and" and wide gaps that stand outside brackets."""
    masked = _BRACKETED.sub(lambda match: "_" * len(match.group()), text)
    found: list[tuple[int, int, str]] = []
    at = 0
    plural = any(word.lower().strip(".,") in PLURAL_TITLES for word in masked.split())
    separator = _SEMICOLON if ";" in masked.rstrip("; ") and not plural else _SEPARATOR  # then commas set off offices
    if separator is _SEMICOLON and any(_run_of_names(group) for group in masked.split(";")):
        separator = _SEPARATOR  # semicolons set off groups: "A Orr, B Pell, C Dunn; Cllr Hobb"
    for match in [*separator.finditer(masked), None]:
        start, end = at, match.start() if match else len(text)
        while start < end and text[start] in " \t\n,;:.&•|–-":
            start += 1
        while end > start and text[end - 1] in " \t\n,;.&•|":
            end -= 1
        if end > start:
            found.extend(_run_together(text, start, end))
        at = match.end() if match else len(text)
    return found


def _run_together(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Cut where the next person's title or initial follows with nothing between: "Mrs A Orr – Chair Mr B Pell – Clerk"."""
    for match in _NEXT.finditer(text, start, end):
        before = (match["word"] or "").lower().strip(".,")
        if before in TITLES or before in LEADS or before in _JOINS:
            continue
        cut = match.end()
        if len(text[start:cut].split()) > 1:
            yield start, cut, text[start:cut].rstrip(" –—-")
            start = cut
    yield start, end, text[start:end]


def _run_of_names(group: str) -> bool:
    """Say whether commas part people here, "A Orr, B Pell, Ms Dunn": a firm has neither initial nor title."""
    pieces = [piece.strip(" _") for piece in group.split(",")]
    return len(pieces) > 2 and all(
        is_name(piece) and (len(piece.split()[0].strip(".")) == 1 or piece.split()[0].lower().strip(".") in TITLES)
        for piece in pieces
    )


def _single(piece: str) -> bool:
    """Say whether a piece may be a first name or a surname alone."""
    word = _BRACKETED.sub("", piece).strip()
    return word.isalpha() and word.istitle() and not office(word)


def _titled(pieces: Sequence[tuple[int, int, str]], *, at_least: int) -> bool:
    return (
        sum(any(word.lower().strip(".,") in TITLES | {"esq"} for word in piece.split()[:3]) for _, _, piece in pieces)
        >= at_least
    )


def _read_entry(entry: str) -> tuple[Person | None, bool]:
    """Read one entry; a mark of absence in a column beside it counts."""
    if (run := _MARKS.search(entry)) and len(entry[: run.start()].split()) > 1:
        entry = f"{entry[: run.start()]}\t" + "\t".join(run.group().split())
    columns = [column.strip() for column in re.split(r"\t+|\s*\|\s*|\s{3,}", entry) if column.strip()]
    marks = [column for column in columns if _MARK.match(column)]
    away = bool(marks) and marks[-1].lower() in {"a", "s", "ap", "apol", "apols", "x", "n"}
    text = ", ".join(column for column in columns if not _MARK.match(column))
    person = parse_person(text)
    if person is None and len(bare := _BRACKETED.sub("", text).split()) <= 3:
        words = [word for word in bare if word.lower().strip(".,") not in PLURAL_TITLES]
        if len(words) == 1 and words[0][:1].isupper() and words[0].isalpha() and not office(words[0]):
            person = Person(name=words[0], role=" ".join(inner.strip("()[]") for inner in _BRACKETED.findall(text)))
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
