"""Tables of actions: which column holds the action, its owner and its date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Block, leaves

_ACTION = re.compile(r"\b(?:actions?|tasks?|what)\b", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:owners?|who|leads?|whom|responsib\w+|person|action(?:ed)?\s+by|assigned|named?|initials?|officer|allocated)\b",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:due|when|deadline|dates?|timescales?|timeline|target|complet\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in an action table; None where there is no such column."""

    action: int
    owner: int | None = None
    due: int | None = None


def read_columns(header: Sequence[str]) -> Columns | None:
    """Return the columns of an action table by its header, or None where it is no such table."""
    names = [" ".join(name.split()) for name in header]
    short = [len(name) <= 40 for name in names]
    owner = next((at for at, name in enumerate(names) if short[at] and _OWNER.search(name)), None)
    due = next((at for at, name in enumerate(names) if short[at] and at != owner and _DUE.search(name)), None)
    action = next(
        (at for at, name in enumerate(names) if short[at] and at not in {owner, due} and _ACTION.search(name)), None
    )
    if action is None or (owner is None and due is None):
        return None
    return Columns(action, owner, due)


def cells_of(row: Sequence[Sequence[Block]]) -> list[str]:
    """Return the words of each cell of a row, white space folded."""
    return [" ".join(" ".join(block.text for block in leaves(tuple(cell))).split()) for cell in row]
