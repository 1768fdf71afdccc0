"""Find every question in a corpus, with who asked and in which words."""

import re

from pipeline.nlp.announced import addressed, announced_asker, interviewer, received_from
from pipeline.nlp.asked import Question
from pipeline.nlp.askers import named_alone, named_over
from pipeline.nlp.full_names import people_of
from pipeline.nlp.heading_questions import in_heading
from pipeline.nlp.lines import Line, Reading, read_lines, runs
from pipeline.nlp.listed_topics import with_listed_topics
from pipeline.nlp.literal import is_prompt
from pipeline.nlp.memory import Memory
from pipeline.nlp.minutes_questions import in_minutes
from pipeline.nlp.named_in_reply import with_those_greeted
from pipeline.nlp.nicknames import nicknames
from pipeline.nlp.sheet_questions import in_answer, in_comment, whole_segment
from pipeline.nlp.signed_below import with_signatures
from pipeline.nlp.speakers import speaker_of
from pipeline.nlp.told import told_by_words
from pipeline.records import Corpus, Segment

__all__ = ["FLOOR", "Question", "find_questions", "questions_of"]

#: Below this score a candidate is not taken for a question.
FLOOR = 0.45

_SUPPLEMENTARY = re.compile(
    r"(?:a )?(?:supplementary|follow[- ]?up|further) (?:question|query)|\W*(?:supplementary|follow[- ]?up)\s*\d?\s*[:–]",
    re.IGNORECASE,
)
#: "Question 2", over the next question of the same person.
_ONLY_NUMBER = re.compile(r"\W*(?:question|query|q)\s*(?:no\.?\s*)?\d{1,3}\W*$", re.IGNORECASE)
#: In front of a question that somebody else has put, where a reply to it has the question for its subject.
_SUBJECT = re.compile(r"(?:(?:re|fwd?)\s*:\s*)+", re.IGNORECASE)
_HEAD = 4  # lines that may say whose interview it is
_SKIPPED = frozenset({"heading", "attendance"})
#: What was laid before a group to talk about, and nobody asked.
_LAID_BEFORE = re.compile(
    r"\W*(?:(?:discussion|talking|guiding|facilitat\w+['’]?s?|our|the|some|your)\s+)*(?:prompts?|(?:discussion|guiding|trigger|starter|key|framing) questions|questions? (?:for|to) (?:discuss(?:ion)?|consider(?:ation)?|think about|the groups?|guide\b.{0,30}))\W*$",
    re.IGNORECASE,
)


def find_questions(corpus: Corpus) -> list[Question]:
    """Return the questions of all documents, by document and place."""
    return [question for reading in read_lines(corpus) for question in questions_of(reading)]


def questions_of(reading: Reading) -> list[Question]:
    """Return the questions of one document, in order."""
    memory = Memory(people=people_of(reading.segments), nicknames=nicknames(line.text for line in reading.lines))
    memory.announced = next(filter(None, (interviewer(line.text) for line in reading.lines[:_HEAD])), None)
    found: list[Question] = []
    introduced: str | None = None  # who "asked the following questions:"
    for segment in reading.segments:
        lines = reading.of(segment)
        if not lines:
            continue
        if segment.role == "question" and len(lines) == 1 and (name := _only_names(reading, lines[0])):
            introduced = memory.over = name  # the heading over a written question: "Question 1 from Mrs Dent"
            memory.over_at = lines[0].number
            continue
        label = reading.document.text[segment.start : lines[0].start] if segment.role == "question" else ""
        goes_on = any(_SUPPLEMENTARY.match(words) for words in (segment.section or "", label))
        if goes_on and found and not segment.speaker:
            introduced = introduced or found[-1].asker
        if segment.role == "heading" and not addressed(lines[-1].text):
            _headed(lines[-1], memory)
        if _laid_before(segment):
            continue
        if segment.role == "question":
            found.extend(whole_segment(reading, segment, lines, introduced or memory.over or memory.announced, memory))
            memory.listing = None if memory.listing is None else lines[-1].paragraph
            continue
        before = introduced
        if segment.role != "heading" and not addressed(lines[-1].text):
            introduced = _introduces(lines[-1].text)
        if segment.role == "comment" and not runs(reading, segment):
            found.extend(in_comment(reading, segment, lines, memory))
            memory.add(segment.speaker or speaker_of(lines[-1].text))
            memory.before = lines[-1].text
        elif segment.role == "answer":
            found.extend(in_answer(reading, segment, lines, memory, before))
        elif segment.role == "heading" and found and (_goes_on(found[-1], lines[0]) or _sibling(reading, lines[-1])):
            found.extend(whole_segment(reading, segment, lines, introduced, memory))
        elif segment.role == "heading":
            found.extend(in_heading(reading, lines[-1], memory))
        elif segment.role not in _SKIPPED and not lines[0].heading:
            found.extend(in_minutes(reading, segment, lines, memory))
    found = with_listed_topics(reading, [question for question in found if question.score >= FLOOR])
    found.extend(told_by_words(reading, found))
    found = with_those_greeted(reading, with_signatures(reading, found))
    return sorted(_without_contents(reading, found), key=lambda question: (question.start, question.end))


