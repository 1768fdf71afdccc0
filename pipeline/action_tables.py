"""Tables of actions: which column holds the action, its owner and its date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.names import POSTS, looks_like_initials
from pipeline.records import Block, leaves

#: Words that an action has on average, at least.
_WORDY = 3

#: "What" alone heads actions; "What went well" and "What did you think of it" head what people say.
_ACTION = re.compile(
    r"\b(?:actions?|tasks?)\b|^\W*what(?:\s+(?:is|needs|has|must|to|will|next|by)\b.{0,25})?\W*$|\bto[\s-]do\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\b(?:owners?|who|leads?|whom|responsib\w+|person|action(?:ed)?\s+by|assigned|named?|initials?|officer|allocated)\b",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:due|when|deadline|dates?|timescales?|timeline|target|complet\w+)\b", re.IGNORECASE)
_BY = re.compile(r"^\W*by\W*$", re.IGNORECASE)
_STATUS = re.compile(r"\b(?:status|done|progress|update|outcome|complete)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in an action table; None where there is no such column."""

    action: int
    owner: int | None = None
    due: int | None = None
    status: int | None = None
    headed: bool = True  # whether the first row names them


def read_columns(header: Sequence[str]) -> Columns | None:
    """Return the columns of an action table by its header, or None where it is no such table."""
    names = [" ".join(name.split()) for name in header]
    short = [len(name) <= 40 for name in names]
    owner = next((at for at, name in enumerate(names) if short[at] and _OWNER.search(name)), None)
    by = next((at for at, name in enumerate(names) if _BY.match(name)), None)  # whom, or when where others say whom
    owner, by = (by, None) if owner is None else (owner, by)
    due = next((at for at, name in enumerate(names) if short[at] and at != owner and _DUE.search(name)), by)
    action = next(
        (at for at, name in enumerate(names) if short[at] and at not in {owner, due} and _ACTION.search(name)), None
    )
    if action is None or (owner is None and due is None):
        return None
    taken = {action, owner, due}
    status = next((at for at, name in enumerate(names) if short[at] and at not in taken and _STATUS.search(name)), None)
    return Columns(action, owner, due, status)


def columns_of(rows: Sequence[Sequence[Sequence[Block]]]) -> Columns | None:
    """Return the columns of an action table by the names in its first row or, where it has none, by what stands in them.

    Without names it must keep a number or a time for every row beside a short owner: "4/2 | Clerk | Write to the mill".
    """
    if len(rows) < 2:
        return None
    cells = [cells_of(row) for row in rows]
    named = read_columns(cells[0])
    width = len(cells[0])
    if named is not None or not 3 <= width <= 5 or any(len(row) != width for row in cells):
        return named
    filled = [[row[at] for row in cells] for at in range(width)]
    owner = next((at for at, column in enumerate(filled) if all(map(_owns, column))), None)
    action = max(range(width), key=lambda at: sum(len(cell.split()) for cell in filled[at]))
    long = sum(len(cell.split()) for cell in filled[action]) >= _WORDY * len(cells)
    numbers = {at for at, column in enumerate(filled) if at != action and all(map(is_item_number, column))}
    times = [at for at in range(width) if at not in numbers and sum(map(is_when, filled[at])) * 2 >= len(cells)]
    if owner is None or action == owner or not long or not (numbers or times):
        return None
    last = width - 1
    due = times[0] if times else last if last not in {action, owner} else None
    return Columns(action, owner, due, headed=False)


def _owns(cell: str) -> bool:
    words = cell.replace("/", " ").replace("&", " ").split()
    known = [word for word in words if word.casefold() in POSTS or looks_like_initials(word)]
    return 0 < len(words) <= 3 and len(known) == len(words) and not is_when(cell)


def cells_of(row: Sequence[Sequence[Block]]) -> list[str]:
    """Return the words of each cell of a row, white space folded."""
    return [" ".join(" ".join(block.text for block in leaves(tuple(cell))).split()) for cell in row]


_WHEN = re.compile(
    r"^\W*(?:asap|a\.s\.a\.p\.?|as\s+soon\s+as\s+possible|on-?\s?going|immediate(?:ly)?|urgent|done|tbc|next\s+(?:meeting|mtg|agenda|session|week|month|term)|when\s+(?:known|available|possible|ready)|(?:by\s+|before\s+)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|(?:by\s+|before\s+|end\s+(?:of\s+)?|early\s+|mid[\s-]+|late\s+)*(?:the\s+)?(?:end\s+of\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[\s/.-]+)?(?:\d{1,2}|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|spring|summer|autumn|winter|easter|christmas|term)(?:[\s/.-]+\d{2,4})?)\W*$",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"^(?:[A-Z]{1,4}\s?\d{1,4}(?:[/.]\d{1,4}){0,2}|\d{1,4}(?:[/.]\d{1,4}){1,2}|\d{1,3})[.)]?$")


def is_when(line: str) -> bool:
    """Say whether a line is only a date or another time by which something is due."""
    return len(line) < 40 and _WHEN.match(line) is not None


def is_item_number(line: str) -> bool:
    """Say whether a line is only the number of an item: "43/2021", "BM 43/2021", "7.1"."""
    return len(line) < 16 and _ITEM_NUMBER.match(line.strip()) is not None


def is_column_name(line: str) -> bool:
    """Say whether a line is only the heading of a column: "Item", "By whom"."""
    words = line.strip(" :")
    return len(words) <= 30 and any(pattern.search(words) for pattern in (_OWNER, _DUE, _ACTION, _PLAIN))


def heads_list(lines: Sequence[str]) -> int:
    """Return how many lines the column headings of an action list take whose table was lost, or 0.

    A PDF gives the cells of a table one below the other: "Item", "By whom", "By when", and then the rows.
    """
    length = 0
    owned = False
    for line in lines[:6]:
        words = line.strip(" :")
        if not is_column_name(words):
            break
        owned = owned or _OWNER.search(words) is not None
        length += 1
    return length if owned and length >= 2 else 0


_PLAIN = re.compile(
    r"^(?:items?|no\.?|ref(?:erence)?|number|minute|agenda\s+item|status|topic|subject|issue|notes?|comments?)$",
    re.IGNORECASE,
)
