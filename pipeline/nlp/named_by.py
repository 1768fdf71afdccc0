"""Who is named behind "by" or "from", as the asker of a question in the passive, and who are named together."""

import re

from pipeline.nlp.name_words import BRACKET, DETERMINER, PERSON, REPLY_VERBS, ROLE_WORD, TITLE, WORD

_BY = re.compile(
    rf"\b(?:by|from)\s+((?:[Tt]he\s+)?{PERSON}{BRACKET}(?:\s+and\s+{PERSON})?|{DETERMINER}\s(?:[\w’'-]+\s){{0,5}}?{ROLE_WORD}(?:\s{ROLE_WORD})*(?:\s+(?:of|from)\s+(?:the\s+)?(?:public|floor|{WORD}(?:\s{WORD})*))?|(?:[\w’'-]+\s){{0,2}}{ROLE_WORD}(?:\s{ROLE_WORD})*)",
)
_BY_ANY = re.compile(
    r"\b(?:by|from)\s+((?:[\w’'-]+\s){0,3}?[\w’'-]+)(?=\s(?:as|about|regarding|re|on|concerning|relat(?:ed|ing)|whether|was|were|that)\b|[,.:;])"
)
#: A name never ends with these: "asked by the Chair for the figures".
_SMALL_TAIL = re.compile(r"(?:\s+(?:of|the|de|van|der|von|la|for|&|and))+$")

#: "asked by Mrs Dent the Clerk said": the office speaks, and is no part of the name.
_WHO_SAYS = re.compile(rf"(?<=\w)\s(?:the\s{WORD}(?:\s{WORD})*|{TITLE}\s{WORD}(?:\s{WORD})*)$")
_SAYS = re.compile(rf"\s(?:\w+ly\s|then\s|also\s)?{REPLY_VERBS}\b")


def named_after(text: str, start: int, end: int) -> str | None:
    """Return who stands after "by" or "from" between two places."""
    match = _BY.search(text, start, end) or _BY_ANY.search(text, start, end)
    name = _SMALL_TAIL.sub("", match.group(1).strip()) if match else None
    if match and name and _SAYS.match(text, match.start(1) + len(name)):
        name = _WHO_SAYS.sub("", name)
    return None if name == "No." else name  # "from No. 14"


_SEVERAL = re.compile(
    rf"\b({TITLE}\s*(?:&|and)\s*{TITLE}\s{WORD}(?:\s{WORD})?|"
    r"(?:[Tt]he |[Ss]ome |[Ss]everal |[Mm]any |[Oo]ther )?(?i:residents|parents|pupils|tenants|users|neighbours|families|traders|farmers|villagers|parishioners|patients|carers|"
    r"volunteers|pensioners|owners|businesses|shopkeepers|householders)(?: (?:of|in|from|at|on) (?:the )?[A-Z][\w’']*(?: [A-Z][\w’']*)*)?)"
)


def named_several(sentence: str) -> str | None:
    """Return people who are named together in a sentence: "residents of Mill Row"."""
    match = _SEVERAL.search(sentence)
    return match.group(1) if match else None
