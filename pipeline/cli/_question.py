"""A question as the commands show it: a row for programs, a line of a list, a page of facts."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.editions import Standing

#: How much of a question a line of the list shows.
_WIDTH = 70


def row(item: "Standing") -> dict[str, Any]:
    """Return a question for other programs."""
    return {
        "id": item.question_id,
        "text": item.text,
        "asker": item.asker,
        "document": item.document,
        "status": item.status,
        "reason": item.reason,
        "settled": item.settled,
        "answer": item.answer,
        "owner": item.owner,
        "due": item.due.isoformat() if item.due else None,
        "due_assumed": item.due_assumed,
        "lateness": item.lateness,
        "first_asked": item.first_asked.isoformat() if item.first_asked else None,
        "days_open": item.days_open,
        "change": item.change,
        "asked_also": list(item.asked_also),
        "asked_again": item.asked_again,
        "merged_into": item.merged_into,
        "split_from": item.split_from,
        "split_into": list(item.split_into),
        "proposals": [
            {"number": number, "text": it.text, "document": it.document, "score": it.score, "degree": it.degree}
            for number, it in enumerate(item.proposals, 1)
        ],
        "conflict": item.conflict,
    }


def line(item: "Standing") -> str:
    """Return a question as one line of a list."""
    text = item.text if len(item.text) <= _WIDTH else item.text[: _WIDTH - 1].rstrip() + "…"
    late = item.lateness in {"overdue", "newly overdue"}
    state = f"part of {item.merged_into}" if item.merged_into else "split" if item.split_into else _stands(item)
    due = f" due {item.due}{'?' if item.due_assumed else ''}" if item.due else ""
    owner = f" Owner: {item.owner}" if item.owner and item.status != "answered" else ""
    return f"{item.question_id:<16} {'overdue' if late else state:<11}{due} {text}{owner}"


def _stands(item: "Standing") -> str:
    return {"in part": "part answered", "declined": "declined"}.get(item.settled or "", item.status)


def page(item: "Standing") -> list[str]:
    """Return all that is known of a question, a fact a line."""
    facts = [
        ("Question", item.text),
        ("Id", item.question_id),
        ("Stands", f"{_stands(item)} ({item.reason})" if item.reason else _stands(item)),
        ("Answer", item.answer),
        ("Asked by", item.asker),
        ("Asked in", item.document),
        ("Asked on", item.first_asked),
        ("Open for", f"{item.days_open} days" if item.days_open is not None else None),
        ("Owner", item.owner),
        ("Due", f"{item.due}{' (assumed)' if item.due_assumed else ''}" if item.due else None),
        ("Late", item.lateness if item.lateness in {"overdue", "newly overdue"} else None),
        ("Asked also", ", ".join(item.asked_also)),
        ("Not landing", "asked again after it was answered" if item.asked_again else None),
        ("Part of", item.merged_into or item.split_from),
        ("Split into", ", ".join(item.split_into)),
        ("Please decide", item.conflict),
    ]
    lines = [f"{label + ':':<14} {value}" for label, value in facts if value]
    return lines + [
        f"Proposal {number}:    {it.text} ({it.document}, score {it.score:.2f}"
        f"{', answers a part' if it.degree == 'partial' else ''})"
        for number, it in enumerate(item.proposals, 1)
    ]
