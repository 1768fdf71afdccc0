"""Tell where the next of those who ask begins to speak: he replies to nobody."""

import re

from pipeline.nlp.asked import Question
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.literal import asker_in_heading
from pipeline.nlp.speakers import same_person, speaker_of

#: "Ann Hobb, 12 Mill Row, said": so people are entered who speak from the public.
_WITH_ADDRESS = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w.’'-]+,\s\d{1,5}\w?\s(?:[A-Z]|\d)")
#: Who brings up something, and asks about it further on: words that no reply is told in.
_BRINGS_UP = re.compile(
    r"\b(?:noted|referenced|referred to|mentioned|raised|spoke (?:about|on|to|against)|drew attention|pointed to|cited|quoted|complained|expressed)\b"
)
_REPLIES = re.compile(
    r"\b(?:replied|responded|answered|explained|confirmed|advised|clarified|assured|reassured|in (?:reply|response|answer))\b"
)
_HE_ASKS = re.compile(r"(?:He|She|They) (?:\w+ )?(?:asked|queried|questioned|[ei]nquired|wondered)\b")
_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it"})


def next_asks(reading: Reading, origin: Line, line: Line, asked: dict[int, list[Question]]) -> bool:
    """Whether a line is where somebody else comes in to ask, by its form or by what he does further on.

    Parameters
    ----------
    reading : Reading
    origin : Line
        That of the question which a reply is looked for.
    line : Line
        One further down.
    asked : dict of int to list of Question
        The questions of the document by their lines.
    """
    if _WITH_ADDRESS.match(line.text):
        return True
    if not line.first or line.paragraph == origin.paragraph:
        return False
    if asker_in_heading(line.text):
        return True
    if line.number in asked or not _BRINGS_UP.search(line.text) or _REPLIES.search(line.text):
        return False
    return _asks_in_it(reading, line, asked)


def _asks_in_it(reading: Reading, line: Line, asked: dict[int, list[Question]]) -> bool:
    """Whether who opens a paragraph asks something in it himself."""
    speaker = speaker_of(line.text)
    if speaker is None or speaker.lower() in _PRONOUNS:
        return False
    for below in reading.lines[line.number + 1 :]:
        if below.paragraph != line.paragraph:
            return False
        own = asked.get(below.number, ())
        if any(same_person(question.asker, speaker) for question in own) or (own and _HE_ASKS.match(below.text)):
            return True
    return False
