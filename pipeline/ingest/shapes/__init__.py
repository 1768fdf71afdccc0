"""The door for kinds of document: one file each. A shape looks at blocks and says who said what.

A member declares ``SHAPE = Shape(...)``. ``claim`` goes over the whole document and names the stretches that look
like its kind, with its evidence; each block goes to the strongest claim upon it, since real documents mix shapes.
``segment`` then reads one stretch and yields `Taken` and `Left`, which name the characters that they account for.
What a shape leaves over is picked up by `pipeline.ingest.corpus`, so that nothing is lost.
Files whose name starts with an underscore hold what several shapes share.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.records import Block, Document, Part, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A segment in the making: characters ``start`` to ``end`` of the document, and what was made of them.

    ``text`` is what was said, without bullet, number, tally or mark; ``start`` and ``end`` take those in.
    ``replies_to`` is the ``start`` of the segment that this one answers.
    """

    start: int
    end: int
    role: Role
    text: str
    speaker: str | None = None
    section: str | None = None
    parent_section: str | None = None
    column: str | None = None
    marked: bool = False
    votes: int = 0
    replies_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Characters that are set aside, and why, in a few plain words."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One kind of document.

    Parameters
    ----------
    name : str
        As it is called in ``run.json`` and by ``--shape``.
    title : str
        As a reader of the report knows it: "Feedback sheet".
    claim : callable
        From a document to the stretches of it that look like this kind.
    segment : callable
        From a document and one such stretch (``document.blocks[part.first:part.last]``) to what is in it.
    """

    name: str
    title: str
    claim: Callable[[Document], Iterable[Part]]
    segment: Callable[[Document, Part], Iterable[Taken | Left]]


def blocks_of(document: Document, part: Part) -> tuple[Block, ...]:
    """Return the blocks of a part, those at the top level only."""
    return document.blocks[part.first : part.last]
