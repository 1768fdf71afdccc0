"""Who is named behind "by" or "from": the asker of a question in the passive, the author of a letter."""

import re

from pipeline.nlp.name_words import BRACKET, DETERMINER, PERSON, ROLE_WORD, WORD

_BY = re.compile(
    rf"\b(?:by|from)\s+((?:[Tt]he\s+)?{PERSON}{BRACKET}(?:\s+and\s+{PERSON})?|{DETERMINER}\s(?:[\w’'-]+\s){{0,5}}?{ROLE_WORD}(?:\s{ROLE_WORD})*(?:\s+(?:of|from)\s+(?:the\s+)?(?:public|floor|{WORD}(?:\s{WORD})*))?|(?:[\w’'-]+\s){{0,2}}{ROLE_WORD}(?:\s{ROLE_WORD})*)",
)
_BY_ANY = re.compile(
    r"\b(?:by|from)\s+((?:[\w’'-]+\s){0,3}?[\w’'-]+)(?=\s(?:as|about|regarding|re|on|concerning|whether|was|were|that)\b|[,.:;])"
)
#: A name never ends with these: "asked by the Chair for the figures".
_SMALL_TAIL = re.compile(r"(?:\s+(?:of|the|de|van|der|von|la|for|&|and))+$")


def named_after(text: str, start: int, end: int) -> str | None:
    """Return who stands after "by" or "from" between two places."""
    match = _BY.search(text, start, end) or _BY_ANY.search(text, start, end)
    return _SMALL_TAIL.sub("", match.group(1).strip()) if match else None
