"""Make blocks out of lines of text: paragraphs put together again, lists, headings, light markup."""

import re
from collections.abc import Mapping, Sequence

from pipeline.ingest.readers._counted import counted
from pipeline.ingest.readers._flow import Flow, put_together
from pipeline.ingest.readers._marks import (
    ended,
    hangs,
    heads_alike,
    is_arrow,
    is_year,
    leading_bold,
    left_open,
    split_dashed,
    split_heading,
    split_item,
    split_quote,
)
from pipeline.ingest.readers._set_in import indent as indent_of
from pipeline.ingest.readers._set_in import set_in
from pipeline.ingest.readers._tags import only_tags, unwrap
from pipeline.records import Block, BlockKind

RULE = "a rule between sections"
MARKUP = "markup, not words"
PICTURE = "a picture, whose text cannot be read"

_RULE = re.compile(r"([-=_*~#–—•·.])(?:\s*\1){2,}\Z")
_UNDERLINE = re.compile(r"(=|-)\1{2,}\Z")
_PICTURE = re.compile(r"(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+\Z")
_REFERENCE = re.compile(r"\[[^\]]+\]:\s+\S+\s*(?:[\"'(].*)?\Z")
_FENCE = re.compile(r"(?:```|~~~)[\w-]*\Z")
_LABEL = re.compile(r"[A-Z][\w '’]{0,30}:(?:\s|\Z)")
_FIELD = re.compile(r"[A-Za-z][\w'’]*(?: [\w'’]+)?:\s")
_SENTENCE = re.compile(r"[.!?]\s")
_TITLE = 90
_WRAPPED = 50  # a shorter line was not broken for want of room


def compose(
    lines: Sequence[str],
    flow: Flow,
    *,
    furniture: Mapping[int, str] | None = None,
    titles: bool = True,
    table_next: bool = False,
    opening: bool = False,
) -> list[Block]:
    """Turn lines into blocks.

    Parameters
    ----------
    lines : sequence of str
        As they stand, indents included.
    flow : Flow
        How the text's lines were broken.
    furniture : mapping of int to str, optional
        Line numbers that belong to the page and not to the text, with what they are.
    titles : bool
        Whether a short line set off from what follows can be a heading, as in a document but not in a cell.
    table_next : bool
        Whether a table comes right after the last line, which may then be its title.
    opening : bool
        Whether the document starts here, so that a first heading is its title.
    """
    return _Composer(lines, flow, furniture or {}, titles, table_next, opening).run()


