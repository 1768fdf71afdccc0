"""Who is named in front of a verb: people with titles, initials, roles, bodies, pronouns."""

import re
from functools import lru_cache

from pipeline.names import office
from pipeline.nlp.memory import FEMALE, MALE
from pipeline.nlp.name_words import BRACKET, DETERMINER, LEADS, OPENERS, PERSON, REPLY_VERBS, ROLE_WORD, TITLE, WORD
from pipeline.privacy.first_names import FIRST_NAMES, WORDS_TOO

_PERSON_END = re.compile(
    rf"(?:^|(?<=[\s(“\"'‘,;:–—-]))((?:[Tt]he\s+)?{PERSON}{BRACKET}(?:\s*,?\s*(?:and|&)\s+{PERSON}{BRACKET})?)$"
)
#: "AOB. IW": the heading of the item runs on into its first sentence.
_LABEL_END = re.compile(rf"(?!(?:{TITLE}|{LEADS})\s)[A-Z][\w’'-]{{2,}}\.\s+(?=[A-Z])")
#: "Route C. Councillor Pym": a stop that a lone capital hid from the splitter of sentences.
_STOP_WITHIN = re.compile(rf"(?:[^.]*\s)?(?!{TITLE}|{LEADS})[\w’'-]+\.\s+(?={TITLE}\s)")
#: "GROUNDS MAINTENANCE The Clerk": the heading of the item, which no line break parts from the sentence.
_CAPITALS = re.compile(rf"(?:[A-Z][A-Z&'’/-]{{2,}}\s+)+(?=(?:The|A|An)\s|{TITLE}\s[A-Z][a-z])")
_PRONOUN_END = re.compile(r"\b(he|she|they|who|I|we|s/he|he/she|He|She|They|Who|We|S/he|He/she)$")
_NOUN_END = re.compile(
    rf"(?:^|(?<=[\s(“\",;:–—-]))({DETERMINER}\s(?:[\w’'/&.\-]+\s){{0,6}}?[\w’'/&.\-]+{BRACKET})$", re.IGNORECASE
)
_ROLE_END = re.compile(
    rf"(?:^|(?<=[.;:,–—-]\s)|(?<=\band\s)|(?<=\bbut\s)|(?<=\bthat\s)|(?<=[(“\"]))((?:[\w’'/&-]+\s){{0,3}}{ROLE_WORD})$",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"(?:^|\s+)(?:has|have|had|having|then|also|again|further|furthermore|additionally|subsequently|later|next|just|once|therefore|still|initially|first|finally|"
    r"both|all|each|who|did|does|do|is|was|were|are|would|should|could|will|like|to|been|being|[\w]{2,}ly)$"
)
_COORDINATED = re.compile(r"(?:^|[\s,;–—-])(?:and|but|or|&|plus|as well as)$|[,;–—-]$")
_APPOSITION = re.compile(r",\s*[^,;.]{2,70},$|\s[–—-]\s[^–—,;.]{2,70}\s[–—-]$")
#: "a resident of Mill Lane, Northmoor (outside the parish), asked": the town behind a street is part of who asked.
_FROM_PLACE = re.compile(rf"\b(?:from|of)\s{WORD}(?:\s{WORD})*$")
_TOWN = re.compile(rf"(,\s{WORD}(?:\s{WORD}){{0,2}}){BRACKET},$")
_SUBJECT_BEFORE_VERB = re.compile(
    rf"((?:[Tt]he\s+|[Aa]n?\s+)?(?:{PERSON}{BRACKET}|(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w’'-]+\s){{0,4}}?{ROLE_WORD}(?:\s(?:of|from)\s(?:the\s)?(?:public|floor|audience|{WORD}(?:\s{WORD}){{0,3}}))?))"
    rf"(?:,[^,.;]{{2,60}},)?\s+(?:(?:has|had|have|then|also|again|further|still|would|was|were|is|are|will|did|\w+ly)\s+){{0,2}}(?:{REPLY_VERBS}|keen|happy|asking|advised|(?:did|does|could|would|was|were|is)(?: not|n['’]t)|unable|sent|wrote|put|brought|rang|stood|spoke|sought|drew|took|came|made|began|left|\w{{3,}}ed)\b"
)
_OPENS = re.compile(
    rf"((?:The\s+)?(?:{LEADS}\s+)?{TITLE}\s+(?:{TITLE}\s+)*{WORD}(?:\s+{WORD}){{0,2}}{BRACKET}|[A-Z]{{2,4}})\s+(?!(?:and|of|from|for|the|in|at|to|on|with|who|whose|or|as|by)\b)[a-z]+\b"
)
_NEAR = 500  # characters in front of a verb in which its subject is looked for


