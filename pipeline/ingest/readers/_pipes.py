"""Read tables drawn with bars: Markdown's and those of plain-text mail and wikis."""

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.readers._tabs import Lines, Region

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\Z")
_GRID = re.compile(r"\+(?:[-=]{2,}\+)+\Z")
_BAR = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def pipe_tables(lines: Sequence[str]) -> Iterator[Region]:
    """Find the stretches of lines that draw a table."""
    at = 0
    while at < len(lines):
        text = lines[at].strip()
        if "|" in text or text.startswith("+-"):
            if spaced := _spaced(lines, at):
                yield at, spaced[-1] + 1, [[_broken(cell) for cell in _cells(lines[one])] for one in spaced]
                at = spaced[-1] + 1
                continue
            end = _end(lines, at)
            rows = _grid_rows(lines[at:end]) if _GRID.match(text) else _rows(lines[at:end])
            if rows:
                yield at, end, rows
            else:  # the rule under a heading row may come later in the stretch
                rules = (number for number in range(at + 2, end) if _is_rule(lines[number]))
                end = next(rules, end + 1) - 1
            at = max(end, at + 1)
            continue
        at += 1


def _end(lines: Sequence[str], start: int) -> int:
    end = start
    while end < len(lines) and ("|" in lines[end] or _GRID.match(lines[end].strip())) and lines[end].strip():
        end += 1
    return end


def _spaced(lines: Sequence[str], start: int) -> list[int]:
    """Return the rows of a table without frame or rule whose rows stand apart, each in as many cells as the first."""
    rows, at = [start], start + 1
    width = len(_cells(lines[start]))
    while at < len(lines):
        text = lines[at].strip()
        if text and (text.count(" | ") != width - 1 or len(_cells(lines[at])) != width):
            break
        if text:
            if at - rows[-1] == 1:
                return []
            rows.append(at)
        at += 1
    return rows if width > 2 and len(rows) > 2 and not lines[start].strip().startswith("|") else []


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.match(line.strip()) is not None


def _cells(line: str, *, framed: bool = True) -> list[str]:
    text = line.strip()
    parts = _BAR.split(text)
    if text.startswith("|") and framed:
        parts = parts[1:]
    if parts and len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [part.strip() for part in parts]


def _rows(lines: Sequence[str]) -> list[list[Lines]] | None:
    rules = [at for at, line in enumerate(lines) if _is_rule(line)]
    barred = all(line.strip().startswith("|") and line.strip().endswith("|") for line in lines)
    even = len(lines) >= 3 and len({len(_cells(line)) for line in lines}) == 1 and all(" | " in line for line in lines)
    if not (rules and rules[0] <= 1) and not (barred and len(lines) >= 2) and not even:
        return None
    # Where the other lines have no bar in front, one that starts with a bar starts with an empty cell.
    framed = sum(line.strip().startswith("|") for line in lines) * 2 > len(lines)
    split = [_cells(line, framed=framed) for at, line in enumerate(lines) if at not in rules]
    width = max(map(len, split), default=0)
    if width < 2:
        return None
    return [[_broken(cell) if cell else [] for cell in row] + [[] for _ in range(width - len(row))] for row in split]


def _broken(cell: str) -> Lines:
    """Return the lines of a cell, with a gap where the writer began something new and did not only break a line."""
    lines: Lines = []
    for part in (part.strip() for part in BREAK.split(cell)):
        goes_on = part[:1].islower() and lines[-1:] and lines[-1][-1:].isalnum()
        if lines and not goes_on:
            lines.append("")
        lines.append(part)
    return lines


def _grid_rows(lines: Sequence[str]) -> list[list[Lines]] | None:
    rows: list[list[Lines]] = []
    row: list[Lines] = []
    for line in lines:
        if _GRID.match(line.strip()):
            if row:
                rows.append(row)
            row = []
            continue
        for number, part in enumerate(_cells(line)):
            while len(row) <= number:
                row.append([])
            row[number].append(part)
    if row:
        rows.append(row)
    width = max(map(len, rows), default=0)
    return [one + [[] for _ in range(width - len(one))] for one in rows] if width >= 2 else None