class _Composer:
    """The block that is open, and those that are done."""

    def __init__(
        self,
        lines: Sequence[str],
        flow: Flow,
        furniture: Mapping[int, str],
        titles: bool,
        table_next: bool,
        opening: bool,
    ) -> None:
        self.lines, self.flow, self.furniture, self.titles = lines, flow, furniture, titles
        filled = [number for number, line in enumerate(lines) if line.strip()] if table_next else []
        self.before_table = filled[-1] if filled else -1
        self.opening = opening
        self.listed = set_in(lines, flow) if titles else set()
        self.counted = counted(lines)
        self.blocks: list[Block] = []
        self.kind: BlockKind = "paragraph"
        self.mark, self.level = "", 0
        self.indent = self.content = 0  # where the open block starts, and where its words do
        self.words: list[str] = []  # of the open block
        self.open = False
        self.held: list[Block] = []  # page furniture in the middle of the open block
        self.indents: list[int] = []
        self.comment = False
        self.heading_level = 0

    def run(self) -> list[Block]:
        blank = 1
        for number, raw in enumerate(self.lines):
            text = raw.strip()
            if not text:
                blank += 1
            elif note := self.furniture.get(number):
                self.held.append(Block(kind="aside", text=" ".join(text.split()), note=note))
            else:
                self.line(number, raw, text, blank)
                blank = 0
        self.close()
        return self.blocks

    def line(self, number: int, raw: str, text: str, blank: int) -> None:
        first = text[0]
        if (self.comment or first in "#<>-=_*~`!•·.–—[") and self.markup(text, blank):
            return
        mark, rest = split_item(text)
        if not mark and number in self.counted:
            mark, rest = self.counted[number], text[len(self.counted[number]) :].strip()
        if not mark and first == "-":
            mark, rest = split_dashed(self.lines, number)
        if mark and not blank and is_year(mark) and self.open and self.words and not ended(self.words[-1]):
            mark, rest = "", text
        indent = indent_of(raw)
        if mark or number in self.listed:
            self.item(indent, indent + len(text) - len(rest), mark, rest)
        elif self.open and self.goes_on(number, raw, text, blank):
            self.words.append(text)
        elif self.titles and (level := self.title(number, text, blank)):
            self.start("heading", "", text, level)
            self.heading_level = level
            self.indents.clear()
        else:
            if blank and indent <= (self.indents[0] if self.indents else 0):
                self.indents.clear()
            self.start("paragraph", "", text)
            self.indent = indent

    def markup(self, text: str, blank: int) -> bool:
        """Read a line that is markup; false where it only looks like it."""
        if self.comment or (text.startswith("<!--") and "-->" not in text):
            self.aside(text, MARKUP)
            self.comment = "-->" not in text
            return True
        mark, rest = split_heading(text)
        if mark:
            self.start("heading", mark, rest, len(mark))
            self.heading_level = len(mark)
            self.indents.clear()
            return True
        if _UNDERLINE.match(text) and not blank and self.open and self.underlined(text):
            self.words, self.mark = [f"{self.mark} {self.words[0]}".strip()], ""
            self.kind, self.level = "heading", 1 if text[0] == "=" else 2
            self.heading_level = self.level
            self.indents.clear()
            self.aside(text, RULE)
            return True
        if _RULE.match(text):
            self.aside(text, RULE)
        elif only_tags(text) or _FENCE.match(text) or _REFERENCE.match(text):
            self.aside(text, MARKUP)
        elif _PICTURE.match(text):
            self.aside(text, PICTURE)
        elif wrapped := unwrap(text):
            self.tagged(*wrapped)
        elif text[0] == ">":
            return self.quote(text, blank)
        else:
            return False
        return True

    def underlined(self, text: str) -> bool:
        """Whether the open block is one line, with a number or without, that the run of signs below is made for."""
        length = len(" ".join([self.mark, *self.words]))
        made = self.mark[:1].isalnum() and abs(len(text) - length) <= 3
        return len(self.words) == 1 and (self.kind == "paragraph" or made)

    def tagged(self, name: str, opening: str, words: str, closing: str) -> None:
        if name[0] == "h" and name[1:].isdigit():
            self.heading_level = int(name[1:])
            self.start("heading", opening, words, self.heading_level)
        elif name == "summary":
            self.start("heading", opening, words, min(self.heading_level + 1, 6))
        else:
            self.start("item" if name == "li" else "paragraph", opening, words)
        if closing:
            self.aside(closing, MARKUP)

    def quote(self, text: str, blank: int) -> bool:
        mark, rest = split_quote(text)
        if (
            self.open
            and self.words
            and not blank
            and self.mark == mark
            and rest
            and (self.flow.joins(self.words[-1], rest, 0) or _runs_on(self.words[-1], rest) or left_open(self.words))
        ):
            self.words.append(text)
        else:
            self.start("paragraph", mark, rest)
        return True

    def item(self, indent: int, content: int, mark: str, rest: str) -> None:
        if is_arrow(mark) and self.open and self.kind == "item" and self.indents:
            # Set in or not, a reply stands under what it replies to.
            indent = self.indents[-1] + (0 if is_arrow(self.mark) else 2)
        while self.indents and indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or indent > self.indents[-1] + 1:
            self.indents.append(indent)
        self.start("item", mark, rest, len(self.indents) - 1)
        self.content = content

    def goes_on(self, number: int, raw: str, text: str, blank: int) -> bool:
        """Whether a line without a mark goes on with the open block."""
        if self.kind == "heading":
            return False
        if not self.words:  # a bullet alone on its line: the words come next
            return blank <= 1
        before = self.words[-1]
        if self.mark and self.mark[0] == ">":
            return not blank and self.flow.markup
        bold = leading_bold(before)
        if bold and bold == len(before) and len(self.words) == 1:
            return False
        if (_FIELD.match(self.words[0]) and _FIELD.match(text)) or (leading_bold(self.words[0]) and leading_bold(text)):
            return False
        if heads_alike(self.words[0], text) or self.leads_in(number, text):
            return False
        if self.flow.joins(before, text, blank):
            return not (self.flow.markup and _LABEL.match(text)) and not self.steps_in(raw, blank)
        if self.kind != "item" or blank or indent_of(raw) < max(self.content - 1, 2) or ended(before):
            return False
        return text[0].islower() or hangs(before) or len(before) >= _WRAPPED

    def leads_in(self, number: int, text: str) -> bool:
        """Whether a line is the short title of the list that starts on the next."""
        if len(text) > 30 or not text[0].isupper() or ended(text) or number + 1 >= len(self.lines):
            return False
        return bool(split_item(self.lines[number + 1].strip())[0]) and not hangs(self.words[-1])

    def steps_in(self, raw: str, blank: int) -> bool:
        """Whether a line is set in under a paragraph, as a reply is in shared notes."""
        return (
            self.kind == "paragraph"
            and not blank
            and indent_of(raw) >= self.indent + 2
            and not self.flow.width
            and not hangs(self.words[-1])
        )

    def title(self, number: int, text: str, blank: int) -> int:
        """Judge whether a line is a heading by how it is set, and of which level; 0 where it is none."""
        if len(text) > _TITLE or text.endswith((".", "!", "?", ",", ";", ":", "…")) or hangs(text):
            return 0
        if _SENTENCE.search(text) or not (text[0].isupper() or text[0].isdigit()) or "\t" in text or _FIELD.match(text):
            return 0
        if text.isupper() and sum(map(str.isalpha, text)) >= 5 and blank:
            return 1
        level = 1 if self.opening and not self.blocks and not self.open else 2
        if number == self.before_table and blank:
            return level
        after = self.lines[number + 1].strip() if number + 1 < len(self.lines) else ""
        if not blank or not after or len(text.split()) > 10 or self.flow.joins(text, after, 0):
            return 0
        if number + 1 in self.furniture or after.startswith(("#", "<", "=", "|")):
            return 0
        mark, rest = split_item(after)
        if mark:
            return 0 if mark[0].isalnum() or mark[0] == "(" else level
        prose = len(rest) >= max(_TITLE, 2 * len(text)) or (len(rest) >= 40 and ended(rest) and rest[-1] != ":")
        return level if prose else 0

    def start(self, kind: BlockKind, mark: str, text: str, level: int = 0) -> None:
        self.close()
        self.open, self.kind, self.mark, self.level = True, kind, mark, level
        self.words = [text] if text else []
        self.content = self.indent = 0

    def aside(self, text: str, note: str) -> None:
        self.close()
        self.blocks.append(Block(kind="aside", text=" ".join(text.split()), note=note))

    def close(self) -> None:
        if self.open:
            text = put_together(self.words)
            self.blocks.append(
                Block(kind=self.kind, text=text, mark=self.mark, level=self.level, strong=leading_bold(text))
            )
            self.open = False
        if self.held:
            self.blocks.extend(self.held)
            self.held = []


def _runs_on(line: str, after: str) -> bool:
    """Whether a line of a quotation was broken where none can end."""
    return len(line) >= _TITLE // 3 and after[:1].islower() and hangs(line)
