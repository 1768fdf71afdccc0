"""What a short account is made of: headings, sentences, lists, quotations and tables; no format of its own."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest under the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's words and where they stand."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first row is its heading."""

    caption: str
    about: str  # for people who cannot see it
    head: tuple[str, ...]
    widths: tuple[int, ...]  # in parts of the whole
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()  # columns that hold numbers


Part = Heading | Text | Points | Said | Grid


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole account."""

    title: str
    subtitle: str
    made: date
    parts: tuple[Part, ...]
