"""A table of two or more named columns that lost its lines: every cell a paragraph of its own, row after row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._once import once
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._pairs import Pairs, find_columns
from pipeline.ingest.shapes._wording import asks

#: Columns that such a table has at most, rows at least, and words in the name of one.
_COLUMNS, _ROWS, _NAME = 4, 2, 6


@dataclass(frozen=True, slots=True)
class Stacked:
    """Where such a table stands, and which of each row's paragraphs are which."""

    first: int
    last: int
    names: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]
    pairs: Pairs


@once
def find_stacked(lines: Sequence[Line]) -> list[Stacked]:
    """Find the names of the columns one under another, and whole rows of paragraphs below."""
    found: list[Stacked] = []
    told = [line.index for line in lines if line.block.kind != "aside" and (line.kind == "table" or line.text.strip())]
    at = 0
    while at < len(told):
        one = next((table for width in range(_COLUMNS, 1, -1) if (table := _read(lines, told, at, width))), None)
        if one:
            found.append(one)
            at = told.index(one.last - 1) + 1
        else:
            at += 1
    return found


def _read(lines: Sequence[Line], told: Sequence[int], at: int, width: int) -> Stacked | None:
    names = told[at : at + width]
    if len(names) < width or any(
        lines[name].kind == "table" or len(lines[name].text.split()) > _NAME for name in names
    ):
        return None
    pairs = find_columns([lines[name].text for name in names])
    named = (pairs.put, pairs.reply, pairs.who, pairs.about, pairs.ref) if pairs else ()
    if pairs is None or len({column for column in named if column is not None}) < width:
        return None
    body: list[int] = []
    for index in told[at + width :]:
        if lines[index].kind == "table" or lines[index].block.kind == "heading":
            break
        body.append(index)
    if len(body) % width or len(body) < _ROWS * width:
        return None
    rows = tuple(tuple(body[start : start + width]) for start in range(0, len(body), width))
    asked = sum(asks(lines[row[pairs.put]].text) for row in rows)
    replied = sum(asks(lines[row[pairs.reply]].text) for row in rows)
    if pairs.asked and (asked * 2 < len(rows) or replied >= asked):
        return None
    return Stacked(names[0], body[-1] + 1, tuple(names), rows, pairs)


def read_stacked(lines: Sequence[Line], stacked: Stacked) -> Iterator[Taken | Left]:
    """Read each row's question or comment and the reply to it."""
    for name in stacked.names:
        block = lines[name].block
        yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
    pairs = stacked.pairs
    column = lines[stacked.names[pairs.put]].text
    for row in stacked.rows:
        put = lines[row[pairs.put]].block
        for at, index in enumerate(row):
            block = lines[index].block
            if at == pairs.put:
                yield Taken(
                    start=block.start,
                    end=block.end,
                    role="question" if pairs.asked else "comment",
                    text=block.text,
                    speaker=lines[row[pairs.who]].text if pairs.who is not None else None,
                    section=lines[row[pairs.about]].text if pairs.about is not None else column,
                    column=column,
                )
            elif at == pairs.reply:
                yield Taken(start=block.start, end=block.end, role="answer", text=block.text, replies_to=put.start)
            elif at == pairs.about:
                yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
            else:
                yield Left(start=block.start, end=block.end, reason="who or which one, beside what was said")
