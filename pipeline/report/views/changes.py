"""What has changed since the edition before: questions, promises, concerns; and what newly needs a person."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.editions import Standing
from pipeline.report.study import Study
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import STATES, WAYS, State
from pipeline.report.words import day, days, sentence

#: How many questions a group shows; the table ``changes.jsonl`` holds all.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One question in a list of changes."""

    text: str
    href: str  # empty where no paper of this edition holds it
    state: State
    margin: str
    detail: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The questions of one kind of change."""

    key: str
    title: str
    note: str
    number: int
    lines: tuple[ChangeLine, ...]

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.number - len(self.lines)


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page of changes."""

    known: bool  # whether there is a ledger at all
    number: int
    before: str
    needs: int  # questions that newly need a person
    groups: tuple[ChangeGroup, ...]
    concerns: tuple[tuple[str, tuple[str, ...]], ...]  # "New", labels


_Test = Callable[[Standing], bool]

_GROUPS: tuple[tuple[str, str, str, _Test], ...] = (
    ("conflict", "Papers against decisions", "A person decided, and the papers have changed since. Please decide again.", lambda row: bool(row.conflict)),
    ("broken", "Promises newly broken", "The day has passed since somebody looked last, and no reply was seen.", lambda row: row.lateness == "newly overdue"),
    ("again", "Asked again after they were answered", "The same was answered before this was asked: the answer is not landing.", lambda row: row.asked_again),
    ("proposed", "Likely answers newly found", "They are open, and words elsewhere may answer them. Only a person can accept them.", lambda row: row.is_open and row.newly_proposed),
    ("new", "New questions", "They were in no paper of the edition before.", lambda row: row.change == "new"),
    ("reopened", "Reopened", "They were answered at the edition before and are not now.", lambda row: row.change == "reopened"),
    ("answered", "Answered since", "They were open at the edition before.", lambda row: row.change == "answered" and row.settled == "in full"),
    ("part", "Answered in part since", "They were open at the edition before; a part of what was asked is answered.", lambda row: row.change == "answered" and row.settled == "in part"),
    ("declined", "Declined since", "They were open at the edition before. No answer will be given.", lambda row: row.change == "answered" and row.settled == "declined"),
    ("kept", "Promises kept", "A reply was promised and has come.", lambda row: row.kept is not None and row.settled != "declined"),
    ("week", "Due this week", "A reply was promised for one of the next seven days.", lambda row: row.lateness == "due this week"),
    ("overdue", "Still overdue", "They were overdue when somebody looked last.", lambda row: row.lateness == "overdue"),
    ("open", "Still open", "They were open at the edition before, and are.", lambda row: row.is_open and row.change in {"still open", "deferred"}),
    ("gone", "Open, and in no paper now", "They were asked in papers that are not in this edition. They stay until somebody answers them.", lambda row: row.is_open and row.exchange is None),
)  # fmt: skip


def changes_view(study: Study, names: Names) -> ChangesView:
    """Gather what has changed; nothing where there is no ledger."""
    edition = study.edition
    if edition is None:
        return ChangesView(False, 0, "", 0, (), ())
    rows = [row for row in edition.standings if row.counts]
    first = edition.before is None
    groups = []
    for key, title, note, test in _GROUPS:
        if first and key == "new":
            continue
        found = [row for row in rows if test(row)]
        found.sort(key=lambda row: (row.due or edition.as_of, -(row.days_open or 0), row.question_id))
        if found:
            lines = tuple(_line(study, names, row) for row in found[:SHOWN])
            groups.append(ChangeGroup(key, title, note, len(found), lines))
    return ChangesView(
        known=True,
        number=edition.number,
        before=day(edition.before) if edition.before else "",
        needs=len({row.question_id for rows in edition.needs.values() for row in rows}),
        groups=tuple(groups),
        concerns=tuple(
            (word, labels)
            for word, labels in (
                ("New", edition.concerns_new),
                ("Still there", edition.concerns_persisting),
                ("Gone", edition.concerns_resolved),
            )
            if labels and not first
        ),
    )


def _line(study: Study, names: Names, row: Standing) -> ChangeLine:
    late = row.lateness in {"newly overdue", "overdue"}
    return ChangeLine(
        text=row.text,
        href=names.question(row.question_id) if row.question_id in study.exchange_of else "",
        state=STATES["overdue"] if late else WAYS.get(row.settled or "", STATES[row.status]),
        margin=f"open for {days(row.days_open)}" if row.days_open is not None else "",
        detail=_detail(row),
    )


def _detail(row: Standing) -> str:
    if row.conflict:
        return row.conflict
    if row.settled == "declined":
        return sentence(row.reason)
    if row.kept:
        return f"Kept{' late' if row.kept == 'kept late' else ''}."
    if row.due:
        late = row.lateness in {"newly overdue", "overdue"}
        if row.owner:
            who = f"{row.owner} {'was' if late else 'is'} to reply"
        else:
            who = f"A reply {'was' if late else 'is'} due"
        return f"{who} by {day(row.due)}{' (a day that was assumed)' if row.due_assumed else ''}."
    return f"Asked in {row.document}." if row.exchange is None and row.document else ""
