"""The short account as Markdown, to be pasted into a page, a ticket or a message."""

import re
from pathlib import Path

from pipeline.cells import printable
from pipeline.editions import Edition
from pipeline.records import Analysis
from pipeline.report.exports import Export
from pipeline.report.study import study_of
from pipeline.report.views.summary import summary_of
from pipeline.report.views.summary_parts import Grid, Heading, Part, Points, Said, Summary

#: What Markdown, or the HTML that may stand in it, takes for a sign of its own.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>|~&])")

#: The same, where a line begins: headings, lists, rules.
_BEGINS = re.compile(r"^([#+=-])|^(\d+)([.)])")

#: Addresses that many programs turn into links by themselves; in the words of others they stay words.
_LINKS = re.compile(r"(?i)\b(https?|ftp)(?=://)|\b(www)(?=\.)|(?<=\w)@(?=\w)")


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write the account."""
    path = out / EXPORT.single
    summary = summary_of(study_of(analysis, edition), title)
    path.write_text(markdown(summary), encoding="utf-8", newline="\n")
    return [path]


def markdown(summary: Summary) -> str:
    """Return an account as Markdown."""
    pieces = [f"# {words(summary.title)}", f"{words(summary.subtitle)}.", *map(_part, summary.parts)]
    return "\n\n".join(pieces) + "\n"


def words(text: str) -> str:
    """Return a text of which Markdown makes nothing but words."""
    text = _SIGNS.sub(r"\\\1", " ".join(printable(text).split()))
    text = _BEGINS.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", text)
    return _LINKS.sub(
        lambda match: f"{match[1] or match[2] or ''}\N{WORD JOINER}{'' if match[1] or match[2] else '@'}", text
    )


def _part(part: Part) -> str:
    if isinstance(part, Heading):
        return f"{'#' * (part.level + 1)} {words(part.text)}"
    if isinstance(part, Points):
        return "\n".join(f"- {words(item)}" for item in part.items)
    if isinstance(part, Said):
        return f"> “{words(part.text)}”\n>\n> — {words(part.place)}"
    if isinstance(part, Grid):
        return _grid(part)
    return words(part.text)


def _grid(grid: Grid) -> str:
    rule = ["---:" if place in grid.figures else "---" for place in range(len(grid.head))]
    rows = [grid.head, *grid.rows]
    lines = [f"| {' | '.join(words(cell) for cell in row)} |" for row in rows]
    return "\n".join([f"{words(grid.caption)}:", "", lines[0], f"| {' | '.join(rule)} |", *lines[1:]])


EXPORT = Export(name="markdown", suffix=".md", about="a short account to paste", write=write, single="summary.md")
