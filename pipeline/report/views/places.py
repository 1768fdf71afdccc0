"""Where words stand in a document, whatever the white space between them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.records import Document, Exchange, Segment
from pipeline.report.study import Study

#: An empty stretch: the words are not there.
NOWHERE = (0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a segment."""

    segment_id: str
    start: int
    end: int


def find(document: Document, text: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Find words in a stretch of a document; `NOWHERE` where they are not."""
    pattern = r"\s+".join(re.escape(word) for word in text.split())
    if not pattern:
        return NOWHERE
    match = re.compile(pattern).search(document.text, start, len(document.text) if end is None else end)
    return match.span() if match else NOWHERE


def promises(study: Study) -> dict[str, Place]:
    """Find the words of each promise in its document, by question id: the first place from the question on."""
    segments: dict[str, list[Segment]] = {}
    for segment in study.analysis.corpus.segments:
        segments.setdefault(segment.document_id, []).append(segment)
    for own in segments.values():
        own.sort(key=lambda segment: segment.start)
    starts = {key: [segment.start for segment in own] for key, own in segments.items()}
    found: dict[str, Place] = {}
    for exchange in study.exchanges:
        start, end = _promise(study.documents[exchange.document_id], exchange)
        index = bisect_right(starts[exchange.document_id], start) - 1
        if start < end and index >= 0:
            segment = segments[exchange.document_id][index]
            if start < segment.end:
                found[exchange.question_id] = Place(segment.id, start, min(end, segment.end))
    return found


def _promise(document: Document, exchange: Exchange) -> tuple[int, int]:
    if exchange.promise is None:
        return NOWHERE
    after = find(document, exchange.promise.text, exchange.start)
    return after if after != NOWHERE else find(document, exchange.promise.text)
