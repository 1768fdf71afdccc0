"""Where a text names a person, and whether it names him in an office."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.names import OFFICES, PLURAL_TITLES, TITLES, bare_name
from pipeline.privacy.first_names import FIRST_NAMES, WORDS_TOO
from pipeline.privacy.offices import OFFICE_TITLES, is_office, kind_of
from pipeline.speech import REPORTING, find_speech, small_words

#: Words that follow a first name in the names of streets, buildings and bodies.
PLACES = frozenset(
    "road street lane close avenue drive way court house hall park green farm crescent terrace gardens grove place square hill row walk mews rise view gate bridge mill "
    "wood woods field fields meadow meadows common cottage cottages lodge manor estate building buildings pavilion playground station library pub inn arms hotel theatre "
    "stadium pool river brook beck lake canal dock quay harbour island valley day week month year line trail path cross corner end bank bay point tower castle abbey cathedral "
    "minster chapel school schools academy college university hospital hospice surgery ward clinic centre trust foundation fund appeal award awards cup prize review report act paper papers "
    "scheme project programme plan inquiry enquiry ltd limited plc llp inc group bus buses coaches cars city town village county district north south east west upper lower great little "
    "i ii iii iv v vi sunday monday tuesday wednesday thursday friday saturday january february march april may june july august september october november december "
    "memorial christmas easter the a an and of to in for on at by is was not no yes please thank thanks dear re agm aob page item".split()
)

_INITIAL = r"(?:[A-Z]\.?\s?(?![a-z]))"
PART = r"(?:(?:[A-Z][a-zà-ÿ]+|[OD](?=['’]))(?:['’][A-Z][a-zà-ÿ]+|[A-Z][a-zà-ÿ]+)*(?:-[A-Z][a-zà-ÿ]+)*|[A-Z]{2,}(?:['’-][A-Z]{2,})*)"
_PARTICLE = r"(?:(?:de|da|di|du|del|van|von|der|den|la|le|st|bin|al|ter|mac)\s+)"
_TITLES = "|".join(sorted({title for title in TITLES if "/" not in title}, key=len, reverse=True))
_TITLED = re.compile(
    rf"(?<![\w-])(?:(?i:{_TITLES})(?:\.(?=\S)|\.?\s+)(?:(?:and|&)\s+(?=(?i:{_TITLES})\b))?)+(?=[A-Z‘'’])", re.UNICODE
)
#: Looked ahead for, so that a word in front that is no name ("Leisure Olwen Pryce") does not swallow the one that is.
_FULL = re.compile(
    rf"(?<![\w@/.-])(?=(?P<first>[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?|[A-Z]{{2,}})\s+(?P<rest>(?:{_INITIAL}{{0,2}})(?:{_PARTICLE}){{0,2}}{PART}(?:[ \t\xa0]+{PART})?)(?![\w@]))"
)
_DOTTED = re.compile(rf"(?<![\w.])(?:[A-Z]\.\s?){{1,3}}(?:{_PARTICLE})?(?P<last>{PART})(?=['’]s\b|\W|$)")
#: "a letter from H Pask": an initial without its stop, where nothing but a person can follow.
_BY = re.compile(rf"\b(?:by|from|and|with|cc|signed)[ \t]+(?P<name>[B-HJ-Z](?:\s[A-Z])?\s+(?P<last>{PART}))(?![\w@])")
_SIGNED = re.compile(
    rf"(?:^|\n)[ \t]*(?:(?:yours|with|kind|best|many|warm)\s+[\w ]{{2,30}}|regards|thanks|thank you|sincerely|cheers|signed|from|name|sent by|submitted by)\s*[,:]?\s*[\n:]\s*(?P<name>{PART}(?:\s+{PART}){{0,2}})\s*(?=\n|$|<|,)",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"\s*(?:,|&|\band\b)\s*(?P<name>(?:{_INITIAL}{{0,3}}){PART})")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in a text."""

    start: int
    end: int
    name: str
    office: bool = False  # named by title or post
    kind: str = ""  # "Resident", "Parent", …, where the words beside it say so


def find_mentions(text: str) -> Iterator[Mention]:
    """Yield every place where a text names a person, in order; no two overlap.

    Parameters
    ----------
    text : str
    """
    at = 0
    for mention in sorted(_every(text), key=lambda item: (item.start, -item.end)):
        if mention.start >= at:
            at = mention.end
            yield mention


