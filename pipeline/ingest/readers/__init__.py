"""The door for file formats: one file each. A reader says what is on the page and never guesses what it means.

A member declares ``READER = Reader(...)``. It imports its parser inside ``read``, so that ``yousaid --help`` stays
instant, and it raises `UnreadableDocument` with the way out where a file cannot be read. It leaves ``start``, ``end``
and all of ``locator`` but the page ("page 3") to `pipeline.ingest.layout`, which lays the blocks end to end.
Files whose name starts with an underscore hold what several readers share.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.records import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One file format.

    Parameters
    ----------
    name : str
        As users know it: ``docx``.
    suffixes : tuple of str
        Lower-case file endings, with the dot.
    read : callable
        From the file's bytes to blocks in reading order.
    limit : int
        Size in bytes beyond which a file is refused rather than read; a document is never that large.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Iterable[Block]]
    limit: int = 32 * 2**20
