"""A table of who asked whom about what that lost its shape: a cell to a line, the reply under each row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.shapes._once import once
from pipeline.ingest.shapes._outline import Line

_FROM = re.compile(r"(?:question |asked |put )?(?:from|by)|asker|questioner|member", re.IGNORECASE)
_TO = re.compile(r"(?:question |asked |put )?(?:to|of)|portfolio holder|cabinet member|addressed to|for", re.IGNORECASE)
_ABOUT = re.compile(r"subject|topic|question|matter|about|issue", re.IGNORECASE)
_NUMBER = re.compile(r"(?:Q\.?\s?)?\d{1,3}\.?", re.IGNORECASE)
_BARS = " |\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where its table and its cells begin, which line holds what was asked, and who asked it."""

    head: int
    first: int
    asked: int
    asker: str


@once
def flat_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Return the rows of such a table, where its head ("From", "To", "Subject") stands over them."""
    cells = [(at, line.text.strip(_BARS)) for at, line in enumerate(lines) if line.kind != "table"]
    cells = [(at, text) for at, text in cells if text]
    heads = [
        place
        for place in range(len(cells) - 2)
        if all(pattern.fullmatch(cells[place + more][1]) for more, pattern in enumerate((_FROM, _TO, _ABOUT)))
    ]
    if not heads:
        return ()
    rows = []
    for place in range(heads[0] + 3, len(cells) - 3):
        numbered = _NUMBER.fullmatch(cells[place][1]) is not None
        asker, addressee, about = (text for _, text in cells[place + 1 : place + 4])
        if numbered and len(asker.split()) <= 6 and len(addressee.split()) <= 8 and about[-1:] != ":":
            rows.append(Row(cells[heads[0]][0], cells[place][0], cells[place + 3][0], asker))
    return tuple(rows)


def head_of_rows(lines: Sequence[Line], at: int) -> int:
    """Return where the table begins in which something was asked on a line; that line itself where it is in none."""
    return next((row.head for row in flat_rows(lines) if row.asked == at), at)


def asked_in_row(lines: Sequence[Line], at: int) -> str | None:
    """Return who asked what stands on a line, where it is the cell of such a row."""
    return next((row.asker for row in flat_rows(lines) if row.asked == at), None)
