"""What a position in a source means: programs count in different units, and the words that they quote tell which.

The standard counts Unicode code points as they stand in the file. NVivo counts UTF-16 units, in which most emoji are
two; ATLAS.ti takes CR LF for one, and so does whoever lets XML carry the text; some count a byte order mark. Taguette
counts UTF-8 bytes.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate

_Width = Callable[[str], int]

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of counting."""

    name: str  # in words, for the reader of the report
    utf16: bool = False
    utf8: bool = False
    breaks: int = 0  # what a line break of two characters counts; 0: as it stands in the text
    mark: bool = False  # a byte order mark that was taken off counts


STANDARD = Reading("in code points, as the standard has it")
BYTES = Reading("in bytes of UTF-8", utf8=True)
_MARKED = Reading("with the byte order mark as a character", mark=True)
_OTHERS = (
    Reading("with each line break as one character", breaks=1),
    Reading("with each line break as two characters", breaks=2),
    Reading("in UTF-16 units", utf16=True),
    Reading("in UTF-16 units, with each line break as one", utf16=True, breaks=1),
    Reading("in UTF-16 units, with each line break as two", utf16=True, breaks=2),
    _MARKED,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A selection as it stands in a file: two positions, and how the selected words begin."""

    start: int
    end: int
    quoted: str = ""


class Positions:
    """Turns positions in a text, by one reading, into code points."""

    def __init__(self, text: str, reading: Reading) -> None:
        widths = (_width(text, place, reading) for place in range(len(text)))
        plain = reading in {STANDARD, _MARKED}
        self._ends = range(len(text) + 1) if plain else list(accumulate(widths, initial=0))
        self._shift = 1 if reading.mark else 0
        self.total = self._ends[-1] + self._shift

    def __call__(self, position: int) -> int:
        """Return the place in the text; within a character that counts for several, its start."""
        position = max(0, position - self._shift)
        place = bisect_left(self._ends, position)
        # A character that counts for nothing (the first half of a line break) belongs to what follows it.
        return place if place < len(self._ends) and self._ends[place] == position else max(0, place - 1)


def _width(text: str, place: int, reading: Reading) -> int:
    letter = text[place]
    if reading.utf8:
        return len(letter.encode("utf-8", "surrogatepass"))
    if letter == "\r" and text[place + 1 : place + 2] == "\n" and reading.breaks == 1:
        return 0
    if letter == "\n" and text[place - 1 : place] != "\r" and reading.breaks == 2:
        return 2
    return 2 if reading.utf16 and ord(letter) > 0xFFFF else 1


def best_reading(text: str, marked: Iterable[Marked], *, origin: str = "", bom: bool = False) -> Reading:
    """Return the way of counting with which most of the quoted words stand where they should.

    Parameters
    ----------
    text : str
    marked : iterable of Marked
    origin : str
        The program that wrote the file; it decides where no words are quoted.
    bom : bool
        Whether the text had a byte order mark.

    Returns
    -------
    Reading
        The standard's own unless another one is better.
    """
    marked = tuple(marked)
    quoting = sum(bool(item.quoted) for item in marked)
    if quoting and _agreeing(text, marked, STANDARD) == quoting:
        return STANDARD
    apart = [STANDARD, *(reading for reading in _OTHERS if _differs(text, reading, bom))]
    if len(apart) == 1:
        return STANDARD
    usual = _usual(origin)
    return max(apart, key=lambda reading: (_agreeing(text, marked, reading), reading in usual, -apart.index(reading)))


def _differs(text: str, reading: Reading, bom: bool) -> bool:
    if reading.mark:
        return bom
    wide = any(ord(letter) > 0xFFFF for letter in text)
    pairs = "\r\n" in text
    if reading.breaks == 2:
        return "\n" in text and not pairs and (wide or not reading.utf16)
    return (not reading.utf16 or wide) and (reading.breaks != 1 or pairs)


def _usual(origin: str) -> tuple[Reading, ...]:
    found = origin.casefold()
    if "atlas" in found:
        return tuple(reading for reading in _OTHERS if reading.breaks == 1 and not reading.utf16)
    if "nvivo" in found:
        return tuple(reading for reading in _OTHERS if reading.utf16 and not reading.breaks)
    return ()


def _agreeing(text: str, marked: tuple[Marked, ...], reading: Reading) -> int:
    at = Positions(text, reading)
    found = 0
    for item in marked:
        if item.quoted and item.end <= at.total:
            found += agrees(text[at(item.start) : at(item.end)], item.quoted)
    return found


def agrees(words: str, quoted: str) -> bool:
    """Say whether quoted words, which may be cut short, are how these begin."""
    begins, cut = begins_with(quoted)
    said = "".join(words.split())
    return bool(begins) and (said.startswith(begins) if cut else said == begins)


def begins_with(quoted: str) -> tuple[str, bool]:
    """Return quoted words without white space, and whether they were cut short."""
    whole = re.sub(r"(?:…|\.\.\.)$", "", quoted.strip())
    return "".join(whole.split()), whole != quoted.strip()


def unmarked(text: str) -> tuple[str, bool]:
    """Take a byte order mark off, and say whether there was one."""
    return text.removeprefix(_MARK), text.startswith(_MARK)
