"""Cut a paragraph of minutes into turns: each is what one person said, or one decision, or one action."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.names import OFFICES, TITLES
from pipeline.people import People
from pipeline.records import Role
from pipeline.sentences import split_sentences
from pipeline.speech import find_speech

_DECISION = re.compile(
    r"^(?:\W*(?:it\s+was\s+)?(?:unanimously\s+|also\s+|therefore\s+|further\s+)*(?:resolved|agreed|decided)\b|RESOLVED|AGREED|DECISION|proposed\s+(?:by\s+)?[A-Z].{0,80}\bseconded\b"
    r"|(?:all\s+)?(?:members|councillors|cllrs|governors|the\s+(?:council|committee|board|panel|governors|meeting))\s+(?:unanimously\s+)?(?:agreed|approved|resolved|adopted|accepted)\b"
    r"|(?:this|these|the\s+(?:minutes|accounts|report|policy|budget|proposal|motion))\s+(?:was|were)\s+(?:unanimously\s+|duly\s+)?(?:agreed|approved|adopted|accepted|carried)\b)",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"^\W*(?:(?i:actions?)(?:\s+(?:point|item|no\.?)?\s*[\d./]*)?\s*(?:[:–—]|\s-\s|\bby\b)|ACTIONS?\b|(?i:to\s+do)\s*:)"
    r"|^(?:The\s+)?(?:Clerk|Chair(?:man)?|Secretary|Treasurer|All|[A-Z]{2,3}[a-z]?|(?:Cllr|Mr|Mrs|Ms|Miss|Dr)\.?\s+(?:[A-Z][\w.'’-]*\s*){1,3})\s+to\s+[a-z]{3,}",
)
_TO_DO = re.compile(r"((?:[A-Z][\w'’.-]*\s?){1,3})\s+to\s+[a-z]{3,}")
_LED = re.compile(r"\W{0,3}([A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){0,3})\s*(?::|\s[–—-])\s")
_QUERIED = re.compile(
    r"^(?:it\s+was\s+(?:also\s+|further\s+|then\s+)?(?:asked|queried|questioned|wondered|enquired)|(?:an?|another|one|further|some|several|two|three)?\s*(?:further\s+)?(?:quer(?:y|ies)|questions?|clarification)\s+(?:was|were|had\s+been|has\s+been)\b)",
    re.IGNORECASE,
)
_CONCERN = re.compile(
    r"\b(?:expressed|raised|voiced|had|were|was|remained)\s+(?:\w+\s+){0,3}(?:concern(?:s|ed)?|disappoint(?:ed|ment)|worr(?:y|ies|ied)|frustrat(?:ed|ion)|unhappy|dismay|gratitude)\b"
    r"|\b(?:concerns?|complaints?|objections?|comments?|points?)\s+(?:was|were|had\s+been|has\s+been|have\s+been)\s+(?:also\s+)?(?:raised|expressed|made|voiced|received)\b"
    r"|\b(?:residents?|parents?|parishioners?|villagers|members\s+of\s+the\s+public|pupils|patients|carers|staff|the\s+public|neighbours)\s+(?:\w+\s+){0,3}(?:felt|complained|objected|thought|feel|worried|disliked|liked|praised|thanked)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"^\W*(?:since\s+(?:the|this|our)\s+meeting|(?:post|after)[\s-]*(?:the\s+)?meeting(?:\s+note|\s+update)?\b|(?:clerk|secretary|chair(?:man)?)['’]s\s+note|subsequent(?:ly)?\s+to\s+the\s+meeting|following\s+the\s+meeting|(?:post|foot)[\s-]?note|note\s+added)",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"^\W*(?:in\s+(?:response|reply|answer)|by\s+way\s+of\s+(?:reply|response))\b(?!\s+to\b)", re.IGNORECASE
)
_TAIL = re.compile(r"(?:[\s,;–—-]+(?:and|but|while|whilst|to\s+which|when|so)?)\s*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a text, who speaks in it and what it is."""

    start: int
    end: int
    text: str
    speaker: str | None
    role: Role


