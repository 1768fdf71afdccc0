"""What the papers add behind a reply: a note after the meeting, a correction, an action that was taken."""

import re
from dataclasses import dataclass

from pipeline.nlp.asked import Question
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.replies import Asked, Reply
from pipeline.nlp.speakers import same_person, speaker_of
from pipeline.nlp.status import kinds_of, sets_a_time
from pipeline.nlp.stems import content_stems

_NEAR = 7  # sentences
_ITEM = 40  # sentences of an item in which its actions stand
_SINCE = re.compile(
    r"\b(?:has since|have since|since the meeting|post[- ]meeting|after the meeting|following the meeting|subsequent to the meeting|(?:clerk|secretary|chair)['’]?s note)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\b(?:correction|corrected|in error|incorrect(?:ly)?|should (?:have )?read|should have been|was wrong|mistaken|erratum)\b",
    re.IGNORECASE,
)
_ACTION_ALONE = re.compile(r"actions?(?: points?)?\s*:?", re.IGNORECASE)
_ACTION = re.compile(r"(?:action|actions)\b", re.IGNORECASE)
#: "Clerk to ring the depot (Question 3)": whose action it is, by number.
_BY_NUMBER = re.compile(r"[(\[]\s*(?:re\s+)?(?:questions?|qu?)[\s.]*(\d{1,3})\s*[)\]]", re.IGNORECASE)
_NUMBERED = re.compile(r"\W*(?:(?:question|qu?)[\s.]*)?(\d{1,3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What the papers add afterwards: a reply given since, or a correction."""

    line: Line
    correction: bool


def find_later(reading: Reading, reply: Reply, asked: Asked) -> Later | None:
    """Return a note after the meeting, or a correction, that stands shortly behind a reply."""
    at = reply.lines[0].number
    for line in reading.lines[at + 1 : at + _NEAR]:
        if line.heading or line.number in asked:
            return None
        if _CORRECTION.search(line.text):
            return Later(line=line, correction=True)
        if _SINCE.search(line.text):
            return Later(line=line, correction=False)
    return None


def find_action(reading: Reading, question: Question) -> Line | None:
    """Return an action further down the same item that speaks of what was asked, or one that stands next to it."""
    wanted = set(content_stems(question.text)) - set(content_stems(question.asker or ""))
    next_to, headed = True, False
    start = reading.document.text.rfind("\n", 0, question.start) + 1
    own = match[1] if (match := _NUMBERED.match(reading.document.text, start)) else None
    for line in reading.lines[question.last_line + 1 : question.last_line + 1 + _ITEM]:
        if _ACTION_ALONE.fullmatch(line.text.strip("*_# ")):
            headed = True
            continue
        if line.heading:
            return None
        acts = headed or line.segment.role == "action" or _ACTION.match(line.text.lstrip("*_ "))
        number = _BY_NUMBER.search(line.text)
        if acts and number:
            if number[1] == own:
                return line
            continue
        if acts and (next_to or len(wanted & set(content_stems(line.text))) >= 2):
            return line
        next_to = False
    return None


def find_owed(reading: Reading, reply: Reply, asked: Asked, shown: int, *, put_off: bool) -> Line | None:
    """Return what is promised in the rest of a reply, behind the lines that are shown of it.

    Where the question was put off, also what the one who did so says a little later about when something is to come.
    """
    for line in reply.lines[shown:]:
        if any(kind == "promise" for kind, _ in kinds_of(line.text)):
            return line
    if not put_off:
        return None
    at = reply.lines[-1].number
    for line in reading.lines[at + 1 : at + 1 + _NEAR]:
        if line.heading or line.number in asked:
            return None
        if sets_a_time(line.text) and same_person(speaker_of(line.text), reply.speaker):
            return line
    return None