def _every(text: str) -> Iterator[Mention]:
    if not any(character.isupper() for character in text):
        return
    small = small_words(text)
    for match in _TITLED.finditer(text):
        yield from _titled(text, match)
    for match in _FULL.finditer(text):
        first = match["first"].casefold().split("-")[0]
        if first not in FIRST_NAMES or first in TITLES:
            continue
        name = f"{match['first']} {_surname(match['rest'])}".strip()
        end = match.start() + _length(text, match.start(), name)
        if (
            len(name.split()) < 2
            or _NAMED_AFTER.match(text, end)
            or (first in WORDS_TOO and (_opens(text, match.start()) or first in small) and not _acts(text, end))
        ):
            continue
        if match["first"].isupper() and not name.isupper():
            continue
        yield _mention(text, match.start(), end)
    for match in _DOTTED.finditer(text):
        lettered = _opens(text, match.start()) and match.group().count(".") == 1 and not _acts(text, match.end())
        if not lettered and match["last"].casefold() not in PLACES | OFFICES and len(match["last"]) > 2:
            constable = match.group().startswith("P.C.")
            yield _mention(text, match.start(), match.end(), office=constable)
    for match in _BY.finditer(text):
        if match["last"].casefold() not in PLACES | OFFICES | small:
            yield _mention(text, match.start("name"), match.end("name"))
    for match in _SIGNED.finditer(text):
        words = match["name"].split()
        if not {word.casefold() for word in words} & (PLACES | OFFICES) and all(word[0].isupper() for word in words):
            yield _mention(text, match.start("name"), match.end("name"))
    for speech in find_speech(text):
        words = speech.speaker.split()
        if len(words) == 1 and words[0].istitle() and words[0].casefold() in FIRST_NAMES - WORDS_TOO:
            yield _mention(text, speech.start, speech.start + len(words[0]))
        if len(words) in {2, 3} and all(re.fullmatch(rf"{PART}|[A-Z]\.?", word) for word in words):
            low = [word.casefold().strip(".") for word in words]
            known = low[0] in FIRST_NAMES or (len(words[0].strip(".")) == 1 and low[0] != "a" and len(words) == 2)
            if known and not set(low) & (OFFICES | PLACES):
                yield _mention(text, speech.start, speech.start + len(speech.speaker))


def _titled(text: str, match: re.Match[str]) -> Iterator[Mention]:
    """Read the name behind a title; behind "Cllrs" or "Messrs" a list of them."""
    titles = [word.strip(".").casefold() for word in match.group().split()]
    ahead = text[match.end() : match.end() + 60]
    name = re.match(rf"(?:{_INITIAL}{{0,3}}\s*)(?:{_PARTICLE}){{0,2}}{PART}(?:\s+(?:{_PARTICLE})?{PART}){{0,2}}", ahead)
    if name is None:
        return
    kept = _surname(name.group())
    shouted = titles[-1] in _COURTESY and match.group().strip(" .").isupper()
    if not kept or (shouted and not kept.isupper()):
        return  # "MS Teams"
    end = match.end() + _length(text, match.end(), kept)
    first = _mention(text, match.start(), end, office=bool(set(titles) & OFFICE_TITLES))
    yield first
    if titles[-1] in PLURAL_TITLES:
        while (more := _LISTED.match(text, end)) and _surname(more["name"]):
            end = more.end()
            yield Mention(more.start("name"), end, more["name"], first.office, first.kind)


_COURTESY = frozenset("mr mrs ms miss mx dr".split())


def _surname(words: str) -> str:
    """Leave off what is no part of a name: "Dent Highways Officer" is "Dent", "Street" nobody."""
    kept: list[str] = []
    tokens = words.split()
    for at, word in enumerate(tokens):
        low = word.casefold().strip(".,")
        if low in PLACES or (
            low in OFFICES and (kept or at + 1 < len(tokens) or low not in {"head", "steward", "warden"})
        ):
            if low in PLACES and len(kept) == 1 and at + 1 == len(tokens) and low in _STREETS:
                return ""
            break
        if word.isupper() and len(word.strip(".")) > 1 and kept and not all(token.isupper() for token in kept):
            break  # "Ann Dent BDC": the body, or the initials
        kept.append(word)
    while kept and len(kept[-1].strip(".")) == 1:
        kept.pop()
    return " ".join(kept)


