"""The sum that shows nothing was lost: characters in segments, in what was set aside, and in all."""

from dataclasses import dataclass

from pipeline.records import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Characters of a document, or of all documents, white space left out."""

    in_segments: int
    in_rejects: int
    in_all: int

    @property
    def holds(self) -> bool:
        """Whether the two sides are equal."""
        return self.in_segments + self.in_rejects == self.in_all


def prove(corpus: Corpus) -> dict[str, Proof]:
    """Count, for each document by its id, the characters that its segments and its rejects hold.

    Every stretch is counted from the document's own text, so that a stretch taken twice or lost shows in the sum.
    """
    text_of = {document.id: document.text for document in corpus.documents}
    segments = dict.fromkeys(text_of, 0)
    rejects = dict.fromkeys(text_of, 0)
    for segment in corpus.segments:
        segments[segment.document_id] += _characters(text_of[segment.document_id][segment.start : segment.end])
    for reject in corpus.rejects:
        if reject.document_id is not None:
            rejects[reject.document_id] += _characters(text_of[reject.document_id][reject.start : reject.end])
    return {
        key: Proof(in_segments=segments[key], in_rejects=rejects[key], in_all=_characters(text))
        for key, text in text_of.items()
    }


def total(proofs: dict[str, Proof]) -> Proof:
    """Add the proofs of all documents."""
    return Proof(
        in_segments=sum(proof.in_segments for proof in proofs.values()),
        in_rejects=sum(proof.in_rejects for proof in proofs.values()),
        in_all=sum(proof.in_all for proof in proofs.values()),
    )


def _characters(text: str) -> int:
    return len("".join(text.split()))
