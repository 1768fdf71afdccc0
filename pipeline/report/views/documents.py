"""The documents: what each is, what was taken from it, and its whole text with every piece marked in place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Document, Exchange, Reject, Segment
from pipeline.report.study import Study
from pipeline.report.views.names import Names, anchor
from pipeline.report.views.pieces import (
    NO_FEELING,
    Count,
    Feeling,
    Link,
    QuestionLine,
    concern_link,
    feeling_of,
    line_of,
    theme_links,
    when,
)
from pipeline.report.views.proof import Proof
from pipeline.report.words import day, listed, title_of


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a piece of text with one mark, or none."""

    text: str
    mark: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, or a stretch set aside, as it stands in its document."""

    kind: str  # the segment's role, or "aside"
    anchor: str
    runs: tuple[Run, ...]
    heading: int = 0  # 3 or 4 where it is shown as a heading
    column: str = ""  # named where it changes
    feeling: Feeling | None = None
    questions: tuple[QuestionLine, ...] = ()
    replies: tuple[Link, ...] = ()  # to the questions it answers or may answer
    themes: tuple[Link, ...] = ()
    concern: Link | None = None
    speaker: str | None = None
    marked: bool = False
    votes: int = 0
    label: str = ""
    reason: str = ""


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
    feelings: tuple[tuple[str, int], ...]
    open: Count
    parts: tuple[tuple[str, str], ...]  # kind and why
    pieces: tuple[Piece, ...]
    aside: tuple[tuple[str, str, str], ...]  # anchor, text, reason


#: What a segment is called in the margin, where neither a feeling nor a question says it.
_LABELS = {"answer": "Reply", "decision": "Decision", "action": "Action", "attendance": "Attendance", "statement": ""}

#: Counted with their documents and shown under a feeling only where the program judged one.
_FELT = ("comment", "statement")


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
    replies = _replies(study, names)
    return tuple(
        _document(study, names, study.documents[key], segments[key], rejects[key], proofs[key], replies)
        for key in sorted(segments, key=lambda key: when(study, key))
    )


def _document(
    study: Study,
    names: Names,
    document: Document,
    segments: Sequence[Segment],
    rejects: Sequence[Reject],
    proof: Proof,
    replies: dict[str, list[Exchange]],
) -> DocumentView:
    exchanges = [exchange for segment in segments for exchange in study.asked_in.get(segment.id, ())]
    still = sum(exchange.status != "answered" for exchange in exchanges)
    comments = [segment for segment in segments if segment.role == "comment"]
    felt = [feeling_of(study, segment.id) for segment in comments]
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
        actions=sum(action.document_id == document.id for action in study.actions),
        aside=len(rejects),
        proof=proof,
    )
    return DocumentView(
        line=line,
        title=names.label[document.id],
        date_text=document.date_text,
        feelings=tuple(
            (word, sum(feeling.word == word for feeling in felt))
            for word in dict.fromkeys(sorted(feeling.word for feeling in felt))
        ),
        open=Count(still, len(exchanges)),
        parts=tuple((title_of(part.shape), part.why) for part in document.parts),
        pieces=_pieces(study, names, document, segments, rejects, replies),
        aside=tuple(
            (reject_anchor(reject), reject.text, reject.reason)
            for reject in sorted(rejects, key=lambda item: item.start)
        ),
    )


def reject_anchor(reject: Reject) -> str:
    """Return the anchor of what was set aside, made from its place."""
    return f"r-{reject.start}"


def _pieces(
    study: Study,
    names: Names,
    document: Document,
    segments: Sequence[Segment],
    rejects: Sequence[Reject],
    replies: dict[str, list[Exchange]],
) -> tuple[Piece, ...]:
    found: list[Segment | Reject] = sorted((*segments, *rejects), key=lambda item: (item.start, item.end))
    pieces: list[Piece] = []
    seen: set[str] = set()
    under: tuple[str | None, str | None] = (None, None)
    level = 2
    for item in found:
        if isinstance(item, Reject):
            # two rejects can start at one place only where one is empty
            key = reject_anchor(item)
            if key not in seen:
                seen.add(key)
                pieces.append(Piece("aside", key, (Run(item.text),), reason=item.reason))
            continue
        if item.role == "heading" and item.id not in study.asked_in:
            level = 3
            pieces.append(Piece("heading", anchor("s", item.id), (Run(item.text),), heading=3))
            continue
        here = (item.section, item.column)
        column = item.column if item.column and here != under else ""
        under = here
        pieces.append(_piece(study, names, document, item, replies.get(item.id, []), column or "", min(level + 1, 4)))
    return tuple(pieces)


def _piece(
    study: Study,
    names: Names,
    document: Document,
    segment: Segment,
    replies: Sequence[Exchange],
    column: str,
    level: int,
) -> Piece:
    asked = study.asked_in.get(segment.id, ())
    feeling = feeling_of(study, segment.id) if segment.role in _FELT and not asked else None
    if feeling is NO_FEELING and segment.role != "comment":
        feeling = None
    concern = study.concern_of.get(segment.id)
    return Piece(
        kind=segment.role,
        anchor=anchor("s", segment.id),
        runs=_runs(document, segment, asked, replies, feeling),
        heading=level if column else 0,
        column=column,
        feeling=feeling,
        questions=tuple(line_of(study, names, exchange) for exchange in asked),
        replies=tuple(_reply(names, segment, exchange) for exchange in replies if exchange not in asked),
        themes=theme_links(study, names, segment.id),
        concern=concern_link(concern) if concern else None,
        speaker=segment.speaker,
        marked=segment.marked,
        votes=segment.votes,
        label=_LABELS.get(segment.role, "") if not replies else "",
    )


def _reply(names: Names, segment: Segment, exchange: Exchange) -> Link:
    number = names.number[exchange.question_id]
    settled = any(answer.segment_id == segment.id and answer.basis != "linked" for answer in exchange.answers)
    return Link(f"{'Reply to' if settled else 'May answer'} question {number}", names.question(exchange.question_id))


def _replies(study: Study, names: Names) -> dict[str, list[Exchange]]:
    found: dict[str, list[Exchange]] = {}
    for exchange in sorted(study.exchanges, key=lambda item: names.number[item.question_id]):
        for key in dict.fromkeys(answer.segment_id for answer in exchange.answers):
            found.setdefault(key, []).append(exchange)
    return found


def _runs(
    document: Document,
    segment: Segment,
    asked: Sequence[Exchange],
    replies: Sequence[Exchange],
    feeling: Feeling | None,
) -> tuple[Run, ...]:
    """Cut a segment's stretch of the document into runs: questions, then promises, then answers, then the rest."""
    spans: list[tuple[int, int, str, str]] = []

    def mark(start: int, end: int, style: str, name: str = "") -> None:
        start, end = max(start, segment.start), min(end, segment.end)
        if start < end and all(end <= other[0] or start >= other[1] for other in spans):
            spans.append((start, end, style, name))

    for exchange in asked:
        name = anchor("q", exchange.question_id)
        mark(exchange.start, exchange.end, "u-Q", name)
        if all(name != span[3] for span in spans):  # every question can be led to, also one inside of another
            spans.append((segment.start, segment.start, "", name))
    for exchange in (*asked, *replies):
        if exchange.promise:
            mark(*_find(document, segment, exchange.promise.text), "u-P")
    for exchange in (*asked, *replies):
        for answer in exchange.answers:
            if answer.segment_id == segment.id:
                mark(*_find(document, segment, answer.text), "u-A")
    rest = feeling.mark if feeling else "u-A" if segment.role == "answer" else ""
    runs, at = [], segment.start
    for start, end, style, name in sorted(spans):
        runs.append(Run(document.text[at:start], rest))
        runs.append(Run(document.text[start:end], style, name))
        at = end
    runs.append(Run(document.text[at : segment.end], rest))
    return tuple(run for run in runs if run.text.strip() or run.anchor) or (Run(segment.text),)


def _find(document: Document, segment: Segment, text: str) -> tuple[int, int]:
    """Find words in a segment's stretch, whatever the white space between them; an empty span where they are not."""
    pattern = r"\s+".join(re.escape(word) for word in text.split())
    match = re.compile(pattern).search(document.text, segment.start, segment.end) if pattern else None
    return match.span() if match else (segment.start, segment.start)
