"""Make blocks out of a whole text: find the tables in it, then read the lines between them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from pipeline.ingest.readers._delimited import is_delimited, parse
from pipeline.ingest.readers._flow import Flow, measure
from pipeline.ingest.readers._furniture import running_lines
from pipeline.ingest.readers._lines import compose
from pipeline.ingest.readers._marks import split_item
from pipeline.ingest.readers._pipes import BREAK, pipe_tables
from pipeline.ingest.readers._tabs import Region, as_table, tab_tables, tabs_for_gaps
from pipeline.ingest.readers._tags import front_matter
from pipeline.ingest.readers._text import clean, fold
from pipeline.records import Block, Cell

FRONT = "front matter of the file, not text"


def blocks_of(text: str, *, markup: bool = False) -> Iterator[Block]:
    """Read text, light markup included.

    Parameters
    ----------
    text : str
        Decoded.
    markup : bool
        Whether the file says that it is Markdown, in which a line's end means nothing.
    """
    if delimiter := "" if markup else is_delimited(text):
        yield records_table(parse(clean(text), delimiter))
        return
    pages = [at for at, line in enumerate(_split(text)) if "\f" in line]
    lines = [line.replace("\f", " ") for line in _split(clean(text))]
    front = front_matter(lines)
    if front:
        yield Block(kind="aside", text=" ".join(" ".join(lines[:front]).split()), note=FRONT)
    furniture = running_lines([line.strip() for line in lines], pages)
    tables = _tables(lines, front)
    inside = {at for first, last, _ in tables for at in range(first, last)}
    flow = measure([line for at, line in enumerate(lines[front:], front) if at not in inside], markup=markup)
    at = front
    for first, last, rows in tables:
        yield from _between(lines, at, first, flow, furniture, front, table_next=True)
        yield as_table(rows, partial(compose, flow=Flow(), titles=False))
        at = last
    yield from _between(lines, at, len(lines), flow, furniture, front)


def records_table(records: Iterable[Sequence[str]]) -> Block:
    """Make a table of records; a field is one paragraph, or the list items that it holds."""
    return Block(kind="table", rows=tuple(tuple(map(_field, record)) for record in records))


def _field(field: str) -> Cell:
    lines = field.splitlines()
    if len(lines) > 1 and sum(bool(split_item(line.strip())[0]) for line in lines) > 1:
        return tuple(compose([clean(line) for line in lines], Flow(), titles=False))
    text = fold(field)
    return (Block(kind="paragraph", text=text),) if text else ()


def _split(text: str) -> list[str]:
    """Divide into lines, but keep a form feed as a character: it says where a page begins."""
    lines = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\v", "\n")
        .replace("\x85", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .split("\n")
    )
    return [piece for line in lines for piece in _broken(line)]


def _broken(line: str) -> list[str]:
    """Break a line at the tags for it that a web page left in the text; a table's row keeps them in its cells."""
    if "<" not in line or "|" in line or len(pieces := BREAK.split(line)) == 1:
        return [line]
    return pieces[:-1] if not pieces[-1].strip() else pieces


def _tables(lines: list[str], front: int) -> list[Region]:
    found = sorted([*pipe_tables(lines), *tab_tables(tabs_for_gaps(lines))], key=lambda region: region[:2])
    tables: list[Region] = []
    end = front
    for region in found:
        if region[0] >= end:
            tables.append(region)
            end = region[1]
    return tables


def _between(
    lines: list[str],
    first: int,
    last: int,
    flow: Flow,
    furniture: dict[int, str],
    front: int,
    *,
    table_next: bool = False,
) -> list[Block]:
    if first >= last:
        return []
    near = {at - first: note for at, note in furniture.items() if first <= at < last}
    return compose(lines[first:last], flow, furniture=near, table_next=table_next, opening=first <= front)
