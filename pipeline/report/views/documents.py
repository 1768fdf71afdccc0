"""The documents: what each is, what was taken from it, and its whole text with every piece marked in place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.proof import Proof
from pipeline.records import Document, Reject, Segment
from pipeline.report.study import Study
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import Count, feeling_of, when
from pipeline.report.views.prose import Piece
from pipeline.report.views.sift import Facet, facets
from pipeline.report.views.text import Links, links, pieces_of
from pipeline.report.words import MASKED, day, figure, listed, number_of, title_of


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


#: How many pieces set aside the table at a page's end lists; all are marked in the text.
MOST_ASIDE = 300


@dataclass(frozen=True, slots=True)
class SheetView:
    """One page of a document's text."""

    number: int
    page: str
    pieces: tuple[Piece, ...]

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What its text can be narrowed by."""
        return facets(piece.tags for piece in self.pieces)

    @property
    def masked(self) -> bool:
        """Whether a name was masked in it."""
        return any(MASKED.search(run.text) for piece in self.pieces for run in piece.runs)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document's page, or pages."""

    line: DocumentLine
    title: str
    date_text: str | None
    feelings: str  # "35 concerns, 22 hopes and 4 neutral"
    open: Count
    parts: tuple[tuple[str, str], ...]  # kind and why
    sheets: tuple[SheetView, ...]
    brief: bool  # one line for each piece, as there are so many
    with_themes: bool  # whether that line names them
    left: int  # pieces that stand on no page
    aside: tuple[tuple[str, str, str], ...]  # where it is, text, reason

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All that stands on its pages."""
        return tuple(piece for sheet in self.sheets for piece in sheet.pieces)


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
    laid = names.laid[document.id]
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
        sheets=tuple(
            SheetView(number, sheet.page, pieces_of(study, names, document, sheet.items, within))
            for number, sheet in enumerate(laid.sheets, 1)
        ),
        brief=laid.brief,
        with_themes=laid.themes,
        left=laid.left,
        aside=tuple(
            (names.reject(reject), reject.text, reject.reason)
            for reject in sorted(rejects, key=lambda item: item.start)[:MOST_ASIDE]
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
