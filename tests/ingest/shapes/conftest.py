"""What the tests of shapes share: a text in, what was made of it out."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.discover import discover
from pipeline.ingest.account import account
from pipeline.ingest.claims import divide
from pipeline.ingest.corpus import read_document
from pipeline.ingest.layout import lay_out
from pipeline.proof import prove
from pipeline.records import Block, Document, Segment

#: What a row of a table of cases says of one segment: its role, its words, and whatever else matters.
Told = tuple[str, str] | tuple[str, str, dict[str, Any]]


def read(text: str, suffix: str = ".md") -> tuple[Document, list[Segment], list[str]]:
    """Read a text as a file of some format; a .csv as the table it is, whatever its reader does."""
    if suffix == ".csv":
        rows = tuple(
            tuple((Block(kind="paragraph", text=cell),) for cell in row) for row in csv.reader(io.StringIO(text))
        )
        return blocks(Block(kind="table", rows=rows))
    document, segments, rejects = read_document(text.encode(), f"paper{suffix}")
    assert prove(document, segments, rejects).holds
    assert not [reject.reason for reject in rejects if reject.reason.startswith("yousaid itself failed")]
    return document, segments, [f"{reject.reason}: {reject.text}" for reject in rejects]


def blocks(*given: Block) -> tuple[Document, list[Segment], list[str]]:
    """Read blocks as if a reader had given them."""
    text, placed = lay_out(given)
    document = Document(id="d", name="paper", sha256="", text=text, blocks=placed)
    shapes = discover("pipeline.ingest.shapes", "SHAPE")
    taken = [piece for part in divide(document, shapes) for piece in shapes[part.shape].segment(document, part)]
    segments, rejects = account(document, taken)
    assert prove(document, segments, rejects).holds
    return document, segments, [f"{reject.reason}: {reject.text}" for reject in rejects]


def check(segments: list[Segment], told: list[Told]) -> None:
    """Hold what was found against what a case says, headings left out unless the case speaks of them."""
    headed = any(row[0] == "heading" for row in told)
    found = [segment for segment in segments if headed or segment.role != "heading"]
    assert [(row[0], row[1]) for row in told] == [(segment.role, segment.text) for segment in found]
    words = {segment.id: segment.text for segment in segments}
    for row, segment in zip(told, found, strict=True):
        for name, value in (row[2] if len(row) > 2 else {}).items():
            got = words.get(segment.reply_to or "") if name == "to" else getattr(segment, name)
            assert value == got, f"{name} of {segment.text!r}"


@pytest.fixture(name="read")
def _read() -> Callable[..., tuple[Document, list[Segment], list[str]]]:
    return read


@pytest.fixture(name="blocks")
def _blocks() -> Callable[..., tuple[Document, list[Segment], list[str]]]:
    return blocks


@pytest.fixture(name="check")
def _check() -> Callable[[list[Segment], list[Told]], None]:
    return check


@pytest.fixture(name="sheet")
def _sheet() -> Callable[[str], Block]:
    """A table from lines: cells between bars, bullets behind a raised dot."""

    def cell(text: str) -> tuple[Block, ...]:
        before, *bullets = text.split("·")
        plain = (Block(kind="paragraph", text=before.strip()),) if before.strip() else ()
        return (*plain, *(Block(kind="item", mark="·", text=bullet.strip()) for bullet in bullets))

    return lambda text: Block(kind="table", rows=tuple(tuple(map(cell, line.split("|"))) for line in text.splitlines()))
