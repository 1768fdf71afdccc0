"""The door for tables and exchange formats: one file each.

A member declares ``EXPORT = Export(...)``. ``write`` takes an analysis and a folder that exists, writes its file or
files there, and returns their paths. It writes the same bytes for the same analysis.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One table or exchange format.

    Parameters
    ----------
    name : str
        As users know it: ``jsonl``.
    suffix : str
        Ending of the files it writes, with the dot.
    write : callable
        From an analysis and a folder to the paths written.
    """

    name: str
    suffix: str
    write: Callable[[Analysis, Path], list[Path]]
