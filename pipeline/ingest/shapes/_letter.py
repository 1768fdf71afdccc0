"""Letters and e-mails: where the greeting and the signature stand, and who wrote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.shapes._outline import Line
from pipeline.records import Document

_GREETING = re.compile(
    r"^\W*(?:(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|to)\b(?:[\s,/&]+[\w.'’-]+){1,6}|to whom it may concern|sir|madam)\W*$",
    re.IGNORECASE,
)
#: An organisation writes to many, a person to one.
_CIRCULAR = re.compile(
    r"\b(?:residents?|parents?|carers?|guardians?|all|colleagues?|members?|householders?|customers?|patients?|neighbours?|famil(?:y|ies)|friends|everyone|staff|pupils?|students?|tenants?|occupiers?)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?P<words>yours(?: (?:faithfully|sincerely|truly|ever))?|(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) (?:regards|wishes|thanks)|regards|sincerely|best|thanks|many thanks|thank you|cheers|with thanks|respectfully)\W*(?P<name>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(
    r"^\W*(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|and|&|de|van|of)){0,5})(?:\s*[,(\n].{0,80})?\s*$", re.DOTALL
)
_FROM = re.compile(r"^From:\s*\"?(?P<name>[^\"<@\n]*?)\"?\s*(?:<.*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter within a document: the lines of its body, those that only frame it, and its writer."""

    body: frozenset[int]
    frame: frozenset[int]
    writer: str | None
    circular: bool = False  # an organisation's, sent to many: nobody's view


def find_letter(document: Document, lines: Sequence[Line]) -> Letter | None:
    """Return the letter or e-mail that a stretch is, or None where it is none."""
    mail = [block for block in document.leaves() if block.kind == "aside" and "e-mail header" in block.note]
    words = [line for line in lines if line.kind not in {"table"} and line.block.kind != "aside" and line.text.strip()]
    greeting = next((line for line in words if _GREETING.match(line.text) and len(words) > 1), None)
    if greeting is None and not mail:
        return None
    closing = next(
        (line for line in reversed(words) if (match := _CLOSING.match(line.text)) and len(match["name"].split()) <= 12),
        None,
    )
    if closing is None and not mail:
        return None
    first = greeting.index if greeting else -1
    last = closing.index if closing else len(document.blocks)
    written = next((match["name"].strip() for block in mail if (match := _FROM.match(block.text))), "")
    return Letter(
        body=frozenset(line.index for line in words if first < line.index < last and line.kind != "heading"),
        frame=frozenset(line.index for line in words if line is greeting or line.index >= last),
        writer=written or _signature(words, closing),
        circular=greeting is not None and bool(_CIRCULAR.search(greeting.text)),
    )


def _signature(words: Sequence[Line], closing: Line | None) -> str | None:
    if closing is None:
        return None
    match = _CLOSING.match(closing.text)
    behind = (
        [match["name"]]
        if match and match["name"].strip()
        else [line.text for line in words if line.index > closing.index][:1]
    )
    for text in behind:
        if (name := _NAME.match(text)) and len(name["name"].split()) <= 6:
            return name["name"].strip()
    return None
