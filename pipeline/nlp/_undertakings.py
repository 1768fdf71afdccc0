"""Find in a sentence what somebody is to do, and judge whether it is meant."""

import re
from dataclasses import dataclass

from pipeline.nlp._owners import OWNERS, PERSON, Setting
from pipeline.nlp._undertaking_forms import AT_WORK, FORMS, NEEDED, OUTWARD
from pipeline.nlp.due import find_due

_BODY = re.compile(
    r"^(?:the\s+)?(?:(?:parish|town|community|county|district|borough|city)\s+)?(?:council|committee|board|members?|governors?|councillors|cllrs|panel|meeting|trustees|agency|authority|trust|company|government|district|county)$",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"^(?:the\s+)?(?:\w+\s+)+(?:services|department|section|unit)$", re.IGNORECASE)
#: Things that are promised to come, where a time is named with them.
_COMING = re.compile(
    r"\bwill\s+(?:now\s+|also\s+|then\s+)?be\s+(?:sent|given|provided|issued|presented|made\s+available|ready|submitted|drawn\s+up|updated)\b"
)
_MEMBERS = re.compile(r"^(?:all\s+)?(?:members|governors|councillors|cllrs|trustees)$", re.IGNORECASE)
#: "Mr Orr said the firm had been and would return": what others do.
_OTHERS = re.compile(
    r"^(?:said|says|stated|reported|explained|advised|confirmed|added|noted)\s+(?!(?:that\s+)?s?he\b).*\band\s+$|\bif\b|\bwhether\b"
)
_BETWEEN = re.compile(rf"\bbetween\s+({PERSON}(?:\s+and\s+|\s*&\s*){PERSON})")
_BY = re.compile(rf"(?<!proposed\s)(?<!seconded\s)\bby\s+(?:the\s+)?({OWNERS})")
_THEY = re.compile(r"\bthey(?:\s+(?:would|will)|['’](?:d|ll))\b")
_SENT = re.compile(
    r"\bto\s+be\s+(?:asked|invited|contacted|informed|reminded|chased|written|sent|drafted|circulated|obtained|booked|ordered|sought|arranged|added|placed|published|investigated|updated|advertised|checked|replaced|repaired)\b(?!\s+(?:at|on|in|per)\b(?!\s+(?:the\s+)?(?:website|agenda|notice)|\s+(?:J|F|M|A|S|O|N|D)[a-z]+))"
)
_OUGHT = re.compile(r"\b(?:should|needs?\s+to|must)\b")
#: What goes on all the time is no action.
_STANDING = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|quarterly|annually|regularly|always|whenever|(?:every|each)\s+(?:day|week|fortnight|month|term|quarter|year))\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\band\b|&|,|s$|^the\s+(?:police|council|committee|board|team|group)$", re.IGNORECASE)
_PAST_REPLY = re.compile(
    r"\b(?:has|had|have|also)\s+(?:\w+\s+)?(?:replied|responded|said|written)\b|\bif\b|\bnot\b", re.IGNORECASE
)
_NO_ACTION = re.compile(
    r"\?|\b(?:asked\s+(?:if|whether)|queried|wondered|asked\s+(?:what|when|why|how|where|who)|in\s+the\s+past|already|not\s+(?:be\s+)?able|unable|would\s+(?:not|like|need|support|welcome|prefer|continue|be\s+(?:useful|helpful|good|better))|if\s+(?:he|she|they|it|we)\s+would|will\s+not|won['’]t|wouldn['’]t)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One action in a sentence."""

    form: str
    start: int  # of the words that say it, in the sentence
    owner: str | None
    verb_at: int


def find_undertaking(sentence: str, setting: Setting) -> Undertaking | None:
    """Return what a sentence says somebody is to do, or None."""
    if not _MAY.search(sentence) or _ASKS.match(sentence):
        return None
    for form, pattern in FORMS:
        if not NEEDED[form].search(sentence):
            continue
        match = pattern.search(sentence)
        while match is not None:
            found = _judge(form, match, sentence, setting)
            if found is not None:
                return found
            match = pattern.search(sentence, match.start() + 1)
    coming = _COMING.search(sentence)
    if coming and not _NO_ACTION.search(sentence[: coming.end() + 20]) and find_due(sentence[coming.end() :]):
        return Undertaking("coming", 0, None, coming.start())
    return None


_ASKS = re.compile(
    r"\W*(?:[A-Z][\w .'’]{1,30}:\s*)?(?:is|are|was|were|will|would|can|could|do|does|did|has|have|had|should|shall|may|what|why|how|who|where|when)\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\s[–—-]\s+[a-z]|:\s+[a-z]|\btasked\b|[Aa]ction|ACTION|\b(?:[Tt]o|will|would|wld|wd|shd|should|shall|[Tt]hat|[Aa]genda|[Dd]eferred|from|[A-Za-z]+['’](?:d|ll)|Obtain|Chase|Invite|Arrange|Send|Find|Look|Follow|Draft|Circulate|Respond|Reply|Ask|Investigate|[Pp]romised|volunteered|offered|being|could|be|undertook|requested|asked|[Cc]lerk|Chair(?:man)?|Secretary|Treasurer|[A-Z]{2,3})\b"
    rf"|\s(?:{AT_WORK})\s"
)


def _judge(form: str, match: re.Match[str], sentence: str, setting: Setting) -> Undertaking | None:
    named = match.groupdict()
    owner = named.get("owner") or named.get("charged")
    at = match.start("owner") if named.get("owner") else match.start()
    clause = max(sentence.rfind(mark, 0, at) for mark in (";", " - ", " – ", " — ", " but ")) + 1
    if _NO_ACTION.search(sentence[clause : match.end() + 20]) and form not in {
        "to",
        "marked",
        "bare",
        "undertook",
        "request",
    }:
        return None
    if form == "later" and _PAST_REPLY.search(sentence[: match.start()]):
        return None
    if form == "tobe":
        return Undertaking(form, match.start("start"), None, match.start("start"))
    if owner is None:
        beside = _BETWEEN.search(sentence, match.end()) or _BY.search(sentence, match.end())
        if form == "arranged" and beside is None and not _SENT.search(match.group()):
            return None  # "a fee to be paid on arrival": nobody is to do it
        return Undertaking(form, 0, beside[1] if beside else None, match.start())
    if form in {"will", "would"} and _SERVICE.match(owner):
        return None  # what others plan
    if form == "will" and owner.lower() in {"they", "everyone", "everybody"} and _OUGHT.search(match.group()):
        return None
    if form == "first":
        return Undertaking(form, match.start("owner"), "I", match.end())
    if owner.lower() not in {"he", "she", "they"} and not setting.plausible(owner):
        return None
    if form in {"lead", "ends", "doing", "being"} and not setting.sure(owner):
        return None
    if match.groupdict().get("free") and owner.lower() not in {"he", "she"} and not setting.sure(owner):
        return None
    if form == "elided":
        if _OTHERS.search(match["link"]):
            return None
        start = match.start("deed") if len(match["link"].split()) > 8 else match.start("owner")
        return Undertaking(form, start, owner, match.end())
    if form == "would" and _THEY.search(match.group()) and not SEVERAL.search(owner):
        return None  # "she said they would offer": what others do
    if (
        _BODY.match(owner)
        and form in ({"undertook", "will", "would"} if _MEMBERS.match(owner) else {"undertook", "will", "would", "to"})
        and not OUTWARD.search(match.group()[len(owner) :])
    ):
        return None
    if form == "will" and " " not in owner.strip() and owner.isupper() and setting.people.find(owner) is None:
        return None  # "MCC will repair": what a body plans is no undertaking of this meeting
    if form in {"will", "would", "pronoun"} and _STANDING.search(sentence):
        return None
    if form in {"took", "being", "marked"}:
        return Undertaking(form, 0, owner, match.end())
    return Undertaking(
        form,
        match.start("owner") if form in {"to", "bare", "will", "pronoun", "elided"} else match.start(),
        owner,
        match.end(),
    )
