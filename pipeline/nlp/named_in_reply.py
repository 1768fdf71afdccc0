"""Who asked, where only the reply says so: "Hi Carol, thanks for your question …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.nlp.asked import Question
from pipeline.nlp.lines import Reading
from pipeline.nlp.name_words import TITLE
from pipeline.privacy.first_names import FIRST_NAMES

_GREETS = re.compile(
    rf"\W*(?:hi|hello|dear|hey|thank(?:s| you))(?: there)?,? (?P<who>(?:(?-i:{TITLE})\s)?(?-i:[A-Z][\w’'-]+))(?=[,!.:;–-]|\s[–-]|\sand\s|\sthank)",
    re.IGNORECASE,
)


def with_those_greeted(reading: Reading, found: Sequence[Question]) -> list[Question]:
    """Give questions without an asker to whoever is greeted at the start of the reply that is set under them.

    Parameters
    ----------
    reading : Reading
    found : sequence of Question
        All of one document.
    """
    greeted: dict[str, str] = {}
    for segment in reading.segments:
        match = _GREETS.match(segment.text) if segment.reply_to else None
        if match and segment.reply_to and _is_name(match["who"]):
            greeted.setdefault(segment.reply_to, match["who"])
    return [
        replace(question, asker=greeted[question.segment.id])
        if question.asker is None and question.segment.id in greeted
        else question
        for question in found
    ]


def _is_name(who: str) -> bool:
    return " " in who or who.casefold() in FIRST_NAMES
