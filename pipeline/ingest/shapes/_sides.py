"""Read what was said and what was done where they take turns under headings or labels of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._outline import Line, bare, over, title
from pipeline.ingest.shapes._pairs import find_pairs, read_pairs
from pipeline.ingest.shapes._prose import read_prose
from pipeline.ingest.shapes._responses import read_reply, read_said
from pipeline.ingest.shapes._said_did import BOTH, NAMED, behind, divided, is_did, is_said, names_topic
from pipeline.ingest.shapes._signed import unsign
from pipeline.ingest.shapes._summary import tells_question
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.ingest.shapes._wording import asks
from pipeline.records import Role

ASKED = re.compile(r"^[\W_]*(?:what )?we (?:asked|consulted(?: on)?|proposed)(?: you)?[\W_]*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:we received|\d+ (?:people|responses|residents|replies)|responses? (?:were|was) received|in total|the consultation)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[\W_]*(?:(?:what )?\w+(?: \w+)? (?:said|told us|did|replied|have done|are doing|asked(?: for)?|responded))[\W_]*?[:–—-][\s*_]*",
    re.IGNORECASE,
)


def read_table(lines: Sequence[Line], line: Line) -> Iterator[Taken | Left]:
    """Read a table of the two columns, and nothing of another."""
    if pairs := find_pairs(line.block):
        yield from read_pairs(line.block, pairs, "comment", over(lines, line))


class Sides:
    """What is being read: what was said or what was done, and what a reply would answer."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.side: str | None = None
        self.topic: str | None = None
        self.label: str | None = None
        self.said: list[Taken] = []
        self.done: list[tuple[Line, str]] = []

    def read(self, inside: Sequence[Line]) -> Iterator[Taken | Left]:
        """Read lines in order; a reply is given out when its end is reached."""
        for line in inside:
            block = line.block
            following = self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None
            if line.kind == "table":
                yield from self._replies()
                yield from read_table(self.lines, line)
            elif not block.text.strip():
                continue
            elif reason := furniture(block.text):
                yield Left(start=block.start, end=block.end, reason=reason)
            elif both := BOTH.match(line.text):
                yield from self._replies()
                yield from divided(line, both)
            elif names_topic(line, following):
                yield from self._replies()
                self.side = None
                self.topic = None if NAMED.search(line.text) else title(block)
                yield self._make(line, "heading", line.text)
            else:
                yield from self._take(line)
        yield from self._replies()

    def _take(self, line: Line) -> Iterator[Taken | Left]:
        said, did = is_said(line), is_did(line)
        heads = line.kind in {"heading", "label"}
        numbered = heads and line.block.kind == "item"
        ends = said or did or line.kind == "heading" or numbered or ASKED.match(line.text) is not None
        if ends:
            yield from self._replies()
        rest = _LABEL.sub("", line.text) if said or did else line.text
        if said:
            self.label = bare(line.text[: len(line.text) - len(rest)]).rstrip(" :–—-") or None
            self.said = [] if self.side != "said" else self.said
        if ends:
            self.side = "said" if said else "did" if did else None
        if numbered:
            self.topic = None
        if heads or ASKED.match(line.text) or ((said or did) and not re.search(r"\w{2}", behind(line.text, said=said))):
            yield self._make(line, "heading", line.text)
        elif self.side == "said":
            yield from self._say(line, rest)
        elif self.side == "did" and self.said:
            self.done.append((line, rest))
        else:
            yield self._make(line, "statement", line.text)

    def _say(self, line: Line, rest: str) -> Iterator[Taken | Left]:
        if line.kind == "paragraph" and _COUNTED.search(line.text):
            # The organisation's own summary: only what people are reported to want is theirs.
            pieces = list(read_prose(line, among_views=False))
        elif line.kind == "paragraph" and len(points := read_said(line, alone=False)) > 1:
            pieces = list(points)
        else:
            asked = self.label is not None and self.label.casefold().endswith("asked") and asks(rest)
            pieces = [self._make(line, "question" if asked else "comment", rest)]
        for piece in pieces:
            if isinstance(piece, Left):
                yield piece
                continue
            self.said.append(replace(piece, section=self._section(line, piece.role)))
            yield self.said[-1]

    def _replies(self) -> Iterator[Taken]:
        """Give out what was replied: line for line where as many were said, else each stretch to what it takes up."""
        done, self.done = self.done, []
        points = [piece for piece in self.said if piece.role != "statement" or tells_question(piece.text)]
        if done and len(points) > 1 and len(done) < len(points):
            for piece in read_reply([line for line, _ in done], points):
                yield replace(piece, section=self._section(done[0][0], "answer"))
            return
        for number, (line, rest) in enumerate(done):
            target = points[min(number, len(points) - 1)].start if points else None
            yield self._make(line, "answer" if points else "statement", rest, target)

    def _section(self, line: Line, role: Role) -> str | None:
        return self.topic or line.section or (self.label if role == "comment" else None)

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
            section=self._section(line, role),
            parent_section=None if self.topic else line.parent,
            votes=votes,
            replies_to=target,
        )
