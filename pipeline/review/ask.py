"""What an address asks for, and who asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from pipeline.review.forms import Form

KINDS = (
    ("", "All"),
    ("conflict", "The papers changed"),
    ("answer", "Proposed answers"),
    ("question", "Questions"),
    ("possible", "May be questions"),
    ("comment", "Comments"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who looks, and whether single keys choose."""

    by: str
    keys: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What an address asks for."""

    kind: str = ""
    page: int = 1
    to: str = ""  # the key to go on with
    done: int = 0  # the batch that was just recorded or taken back
    crossed: int = 0  # the batch that somebody else recorded at the same moment
    put_off: str = ""  # the key that was just put off
    part: str = ""  # "state" asks where a question stands though an answer was proposed

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Ask":
        """Read an address; what makes no sense is left out."""
        kind = query.get("kind", "")
        return cls(
            kind=kind if kind in dict(KINDS) else "",
            page=max(1, _number(query.get("page", ""))),
            to=query.get("to", "")[:100],
            done=_number(query.get("done", "")),
            crossed=_number(query.get("crossed", "")),
            put_off=query.get("put_off", "")[:100],
            part="state" if query.get("part") == "state" else "",
        )

    @classmethod
    def of_form(cls, form: Form) -> "Ask":
        """Read the hidden fields by which a form remembers its page."""
        return cls.of({name: form.one(name) for name in ("kind", "page", "part")})


def address(ask: Ask, **more: object) -> str:
    """Return the address of the list, where it goes on."""
    parts = {"kind": ask.kind, "page": ask.page if ask.page > 1 else "", **more}
    query = urlencode({name: value for name, value in parts.items() if value})
    return f"/?{query}#next" if query else "/#next"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
