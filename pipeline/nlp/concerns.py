"""Recurring concerns: what several people raised though nobody named it beforehand."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from pipeline.nlp.concern_groups import group
from pipeline.nlp.concern_labels import Described, describe
from pipeline.nlp.concern_texts import essence, raises
from pipeline.nlp.content import content_of
from pipeline.nlp.encoder import Encoder, Vectors, choose_encoder
from pipeline.nlp.stems import content_stems, stems, words
from pipeline.nlp.vectors import similarities, unit
from pipeline.records import Concern, Document, Segment

VOICES = frozenset({"comment", "question", "statement"})
_TWIN = 0.92  # cosine at which the centres of two concerns are the same to a reader


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
    a survey each speak for somebody), or else a section of the minutes. A sentence of minutes that only reports or
    replies joins what others raised, and is no source. The same words sent by many are looked at once and counted as
    often as they were sent.
    """
    places = [place for place, segment in enumerate(segments) if _speaks(segment)]
    if not places:
        return []
    chosen = [segments[place] for place in places]
    bare = [essence(segment.text) if segment.role != "comment" else segment.text for segment in chosen]
    if vectors is None:
        rows = encoder.encode(bare)
    else:
        rows = np.asarray(vectors)[places]
        framed = [place for place, segment in enumerate(chosen) if bare[place] != segment.text]
        if framed:
            rows[framed] = encoder.encode([bare[place] for place in framed])
    folds = _fold(bare)
    firsts = [fold[0] for fold in folds]
    texts = [bare[first] for first in firsts]
    groups = group(
        texts,
        rows[firsts],
        encoder,
        often=[len(fold) for fold in folds],
        core=[any(_raised(chosen[place]) for place in fold) for fold in folds],
        headings=[chosen[first].section for first in firsts],
        documents=[chosen[first].document_id for first in firsts],
    )
    namer = choose_encoder(0, "static")  # a thousand wordings are weighed, and the quick encoder does for that
    names = {word for segment in segments for word in words(segment.speaker or "") if len(word) > 2}

    order = {document.id: place for place, document in enumerate(documents)}
    found: list[tuple[list[int], Described]] = []
    for members, keyphrases in groups:
        inside = [place for member in members for place in folds[member]]
        if len({_source(chosen[place]) for place in inside if _raised(chosen[place])}) < 2:
            continue
        described = describe([texts[m] for m in members], rows[[firsts[m] for m in members]], keyphrases, namer, names)
        exemplars = tuple(firsts[members[place]] for place in described.exemplars)
        found.append((inside, replace(described, exemplars=exemplars)))

    result = []
    taken: set[str] = set()
    for inside, described in _apart(found, rows):
        ordered = sorted(inside, key=lambda place: (order.get(chosen[place].document_id, 0), chosen[place].start))
        concern = Concern(
            id=_identity(described.label, taken),
            label=described.label,
            keyphrases=described.keyphrases,
            segment_ids=tuple(chosen[place].id for place in ordered),
            exemplar_ids=tuple(chosen[place].id for place in described.exemplars),
        )
        result.append((-len(inside), places[ordered[0]], concern))
    return [concern for _, _, concern in sorted(result, key=lambda entry: entry[:2])]


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


def _raised(segment: Segment) -> bool:
    """Return whether somebody raises something; a report only joins what others raised."""
    return segment.role != "statement" or raises(segment.text)


def _fold(texts: Sequence[str]) -> list[list[int]]:
    """Put texts of the same words together, case, stops and endings aside."""
    folds: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        folds.setdefault(" ".join(stems(text)) or text, []).append(place)
    return list(folds.values())


def _apart(found: list[tuple[list[int], Described]], rows: Vectors) -> list[tuple[list[int], Described]]:
    """Join concerns that a reader could not tell apart: labels of the same words, or vectors nearly the same.

    All pairs are compared; the larger one gives the name.
    """
    ordered = sorted(found, key=lambda entry: (-len(entry[0]), entry[0][0]))
    if not ordered:
        return []
    centres = unit(np.stack([rows[inside].mean(axis=0) for inside, _ in ordered]))
    alike = similarities(centres, centres)
    said = [frozenset(content_stems(described.label)) for _, described in ordered]
    kept: list[int] = []
    into: dict[int, list[int]] = {}
    for place in range(len(ordered)):
        twin = next((k for k in kept if said[k] == said[place] or alike[k, place] >= _TWIN), None)
        if twin is None:
            kept.append(place)
            into[place] = list(ordered[place][0])
        else:
            into[twin] += ordered[place][0]
    return [(into[place], ordered[place][1]) for place in kept]


def _identity(label: str, taken: set[str]) -> str:
    """Make an id from the label's words, so that the concern keeps it when another comment joins."""
    for attempt in range(len(taken) + 1):
        text = " ".join(words(label)) + (f" {attempt}" if attempt else "")
        identity = "concern-" + hashlib.sha256(text.encode()).hexdigest()[:12]
        if identity not in taken:
            break
    taken.add(identity)
    return identity
