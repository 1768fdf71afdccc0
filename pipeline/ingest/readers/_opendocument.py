"""Walk an OpenDocument's tree and say what is on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.ingest.readers._numbering import bullet, numeral
from pipeline.ingest.readers._runs import Run, paragraphs, plain_block
from pipeline.records import Block, Cell

CONTENTS = "table of contents of the file"
_N = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, OFFICE, DRAW = (f"{{{_N}{part}:1.0}}" for part in ("text", "table", "style", "office", "drawing"))
FO = f"{{{_N}xsl-fo-compatible:1.0}}"
_BOLD = re.compile(r"bold|[6-9]00")
_TITLE = re.compile(r"heading_20_(\d+)\Z", re.IGNORECASE)
_WAYS_IN = frozenset(
    TEXT + name for name in ("section", "index-body", "index-title", "soft-page-break", "numbered-paragraph")
)
_INDEXES = frozenset(
    TEXT + name
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
)
_LEFT_OUT = frozenset(
    (TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", OFFICE + "forms", TEXT + "ruby-text")
)


@dataclass(slots=True)
class _List:
    """Where the reading stands in a list."""

    style: str
    level: int
    counts: dict[int, int] = field(default_factory=dict)


class OpenDocument:
    """A document's two trees.

    Parameters
    ----------
    content, styles : lxml.etree._Element
    """

    def __init__(self, content: Any, styles: Any) -> None:
        self.content, self.style_tree = content, styles
        trees = [tree for tree in (styles, content) if tree is not None]
        self.styles = {
            (node.get(STYLE + "family"), node.get(STYLE + "name")): node
            for tree in trees
            for node in tree.iter(STYLE + "style")
        }
        self.list_styles = {node.get(STYLE + "name"): node for tree in trees for node in tree.iter(TEXT + "list-style")}
        self.counts: dict[str, dict[int, int]] = {}
        self.page = 1 if any(True for _ in content.iter(TEXT + "soft-page-break")) else 0
        self.boxes: list[Any] = []
        self.notes: list[tuple[Any, str]] = []

    def blocks(self) -> Iterator[Block]:
        """Yield what is in the document, in order; what stands outside its text comes as asides."""
        yield from self.around("header", "page header")
        body = self.content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise ValueError("no text body")
        yield from self.inside(body)
        for note, what in self.notes:
            for block in _flat(self.inside(note)):
                yield Block(kind="aside", text=f"{block.mark} {block.text}".strip(), note=what)
        yield from self.around("footer", "page footer")

    def inside(self, holder: Any, place: _List | None = None) -> Iterator[Block]:
        for node in holder:
            tag = node.tag
            if tag in (TEXT + "p", TEXT + "h"):
                yield from self.paragraph(node, "", 0)
            elif tag == TEXT + "list":
                yield from self.listing(node, place)
            elif tag == TABLE + "table":
                yield Block(kind="table", rows=tuple(self.rows(node)), locator=self.locator())
            elif tag in _INDEXES:
                for block in _flat(self.inside(node)):
                    yield Block(kind="aside", text=f"{block.mark} {block.text}".strip(), note=CONTENTS)
            elif tag == TEXT + "soft-page-break":
                self.page += 1
            elif tag in _WAYS_IN:
                yield from self.inside(node)
            elif isinstance(tag, str) and tag.startswith(DRAW):
                yield from self.inside_boxes([node])

    def paragraph(self, node: Any, mark: str, level: int) -> Iterator[Block]:
        name = node.get(TEXT + "style-name") or ""
        if self.page and self.breaks_before(name):
            self.page += 1
        bold = self.is_bold("paragraph", name, otherwise=False)
        locator = self.locator()
        runs = list(self.runs(node, bold))
        boxes, self.boxes = self.boxes, []
        heading = self.heading(node, name)
        for number, line in enumerate(paragraphs(runs, together=bool(mark))):
            first = mark if number == 0 else ""
            if heading:
                block = Block(kind="heading", text=line.whole, mark=first, level=heading, strong=line.strong)
            elif first:
                block = Block(kind="item", text=line.whole, mark=first, level=level, strong=line.strong)
            else:
                block = plain_block(line, level=level)
            yield replace(block, locator=locator)
        yield from self.inside_boxes(boxes)

    def inside_boxes(self, nodes: list[Any]) -> Iterator[Block]:
        for node in nodes:
            for box in [node] if node.tag == DRAW + "text-box" else node.iter(DRAW + "text-box"):
                yield from self.inside(box)

    def runs(self, node: Any, bold: bool) -> Iterator[Run]:
        if node.text:
            yield " ".join(node.text.splitlines()) if "\n" in node.text else node.text, bold
        for part in node:
            yield from self.part(part, bold)
            if part.tail:
                yield part.tail.replace("\n", " "), bold

    def part(self, part: Any, bold: bool) -> Iterator[Run]:
        tag = part.tag
        if tag == TEXT + "s":
            yield " ", bold
        elif tag == TEXT + "tab":
            yield "\t", bold
        elif tag == TEXT + "line-break":
            yield "\n", bold
        elif tag == TEXT + "soft-page-break":
            self.page += 1
        elif tag == TEXT + "note":
            what = "endnote" if part.get(TEXT + "note-class") == "endnote" else "footnote"
            self.notes.extend((body, what) for body in part.iter(TEXT + "note-body"))
        elif tag == OFFICE + "annotation":
            self.notes.append((part, "comment in the margin of the file"))
        elif isinstance(tag, str) and tag.startswith(DRAW) and tag != DRAW + "a":
            self.boxes.append(part)
        elif isinstance(tag, str) and tag not in _LEFT_OUT:
            own = self.is_bold("text", part.get(TEXT + "style-name") or "", otherwise=bold)
            yield from self.runs(part, own)

    def listing(self, node: Any, outer: _List | None) -> Iterator[Block]:
        style = node.get(TEXT + "style-name") or (outer.style if outer else "")
        level = outer.level + 1 if outer else 0
        going_on = node.get(TEXT + "continue-numbering") == "true" or node.get(TEXT + "continue-list")
        if outer is None and not going_on:
            self.counts.pop(style, None)
        counts = outer.counts if outer else self.counts.setdefault(style, {})
        place = _List(style=style, level=level, counts=counts)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        for item in node:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            fresh = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag in (TEXT + "p", TEXT + "h"):
                    mark = self.mark(place, item.get(TEXT + "start-value")) if fresh and _has_text(child) else ""
                    fresh = fresh and not mark
                    yield from self.paragraph(child, mark, level)
                elif child.tag == TEXT + "list":
                    yield from self.listing(child, place)
                else:
                    yield from self.inside([child])

    def mark(self, place: _List, start: str | None) -> str:
        node = self.level_style(place.style, place.level)
        if node is None or node.tag == TEXT + "list-level-style-bullet":
            return bullet(node.get(TEXT + "bullet-char") or "") if node is not None else "•"
        if node.tag != TEXT + "list-level-style-number":
            return "•"
        first = int(node.get(TEXT + "start-value") or 1)
        number = int(start) if start and start.isdigit() else place.counts.get(place.level, first - 1) + 1
        place.counts[place.level] = number
        shown = []
        for level in range(place.level + 1 - int(node.get(TEXT + "display-levels") or 1), place.level + 1):
            upper = self.level_style(place.style, level)
            shape = (upper.get(STYLE + "num-format") if upper is not None else None) or ""
            if shape:
                shown.append(numeral(place.counts.get(level, 1), shape))
        if not shown:
            return ""
        return f"{node.get(STYLE + 'num-prefix') or ''}{'.'.join(shown)}{node.get(STYLE + 'num-suffix') or ''}".strip()

    def level_style(self, style: str, level: int) -> Any | None:
        for node in self.list_styles.get(style, ()):
            if node.get(TEXT + "level") == str(level + 1):
                return node
        return None

    def rows(self, table: Any) -> Iterator[tuple[Cell, ...]]:
        for node in table.iter(TABLE + "table-row"):
            if _parent_table(node) is not table:
                continue
            cells: list[Cell] = []
            for cell in node:
                times = min(int(cell.get(TABLE + "number-columns-repeated") or 1), 100)
                if cell.tag == TABLE + "table-cell":
                    cells.extend([tuple(self.inside(cell))] * times)
                elif cell.tag == TABLE + "covered-table-cell":
                    cells.extend([()] * times)
            yield tuple(cells)

    def around(self, name: str, note: str) -> Iterator[Block]:
        if self.style_tree is None:
            return
        seen: set[str] = set()
        for kind in (name, f"{name}-first", f"{name}-left"):
            for node in self.style_tree.iter(STYLE + kind):
                page, self.page = self.page, 0
                for block in _flat(self.inside(node)):
                    if block.text not in seen:
                        seen.add(block.text)
                        yield Block(kind="aside", text=f"{block.mark} {block.text}".strip(), note=note)
                self.page = page

    def chain(self, family: str, name: str) -> Iterator[Any]:
        for _ in range(20):
            node = self.styles.get((family, name))
            if node is None:
                return
            yield node
            name = node.get(STYLE + "parent-style-name") or ""

    def is_bold(self, family: str, name: str, *, otherwise: bool) -> bool:
        for node in self.chain(family, name):
            properties = node.find(STYLE + "text-properties")
            weight = properties.get(FO + "font-weight") if properties is not None else None
            if weight:
                return _BOLD.match(weight) is not None
        return otherwise

    def heading(self, node: Any, name: str) -> int:
        if node.tag == TEXT + "h":
            return int(node.get(TEXT + "outline-level") or 1)
        for style in [name, *(one.get(STYLE + "parent-style-name") or "" for one in self.chain("paragraph", name))]:
            if found := _TITLE.match(style):
                return int(found.group(1))
            if style in {"Title", "Subtitle"}:
                return 1 if style == "Title" else 2
        return 0

    def breaks_before(self, name: str) -> bool:
        node = self.styles.get(("paragraph", name))
        properties = node.find(STYLE + "paragraph-properties") if node is not None else None
        return properties is not None and properties.get(FO + "break-before") == "page"

    def locator(self) -> str:
        return f"page {self.page}" if self.page else ""


def _parent_table(node: Any) -> Any:
    node = node.getparent()
    while node is not None and node.tag != TABLE + "table":
        node = node.getparent()
    return node


def _has_text(node: Any) -> bool:
    return any(text.strip() for text in node.itertext())


def _flat(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                for cell in row:
                    yield from _flat(iter(cell))
        elif block.text or block.mark:
            yield block
