"""The door for tables and exchange formats: one file each.

A member declares ``EXPORT = Export(...)``. ``write`` takes an analysis, a folder that exists and the
ledger's edition where there is one, writes its file or files there, and returns their paths. It writes the same bytes
for the same analysis and edition.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.editions import Edition
from pipeline.records import Analysis


class Write(Protocol):
    """From an analysis and a folder to the paths written."""

    def __call__(
        self, analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None
    ) -> list[Path]:
        """Write, and return what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One table or exchange format.

    Parameters
    ----------
    name : str
        As users know it: ``jsonl``.
    suffix : str
        Ending of the files it writes, with the dot.
    about : str
        What it is for, in a few words.
    write : Write
    single : str
        The name of the one file that it writes; empty where it writes several into a folder.
    with_run : bool
        Whether every run writes it; the others are made when somebody asks.
    """

    name: str
    suffix: str
    about: str
    write: Write
    single: str = ""
    with_run: bool = False
