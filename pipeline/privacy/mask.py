"""An analysis with pseudonyms in the place of private people's names, down to the last record.

The names are found in the papers as they are, for the pipeline needs them to find who asked; what is stored, entered
into the ledger and reported is what this module returns. Offsets point into the masked texts, so that every figure
still leads to its words and the sum of characters still comes out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from pipeline.privacy.cast import cast_of
from pipeline.privacy.identifiers import Found
from pipeline.privacy.key import Key, grown
from pipeline.privacy.masker import Form, Masker, Moved, folded, forms_of, shown
from pipeline.privacy.pseudonyms import assign, tokens
from pipeline.records import Analysis, Block, Cell, Coding, Concern, Document, Reject, Segment

#: What the report's readers are told.
NOTE = (
    "Residents, staff, parents and other private people stand under pseudonyms, such as [Resident 3]; people in office "
    "keep their names. E-mail addresses, telephone, NHS and National Insurance numbers are left out and postcodes cut "
    "to the district. The ids and the files’ fingerprints were made anew with the key, so that no name can be guessed from them."
)


_Record = TypeVar("_Record", bound=Any)


@dataclass(frozen=True, slots=True, eq=False)
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
    every = [(name, alias.pseudonym) for alias in key.people for name in alias.names if len(folded(name)) > 1]
    general = Masker([Form(folded(name), shown(pseudonym)) for name, pseudonym in every])
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
        blocks=tuple(_block(block, masker, moved, text) for block in document.blocks),
        title=masker.maybe(document.title),
        date_text=masker.maybe(document.date_text),
        parts=tuple(replace(part, why=masker(part.why)) for part in document.parts),
    )
    return _Paper(masker, moved, masked)


def _within(text: str, start: int, end: int, masker: Masker) -> Iterable[Found]:
    if end <= start:
        return []
    return [Found(item.start + start, item.end + start, item.token) for item in masker.find(text[start:end])]


def _block(block: Block, masker: Masker, moved: Moved, text: str) -> Block:
    start, end = moved(block.start), moved(block.end)
    block = replace(block, mark=masker(block.mark), note=masker(block.note), locator=masker(block.locator))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        tuple(tuple(_block(inner, masker, moved, text) for inner in cell) for cell in row) for row in block.rows
    )
    if block.kind == "table":
        return replace(block, rows=rows, start=start, end=end)
    content = moved(block.content)
    strong = moved(block.content + block.strong) - content if block.strong else 0
    return replace(block, text=text[content:end], start=start, end=end, strong=strong)


class _Records:
    """Masks every kind of record: words, ids and places by the names of the fields, so that a new one is not forgotten."""

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
                segments=tuple(self.record(segment) for segment in corpus.segments),
                rejects=tuple(map(self.reject, corpus.rejects)),
            ),
            codings=tuple(map(self.coding, analysis.codings)),
            exchanges=tuple(self.record(exchange) for exchange in analysis.exchanges),
            actions=tuple(self.record(action) for action in analysis.actions),
            concerns=tuple(map(self.concern, analysis.concerns)),
            possible=tuple(self.record(possible) for possible in analysis.possible),
            provenance=replace(provenance, notes=(*provenance.notes, NOTE)),
        )

    def record(self, record: _Record, around: _Paper | None = None) -> _Record:
        """Mask a record that speaks of one document, and the records in it."""
        paper = self.papers.get(getattr(record, "document_id", None) or "", around)
        if paper is None:
            raise ValueError(type(record).__name__)
        others = [self.papers[self.at[key]] for key in getattr(record, "segment_ids", ()) if key in self.at]
        maskers = [one.masker for one in dict.fromkeys((paper, *others))]

        def changed(name: str, value: Any) -> Any:
            if isinstance(value, tuple):
                return tuple(changed(name, item) for item in value)
            if isinstance(value, str):
                return self.sign(value) if _IS_ID.search(name) else _through(maskers, value)
            if name in {"start", "end"}:
                return paper.moved(value)
            return self.record(value, paper) if is_dataclass(value) else value

        values = {field.name: changed(field.name, getattr(record, field.name)) for field in fields(record)}
        return replace(record, **values)

    def reject(self, reject: Reject) -> Reject:
        if reject.document_id in self.papers:
            return replace(self.record(reject), source=self.papers[reject.document_id].document.name)
        # a file that could not be read
        whole = replace(reject, source=self.general(reject.source, loose=True), reason=self.general(reject.reason))
        return replace(whole, locator=self.general(whole.locator), text=self.general(whole.text))

    def coding(self, coding: Coding) -> Coding:
        masker = self.papers[self.at[coding.segment_id]].masker
        return replace(coding, segment_id=self.sign(coding.segment_id), why=tuple(_nameless(coding.why, [masker])))

    def concern(self, concern: Concern) -> Concern:
        held = {self.at[segment_id]: None for segment_id in concern.segment_ids}
        maskers = [self.papers[document_id].masker for document_id in held]
        kept = tuple(_nameless(concern.keyphrases, maskers))
        label = next(iter(_nameless([_through(maskers, concern.label)], maskers)), kept[0] if kept else "a concern")
        return replace(
            concern,
            id=self.sign(concern.id),
            label=label,
            keyphrases=kept,
            segment_ids=tuple(map(self.sign, concern.segment_ids)),
            exemplar_ids=tuple(map(self.sign, concern.exemplar_ids)),
        )


#: Fields that hold ids, by their names.
_IS_ID = re.compile(r"(?:^|_)ids?$|^reply_to$|^asked_also$")


def _through(maskers: Iterable[Masker], text: str) -> str:
    for masker in maskers:
        text = masker(text)
    return text


def _nameless(phrases: Iterable[str], maskers: Iterable[Masker]) -> list[str]:
    """Leave out the words and phrases in which a private name stands, capitals or none."""
    private = {word for masker in maskers for word in masker.private}
    return [phrase for phrase in phrases if not private & {word.casefold() for word in re.findall(r"[^\W_]+", phrase)}]
