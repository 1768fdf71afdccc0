"""Lists whose numbers have neither stop nor bracket behind them: "1 Who pays?" and, further down, "2 When is it?"."""

import re
from collections.abc import Sequence

from pipeline.ingest.readers._marks import ended

#: So many numbers in a row make a list of them, each at most so many lines below the one before.
_LEAST, _APART = 4, 8
#: A line that does not end as a sentence, but is as long as this, holds one that goes on.
_LONG = 60

_NUMBERED = re.compile(r"(\d{1,2})\s+(?=[A-Za-z\"“‘'(]\S*\s)")


def counted(lines: Sequence[str]) -> dict[int, str]:
    """Return the numbers of the lines that are entries of such lists, with the mark in front of each.

    Titles are numbered so, too; they end as no sentence does, and are none of these.
    """
    numbers = [(at, int(mark[1])) for at, line in enumerate(lines) if (mark := _NUMBERED.match(line.strip()))]
    found: dict[int, str] = {}
    run: list[tuple[int, int]] = []
    for at, number in [*numbers, (-1, -1)]:
        if run and number == run[-1][1] + 1 and at - run[-1][0] <= _APART:
            run.append((at, number))
            continue
        if at >= 0 and run and number != 1 and at - run[-1][0] <= _APART:
            continue  # some number in the words of an entry
        if len(run) >= _LEAST and sum(_is_told(lines[place]) for place, _ in run) * 2 >= len(run):
            found.update((place, str(counting)) for place, counting in run)
        run = [(at, number)]
    return found


def _is_told(line: str) -> bool:
    text = line.strip()
    return ended(text) or len(text) >= _LONG
