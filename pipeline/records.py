"""The nouns: what is read, found and decided, as small frozen records that import nothing of ours.

One text runs through everything. A reader's blocks are laid end to end as ``Document.text``; every segment and reject
names the stretch of it that it took (``start`` and ``end``), so that nothing was lost is a sum, not a promise.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "table", "aside"]
Role = Literal["comment", "question", "answer", "statement", "decision", "action", "heading", "attendance"]
Status = Literal["answered", "deferred", "unanswered"]
Basis = Literal["reply", "linked", "decision"]
Degree = Literal["full", "partial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or table as it stands on the page; no guess at what it means.

    A cell of a table's ``rows`` holds blocks again, so that bullets stay bullets. An ``aside`` is no part of what was
    written (a running page header, a menu, an earlier e-mail quoted): ``note`` says which, and it goes to the rejects.
    """

    kind: BlockKind
    text: str = ""
    mark: str = ""  # the bullet, number or heading mark in front, as found: "·", "3.", "##"
    level: int = 0  # of a heading: 1 is the highest; of a list item: 0 is the outermost
    strong: int = 0  # how many characters at the start of ``text`` stand in bold
    rows: "tuple[tuple[Cell, ...], ...]" = ()
    note: str = ""
    locator: str = ""  # in words: "page 3, paragraph 12", "table 1, row 2, column 3"
    start: int = 0  # where ``mark`` and ``text`` stand in Document.text; for a table, where its first cell starts
    end: int = 0

    @property
    def content(self) -> int:
        """Where ``text`` itself starts in Document.text, after the mark."""
        return self.end - len(self.text)


Cell = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a document that one shape read: blocks ``first`` up to but not including ``last``, and why."""

    shape: str
    first: int
    last: int
    evidence: float  # 0 to 1, as the shape judged it
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source file as blocks laid end to end."""

    id: str  # the first 16 hex digits of the SHA-256 of the file's bytes
    name: str  # path relative to the folder given, with forward slashes
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    date: datetime.date | None = None  # the day of the meeting or session, where the document gives one
    date_text: str | None = None  # the words it was read from
    parts: tuple[Part, ...] = ()

    def leaves(self) -> Iterator[Block]:
        """Every block that carries text itself, in reading order, those inside table cells included."""
        return leaves(self.blocks)


def leaves(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks that carry text, going into tables cell by cell."""
    for block in blocks:
        if block.kind != "table":
            yield block
        for cell in (cell for row in block.rows for cell in row):
            yield from leaves(cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One thing that somebody said or wrote: the unit of analysis."""

    id: str
    document_id: str
    locator: str
    start: int  # the stretch of Document.text that it took, bullet and marks included
    end: int
    role: Role
    text: str  # verbatim, white space folded, without bullet, number, tally or answered mark
    speaker: str | None = None
    section: str | None = None  # sheet row or heading, as written
    parent_section: str | None = None  # the heading above that one
    column: str | None = None  # as written
    marked: bool = False  # carries the mark that the sheet's own legend says means "answered"
    votes: int = 0  # further people who agreed, by the sheet's tally ("+1")
    reply_to: str | None = None  # id of the segment that this one answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Text that was seen and not used, and why; with no text where a whole file could not be read."""

    source: str  # the document's name
    document_id: str | None
    locator: str
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything that was read."""

    documents: tuple[Document, ...]
    segments: tuple[Segment, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A named, described topic that people agreed upon."""

    code: str
    name: str
    description: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """An agreed set of themes."""

    name: str
    version: str
    themes: tuple[Theme, ...]
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One label given to one segment by one coder, person or model alike (``person:anna``, ``model:themes@3``)."""

    segment_id: str
    layer: str  # theme, sentiment, intent, …
    label: str
    coder: str
    score: float  # 0 to 1; 1.0 from a person
    why: tuple[str, ...] = ()  # the words or cues it rests on


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was owed in reply."""

    text: str
    owner: str | None = None
    due: datetime.date | None = None
    due_text: str | None = None  # the words that ``due`` was read from
    medium: str | None = None  # letter, e-mail, website, next meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Words that answer a question, or may."""

    document_id: str
    segment_id: str
    text: str
    basis: Basis
    score: float
    speaker: str | None = None
    question: str | None = None  # of a linked answer: the question that these words were first given to
    degree: Degree | None = None  # of a linked answer: whether it seems to answer all of the question


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two answers to one question that cannot both hold."""

    kind: Literal["number", "date", "polarity"]
    segment_ids: tuple[str, str]
    words: tuple[str, str]  # what each says


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and what answers it."""

    question_id: str  # made from the words, the same in every run
    segment_id: str
    document_id: str
    start: int  # the question's own words in Document.text
    end: int
    text: str
    status: Status
    reason: str
    score: float  # how sure it is that this is a question that somebody should answer
    asker: str | None = None
    addressee: str | None = None
    answers: tuple[Answer, ...] = ()
    promise: Promise | None = None
    asked_also: tuple[str, ...] = ()
    status_score: float = 1.0  # how sure the status is
    differences: tuple[Difference, ...] = ()  # between its answers, or to those of a question that asks the same


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleQuestion:
    """A sentence that may ask something and was not taken for a question: a person can enter it, or pass it over."""

    id: str  # made from the words, the same in every run
    segment_id: str
    document_id: str
    start: int
    end: int
    text: str
    sign: Literal["question mark", "words of asking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that somebody is to do."""

    id: str
    segment_id: str
    document_id: str
    text: str
    owner: str | None = None
    due: datetime.date | None = None
    due_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A recurring cluster that nobody named beforehand; never a theme."""

    id: str
    label: str
    keyphrases: tuple[str, ...]
    segment_ids: tuple[str, ...]
    exemplar_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A fitted part that a run used."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How an analysis came about: enough to make it again."""

    version: str
    as_of: datetime.date  # the run's clock
    models: tuple[Model, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()  # what the reader of the report should be told, in plain sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything found in one run."""

    corpus: Corpus
    codebook: Codebook
    codings: tuple[Coding, ...]
    exchanges: tuple[Exchange, ...]
    actions: tuple[Action, ...]
    concerns: tuple[Concern, ...]
    provenance: Provenance
    possible: tuple[PossibleQuestion, ...] = ()  # those of the earliest meeting first


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided, when and why; appended, never edited."""

    target: str
    field: str
    value: str
    coder: str
    made_at: str  # ISO 8601, UTC
    note: str = ""
