"""A document cut at its headings and labels: each with the lines directly under it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest.shapes._outline import Line


@dataclass(slots=True)
class Group:
    """A heading with the lines directly under it."""

    head: Line | None
    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The place of the heading."""
        return self.head.index if self.head else self.lines[0].index

    @property
    def last(self) -> int:
        """The place behind the last line."""
        return (self.lines[-1] if self.lines else self.head).index + 1  # type: ignore[union-attr]

    def of(self, kind: str) -> list[Line]:
        """Return the lines of one kind."""
        return [line for line in self.lines if line.kind == kind]


def group_lines(lines: Sequence[Line]) -> list[Group]:
    """Put every line under the heading above it."""
    groups: list[Group] = []
    for line in lines:
        if line.kind in {"heading", "label"}:
            groups.append(Group(line))
        else:
            if not groups:
                groups.append(Group(None))
            groups[-1].lines.append(line)
    return groups
