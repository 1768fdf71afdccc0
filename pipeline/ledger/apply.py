"""Put people's decisions over what a run found, so that pages and tables show where things stand."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.editions import PASSED_OVER, Edition, Standing
from pipeline.ledger.identity import words_key
from pipeline.ledger.standing import rejected
from pipeline.records import Analysis, Answer, Coding, Decision, Exchange, Promise


def applied(analysis: Analysis, edition: Edition) -> Analysis:
    """Return the analysis with the edition's standings and recodings in it.

    Questions carry the ledger's ids. Those merged into another, and those split up, are left out in favour of what
    stands for them; the edition holds them all. Sentences that somebody passed over are no possible questions any more.
    """
    exchanges = []
    position = {exchange.question_id: place for place, exchange in enumerate(analysis.exchanges)}
    present = {row.question_id for row in edition.standings if row.exchange and row.counts}
    for row in edition.standings:
        if row.exchange and row.counts:
            exchanges.append((position[row.exchange.question_id], row.question_id, _exchange(row, present)))
    recoded = {(item.segment_id, item.layer) for item in edition.recodings}
    codings = [coding for coding in analysis.codings if (coding.segment_id, coding.layer) not in recoded]
    codings += [
        Coding(segment_id=item.segment_id, layer=item.layer, label=label, coder=item.coder, score=1.0)
        for item in edition.recodings
        for label in item.labels
    ]
    return replace(
        analysis,
        exchanges=tuple(exchange for _, _, exchange in sorted(exchanges, key=lambda item: item[:2])),
        codings=tuple(codings),
        possible=tuple(item for item in analysis.possible if (item.id, PASSED_OVER) not in edition.judged_possible),
    )


def without_rejected(found: Exchange, decisions: Iterable[Decision]) -> Exchange:
    """Return a question without the proposed answers that a person turned down."""
    gone = rejected(decisions)
    if not gone:
        return found
    kept = (answer for answer in found.answers if answer.basis != "linked" or words_key(answer.text) not in gone)
    return replace(found, answers=tuple(kept))


def _exchange(row: Standing, present: set[str]) -> Exchange:
    if row.exchange is None:
        raise ValueError(row.question_id)
    found = without_rejected(row.exchange, row.decisions)
    decided = any(decision.field in {"status", "answer"} for decision in row.decisions)
    answers = found.answers if row.split_from is None else ()
    if decided:
        answers = tuple(answer for answer in answers if answer.basis == "linked" or row.status == "answered")
        if (
            row.status == "answered"
            and row.answer
            and row.answer not in {a.text for a in answers if a.basis == "reply"}
        ):
            taken = next((answer for answer in answers if answer.text == row.answer), None)
            own = (
                replace(taken, basis="decision", score=1.0)
                if taken
                else Answer(document_id="", segment_id="", text=row.answer, basis="decision", score=1.0)
            )
            answers = (own, *(answer for answer in answers if answer.basis == "linked" and answer is not taken))
    promise = found.promise if row.split_from is None else None
    if row.status == "deferred" and (row.due or row.owner):
        promise = replace(promise or Promise(text=""), owner=row.owner, due=row.due)
    return replace(
        found,
        question_id=row.question_id,
        text=row.text if row.split_from else found.text,
        status=row.status,
        reason=row.reason,
        answers=answers,
        promise=promise,
        asked_also=tuple(key for key in row.asked_also if key in present),
        status_score=1.0 if decided else found.status_score,
    )
