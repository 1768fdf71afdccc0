"""Find every question in a corpus, with who asked and in which words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.nlp import literal
from pipeline.nlp.lines import Line, Reading, content_start, read_lines
from pipeline.nlp.reported import read_sentence
from pipeline.nlp.speakers import Memory, speaker_of
from pipeline.records import Corpus, Segment

#: Below this score a candidate is not taken for a question.
FLOOR = 0.45

_SKIPPED = frozenset({"heading", "attendance"})
_ME = re.compile(r"\b(?:I|me|my|we|us|our)\b")
_SAID_AFTER = re.compile(
    r"[?][\"'”’]?\s*(?:asked|enquired|inquired|queried|wondered|said)\s+((?:the |a |an |one )?[^.,;?]{2,50}?)\s*(?=[.,;]|$)"
)
_LONG = 70  # words: a comment longer than this is not quoted whole for the question in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question in place, before its answer is looked for."""

    document_id: str
    segment: Segment
    start: int
    end: int
    text: str
    asker: str | None
    addressee: str | None
    score: float
    form: str
    line: int  # number of its first line in its document
    last_line: int
    reply: int  # where in Document.text the reply may set in
    literal: bool = False


def find_questions(corpus: Corpus) -> list[Question]:
    """Return the questions of all documents, by document and place."""
    return [question for reading in read_lines(corpus) for question in questions_of(reading)]


def questions_of(reading: Reading) -> list[Question]:
    """Return the questions of one document, in order."""
    memory = Memory()
    found: list[Question] = []
    for segment in reading.segments:
        lines = reading.of(segment)
        if not lines:
            continue
        if segment.role == "question":
            found.extend(_whole(reading, segment, lines))
        elif segment.role == "comment":
            found.extend(_in_comment(reading, segment, lines, memory))
        elif segment.role == "answer":
            found.extend(_in_answer(reading, segment, lines))
        elif segment.role not in _SKIPPED and not lines[0].heading:
            found.extend(_in_minutes(reading, segment, lines, memory))
    found = [question for question in found if question.score >= FLOOR]
    return sorted(_without_contents(reading, found), key=lambda question: (question.start, question.end))


def _whole(reading: Reading, segment: Segment, lines: tuple[Line, ...]) -> Iterator[Question]:
    """A segment that its shape has read as a question."""
    if literal.is_prompt(segment.text):
        return
    start = content_start(reading.document, segment)
    asker = segment.speaker
    label = literal.label_of(segment.text)
    yield _question(
        reading,
        segment,
        lines[0],
        lines[-1],
        start,
        segment.end,
        asker=asker or (label[1] if label else None),
        score=0.95,
        form="question on the page",
        is_literal=True,
    )


def _in_answer(reading: Reading, segment: Segment, lines: tuple[Line, ...]) -> Iterator[Question]:
    """A reply that is itself a short question back."""
    text = segment.text
    if (
        text.rstrip().endswith("?")
        and len(text.split()) <= 25
        and len(lines) <= 3
        and not literal.is_prompt(text)
        and not literal.is_rhetorical(text)
    ):
        start = content_start(reading.document, segment)
        yield _question(
            reading,
            segment,
            lines[0],
            lines[-1],
            start,
            segment.end,
            asker=segment.speaker,
            score=0.7,
            form="question back",
            is_literal=True,
        )


def _in_comment(reading: Reading, segment: Segment, lines: tuple[Line, ...], memory: Memory) -> Iterator[Question]:
    """A comment on a sheet, in a list or in a survey."""
    text = segment.text
    heading = segment.column or segment.section
    score, form = 0.0, ""
    if literal.wants_information(segment.column) and literal.need_of_information(text):
        score, form = 0.9, "item under a column for information"
    elif "?" in text:
        asks = [line for line in lines if literal.is_literal(line.text, item=True)]
        if asks:
            rhetorical = all(literal.is_rhetorical(line.text) for line in asks)
            score, form = (0.2, "rhetorical") if rhetorical else (0.85, "question mark")
    elif literal.is_question_clause(text) and len(text.split()) <= 40 and (segment.column or len(lines) == 1):
        score, form = 0.75, "question clause"
    elif literal.asks_to_be_told(text):
        score, form = 0.6, "asks to be told"
    elif literal.wants_information(heading) and not segment.column and literal.is_question_clause(text):
        score, form = 0.7, "question clause under a heading for questions"
    if form and len(text.split()) <= _LONG:
        until = lines[-1]
        reply = segment.end
        if form == "question mark":
            asked = max(number for number, line in enumerate(lines) if "?" in line.text)
            rest = " ".join(line.text for line in lines[asked + 1 :])
            if re.match(r"https?://\S+$|www\.\S+$", rest):
                until, reply = lines[asked], lines[asked + 1].start
            elif link := re.search(r"\?\s+(?=https?://\S+$|www\.\S+$)", lines[-1].text):
                reply = _place(reading, lines[-1], link.end())
        yield _question(
            reading,
            segment,
            lines[0],
            until,
            lines[0].start,
            until.end,
            asker=segment.speaker,
            score=score,
            form=form,
            is_literal=True,
            reply=reply,
        )
        return
    if form:
        for line in lines:
            if literal.is_literal(line.text) or (form == "asks to be told" and literal.asks_to_be_told(line.text)):
                part = 0.2 if literal.is_rhetorical(line.text) else score
                yield _question(
                    reading,
                    segment,
                    line,
                    line,
                    line.start,
                    line.end,
                    asker=segment.speaker,
                    score=part,
                    form=form,
                    is_literal=True,
                )
        return
    for line in lines:
        for question in _reported(reading, line, memory):
            if question.asker and len(question.asker) > 2 and not _ME.search(question.text):
                yield question


