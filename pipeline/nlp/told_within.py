"""Where a reply is told: in the sentence that reports its question, or behind what the asker goes on to say."""

import re
from dataclasses import replace

from pipeline.nlp.asked import Question
from pipeline.nlp.lines import Reading
from pipeline.nlp.replies import STRONG, Asked, Reply, rest_of
from pipeline.nlp.speakers import speaker_of

_TELLING = re.compile(
    r"\b(?:respond(?:ed|ing)|repl(?:ied|ying)) to (?:an? |the )?(?:\w+ )?(?:questions?|quer(?:y|ies)|enquir(?:y|ies)) (?:from|by|of|raised by|put by) [^.;?]{2,80}?,? "
    r"(?=(?:outlining|explaining|confirming|advising|stating|setting out|describing|saying|clarifying|detailing)\b)"
)

_REMARKS = 4  # sentences
_REPLIED = re.compile(r"[A-Z][\w.’'&() ]{1,60}? (?:replied|responded)\b")


def told_within(reading: Reading, question: Question, asked: Asked) -> Reply | None:
    """Return the reply that a reported question's own sentence goes on to tell.

    Parameters
    ----------
    reading : Reading
    question : Question
    asked : dict of list of Question
    """
    line = reading.lines[question.last_line]
    match = _TELLING.search(reading.document.text, max(question.start, line.start), line.end)
    if question.literal or match is None:
        return None
    first = " ".join(reading.document.text[match.end() : line.end].split())
    return Reply(
        start=match.end(),
        first=first,
        lines=(line, *rest_of(reading, line.number + 1, asked)),
        speaker=speaker_of(line.text),
        score=0.8,
    )


def where_told(question: Question, found: Reply | None) -> Reply | None:
    """Return a reply from where somebody is said to give it; until then, who asked in his own words may go on.

    Parameters
    ----------
    question : Question
    found : Reply or None
    """
    if found is None or not question.literal or STRONG.search(found.first) or speaker_of(found.first):
        return found
    for at, line in enumerate(found.lines[1:_REMARKS], start=1):
        if _REPLIED.match(line.text):
            speaker = speaker_of(line.text)
            return replace(found, start=line.start, first=line.text, lines=found.lines[at:], speaker=speaker)
    return found
