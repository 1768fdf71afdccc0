"""The door for other programs' files: one file each.

A member declares ``FORMAT = Format(...)``. Its ``read`` returns none where the file's ending fits and its content is
another program's, and raises `ExchangeError` where it is this one's and cannot be read. Everything in such a file is
somebody else's: no entity is expanded, no path of it is followed, nothing of it is run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.exchange.coded import Coded


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file.

    Parameters
    ----------
    name : str
    suffixes : tuple of str
        Lower-case file endings, with the dot.
    about : str
        Whose it is, in a few words.
    read : callable
    """

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[Path], Coded | None]