def cut_turns(
    text: str, people: People, speaker: str | None = None, common: frozenset[str] = frozenset()
) -> Iterator[Turn]:
    """Yield the turns of a paragraph, end to end.

    Parameters
    ----------
    text : str
    people : People
        So that "Mrs Orr" and "AO" are known for one speaker.
    speaker : str, optional
        Who spoke last, whom a pronoun at the start stands for.
    common : frozenset of str
        Words that the document also writes small, so that a capital does not make them names.
    """
    cuts = list(_cuts(text, people, speaker, common))
    for index, (start, who, role) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(text)
        words = text[start:end].strip()
        if index + 1 < len(cuts):
            words = _TAIL.sub("", words) if not words.endswith((".", "?", "!")) else words
        if words:
            yield Turn(start, end, words, who, role)


def _cuts(
    text: str, people: People, last: str | None, common: frozenset[str]
) -> Iterator[tuple[int, str | None, Role]]:
    """Yield where each turn starts, with its speaker and role."""
    current: str | None = None
    role: Role | None = None
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if set_apart := _set_apart(sentence, people):
            if role != set_apart:
                current = None
                yield start, _owner(text, start, end, last), set_apart
            role = set_apart
            continue
        speeches = [
            speech
            for speech in find_speech(text, start, end)
            if speech.bound and _somebody(speech.speaker, people, common)
        ]
        led = _LED.match(sentence)
        if led and people.find(led[1]) is not None:  # "AH: could we …"
            current, last, role = led[1], led[1], "statement"
            yield start, current, role
            continue
        first = True
        for speech in speeches:
            who = last if speech.pronoun else speech.speaker
            if role is None or role in {"decision", "action", "answer"} or not _one(who, current, people):
                if not (first and role == "statement" and speech.pronoun):
                    role = _role(sentence)
                    yield (start if first else speech.start), who, role
                current = who
            if not speech.pronoun:
                last = speech.speaker
            first = False
        if not speeches:
            if _REPLY.match(sentence) and role is not None:
                role = "answer"
                current = None
                yield start, None, role
            elif _QUERIED.match(sentence) or role is None or role in {"decision", "action"}:
                role = _role(sentence)
                current = None
                yield start, None, role
            elif role == "statement" and current is None and _role(sentence) == "comment":
                role = "comment"
                yield start, None, role


def _set_apart(sentence: str, people: People) -> Role | None:
    """Return the role of a sentence that stands for itself, whoever speaks around it."""
    if LATER.match(sentence):
        return "answer"
    if _ACTION.match(sentence):
        return "action"
    if _DECISION.match(sentence):
        return "decision"
    owner = _TO_DO.match(sentence)
    return "action" if owner and people.find(owner[1]) is not None else None


def _role(sentence: str) -> Role:
    return "comment" if _CONCERN.search(sentence) and "?" not in sentence and sentence[-1] != ":" else "statement"


def _owner(text: str, start: int, end: int, last: str | None) -> str | None:
    later = LATER.match(text[start:end]) is not None  # "Since the meeting Mrs Orr has confirmed"
    speech = next((found for found in find_speech(text, start, end) if found.bound or later), None)
    if speech is None:
        return None
    return last if speech.pronoun else speech.speaker


def _somebody(mention: str, people: People, common: frozenset[str]) -> bool:
    """Say whether a mention is of a person or a body, and no plain noun that starts its sentence."""
    words = mention.split()
    if len(words) > 3 or words[0].lower().strip(".") in TITLES or people.find(mention) is not None:
        return True
    return (
        words[-1].lower() not in common
        or words[-1].lower() in OFFICES
        or words[0].lower() in {"a", "an", "the", "he", "she", "they"}
    )


def _one(one: str | None, other: str | None, people: People) -> bool:
    """Say whether two mentions are of one person."""
    if one is None or other is None:
        return one is other
    if one.casefold() == other.casefold():
        return True
    found = people.canonical(one)
    return found is not None and found == people.canonical(other)


def spoken(text: str) -> bool:
    """Say whether somebody is reported to speak."""
    return any(speech.bound for speech in find_speech(text))
