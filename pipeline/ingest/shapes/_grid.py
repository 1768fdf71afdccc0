"""A table of feedback: what its rows and columns are called, and which cells hold what people wrote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.shapes._outline import bare, is_strong
from pipeline.ingest.shapes._wording import heads_feedback, prompts
from pipeline.records import Block, Cell, leaves

#: A heading of a row or column is no longer than this, in words.
HEADING = 16

_MEETING = re.compile(
    r"\b(?:action|owner|lead|due|by when|agenda|minutes?|discussion|decision|resolution|attend|apologies|responsible)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"^\W*(?:(?:key |main |service |work |discussion )?(?:themes?|topics?|areas?|categor(?:y|ies)|aspects?|services?|subjects?|issues?|groups?|teams?|headings?|questions?|sections?|items?|tables?|strands?|departments?|wards?|class(?:es)?|sites?|centres?))\W*$",
    re.IGNORECASE,
)


#: Two columns that set one side of a matter against the other.
_ONE_SIDE = re.compile(
    r"^\W*(?:(?:the|what|was|is|could|be|went|things?|arguments?|points?|reasons?|comments?|we|you|put|forward|made|people)\s)*(?:for|pros?|in favour|favour\w*|support\w*|good|positives?|likes?|liked|advantages?|benefits?|strengths?|plus(?:es)?|keep|agree\w*|enjoyed|went well|works?|worked(?: well)?)\b(?!.*\bagainst\b)",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(
    r"^\W*(?:(?:the|what|was|is|could|be|went|things?|arguments?|points?|reasons?|comments?|we|you|put|forward|made|people|supporting|could|to)\s)*(?:against|cons?|oppos\w+|objections?|(?:the\s)?status quo|bad|negatives?|dislikes?|disliked|disadvantages?|drawbacks?|risks?|weakness\w*|minus(?:es)?|deltas?|change|disagree\w*|not so good|less good|(?:did|does)n['’]t work|(?:be )?(?:better|improved?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell with what was written in it, or with a heading."""

    cell: Cell
    heading: bool
    section: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a sheet of feedback."""

    entries: tuple[Entry, ...]
    evidence: float
    why: str


def words_of(cell: Cell) -> str:
    """Return all the words of a cell."""
    return " ".join(
        " ".join(block.text.split()) for block in leaves(cell) if block.text and block.kind != "aside"
    ).strip()


def read_grid(table: Block, above: str | None = None) -> Grid:
    """Find the headings of a table and judge whether it is a sheet of feedback.

    Parameters
    ----------
    table : Block
    above : str, optional
        The heading that stands above the table.
    """
    rows = [row for row in table.rows if any(words_of(cell) for cell in row)]
    width = max((len(row) for row in rows), default=0)
    header = _header(rows, width)
    body = rows[1:] if header else rows
    told = [row for row in body if not _is_banner(row)]
    named = width > 1 and not opposed(header or []) and _names_rows(told or body, header)
    entries = []
    if header:
        entries += [Entry(cell, heading=True) for cell in rows[0]]
    theme: str | None = None
    for row in body:
        if width > 1 and _is_banner(row):
            theme = bare(words_of(row[0]))
            entries.append(Entry(row[0], heading=True))
            continue
        section = (bare(words_of(row[0])) if named and row else None) or theme
        for number, cell in enumerate(row):
            if named and number == 0:
                entries.append(Entry(cell, heading=True))
                continue
            column = (header[number] or None) if header and number < len(header) else None
            entries.append(Entry(cell, heading=False, section=section or column or above, column=column))
    evidence, why = _judge(header, body, named, bulleted=is_bulleted(table))
    return Grid(tuple(entries), evidence, why)


def opposed(names: Sequence[str]) -> bool:
    """Whether the named columns of a table are the two sides of a matter: "For" and "Against", "The good", "The bad"."""
    sides = [name for name in names if name]
    return len(sides) == 2 and any(
        _ONE_SIDE.match(one) is not None and _OTHER_SIDE.match(other) is not None for one, other in (sides, sides[::-1])
    )


def is_bulleted(table: Block) -> bool:
    """Whether people filled the table together, bullet by bullet, rather than one a row."""
    filled = [cell for row in table.rows[:200] for cell in row if words_of(cell)]
    return sum(any(block.kind == "item" for block in leaves(cell)) for cell in filled) * 5 > len(filled)


def remarks(entry: Entry) -> Iterator[tuple[Block, str | None]]:
    """Yield the blocks of a cell with the label inside the cell that each stands under; labels come with "" for it."""
    blocks = list(leaves(entry.cell))
    label = None
    for index, block in enumerate(blocks):
        if not block.text.strip():
            continue
        if len(blocks) > index + 1 and _is_label(block, blocks[index + 1]):
            label = bare(block.text)
            yield block, ""
        else:
            yield block, label


def _is_label(block: Block, following: Block) -> bool:
    if block.kind == "heading":
        return True
    short = len(block.text.split()) <= 8
    return (
        block.kind == "paragraph"
        and short
        and (
            is_strong(block) or (following.kind == "item" and (heads_feedback(block.text) or block.text.endswith(":")))
        )
    )


def _is_banner(row: tuple[Cell, ...]) -> bool:
    """Whether a row is one short name across the whole table, over the rows that follow."""
    filled = [at for at, cell in enumerate(row) if words_of(cell)]
    blocks = list(leaves(row[0])) if filled == [0] else []
    return (
        len(blocks) == 1
        and blocks[0].kind != "item"
        and len(blocks[0].text.split()) <= HEADING
        and blocks[0].text.rstrip()[-1:] not in set(".!?")
    )


def _header(rows: list[tuple[Cell, ...]], width: int) -> list[str] | None:
    """Return the names of the columns, one for each column of the body, or None where there is no header row."""
    if len(rows) < 2 or width < 2:
        return None
    names = [bare(words_of(cell)) for cell in rows[0]]
    if any(len(name.split()) > 2 * HEADING for name in names) or any(
        block.kind == "item" for block in leaves(sum(rows[0], ()))
    ):
        return None
    # Where the corner was left out, the header stands one cell too far to the left.
    if len(names) == width - 1 and all(names) and sum(len(row) == width for row in rows[1:]) * 2 > len(rows) - 1:
        names.insert(0, "")
    names += [""] * (width - len(names))
    told = [name for name in names[1:] if name]
    if not told:
        return None
    known = opposed(names) or any(heads_feedback(name) or prompts(name) for name in names)
    rich = sum(_is_rich(cell) for row in rows[1:] for cell in row)
    marked = all(all(is_strong(block) or block.kind == "heading" for block in leaves(cell)) for cell in rows[0])
    return names if known or (marked and told) or (rich and not any(_is_rich(cell) for cell in rows[0])) else None


def _is_rich(cell: Cell) -> bool:
    blocks = list(leaves(cell))
    return len(blocks) > 1 or any(block.kind == "item" for block in blocks) or len(words_of(cell).split()) > HEADING


def _names_rows(body: list[tuple[Cell, ...]], header: list[str] | None) -> bool:
    """Whether the first column holds the names of the rows."""
    first = [words_of(row[0]) for row in body if row]
    if not first or any(block.kind == "item" for row in body if row for block in leaves(row[0])):
        return False
    short = all(len(name.split()) <= HEADING for name in first)
    if header:
        corner = header[0]
        return (short and not (heads_feedback(corner) or prompts(corner))) or not corner
    return short and sum(heads_feedback(name) or prompts(name) for name in first) * 2 >= len(first)


def _judge(header: list[str] | None, body: list[tuple[Cell, ...]], named: bool, *, bulleted: bool) -> tuple[float, str]:
    columns = sum(heads_feedback(name) or prompts(name) for name in (header or [])[1 if named else 0 :])
    first = sum(heads_feedback(words_of(row[0])) for row in body if row) if named and not header else 0
    inner = sum(
        label is not None and label != "" and heads_feedback(label)
        for row in body
        for cell in row
        for _, label in list(remarks(Entry(cell, heading=False)))[:2]
    )
    if opposed(header or []):
        return 0.93, "a table that sets one side against the other"
    if columns >= 2:
        topics = named and len(body) <= 30 and header is not None and (not header[0] or bool(_TOPIC.match(header[0])))
        return (
            0.97 if bulleted else 0.93 if topics else 0.75 if len(body) <= 15 else 0.6
        ), f"a table whose {columns} columns name kinds of feedback"
    # Named rows, named columns and bullets in the cells make a sheet, whatever the names are.
    if header and named and bulleted and len(header) > 2 and not _MEETING.search(" | ".join(header)):
        return 0.85, "a table of bullets with names for its rows and columns"
    if columns == 1:
        return (0.75 if bulleted else 0.4), "a table with a column of feedback"
    if first >= 2:
        return (0.9 if bulleted else 0.75), f"a table whose {first} rows name kinds of feedback"
    if inner >= 2:
        return 0.9, "a table whose cells name kinds of feedback"
    return 0.0, ""
