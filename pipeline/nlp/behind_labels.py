"""Questions behind a label: "Q1: …", "Question from Mrs Dent – …", "Q who has the key"."""

import re

from pipeline.nlp import literal
from pipeline.nlp.asked import Question, place_of, question_at
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.memory import Memory
from pipeline.nlp.reported import read_sentence
from pipeline.records import Segment

_SUPPLEMENTARY = re.compile(r"(?:supplementary|follow[- ]?up)\b", re.IGNORECASE)
#: What ends a question on its own line: its mark, or the label of the reply.
_ENDS = re.compile(r"(.*\?[)\]\"'”’]?)\s+(?=\S)|(.{8,}?)\s+(?=Ans(?:wer)?\b[.:]?\s)")


def label_in_front(line: Line, memory: Memory) -> tuple[int, str | None] | None:
    """Return the label of a question in front of a line, as ``literal.label_of`` does, where a question follows it."""
    label = literal.label_of(line.text) if line.first or line.text.startswith("Q") else None
    return label if label and len(line.text) - label[0] > 8 and not _told(line.text[label[0] :], memory) else None


def behind_label(
    reading: Reading, segment: Segment, first: Line, label: tuple[int, str | None], memory: Memory
) -> Question:
    """Return what stands behind "Q1:" or "Question from Mrs Dent:", up to its last question mark."""
    paragraph = [
        line for line in reading.of(segment) if line.paragraph == first.paragraph and line.number >= first.number
    ]
    marked = [line for line in paragraph if "?" in line.text and not literal.answer_label(line.text)]
    last = marked[-1] if marked else first
    end = reply = last.end
    inner = _ENDS.match(last.text)
    if inner:
        end, reply = place_of(reading, last, inner.end(inner.lastindex or 0)), place_of(reading, last, inner.end())
    return question_at(
        reading,
        segment,
        first,
        last,
        place_of(reading, first, label[0]),
        end,
        asker=label[1]
        or segment.speaker
        or memory.over
        or (memory.asker if _SUPPLEMENTARY.match(first.text) else None),
        score=0.9,
        form="labelled",
        is_literal=True,
        reply=reply,
    )


def _told(text: str, memory: Memory) -> bool:
    """Whether what stands behind a label only tells of a question: "Challenge: A governor asked how …"."""
    return "?" not in text and any(found.asker for found in read_sentence(text, memory))
