"""Who asks in a letter that is printed without its greeting: the one whose name stands alone below it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.nlp.asked import Question
from pipeline.nlp.askers import signed
from pipeline.nlp.lines import Line, Reading

_OWN = re.compile(r"\b(?:I|[Mm]y|I['’](?:m|ve|d|ll))\b")
#: How such questions are found: what their writer goes on to say replies to none of them.
FORM = "put in a letter"
#: So much, and no more, is told in a letter.
_LEAST, _MOST = 3, 60  # lines


def with_signatures(reading: Reading, found: Sequence[Question]) -> list[Question]:
    """Give the questions of such letters to those who signed them.

    A letter reaches up to the name, heading or reply above it; somebody speaks in it of himself, and names nobody
    else who asks.

    Parameters
    ----------
    reading : Reading
    found : sequence of Question
        All of one document.
    """
    asker: dict[int, str] = {}
    above: list[Line] = []
    for line in reading.lines:
        name = signed(line.text) if line.first and _ends_paragraph(reading, line) else None
        if name is None and not line.heading and line.segment.role != "answer":
            above.append(line)
            continue
        if name and _is_letter(above, found):
            asker.update({own.number: name.partition(",")[0] for own in above})
        above = []
    return [
        replace(question, asker=asker[question.line], form=FORM)
        if question.asker is None and question.line in asker
        else question
        for question in found
    ]


def _is_letter(above: Sequence[Line], found: Sequence[Question]) -> bool:
    if not _LEAST <= len(above) <= _MOST or not any(_OWN.search(line.text) for line in above):
        return False
    numbers = {line.number for line in above}
    own = [question for question in found if question.line in numbers]
    told = any(line.segment.speaker or line.segment.reply_to for line in above)
    return bool(own) and not told and all(question.literal and question.asker is None for question in own)


def _ends_paragraph(reading: Reading, line: Line) -> bool:
    below = reading.lines[line.number + 1] if line.number + 1 < len(reading.lines) else None
    return below is None or below.paragraph != line.paragraph
