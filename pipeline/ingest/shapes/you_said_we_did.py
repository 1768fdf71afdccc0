"""You said, we did: what people said, side by side with what was done or replied."""

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.shapes import Left, Shape, Taken
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._outline import Line, bare, outline, over
from pipeline.ingest.shapes._pairs import find_pairs, read_pairs
from pipeline.ingest.shapes._prose import read_prose
from pipeline.ingest.shapes._responses import Responded, find_responses, read_responded
from pipeline.ingest.shapes._said_did import BOTH, NAMED, behind, divided, is_did, is_said, names_topic
from pipeline.ingest.shapes._signed import unsign
from pipeline.ingest.shapes._stacked import find_stacked, read_stacked
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.records import Document, Part, Role

NAME = "you_said_we_did"

_ASKED = re.compile(r"^[\W_]*(?:what )?we (?:asked|consulted(?: on)?|proposed)(?: you)?[\W_]*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:we received|\d+ (?:people|responses|residents|replies)|responses? (?:were|was) received|in total|the consultation)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:you said\W+(?:and )?we (?:did|listened|heard)|(?:your|the|student|reader|resident|public|main)?\s*(?:comments?|feedback|concerns|suggestions|remarks)\b.{0,40}\b(?:and|&|,|with)\s*(?:my|our|the|some)?\s*(?:\w+ )?(?:responses?|repl(?:y|ies)|answers?)|responses? to (?:your|the|student|public|reader\w*|resident\w*)? ?(?:comments|feedback|concerns|suggestions))\b",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"^[\W_]*(?:(?:our |my |officer |council )?(?:response|reply|answer|action|comment)s?|re|we did|r|a)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[\W_]*(?:(?:what )?\w+(?: \w+)? (?:said|told us|did|replied|have done|are doing|asked for|responded))[\W_]*?[:–—-][\s*_]*",
    re.IGNORECASE,
)


def claim(document: Document) -> Iterator[Part]:
    """Claim tables of the two columns, alternating headings, and numbered comments with replies in them."""
    lines = outline(document.blocks)
    for line in lines:
        pairs = find_pairs(line.block) if line.kind == "table" else None
        if pairs and not pairs.asked:
            yield Part(
                shape=NAME,
                first=line.index,
                last=line.index + 1,
                evidence=0.97,
                why="a table of what was said and what was done",
            )
    for stacked in find_stacked(lines):
        if not stacked.pairs.asked:
            why = f"{len(stacked.rows)} rows of what was said and what was done, a cell to a line"
            yield Part(shape=NAME, first=stacked.first, last=stacked.last, evidence=0.96, why=why)
    within: set[int] = set()
    for stretch in _responded(lines):
        within.update(range(stretch.first, stretch.last))
        yield Part(
            shape=NAME,
            first=stretch.first,
            last=stretch.last,
            evidence=0.94,
            why=f"{len(stretch.points)} points with one response under them",
        )
    both = [line for line in lines if line.kind in {"item", "paragraph"} and BOTH.match(line.text)]
    if len(both) > 1:
        why = f"{len(both)} lines that tell what was said and what was done"
        yield Part(shape=NAME, first=both[0].index, last=both[-1].index + 1, evidence=0.95, why=why)
        return
    said = [line for line in lines if line.kind != "table" and line.index not in within and is_said(line)]
    did = [line for line in lines if line.kind != "table" and line.index not in within and is_did(line)]
    if said and did and said[0].index < did[-1].index:
        last = _end(lines, max(did[-1], said[-1], key=lambda line: line.index))
        first = said[0].index
        asked = [line.index for line in lines[:first] if line.kind != "table" and _ASKED.match(line.text)]
        first = asked[-1] if asked else first
        while first and (lines[first - 1].kind == "heading" or names_topic(lines[first - 1], lines[first])):
            first -= 1
        yield Part(
            shape=NAME,
            first=first,
            last=last,
            evidence=0.9 if len(said) > 1 else 0.75,
            why=f"{len(said)} times what was said, and what was done",
        )
    yield from _titled(lines)


def _responded(lines: Sequence[Line]) -> list[Responded]:
    """Return such stretches, those left out in which a line says that now others speak."""
    return [
        stretch
        for stretch in find_responses(lines)
        if not any(is_said(line) or is_did(line) for line in stretch.points)
    ]


def _titled(lines: Sequence[Line]) -> Iterator[Part]:
    """Claim the list of comments with nested replies under a title that says so."""
    for line in lines:
        if line.kind == "table" or len(line.text) > 160 or not _TITLE.search(line.text):
            continue
        rest = lines[line.index + 1 :]
        stop = next(
            (
                other.index
                for other in rest
                if line.kind == "heading" and other.kind == "heading" and other.depth <= line.depth
            ),
            len(lines),
        )
        inside = lines[line.index + 1 : stop]
        outer = sum(other.block.kind == "item" and other.block.level == 0 for other in inside)
        nested = sum(other.block.kind == "item" and other.block.level > 0 for other in inside)
        if outer >= 2 and nested >= 2:
            yield Part(
                shape=NAME,
                first=line.index,
                last=stop,
                evidence=0.93,
                why=f"{outer} comments with replies nested in them",
            )
            return