def _only_names(reading: Reading, line: Line) -> str | None:
    """Return who is all that a line set out as a question tells of: the question itself stands below."""
    below = reading.lines[line.number + 1].text if line.number + 1 < len(reading.lines) else ""
    return named_alone(line.text) or received_from(line.text, below)


def _headed(line: Line, memory: Memory) -> None:
    """Take from a heading who put what stands below; one right under such a heading only names the subject."""
    who = named_over(line.text) or announced_asker(line.text)
    if who is None and memory.over is not None and (line.number == memory.over_at + 1 or _ONLY_NUMBER.match(line.text)):
        return
    memory.announced, memory.over, memory.over_at, memory.listing = who, who, line.number, None


def _laid_before(segment: Segment) -> bool:
    """Whether a line stands among the organiser's prompts."""
    return any(_LAID_BEFORE.match(over) is not None for over in (segment.section, segment.parent_section) if over)


def _without_contents(reading: Reading, found: list[Question]) -> list[Question]:
    """Drop a table of contents, questions on the page that stand again below with a reply; and "Re: …" over a reply."""
    answered = {segment.reply_to for segment in reading.segments if segment.reply_to}
    replied = {question.text.casefold() for question in found if question.segment.id in answered}
    asked = {question.text.casefold() for question in found}
    return [
        question
        for question in found
        if question.form != "question on the page"
        or (
            (question.segment.id in answered or question.text.casefold() not in replied)
            and not ((subject := _SUBJECT.match(question.text)) and question.text[subject.end() :].casefold() in asked)
        )
    ]


def _goes_on(last: Question, line: Line) -> bool:
    """Whether a line that was taken for a numbered heading is the next of a list of questions."""
    return (
        last.form == "question on the page"
        and line.number == last.last_line + 1
        and line.item
        and line.text.endswith("?")
    )


def _sibling(reading: Reading, line: Line) -> bool:
    """Whether a heading is a question of the page that nobody has answered yet: the next one is set out as it is."""
    below = reading.lines[line.number + 1] if line.number + 1 < len(reading.lines) else None
    if below is None or below.segment.role != "question" or not line.text.rstrip("*_ ").endswith("?"):
        return False
    blocks = [block for block in reading.document.leaves() if block.kind != "table"]
    one, other = blocks[line.paragraph], blocks[below.paragraph]
    return (one.kind, one.level, one.mark) == (other.kind, other.level, other.mark) and not is_prompt(line.text)


def _introduces(text: str) -> str | None:
    """Return who is said to have put the questions that stand below: "Mrs Dent asked the following:"."""
    if text.endswith(":") and (name := named_over(text.rpartition(". ")[2])):
        return name
    if not text.endswith(":") or not re.search(r"\bask|\bquestion|\bquer", text):
        return None
    return announced_asker(text) or speaker_of(text)
