"""Feedback sheets: tables of bullets, lists under "what went well", sticky notes with tallies, signed remarks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.shapes import Left, Shape, Taken
from pipeline.ingest.shapes._feedback_lists import (
    goes_with,
    is_asked,
    is_quoted,
    is_titled,
    judge,
    labelled,
    within_items,
)
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._grid import Entry, read_grid, remarks
from pipeline.ingest.shapes._groups import Group, group_lines
from pipeline.ingest.shapes._in_lists import own_reply
from pipeline.ingest.shapes._marks import Legend, is_legend, legend_of
from pipeline.ingest.shapes._outline import Line, bare, outline
from pipeline.ingest.shapes._panel import find_panel, read_panel
from pipeline.ingest.shapes._signed import attributed, is_stamped, uncode, unsign
from pipeline.ingest.shapes._summary import quotes, read_points
from pipeline.ingest.shapes._tallies import is_option, split_tally
from pipeline.ingest.shapes._thread import is_thread, read_thread
from pipeline.ingest.shapes._title_lines import title_lines
from pipeline.ingest.shapes._voice import AMONG_VIEWS, VIEW, opinion, replies, reported
from pipeline.ingest.shapes._wording import (
    asks,
    ends_asking,
    heads_feedback,
    prompts,
    says_nothing,
)
from pipeline.records import Block, Document, Part, Role

NAME = "feedback_sheet"

#: A heading that says of what stands under it that they are questions, and nothing else.
_QUESTIONS = re.compile(
    r"^\W*(?:(?:what|things|information|answers|facts) (?:that )?(?:(?:we|I|you|people|residents|they) )?(?:(?:still|would like|want|also) )*(?:to )?(?:need|know|find out)\w*(?: (?:to know|to find out|about|answers to|more about|next))?|"
    r"(?:(?!comments|feedback|ideas|concerns|suggestions)\w+\W+){0,2}(?:questions|queries)(?:\W+(?:we|I|you|that|from|for|still|left|to|open|unanswered|parked|raised|asked|the|have|answer|floor|\w+s)){0,4})\W*$",
    re.IGNORECASE,
)
#: "One parent asked whether …": what somebody asked, as a note taker tells it.
_PUT = re.compile(
    r"^(?!I\b|We\b)[A-Z]\w*(?: [\w.'’-]+){0,5} (?:asked|queried|wondered|enquired|questioned|wanted to know)\b(?! for\b| that\b)"
)
_STOPPED = re.compile(r"[.!?]\s")
_COUNT = re.compile(r"\W*\d{1,4}%?\W*$")
_ARROW = re.compile(r"[-=–]*>|[→⇒↳]")
_ADDRESS = re.compile(r"^[\[<(]?\S*(?:https?://|www\.)\S+$")


def claim(document: Document) -> Iterator[Part]:
    """Claim tables of feedback, and lists and remarks under headings that ask for it."""
    lines = outline(document.blocks)
    for line in lines:
        if line.kind == "table":
            grid = read_grid(line.block)
            if grid.evidence:
                yield Part(shape=NAME, first=line.index, last=line.index + 1, evidence=grid.evidence, why=grid.why)
    told = _told(lines)
    groups, panel = group_lines(told), find_panel(told)
    titled = is_titled(lines)
    scores = [judge(group, panel, titled=titled) for group in groups]
    kin = [(group.head.depth, group.head.section) if group.head else None for group in groups]
    strong = {key for key, (score, _) in zip(kin, scores, strict=True) if score >= 0.5}
    headed = [sum(1 for key, (score, _) in zip(kin, scores, strict=True) if score and key == own) for own in kin]
    for group, key, (score, why), siblings in zip(groups, kin, scores, headed, strict=True):
        if score:
            more = 0.2 if siblings > 1 else 0.0
            yield Part(shape=NAME, first=group.first, last=group.last, evidence=min(0.95, score + more), why=why)
        elif group.head and goes_with(group) and (key in strong or _named_alike(group, groups, scores)):
            yield Part(
                shape=NAME, first=group.first, last=group.last, evidence=0.5, why="a list beside lists of feedback"
            )


def _named_alike(group: Group, groups: Sequence[Group], scores: Sequence[tuple[float, str]]) -> bool:
    """Whether a heading names a kind of feedback, and so does another over a list, however deep they were taken to stand."""
    head = group.head
    return (
        head is not None
        and heads_feedback(head.text)
        and any(
            score >= 0.4 and other.head and other.head.section == head.section and heads_feedback(other.head.text)
            for other, (score, _) in zip(groups, scores, strict=True)
        )
    )


def _told(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without those that say what the paper is."""
    titles = title_lines(lines)
    return [line for line in lines if line.index not in titles]


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read every remark of a stretch, with the headings that it stands under."""
    lines = outline(document.blocks)
    told = _told(lines)
    groups = group_lines(told)
    reading = _Reading(legend_of(document), {group.head.index for group in groups if group.head and is_asked(group)})
    panel = find_panel(told)
    threads = {
        line.index
        for group in groups
        if is_thread(group.lines) and not any(line.index in panel.lines for line in group.lines)
        for line in group.lines
    }
    yield from read_thread([line for line in lines[part.first : part.last] if line.index in threads])
    said: Taken | None = None
    titles = title_lines(lines)
    within = within_items(lines)
    with_items = {(line.section, line.parent) for line in lines if line.kind == "item"}
    for line in lines[part.first : part.last]:
        block = line.block
        if block.kind == "aside" or line.index in threads:
            continue
        if line.kind == "table":
            yield from reading.table(line)
        elif not block.text.strip():
            continue
        elif reason := furniture(block.text):
            yield Left(start=block.start, end=block.end, reason=reason)
        elif line.kind in {"heading", "label"}:
            reading.under = line.index
            yield Taken(start=block.start, end=block.end, role="heading", text=block.text, section=line.section)
        elif is_legend(block.text, block.mark) or line.index in titles:
            yield Taken(start=block.start, end=block.end, role="statement", text=block.text, section=line.section)
        elif line.index in panel.lines:
            pieces = list(read_panel(line, panel, said))
            said = pieces[-1] if pieces else None
            yield from pieces
        elif panel.tells(line):
            yield Taken(start=block.start, end=block.end, role="statement", text=block.text, section=line.section)
        elif label := labelled(line):
            yield from reading.labelled(line, label)
        elif line.kind == "item":
            yield from reading.item(line)
        else:
            if line.index not in within:
                reading.above.clear()
            yield from reading.paragraph(line, among_items=(line.section, line.parent) in with_items)


@dataclass(slots=True)
class _Reading:
    """The legend, the heading above, and the items that the next one may be nested in."""

    legend: Legend
    asking: set[int]  # the headings of lists of questions
    under: int = -1  # the heading reached
    above: list[tuple[int, Taken]] = field(default_factory=list)

    def table(self, line: Line) -> Iterator[Taken | Left]:
        for entry in read_grid(line.block, line.section).entries:
            if entry.heading:
                for block, _ in remarks(entry):
                    yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
            else:
                yield from self._cell(entry, line.section)

    def _cell(self, entry: Entry, above: str | None) -> Iterator[Taken | Left]:
        self.above.clear()
        for block, label in remarks(entry):
            if label == "":
                yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
            elif entry.column is None and _COUNT.match(block.text):
                yield Left(start=block.start, end=block.end, reason="closed answer with its tally")
            elif block.kind != "aside":
                section = label or entry.section
                parent = entry.section if label and entry.section != label else above
                yield self._remark(block, section, parent if parent != section else None, entry.column)

    def item(self, line: Line) -> Iterator[Taken | Left]:
        block = line.block
        reply = own_reply(block.text)
        if is_option(block.text):
            yield Left(start=block.start, end=block.end, reason="closed answer with its tally")
        elif reply and _ADDRESS.match(reply):
            # Somebody put the page that answers the question behind it.
            cut = block.end - len(reply)
            question = block.text[: len(block.text) - len(reply)]
            yield Taken(
                start=block.start,
                end=cut,
                role="question",
                text=question,
                section=line.section,
                parent_section=line.parent,
            )
            yield Taken(
                start=cut, end=block.end, role="answer", text=reply, section=line.section, replies_to=block.start
            )
        else:
            yield self._remark(block, line.section, line.parent, None)

    def labelled(self, line: Line, label: re.Match[str]) -> Iterator[Taken | Left]:
        """Divide what stands behind a label into its points, at the semicolons."""
        block = line.block
        at = block.content + label.end()
        yield Taken(start=block.start, end=at, role="heading", text=label["label"], section=line.section)
        for point in block.text[label.end() :].split(";"):
            if point.strip():
                text, votes = split_tally(point)
                text, marked = self.legend.strip(text)
                yield Taken(
                    start=at,
                    end=at + len(point),
                    role="comment",
                    text=text,
                    section=bare(label["label"]),
                    parent_section=line.section,
                    marked=marked,
                    votes=votes,
                )
            at += len(point) + 1

    def paragraph(self, line: Line, *, among_items: bool) -> Iterator[Taken | Left]:
        block = line.block
        if is_option(block.text):
            yield Left(start=block.start, end=block.end, reason="closed answer with its tally")
            return
        whole = attributed(block.text) is not None
        if not whole and (quotes(block.text) or reported(block.text) is not None):
            yield from read_points(line)
            return
        own = (
            is_quoted(line)
            or uncode(block.text)[1]
            or opinion(block.text) >= VIEW
            or unsign(block.text)[1]
            or is_stamped(block.text)
        )
        above = line.section or ""
        asked = prompts(above) or heads_feedback(above) or ends_asking(above)
        listed = asks(block.text) and bool(line.section and _QUESTIONS.match(line.section))
        leads = block.text.endswith(":") and not (opinion(block.text) >= AMONG_VIEWS and _STOPPED.search(block.text))
        if not leads and (own or listed or (asked and not among_items)):
            remark = self._remark(block, line.section, line.parent, None)
            yield remark
            if remark.role == "question" and not self.above:
                self.above.append((-1, remark))
        else:
            yield Taken(start=block.start, end=block.end, role="statement", text=block.text, section=line.section)

    def _remark(self, block: Block, section: str | None, parent: str | None, column: str | None) -> Taken:
        text, votes = split_tally(block.text)
        text, marked = self.legend.strip(text)
        text, speaker = unsign(text)
        text, code = uncode(text)
        text, by = attributed(text) or (text, None)
        item = block.kind == "item"
        while item and self.above and self.above[-1][0] >= block.level:
            self.above.pop()
        asked = self.under in self.asking or bool(section and _QUESTIONS.match(section))
        role: Role = "question" if asked and column is None and not says_nothing(text) else "comment"
        if role == "comment" and column is None and _PUT.match(text):
            role = "statement"
        replied = None
        if self.above and item:
            over = self.above[-1][1]
            pointed = over.role == "question" or _ARROW.match(block.mark)
            if over.role in {"comment", "question"} and (pointed or asks(over.text) or replies(text)):
                role, replied = "answer", over.start
            elif over.role == "answer" and role == "question" and not asks(text):
                role, replied = (
                    "answer",
                    over.start,
                )  # what is said of a reply is no question, though the list is of them
        taken = Taken(
            start=block.start,
            end=block.end,
            role=role,
            text=text,
            speaker=speaker or code or by,
            section=section,
            parent_section=parent,
            column=column,
            marked=marked,
            votes=votes,
            replies_to=replied,
        )
        if item:
            self.above.append((block.level, taken))
        return taken


SHAPE = Shape(name=NAME, title="Feedback sheet", claim=claim, segment=segment)
