"""Walk a Word document's tree and say what is on the page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.ingest.readers._runs import Line, Run, paragraphs, plain_block
from pipeline.ingest.readers._styles import Lists, Styles, W, child, val
from pipeline.records import Block, Cell

CONTENTS = "table of contents of the file"
_ASIDES = {
    "header": "page header",
    "footer": "page footer",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment in the margin of the file",
}
#: Holders that stand between a paragraph and its runs, or between the body and its paragraphs.
_THROUGH = frozenset(
    W + name
    for name in ("ins", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "moveTo", "dir", "bdo")
)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTE_TYPES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_TYPED = re.compile(r"_x000[Dd]_")


class Word:
    """An opened document.

    Parameters
    ----------
    document : docx.document.Document
    parse : callable
        From the bytes of a part to its tree, without entities.
    """

    def __init__(self, document: Any, parse: Callable[[bytes], Any]) -> None:
        self.document, self.parse = document, parse
        self.styles = Styles(document)
        self.lists = Lists(document)
        body = document.element.body
        self.page = 1 if any(True for _ in body.iter(W + "lastRenderedPageBreak")) else 0
        self.boxes: list[Any] = []  # text boxes met in the paragraph being read

    def blocks(self) -> Iterator[Block]:
        """Yield what is in the document, in order; what stands outside its text comes as asides."""
        yield from self.around("header")
        yield from self.content(self.document.element.body)
        for name in ("footnotes", "endnotes", "comments"):
            yield from self.apart(name)
        yield from self.around("footer")

    def content(self, holder: Any) -> Iterator[Block]:
        for node in holder:
            if node.tag == W + "p":
                yield from self.paragraph(node)
            elif node.tag == W + "tbl":
                page = self.page
                rows = tuple(self.rows(node))
                yield Block(kind="table", rows=rows, locator=_locator(page))
            elif node.tag in _THROUGH:
                yield from self.content(node)
            elif node.tag == _MC + "AlternateContent":
                yield from self.content(_chosen(node))

    def paragraph(self, node: Any) -> Iterator[Block]:
        style = self.styles.of(node)
        page = self.page
        runs: list[Run] = []
        for text, bold in self.runs(node, style.bold):
            if not any(piece.strip() for piece, _ in runs):
                page = self.page
            runs.append((text, bold))
        boxes, self.boxes = self.boxes, []
        mark, level = self.lists.mark(node, style, filled=any(piece.strip() for piece, _ in runs))
        for number, line in enumerate(paragraphs(runs, together=bool(mark))):
            block = _block(line, mark if number == 0 else "", level, style.heading)
            if style.contents:
                block = Block(kind="aside", text=line.whole, note=CONTENTS)
            yield replace(block, locator=_locator(page))
        for box in boxes:
            yield from self.content(box)

    def runs(self, node: Any, bold: bool) -> Iterator[Run]:
        for part in node:
            if part.tag == W + "r":
                yield from self.run(part, self.styles.is_bold(part, bold))
            elif part.tag in _THROUGH:
                yield from self.runs(part, bold)

    def run(self, node: Any, bold: bool) -> Iterator[Run]:
        for part in node:
            name = part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""
            if name == "t":
                yield _TYPED.sub("", part.text or ""), bold
            elif name in {"tab", "ptab"}:
                yield "\t", bold
            elif name in {"br", "cr"}:
                yield "\n", bold
            elif name == "noBreakHyphen":
                yield "-", bold
            elif name == "sym":
                yield chr(int(part.get(W + "char") or "20", 16)), bold
            elif name == "lastRenderedPageBreak":
                self.page += 1
            elif name == "AlternateContent":
                yield from self.run(_chosen(part), bold)
            elif name in {"drawing", "pict", "object"}:
                self.boxes.extend(box for box in part.iter(W + "txbxContent") if _outermost(box, part))

    def rows(self, table: Any) -> Iterator[tuple[Cell, ...]]:
        """Yield a table's rows; a merged cell fills its first place, and the others stay empty."""
        for row in _through(table, W + "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            cells: list[Cell] = [()] * int(val(child(properties, "gridBefore")) or 0)
            for cell in _through(row, W + "tc"):
                own = child(cell, "tcPr")
                merged = child(own, "vMerge")
                goes_on = merged is not None and val(merged) != "restart"
                inside = tuple(self.content(cell))
                cells.append(() if goes_on and not any(block.text for block in inside) else inside)
                cells.extend(() for _ in range(int(val(child(own, "gridSpan")) or 1) - 1))
            yield tuple(cells)

    def around(self, name: str) -> Iterator[Block]:
        """Yield the running headers or footers, each wording once."""
        seen: set[str] = set()
        for section in self.document.sections:
            for kind in (name, f"first_page_{name}", f"even_page_{name}"):
                part = getattr(section, kind)
                if part.is_linked_to_previous:
                    continue
                for block in _flat(self.content(part._element)):
                    if block.text not in seen:
                        seen.add(block.text)
                        yield block_aside(block, _ASIDES[name])

    def apart(self, name: str) -> Iterator[Block]:
        """Yield footnotes, endnotes or margin comments."""
        for relation in self.document.part.rels.values():
            if relation.is_external or not relation.reltype.endswith("/" + name):
                continue
            for note in self.parse(relation.target_part.blob):
                if note.get(W + "type") not in _NOTE_TYPES:
                    for block in _flat(self.content(note)):
                        yield block_aside(block, _ASIDES[name])


def block_aside(block: Block, note: str) -> Block:
    """Set a block aside."""
    return Block(kind="aside", text=f"{block.mark} {block.text}".strip(), note=note, locator="")


def _block(line: Line, mark: str, level: int, heading: int) -> Block:
    if heading and line.whole:
        return Block(kind="heading", text=line.whole, mark=mark, level=heading, strong=line.strong)
    if mark:
        return Block(kind="item", text=line.whole, mark=mark, level=level, strong=line.strong)
    return plain_block(line, level=level)


def _flat(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                for cell in row:
                    yield from _flat(iter(cell))
        elif block.text or block.mark:
            yield block


def _through(node: Any, tag: str) -> Iterator[Any]:
    for part in node:
        if part.tag == tag:
            yield part
        elif part.tag in _THROUGH:
            yield from _through(part, tag)


def _chosen(node: Any) -> Any:
    """Take one of the versions that a program may choose from, never both."""
    choice = node.find(_MC + "Choice")
    return choice if choice is not None else node.find(_MC + "Fallback")


def _outermost(box: Any, root: Any) -> bool:
    parent = box.getparent()
    while parent is not None and parent is not root:
        if parent.tag in {W + "txbxContent", _MC + "Fallback"}:
            return False
        parent = parent.getparent()
    return True


def _locator(page: int) -> str:
    return f"page {page}" if page else ""
