"""A document as its sentences in order, each knowing its segment, its paragraph and its place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.nlp.dialogue import turns
from pipeline.nlp.run_on import cut_apart
from pipeline.records import Corpus, Document, Segment
from pipeline.sentences import iter_sentences

_LEAD = re.compile(r"\s*(?:[•·▪●○*–>-]+\s+|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]\s+|#+\s+)*")
_OPENING = 24
_RUNNING = frozenset({"minutes", "agenda_item"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence in place."""

    number: int
    text: str  # as it stands, white space folded
    start: int  # in Document.text
    end: int
    segment: Segment
    paragraph: int  # number of the block that it stands in
    item: bool  # whether that block is a list item
    level: int  # how deep in the list; 0 is the outermost
    heading: bool
    first: bool  # whether it opens its block
    listed: bool = False  # whether it is a question of a list that lost its line breaks, and was cut out
    turn: bool = False  # whether its block is what one person says in a dialogue


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its lines and segments, ready to be looked through."""

    document: Document
    segments: tuple[Segment, ...]
    lines: tuple[Line, ...]
    first_line: dict[str, int] = field(default_factory=dict)  # of a segment, by its id

    def shape_at(self, place: int) -> str | None:
        """Return the kind of document that the words at a place were read as."""
        blocks = self.document.blocks
        for part in self.document.parts:
            if part.first < part.last and blocks[part.first].start <= place < blocks[part.last - 1].end:
                return part.shape
        return None

    def of(self, segment: Segment) -> tuple[Line, ...]:
        """Return the lines of one segment."""
        at = self.first_line.get(segment.id)
        if at is None:
            return ()
        end = at
        while end < len(self.lines) and self.lines[end].segment is segment:
            end += 1
        return self.lines[at:end]


def read_lines(corpus: Corpus) -> list[Reading]:
    """Return every document of a corpus as its lines."""
    by_document: dict[str, list[Segment]] = {}
    for segment in corpus.segments:
        by_document.setdefault(segment.document_id, []).append(segment)
    return [_read(document, by_document.get(document.id, ())) for document in corpus.documents]


def runs(reading: Reading, segment: Segment) -> bool:
    """Whether a remark stands in running text, as in minutes, so that what follows it may reply."""
    return segment.column is None and reading.shape_at(segment.start) in _RUNNING


def content_start(document: Document, segment: Segment) -> int:
    """Return where the segment's own words start in the document, after bullet, number and speaker's label."""
    opening = document.text[segment.start : segment.end]
    words = segment.text[:_OPENING].rstrip()
    at = opening.find(words)
    if at >= 0 and words:
        return segment.start + at
    loose = re.search(r"\s+".join(map(re.escape, words.split())), opening) if words else None
    if loose:
        return segment.start + loose.start()
    lead = _LEAD.match(opening)
    return segment.start + (lead.end() if lead else 0)


def content_end(document: Document, segment: Segment) -> int:
    """Return where the segment's own words end in the document, before the mark that says it has been answered."""
    words = segment.text[-_OPENING:].lstrip()
    at = document.text.rfind(words, segment.start, segment.end) if segment.marked and words else -1
    return at + len(words) if at >= 0 else segment.end


def _read(document: Document, segments: Iterable[Segment]) -> Reading:
    blocks = [block for block in document.leaves() if block.kind != "table"]
    starts = [block.start for block in blocks]
    spoken = turns(blocks)
    own = tuple(sorted(segments, key=lambda segment: segment.start))
    lines: list[Line] = []
    first_line: dict[str, int] = {}
    opened: set[int] = set()
    for segment in own:
        first_line[segment.id] = len(lines)
        base = content_start(document, segment)
        for start, end, listed in _sentences(document.text[base : content_end(document, segment)]):
            where = max(0, bisect_right(starts, base + start) - 1)
            block = blocks[where] if blocks else None
            lines.append(
                Line(
                    number=len(lines),
                    text=" ".join(document.text[base + start : base + end].split()),
                    start=base + start,
                    end=base + end,
                    segment=segment,
                    paragraph=where,
                    item=listed or (block is not None and block.kind == "item"),
                    level=block.level if block is not None and block.kind == "item" else 0,
                    heading=segment.role == "heading" or (block is not None and block.kind == "heading"),
                    first=listed or where not in opened,
                    listed=listed,
                    turn=where in spoken,
                )
            )
            opened.add(where)
    return Reading(document, own, tuple(lines), first_line)


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where each sentence starts and ends, and whether it is a question of a list that lost its line breaks."""
    for start, end in iter_sentences(text):
        for first, last, listed in cut_apart(text[start:end]):
            yield start + first, start + last, listed
