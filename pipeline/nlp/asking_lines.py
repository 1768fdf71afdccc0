"""Which lines of somebody's words ask, where he tells something too, or puts his name behind them."""

from pipeline.names import signed_in_brackets
from pipeline.nlp import literal
from pipeline.nlp.lines import Line

_TOLD = 2  # times as many words as ask: beyond it somebody tells something, and then asks
_SHORT = 16  # words


def without_signature(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], str | None]:
    """Return the lines without the name in brackets that closes them, and that name."""
    name = signed_in_brackets(lines[-1].text) if len(lines) > 1 else None
    return (lines[:-1] if name else lines), name


def asked_apart(lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    """Return which lines of somebody's words ask, where several of its paragraphs do: each asks for itself."""
    found: dict[int, list[int]] = {}
    for number in _marked(lines):
        found.setdefault(lines[number].paragraph, []).append(number)
    return [(own[0], own[-1]) for own in found.values()] if len(found) > 1 else []


def asking(lines: tuple[Line, ...], *, talk: bool = False) -> tuple[int, int]:
    """Return which lines of somebody's words ask, where much more is told before them or behind; else all of them.

    In ``talk`` whatever is told before them is left out.
    """
    marked = _marked(lines)
    if not marked:
        return 0, len(lines) - 1
    words = [len(line.text.split()) for line in lines]
    first, last = marked[0], marked[-1]
    own = sum(words[first : last + 1])
    before, behind = sum(words[:first]), sum(words[last + 1 :])
    return (
        first if talk or before > max(_TOLD * own, _SHORT) else 0,
        last if behind > max(_TOLD * own, _SHORT) else len(lines) - 1,
    )


def _marked(lines: tuple[Line, ...]) -> list[int]:
    """Return the places of the lines that ask."""
    return [
        number
        for number, line in enumerate(lines)
        if line.text.rstrip("\"'”’*_) ").endswith("?") or literal.is_literal(line.text)
    ]
