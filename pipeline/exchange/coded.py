"""What another program's file holds, in this room's own words: codes, and passages that bear them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code as the other program has it."""

    key: str  # its id in the file
    name: str
    description: str = ""
    parent: str | None = None  # key of the code that it stands under
    codable: bool = True  # false: it only holds others together
    path: tuple[str, ...] = ()  # the names above it, the highest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as the other program has it."""

    key: str  # its id in the file
    name: str
    text: str | None  # none where the file does not hold its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a source under one code."""

    source: str  # key
    code: str  # key
    words: str  # as marked
    start: int | None = None  # in the source's text, in code points; none where only the words are known
    end: int | None = None
    cut: bool = False  # ``words`` is only how the passage begins
    length: int = 0  # of the whole passage, where it is cut and the file tells
    coder: str | None = None  # a name as the file has it
    made_at: str | None = None  # ISO 8601, as the file has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something that is not taken, and why."""

    where: str  # the source, or what part of the file
    what: str  # words, or how many of what
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What a file holds."""

    name: str  # the project's
    origin: str  # the program that wrote it
    codes: tuple[Code, ...] = ()
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()  # on how it was read
