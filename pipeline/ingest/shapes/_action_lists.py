"""Action lists whose table was lost on the way: the cells stand one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.action_tables import Columns, cells_of, heads_list, is_column_name, is_item_number, is_when
from pipeline.names import POSTS, looks_like_initials
from pipeline.people import People
from pipeline.records import Block


@dataclass(frozen=True, slots=True)
class Listed:
    """One action, and the blocks it stands in."""

    first: int
    last: int  # not included
    text: str
    owner: str | None


def read_list(blocks: Sequence[Block], at: int, people: People) -> tuple[int, list[Listed]]:
    """Read the action list whose column headings start at a block.

    Returns
    -------
    headings : int
        How many blocks they take; 0 where there is no such list.
    found : list of Listed
        They follow one another without a gap.
    """
    headings = heads_list([block.text if block.kind != "table" else "" for block in blocks[at : at + 6]])
    if not headings:
        return 0, []
    found: list[Listed] = []
    here = at + headings
    while (entry := _entry(blocks, here, people)) is not None:
        found.append(entry)
        here = entry.last
    return (headings, found) if found else (0, [])


def _entry(blocks: Sequence[Block], at: int, people: People) -> Listed | None:
    here = at
    while here < len(blocks) and is_item_number(blocks[here].text):
        here += 1
    words: list[str] = []
    owner: str | None = None
    when = False
    while here < len(blocks) and len(words) <= 6:
        block = blocks[here]
        text = block.text.strip()
        if block.kind == "table" or not text:
            return None
        done = owner is not None or when
        if done and (block.mark[:1].isdigit() or block.kind == "heading" or (owner and when)):
            break
        if words and owner is None and is_owner(text, people):
            owner = text
        elif words and not when and is_when(text):
            when = True
        elif done or is_item_number(text):
            break
        else:
            words.append(text)
        here += 1
    if not words or not (owner or when) or is_column_name(words[0]):
        return None
    return Listed(at, here, " ".join(words), owner)


def is_owner(text: str, people: People) -> bool:
    """Say whether a line names the one or the several who are to do something, and nothing else."""
    words = text.split()
    if len(words) > 8:
        return False
    pieces = [piece.strip() for piece in text.replace("&", ",").replace("/", ",").replace(" and ", ",").split(",")]
    return all(
        piece
        and (
            people.find(piece) is not None
            or looks_like_initials(piece)
            or (len(piece.split()) <= 3 and piece[0].isupper() and piece.split()[-1].lower() in POSTS)
            or piece.lower() == "all"
        )
        for piece in pieces
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an action table; without an action it is the header, or a line between."""

    start: int
    end: int
    text: str
    owner: str | None
    action: bool


def read_rows(rows: Sequence[Sequence[Sequence[Block]]], columns: Columns) -> Iterator[Row]:
    """Yield the rows of an action table whose columns are known."""
    for number, row in enumerate(rows):
        blocks = [block for cell in row for block in cell]
        if not blocks:
            continue
        cells = cells_of(row)
        words = cells[columns.action] if columns.action < len(cells) else ""
        if (number == 0 and columns.headed) or not words:
            yield Row(blocks[0].start, blocks[-1].end, " | ".join(filter(None, cells)), None, action=False)
            continue
        owner = cells[columns.owner] if columns.owner is not None and columns.owner < len(cells) else ""
        yield Row(blocks[0].start, blocks[-1].end, words, owner or None, action=True)
