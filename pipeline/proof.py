"""The sum that shows that nothing was lost: characters in segments and in rejects are all characters."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Corpus, Document, Reject, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The sum that shows nothing was lost; characters other than white space."""

    in_segments: int
    in_rejects: int
    in_all: int

    @property
    def holds(self) -> bool:
        """Whether the two sides are equal."""
        return self.in_segments + self.in_rejects == self.in_all


def prove(document: Document, segments: Iterable[Segment], rejects: Iterable[Reject]) -> Proof:
    """Count a document's characters, white space left out, and those that its segments and rejects hold."""

    def characters(start: int, end: int) -> int:
        return len("".join(document.text[start:end].split()))

    return Proof(
        in_segments=sum(characters(segment.start, segment.end) for segment in segments),
        in_rejects=sum(characters(reject.start, reject.end) for reject in rejects),
        in_all=characters(0, len(document.text)),
    )


def prove_all(corpus: Corpus) -> dict[str, Proof]:
    """Return the proof of every document, by document id."""
    segments: dict[str, list[Segment]] = {document.id: [] for document in corpus.documents}
    rejects: dict[str, list[Reject]] = {document.id: [] for document in corpus.documents}
    for segment in corpus.segments:
        segments[segment.document_id].append(segment)
    for reject in corpus.rejects:
        if reject.document_id is not None:
            rejects[reject.document_id].append(reject)
    return {document.id: prove(document, segments[document.id], rejects[document.id]) for document in corpus.documents}
