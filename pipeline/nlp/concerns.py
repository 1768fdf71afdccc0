"""Recurring concerns: what several people raised though nobody named it beforehand."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.nlp.concern_groups import group
from pipeline.nlp.concern_labels import describe
from pipeline.nlp.content import content_of
from pipeline.nlp.encoder import Encoder, Vectors
from pipeline.nlp.stems import content_stems, stems, words
from pipeline.records import Concern, Document, Segment

VOICES = frozenset({"comment", "question", "statement"})
_ALIKE = 0.95  # cosine at which two texts with the same words are one text sent twice


def find_concerns(
    segments: Sequence[Segment],
    encoder: Encoder,
    *,
    documents: Sequence[Document] = (),
    vectors: Vectors | None = None,
) -> list[Concern]:
    """Find what recurs among comments, questions and statements.

    Parameters
    ----------
    segments : Sequence of Segment
    encoder : Encoder
    documents : Sequence of Document, optional
        Settle the order of concerns that are equally large: the one heard first comes first.
    vectors : Vectors, optional
        One row for each segment, where they have been made already.

    Returns
    -------
    list of Concern
        Largest first. Each was raised by at least two sources; no segment stands in two.

    Notes
    -----
    A source is a named speaker in a document, or else a single comment or question (a bullet of a sheet and a row of
    a survey each speak for somebody), or else a section of the minutes. The same words sent by many are looked at
    once and counted as often as they were sent.
    """
    places = [place for place, segment in enumerate(segments) if _speaks(segment)]
    if not places:
        return []
    chosen = [segments[place] for place in places]
    rows = encoder.encode([segment.text for segment in chosen]) if vectors is None else vectors[places]
    folds = _fold(chosen)
    firsts = [fold[0] for fold in folds]
    texts = [chosen[first].text for first in firsts]
    groups = group(texts, rows[firsts], weights=[len(fold) for fold in folds])

    order = {document.id: place for place, document in enumerate(documents)}
    found: list[tuple[tuple[int, int, int], Concern]] = []
    taken: set[str] = set()
    for members, keyphrases in groups:
        inside = [chosen[place] for member in members for place in folds[member]]
        if len({_source(segment) for segment in inside}) < 2:
            continue
        described = describe(
            [texts[member] for member in members], rows[[firsts[m] for m in members]], keyphrases, encoder
        )
        identity = _identity(described.label, taken)
        concern = Concern(
            id=identity,
            label=described.label,
            keyphrases=described.keyphrases,
            segment_ids=tuple(
                segment.id for segment in sorted(inside, key=lambda s: (order.get(s.document_id, 0), s.start))
            ),
            exemplar_ids=tuple(chosen[firsts[members[place]]].id for place in described.exemplars),
        )
        head = min(inside, key=lambda s: (order.get(s.document_id, 0), s.start))
        found.append(((-len(inside), order.get(head.document_id, 0), head.start), concern))
    return [concern for _, concern in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def concern_trend(
    concern: Concern, segments: Sequence[Segment], documents: Sequence[Document]
) -> tuple[tuple[date, int, int], ...]:
    """Count a concern over time.

    Returns
    -------
    tuple of (date, int, int)
        For each day that a document bears, in order: how often the concern was raised, and out of how many comments,
        questions and statements. A concern is new where the first figures are 0, resolved where the last are.
    """
    dated: Mapping[str, date] = {document.id: document.date for document in documents if document.date}
    inside = set(concern.segment_ids)
    raised: dict[date, int] = defaultdict(int)
    base: dict[date, int] = defaultdict(int)
    for segment in segments:
        day = dated.get(segment.document_id)
        if day is not None and _speaks(segment):
            base[day] += 1
            raised[day] += segment.id in inside
    return tuple((day, raised[day], base[day]) for day in sorted(base))


def _speaks(segment: Segment) -> bool:
    return (
        segment.role in VOICES
        and content_of(segment.text) == "content"
        and len(set(content_stems(segment.text))) >= (1 if segment.role != "statement" else 3)
    )


def _source(segment: Segment) -> tuple[str, str]:
    if segment.speaker:
        return segment.document_id, segment.speaker
    if segment.role == "statement":
        return segment.document_id, f"section {segment.section}"
    return segment.document_id, segment.id


def _fold(segments: Sequence[Segment]) -> list[list[int]]:
    """Put segments of the same words together, case, stops and endings aside."""
    folds: dict[str, list[int]] = {}
    for place, segment in enumerate(segments):
        folds.setdefault(" ".join(stems(segment.text)) or segment.text, []).append(place)
    return list(folds.values())


def _identity(label: str, taken: set[str]) -> str:
    """Make an id from the label's words, so that the concern keeps it when another comment joins."""
    for attempt in range(len(taken) + 1):
        text = " ".join(words(label)) + (f" {attempt}" if attempt else "")
        identity = "concern-" + hashlib.sha256(text.encode()).hexdigest()[:12]
        if identity not in taken:
            break
    taken.add(identity)
    return identity
