"""An analysis with pseudonyms in the place of private people's names, down to the last record.

The names are found in the papers as they are, for the pipeline needs them to find who asked; what is stored, entered
into the ledger and reported is what this module returns. Offsets point into the masked texts, so that every figure
still leads to its words and the sum of characters still comes out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.privacy.cast import cast_of
from pipeline.privacy.identifiers import Found
from pipeline.privacy.key import Key, grown
from pipeline.privacy.masker import Form, Masker, Moved, folded, forms_of
from pipeline.privacy.pseudonyms import assign, tokens
from pipeline.records import (
    Action,
    Analysis,
    Answer,
    Block,
    Cell,
    Coding,
    Concern,
    Document,
    Exchange,
    Promise,
    Reject,
    Segment,
)

#: What the report's readers are told.
NOTE = (
    "Residents, staff, parents and other private people stand under pseudonyms, such as [Resident 3]; people in office "
    "keep their names. E-mail addresses, telephone, NHS and National Insurance numbers are left out and postcodes cut "
    "to the district. The ids and the files’ fingerprints were made anew with the key, so that no name can be guessed from them."
)


@dataclass(frozen=True, slots=True)
class _Paper:
    """What masks one document."""

    masker: Masker
    moved: Moved
    document: Document


def mask(analysis: Analysis, key: Key) -> tuple[Analysis, Key]:
    """Return an analysis that names private people by their pseudonyms only, and the key with those who are new.

    Parameters
    ----------
    analysis : Analysis
        As `pipeline.nlp.analyse` made it.
    key : Key
    """
    corpus = analysis.corpus
    documents = sorted(corpus.documents, key=lambda document: (document.name, document.id))
    segments: dict[str, list[Segment]] = {document.id: [] for document in documents}
    for segment in corpus.segments:
        segments[segment.document_id].append(segment)
    entries = _entries(analysis)
    casts = [cast_of(document, segments[document.id], entries.get(document.id, ())) for document in documents]
    called, key = assign(casts, key)
    everywhere = tokens(key.people)
    general = Masker([Form(folded(name), f"[{pseudonym}]") for name, pseudonym in everywhere])
    papers = {
        document.id: _paper(document, Masker(forms_of(one, document.text, everywhere)), key)
        for document, one in zip(documents, called, strict=True)
    }
    at = {segment.id: segment.document_id for segment in corpus.segments}
    key = grown(key, common=(word for paper in papers.values() for word in paper.masker.common))
    return _Records(papers, general, key, at).analysis(analysis), key


def _entries(analysis: Analysis) -> dict[str, list[str | None]]:
    found: dict[str, list[str | None]] = {}
    for segment in analysis.corpus.segments:
        found.setdefault(segment.document_id, []).append(segment.speaker)
    for item in analysis.exchanges:
        owner = item.promise.owner if item.promise else None
        found.setdefault(item.document_id, []).extend((item.asker, item.addressee, owner))
        for answer in item.answers:
            found.setdefault(answer.document_id, []).append(answer.speaker)
    for action in analysis.actions:
        found.setdefault(action.document_id, []).append(action.owner)
    return found


def _paper(document: Document, masker: Masker, key: Key) -> _Paper:
    """Mask a document block by block, so that no name is read across two of them."""
    found: list[Found] = []
    at = 0
    for leaf in sorted(document.leaves(), key=lambda leaf: leaf.start):
        found += _within(document.text, at, leaf.content, masker)
        found += _within(document.text, leaf.content, leaf.end, masker)
        at = max(at, leaf.end)
    found += _within(document.text, at, len(document.text), masker)
    pieces, at = [], 0
    for item in found:
        pieces += [document.text[at : item.start], item.token]
        at = item.end
    moved = Moved(found)
    text = "".join([*pieces, document.text[at:]])
    masked = replace(
        document,
        id=key.sign(document.id),
        sha256=key.sign(document.sha256),
        name=masker(document.name, loose=True),
        text=text,
        blocks=tuple(_block(block, moved, text) for block in document.blocks),
        title=masker.maybe(document.title),
        date_text=masker.maybe(document.date_text),
        parts=tuple(replace(part, why=masker(part.why)) for part in document.parts),
    )
    return _Paper(masker, moved, masked)


def _within(text: str, start: int, end: int, masker: Masker) -> Iterable[Found]:
    if end <= start:
        return []
    return [Found(item.start + start, item.end + start, item.token) for item in masker.find(text[start:end])]


def _block(block: Block, moved: Moved, text: str) -> Block:
    start, end = moved(block.start), moved(block.end)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        tuple(tuple(_block(inner, moved, text) for inner in cell) for cell in row) for row in block.rows
    )
    if block.kind == "table":
        return replace(block, rows=rows, start=start, end=end)
    content = moved(block.content)
    strong = moved(block.content + block.strong) - content if block.strong else 0
    return replace(block, text=text[content:end], start=start, end=end, strong=strong)


class _Records:
    """Masks every kind of record."""

    def __init__(self, papers: dict[str, _Paper], general: Masker, key: Key, at: dict[str, str]) -> None:
        self.papers, self.general, self.sign, self.at = papers, general, key.sign, at

    def analysis(self, analysis: Analysis) -> Analysis:
        corpus = analysis.corpus
        provenance = analysis.provenance
        return replace(
            analysis,
            corpus=replace(
                corpus,
                documents=tuple(self.papers[document.id].document for document in corpus.documents),
                segments=tuple(map(self.segment, corpus.segments)),
                rejects=tuple(map(self.reject, corpus.rejects)),
            ),
            codings=tuple(map(self.coding, analysis.codings)),
            exchanges=tuple(map(self.exchange, analysis.exchanges)),
            actions=tuple(map(self.action, analysis.actions)),
            concerns=tuple(map(self.concern, analysis.concerns)),
            provenance=replace(provenance, notes=(*provenance.notes, NOTE)),
        )

    def segment(self, segment: Segment) -> Segment:
        paper = self.papers[segment.document_id]
        masker = paper.masker
        return replace(
            segment,
            id=self.sign(segment.id),
            document_id=paper.document.id,
            start=paper.moved(segment.start),
            end=paper.moved(segment.end),
            locator=masker(segment.locator),
            text=masker(segment.text),
            speaker=masker.maybe(segment.speaker),
            section=masker.maybe(segment.section),
            parent_section=masker.maybe(segment.parent_section),
            column=masker.maybe(segment.column),
            reply_to=self.sign(segment.reply_to) if segment.reply_to else None,
        )

    def reject(self, reject: Reject) -> Reject:
        paper = self.papers.get(reject.document_id or "")
        if paper is None:  # a file that could not be read
            return replace(reject, source=self.general(reject.source, loose=True), reason=self.general(reject.reason))
        return replace(
            reject,
            source=paper.document.name,
            document_id=paper.document.id,
            locator=paper.masker(reject.locator),
            start=paper.moved(reject.start),
            end=paper.moved(reject.end),
            text=paper.masker(reject.text),
            reason=paper.masker(reject.reason),
        )

    def coding(self, coding: Coding) -> Coding:
        masker = self.papers[self.at[coding.segment_id]].masker
        return replace(coding, segment_id=self.sign(coding.segment_id), why=tuple(_nameless(coding.why, [masker])))

    def exchange(self, exchange: Exchange) -> Exchange:
        paper = self.papers[exchange.document_id]
        masker = paper.masker
        return replace(
            exchange,
            question_id=self.sign(exchange.question_id),
            segment_id=self.sign(exchange.segment_id),
            document_id=paper.document.id,
            start=paper.moved(exchange.start),
            end=paper.moved(exchange.end),
            text=masker(exchange.text),
            reason=masker(exchange.reason),
            asker=masker.maybe(exchange.asker),
            addressee=masker.maybe(exchange.addressee),
            answers=tuple(map(self.answer, exchange.answers)),
            promise=self.promise(exchange.promise, masker),
            asked_also=tuple(map(self.sign, exchange.asked_also)),
        )

    def answer(self, answer: Answer) -> Answer:
        paper = self.papers[answer.document_id]
        return replace(
            answer,
            document_id=paper.document.id,
            segment_id=self.sign(answer.segment_id),
            text=paper.masker(answer.text),
            speaker=paper.masker.maybe(answer.speaker),
            question=paper.masker.maybe(answer.question),
        )

    def promise(self, promise: Promise | None, masker: Masker) -> Promise | None:
        if promise is None:
            return None
        return replace(
            promise,
            text=masker(promise.text),
            owner=masker.maybe(promise.owner),
            due_text=masker.maybe(promise.due_text),
            medium=masker.maybe(promise.medium),
        )

    def action(self, action: Action) -> Action:
        paper = self.papers[action.document_id]
        return replace(
            action,
            id=self.sign(action.id),
            segment_id=self.sign(action.segment_id),
            document_id=paper.document.id,
            text=paper.masker(action.text),
            owner=paper.masker.maybe(action.owner),
            due_text=paper.masker.maybe(action.due_text),
        )

    def concern(self, concern: Concern) -> Concern:
        held = {self.at[segment_id]: None for segment_id in concern.segment_ids}
        maskers = [self.papers[document_id].masker for document_id in held]
        label = concern.label
        for masker in maskers:
            label = masker(label)
        kept = tuple(_nameless(concern.keyphrases, maskers))
        return replace(
            concern,
            id=self.sign(concern.id),
            label=next(iter(_nameless([label], maskers)), kept[0] if kept else "a concern"),
            keyphrases=kept,
            segment_ids=tuple(map(self.sign, concern.segment_ids)),
            exemplar_ids=tuple(map(self.sign, concern.exemplar_ids)),
        )


def _nameless(phrases: Iterable[str], maskers: Iterable[Masker]) -> list[str]:
    """Leave out the words and phrases in which a private name stands, capitals or none."""
    private = {word for masker in maskers for word in masker.private}
    return [phrase for phrase in phrases if not private & {word.casefold() for word in re.findall(r"[^\W_]+", phrase)}]
