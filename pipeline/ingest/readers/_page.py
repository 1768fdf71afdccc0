"""Walk the tree of a web page and say what is on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.ingest.readers._numbering import numeral
from pipeline.ingest.readers._plain import blocks_of
from pipeline.ingest.readers._runs import Run, paragraphs, plain_block
from pipeline.ingest.readers._surround import bold_classes, main_part, note_for
from pipeline.records import Block, BlockKind, Cell

#: Whose text is not on the page. The head itself is walked: an old parser puts stray elements of the body into it.
_DROPPED = frozenset(
    "script style template title svg math canvas object embed audio video map iframe noscript datalist".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section select "
    "summary table tbody td tfoot th thead tr ul caption label".split()
)
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_HEADING = re.compile(r"h[1-6]\Z")
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What holds for everything inside an element."""

    bold: bool = False
    note: str = ""
    quoted: bool = False
    depth: int = -1
    outside: bool = False


class Page:
    """A parsed page.

    Parameters
    ----------
    soup : bs4.BeautifulSoup
    """

    def __init__(self, soup: Any) -> None:
        self.soup = soup
        self.heavy = bold_classes(soup)
        self.main = main_part(soup)
        self.size = max(1, len(soup.get_text()))
        self.out: list[Block] = []
        self.runs: list[Run] = []
        self.waiting: tuple[BlockKind, str, int] | None = None  # what the next line of text is
        self.heading_level = 1

    def blocks(self) -> Iterator[Block]:
        """Yield what is on the page, in order."""
        place = _Place(outside=self.main is not None)
        self.inside(self.soup, place)
        self.flush(place)
        yield from self.out

    def inside(self, node: Any, place: _Place) -> None:
        for child in node.children:
            if child.name is None:
                if type(child).__name__ == "NavigableString":
                    self.runs.append((re.sub(r"[\r\n]+", " ", str(child)), place.bold))
            elif child.name not in _DROPPED:
                self.element(child, place)

    def element(self, node: Any, place: _Place) -> None:
        name = node.name
        if node is self.main:
            place = replace(place, outside=False, note="")
        if name == "br":
            self.runs.append(("\n", False))
            return
        if not place.note:
            place = replace(place, note=note_for(node, self.size, outside=place.outside))
        heavy = name in {"b", "strong", "th"} or bool(_HEAVY.search(node.get("style") or ""))
        place = replace(place, bold=place.bold or heavy or bool(self.heavy.intersection(node.get("class") or ())))
        if name not in _BLOCKS:
            self.inside(node, place)
            return
        self.flush(place)
        self.block(node, name, place)
        self.flush(place)

    def block(self, node: Any, name: str, place: _Place) -> None:
        if _HEADING.match(name) or node.get("role") == "heading":
            level = name[1] if _HEADING.match(name) else str(node.get("aria-level") or "2")
            self.heading(node, place, int(level) if level.isdigit() else 2)
        elif name == "summary":
            self.heading(node, place, min(self.heading_level + 1, 6), keep=True)
        elif name == "table" and node.get("role") not in {"presentation", "none"}:
            self.table(node, place)
        elif name in _LISTS:
            self.listing(node, name, place)
        elif name == "pre":
            self.preformatted(node, place)
        elif name == "dt":
            self.inside(node, replace(place, bold=True))
        elif name == "blockquote":
            self.inside(node, replace(place, quoted=True))
        elif name == "hr":
            return
        else:
            self.inside(node, place)

    def heading(self, node: Any, place: _Place, level: int, *, keep: bool = False) -> None:
        if node.find(["table", "ul", "ol"]):
            self.inside(node, place)
            return
        if place.outside and level == 1 and place.note == note_for(None, self.size, outside=True):
            place = replace(place, note="")  # the page's own title often stands above its main part
        text = [line.whole for line in paragraphs(_soft(node))]
        if not text:
            return
        if not keep:
            self.heading_level = level
        kind: BlockKind = "aside" if place.note else "heading"
        self.out.append(Block(kind=kind, text=" ".join(text), level=level, note=place.note))
        self.waiting = None

    def listing(self, node: Any, name: str, place: _Place) -> None:
        place = replace(place, depth=place.depth + 1)
        number = _whole(node.get("start"), 1)
        for child in node.children:
            if child.name == "li":
                number = _whole(child.get("value"), number)
                mark = f"{numeral(number, node.get('type') or '1')}." if name == "ol" else "•"
                self.flush(place)
                self.waiting = ("item", mark, place.depth)
                self.element(child, place)
                self.flush(place)
                self.waiting = None
                number += 1
            elif child.name in _LISTS:  # a list right inside a list, as some editors write it
                self.listing(child, child.name, place)
            elif child.name is not None and child.name not in _DROPPED:
                self.element(child, place)

    def preformatted(self, node: Any, place: _Place) -> None:
        for block in blocks_of(node.get_text()):
            self.out.append(replace(block, kind="aside", note=place.note) if place.note and block.text else block)

    def table(self, node: Any, place: _Place) -> None:
        rows = [row for row in node.find_all("tr") if row.find_parent("table") is node]
        cells = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row] for row in rows]
        caption = node.find("caption")
        if caption is not None and caption.find_parent("table") is node:
            self.element(caption, place)
        if place.note or sum(map(len, cells)) <= 1 or not any(cells):
            for cell in (cell for row in cells for cell in row):
                self.element(cell, place)
            return
        self.out.append(Block(kind="table", rows=self.grid(cells, place)))

    def grid(self, cells: list[list[Any]], place: _Place) -> tuple[tuple[Cell, ...], ...]:
        """Lay out a table; a cell that spans rows or columns fills its first place, and the others stay empty."""
        below: dict[int, int] = {}  # column → how many more rows a cell from above still covers
        rows = []
        for row in cells:
            laid: list[Cell] = []
            starting: dict[int, int] = {}
            for cell in row:
                _skip(laid, below)
                across = min(_whole(cell.get("colspan"), 1), 100)
                down = min(_whole(cell.get("rowspan"), 1), 1000)
                first = len(laid)
                laid.append(self.cell(cell, place))
                laid.extend(() for _ in range(across - 1))
                for column in range(first, first + across):
                    starting[column] = down - 1
            _skip(laid, below)
            below = {column: left - 1 for column, left in below.items() if left > 1} | starting
            rows.append(tuple(laid))
        width = max(map(len, rows), default=0)
        return tuple(row + ((),) * (width - len(row)) for row in rows)

    def cell(self, node: Any, place: _Place) -> Cell:
        before, self.out = self.out, []
        self.waiting = None
        place = replace(place, depth=-1)
        self.element(node, place)
        self.flush(place)
        cell, self.out = tuple(self.out), before
        return cell

    def flush(self, place: _Place) -> None:
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        for line in paragraphs(runs, together=self.waiting is not None):
            if place.note:
                self.out.append(Block(kind="aside", text=line.whole, note=place.note))
            elif self.waiting:
                kind, mark, level = self.waiting
                self.out.append(Block(kind=kind, text=line.whole, mark=mark, level=level, strong=line.strong))
                self.waiting = None
            elif place.quoted:
                self.out.append(Block(kind="paragraph", text=line.whole, mark=">", strong=line.strong))
            else:
                self.out.append(plain_block(line, level=max(place.depth, 0)))


def _soft(node: Any) -> list[Run]:
    runs: list[Run] = []
    for child in node.descendants:
        if child.name == "br":
            runs.append((" ", False))
        elif child.name is None and type(child).__name__ == "NavigableString" and child.parent.name not in _DROPPED:
            runs.append((" ".join(str(child).splitlines()), False))
    return runs


def _skip(laid: list[Cell], below: dict[int, int]) -> None:
    while below.get(len(laid), 0) > 0:
        laid.append(())


def _whole(value: Any, otherwise: int) -> int:
    return (
        int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and int(value) > 0 else otherwise
    )
