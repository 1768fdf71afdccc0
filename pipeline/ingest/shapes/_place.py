"""The place reached in a paper: the headings above, which every piece taken there carries."""

from pipeline.ingest.shapes import Taken
from pipeline.records import Role


class Place:
    """The headings above, the highest first."""

    def __init__(self) -> None:
        self._above: list[tuple[int, str]] = []

    @property
    def parent(self) -> str | None:
        """The heading above the nearest one."""
        return self._above[-2][1] if len(self._above) > 1 else None

    def enter(self, depth: int, title: str) -> None:
        """Go below a heading; those as deep or deeper end."""
        while self._above and self._above[-1][0] >= depth:
            self._above.pop()
        self._above.append((depth, title))

    def leave(self) -> None:
        """Go up again from the nearest heading."""
        self._above = self._above[:-1]

    def taken(
        self, start: int, end: int, role: Role, text: str, speaker: str | None = None, replies_to: int | None = None
    ) -> Taken:
        """Take a stretch of the document that stands here."""
        return Taken(
            start=start,
            end=end,
            role=role,
            text=" ".join(text.split()),
            speaker=speaker,
            section=self._above[-1][1] if self._above else None,
            parent_section=self.parent,
            replies_to=replies_to,
        )
