"""A document's own text, piece by piece, with what was made of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Document, Exchange, Reject, Segment
from pipeline.report.study import Study
from pipeline.report.views.names import Names, anchor, reject_anchor
from pipeline.report.views.pieces import (
    Feeling,
    Link,
    concern_link,
    feeling_of,
    line_of,
    theme_links,
)
from pipeline.report.views.places import find
from pipeline.report.views.prose import Piece, Run, as_prose
from pipeline.report.words import slug


@dataclass(frozen=True, slots=True)
class Links:
    """What leads to a segment from elsewhere, by segment id."""

    replies: dict[str, list[Exchange]]
    promises: dict[str, list[Exchange]]


#: What a segment is called in the margin, where neither a feeling nor a question says it.
_LABELS = {"answer": "Reply", "decision": "Decision", "action": "Action", "attendance": "Attendance", "statement": ""}


def links(study: Study, names: Names) -> Links:
    """Gather by segment the questions that its words answer, may answer or promise an answer to."""
    replies: dict[str, list[Exchange]] = {}
    promised: dict[str, list[Exchange]] = {}
    for exchange in sorted(study.exchanges, key=lambda item: names.number[item.question_id]):
        for key in dict.fromkeys(answer.segment_id for answer in exchange.answers):
            replies.setdefault(key, []).append(exchange)
        if exchange.question_id in names.promised:
            promised.setdefault(names.promised[exchange.question_id].segment_id, []).append(exchange)
    return Links(replies, promised)


def pieces_of(
    study: Study,
    names: Names,
    document: Document,
    items: Sequence[Segment | Reject],
    within: Links,
) -> tuple[Piece, ...]:
    """Lay out what stands on one page of a document: its segments, and what was set aside, in order of place."""
    pieces: list[Piece] = []
    seen: set[str] = set()
    under: tuple[str | None, str | None] = (None, None)
    for item in items:
        if isinstance(item, Reject):
            # two rejects can start at one place only where one is empty
            key = reject_anchor(item)
            if key not in seen:
                seen.add(key)
                same = bool(pieces) and (pieces[-1].kind, pieces[-1].reason) == ("aside", item.reason)
                pieces.append(Piece("aside", key, (Run(item.text),), reason=item.reason, same=same, start=item.start))
            continue
        if item.role == "heading" and item.id not in study.asked_in and any(map(str.isalnum, item.text)):
            pieces.append(Piece("heading", anchor("s", item.id), (Run(item.text),), heading=3, start=item.start))
            continue
        here = (item.section, item.column)
        column = item.column if item.column and here != under else ""
        under = here
        piece = _piece(study, names, document, item, within, column or "")
        same = bool(pieces) and item.role == pieces[-1].kind == "attendance" and not column
        pieces.append(replace(piece, same=same))
    return as_prose(document, pieces)


def _piece(
    study: Study,
    names: Names,
    document: Document,
    segment: Segment,
    within: Links,
    column: str,
) -> Piece:
    asked = study.asked_in.get(segment.id, ())
    under = _plain(segment.section or "")  # a theme that its heading names already is not named again
    said = study.segments.get(segment.reply_to or "")
    replies, promised = within.replies.get(segment.id, []), within.promises.get(segment.id, [])
    # only comments are counted by their feeling, so only they show it; that a question is neutral goes without saying
    feeling = feeling_of(study, segment.id) if segment.role == "comment" else None
    if asked and feeling and feeling.label in ("", "neutral"):
        feeling = None
    concern = study.concern_of.get(segment.id)
    return Piece(
        kind=segment.role,
        anchor=anchor("s", segment.id),
        start=segment.start,
        runs=_runs(names, document, segment, asked, replies, promised, feeling),
        column=column,
        feeling=feeling,
        questions=tuple(line_of(study, names, exchange) for exchange in asked),
        replies=tuple(
            _reply(names, segment, exchange)
            for exchange in dict.fromkeys((*replies, *promised))
            if exchange not in asked
        )
        or ((Link(f"Reply to this {said.role}", names.segment(said)),) if said else ()),
        themes=tuple(link for link in theme_links(study, names, segment.id) if _plain(link.text) != under),
        concerns=(concern_link(concern),) if concern else (),
        # minutes name the speaker in the sentence itself
        speakers=(segment.speaker,) if segment.speaker and not segment.text.startswith(segment.speaker) else (),
        marked=segment.marked,
        votes=segment.votes,
        label=_LABELS.get(segment.role, "") if not (replies or promised or said) else "",
    )


def _plain(heading: str) -> str:
    return slug(heading.replace("&", " and "), len(heading) + 10)


def _reply(names: Names, segment: Segment, exchange: Exchange) -> Link:
    number = names.number[exchange.question_id]
    bases = [answer.basis for answer in exchange.answers if answer.segment_id == segment.id]
    word = "Promise for" if not bases else "May answer" if set(bases) == {"linked"} else "Reply to"
    return Link(f"{word} question {number}", names.question(exchange.question_id))


def _runs(
    names: Names,
    document: Document,
    segment: Segment,
    asked: Sequence[Exchange],
    replies: Sequence[Exchange],
    promised: Sequence[Exchange],
    feeling: Feeling | None,
) -> tuple[Run, ...]:
    """Cut a segment's stretch of the document into runs: questions, then promises, then answers, then the rest."""
    spans: list[tuple[int, int, str, str]] = []

    def mark(start: int, end: int, style: str, name: str = "") -> None:
        """Mark what is still free of a stretch; its first part carries the name, which leads somewhere always."""
        at, end = max(start, segment.start), min(end, segment.end)
        free = []
        for first, last, _, _ in sorted(spans):
            if at < min(first, end):
                free.append((at, min(first, end)))
            at = max(at, last)
        if at < end:
            free.append((at, end))
        if name and not free:
            free.append((segment.start, segment.start))
        spans.extend((*stretch, style, name if place == 0 else "") for place, stretch in enumerate(free))

    for exchange in asked:
        mark(exchange.start, exchange.end, "u-Q", anchor("q", exchange.question_id))
    for exchange in promised:
        place = names.promised[exchange.question_id]
        mark(place.start, place.end, "u-P", anchor("p", exchange.question_id))
    for exchange in (*asked, *replies):
        for answer in exchange.answers:
            if answer.segment_id == segment.id:
                mark(*find(document, answer.text, segment.start, segment.end), "u-A")
    rest = feeling.mark if feeling else "u-A" if segment.role == "answer" else ""
    runs, at = [], segment.start
    for start, end, style, name in sorted(spans):
        runs.append(Run(document.text[at:start], rest))
        runs.append(Run(document.text[start:end], style, name))
        at = end
    runs.append(Run(document.text[at : segment.end], rest))
    return tuple(run for run in runs if run.text.strip() or run.anchor) or (Run(segment.text),)
