"""Tell by its place what replies and what does not: the asker goes on about himself, a list to its next note or item."""

import re

from pipeline.nlp.asked import Question
from pipeline.nlp.dialogue import answers_in_turn
from pipeline.nlp.holding import PROMISE
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.literal import answer_label
from pipeline.nlp.remarks import READ_OUT
from pipeline.nlp.speakers import speaker_of

#: Who asked goes on about himself: "When will it be mended? I fell there in March."
_OF_ONESELF = re.compile(
    r"\b(?:I|I['’](?:m|ve|d)|my|mine|myself)\b|^We (?:also|(?:really |badly |desperately |do |still |all |just )*(?:need|want|deserve|miss))\b"
)
#: Whom the grammar sees speak where somebody speaks of himself.
_HIMSELF = re.compile(r"(?:I|We)(?:['’]\w+)?$")
#: He holds up to those who are asked what they said: "You claim to use rail for the spoil."
_TO_THEM = re.compile(
    r"^(?:(?:But|And|Yet|So) )?[Yy]ou (?:hope|say|said|state|stated|claim|claimed|propose|proposed|promised|admit|admitted|told|tell|mention|mentioned|talk|refer|argue|(?:have|['’]ve) (?:said|stated|told|claimed|promised))\b"
)
#: He supposes one answer: "If so, it could be put on show."
_SUPPOSES = re.compile(r"If (?:so|not|yes)\b")
#: The next thing that is asked for in what was read out.
_REQUESTS = re.compile(
    r"please (?!see|refer|find|note|visit|contact|ring|speak|use|be (?:assured|aware))", re.IGNORECASE
)
#: In front of an item that is not the first.
_FURTHER = re.compile(r"(?:^|\n)\W*(?!1\b)\d{1,2}[.)]\s+$")
_CELL = "table "  # so begin the places of what stands in a table
#: It speaks to what was asked: "No", "Both of these will be settled in May".
_TO_IT = re.compile(r"(?:yes|no|not|none|both|neither|all of|these|those|this|that|they)\b", re.IGNORECASE)

#: Told of a reply, with nobody named: "It was explained that …".
_TOLD = re.compile(
    r"(?:in (?:response|reply),? )?it was (?:then |also )?(?:explained|confirmed|advised|clarified|answered|replied|stated|pointed out)\b",
    re.IGNORECASE,
)
#: What is owed is owed for what was asked: "The Clerk would look into this".
_POINTS_BACK = re.compile(
    r"\b(?:this|that|it|these|those|them|the (?:matter|point|position|issue|question|query))\b", re.I
)
_SHORT = 6  # words: "The Clerk would find out"
#: "They will be cut in May"
_OPENS = re.compile(r"(?:yes|no|this|that|they)\b", re.IGNORECASE)


def asker_goes_on(question: Question, origin: Line, line: Line) -> bool:
    """Whether behind a question in his own words, in its paragraph and with nobody named, somebody speaks of himself.

    In a dialogue whatever else he says before the next one speaks is his own, and so is the rest of a remark that he wrote.
    """
    if question.form == READ_OUT:
        goes_on = line.paragraph == origin.paragraph and speaker_of(line.text) in {None, "They"}
        return _REQUESTS.match(line.text) is not None or goes_on
    if question.literal and question.asker is None and _TO_THEM.match(line.text):
        return True
    own = line.segment is question.segment
    if line.paragraph != origin.paragraph or not (own or _same_post(question, line)):
        return False
    if not own and not _TO_IT.match(line.text):
        return of_himself(line.text)
    if line.number == origin.number + 1 and _SUPPOSES.match(line.text):
        return True
    if not (question.literal or _OF_ONESELF.search(question.text)) or answer_label(line.text):
        return False
    if own and line.segment.role == "comment" and question.literal and not _TO_IT.match(line.text):
        return speaker_of(line.text) is None or of_himself(line.text)
    return (line.turn or bool(_OF_ONESELF.search(line.text) or _TO_THEM.match(line.text))) and of_himself(line.text)


def of_himself(text: str) -> bool:
    """Whether a sentence makes nobody speak but its own writer."""
    speaker = speaker_of(text)
    return speaker is None or _HIMSELF.match(speaker) is not None


def _same_post(question: Question, line: Line) -> bool:
    return line.segment.speaker is not None and line.segment.speaker == question.segment.speaker


def beside(origin: Line, line: Line) -> bool:
    """Whether a line is the next thing that was noted in the same list, and nobody is said to speak in it."""
    return (
        origin.item
        and line.item
        and line.first
        and line.level <= origin.level
        and speaker_of(line.text) is None
        and not answer_label(line.text)
        and not _TO_IT.match(line.text)
        and not (origin.turn and line.turn and answers_in_turn(origin.text, line.text))
    )


def in_a_list(origin: Line, line: Line, *, next_note: bool, crossed: bool) -> float:
    """Return how much the place of a note, in the list in which the question stands, speaks for it as a reply."""
    if crossed:
        return -0.3
    if line.level > origin.level or (origin.turn and line.turn and not beside(origin, line)):
        return 0.1
    return 0.05 if next_note and takes_it_up(line.text) else -0.3


def takes_it_up(text: str) -> bool:
    """Whether the next note of a list takes up what was asked in the one before, though nobody is said to speak."""
    short = len(text.split()) <= _SHORT
    owed = PROMISE.search(text) is not None and (short or _POINTS_BACK.search(text) is not None)
    return owed or _TOLD.match(text) is not None or _OPENS.match(text) is not None


def next_item(reading: Reading, origin: Line, line: Line) -> bool:
    """Whether a line opens a numbered item of a list that the question does not stand in, or goes on one level up."""
    if not line.item or not line.first:
        return False
    if origin.item:
        return line.level < origin.level and speaker_of(line.text) is None
    return _FURTHER.search(reading.document.text[max(0, line.start - 8) : line.start]) is not None


def next_row(question: Question, line: Line) -> bool:
    """Whether a line is what somebody else wrote in a table of remarks."""
    other = line.segment
    if other is question.segment or other.role != "comment" or other.reply_to:
        return False
    return other.column is not None or other.locator.startswith(_CELL)
