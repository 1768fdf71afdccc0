"""Put pseudonyms and tokens in the place of names and identifiers in a text, and say where each place has gone."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.names import OFFICES, TITLES
from pipeline.privacy.first_names import SURNAMES_TOO
from pipeline.privacy.identifiers import Found, find_identifiers
from pipeline.privacy.mentions import PLACES, own_words
from pipeline.privacy.pseudonyms import Called
from pipeline.speech import REPORTING, small_words

#: What stands for a name that may be one of several people's.
SOMEBODY = "[name]"

_TOKEN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"(?:[ \t\xa0]*\n?[ \t\xa0]*|[.'’_–+-]|\.[ \t\xa0]|,[ \t\xa0])$")
_OPENING = re.compile(r"(?:^|[.?!:;\n•*]|^\W+)[\s\"'“‘(*•–-]*$")
_NAMED_SO = frozenset(
    PLACES - {"a", "an", "and", "the", "of", "to", "in", "for", "on", "at", "by", "is", "was", "not", "no", "yes"}
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which somebody is written."""

    words: tuple[str, ...]  # folded
    token: str | None  # None: stays, and nothing within it is replaced
    exact: str = ""  # of a single word: as it must be written
    wary: bool = False  # a word that means something else as well


def shown(pseudonym: str) -> str:
    """Return a pseudonym as it stands in a text."""
    return f"[{pseudonym}]"


def folded(name: str) -> tuple[str, ...]:
    """Return a name as the run of words by which it is found."""
    return tuple(match.group().casefold() for match in _TOKEN.finditer(name))


class Masker:
    """Replaces the names of one document, or of a whole study.

    Parameters
    ----------
    forms : sequence of Form
        Where two have the same words, the first counts.
    """

    def __init__(self, forms: Sequence[Form]) -> None:
        self._by_start: dict[tuple[str, ...], list[Form]] = {}  # by the first two words; of a single word by that
        seen: set[tuple[tuple[str, ...], str]] = set()
        self.private: set[str] = set()
        self.common = tuple(sorted({form.exact for form in forms if form.wary and form.token is not None}))
        for form in forms:
            if form.words and (form.words, form.exact) not in seen:
                seen.add((form.words, form.exact))
                self._by_start.setdefault(form.words[:2], []).append(form)
                if form.token is not None:
                    self.private |= {word for word in form.words if len(word) > 2 and word not in TITLES}
        for held in self._by_start.values():
            held.sort(key=lambda form: -len(form.words))

    def __call__(self, text: str, *, loose: bool = False) -> str:
        """Return a text with every private name and identifier replaced.

        Parameters
        ----------
        text : str
        loose : bool
            Capitals do not matter: a file's name, a key phrase.
        """
        pieces, at = [], 0
        for found in self.find(text, loose=loose):
            pieces += [text[at : found.start], found.token]
            at = found.end
        return "".join([*pieces, text[at:]]) if pieces else text

    def maybe(self, text: str | None) -> str | None:
        """Mask a text that may be none."""
        return None if text is None else self(text)

    def find(self, text: str, *, loose: bool = False) -> list[Found]:
        """Return what is to be replaced, in order of place; no two overlap."""
        found = list(find_identifiers(text))
        taken = [(item.start, item.end) for item in found]
        found += [
            item
            for item in self.names(text, loose=loose)
            if not any(item.start < end and start < item.end for start, end in taken)
        ]
        return _once(text, sorted(found))

    def names(self, text: str, *, loose: bool = False) -> list[Found]:
        """Return where names stand that are to be replaced, identifiers left aside."""
        found: list[Found] = []
        tokens = list(_TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            form = self._at(text, tokens, at, loose)
            if form is None:
                at += 1
                continue
            start, end = tokens[at].start(), tokens[at + len(form.words) - 1].end()
            if form.token is not None:
                found.append(Found(start, end, form.token))
            at += len(form.words)
        return found

    def _at(self, text: str, tokens: Sequence[re.Match[str]], at: int, loose: bool) -> Form | None:
        first = tokens[at].group().casefold()
        second = tokens[at + 1].group().casefold() if at + 1 < len(tokens) else ""
        near: list[Form] = [*self._by_start.get((first, second), ()), *self._by_start.get((first,), ())]
        for form in near:
            run = tokens[at : at + len(form.words)]
            if len(run) == len(form.words) and all(
                token.group().casefold() == word for token, word in zip(run, form.words, strict=True)
            ):
                close = all(_GAP.match(text[one.end() : other.start()]) for one, other in pairwise(run))
                if close and self._written(text, tokens, at, form, loose):
                    return form
        return None

    def _written(self, text: str, tokens: Sequence[re.Match[str]], at: int, form: Form, loose: bool) -> bool:
        """Say whether the words are written as a name is."""
        if loose:
            return not form.exact or not form.wary
        run = [token.group() for token in tokens[at : at + len(form.words)]]
        if not form.exact:
            return all(word[0].isupper() for word in run if word.casefold() not in TITLES and word not in _PARTICLES)
        if run[0] != form.exact and not (len(run[0]) > 3 and run[0] == form.exact.upper()):
            return False
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        beside = after is not None and text[tokens[at].end() : after.start()] in {" ", "\xa0"}
        follows = after.group() if after is not None and beside else ""
        if follows[:1].isupper() and follows.casefold() in _NAMED_SO:
            return False  # "Dent Road"
        if form.wary and (follows[:1].isupper() or _OPENING.search(text[: tokens[at].start()][-12:])):
            return follows in REPORTING or text[tokens[at].end() : tokens[at].end() + 2] in {"'s", "’s"}
        return True


def _once(text: str, found: list[Found]) -> list[Found]:
    """Say once who is meant where somebody stands with his initials: "Ann Dent (AD)" is "[Resident 1]"."""
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.token == item.token
            and text[before.end : item.start].strip(" \t\xa0") in {"(", "["}
            and text[item.end : item.end + 1] in {")", "]"}
        ):
            kept[-1] = Found(before.start, item.end + 1, item.token)
        else:
            kept.append(item)
    return kept


