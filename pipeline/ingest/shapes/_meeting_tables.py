"""Tables in the papers of a meeting: of actions, of those present, or minutes that were laid out in columns."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.action_tables import Columns, cells_of, columns_of, is_column_name
from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._action_lists import read_rows
from pipeline.ingest.shapes._roll_tables import is_roll, leading_people, read_roll_table
from pipeline.records import Block, leaves

if TYPE_CHECKING:
    from pipeline.ingest.shapes._meeting import Meeting

Rows = Sequence[Sequence[Sequence[Block]]]

_ACTIONS = re.compile(r"actions?\b|by\s+whom\b|who\b", re.IGNORECASE)
#: What the columns of minutes are called, besides the names that those of an action list have, too.
_MINUTES = re.compile(
    r"\W*(?:(?:agenda\s+)?items?|(?:key\s+)?(?:discussions?|points|notes?|comments?)|minutes?|summary|subject|topic|decisions?|outcomes?|resolutions?|update)(?:\s+(?:points|no\.?|number|and\s+\w+|/\s*\w+))?\W*$",
    re.IGNORECASE,
)


def read_table(meeting: "Meeting", table: Block) -> Iterator[Taken | Left]:
    """Read a table as what it is.

    Parameters
    ----------
    meeting : Meeting
        As far as it has been read.
    table : Block
    """
    rows = [[list(leaves(cell)) for cell in row] for row in table.rows]
    columns = columns_of(rows)
    if columns is not None:
        yield from _actions(meeting, rows, columns)
        return
    if is_roll(rows, named=meeting.attendance is not None):
        yield from _roll(meeting, rows)
        return
    if meeting.attendance is not None and (people := leading_people(rows)):
        yield from _roll(meeting, rows[:people])
        rows = rows[people:]
        meeting.attendance = None
    header = cells_of(rows[0]) if rows else []
    named = sum(bool(_MINUTES.match(name)) or is_column_name(name) for name in header) > 1
    by = next((at for at, name in enumerate(header) if at and _ACTIONS.match(name)), None)
    for number, row in enumerate(rows):
        lines = [block for cell in row for block in cell]
        if number == 0 and named:
            for block in lines:
                yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
            continue
        aside = set(map(id, row[by])) if by is not None and by < len(row) and number else set()
        for index, block in enumerate(lines):
            if id(block) in aside:
                yield meeting.place.taken(block.start, block.end, "action", block.text)
            else:
                yield from meeting.line(block, lines[index + 1] if index + 1 < len(lines) else None)


def _roll(meeting: "Meeting", rows: Rows) -> Iterator[Taken | Left]:
    """Read a table of those present, whose columns may stand for those present and those who were not."""
    meeting.listed = True
    for entry in read_roll_table(rows, meeting.attendance):
        yield Taken(
            start=entry.start,
            end=entry.end,
            role="attendance" if entry.name else "heading",
            text=entry.text,
            section=entry.label if entry.name else None,
        )


def _actions(meeting: "Meeting", rows: Rows, columns: Columns) -> Iterator[Taken | Left]:
    for row in read_rows(rows, columns):
        if row.action:
            yield meeting.place.taken(row.start, row.end, "action", row.text, row.owner)
        else:
            yield Taken(start=row.start, end=row.end, role="heading", text=row.text)
