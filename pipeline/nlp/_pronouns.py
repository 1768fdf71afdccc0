"""Who is meant where "he" or "she" is to do something."""

import re

from pipeline.nlp._owners import OWNERS, Setting
from pipeline.sentences import split_sentences

_ASKED = re.compile(rf"\basked\s+({OWNERS})\s+(?:if|whether|to|about|for|how|when|could|would)\b")
_SAID = re.compile(rf"({OWNERS})\s+(?:said|replied|thought|felt|explained|answered|confirmed|reported)\b")


def addressed(text: str, setting: Setting) -> str | None:
    """Return who was asked in the sentence before: he is the one who "said he would"."""
    spans = split_sentences(text)
    matches = list(_ASKED.finditer(text, spans[-1][0])) if spans else []
    return next((match[1] for match in reversed(matches) if setting.plausible(match[1])), None)


def sayer(text: str, setting: Setting) -> str | None:
    """Return who is said to speak in the words of a sentence before a pronoun."""
    for match in reversed(list(_SAID.finditer(text))):
        if setting.sure(match[1]):
            return match[1]
    return None


def subject(text: str, setting: Setting) -> str | None:
    """Return who was the subject of the last sentence that began with a name, for the pronoun that follows."""
    for start, end in reversed(split_sentences(text)):
        match = re.match(rf"(?:\W*\w\)\s*|[A-Z][\w ]{{2,30}}\s?[:–-]\s+)?({OWNERS})\s+[a-z]", text[start:end])
        if match and setting.sure(match[1]) and setting.plausible(match[1]):
            return match[1]
    return None