#: What behind a full name makes it that of a building or a body: "the Ada Dent Memorial Hall", "Ada Dent UHB".
_NAMED_AFTER = re.compile(
    r"[ \t\xa0]+(?:[A-Z]{3,}\b|(?:Memorial|Community|Primary|Secondary|Road|Street|Lane|Close|Avenue|Drive|Court|House|Hall|Park|Crescent|Gardens|Square|Library|School|Academy|College"
    r"|University|Hospital|Surgery|Ward|Clinic|Centre|Trust|Foundation|Fund|Ltd|Limited|plc|Bridge|Award|Cup|Associates|Partners|Solicitors)\b)"
)
_STREETS = frozenset(
    "road street lane close avenue drive court house hall park farm crescent terrace gardens grove square mews library school academy college hospital surgery "
    "ward clinic centre trust foundation fund ltd limited plc bridge station".split()
)


def _length(text: str, start: int, name: str) -> int:
    """Return how long a name is as it stands, white space as found."""
    match = re.compile(r"\s+".join(map(re.escape, name.split()))).match(text, start)
    return match.end() - start if match else len(name)


def _mention(text: str, start: int, end: int, *, office: bool = False) -> Mention:
    name = " ".join(text[start:end].split())
    before, after = text[max(0, start - 70) : start], text[end : end + 70]
    return Mention(start, end, name, office or _in_office(before, after), _kind(before, after))


_IN_BRACKETS = re.compile(r"(?:['’]s)?\s*[(\[](?P<post>[^()\[\]]{2,60})[)\]]")
_APPOSED = re.compile(
    r"\s*[,–—-]\s*(?:the\s+|our\s+|then\s+)?(?P<post>[^,.;:()\n]{3,60})(?=[,.;:()\n]|$|\s(?:said|asked|replied|explained)\b)"
)
_LAST_WORDS = re.compile(r"(?P<post>(?:[A-Za-z][\w'/&-]*\s+){0,6}[A-Za-z][\w'/-]*)\s*[,:(–-]?\s*$")


def _in_office(before: str, after: str) -> bool:
    """Say whether the words beside a name give its office: "the Clerk, Mrs Dent", "Mrs Dent (Chair)"."""
    if re.search(r"\b(?:(?:chaired|clerked)\s+by\W*|cyng\.?\s+)$", before, re.IGNORECASE):
        return True
    match = _LAST_WORDS.search(before)
    if match is not None and _ends_in_post(match["post"].split()[-4:]):
        return True
    for pattern in (_IN_BRACKETS, _APPOSED):
        match = pattern.match(after)
        if match is not None and is_office(match["post"]) and len(match["post"].split()) <= 9:
            return _TITLED.search(match["post"]) is None and not re.search(
                r"\b(?:asked|said|told|that|which|who|was|were|would|had|has|is)\b", match["post"]
            )
    return False


def _ends_in_post(words: Sequence[str]) -> bool:
    """Say whether words in front of a name end in its office: "the Clerk", "Head of Leisure", not "the former Clerk"."""
    if {word.casefold() for word in words} & _GONE:
        return False
    if is_office(words[-1]) and words[-1].casefold() not in _COMMON:
        return True
    at = next((at for at, word in enumerate(words) if word in {"of", "for"}), 0)
    return at > 0 and words[0][:1].isupper() and is_office(words[at - 1])


_GONE = frozenset("former ex retired past".split())
_COMMON = frozenset("executive head lead manager officers managers leaders".split())


def _kind(before: str, after: str) -> str:
    match = re.search(r"(?:\b(?:an?|the|our|one|another)\s+)((?:[\w'-]+\s+){0,3}?[\w'-]+),?\s+$", before)
    kind = kind_of(match[1]) if match else ""
    match = _IN_BRACKETS.match(after)
    return kind or (kind_of(match["post"]) if match else "")


def _opens(text: str, at: int) -> bool:
    """Say whether a sentence or line begins here, so that the capital says nothing."""
    before = text[:at].rstrip(" \t\"'“‘(*•-–")
    return not before or before[-1] in ".?!:;\n•"


def _acts(text: str, end: int) -> bool:
    """Say whether what follows is what a person does."""
    word = re.match(r"\s+([a-z]+)", text[end : end + 20])
    return word is not None and word[1] in REPORTING


def own_words(name: str) -> list[str]:
    """Return a name's own words, folded, titles left off, in the order first name to surname."""
    given = " ".join(name.split())
    if re.fullmatch(rf"{PART},\s+{PART}", given):
        last, first = given.split(", ")
        given = f"{first} {last}"
    return [word.casefold().replace("’", "'") for word in bare_name(given) if word.strip(".,")]