#: "Mrs Dent - asked when …", as some take notes.
_LABEL_BEFORE = re.compile(rf"({PERSON}{BRACKET})(?:,\s[^,.;:–—]{{2,30}})?\s*[–—-]$")


#: "Mrs Dent of Mill House, Mill Row, Northmoor": what stands behind "of" names a place, up to the next title or small word.
_LIVING = re.compile(
    rf"(?:^|(?<=[.;:)•·-]\s))(?P<who>{TITLE}\s{WORD}(?:\s{WORD}){{0,2}}{BRACKET}|[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*){{1,2}}{BRACKET}),?\s(?:of|from|living (?:at|in|on)|resident (?:of|at|in))\s"
    rf"(?P<place>(?:(?!{TITLE}\s)(?:the|on|upon|in|near|\d{{1,4}}\w?|[A-Z][\w’'.-]*)[\s,]+){{1,14}})"
)


def subject_before(text: str, verb: int) -> tuple[str | None, int]:
    """Return who stands in front of the verb at ``verb``, and where that phrase starts; pronouns as they stand.

    Where a place that somebody is said to be of stands between the two ("Mrs Dent of Mill House, Mill Row, asked"), it
    is still that person. Where the verb is joined to an earlier one ("… said that … and asked"), the subject of that
    one counts, and the place returned is that of the verb.
    """
    if verb > _NEAR:
        name, at = subject_before(text[verb - _NEAR :], _NEAR)
        return name, at + verb - _NEAR
    name, at = _subject_before(text, verb)
    living = _LIVING.search(text, 0, verb) if name and name[0].isupper() else None
    if living and name in living["place"]:
        return living["who"], living.start("who")
    return name, at


def _subject_before(text: str, verb: int) -> tuple[str | None, int]:
    left = text[:verb].rstrip().rstrip(":").rstrip()
    while match := _AUXILIARY.search(left):
        left = left[: match.start()].rstrip()
    if not left:
        return None, 0
    if label := _LABEL_BEFORE.match(left):
        return label.group(1), 0
    if _COORDINATED.search(left):
        bare = _APPOSITION.sub("", left)
        if bare != left:
            name, at = _ending(bare)
            if name:
                town = _TOWN.match(left, len(bare)) if _FROM_PLACE.search(name) else None
                return name + (town.group(1) if town else ""), at
        return earlier_subject(left), _after_conjunction(text, left, verb)
    name, at = _ending(left)
    if name:
        return name, at
    return earlier_subject(left), verb


def _after_conjunction(text: str, left: str, verb: int) -> int:
    at = len(left)
    while at < verb and text[at].isspace():
        at += 1
    return at


#: "a letter from a resident of Mill Row", "in reply to Mrs Dent": the words behind the preposition, to the end.
_GOVERNED = re.compile(
    rf"\b(?:to|from|by)\s+((?:{DETERMINER}\s(?:(?!(?:to|from|by|and)\s)[\w’'/&.\-]+\s){{0,6}}?(?!(?:to|from|by)\b)[\w’'/&.\-]+|{PERSON}){BRACKET})$"
)


def who_stands_for(text: str, at: int) -> str | None:
    """Return whom a "who" at some place of a sentence means: "Mrs Dent of Mill Lane, who asked"."""
    left = re.sub(r"[,\s]+$", "", text[max(0, at - _NEAR) : at])
    if match := _GOVERNED.search(left):
        return match.group(1)
    name, _ = _ending(_APPOSITION.sub("", left))
    return name


