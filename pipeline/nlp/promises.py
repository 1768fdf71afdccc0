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
_OWNER = re.compile(
    r"^(?:action[:\s–-]+)?((?:the )?[\w.’' ]{2,40}?)\s+(?:to|will|would|agreed|undertook|promised|offered|is to|was asked to)\b",
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
    owner = speaker_of(text) or speaker
    if owner is None or owner.lower() in {"he", "she", "they", "it", "we"}:
        owner = speaker
    if owner is None:
        match = _OWNER.match(text)
        candidate = match.group(1).strip() if match else None
        owner = (
            candidate
            if candidate
            and candidate.lower()
            not in {"this", "it", "that", "these", "he", "she", "they", "there", "more", "an update"}
            else None
        )
    due, due_text = _due(text, meeting)
    return Promise(text=text, owner=owner, due=due, due_text=due_text, medium=medium)


def _due(text: str, meeting: date | None) -> tuple[date | None, str | None]:
    try:
        from pipeline.nlp.due import find_due
    except ImportError:
        return None, None
    found = find_due(text, meeting)
    return (found.date, found.words) if found else (None, None)
