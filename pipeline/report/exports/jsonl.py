"""The tables of a run, one JSON object a line: segments, questions, actions, concerns, rejects, changes."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.editions import ENTERED, Edition, Standing
from pipeline.records import Action, Analysis, Answer, Concern, Exchange, Reject, Segment
from pipeline.report.exports import Export
from pipeline.report.study import Study, study_of
from pipeline.report.views.possible import in_order

Row = dict[str, Any]

#: Bases that make an answer count; a linked one is only proposed.
SETTLED = ("reply", "decision")

#: Characters that JSON allows as they are, and that many programs take for the end of a line.
_LINE_ENDS = str.maketrans({character: f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"})


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write the tables that scripts and other programs read.

    Parameters
    ----------
    analysis : Analysis
    out : Path
        A folder that exists.
    edition : Edition, optional
        Where every question stands; without it there is no table of changes.
    title : str, optional
        Not used: these tables carry no heading.

    Returns
    -------
    list of Path
        The files written.
    """
    study = study_of(analysis, edition)
    ordered = sorted(analysis.corpus.segments, key=lambda segment: _place(study, segment))
    tables: dict[str, Iterator[Row]] = {
        "segments": (_segment(study, segment) for segment in ordered),
        "questions": _questions(study),
        "possible_questions": _possible(study),
        "actions": (_action(study, action) for action in study.actions),
        "concerns": (_concern(study, concern) for concern in study.concerns),
        "rejects": (_reject(reject) for reject in analysis.corpus.rejects),
    }
    if edition:
        tables["changes"] = changes(edition)
    return [_write_lines(out / f"{name}.jsonl", rows) for name, rows in tables.items()]


def _write_lines(path: Path, rows: Iterable[Row]) -> Path:
    # a lone surrogate, which UTF-8 cannot hold, becomes the escape that JSON has for it
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS))
            file.write("\n")
    return path


def _place(study: Study, segment: Segment) -> tuple[str, int, str]:
    return study.documents[segment.document_id].name, segment.start, segment.id


def _segment(study: Study, segment: Segment) -> Row:
    sentiment = study.sentiment_of.get(segment.id)
    concern = study.concern_of.get(segment.id)
    return {
        "id": segment.id,
        "document": study.documents[segment.document_id].name,
        "locator": segment.locator,
        "role": segment.role,
        "text": segment.text,
        "speaker": segment.speaker,
        "section": segment.section,
        "parent_section": segment.parent_section,
        "column": segment.column,
        "answered_mark": segment.marked,
        "votes": segment.votes,
        "sentiment": {"label": sentiment.label, "score": sentiment.score} if sentiment else None,
        "themes": _themes(study, segment.id),
        "concern": concern.id if concern else None,
        "reply_to": segment.reply_to,
        "start": segment.start,
        "end": segment.end,
    }


def _themes(study: Study, segment_id: str) -> list[Row]:
    return [{"code": coding.label, "score": coding.score} for coding in study.themes_of.get(segment_id, ())]


def _questions(study: Study) -> Iterator[Row]:
    """Yield the questions of the papers, then those that the ledger holds beside them: asked earlier, merged, split."""
    for exchange in study.exchanges:
        yield _question(study, exchange)
    for row in study.standing.values():
        if row.question_id not in study.exchange_of:
            yield _elsewhere(row)


def _possible(study: Study) -> Iterator[Row]:
    """Yield the sentences that may be questions and stand in no list, with what a person said of each."""
    said = dict(study.edition.judged_possible) if study.edition else {}
    for item in in_order(study):
        yield {
            "id": item.id,
            "document": study.documents[item.document_id].name,
            "segment_id": item.segment_id,
            "locator": study.segments[item.segment_id].locator,
            "text": item.text,
            "sign": item.sign,
            "entered": said.get(item.id) == ENTERED,
            "start": item.start,
            "end": item.end,
        }


def _elsewhere(row: Standing) -> Row:
    """Return a question that stands in no paper of this run as one of its own."""
    return {
        "id": row.question_id,
        "segment_id": None,
        "document": row.document,
        "text": row.text,
        "asker": row.asker,
        "addressee": None,
        "status": row.status,
        "reason": row.reason,
        "answer": row.answer,
        "answers": [],
        "follow_up": None,
        "owner": row.owner,
        "due": None if row.due_assumed else _day(row.due),
        "due_text": None,
        "medium": None,
        "themes": [],
        "asked_also": list(row.asked_also),
        "differences": [],
        "score": None,
        "status_score": None,
        "start": None,
        "end": None,
        **_standing(row),
    }


