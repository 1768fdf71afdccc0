"""Tables of those present: a person a row with marks, or columns for those present and those who were not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.action_tables import cells_of
from pipeline.attendance import is_entry, is_mark, is_nobody
from pipeline.names import POSTS
from pipeline.records import Block
from pipeline.roll_labels import opens, split_label

Rows = Sequence[Sequence[Sequence[Block]]]

_COLUMN = re.compile(r"\W*(?:agenda |minute )?(?:items?|refs?|numbers?|nos?|subjects?|topics?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody named in a table, or a label in it."""

    start: int
    end: int
    text: str
    label: str | None
    name: bool


def is_roll(rows: Rows, *, named: bool) -> bool:
    """Say whether a table lists people.

    Parameters
    ----------
    rows : rows of cells of blocks
    named : bool
        A label such as "Present" stands right above it.
    """
    texts = [cells_of(row) for row in rows]
    texts = [[cell for cell in row if cell] for row in texts if any(row)]
    if not texts or any(len(cell) > 160 for row in texts for cell in row):
        return False
    labelled = named or any(split_label(cell)[0] and opens(cell) for row in texts[:2] for cell in row)
    people = sum(any(_person(cell) for cell in row) for row in texts)
    return labelled and people >= 0.5 * (len(texts) - 1) and people >= 1


def leading_people(rows: Rows) -> int:
    """Count the rows at the top of a table that name somebody each, where a list of names ran on into another table."""
    count = 0
    for row in rows:
        cells = [cell for cell in cells_of(row) if cell]
        if not cells or not _person(cells[0]) or _COLUMN.match(cells[0]):
            break
        count += 1
    return count


def read_roll_table(rows: Rows, outer: str | None) -> Iterator[Entry]:
    """Yield the entries of a table of people.

    A row with marks or offices beside the name is one entry. Where several cells of a row name somebody each, every
    column is a list of its own, with its own label at its head or further down.
    """
    texts = [cells_of(row) for row in rows]
    named = [sum(_person(cell) for cell in row) for row in texts]
    columns = sum(count > 1 for count in named) >= 0.4 * sum(count > 0 for count in named)
    labels: dict[int, str | None] = {}
    for number, (row, cells) in enumerate(zip(rows, texts, strict=True)):
        blocks = [block for cell in row for block in cell]
        filled = [at for at, cell in enumerate(cells) if cell]
        if not filled:  # empty, or with nothing but marks
            continue
        if columns:
            for at in filled:
                if label := _label(cells[at]):
                    labels[at] = label
                yield Entry(row[at][0].start, row[at][-1].end, cells[at], labels.get(at, outer), not label)
            continue
        label = _label(cells[filled[0]])
        head = (number == 0 and not any(_person(cell) for cell in cells)) or (label is not None and len(filled) == 1)
        if label:
            labels[0] = label
        if label and len(filled) > 1 and not head:  # "Apologies:" beside the names
            yield Entry(row[filled[0]][0].start, row[filled[0]][-1].end, label, label, False)
            for at in filled[1:]:
                yield from (Entry(block.start, block.end, block.text, label, True) for block in row[at])
            continue
        yield Entry(blocks[0].start, blocks[-1].end, " ".join(filter(None, cells)), labels.get(0, outer), not head)


def _label(text: str) -> str | None:
    found, rest = split_label(text)
    post = text.strip(" :").lower() in POSTS
    return text.strip(" :") if found and not rest.strip() and len(text) < 40 and not post else None


def _person(text: str) -> bool:
    return not is_mark(text) and len(text) < 80 and not is_nobody(text) and is_entry(text)