#: "Tess Orrin, Citizen Member asked": who holds the office is who asks.
_HOLDER = re.compile(rf"(?:^|[.;:]\s)((?:{TITLE}\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*)+),\s$")


def _ending(left: str) -> tuple[str | None, int]:
    """Return the noun phrase that ends here."""
    if match := _PRONOUN_END.search(left):
        return match.group(1), match.start(1)
    if match := _PERSON_END.search(left):
        name, at = _without_opener(match.group(1), match.start(1))
        if name and office(name) and not re.match(TITLE, name) and (held := _HOLDER.search(left, 0, at)):
            return held.group(1), held.start(1)
        if name:
            return _with_determiner(left, name, at)
    if match := _ROLE_END.search(left):
        return _without_opener(match.group(1), match.start(1))
    best = None
    for start in [
        match.start() for match in re.finditer(rf"(?:^|(?<=[\s(“\",;:–—-])){DETERMINER}\s", left, re.IGNORECASE)
    ][::-1]:
        phrase = left[start:]
        if len(phrase.split()) > 9 or re.search(
            rf"[.;:?!,]|\b(?:that|{REPLY_VERBS}|was|were|is|are|had|has|when|if)\b", phrase
        ):
            break
        best = (phrase, start)
        if not re.search(r"\b(?:of|from|for|in|at|on|by|with|to|and|representing)\s*$", left[:start]):
            break
    return best if best else (None, len(left))


def _without_opener(name: str, at: int) -> tuple[str, int]:
    """Take words off the front that only open the sentence: "Again Mrs Pell"."""
    if label := _LABEL_END.match(name) or _STOP_WITHIN.match(name) or _CAPITALS.match(name):
        at, name = at + label.end(), name[label.end() :]
    while name:
        first, _, rest = name.partition(" ")
        if first.lower().strip(",.:") not in OPENERS or not rest:
            break
        at += len(name) - len(rest.lstrip())
        name = rest.lstrip()
    if name.lower().strip(".,") in OPENERS and not (name.isupper() and len(name) == 2):
        return "", at
    return name, at


def _with_determiner(left: str, name: str, at: int) -> tuple[str, int]:
    """Take in what goes before a name: "a resident of Mill Lane", "the representative from Northmoor"."""
    match = re.search(
        r"((?:\b[Tt]he|\b[Aa]n?|\b[Oo]ne|\b[Aa]nother|\b[Ss]everal|\b[Ss]ome|\b[Tt]wo)\s(?:[\w’'-]+\s){1,4}(?:of|from|for|at|in|representing)\s(?:the\s)?)$",
        left[:at],
    )
    if match and not re.search(rf"\b(?:{REPLY_VERBS}|was|were|is|that)\b", match.group(1)):
        return left[match.start(1) :], match.start(1)
    match = re.search(rf"(\b(?:[Tt]he|[Aa]n?)\s(?:(?:[\w’'-]+\s){{0,2}}{ROLE_WORD},?\s)?)$", left[:at])
    if match:
        return left[match.start(1) :], match.start(1)
    match = re.search(rf"(?:^|(?<=[.;:,]\s)|(?<=\band\s))((?:[\w’'-]+\s)?{ROLE_WORD}\s)$", left[:at], re.IGNORECASE)
    if match:
        return left[match.start(1) :], match.start(1)
    return name, at


_CLAUSE_WITHIN = re.compile(r"\b(?:that|because|if|whether|when|where|as|since|which|how|why)\s+(?:(?:the|an?)\s+)?$")


