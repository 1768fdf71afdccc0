"""Notes exported from a pin board: one column holds the note, others the list it hung in, its votes, who wrote it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.shapes._columns import Survey

_LIST = re.compile(
    r"^\W*(?:(?:board )?columns?|lists?|lanes?|categor(?:y|ies)|headings?|themes?|topics?|sections?|prompts?|(?:survey )?questions?(?: text| asked)?|clusters?|groups?(?: name)?|frames?|area|(?:type|kind) of (?:comment|feedback)|type)\W*$",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"^\W*(?:(?:no\.?|number) of )?(?:(?:up-?)?votes?|likes?|dots?|\+1s?|thumbs up|reactions?)(?: count)?\W*$",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"^\W*(?:authors?|writer|posted by|created by|added by|by|from|participant|contributor)\W*$", re.IGNORECASE
)
_COUNT = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Board:
    """Which columns tell of the note beside them; None where there is no such column, or no one column of notes."""

    list_at: int | None = None
    votes_at: int | None = None
    writer_at: int | None = None

    def section(self, row: Sequence[str]) -> str | None:
        """Return the list that a note hung in."""
        return _cell(row, self.list_at) or None

    def speaker(self, row: Sequence[str]) -> str | None:
        """Return who wrote it."""
        return _cell(row, self.writer_at) or None

    def votes(self, row: Sequence[str]) -> int:
        """Return how many votes it was given."""
        count = _COUNT.fullmatch(_cell(row, self.votes_at))
        return int(count[0]) if count else 0


def read_board(survey: Survey) -> Board:
    """Find such columns beside a single column of people's own words."""
    if sum(column.use == "words" for column in survey.columns) != 1:
        return Board()

    def place(name: re.Pattern[str]) -> int | None:
        return next(
            (
                at
                for at, column in enumerate(survey.columns)
                if column.use not in {"words", "empty"} and name.match(column.prompt or "")
            ),
            None,
        )

    return Board(place(_LIST), place(_VOTES), place(_WRITER))


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""