def _end(lines: Sequence[Line], did: Line) -> int:
    end = did.index + 1
    inline = bool(re.search(r"\w{3}", behind(did.text, said=False)))
    while end < len(lines) and lines[end].kind in {"item", "paragraph"} and not inline:
        end += 1
    return end


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read comments and the replies to them."""
    lines = outline(document.blocks)
    within: set[int] = set()
    for stacked in find_stacked(lines):
        if not stacked.pairs.asked and part.first <= stacked.first and stacked.last <= part.last:
            within.update(range(stacked.first, stacked.last))
            yield from read_stacked(lines, stacked)
    for stretch in _responded(lines):
        if part.first <= stretch.first and stretch.last <= part.last:
            within.update(range(stretch.first, stretch.last))
            yield from read_responded(stretch)
    reading = _Reading(
        nested=any(line.block.kind == "item" and line.block.level > 0 for line in lines[part.first : part.last])
        and not any(is_did(line) for line in lines[part.first : part.last])
    )
    for line in lines[part.first : part.last]:
        block = line.block
        if block.kind == "aside" or line.index in within:
            continue
        if line.kind == "table":
            if pairs := find_pairs(block):
                yield from read_pairs(block, pairs, "comment", over(lines, line))
        elif not block.text.strip():
            continue
        elif reason := furniture(block.text):
            yield Left(start=block.start, end=block.end, reason=reason)
        elif reading.side == "said" and line.kind == "paragraph" and _COUNTED.search(block.text):
            # The organisation's own summary: only what people are reported to want is theirs.
            for piece in read_prose(line, among_views=False):
                if isinstance(piece, Taken) and piece.role == "comment":
                    reading.said.append(piece.start)
                yield piece
        elif both := BOTH.match(line.text):
            yield from divided(line, both)
        elif not reading.nested and names_topic(line, lines[line.index + 1] if line.index + 1 < len(lines) else None):
            yield reading.name(line)
        else:
            yield reading.take(line)


class _Reading:
    """What is being read: what was said or what was done, and what a reply would answer."""

    def __init__(self, *, nested: bool) -> None:
        self.nested = nested
        self.side: str | None = None
        self.topic: str | None = None
        self.label: str | None = None
        self.last: int | None = None
        self.said: list[int] = []
        self.done = 0

    def name(self, line: Line) -> Taken:
        """Read such a line: what follows stands under it."""
        self.side = None
        self.topic = None if NAMED.search(line.text) else bare(line.text)
        return self._make(line, "heading", line.text)

    def take(self, line: Line) -> Taken:
        if self.nested:
            return self._nested(line)
        said, did = is_said(line), is_did(line)
        rest = _LABEL.sub("", line.text) if said or did else line.text
        if said:
            self.label = bare(line.text[: len(line.text) - len(rest)]).rstrip(" :–—-") or None
            if self.side != "said":
                self.said, self.done = [], 0
            self.side = "said"
        elif did:
            self.side, self.done = "did", 0
        elif line.kind == "heading" or _ASKED.match(line.text):
            self.side = None
        if _ASKED.match(line.text):
            return self._make(line, "heading", line.text)
        if line.kind in {"heading", "label"} or (
            (said or did) and not re.search(r"\w{2}", behind(line.text, said=said))
        ):
            return self._make(line, "heading", line.text)
        if self.side == "said":
            self.said.append(line.block.start)
            return self._make(line, "comment", rest)
        if self.side == "did" and self.said:
            target = self.said[min(self.done, len(self.said) - 1)]
            self.done += 1
            return self._make(line, "answer", rest, target)
        return self._make(line, "statement", line.text)

    def _nested(self, line: Line) -> Taken:
        block = line.block
        if line.kind == "heading":
            self.last = None
            return self._make(line, "heading", line.text)
        if block.kind == "item" and block.level == 0:
            self.last = block.start
            return self._make(line, "comment", line.text)
        if self.last is not None and block.kind == "item":
            return self._make(line, "answer", _REPLY.sub("", line.text), self.last)
        return self._make(line, "heading" if line.kind == "label" else "statement", line.text)

    def _make(self, line: Line, role: Role, text: str, target: int | None = None) -> Taken:
        speaker, votes = None, 0
        if role == "comment":
            text, votes = split_tally(text)
            text, speaker = unsign(text)
        return Taken(
            start=line.block.start,
            end=line.block.end,
            role=role,
            text=text,
            speaker=speaker,
            section=self.topic or line.section or (self.label if role == "comment" else None),
            parent_section=None if self.topic else line.parent,
            votes=votes,
            replies_to=target,
        )


SHAPE = Shape(name=NAME, title="You said, we did", claim=claim, segment=segment)
