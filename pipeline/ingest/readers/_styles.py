"""What a Word paragraph's style says about it: heading, bold, list."""

import re
from dataclasses import dataclass
from typing import Any

from pipeline.ingest.readers._numbering import bullet, numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading (\d)\Z", re.IGNORECASE)
_OFF = frozenset(("0", "false", "off", "none"))
_PLACE = re.compile(r"%(\d)")


def child(node: Any, *names: str) -> Any | None:
    """Go down by local names; None as soon as one is missing."""
    for name in names:
        node = node.find(W + name) if node is not None else None
    return node


def val(node: Any) -> str | None:
    """Read the ``w:val`` of an element that may be missing."""
    return None if node is None else node.get(W + "val")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a paragraph's style, with those that it is based on, says."""

    heading: int = 0
    bold: bool = False
    contents: bool = False
    bulleted: bool = False
    number: tuple[str, str] = ("", "")  # list id and level


class Styles:
    """The styles of a document, worked out once each."""

    def __init__(self, document: Any) -> None:
        element = document.styles.element
        self.nodes = {node.get(W + "styleId"): node for node in element.iter(W + "style")}
        self.default = next(
            (
                node.get(W + "styleId")
                for node in self.nodes.values()
                if node.get(W + "type") == "paragraph" and node.get(W + "default") in {"1", "true"}
            ),
            "",
        )
        self.known: dict[str, Style] = {}

    def of(self, paragraph: Any) -> Style:
        """Say what holds for a paragraph."""
        name = val(child(paragraph, "pPr", "pStyle")) or self.default
        style = self.known.get(name)
        if style is None:
            style = self.known[name] = self._work_out(name)
        outline = val(child(paragraph, "pPr", "outlineLvl"))
        if outline and outline.isdigit() and int(outline) < 9 and not style.heading:
            return Style(heading=int(outline) + 1, bold=style.bold, number=style.number)
        return style

    def is_bold(self, run: Any, otherwise: bool) -> bool:
        """Whether a run is bold; where it does not say, as its paragraph is."""
        own = child(run, "rPr", "b")
        if own is not None:
            return val(own) not in _OFF
        name = val(child(run, "rPr", "rStyle"))
        for node in self._chain(name) if name else ():
            if (bold := child(node, "rPr", "b")) is not None:
                return val(bold) not in _OFF
        return otherwise

    def _chain(self, name: str) -> list[Any]:
        chain: list[Any] = []
        while name in self.nodes and self.nodes[name] not in chain and len(chain) < 20:
            chain.append(self.nodes[name])
            name = val(child(chain[-1], "basedOn")) or ""
        return chain

    def _work_out(self, name: str) -> Style:
        heading, bold, number, level = 0, None, "", ""
        contents = bulleted = False
        for node in self._chain(name):
            title = (val(child(node, "name")) or "").lower()
            if not heading and (found := _HEADING.match(title)):
                heading = int(found.group(1))
            elif not heading and title in {"title", "subtitle"}:
                heading = 1 if title == "title" else 2
            outline = val(child(node, "pPr", "outlineLvl"))
            if not heading and outline and outline.isdigit() and int(outline) < 9:
                heading = int(outline) + 1
            contents = contents or title.startswith(("toc ", "table of figures"))
            bulleted = bulleted or title.startswith("list bullet")
            if bold is None and (own := child(node, "rPr", "b")) is not None:
                bold = val(own) not in _OFF
            listed = child(node, "pPr", "numPr")
            number = number or val(child(listed, "numId")) or ""
            level = level or val(child(listed, "ilvl")) or ""
        return Style(heading=heading, bold=bool(bold), contents=contents, bulleted=bulleted, number=(number, level))


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}  # (list, level) → format, text, first number
        self.counts: dict[str, dict[int, int]] = {}
        self.shared: dict[str, str] = {}
        self.restarted: set[str] = set()
        part = next(
            (
                relation.target_part
                for relation in document.part.rels.values()
                if not relation.is_external and relation.reltype.endswith("/numbering")
            ),
            None,
        )
        if part is not None:
            self._gather(part.element)

    def mark(self, paragraph: Any, style: Style, *, filled: bool) -> tuple[str, int]:
        """Give a paragraph's bullet or number, and its level; an empty mark where it is no list item."""
        own = child(paragraph, "pPr", "numPr")
        number = val(child(own, "numId")) or style.number[0]
        depth = val(child(own, "ilvl")) or style.number[1] or "0"
        level = int(depth) if depth.isdigit() else 0
        if not number or number == "0":
            return ("•", 0) if style.bulleted and not own else ("", 0)
        if not filled:
            return "", level
        shape, text, _ = self.levels.get((number, level), ("bullet", "•", 1))
        if shape == "bullet":
            return bullet(text), level
        self._count(number, level)
        if shape == "none":
            return "", level
        return _PLACE.sub(lambda found: self._numeral(number, int(found.group(1)) - 1), text).strip(), level

    def _count(self, number: str, level: int) -> None:
        counts = self.counts.setdefault(self.shared.get(number, number), {})
        if number in self.restarted:
            self.restarted.discard(number)
            counts.clear()
        first = self.levels.get((number, level), ("", "", 1))[2]
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

    def _numeral(self, number: str, level: int) -> str:
        shape, _, first = self.levels.get((number, level), ("decimal", "", 1))
        return numeral(self.counts.get(self.shared.get(number, number), {}).get(level, first), shape)

    def _gather(self, numbering: Any) -> None:
        abstract = {node.get(W + "abstractNumId"): node for node in numbering.iter(W + "abstractNum")}
        for num in numbering.iter(W + "num"):
            name = num.get(W + "numId")
            base = val(child(num, "abstractNumId")) or ""
            self.shared[name] = base
            nodes = list(abstract[base].iter(W + "lvl")) if base in abstract else []
            for override in num.iter(W + "lvlOverride"):
                nodes.extend(override.iter(W + "lvl"))
                if child(override, "startOverride") is not None:
                    self.restarted.add(name)
            for node in nodes:
                first = val(child(node, "start")) or "1"
                shape = val(child(node, "numFmt")) or "decimal"
                text = val(child(node, "lvlText")) or ""
                level = int(node.get(W + "ilvl") or 0)
                self.levels[name, level] = shape, text, int(first) if first.isdigit() else 1