def _standing(row: Standing) -> Row:
    return {
        "in_papers": row.exchange is not None,
        "change": row.change,
        "was": row.was,
        "first_asked": _day(row.first_asked),
        "days_open": row.days_open,
        "due_assumed": _day(row.due) if row.due_assumed else None,
        "lateness": row.lateness,
        "asked_again": row.asked_again,
        "merged_into": row.merged_into,
        "split_from": row.split_from,
        "split_into": list(row.split_into),
        "decided_by": sorted({decision.coder.removeprefix("person:") for decision in row.decisions}),
        "decisions": [
            {"field": item.field, "value": item.value, "by": item.coder, "at": item.made_at, "note": item.note}
            for item in row.decisions
        ],
        "conflict": row.conflict,
    }


def _question(study: Study, exchange: Exchange) -> Row:
    promise = exchange.promise
    standing = study.standing.get(exchange.question_id)
    assumed = standing is not None and standing.due_assumed
    return {
        "id": exchange.question_id,
        "segment_id": exchange.segment_id,
        "document": study.documents[exchange.document_id].name,
        "text": exchange.text,
        "asker": exchange.asker,
        "addressee": exchange.addressee,
        "status": exchange.status,
        "reason": exchange.reason,
        "answer": next((answer.text for answer in exchange.answers if answer.basis in SETTLED), None),
        "answers": [_answer(study, answer) for answer in exchange.answers],
        "follow_up": promise.text or None if promise else None,
        "owner": promise.owner if promise else None,
        "due": _day(promise.due) if promise and not assumed else None,
        "due_text": promise.due_text if promise else None,
        "medium": promise.medium if promise else None,
        "themes": _themes(study, exchange.segment_id),
        "asked_also": list(exchange.asked_also),
        "differences": [
            {"kind": item.kind, "segment_ids": list(item.segment_ids), "words": list(item.words)}
            for item in exchange.differences
        ],
        "score": exchange.score,
        "status_score": exchange.status_score,
        "start": exchange.start,
        "end": exchange.end,
        **(_standing(standing) if standing else {}),
    }


def changes(edition: Edition) -> Iterator[Row]:
    """Yield what has changed since the edition before: first the questions, then the concerns."""
    for row in edition.standings:
        if row.counts:
            yield {
                "kind": "question",
                "id": row.question_id,
                "text": row.text,
                "change": row.change,
                "was": row.was,
                "status": row.status,
                "answer": row.answer,
                "owner": row.owner,
                "due": _day(row.due),
                "due_assumed": row.due_assumed,
                "promise": _promise(row),
                "lateness": row.lateness,
                "first_asked": _day(row.first_asked),
                "days_open": row.days_open,
                "asked_again": row.asked_again,
                "conflict": row.conflict,
            }
    for change, labels in (
        ("new", edition.concerns_new),
        ("persisting", edition.concerns_persisting),
        ("resolved", edition.concerns_resolved),
    ):
        for label in labels:
            yield {"kind": "concern", "text": label, "change": change}


def _promise(row: Standing) -> str | None:
    """Say what became of a promised reply: kept, kept late, or broken."""
    return row.kept or ("broken" if row.lateness in {"newly overdue", "overdue"} else None)


def _answer(study: Study, answer: Answer) -> Row:
    return {
        "document": study.documents[answer.document_id].name if answer.document_id else None,
        "segment_id": answer.segment_id or None,
        "text": answer.text,
        "question": answer.question,
        "speaker": answer.speaker,
        "basis": answer.basis,
        "score": answer.score,
        "degree": answer.degree,
    }


def _action(study: Study, action: Action) -> Row:
    return {
        "id": action.id,
        "segment_id": action.segment_id,
        "document": study.documents[action.document_id].name,
        "text": action.text,
        "owner": action.owner,
        "due": _day(action.due),
        "due_text": action.due_text,
    }


def _concern(study: Study, concern: Concern) -> Row:
    found_in = {study.segments[key].document_id for key in concern.segment_ids}
    return {
        "id": concern.id,
        "label": concern.label,
        "keyphrases": list(concern.keyphrases),
        "size": len(concern.segment_ids),
        "documents": sorted(study.documents[key].name for key in found_in),
        "segment_ids": list(concern.segment_ids),
        "exemplar_ids": list(concern.exemplar_ids),
    }


def _reject(reject: Reject) -> Row:
    return {
        "document": reject.source,
        "locator": reject.locator,
        "text": reject.text,
        "reason": reject.reason,
        "start": reject.start,
        "end": reject.end,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


EXPORT = Export(name="jsonl", suffix=".jsonl", about="one JSON object a line, for programs", write=write, with_run=True)
