"""Keep small groups out of published counts, so that no subtraction gives them back: in a table, or between editions.

A count is sensitive where it stands for fewer people than the smallest group, and so is the difference of two editions'
counts. Sensitive counts are hidden first; then as many others as it takes until nobody can work a hidden one out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

#: Groups smaller than this are not published.
SMALLEST = 5

_Row = dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts, and which of them are sums of others.

    Parameters
    ----------
    cells : mapping of str to int
        Every count that may be printed, totals among them.
    sums : sequence of (str, tuple of str)
        A total, and the cells that it adds up.
    """

    cells: Mapping[str, int]
    sums: Sequence[tuple[str, tuple[str, ...]]] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """A table as an earlier edition printed it."""

    table: Table
    hidden: frozenset[str]


def suppress(table: Table, *, smallest: int = SMALLEST, before: Published | None = None) -> frozenset[str]:
    """Return the cells of a table that must not be printed.

    Parameters
    ----------
    table : Table
    smallest : int
        A group of so many people is published; nobody's count is not sensitive.
    before : Published, optional
        What an earlier edition printed. A cell whose count has changed by fewer than ``smallest`` is hidden, for the
        difference is a small group; one that was hidden stays so until it has changed by at least as much.

    Returns
    -------
    frozenset of str
    """
    hidden = {name for name, count in table.cells.items() if 0 < count < smallest}
    if before is not None:
        for name, count in table.cells.items():
            if name in before.table.cells:
                change = abs(count - before.table.cells[name])
                if change < smallest and (change or name in before.hidden):
                    hidden.add(name)
    while (more := _next(table, hidden, smallest, before)) is not None:
        hidden.add(more)
    return frozenset(hidden)


def grid(cells: Mapping[tuple[str, str], int], *, total: str = "total") -> Table:
    """Return a table of rows and columns with its sums: of every row, of every column, and of all.

    Parameters
    ----------
    cells : mapping of (row, column) to int
    total : str
        What the sums are called.

    Returns
    -------
    Table
        Its cells are named by `cell`.
    """
    rows = list(dict.fromkeys(row for row, _ in cells))
    columns = list(dict.fromkeys(column for _, column in cells))
    named = {cell(row, column): cells.get((row, column), 0) for row in rows for column in columns}
    sums: list[tuple[str, tuple[str, ...]]] = []
    sums += [(cell(row, total), tuple(cell(row, column) for column in columns)) for row in rows]
    sums += [(cell(total, column), tuple(cell(row, column) for row in rows)) for column in columns]
    sums += [(cell(total, total), tuple(cell(row, total) for row in rows))]
    sums += [(cell(total, total), tuple(cell(total, column) for column in columns))]
    for name, parts in sums:
        named[name] = sum(named[part] for part in parts)
    return Table(named, tuple(sums))


def cell(row: str, column: str) -> str:
    """Return the name of a cell of a `grid`."""
    return f"{row}\x1f{column}"


def _next(table: Table, hidden: set[str], smallest: int, before: Published | None) -> str | None:
    """Return one more cell to be hidden, or None where nothing hidden can be worked out."""
    for total, parts in table.sums:
        left = [part for part in parts if part in hidden]
        if total not in hidden and left and not _large(table, left, smallest, before):
            return _least([part for part in parts if part not in hidden], table) or total
    told = _told(table, hidden)
    known = {name for name in hidden if _follows({name: Fraction(1)}, told)}
    if not known:
        return None
    beside = {one for total, parts in table.sums if known & {total, *parts} for one in (total, *parts)} - hidden
    return _least(beside or set(table.cells) - hidden, table)


def _large(table: Table, left: Sequence[str], smallest: int, before: Published | None) -> bool:
    """Say whether what a subtraction leaves over may be known: it is a group itself, and so is how it has changed."""
    now = sum(table.cells[part] for part in left)
    if before is None or any(part not in before.table.cells for part in left):
        return now >= smallest
    change = abs(now - sum(before.table.cells[part] for part in left))
    return now >= smallest and (change == 0 or change >= smallest)


def _least(names: Iterable[str], table: Table) -> str | None:
    """Return the cell whose loss is least: the smallest count, of those above nought first."""
    return min(names, key=lambda name: (table.cells[name] == 0, table.cells[name], name), default=None)


def _told(table: Table, hidden: set[str]) -> list[_Row]:
    """Return what a reader knows of the hidden counts: equations whose right sides he can work out."""
    rows = []
    for total, parts in table.sums:
        row: _Row = {}
        for name, factor in [(total, -1), *((part, 1) for part in parts)]:
            if name in hidden:
                row[name] = row.get(name, Fraction(0)) + factor
        rows.append({name: value for name, value in row.items() if value})
    return [row for row in rows if row]


def _follows(target: _Row, told: Iterable[_Row]) -> bool:
    """Say whether a quantity follows from what is told, by adding and subtracting."""
    basis: dict[str, _Row] = {}
    for row in told:
        left = _reduced(row, basis)
        if left:
            pivot = min(left)
            basis[pivot] = {key: value / left[pivot] for key, value in left.items()}
    return not _reduced(target, basis)


def _reduced(row: _Row, basis: Mapping[str, _Row]) -> _Row:
    left = dict(row)
    while True:
        pivot = min((key for key in left if key in basis), default=None)
        if pivot is None:
            return left
        factor = left[pivot]
        for key, value in basis[pivot].items():
            left[key] = left.get(key, Fraction(0)) - factor * value
            if not left[key]:
                del left[key]
