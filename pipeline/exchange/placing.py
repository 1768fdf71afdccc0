"""Put another program's passages onto the pieces of text of a run, so that they become a person's codings of these."""

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.exchange.coded import Coded, Left
from pipeline.exchange.finding import Finder
from pipeline.exchange.labels import FEELING, meanings
from pipeline.records import Codebook, Coding, Corpus, Document, Reject, Segment
from pipeline.refi import guid

#: What is never coded.
_BARE = {"heading": "a heading", "attendance": "a list of who was there"}
PERSON, MODEL, _SELF = "person:", "model:", "yousaid"
_MOST = 110  # letters of a name that a decision takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What one person says of one piece of text on one layer."""

    segment_id: str
    layer: str  # theme or sentiment
    labels: tuple[str, ...]  # none: it belongs to no theme
    coder: str  # person:NAME
    made_at: str | None  # ISO 8601, as the file has it; the latest of several

    @property
    def moment(self) -> str | None:
        """When it was said, in UTC; none where the file gives no moment."""
        try:
            made = datetime.datetime.fromisoformat(self.made_at or "")
            made = made if made.tzinfo else made.replace(tzinfo=datetime.UTC)
            return made.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
        except (ValueError, OverflowError):
            return None

    def codings(self) -> Iterator[Coding]:
        """Yield it as records."""
        for label in self.labels:
            yield Coding(segment_id=self.segment_id, layer=self.layer, label=label, coder=self.coder, score=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a file comes to in a run."""

    judged: tuple[Judged, ...]  # by segment, layer and the day of coding
    passages: int  # those that found their pieces of text
    documents: frozenset[str]  # ids of those that the file holds
    left: tuple[Left, ...]
    notes: tuple[str, ...]

    @property
    def codings(self) -> tuple[Coding, ...]:
        """Every label that a person gave to a piece of text."""
        return tuple(coding for item in self.judged for coding in item.codings())


def place(coded: Coded, corpus: Corpus, codebook: Codebook, *, by: str) -> Placed:
    """Find the segments that each passage covers: at least half of the shorter of the two.

    Parameters
    ----------
    coded : Coded
    corpus : Corpus
    codebook : Codebook
    by : str
        Who coded, where the file does not say.
    """
    ours = {guid("source", document.id): document for document in corpus.documents}
    finder = Finder(corpus.documents, coded.sources, ours)
    pieces = _Pieces(corpus)
    meaning = meanings(coded.codes, codebook)
    names = {source.key: source.name for source in coded.sources}
    said: dict[tuple[str, str, str], dict[str, str]] = {}
    left, suggested, count = list(coded.left), dict[str, int](), 0
    for passage in coded.passages:
        coder = passage.coder or by
        if is_suggestion(passage.coder):
            suggested[coder] = suggested.get(coder, 0) + 1
            continue
        means = meaning[passage.code]
        stretch = means.reason or finder.find(passage)
        found = stretch if isinstance(stretch, str) else pieces.under(*stretch)
        if isinstance(found, str):
            left.append(Left(where=names[passage.source], what=passage.words, reason=found))
            continue
        count += 1
        whose = PERSON + coder.removeprefix(PERSON)[:_MOST]
        for segment in found:
            labels = said.setdefault((segment.id, means.layer, whose), {})
            labels[means.label] = max(labels.get(means.label, ""), passage.made_at or "")
    notes = [
        f"{number:,} codings of {coder} are the program's own and were left where they are."
        for coder, number in sorted(suggested.items())
    ]
    judged = [_judged(key, labels, notes) for key, labels in said.items()]
    places = {segment.id: number for number, segment in enumerate(corpus.segments)}
    judged.sort(key=lambda item: (places[item.segment_id], item.layer, item.made_at or "", item.coder))
    notes += _disagreements(judged)
    return Placed(
        judged=tuple(judged),
        passages=count,
        documents=finder.known(),
        left=tuple(left),
        notes=(*coded.notes, *notes),
    )


def is_suggestion(coder: str | None) -> bool:
    """Say whether a coder is the program itself, also where its file has been through another program."""
    return coder is not None and (coder.startswith(MODEL) or coder == _SELF)


def _judged(key: tuple[str, str, str], labels: dict[str, str], notes: list[str]) -> Judged:
    segment_id, layer, coder = key
    given = tuple(sorted(labels))
    if layer == FEELING and len(given) > 1:
        notes.append(
            f"{segment_id}: {coder.removeprefix(PERSON)} marked it {' and '.join(given)}; it is taken as mixed."
        )
        given = ("mixed",)
    made = max(labels.values()) or None
    return Judged(segment_id=segment_id, layer=layer, labels=given, coder=coder, made_at=made)


def _disagreements(judged: Iterable[Judged]) -> Iterator[str]:
    last: Judged | None = None
    for item in judged:
        if last and (last.segment_id, last.layer) == (item.segment_id, item.layer) and last.labels != item.labels:
            yield (
                f"{item.segment_id}: {last.coder.removeprefix(PERSON)} says {', '.join(last.labels)}, "
                f"{item.coder.removeprefix(PERSON)} says {', '.join(item.labels)}; the later of them holds."
            )
        last = item


class _Pieces:
    """A run's segments and what it set aside, by document and place."""

    def __init__(self, corpus: Corpus) -> None:
        self._segments: dict[str, list[Segment]] = {}
        self._rejects: dict[str, list[Reject]] = {}
        for segment in sorted(corpus.segments, key=lambda item: (item.start, item.end)):
            self._segments.setdefault(segment.document_id, []).append(segment)
        for reject in corpus.rejects:
            if reject.document_id:
                self._rejects.setdefault(reject.document_id, []).append(reject)

    def under(self, document: Document, start: int, end: int) -> list[Segment] | str:
        """Return the segments that a stretch covers, or why there is none."""
        there = self._segments.get(document.id, [])
        first = max(0, bisect_left(there, start, key=lambda segment: segment.start) - 1)
        touched = []
        for segment in there[first:]:
            if segment.start >= end:
                break
            if _covers(start, end, segment.start, segment.end):
                touched.append(segment)
        found = [segment for segment in touched if segment.role not in _BARE]
        if found:
            return found
        if touched:
            return f"it is {_BARE[touched[0].role]}, which bears no codes"
        for reject in self._rejects.get(document.id, ()):
            if _covers(start, end, reject.start, reject.end):
                return f"the run set these words aside: {reject.reason}"
        return "it covers less than half of any piece of text there"


def _covers(start: int, end: int, first: int, last: int) -> bool:
    shared = min(end, last) - max(start, first)
    return shared > 0 and 2 * shared >= min(end - start, last - first)


def without_standing(placed: Placed, standing: Iterable[Coding]) -> Placed:
    """Leave out what the run says already, by the same person, and note where a person said something else before."""
    now: dict[tuple[str, str], dict[str, set[str]]] = {}
    for coding in standing:
        now.setdefault((coding.segment_id, coding.layer), {}).setdefault(coding.coder, set()).add(coding.label)
    new, notes = [], []
    for item in placed.judged:
        said = now.get((item.segment_id, item.layer), {})
        if said.get(item.coder) == set(item.labels):
            continue
        new.append(item)
        notes += [
            f"{item.segment_id}: {coder.removeprefix(PERSON)} said {', '.join(sorted(labels))} before."
            for coder, labels in sorted(said.items())
            if coder.startswith(PERSON) and labels != set(item.labels)
        ]
    return replace(placed, judged=tuple(new), notes=(*placed.notes, *notes))
