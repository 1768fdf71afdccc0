"""Labelled cases of questions: one JSON object a line, each a short invented text and what is in it."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Block, Corpus, Document, Segment

#: What a text may be; only a question is to be found.
LABELS = ("question", "request", "statement", "procedural", "rhetorical", "prompt")

_ITEM = re.compile(r"[•*]\s+")
_PAGE = re.compile(r"(?P<letter>[QA]):\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text and what a careful reader finds in it.

    Parameters
    ----------
    text : str
        A line break parts paragraphs; a line that starts with a bullet is a list item, one with "# " a heading; ``Q:`` and ``A:`` lines of
        the domain ``faq`` are a page of questions and answers.
    label : str
        One of `LABELS`.
    column : str, optional
        The column of a sheet that the text stands in; without one it is running text, as in minutes.
    count : int
        How many questions are to be found; what follows describes one of them.
    asker, status, answer, follow_up : str or None
        As in the output; ``answer`` and ``follow_up`` are the words that it starts with, or some of them.
    """

    text: str
    label: str
    domain: str
    column: str | None = None
    count: int = 1
    asker: str | None = None
    status: str | None = None
    answer: str | None = None
    follow_up: str | None = None


def read_cases(path: Path) -> list[Case]:
    """Read the cases of a file, one a line."""
    return [Case(**json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def corpus_of(case: Case) -> Corpus:
    """Return a case as a corpus of one document."""
    digest = hashlib.sha256(f"{case.column}\x1f{case.text}".encode()).hexdigest()
    blocks: list[Block] = []
    segments: list[Segment] = []
    at, asked = 0, None
    for number, line in enumerate(case.text.split("\n")):
        bullet, label = _ITEM.match(line), _PAGE.match(line) if case.domain == "faq" else None
        mark = line[: bullet.end()].strip() if bullet else ""
        text = line[bullet.end() :] if bullet else line
        heading = line.startswith("# ")
        role = (
            "heading"
            if heading
            else "statement"
            if case.column is None and not (case.domain == "faq" and not label)
            else "comment"
        )
        reply_to = None
        if label:
            text = line[label.end() :]
            role = "question" if label["letter"] == "Q" else "answer"
            reply_to = asked if role == "answer" else None
        segment = Segment(
            id=f"{digest[:8]}-{number}",
            document_id=digest[:16],
            locator=f"paragraph {number + 1}",
            start=at,
            end=at + len(line),
            role=role,  # type: ignore[arg-type]
            text=text,
            column=case.column,
            reply_to=reply_to,
        )
        asked = segment.id if role == "question" else asked
        segments.append(segment)
        blocks.append(
            Block(
                kind="heading" if heading else "item" if bullet else "paragraph",
                text=text,
                mark=mark,
                start=at,
                end=at + len(line),
            )
        )
        at += len(line) + 1
    document = Document(id=digest[:16], name=f"{digest[:8]}.txt", sha256=digest, text=case.text, blocks=tuple(blocks))
    return Corpus(documents=(document,), segments=tuple(segments), rejects=())
