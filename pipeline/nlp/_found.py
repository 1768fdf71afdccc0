"""What was found to be done, and which of it stands: a list of actions comes before what the discussion says."""

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.records import Segment

_MANY = 3  # so many labelled or tabled actions are kept on purpose, and the discussion only repeats them
_WORD = re.compile(r"[a-z0-9']+")


@dataclass(frozen=True, slots=True)
class Found:
    """Words that somebody is to do something, and who."""

    segment: Segment
    text: str
    owner: str | None
    due_words: str | None
    kept: bool  # stands in a table or behind a label, where actions are kept on purpose
    inline: bool = False  # behind a label in the discussion, not on a list of all


def weigh(found: list[Found]) -> list[Found]:
    """Keep the listed actions, and of the others those that the list does not repeat."""
    kept = [item for item in found if item.kept]
    listed = [item for item in kept if not item.inline]
    if len(listed) >= _MANY:
        return [item for item in kept if not item.inline or not _repeated(item, listed)]
    if len(kept) >= _MANY:
        return kept
    return [item for item in found if item.kept or not _repeated(item, kept)]


def _repeated(item: Found, kept: list[Found]) -> bool:
    bag = _bag(item.text)
    return any(_likeness(bag, _bag(other.text)) >= 0.5 for other in kept)


def _bag(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return how much of the shorter of two texts stands in the longer one."""
    return (one & other).total() / max(1, min(one.total(), other.total()))
