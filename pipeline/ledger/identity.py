"""Know a question again: in a corrected text, under another file name, asked once more elsewhere."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.records import Document, Exchange

#: Share of word runs that two texts of the same meeting have in common at the least. A draft and its approved text
#: share far more than half; two meetings of one body, for all their set phrases, far less.
SAME_TEXT = 0.5

#: Share of words that a reworded question has in common with the earlier wording at the least.
SAME_QUESTION = 0.6

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_RUN = 5
_SKETCH = 400


def words(text: str) -> list[str]:
    """Return a text's words, folded to lower case."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def sketch(text: str) -> frozenset[str]:
    """Return a fixed-size sample of a text's word runs, by which two texts can be compared (a bottom-k sketch)."""
    found = words(text)
    runs = {" ".join(found[i : i + _RUN]) for i in range(max(len(found) - _RUN + 1, 1))}
    return frozenset(f"{number:08x}" for number in sorted({zlib.crc32(run.encode()) for run in runs})[:_SKETCH])


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Estimate the share of word runs that two texts have in common, from their sketches; 0 to 1."""
    if not one or not other:
        return 0.0
    both = sorted(one | other)[: min(len(one), len(other), _SKETCH)]
    return sum(run in one and run in other for run in both) / len(both)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A document that an earlier edition held."""

    id: str
    held: date | None
    sketch: frozenset[str]


def superseded(document: Document, known: Iterable[Known], present: frozenset[str]) -> str | None:
    """Return the id of the earlier text that this document is a new version of, or None.

    The earlier text must be gone from the study, of the same date where both give one, and share most of its words.
    """
    mine = sketch(document.text)
    best, found = SAME_TEXT, None
    for other in sorted(known, key=lambda item: item.id):
        if other.id in present or other.id == document.id:
            continue
        if other.held and document.date and other.held != document.date:
            continue
        score = likeness(mine, other.sketch)
        if score >= best:
            best, found = score, other.id
    return found


def reworded(exchange: Exchange, missing: Mapping[str, str]) -> str | None:
    """Return the id of the question, of those missing from a superseded text, that this one words anew, or None.

    Parameters
    ----------
    exchange : Exchange
        A question that the ledger does not know.
    missing : mapping of str to str
        Text by question id.
    """
    mine = words(exchange.text)
    best, found = SAME_QUESTION, None
    for question_id in sorted(missing):
        theirs = words(missing[question_id])
        shared = _shared(mine, theirs)
        score = 2 * shared / (len(mine) + len(theirs)) if shared else 0.0
        if score > best:
            best, found = score, question_id
    return found


def _shared(one: list[str], other: list[str]) -> int:
    return sum((Counter(one) & Counter(other)).values())
