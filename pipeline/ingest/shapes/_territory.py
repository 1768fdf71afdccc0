"""Which lines are questions on a page, and which lines below belong to each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest.shapes._asked import Style, find_styles, heads_of_questions, mark_alone
from pipeline.ingest.shapes._contents import contents
from pipeline.ingest.shapes._flat_rows import flat_rows
from pipeline.ingest.shapes._from_whom import names_next
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._in_lists import UNANSWERED
from pipeline.ingest.shapes._once import once
from pipeline.ingest.shapes._outline import LABEL, Line
from pipeline.ingest.shapes._own_lines import PLAIN
from pipeline.ingest.shapes._replied import labels_reply, named_over
from pipeline.records import Role

#: What ends a meeting ends the last answer given at it.
_CLOSES = re.compile(
    r"^\W*(?:the )?(?:meeting (?:closed|ended|finished|was closed)|(?:date|time) (?:and \w+ )?of (?:the )?next meeting|next meeting\b|there (?:being|were) no (?:further|other|more)\b)",
    re.IGNORECASE,
)
#: What ends a letter, or the whole page, stands under the last answer and is no part of it.
_FOOTER = re.compile(
    r"^\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) (?:regards|wishes)|"
    r"(?:if|should) you (?:still )?(?:have|need|require)\b[^.]{0,40}\b(?:questions?|quer(?:y|ies)|concerns?|information|help|details)\b[^.]{0,80}\b(?:contact|e-?mail|call|ring|telephone|speak|ask|write|get in touch)\b|"
    r"if your question (?:is not|isn['’]t|has not been|hasn['’]t been)\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Asked:
    """A question, and the lines that belong to it."""

    at: int
    style: str
    evidence: float
    role: Role = "question"
    body: list[int] = field(default_factory=list)


@once
def find_asked(lines: Sequence[Line]) -> tuple[list[Asked], set[int]]:
    """Return the questions with their territories, in order, and the entries of contents lists."""
    listed = contents(lines)
    found: list[Asked] = []
    owned: set[int] = set(listed)
    styles = find_styles(lines, listed)
    single = {at for style in styles if style.name == PLAIN for at in style.lines}
    for style in styles:
        if sum(at in owned for at in style.lines) * 2 > len(style.lines):
            if not _cut_free(found, style):
                continue
            owned = set(listed).union(*((asked.at, *asked.body) for asked in found))
        remarks = _remarks(lines, style) - owned
        starts = (set(style.lines) - owned) | remarks
        named = {
            at - 1 for at in starts if named_over(lines, at) or (at and mark_alone(lines[at - 1]))
        } | heads_of_questions(lines)
        named.update(row.first for row in flat_rows(lines))
        for at in sorted(starts):
            asked = Asked(at, style.name, style.evidence, "comment" if at in remarks else "question")
            for after in range(at + 1, len(lines) if style.name != UNANSWERED else 0):
                if after in single and lines[at].kind == "heading" and not lines[at].block.mark:
                    break  # the reader took one question for a heading, and the next one for none
                if after in starts or after in named or after in listed or _ends(lines[at], lines[after]):
                    break
                if asked.body and lines[after].kind == "paragraph" and _FOOTER.match(lines[after].text):
                    break
                asked.body.append(after)
            while asked.body and furniture(lines[asked.body[-1]].text):
                asked.body.pop()
            found.append(asked)
        for asked in found:
            owned.update((asked.at, *asked.body))
    return sorted(found, key=lambda asked: asked.at), listed


def _cut_free(found: Sequence[Asked], style: Style) -> bool:
    """End an answer before several questions that stand in it, in bold or marked, each with an answer of its own."""
    if style.name not in {"questions in bold", "marked Q and A"} or len(style.lines) < 2:
        return False
    homes = [asked for asked in found if style.lines[0] in asked.body and set(style.lines) <= set(asked.body)]
    if len(homes) != 1 or style.lines[0] == homes[0].body[0]:
        return False
    homes[0].body = [at for at in homes[0].body if at < style.lines[0]]
    return True


def _remarks(lines: Sequence[Line], style: Style) -> set[int]:
    """Return the items among listed questions that ask nothing: points made, which may have their replies, too."""
    if not style.name.startswith("questions in a list") or style.name == UNANSWERED:
        return set()
    level = lines[style.lines[0]].block.level
    between = range(style.lines[0], style.lines[-1])
    return {at for at in between if lines[at].kind == "item" and lines[at].block.level == level} - set(style.lines)


def _ends(question: Line, line: Line) -> bool:
    """Whether a line closes the answer to a question above it."""
    if line.kind != "table" and (_CLOSES.match(line.text) or names_next(line.text)):
        return True
    if line.kind != "table" and labels_reply(line.text):
        return False
    if line.kind == "heading":
        return question.kind != "heading" or line.depth <= question.depth
    if question.block.kind == "item":
        beside = line.block.kind == "item" and line.block.level <= question.block.level
        return beside or (line.kind == "label" and line.block.kind != "item")
    if line.kind != "label":
        return False
    if question.kind != "label":
        return line.depth < LABEL
    return line.depth <= question.depth and (line.depth < LABEL or min(question.block.strong, line.block.strong) > 0)
