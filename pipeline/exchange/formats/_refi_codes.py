"""The codes of a REFI-QDA file, whichever of the standard's two schemas it follows."""

from collections.abc import Iterator
from typing import Any

from pipeline.exchange.coded import Code
from pipeline.exchange.formats._paths import parted
from pipeline.exchange.untrusted import child, children, text_of
from pipeline.refi import plain_guid


def codes_of(book: Any, origin: str) -> tuple[Code, ...]:
    """Return the codes of a ``CodeBook`` element, those above before those below."""
    codes = child(book, "Codes") if book is not None else None
    return parted(_below(codes, None, ()), origin) if codes is not None else ()


def _below(element: Any, parent: str | None, path: tuple[str, ...]) -> Iterator[Code]:
    waiting = [(item, parent, path) for item in children(element, "Code")][::-1]
    while waiting:  # no recursion: how deep a file nests is its own affair
        item, above, names = waiting.pop()
        code = Code(
            key=plain_guid(item.get("guid")),
            name=" ".join((item.get("name") or "").split()),
            description=text_of(child(item, "Description")).strip(),
            parent=above,
            codable=(item.get("isCodable") or "true").strip() not in {"false", "0"},
            path=names,
        )
        yield code
        waiting.extend([(below, code.key, (*names, code.name)) for below in children(item, "Code")][::-1])
