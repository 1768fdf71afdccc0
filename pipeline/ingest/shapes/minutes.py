"""Minutes of a meeting: who was there, what stood on the agenda, and who said what in turn."""

import re
from collections.abc import Iterator

from pipeline.action_tables import Columns, cells_of, read_columns
from pipeline.attendance import entries, one_each, read_roll, split_label
from pipeline.ingest.shapes import Left, Shape, Taken, blocks_of
from pipeline.ingest.shapes._agenda import USUAL, Heading, read_heading
from pipeline.ingest.shapes._evidence import CLOSED, TITLE, weigh
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._turns import cut_turns
from pipeline.people import People
from pipeline.records import Block, Document, Part, Role, leaves
from pipeline.sentences import split_sentences
from pipeline.speech import find_speech

_NOBODY = re.compile(r"^\W*(?:none|nil|no\s+apologies.*|no\s+one.*|n/?a|there\s+were\s+no\b.*)\W*$", re.IGNORECASE)
_AUX = "is|are|was|were|will|would|can|could|do|does|did|has|have|had|should|shall|may"
_QUESTION = re.compile(
    rf"^\W*(?:(?:who|what|where|when|why|which|how(?:\s+\w+)?)\s+(?:not|owns|pays|decides|{_AUX})|(?:{_AUX})|if\b.{{5,90}}?\b(?:{_AUX})\s+(?:there|it|we|they|the|this|that|you|any))\b",
    re.IGNORECASE,
)


