"""Labelled tables: a CSV file with a column of texts and a column of labels, as people code them."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PipelineError

_SPLIT = re.compile(r"\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts with their labels, row by row."""

    texts: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether every text has exactly one label."""
        return all(len(row) == 1 for row in self.labels)


def read_labelled(
    path: Path, text: str, labels: str, *, heading: str | None = None, column: str | None = None
) -> Labelled:
    """Read a labelled CSV file.

    Parameters
    ----------
    path : Path
        UTF-8, with a header.
    text, labels : str
        The columns' names. Several labels in a cell are parted by ``;`` or ``|``.
    heading, column : str, optional
        Columns that hold the heading over each comment and the column it stood in.

    Raises
    ------
    PipelineError
        The file cannot be read, or a column is not there.
    """
    rows = read_rows(path, *(name for name in (text, labels, heading, column) if name))
    kept = [row for row in rows if (row[text] or "").strip()]
    if not kept:
        raise PipelineError(f"{path.name}: no row has a text in the column {text!r}.")
    return Labelled(
        texts=tuple(" ".join(row[text].split()) for row in kept),
        labels=tuple(split_labels(row[labels] or "") for row in kept),
        headings=_cells(kept, heading),
        columns=_cells(kept, column),
    )


def read_rows(path: Path, *columns: str) -> list[dict[str, str]]:
    """Read a CSV file in UTF-8 with a header, which must have these columns.

    Raises
    ------
    PipelineError
        The file cannot be read, or a column is not there.
    """
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            names = list(reader.fieldnames or [])
            rows = list(reader)
    except OSError as error:
        raise PipelineError(f"{path}: {error.strerror or error}. Check the path.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise PipelineError(f"{path.name}: not a CSV file in UTF-8 ({error}). Save it again as CSV UTF-8.") from error
    for name in columns:
        if name not in names:
            raise PipelineError(f"{path.name}: no column {name!r}. Its columns are: {', '.join(names) or 'none'}.")
    return rows


def split_labels(cell: str) -> tuple[str, ...]:
    """Return the labels of a cell, each once, in order."""
    return tuple(dict.fromkeys(label for label in _SPLIT.split(cell.strip()) if label))


def _cells(rows: Sequence[dict[str, str]], name: str | None) -> tuple[str, ...]:
    return tuple((row[name] or "").strip() if name else "" for row in rows)
