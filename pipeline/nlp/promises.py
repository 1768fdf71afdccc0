"""Read out of a holding reply what is owed: by whom, by when, and in which form."""

import re
from datetime import date

from pipeline.nlp.speakers import speaker_of
from pipeline.records import Promise

_MEDIA = (
    (r"\b(?:e-?mail(?:ed|s)?|by email)\b", "e-mail"),
    (r"\b(?:web ?site|web ?page|online|intranet|facebook|social media)\b", "website"),
    (r"\b(?:newsletter|magazine|bulletin|noticeboard|notice board)\b", "newsletter"),
    (r"\b(?:letters?|in writing|write|writing|written (?:reply|response|answer))\b", "letter"),
    (r"\b(?:telephone|phone|ring|call)\b", "telephone"),
    (
        r"\b(?:(?:next|future|following|subsequent|january|february|march|april|may|june|july|august|september|october|november|december) (?:\w+ ){0,2}(?:meeting|agenda|agm|board|committee))\b",
        "next meeting",
    ),
)
_NOBODY = frozenset(
    "he she they it we i this that these those there more all both resolved agreed action actions noted an update update to".split()
)
_OWNER = re.compile(
    r"^(?:action[:\s–-]+)?((?:the )?[\w.’'&()-]+(?:\s+(?!said\b|would\b|felt\b|stated\b|that\b)[\w.’'&()-]+){0,4}?)\s+(?:to|will|would|agreed|undertook|promised|offered|is to|was asked to)\b",
    re.IGNORECASE,
)


def read_promise(text: str, *, speaker: str | None, meeting: date | None) -> Promise:
    """Return the promise that a sentence makes.

    Parameters
    ----------
    text : str
        The sentence, verbatim.
    speaker : str or None
        Who gave the reply; he owes it where the sentence names nobody else.
    meeting : date or None
        The day that "by next Friday" is reckoned from.
    """
    medium = next((name for pattern, name in _MEDIA if re.search(pattern, text, re.IGNORECASE)), None)
    owner = _owner(text) or speaker_of(text) or speaker
    if owner is None or owner.lower() in _NOBODY:
        owner = speaker if speaker is not None and speaker.lower() not in _NOBODY else None
    due, due_text = _due(text, meeting)
    return Promise(text=text, owner=owner, due=due, due_text=due_text, medium=medium)


def _owner(text: str) -> str | None:
    """Return who stands in front of "will", "would", "to": "The Clerk would ring them"."""
    match = _OWNER.match(text)
    name = match.group(1).strip() if match else ""
    if not name or name.split()[0].lower() in _NOBODY or (name.isupper() and not 2 <= len(name) <= 4):
        return None
    return name


def _due(text: str, meeting: date | None) -> tuple[date | None, str | None]:
    try:
        from pipeline.nlp.due import find_due
    except ImportError:
        return None, None
    found = find_due(text, meeting)
    return (found.date, found.words) if found else (None, None)
