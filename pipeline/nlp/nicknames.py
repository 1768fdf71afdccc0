"""What people are called in notes of their own talk: small letters and a colon, "nell: who has the key?"."""

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.privacy.first_names import FIRST_NAMES, WORDS_TOO

_LABEL = re.compile(r"\W*(?P<who>[a-z][\w.-]{1,14}):\s+(?=\S)")
_BRACKETED = re.compile(r"[(@]([a-z][\w.-]{1,14})\)?")
#: A name that says who somebody is; others count with two like them.
_SURE = FIRST_NAMES - WORDS_TOO
_OTHERS, _TIMES = 3, 2
_NO_NAME = frozenset(
    "re eg ie etc nb ps note notes action actions todo date time venue place present absent attendees apologies agenda goal goals aim tags tag link "
    "links source author title status update updates example examples ask idea ideas pros cons next steps decision decisions via from to cc subject".split()
)


def nicknames(texts: Iterable[str]) -> frozenset[str]:
    """Return the names in small letters that stand in front of what people said; none where a paper has no such names.

    Parameters
    ----------
    texts : iterable of str
        The lines of a document.
    """
    every = list(texts)
    times = Counter(match["who"] for text in every if (match := _LABEL.match(text)))
    bracketed = {name for text in every for name in _BRACKETED.findall(text)}
    known = {who for who in times if who in _SURE or who in bracketed} - _NO_NAME
    often = {who for who, count in times.items() if count >= _TIMES} - _NO_NAME
    if not known & often or len(known | often) < _OTHERS - 1:
        return frozenset()
    return frozenset(known | (often if len(known | often) >= _OTHERS else frozenset()))


def nickname_in_front(text: str, known: frozenset[str]) -> tuple[str, int] | None:
    """Return whose words a line is, and where they start."""
    match = _LABEL.match(text) if known else None
    return (match["who"], match.end()) if match and match["who"] in known else None
