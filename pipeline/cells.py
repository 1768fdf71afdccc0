"""What a cell of a spreadsheet can carry, whichever program opens the file: nothing that XML forbids, and not too long."""

import re
from bisect import bisect_right
from collections.abc import Iterable

#: UTF-16 units that a cell holds: Excel cuts what is longer than 32,767.
MOST = 32_000
CUT = " … [cut here: longer than a cell can hold]"

#: What XML forbids, and lone halves of a surrogate pair.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LINE_HEIGHT = 15  # points

#: In front of what a spreadsheet would take for a formula in a CSV file.
_GUARD = "'"
_WORKED_OUT = "=+\\-@\t\n\r＝＋－＠"
_RISKY = re.compile(f"{_GUARD}*[{_WORKED_OUT}]")
_GUARDED = re.compile(f"{_GUARD}+[{_WORKED_OUT}]")

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def printable(text: str) -> str:
    """Return a text with the sign for "cannot be shown" in the place of what XML forbids."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def carried(text: str) -> str:
    """Return a text as a cell can carry it: without what XML forbids, and not longer than a cell holds."""
    if not text.strip():
        return ""
    text = printable(text)
    if _units(text) <= MOST:
        return text
    return text[: bisect_right(range(len(text)), MOST - len(CUT), key=lambda end: _units(text[:end])) - 1] + CUT


def escaped(text: str) -> str:
    """Return a text as it is written into an .xlsx file: what looks like one of Excel's escapes must not become one."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def height_of(cells: Iterable[tuple[object, int]], tallest: int) -> int:
    """Guess how high a row must be for its texts, in points; no program works it out when it opens a file.

    Parameters
    ----------
    cells : iterable of (object, int)
        What stands in each cell, and how wide it is in characters.
    tallest : int
        Points that no row exceeds.
    """
    lines = [sum(1 + len(line) // width for line in text.split("\n")) for text, width in cells if isinstance(text, str)]
    return min(max(lines, default=1) * _LINE_HEIGHT + 4, tallest)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `unguarded` gives it back."""
    return _GUARD + text if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Take off what `guarded` put on."""
    return text[1:] if _GUARDED.match(text) else text


def _units(text: str) -> int:
    return len(escaped(text).encode("utf-16-le", "surrogatepass")) // 2
