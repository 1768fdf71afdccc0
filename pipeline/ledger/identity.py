"""Know a question again: in a corrected text, under another file name, asked once more elsewhere."""

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.records import Document

#: Share of word runs that two texts of the same meeting have in common at the least. A draft and its approved text
#: share far more than half; two meetings of one body, for all their set phrases, far less.
SAME_TEXT = 0.5

#: The same for two texts that give different days, as a page of questions and answers does that is kept up to date.
SAME_PAGE = 0.7

#: The same for two texts under one file name.
SAME_NAME = 0.3

#: Share of words that a reworded question has in common with the earlier wording at the least.
SAME_QUESTION = 0.6

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_RUN = 5
_SKETCH = 400


def words(text: str) -> list[str]:
    """Return a text's words, folded to lower case."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def words_key(text: str) -> str:
    """Return a short hash of a text's words: the same for texts that differ in case, space and punctuation only."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:16]


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
    name: str
    held: date | None
    sketch: frozenset[str]


def superseded(document: Document, known: Iterable[Known], taken: frozenset[str]) -> str | None:
    """Return the id of the earlier text that this document is a new version of, or None.

    The earlier text shares most of its words; fewer are enough under the same file name, more are asked for where
    both name a day and the days differ.

    Parameters
    ----------
    document : Document
    known : iterable of Known
    taken : frozenset of str
        Ids of texts that are still in the study, or that another document replaces.
    """
    mine = sketch(document.text)
    best, found = 0.0, None
    for other in sorted(known, key=lambda item: item.id):
        if other.id in taken or other.id == document.id:
            continue
        score = likeness(mine, other.sketch)
        if score > best and score >= _least(document, other):
            best, found = score, other.id
    return found


def _least(document: Document, other: Known) -> float:
    if other.name == document.name:
        return SAME_NAME
    return SAME_PAGE if other.held and document.date and other.held != document.date else SAME_TEXT


def reworded(text: str, missing: Mapping[str, str]) -> str | None:
    """Return the key of the text, of those missing from a superseded document, that this one words anew, or None.

    Parameters
    ----------
    text : str
        A question that the ledger does not know.
    missing : mapping of str to str
        Text by id.
    """
    mine = words(text)
    best, found = SAME_QUESTION, None
    for key in sorted(missing):
        score = _overlap(mine, words(missing[key]))
        if score > best:
            best, found = score, key
    return found


def _overlap(one: list[str], other: list[str]) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if shared else 0.0
