"""What a flat table is: typed columns, each with a sentence on what it means, and rows of plain values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

#: What a column holds: words, a day, a whole number, a number, yes or no, or several words.
Kind = Literal["text", "day", "whole", "number", "yes", "list"]

Value = str | date | int | float | bool | tuple[str, ...] | None

#: Widths of columns in characters: of an id, of a few words, of a sentence, of what somebody said.
ID, WORDS, SENTENCE, SPEECH = 18, 22, 40, 70

_WIDTHS: dict[Kind, int] = {"text": WORDS, "day": 13, "whole": 12, "number": 10, "yes": 11, "list": 28}

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str  # for programs: lower-case letters and underscores
    title: str  # for people
    about: str
    kind: Kind = "text"
    width: int = 0

    @property
    def wide(self) -> int:
        """How wide it is in a sheet, in characters."""
        return self.width or _WIDTHS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A flat table."""

    name: str
    title: str
    about: str  # what one row is, and what its figures are counted on
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: str = ""  # the column that names a row
    refers: tuple[tuple[str, str, str], ...] = ()  # a column never empty, the table it refers to, and the column there


def build(
    name: str,
    title: str,
    about: str,
    items: Iterable[_Item],
    fields: Iterable[tuple[Column, Callable[[_Item], Value]]],
    *,
    key: str = "",
    refers: tuple[tuple[str, str, str], ...] = (),
) -> Table:
    """Make a table of one row an item, each column with the function that reads it off the item."""
    chosen = tuple(fields)
    readers = tuple(read for _, read in chosen)
    return Table(
        name=name,
        title=title,
        about=about,
        columns=tuple(column for column, _ in chosen),
        rows=tuple(tuple(read(item) for read in readers) for item in items),
        key=key,
        refers=refers,
    )