def claim(document: Document) -> Iterator[Part]:
    """Claim the whole document where its head, its labels and its verbs are those of minutes."""
    if evidence := weigh(document):
        yield Part(shape="minutes", first=0, last=len(document.blocks), evidence=evidence.score, why=evidence.why)


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read minutes into attendance, headings and turns."""
    return _Minutes(blocks_of(document, part), document.text).read()


class _Minutes:
    """How far the reading is."""

    def __init__(self, blocks: tuple[Block, ...], document_text: str) -> None:
        self.blocks = [block for block in blocks if block.kind != "aside"]
        self.above: list[tuple[int, str]] = []
        self.last: tuple[int, ...] = ()
        self.attendance: str | None = None  # the label, where a list of names goes on
        self.begun = False  # the agenda has
        self.listed = False  # those present have been
        self.roll = self._attendance_lines()
        self.single = one_each(self.roll)
        roll = read_roll(self.roll)
        self.people = People((*roll.present, *roll.absent))
        self.common = frozenset(re.findall(r"\b[a-zà-ÿ]{3,}", document_text))
        self.speaker: str | None = None
        self.replied = False  # to that one
        self.asked: int | None = None  # where the question bullet stands that a reply may follow

    def read(self) -> Iterator[Taken | Left]:
        for index, block in enumerate(self.blocks):
            following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
            if block.kind == "table":
                yield from self._table(block)
            else:
                yield from self._line(block, following)

    def _attendance_lines(self) -> list[str]:
        """Gather the list of names that stands before the agenda."""
        lines: list[str] = []
        inside = False
        texts = [block for top in self.blocks[:120] for block in leaves((top,))]
        for block in texts[:200]:
            label, rest = split_label(block.text)
            if label and (len(block.text) < 60 or rest[:1].isupper() or not inside):
                inside = True
                lines.append(block.text)
            elif inside and _is_entry(block):
                lines.append(block.text)
            elif inside and lines:
                inside = False
        return lines

    def _line(self, block: Block, following: Block | None) -> Iterator[Taken | Left]:
        if (reason := furniture(block.text)) and reason != "page date":
            yield Left(start=block.start, end=block.end, reason=reason)
            return
        label, rest = split_label(block.text)
        if label and self._starts_attendance(block, rest):
            yield from self._labelled(block, rest)
            return
        if self.attendance is not None and _is_entry(block):
            yield from self._entries(block, 0)
            return
        heading = read_heading(block, following, self.last, self.people) if block.text else None
        if heading is not None:
            yield from self._heading(block, heading)
            return
        if self.attendance is not None:
            self.attendance = None
            if not self.begun:
                self.above.pop()
        if not self.begun and TITLE.search(block.text) and len(block.text) < 250:
            yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
            return
        yield from self._body(block, 0)

    def _starts_attendance(self, block: Block, rest: str) -> bool:
        if find := next(find_speech(rest[:80]), None):
            return find.start > 40
        return not self.begun or len(block.text) < 300

    def _labelled(self, block: Block, rest: str) -> Iterator[Taken | Left]:
        at = len(block.text) - len(rest)
        label = " ".join(block.text[:at].split()).strip(" :–—-.")
        self.attendance = label
        self.listed = True
        self._enter(25, label)
        if not rest.strip():
            yield Taken(start=block.start, end=block.end, role="heading", text=label, parent_section=self._parent())
            return
        yield from self._entries(block, at)

    def _entries(self, block: Block, at: int) -> Iterator[Taken | Left]:
        body = block.text[at:]
        spans = entries(body, single=self.single and at == 0) or [(0, len(body))]
        start = block.start
        for number, (first, last) in enumerate(spans):
            end = block.content + at + (spans[number + 1][0] if number + 1 < len(spans) else len(body))
            yield self._taken(start, end, "attendance", body[first:last])
            start = end

    def _heading(self, block: Block, heading: Heading) -> Iterator[Taken | Left]:
        self.begun = self.begun or bool(heading.number) or bool(USUAL.match(heading.title))
        self.attendance = None
        self.speaker = self.asked = None
        if heading.number:
            self.last = heading.number
        if self.begun or self.listed or not self.roll:  # before that it is the title of the whole
            self._enter(heading.depth, heading.title)
        cut = block.content + heading.length
        yield Taken(start=block.start, end=cut, role="heading", text=heading.title, parent_section=self._parent())
        if re.match(r"apolog|attend|present\b", heading.title, re.IGNORECASE):
            self.attendance = heading.title
        if heading.length < len(block.text):
            if self.attendance is not None and not _NOBODY.match(block.text[heading.length :]):
                yield from self._rest_entries(block, heading.length)
            else:
                yield from self._body(block, heading.length)

    def _rest_entries(self, block: Block, at: int) -> Iterator[Taken | Left]:
        body = block.text[at:]
        sentence = split_sentences(body)[0][1] if body.strip() else 0
        spans = entries(body[:sentence]) or [(0, sentence)]
        start = block.content + at
        for number, (first, last) in enumerate(spans):
            end = block.content + at + (spans[number + 1][0] if number + 1 < len(spans) else sentence)
            yield self._taken(start, end, "attendance", body[first:last])
            start = end
        if sentence < len(body):
            yield from self._body(block, at + sentence)

    def _body(self, block: Block, at: int) -> Iterator[Taken | Left]:
        """Cut a line of discussion into turns."""
        body = block.text[at:]
        bullet = block.kind == "item"
        offset = block.content + at
        first = block.start if at == 0 else offset
        if not any(letter.isalnum() for letter in body):
            return
        if bullet and (_QUESTION.match(body) or "?" in body):
            yield from self._question(block, body, first, offset)
            return
        if CLOSED.search(body) or (self.replied and next(find_speech(body[:120]), None)):
            self.asked = None
        reply = self.asked if not bullet else None
        self.replied = reply is not None
        for turn in cut_turns(body, self.people, self.speaker, self.common):
            role: Role = "answer" if reply is not None and turn.role == "statement" else turn.role
            yield self._taken(
                first, offset + turn.end, role, turn.text, turn.speaker, reply if role == "answer" else None
            )
            first = offset + turn.end
            self.speaker = turn.speaker or self.speaker
        if bullet:
            self.asked = None

    def _question(self, block: Block, body: str, first: int, offset: int) -> Iterator[Taken | Left]:
        """Read a bullet that asks; a reply may follow in the same bullet, or below."""
        if next((speech for speech in find_speech(body) if speech.bound), None) is not None:
            self.asked = None
            for turn in cut_turns(body, self.people, self.speaker, self.common):
                yield self._taken(first, offset + turn.end, turn.role, turn.text, turn.speaker)
                first = offset + turn.end
            return
        sentences = split_sentences(body)
        asking = [end for _, end in sentences if body[end - 2 : end].rstrip("\"'”’)").endswith("?")]
        cut = max(asking) if asking else len(body)
        self.asked, self.replied = first, False
        yield self._taken(first, offset + cut, "question", body[:cut])
        if body[cut:].strip():
            yield self._taken(offset + cut, offset + len(body), "answer", body[cut:], None, first)
            self.asked = None

    def _table(self, table: Block) -> Iterator[Taken | Left]:
        """Read a table: of actions, of those present, or minutes that were laid out in columns."""
        rows = [[list(leaves(cell)) for cell in row] for row in table.rows]
        columns = read_columns(cells_of(rows[0])) if len(rows) > 1 else None
        if columns is not None:
            yield from self._actions(rows, columns)
            return
        for row in rows:
            first = next((block for cell in row for block in cell), None)
            if first is None:
                continue
            words = " ".join(block.text for cell in row for block in cell)
            if self.attendance is not None and len(words) < 150 and not next(find_speech(words), None):
                last = [block for cell in row for block in cell][-1]
                yield self._taken(
                    first.start,
                    last.end,
                    "attendance",
                    "\t".join(" ".join(block.text for block in cell) for cell in row),
                )
                continue
            lines = [block for cell in row for block in cell]
            for index, block in enumerate(lines):
                yield from self._line(block, lines[index + 1] if index + 1 < len(lines) else None)

    def _actions(self, rows: list[list[list[Block]]], columns: Columns) -> Iterator[Taken | Left]:
        for number, row in enumerate(rows):
            lines = [block for cell in row for block in cell]
            if not lines:
                continue
            cells = cells_of(row)
            words = cells[columns.action] if columns.action < len(cells) else ""
            if number == 0 or not words:
                yield Taken(
                    start=lines[0].start, end=lines[-1].end, role="heading", text=" | ".join(filter(None, cells))
                )
                continue
            owner = cells[columns.owner] if columns.owner is not None and columns.owner < len(cells) else None
            yield self._taken(lines[0].start, lines[-1].end, "action", words, owner or None)

    def _taken(
        self, start: int, end: int, role: Role, text: str, speaker: str | None = None, replies_to: int | None = None
    ) -> Taken:
        section = self.above[-1][1] if self.above else None
        return Taken(
            start=start,
            end=end,
            role=role,
            text=" ".join(text.split()),
            speaker=speaker,
            section=section,
            parent_section=self._parent(),
            replies_to=replies_to,
        )

    def _enter(self, depth: int, title: str) -> None:
        while self.above and self.above[-1][0] >= depth:
            self.above.pop()
        self.above.append((depth, title))

    def _parent(self) -> str | None:
        return self.above[-2][1] if len(self.above) > 1 else None


def _is_entry(block: Block) -> bool:
    """Say whether a line may go on with a list of names."""
    text = block.text
    if block.kind == "heading" or len(text) > 400 or (block.mark[:1].isdigit() and USUAL.match(text)):
        return False
    if _NOBODY.match(text):
        return True
    spans = entries(text)
    people = read_roll([text]).present
    return bool(people) and len(people) >= 0.4 * len(spans) and next(find_speech(text), None) is None


SHAPE = Shape(name="minutes", title="Minutes of a meeting", claim=claim, segment=segment)
