"""Find the pieces of text again whose themes or feeling a person decided, whatever became of their papers."""

import json
from collections.abc import Mapping

from sqlalchemy import select

from pipeline.editions import Recoding
from pipeline.ledger import schema
from pipeline.ledger.book import Ledger, undone
from pipeline.ledger.identity import reworded, words_key
from pipeline.records import Analysis, Segment

#: The fields that a decision about a segment can have: the layers of codings.
LAYERS = ("theme", "sentiment")


def segment_basis(segment: Segment) -> str:
    """Return what is kept beside a decision about a segment, to find it again in a corrected paper."""
    return json.dumps({"text": segment.text, "document_id": segment.document_id}, ensure_ascii=False)


def recodings(ledger: Ledger, analysis: Analysis) -> tuple[Recoding, ...]:
    """Return the decisions about segments that hold, each with the segment it means now; by segment and layer."""
    latest = {
        (decision.target, decision.field): (decision, basis)
        for decision, basis in undone(ledger.history())
        if decision.field in LAYERS
    }
    if not latest:
        return ()
    segments = {segment.id: segment for segment in analysis.corpus.segments}
    by_words: dict[str, list[Segment]] = {}
    for segment in analysis.corpus.segments:
        by_words.setdefault(words_key(segment.text), []).append(segment)
    newer = {
        row["supersedes"]: row["id"]
        for row in ledger.rows(select(schema.documents.c.id, schema.documents.c.supersedes))
        if row["supersedes"]
    }
    found: dict[tuple[str, str], Recoding] = {}
    for (target, layer), (decision, basis) in latest.items():
        meant = _find(target, basis, segments, by_words, newer)
        if meant:
            labels = tuple(dict.fromkeys(label.strip() for label in decision.value.split(",") if label.strip()))
            found[meant.id, layer] = Recoding(
                segment_id=meant.id,
                layer=layer,
                labels=() if labels == ("none",) else labels,
                coder=decision.coder,
            )
    return tuple(found[key] for key in sorted(found))


def _find(
    target: str,
    basis: str,
    segments: Mapping[str, Segment],
    by_words: Mapping[str, list[Segment]],
    newer: Mapping[str, str],
) -> Segment | None:
    own = segments.get(target)
    try:
        kept = json.loads(basis)
        text, document_id = str(kept["text"]), str(kept["document_id"])
    except (ValueError, KeyError, TypeError):
        return own
    family = {document_id}
    while (document_id := newer.get(document_id, "")) and document_id not in family:
        family.add(document_id)
    same = by_words.get(words_key(text), [])
    here = [segment for segment in same if segment.document_id in family]
    # Ids number equal words apart by the papers of a run, so the paper counts for more than the id.
    for candidates in (here, same):
        if own in candidates:
            return own
        if candidates:
            return min(candidates, key=lambda segment: (segment.start, segment.id))
    there = {segment.id: segment.text for segment in segments.values() if segment.document_id in family}
    again = reworded(text, there)
    return segments[again] if again else None
