"""A question in place, as the two readers of running text and of sheets hand it on."""

import re
from dataclasses import dataclass, replace

from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.memory import Memory
from pipeline.nlp.reported import read_sentence
from pipeline.records import Segment


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


def question_at(
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
    """Return a question that stands between two places of a document; marks of bold around it are left off."""
    words = reading.document.text
    while start < end and (words[start] in "*_" or words[start].isspace()):
        start += 1
    while end > start and (words[end - 1] in "*_" or words[end - 1].isspace()):
        end -= 1
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


def reported_in(reading: Reading, line: Line, memory: Memory) -> list[Question]:
    """Return the questions that a line reports."""
    return [
        replace(
            question_at(
                reading,
                line.segment,
                line,
                line,
                place_of(reading, line, found.start),
                place_of(reading, line, found.end),
                asker=found.asker,
                score=found.score,
                form=found.form,
                reply=place_of(reading, line, found.reply),
            ),
            addressee=found.addressee,
        )
        for found in read_sentence(line.text, memory)
    ]


def place_of(reading: Reading, line: Line, at: int) -> int:
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
