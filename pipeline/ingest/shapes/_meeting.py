"""Read the papers of a meeting block by block: attendance, agenda headings, turns, tables."""

from collections.abc import Iterator, Sequence

from pipeline.action_tables import is_column_name, is_item_number
from pipeline.attendance import (
    entries,
    gather_roll,
    is_entry,
    is_group,
    is_key,
    is_mark,
    is_nobody,
    one_each,
    read_roll,
)
from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._action_lists import read_list
from pipeline.ingest.shapes._agenda import USUAL, Heading, is_title_after_number, read_heading, title_in_front
from pipeline.ingest.shapes._evidence import CLOSED, TITLE, is_titled
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._meeting_tables import read_table
from pipeline.ingest.shapes._place import Place
from pipeline.ingest.shapes._questions import asks, question_end, question_mark
from pipeline.ingest.shapes._roll_groups import after_label, groups, inner_labels
from pipeline.ingest.shapes._turns import LATER, cut_turns, spoken
from pipeline.people import People
from pipeline.records import Block, Role, leaves
from pipeline.roll_labels import heads_roll, opens, split_label
from pipeline.sentences import split_sentences
from pipeline.speech import find_speech, small_words


class Meeting:
    """How far the reading is.

    Parameters
    ----------
    blocks : sequence of Block
    text : str
        The whole document's.
    """

    def __init__(self, blocks: Sequence[Block], text: str) -> None:
        self.blocks = [block for block in blocks if block.kind != "aside"]
        lines = [block.text for top in self.blocks[:200] for block in leaves((top,)) if block.kind != "aside"]
        self.roll = gather_roll(lines[:250])
        self.groups = () if self.roll else groups(lines)
        self.roll = self.roll or [after_label(line) for line in self.groups]
        self.single = one_each(self.roll)
        roll = read_roll(self.roll)
        self.people = People((*roll.present, *roll.absent))
        self.common = small_words(text)
        self.place = Place()
        self.number: tuple[int, ...] = ()  # of the last agenda heading
        self.attendance: str | None = None  # the label, where a list of names goes on
        self.begun = False  # the agenda has
        self.listed = False  # those present have been
        self.titled = True  # False where a number stood alone, so that its title must follow
        self.speaker: str | None = None
        self.asked: int | None = None  # where the question bullet stands that a reply may follow
        self.replied = False  # to that one
        self.added = False  # a note made after the meeting goes on

    def read(self) -> Iterator[Taken | Left]:
        """Yield what is in the blocks, in order."""
        at = 0
        while at < len(self.blocks):
            block = self.blocks[at]
            following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
            if block.kind == "table":
                yield from read_table(self, block)
            elif taken := self._action_list(at):
                length, pieces = taken
                yield from pieces
                at += length
                continue
            elif marks := self._marks_after(at):
                every = self.blocks[at : at + marks + 1]
                yield self.place.taken(block.start, every[-1].end, "attendance", " ".join(one.text for one in every))
                at += marks
            else:
                yield from self.line(block, following)
            at += 1

    def _marks_after(self, at: int) -> int:
        """Count the marks of presence that stand on lines of their own below a name."""
        if self.attendance is None or not is_entry(self.blocks[at].text):
            return 0
        marks = 0
        while at + marks + 1 < len(self.blocks) and is_mark(self.blocks[at + marks + 1].text):
            marks += 1
        return marks

    def line(self, block: Block, following: Block | None) -> Iterator[Taken | Left]:
        """Read one block that is no table."""
        text = block.text
        if len(text) < 80 and text[-1:] != "." and (reason := furniture(text)) and reason != "page date":
            yield Left(start=block.start, end=block.end, reason=reason)
            return
        if text in self.groups:
            yield from self._labelled(block, after_label(text))
            return
        label, rest = split_label(block.text)
        if label and self._starts_attendance(block, rest):
            yield from self._labelled(block, rest)
            return
        if self.attendance is not None and (is_mark(block.text) or (block.kind != "heading" and self._names(block))):
            yield from self._entries(block, 0)
            return
        heading = self._read_heading(block, following)
        if (
            heading
            and self.attendance
            and not heading.number
            and is_group(block.text, following.text if following else "")
        ):
            yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
            return
        if heading is not None:
            yield from self._heading(block, heading)
            return
        if self.attendance is not None and is_key(block.text):
            yield Left(start=block.start, end=block.end, reason="key to the marks of the attendance list")
            return
        if self.attendance is not None:
            self.attendance = None
            if not self.begun:
                self.place.leave()
        if not self.begun and is_titled(block):
            yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
            return
        yield from self._body(block, 0)

    def _names(self, block: Block) -> bool:
        heads = block.mark[:1].isdigit() and (block.text.isupper() or USUAL.match(block.text))
        return not heads and is_entry(block.text)

    def _starts_attendance(self, block: Block, rest: str) -> bool:
        if not (self.listed or opens(block.text)) or (self.begun and not opens(block.text)):
            return False
        if found := next(find_speech(rest[:80]), None):
            return found.start > 40
        return not self.begun or (len(block.text) < 300 and (block.kind != "heading" or not rest))

    def _labelled(self, block: Block, rest: str) -> Iterator[Taken | Left]:
        at = len(block.text) - len(rest)
        label = " ".join(block.text[:at].split()).strip(" :;–—-.*_").lstrip("0123456789./) ")
        self.attendance = label
        self.listed = True
        self.place.enter(25, label)
        if not rest.strip():
            yield Taken(start=block.start, end=block.end, role="heading", text=label, parent_section=self.place.parent)
            return
        first = block.start
        for start, end, within in inner_labels(block.text, at):
            if within:
                self.attendance = within
                self.place.enter(25, within)
            yield from self._entries(block, start, end, first)
            first = block.content + end

    def _entries(
        self, block: Block, at: int, until: int | None = None, first: int | None = None
    ) -> Iterator[Taken | Left]:
        """Read names from one place of a block to another; the first takes in what stands before it from ``first`` on."""
        body = block.text[at:until]
        spans = entries(body, single=self.single and at == 0) or [(0, len(body))]
        start = first if first is not None else block.start if at == 0 else block.content + at
        for number, (begin, last) in enumerate(spans):
            end = block.content + at + (spans[number + 1][0] if number + 1 < len(spans) else len(body))
            yield self.place.taken(start, end, "attendance", body[begin:last])
            start = end

    def _read_heading(self, block: Block, following: Block | None) -> Heading | None:
        if not block.text:
            return None
        if not self.titled:
            self.titled = True
            if is_title_after_number(block.text):
                return Heading(block.text.strip(), len(block.text), 11)
            if length := title_in_front(block.text):
                return Heading(block.text[:length].strip().rstrip("."), length, 11)
        if is_nobody(block.text) or (self.attendance is not None and is_key(block.text)):
            return None
        if is_item_number(block.text) and following is not None and len(following.text) < 130:
            self.titled = False
            return Heading(block.text.strip(), len(block.text), 10)
        return read_heading(block, following, self.number, self.people)

    def _heading(self, block: Block, heading: Heading) -> Iterator[Taken | Left]:
        named = not self.listed and TITLE.search(heading.title)  # "Minutes of the council": the title of the whole
        self.begun = self.begun or bool(heading.number) or bool(USUAL.match(heading.title) and not named)
        self.attendance = self.speaker = self.asked = None
        if heading.number:
            self.number = heading.number
            self.added = False
        if self.begun or self.listed or not self.roll:  # before that it is the title of the whole
            self.place.enter(heading.depth, heading.title)
        cut = block.content + heading.length
        yield Taken(start=block.start, end=cut, role="heading", text=heading.title, parent_section=self.place.parent)
        if heads_roll(heading.title):
            self.attendance = heading.title
        if heading.length < len(block.text):
            if self.attendance is not None and not is_nobody(block.text[heading.length :]):
                sentence = heading.length + split_sentences(block.text[heading.length :])[0][1]
                yield from self._entries(block, heading.length, sentence)
                yield from self._body(block, sentence)
            else:
                yield from self._body(block, heading.length)

    def _body(self, block: Block, at: int) -> Iterator[Taken | Left]:
        body = block.text[at:]
        bullet = block.kind == "item"
        offset = block.content + at
        first = block.start if at == 0 else offset
        if not any(letter.isalnum() for letter in body):
            return
        if marked := question_mark(body):
            kind, skip = marked
            reply, self.replied = (self.asked, True) if kind == "answer" else (None, False)
            self.asked = first if kind == "question" else self.asked
            yield self.place.taken(first, offset + len(body), kind, body[skip:], None, reply)
            return
        if bullet and (asks(body) or "?" in body) and not spoken(body):
            yield from self._question(body, first, offset)
            return
        if bullet or CLOSED.search(body) or (self.replied and spoken(body)):
            self.asked = None
        reply = self.asked
        self.replied = reply is not None
        self.added = self.added and not spoken(body)
        for turn in cut_turns(body, self.people, self.speaker, self.common):
            answers = turn.role == "statement" and (reply is not None or self.added)
            role: Role = "answer" if answers else turn.role
            yield self.place.taken(
                first, offset + turn.end, role, turn.text, turn.speaker, reply if role == "answer" else None
            )
            first = offset + turn.end
            self.speaker = turn.speaker or self.speaker
            self.added = self.added or (LATER.match(turn.text) is not None and turn.text.endswith(":"))

    def _question(self, body: str, first: int, offset: int) -> Iterator[Taken | Left]:
        """Read a bullet that asks; a reply may follow in the same bullet, or below."""
        cut = question_end(body)
        self.asked, self.replied = first, False
        yield self.place.taken(first, offset + cut, "question", body[:cut])
        if body[cut:].strip():
            yield self.place.taken(offset + cut, offset + len(body), "answer", body[cut:], None, first)
            self.asked = None

    def _action_list(self, at: int) -> tuple[int, list[Taken]] | None:
        if not is_column_name(self.blocks[at].text):
            return None
        headings, found = read_list(self.blocks, at, self.people)
        if not headings:
            return None
        blocks = self.blocks[at : at + headings]
        pieces = [Taken(start=block.start, end=block.end, role="heading", text=block.text) for block in blocks]
        for entry in found:
            first, last = self.blocks[entry.first], self.blocks[entry.last - 1]
            pieces.append(self.place.taken(first.start, last.end, "action", entry.text, entry.owner))
        return found[-1].last - at, pieces
