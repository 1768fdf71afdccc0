"""What the ledger adds to a question: who decided what, what speaks against it, what day was assumed, what goes with it."""

from dataclasses import dataclass
from datetime import date

from pipeline.editions import Standing
from pipeline.records import Decision
from pipeline.report.study import Study
from pipeline.report.words import day, number_of

_FIELDS = {
    "status": "status",
    "answer": "answer",
    "reject": "a proposed answer turned down",
    "owner": "owner",
    "due": "day due",
    "merge": "part of",
    "split": "split",
}


@dataclass(frozen=True, slots=True)
class StandingView:
    """One question's standing in words."""

    change: str  # "New", "Reopened"; empty where nothing changed
    late: str  # "Newly overdue", "Due this week"
    decided: tuple[tuple[str, str], ...]  # who and when, and the note
    conflict: str  # what the papers say now, against the decision
    chosen: str  # what was decided, where something speaks against it
    assumed: str  # why a due day was assumed
    again: bool  # asked again after it had been answered
    merged: tuple[str, ...]  # further wordings that stand under this question
    part: bool  # one of the questions that another was split into


_CHANGES = {"new": "New", "answered": "Answered since", "reopened": "Reopened", "deferred": "Put off since"}
_LATE = {"newly overdue": "Newly overdue", "due this week": "Due this week"}


def _assumed(row: Standing, days: int) -> str:
    since = "it was asked" if row.first_asked else "it was first read here, as its paper bears no date"
    return f"assumed: {number_of(days, 'day')} after {since}{', as' if row.first_asked else ' and'} no day was named"


def standing_view(study: Study, question_id: str) -> StandingView | None:
    """Say what the ledger knows of a question; nothing where it does not know it."""
    row = study.standing.get(question_id)
    if row is None or study.edition is None:
        return None
    own = next((item.value for item in reversed(row.decisions) if item.field == "answer" and item.value), "")
    return StandingView(
        change=_CHANGES.get(row.change, "") if study.edition.before else "",
        late=_LATE.get(row.lateness or "", ""),
        decided=_decided(row.decisions),
        conflict=row.conflict or "",
        chosen=(f"{row.status}: “{own}”" if own else row.status) if row.conflict else "",
        assumed=_assumed(row, study.edition.default_days) if row.due_assumed else "",
        again=row.asked_again,
        merged=study.merged.get(question_id, ()),
        part=row.split_from is not None,
    )


def _decided(decisions: tuple[Decision, ...]) -> tuple[tuple[str, str], ...]:
    """Say who decided what and when; what was recorded at once is one line."""
    lines: dict[tuple[str, str], list[Decision]] = {}
    for item in decisions:
        lines.setdefault((item.coder, item.made_at), []).append(item)
    return tuple(
        (
            f"{coder.removeprefix('person:')}, {moment(made_at)}: "
            + ", ".join(dict.fromkeys(_FIELDS.get(item.field, item.field) for item in items)),
            items[-1].note,
        )
        for (coder, made_at), items in lines.items()
    )


def moment(made_at: str) -> str:
    """Write the day of a decision."""
    try:
        return day(date.fromisoformat(made_at[:10]))
    except ValueError:
        return made_at