def _in_minutes(reading: Reading, segment: Segment, lines: tuple[Line, ...], memory: Memory) -> Iterator[Question]:
    """A turn, paragraph or bullet of minutes."""
    run: list[Line] = []
    run_asker: str | None = None
    if segment.speaker:
        memory.add(segment.speaker)
    for line in lines:
        label = literal.label_of(line.text) if line.first else None
        if label and len(line.text) - label[0] > 8:
            if run:
                yield _literal_run(reading, run, run_asker)
                run = []
            start = _place(reading, line, label[0])
            yield _question(
                reading,
                segment,
                line,
                line,
                start,
                line.end,
                asker=label[1] or segment.speaker,
                score=0.9,
                form="labelled",
                is_literal=True,
            )
            continue
        found = [] if segment.role == "action" else _reported(reading, line, memory)
        mark = literal.is_literal(
            line.text, item=line.item or (line.first and len(lines) == 1 and len(line.text) < 140)
        )
        if found:
            if run:
                yield _literal_run(reading, run, run_asker)
                run = []
            yield from found
        elif mark and segment.role != "action" and not literal.answer_label(line.text):
            if not run:
                run_asker = segment.speaker or _asker_of_literal(line, memory)
            run.append(line)
        elif run:
            yield _literal_run(reading, run, run_asker)
            run = []
        speaker = speaker_of(line.text)
        if speaker:
            memory.add(speaker)
        for question in found:
            memory.add(question.asker)
    if run:
        yield _literal_run(reading, run, run_asker)


def _asker_of_literal(line: Line, memory: Memory) -> str | None:
    """Return who put a literal question: named in its own sentence, or speaking just before it in the paragraph."""
    own = speaker_of(line.text)
    if own:
        return memory.resolve(own) if own.lower() in {"he", "she", "they", "we"} else own
    return memory.names[-1] if memory.names and not line.first and not line.item else None


def _literal_run(reading: Reading, run: list[Line], asker: str | None) -> Question:
    text = " ".join(line.text for line in run)
    score = 0.85 if "?" in text else 0.7
    if literal.is_rhetorical(text):
        score = 0.3
    first, last = run[0], run[-1]
    start, end, reply = first.start, last.end, last.end
    inner = re.match(r"(.*\?[)\]\"'”’]?)\s+(?=\S)", last.text)
    said = _SAID_AFTER.search(last.text)
    if said:
        asker = said.group(1).strip()
        end, reply = _place(reading, last, said.end()), _place(reading, last, said.end())
    elif inner and len(last.text) - inner.end() > 2:
        end = _place(reading, last, inner.end(1))
        reply = _place(reading, last, inner.end())
    return _question(
        reading,
        first.segment,
        first,
        last,
        start,
        end,
        asker=asker,
        score=score,
        form="literal",
        is_literal=True,
        reply=reply,
    )


def _reported(reading: Reading, line: Line, memory: Memory) -> list[Question]:
    return [
        replace(
            _question(
                reading,
                line.segment,
                line,
                line,
                _place(reading, line, found.start),
                _place(reading, line, found.end),
                asker=found.asker,
                score=found.score,
                form=found.form,
                reply=_place(reading, line, found.reply),
            ),
            addressee=found.addressee,
        )
        for found in read_sentence(line.text, memory)
    ]


def _question(
    reading: Reading,
    segment: Segment,
    first: Line,
    last: Line,
    start: int,
    end: int,
    *,
    asker: str | None,
    score: float,
    form: str,
    is_literal: bool = False,
    reply: int | None = None,
) -> Question:
    return Question(
        document_id=reading.document.id,
        segment=segment,
        start=start,
        end=end,
        text=" ".join(reading.document.text[start:end].split()),
        asker=asker,
        addressee=None,
        score=score,
        form=form,
        line=first.number,
        last_line=last.number,
        reply=end if reply is None else reply,
        literal=is_literal,
    )


def _place(reading: Reading, line: Line, at: int) -> int:
    """Turn a place in a line's folded text into one in the document."""
    if line.end - line.start == len(line.text):
        return line.start + at
    raw = reading.document.text[line.start : line.end]
    folded = 0
    for number, match in enumerate(re.finditer(r"\S+", raw)):
        folded += number > 0
        if at <= folded + len(match.group()):
            return line.start + match.start() + max(0, at - folded)
        folded += len(match.group())
    return line.end


def _without_contents(reading: Reading, found: list[Question]) -> list[Question]:
    """Drop a table of contents: questions on the page that stand again below, there with a reply."""
    answered = {segment.reply_to for segment in reading.segments if segment.reply_to}
    replied = {question.text.casefold() for question in found if question.segment.id in answered}
    return [
        question
        for question in found
        if question.form != "question on the page"
        or question.segment.id in answered
        or question.text.casefold() not in replied
    ]