_PARTICLES = frozenset("de da di du del van von der den la le st bin al ter and".split())


class Moved:
    """Where each place of a text has gone once stretches of it were replaced.

    Parameters
    ----------
    found : sequence of Found
        In order of place, none overlapping another.
    """

    def __init__(self, found: Sequence[Found]) -> None:
        self._starts = [item.start for item in found]
        self._ends: list[tuple[int, int]] = []  # where it ended, and ends now
        shift = 0
        for item in found:
            shift += len(item.token) - (item.end - item.start)
            self._ends.append((item.end, item.end + shift))

    def __call__(self, place: int) -> int:
        """Return the new place; one inside a stretch that was replaced goes to its end."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return place
        end, now = self._ends[index]
        if place == self._starts[index]:
            return place + (self._ends[index - 1][1] - self._ends[index - 1][0] if index else 0)
        return max(place, end) + now - end


def forms_of(called: Called, text: str, everywhere: Iterable[tuple[str, str]] = ()) -> list[Form]:
    """Return every way in which a document writes its people.

    Parameters
    ----------
    called : Called
    text : str
        The document's.
    everywhere : iterable of (str, str)
        Full names that are masked wherever they stand, with their pseudonyms.
    """
    cast = called.cast
    token = {at: shown(name) for at, name in called.pseudonym.items()}
    forms: list[Form] = []
    holders: dict[str, set[int]] = {}
    initials: dict[str, set[int]] = {}
    for at, who in enumerate(cast.people):
        for name in sorted(who.names):
            if len(folded(name)) > 1:
                forms.append(Form(folded(name), token.get(at)))
        if len(who.words) > 1 and at in token:
            forms += [Form((*folded(who.words[-1]), *folded(" ".join(who.words[:-1]))), token[at])]
        for word in _alone(who.names):
            holders.setdefault(word, set()).add(at)
        for letters in who.initials:
            initials.setdefault(letters, set()).add(at)
    for name, people in sorted(cast.shared.items()):
        if any(who in people for at, who in enumerate(cast.people) if at in token):
            forms.append(Form(folded(name), SOMEBODY))
    for name, pseudonym in everywhere:
        forms += [Form(folded(name), shown(pseudonym)), Form(("".join(folded(name)),), shown(pseudonym))]
    small = small_words(text)
    for held, single in ((holders, True), (initials, False)):
        for word, whose in sorted(held.items()):
            private = [at for at in sorted(whose) if at in token]
            if not private:
                continue
            stands = token[private[0]] if len(whose) == 1 else SOMEBODY
            if len(folded(word)) > 1:
                forms.append(Form(folded(word), stands))
                continue
            low = word.casefold()
            wary = single and (low in small or low == "will" or low in PLACES | OFFICES | SURNAMES_TOO)
            forms.append(Form(folded(word), stands, exact=word, wary=wary))
    return forms


def _alone(names: Iterable[str]) -> set[str]:
    """Return the words that stand for somebody alone: the surname, and the first name where there is one."""
    found: set[str] = set()
    for name in names:
        words = own_words(name)
        if not words:
            continue
        written = {part.casefold().replace("’", "'").strip(".,"): part.strip(".,") for part in name.split()}
        for word in {words[0], words[-1]}:
            plain = written.get(word.strip(".,"), "")
            if len(plain) > 1 and plain.casefold() not in TITLES:
                found.add(plain if not plain.isupper() or len(plain) < 4 else plain.capitalize())
    return found
