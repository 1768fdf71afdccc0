"""What ``run.json`` says: what went in, what was made of it and by which parts, and the proof that nothing was lost."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pipeline.editions import Edition, settled
from pipeline.proof import Proof, prove_all
from pipeline.records import Analysis, Corpus
from pipeline.store import to_json

#: Reasons for setting text aside that the closing table names; all of them stand on the page *Unread*.
_REASONS = 4


def reading(corpus: Corpus) -> dict[str, Any]:
    """Describe what was read, file by file, with the completeness proof; plain JSON values."""
    proofs = prove_all(corpus)
    unread = [reject for reject in corpus.rejects if reject.document_id is None]
    aside = [reject for reject in corpus.rejects if reject.document_id is not None]
    total = Proof(
        in_segments=sum(proof.in_segments for proof in proofs.values()),
        in_rejects=sum(proof.in_rejects for proof in proofs.values()),
        in_all=sum(proof.in_all for proof in proofs.values()),
    )
    return {
        "inputs": [
            {
                "document": document.name,
                "sha256": document.sha256,
                "date": to_json(document.date),
                "read_as": [to_json(part) for part in document.parts],
                "completeness": _sum(proofs[document.id]),
            }
            for document in corpus.documents
        ],
        "unread": [{"document": reject.source, "reason": reject.reason} for reject in unread],
        "completeness": {
            "unit": "characters other than white space",
            **_sum(total),
            "holds_for_every_document": all(proof.holds for proof in proofs.values()),
        },
        "counts": {
            "files": len(corpus.documents) + len(unread),
            "documents": len(corpus.documents),
            "files_unread": len(unread),
            "segments": len(corpus.segments),
            "segments_by_role": _tally(segment.role for segment in corpus.segments),
            "rejects": len(aside),
            "rejects_by_reason": _tally(reject.reason for reject in aside),
        },
    }


def manifest(analysis: Analysis, *, title: str | None = None) -> dict[str, Any]:
    """Describe a run so that another person can judge it and make it again; plain JSON values."""
    provenance = analysis.provenance
    facts = reading(analysis.corpus)
    facts["counts"] |= {
        "questions": len(analysis.exchanges),
        "questions_by_status": _tally(exchange.status for exchange in analysis.exchanges),
        "questions_settled": _tally(
            way for item in analysis.exchanges if (way := settled(item.status, item.reason)) is not None
        ),
        "possible_questions": len(analysis.possible),
        "promises": sum(exchange.promise is not None for exchange in analysis.exchanges),
        "actions": len(analysis.actions),
        "concerns": len(analysis.concerns),
    }
    return {
        "version": provenance.version,
        "as_of": provenance.as_of.isoformat(),
        "title": title,
        "codebook": {
            "name": analysis.codebook.name,
            "version": analysis.codebook.version,
            "sha256": analysis.codebook.sha256,
        },
        "models": [to_json(model) for model in provenance.models],
        "settings": dict(provenance.settings),
        "notes": list(provenance.notes),
        **facts,
    }


def standing(edition: Edition) -> dict[str, Any]:
    """Describe an edition of the ledger: what has changed, and what newly needs a person; plain JSON values."""
    rows = [row for row in edition.standings if row.counts]
    return {
        "edition": edition.number,
        "before": to_json(edition.before),
        "default_days": edition.default_days,
        "questions": len(rows),
        "changes": _tally(row.change for row in rows),
        "decisions": sum(len(row.decisions) for row in edition.standings) + len(edition.recodings),
        "newly_overdue": [row.question_id for row in edition.newly_overdue],
        "overdue": [row.question_id for row in rows if row.lateness == "overdue"],
        "due_this_week": [row.question_id for row in rows if row.lateness == "due this week"],
        "conflicts": [row.question_id for row in edition.conflicts],
        **{
            reason: [row.question_id for row in edition.needs.get(reason, ())]
            for reason in ("new_unanswered", "reopened", "newly_asked_again", "newly_proposed")
        },
        "asked_again": [row.question_id for row in rows if row.asked_again],
        "needs_a_person": edition.needs_a_person,
    }


def table(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the closing table of a run: a label and a figure a row."""
    counts, proof = facts["counts"], facts["completeness"]
    rows = [
        ("Files found", f"{counts['files']}"),
        ("Files read", f"{counts['documents']} of {counts['files']}"),
        ("Files not read", f"{counts['files_unread']} of {counts['files']}"),
        ("Comments", f"{counts['segments_by_role'].get('comment', 0)} of {counts['segments']} pieces of text"),
    ]
    if "questions" in counts:
        total = counts["questions"]
        rows.append(("Questions", f"{total}"))
        rows += [
            (f"  {status}", f"{counts['questions_by_status'].get(status, 0)} of {total}")
            for status in ("answered", "deferred", "unanswered")
        ]
        rows += [
            (f"    {way}", f"{number} of {counts['questions_by_status']['answered']} answered")
            for way in ("in part", "declined")
            if (number := counts.get("questions_settled", {}).get(way))
        ]
        if counts.get("possible_questions"):
            rows.append(("Sentences that may be questions", f"{counts['possible_questions']}, under To check"))
        rows += [
            ("Promises to reply", f"{counts['promises']}"),
            *_overdue(facts),
            ("Actions", f"{counts['actions']}"),
            ("Concerns that recur", f"{counts['concerns']}"),
        ]
    if "ledger" in facts:
        rows += _since(facts["ledger"])
    rows.append(("Set aside, with reasons", f"{counts['rejects']}"))
    reasons = sorted(counts["rejects_by_reason"].items(), key=lambda item: (-item[1], item[0]))
    rows += [(f"  {reason}", f"{count} of {counts['rejects']}") for reason, count in reasons[:_REASONS]]
    if rest := reasons[_REASONS:]:
        few = "one other reason" if len(rest) == 1 else f"{len(rest)} other reasons"
        rows.append((f"  {few}", f"{sum(count for _, count in rest)} of {counts['rejects']}"))
    both = f"{proof['in_segments'] + proof['in_rejects']:,} of {proof['in_all']:,}"
    rows.append(
        ("Characters accounted for", f"{both}{'' if proof['holds'] else ': SOME WERE LOST, please report this'}")
    )
    return rows


def _overdue(facts: dict[str, Any]) -> list[tuple[str, str]]:
    if "ledger" not in facts:
        return []
    late = len(facts["ledger"]["overdue"]) + len(facts["ledger"]["newly_overdue"])
    return [(f"Replies overdue on {facts['as_of']}", f"{late}")]


def _since(ledger: dict[str, Any]) -> list[tuple[str, str]]:
    """Say what newly needs a person; nothing where nothing does."""
    labels = {
        "newly_overdue": "Newly overdue",
        "conflicts": "Papers that now speak against a decision",
        "new_unanswered": "New questions without a reply",
        "reopened": "Answered before, and not in the papers now",
        "newly_asked_again": "Asked again after they were answered",
        "newly_proposed": "Open questions with a likely answer newly found",
    }
    rows = [(f"  {label}", f"{len(ledger[key])}") for key, label in labels.items() if ledger.get(key)]
    head = ("Since the edition before", f"{ledger['before']}") if ledger["before"] else ("Needs a person's eye", "")
    return [head, *rows] if rows else []


def _sum(proof: Proof) -> dict[str, Any]:
    return {
        "in_segments": proof.in_segments,
        "in_rejects": proof.in_rejects,
        "in_all": proof.in_all,
        "holds": proof.holds,
    }


def _tally(labels: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(labels).items()))
