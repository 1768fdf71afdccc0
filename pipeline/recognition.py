"""What was recognised in each document, in words for a person who checks before anything is analysed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pipeline.proof import prove_all
from pipeline.records import Corpus, Document, Part
from pipeline.report.words import day, number_of, title_of

#: A kind that was told by less evidence than this deserves a look.
DOUBTFUL = 0.5

#: Kinds of document whose promises are reckoned from its date.
_DATED = {"minutes", "agenda_item"}

_ROLES = ("comment", "question", "answer", "action", "decision", "statement")


def recognised(corpus: Corpus) -> dict[str, Any]:
    """Describe file by file what each was read as, what it holds and what deserves a look; plain JSON values."""
    roles = {document.id: Counter[str]() for document in corpus.documents}
    for segment in corpus.segments:
        roles[segment.document_id][segment.role] += 1
    aside = Counter(reject.document_id for reject in corpus.rejects)
    proofs = prove_all(corpus)
    return {
        "documents": [
            {
                "document": document.name,
                "title": document.title,
                "day": day(document.date) if document.date else None,
                "parts": [_part(document, shape, parts) for shape, parts in _runs(document.parts)],
                "holds": _holds(roles[document.id], aside[document.id]),
                "look": list(_look(document, roles[document.id], proofs[document.id].holds)),
            }
            for document in corpus.documents
        ],
        "unread": [
            {"document": reject.source, "reason": reject.reason}
            for reject in corpus.rejects
            if reject.document_id is None
        ],
    }


def _runs(parts: Iterable[Part]) -> Iterator[tuple[str, list[Part]]]:
    for shape, run in groupby(parts, key=lambda part: part.shape):
        yield shape, list(run)


def _part(document: Document, shape: str, parts: list[Part]) -> dict[str, Any]:
    strongest = max(parts, key=lambda part: part.evidence)
    blocks = sum(part.last - part.first for part in parts)
    return {
        "kind": title_of(shape),
        "share": f"{blocks} of {len(document.blocks)} blocks",
        "why": strongest.why,
        "evidence": round(strongest.evidence, 2),
    }


def _holds(roles: Counter[str], aside: int) -> str:
    said = [number_of(roles[role], role) for role in _ROLES if roles[role]]
    if aside:
        said.append(f"{number_of(aside, 'piece')} set aside with a reason")
    return ", ".join(said) or "nothing that could be used"


def _look(document: Document, roles: Counter[str], complete: bool) -> Iterator[str]:
    if not complete:
        yield "some of its text was lost, which is our fault: please report this"
    best = max((part.evidence for part in document.parts), default=0.0)
    if best < DOUBTFUL:
        yield "no kind of document was recognised with confidence. If it was read wrongly, name the kind with --shape"
    if document.date is None and _DATED & {part.shape for part in document.parts}:
        yield "no date was seen, so days such as 'by next Friday' in it cannot be reckoned"
    if not roles["comment"] and not roles["question"] and not _DATED & {part.shape for part in document.parts}:
        yield "neither a comment nor a question was found in it"
