"""What is a reply by its form or its place, whatever its words: told as one, named as one, set in a list below."""

import re
from dataclasses import replace

from pipeline.nlp.asked import Question
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.pending import Pending
from pipeline.nlp.prior import NAMED
from pipeline.nlp.replies import NEXT_ITEM, STRONG, TOLD, Asked
from pipeline.nlp.reply_features import REACH
from pipeline.nlp.speakers import same_person, speaker_of
from pipeline.nlp.stems import content_stems
from pipeline.nlp.verdicts import Verdict, judge
from pipeline.records import Answer

#: Where somebody explains or assures in reply, and the judge hears neither an answer nor a putting off.
AT_EVENS = 0.5

_TAKEN_ON = re.compile(
    r"\b(?:will|would|shall|might|may)\b|['’]ll\b|^\W*\w+(?: (?:and|&) \w+)? to [a-z]+\b|\bno plans?\b", re.IGNORECASE
)
#: "…, it was felt to be worth doing": no one is named, and yet it is what the meeting said.
_SETTLED = re.compile(
    r"(?:but |and )?it was (?:then )?(?:noted|agreed|felt|decided|resolved|confirmed|explained|stated|considered|thought|suggested)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"He", "She", "They", "We"})


def announced(item: Pending) -> bool:
    """Whether the question is only named, in the sentence that tells its reply: "In answer to Mrs Dent, …"."""
    return item.question.form in NAMED and item.first is item.reading.lines[item.question.last_line]


def set_below(reading: Reading, question: Question) -> Line | None:
    """Return what stands first in the list below a question that is itself an entry of a list."""
    own = reading.lines[question.last_line]
    below = reading.lines[own.number + 1] if own.number + 1 < len(reading.lines) else None
    if below is None or not (own.item and below.item and below.first and below.level > own.level):
        return None
    return below


def nested(item: Pending) -> bool:
    """Whether what stands first in the list below a question was taken for its reply."""
    below = set_below(item.reading, item.question)
    if below is None or not item.lines:
        return False
    return item.first is below or " ".join(item.lines).startswith(below.text)


def plain_note(item: Pending) -> bool:
    """Whether such a note takes nothing on: "Tom to ring", "Tess will look"."""
    return nested(item) and not _TAKEN_ON.search(item.lines[0])


def _settled(item: Pending) -> bool:
    """Whether the meeting is said to have settled it, in the question's sentence or the next one of its paragraph."""
    first, own = item.first, item.reading.lines[item.question.last_line]
    if first is None or first.paragraph != own.paragraph or first.number > own.number + 1:
        return False
    return _SETTLED.match(item.lines[0]) is not None


def told_in_reply(item: Pending, asked: Asked) -> bool:
    """Whether what was found is told as a reply is, by another than the asker, or replies to several at once."""
    first, own = item.first, item.reading.lines[item.question.last_line]
    if first is None:
        return False
    speaker = speaker_of(item.lines[0])
    another = speaker is not None and not same_person(speaker, item.question.asker)
    if _settled(item):
        return True
    if first.turn and own.turn and another:
        return True  # in a dialogue who speaks next replies
    if any(number in asked for number in range(own.number + 1, first.number)):
        return STRONG.search(item.lines[0]) is not None or (another and speaker not in _PRONOUNS)
    return another and first.paragraph <= own.paragraph + 1 and STRONG.search(item.lines[0]) is not None


def told_later(item: Pending, asked: Asked) -> Verdict | None:
    """Return what somebody tells in reply behind the background that a reported question is given with."""
    reading, question, first = item.reading, item.question, item.first
    if first is None or question.literal:
        return None
    wanted = set(content_stems(question.text)) | {stem for text in item.lines for stem in content_stems(text)}
    for line in reading.lines[first.number + 1 : first.number + 1 + REACH]:
        if line.heading or line.number in asked or NEXT_ITEM.match(line.text):
            return None
        speaker = speaker_of(line.text)
        if speaker is None or line.paragraph > first.paragraph + 1:
            continue
        if same_person(speaker, question.asker) or not TOLD.search(line.text):
            return None
        if not wanted & set(content_stems(line.text)):
            return None
        answer = Answer(
            document_id=question.document_id,
            segment_id=line.segment.id,
            text=line.text,
            basis="reply",
            score=AT_EVENS,
            speaker=speaker,
        )
        verdict = judge([line.text], (answer,), speaker, reading.document.date, whole=False)
        return replace(verdict, score=min(verdict.score, 0.6))
    return None
