"""The documents: what each is, what was taken from it, and its whole text with every piece marked in place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.proof import Proof
from pipeline.records import Document, Reject, Segment
from pipeline.report.study import Study
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import Count, feeling_of, when
from pipeline.report.views.sift import Facet, facets
from pipeline.report.views.text import Links, Piece, links, pieces_of, reject_anchor
from pipeline.report.words import day, figure, listed, number_of, title_of


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list."""

    label: str
    file: str
    page: str
    kind: str
    date: str
    comments: int
    questions: int
    open: int
    actions: int
    aside: int
    proof: Proof


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document's page."""

    line: DocumentLine
    title: str
    date_text: str | None
    feelings: str  # "35 concerns, 22 hopes and 4 neutral"
    open: Count
    parts: tuple[tuple[str, str], ...]  # kind and why
    pieces: tuple[Piece, ...]
    aside: tuple[tuple[str, str, str], ...]  # anchor, text, reason

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What its text can be narrowed by."""
        return facets(piece.tags for piece in self.pieces)


def documents_view(study: Study, names: Names, proofs: dict[str, Proof]) -> tuple[DocumentView, ...]:
    """Gather the documents in order of their dates."""
    corpus = study.analysis.corpus
    segments: dict[str, list[Segment]] = {document.id: [] for document in corpus.documents}
    rejects: dict[str, list[Reject]] = {document.id: [] for document in corpus.documents}
    for segment in corpus.segments:
        segments[segment.document_id].append(segment)
    for reject in corpus.rejects:
        if reject.document_id is not None:
            rejects[reject.document_id].append(reject)
    within = links(study, names)
    actions = Counter(action.document_id for action in study.actions)
    return tuple(
        _document(study, names, study.documents[key], segments[key], rejects[key], proofs[key], actions[key], within)
        for key in sorted(segments, key=lambda key: when(study, key))
    )


def _document(
    study: Study,
    names: Names,
    document: Document,
    segments: Sequence[Segment],
    rejects: Sequence[Reject],
    proof: Proof,
    actions: int,
    within: Links,
) -> DocumentView:
    exchanges = [exchange for segment in segments for exchange in study.asked_in.get(segment.id, ())]
    still = sum(exchange.status != "answered" for exchange in exchanges)
    comments = [segment for segment in segments if segment.role == "comment"]
    kinds = list(dict.fromkeys(title_of(part.shape) for part in document.parts))
    line = DocumentLine(
        label=names.label[document.id],
        file=document.name,
        page=names.page[document.id],
        kind=listed([kinds[0], *(kind[:1].lower() + kind[1:] if kind[1:2].islower() else kind for kind in kinds[1:])])
        if kinds
        else "",
        date=day(document.date) if document.date else "",
        comments=len(comments),
        questions=len(exchanges),
        open=still,
        actions=actions,
        aside=len(rejects),
        proof=proof,
    )
    return DocumentView(
        line=line,
        title=names.label[document.id],
        date_text=document.date_text,
        feelings=_feelings(comments, study),
        open=Count(still, len(exchanges)),
        parts=tuple((title_of(part.shape), part.why) for part in document.parts),
        pieces=pieces_of(study, names, document, segments, rejects, within),
        aside=tuple(
            (reject_anchor(reject), reject.text, reject.reason)
            for reject in sorted(rejects, key=lambda item: item.start)
        ),
    )


def _feelings(comments: Sequence[Segment], study: Study) -> str:
    count = Counter(feeling_of(study, segment.id).label for segment in comments)
    return listed(
        [
            *(
                number_of(count[label], noun)
                for label, noun in (("negative", "concern"), ("positive", "hope"))
                if count[label]
            ),
            *(
                f"{figure(count[label])} {word}"
                for label, word in (("mixed", "mixed"), ("neutral", "neutral"), ("", "not judged"))
                if count[label]
            ),
        ]
    )
