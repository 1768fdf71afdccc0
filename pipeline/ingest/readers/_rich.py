"""Walk the tokens of an RTF file and say what is on the page."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.readers._numbering import bullet
from pipeline.ingest.readers._richparts import Group, Sink, lay_out_rows
from pipeline.ingest.readers._richwords import (
    APART,
    CHARACTERS,
    CODE_PAGES,
    LEFT_OUT,
    MARKS,
    READ_THROUGH,
    heading_level,
)
from pipeline.ingest.readers._runs import paragraphs, plain_block
from pipeline.records import Block

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|(\\)", re.DOTALL
)


class Rich:
    """An RTF file as text.

    Parameters
    ----------
    source : str
        The bytes as Latin-1, one character a byte.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.body = Sink()
        self.stack = [Group(self.body)]
        self.pages: dict[int, str] = {}  # font → code page
        self.page = "cp1252"
        self.styles: dict[int, int] = {}  # style → heading level
        self.style_bold: dict[int, bool] = {}
        self.gathered = ""  # text of a style's or list mark's group
        self.number = 0  # of the font or style being declared
        self.in_table = False
        self.level, self.heading = 0, 0
        self.edges: list[int] = []
        self.bytes = bytearray()
        self.to_skip = 0
        self.surrogate = ""
        self.starred = False
        self.apart: list[Block] = []

    def blocks(self) -> Iterator[Block]:
        """Yield what is in the file, in order; headers, footers and notes come last, as asides."""
        at = 0
        while found := _TOKEN.match(self.source, at):
            at = found.end()
            word, number, byte, symbol, brace, text, _ = found.groups()
            if byte:
                self.byte(int(byte, 16))
                continue
            self.flush_bytes()
            if word == "bin":
                at += max(0, int(number or 0))
            elif word:
                self.word(word.strip(), None if number is None else int(number))
            elif symbol:
                self.symbol(symbol)
            elif brace == "{":
                self.stack.append(replace(self.stack[-1], ends_sink=False))
                self.starred = False
            elif brace == "}":
                self.close_group()
            elif text:
                self.text(text)
        while len(self.stack) > 1:
            self.close_group()
        self.end_paragraph(self.body)
        self.end_table(self.body)
        yield from self.body.blocks
        yield from self.apart

    def close_group(self) -> None:
        if len(self.stack) == 1:
            return
        group = self.stack.pop()
        if group.role in {"listtext", "style", "font"} and self.stack[-1].role != group.role:
            self.declared(group)
        if group.ends_sink:
            self.end_paragraph(group.sink)
            self.end_table(group.sink)
            if group.sink.note:
                texts = (" ".join(f"{block.mark} {block.text}".split()) for block in group.sink.blocks)
                self.apart.extend(Block(kind="aside", text=text, note=group.sink.note) for text in texts)
            else:  # a text box is read where it is anchored
                (self.stack[-1].sink.cell if self.in_table else self.stack[-1].sink.blocks).extend(group.sink.blocks)

    def declared(self, group: Group) -> None:
        """Take in a list mark or a style's name, now that its group is complete."""
        if group.role == "listtext":
            words = self.gathered.strip()
            group.sink.mark = bullet(words) if len(words) == 1 else words
        elif group.role == "style":
            self.styles[self.number] = heading_level(self.gathered.strip(" ;")) or self.styles.get(self.number, 0)
            self.style_bold[self.number] = group.bold
        self.gathered = ""

    def word(self, word: str, number: int | None) -> None:
        group = self.stack[-1]
        starred, self.starred = self.starred, False
        if self.destination(word, group, starred=starred):
            return
        if word == "u" and number is not None:
            self.unicode(number % 65536)
            self.to_skip = group.unicode_skip
        elif word == "uc":
            group.unicode_skip = number or 0
        elif word in CHARACTERS:
            self.text(CHARACTERS[word])
        elif word == "f":
            self.font(group, number or 0)
        elif word == "fcharset":
            self.pages[self.number] = CODE_PAGES.get(number or 0, "cp1252")
        elif word == "ansicpg":
            self.page = {65001: "utf-8", 10000: "mac-roman"}.get(number or 1252, f"cp{number or 1252}")
        elif word == "s":
            self.style(group, number or 0)
        elif word == "b":
            group.bold = number != 0
        elif word in {"v", "deleted"}:
            group.hidden = number != 0
        elif word == "plain":
            group.bold = group.hidden = False
        else:
            self.layout(word, number, group)

    def destination(self, word: str, group: Group, *, starred: bool) -> bool:
        """Open a group of a kind of its own; false where the word is something else."""
        if word in LEFT_OUT:
            group.skip = True
        elif word in APART and not group.skip:
            group.sink, group.ends_sink = Sink(note=APART[word]), True
            group.bold = group.hidden = False
        elif word in MARKS:
            group.role, self.gathered = "listtext", ""
        elif word in {"stylesheet", "fonttbl"}:
            group.role = word
        elif (starred and word not in READ_THROUGH) or word == "upr":
            group.skip = True
        elif word == "ud":
            group.skip = False
        else:
            return word in READ_THROUGH
        return True

    def layout(self, word: str, number: int | None, group: Group) -> None:
        sink = group.sink
        if group.skip or group.role in {"stylesheet", "style", "fonttbl", "listtext"}:
            if word == "outlinelevel" and group.role == "style" and number is not None and number < 9:
                self.styles[self.number] = number + 1
            return
        if word in {"par", "sect", "page"}:
            if not self.in_table:
                self.end_table(sink)  # even an empty paragraph parts two tables
            self.end_paragraph(sink)
        elif word in {"line", "softline"}:
            sink.runs.append(("\n", group.bold))
        elif word == "pard":
            self.in_table, self.level, self.heading = False, 0, 0
        elif word == "intbl":
            self.in_table = True
        elif word in {"cell", "nestcell"}:
            self.end_paragraph(sink, in_table=True)
            if word == "cell":
                sink.row.append(tuple(sink.cell))
                sink.cell = []
        elif word == "row":
            sink.rows.append((sink.row, self.edges))
            sink.row = []
        elif word == "trowd":
            self.edges = []
        elif word == "cellx":
            self.edges = [*self.edges, number or 0]
        elif word == "ilvl":
            self.level = number or 0
        elif word == "outlinelevel" and number is not None and number < 9:
            self.heading = number + 1

    def font(self, group: Group, number: int) -> None:
        if group.role == "fonttbl":
            self.number = number
        group.font = number

    def style(self, group: Group, number: int) -> None:
        if group.role == "stylesheet":
            group.role, self.number, self.gathered, group.bold = "style", number, "", False
        elif group.role != "style":
            self.heading = self.styles.get(number, 0)
            group.bold = group.bold or self.style_bold.get(number, False)

    def symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        elif symbol in "\\{}":
            self.text(symbol)
        elif symbol == "~":
            self.text(" ")
        elif symbol == "_":
            self.text("-")
        elif symbol in "\r\n":
            self.end_paragraph(self.stack[-1].sink)

    def byte(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.bytes.append(value)

    def flush_bytes(self) -> None:
        if not self.bytes:
            return
        data, self.bytes = bytes(self.bytes), bytearray()
        page = self.pages.get(self.stack[-1].font, self.page)
        if page == "symbol":
            self.put("".join(chr(0xF000 + byte) for byte in data))
            return
        try:
            self.put(data.decode(page, errors="replace"))
        except LookupError:
            self.put(data.decode("cp1252", errors="replace"))

    def unicode(self, code: int) -> None:
        """Take one UTF-16 unit; the two halves of a rare character come one by one."""
        if 0xD800 <= code < 0xDC00:
            self.surrogate = chr(code)
        elif 0xDC00 <= code < 0xE000:
            pair = (self.surrogate + chr(code)).encode("utf-16-le", "surrogatepass")
            self.put(pair.decode("utf-16-le", "replace"))
            self.surrogate = ""
        else:
            self.put(chr(code))

    def text(self, text: str) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(text))
            text, self.to_skip = text[skipped:], self.to_skip - skipped
        self.put(text)

    def put(self, text: str) -> None:
        group = self.stack[-1]
        if group.skip or group.hidden or not text:
            return
        if group.role in {"listtext", "style"}:
            self.gathered += text
        elif not group.role:
            if not self.in_table and (group.sink.rows or group.sink.row) and text.strip():
                self.end_table(group.sink)
            group.sink.runs.append((text, group.bold))

    def end_paragraph(self, sink: Sink, *, in_table: bool | None = None) -> None:
        in_table = self.in_table if in_table is None else in_table
        runs, sink.runs = sink.runs, []
        mark, sink.mark = sink.mark, ""
        for line in paragraphs(runs, together=bool(mark)):
            if self.heading:
                block = Block(kind="heading", text=line.whole, mark=mark, level=self.heading, strong=line.strong)
            elif mark:
                block = Block(kind="item", text=line.whole, mark=mark, level=self.level, strong=line.strong)
            else:
                block = plain_block(line, level=self.level)
            mark = ""
            (sink.cell if in_table else sink.blocks).append(block)

    def end_table(self, sink: Sink) -> None:
        if sink.row or sink.cell:
            sink.rows.append(([*sink.row, tuple(sink.cell)], self.edges))
            sink.row, sink.cell = [], []
        if sink.rows:
            sink.blocks.append(Block(kind="table", rows=lay_out_rows(sink.rows)))
            sink.rows = []