def earlier_subject(left: str) -> str | None:
    """Return the subject of the last clause before, or what the sentence starts with."""
    inner = None  # the subject of a clause within: "She noted that the Council had promised this, and asked"
    for match in reversed(list(_SUBJECT_BEFORE_VERB.finditer(left))):
        name, at = _without_opener(match.group(1), match.start(1))
        if not name:
            continue
        name = _with_determiner(left[: match.end(1)], name, at)[0]
        if not _CLAUSE_WITHIN.search(left, 0, at):
            return name
        inner = inner or name
    start = re.match(rf"((?:{DETERMINER}\s)?(?:[\w’'-]+\s){{0,3}}{ROLE_WORD})\s", left, re.IGNORECASE)
    if start:
        return start.group(1)
    start = re.match(rf"((?:The\s+)?{PERSON})\s+(?:will|has|have|had|is|was|were|would|did|can|could)\b", left)
    if start:
        name, _ = _without_opener(start.group(1), 0)
        return name or None
    if start := _OPENS.match(left):
        return start.group(1)
    pronoun = re.match(r"(He|She|They|We)\b", left)
    return pronoun.group(1) if pronoun else inner


_NO_PERSON = frozenset(
    "action actions note notes supplementary follow-up resolved agreed update decision question answer response reply resolution item query comment "
    "subject topic theme matter date meeting agenda section ward background context summary title issue concern challenge".split()
)
_FIRST_NAMES = FIRST_NAMES - WORDS_TOO


def is_person(name: str, rest: str) -> bool:
    """Whether a label in front of a sentence names somebody: "Traffic –" and "Note:" do not."""
    words = name.split()
    if words[0].lower().strip(".") in _NO_PERSON:
        return False
    if len(words) == 1 and name.lower() in _FIRST_NAMES:
        return True
    initials = 2 <= len(name) <= 4 and name.isupper()
    called = rest.lstrip().startswith(":") and not name.lower().endswith(("ing", "s", "tion", "ment", "ance", "ity"))
    return len(words) > 1 or initials or called


_IN_FRONT = re.compile(rf"({PERSON})({BRACKET})\s*(?::|[–—]|\s-)\s")


def person_in_front(sentence: str) -> str | None:
    """Return the name that stands as a label in front of a sentence: "AB: …", "Mrs Dent (Mill Row) – …"."""
    label = _IN_FRONT.match(sentence)
    if label and len(label.group(1)) <= 40 and is_person(label.group(1), sentence[label.end(2) :]):
        return _without_opener(label.group(1), 0)[0] or None
    return None


@lru_cache(maxsize=4096)
def speaker_of(sentence: str) -> str | None:
    """Return whom a sentence makes speak: the first subject of a verb of saying, or "AB:" in front."""
    if label := person_in_front(sentence):
        return label
    match = _SUBJECT_BEFORE_VERB.search(sentence, 0, 170)
    if match and match.start() < 60:
        name, at = _without_opener(match.group(1), match.start(1))
        return _with_determiner(sentence[: match.end(1)], name, at)[0] if name else None
    match = _OPENS.match(sentence)
    if match:
        return match.group(1)
    pronoun = re.match(r"(He|She|They|We)\s", sentence)
    return pronoun.group(1) if pronoun else None


_INDEFINITE = re.compile(r"(?:an?|another|one|some|several|other|two|someone|somebody)\b", re.IGNORECASE)


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two ways of writing may name one person: the surname or the initials are the same."""
    if not one or not other or _INDEFINITE.match(one) or _INDEFINITE.match(other):
        return False
    first, second = _key(one), _key(other)
    return bool(first) and first == second


def pronoun_fits(pronoun: str, name: str) -> bool:
    """Whether "he" or "she" can mean somebody, by the title in front of the name."""
    low = pronoun.lower()
    return low in {"he", "she"} and not ((low == "she" and MALE.search(name)) or (low == "he" and FEMALE.search(name)))


def names_another(text: str, asker: str) -> bool:
    """Whether a question speaks of somebody else who may have replied: "asked if the Leader would write"."""
    start = text.find(asker)
    rest = text[start + len(asker) :] if start >= 0 else text
    return re.search(rf"\b(?:[Tt]he (?i:{ROLE_WORD})\b|{TITLE}\s+{WORD})", rest) is not None


def _key(name: str) -> str:
    bare = re.sub(r"[(\[].*?[)\]]", "", name).strip(" .,:")
    words = [word for word in re.findall(r"[\w’'-]+", bare) if not re.fullmatch(TITLE, word)]
    return words[-1].casefold() if words else bare.casefold()
