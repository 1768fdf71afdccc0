"""Find what stands on every page and belongs to none: page numbers, running headers and footers."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.ingest.readers._marks import ended, split_item

PAGE_NUMBER = "page number"
RUNNING = "page header or footer that repeats"

_PAGE = re.compile(
    r"""(?:[-–—|\s]*page\s*:?\s*\d+(?:\s*(?:of|/)\s*\d+)?[-–—|.\s]*
        |[-–—]\s*\d{1,4}\s*[-–—]
        |\d{1,4}\s*\|\s*page.*
        |\d{1,3}\s+of\s+\d{1,3})\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGITS = re.compile(r"\d+")
_NEAR = 3
_LONG = 50
_FAR = 12


def is_page_number(text: str) -> bool:
    """Whether a line says nothing but which page this is."""
    return len(text) < 60 and _PAGE.match(text) is not None


def mask(text: str) -> str:
    """Make lines that differ only in their numbers alike."""
    return _DIGITS.sub("#", text).casefold()


def running_lines(lines: Sequence[str], breaks: Sequence[int]) -> dict[int, str]:
    """Map the numbers of lines that are page furniture to what they are.

    Parameters
    ----------
    lines : sequence of str
        Stripped.
    breaks : sequence of int
        Numbers of lines at which a page is known to begin (a form feed).
    """
    found = {number: PAGE_NUMBER for number, line in enumerate(lines) if is_page_number(line)}
    found.update(_interruptions(lines, found))
    edges = sorted({*found, *breaks})
    if len(edges) < 3:
        return found
    near: dict[str, list[int]] = {}
    for edge in edges:
        for number in {*_neighbours(lines, edge, -1), *_neighbours(lines, edge, 1)}:
            if number not in found and len(lines[number]) <= 120:
                near.setdefault(mask(lines[number]), []).append(number)
    everywhere = Counter(mask(line) for line in lines if line)
    for words, numbers in near.items():
        places = set(numbers)
        if len(places) >= 3 and len(places) * 2 >= len(edges) and len(places) * 4 >= everywhere[words] * 3:
            found.update(dict.fromkeys(places, RUNNING))
    return found


def _interruptions(lines: Sequence[str], found: Mapping[int, str]) -> dict[int, str]:
    """Find lines that stand again and again, numbers apart, and cut a sentence in two at least once."""
    bare = {number for number, line in enumerate(lines) if len(line) <= 4 and line.isdecimal()}
    filled = [number for number, line in enumerate(lines) if line and number not in found and number not in bare]
    alike: dict[str, list[int]] = {}
    for place, number in enumerate(filled):
        if 8 <= len(lines[number]) <= 120:
            alike.setdefault(mask(" ".join(lines[number].split())), []).append(place)
    furniture: dict[int, str] = {}
    for places in alike.values():
        if len(places) < 2 or len(places) > 500:
            continue
        cuts = sum(_cuts(lines, filled, place) for place in places)
        if cuts and cuts >= sum(_heads_notes(lines, filled, place) for place in places):
            furniture.update((filled[place], RUNNING) for place in places)
    beside = {number + step for number in furniture for step in (-2, -1, 1, 2)}
    return furniture | dict.fromkeys(bare & beside, PAGE_NUMBER)


def _cuts(lines: Sequence[str], filled: Sequence[int], place: int) -> bool:
    if place == 0 or place + 1 >= len(filled):
        return False
    before, line, after = (lines[filled[at]] for at in (place - 1, place, place + 1))
    marked = split_item(line)[0] or split_item(after)[0] or split_item(before)[0]
    wrapped = len(before) >= _LONG and not ended(before) and after[:1].islower() and not line[:1].islower()
    return wrapped and not marked and not ended(line)


def _heads_notes(lines: Sequence[str], filled: Sequence[int], place: int) -> bool:
    """Whether a line stands between short lines that end no sentence, as a title does over each group's notes."""
    near = [lines[filled[at]] for at in (place - 1, place + 1) if 0 <= at < len(filled)]
    return any(len(line) < _LONG and not ended(line) for line in near)


def _neighbours(lines: Sequence[str], edge: int, step: int) -> list[int]:
    """List the numbers of the few filled lines before or from a page's edge on."""
    numbers: list[int] = []
    at = edge if step > 0 else edge - 1
    while 0 <= at < len(lines) and len(numbers) < _NEAR and abs(at - edge) < _FAR:
        if lines[at]:
            numbers.append(at)
        at += step
    return numbers
