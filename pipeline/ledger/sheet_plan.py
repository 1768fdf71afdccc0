"""Compare a sheet that came back with what stood when it was made and with what stands now, and record what is new."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.cells import CUT, carried
from pipeline.editions import Edition, Standing
from pipeline.errors import LedgerError
from pipeline.ledger.book import Ledger
from pipeline.ledger.deciding import ANSWERED_IN_PART, bases
from pipeline.ledger.sheet_cells import FIELDS, STATUSES, same, values_of
from pipeline.ledger.sheet_read import Filled, Remark, Row
from pipeline.records import Decision

Side = Literal["sheet", "ledger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A cell that says something else than the ledger."""

    question_id: str
    question: str
    field: str
    stood: str | None  # when the sheet was made; None where the sheet does not tell any more
    now: str  # in the ledger
    said: tuple[tuple[int, str], ...]  # by row; several where the same question stands in several rows

    @property
    def sheet(self) -> str:
        """What the sheet says; of several, the first."""
        return self.said[0][1]

    @property
    def one_voice(self) -> bool:
        """Whether all rows of the question say the same."""
        return all(same(text, self.sheet) for _, text in self.said)


@dataclass(slots=True, kw_only=True)
class Plan:
    """What a sheet comes to; nothing of it is recorded yet."""

    changes: list[Difference] = field(default_factory=list)  # changed in the sheet only
    kept: list[Difference] = field(default_factory=list)  # changed in the ledger only
    conflicts: list[Difference] = field(default_factory=list)  # changed in both, or rows that disagree
    problems: list[Remark] = field(default_factory=list)  # could not be taken
    notes: list[Remark] = field(default_factory=list)
    deleted: list[Standing] = field(default_factory=list)  # questions whose row is gone
    not_in_sheet: int = 0  # questions that the sheet was not made with
    unchanged: int = 0  # rows

    def settle(self, prefer: Side | None) -> None:
        """Turn conflicts into changes where the sheet is preferred, or into kept values where the ledger is."""
        if prefer is None:
            return
        clear = [item for item in self.conflicts if item.one_voice or prefer == "ledger"]
        self.conflicts = [item for item in self.conflicts if item not in clear]
        (self.changes if prefer == "sheet" else self.kept).extend(clear)

    @property
    def needs_a_person(self) -> bool:
        """Whether anything is left that was not taken and not settled."""
        return bool(self.conflicts or self.problems)


def compare(filled: Filled, edition: Edition) -> Plan:
    """Compare a sheet with the ledger, field by field.

    Changed in the sheet only is a change; in the ledger only is kept and said; in both, and not to the same, is a
    conflict. Where the sheet no longer tells what stood when it was made, every difference is a conflict.
    """
    plan = Plan(problems=list(filled.problems), notes=list(filled.notes))
    known = {row.question_id: row for row in edition.standings}
    folded = {key.casefold(): key for key in known}
    by_text: dict[str, list[str]] = {}
    for standing in edition.standings:
        by_text.setdefault(_folded(standing.text), []).append(standing.question_id)
    groups: dict[str, list[Row]] = {}
    for row in filled.rows:
        key = folded.get(row.key.casefold())
        reason = _misplaced(row, key, by_text)
        if reason:
            plan.problems.append(Remark(row=row.number, about=row.question, text=reason))
        elif key:
            groups.setdefault(key, []).append(row)
    for key, rows in groups.items():
        _question(plan, known[key], rows)
    present = {folded.get(row.key.casefold()) for row in filled.rows}
    missing = [item for item in edition.standings if item.counts and item.question_id not in present]
    made_with = filled.made_with or frozenset()
    plan.deleted = [item for item in missing if item.question_id in made_with]
    plan.not_in_sheet = len(missing) - len(plan.deleted)
    return plan


def _misplaced(row: Row, key: str | None, by_text: Mapping[str, list[str]]) -> str:
    """Return why a row cannot be taken, or nothing."""
    same_words = by_text.get(_folded(row.question), [])
    if not row.key:
        hint = f" Its question has the ID {same_words[0]}: copy that in." if len(same_words) == 1 else ""
        return f"The row has no ID, so nothing of it was taken.{hint or _NEW}"
    if key is None:
        hint = f"Its question has the ID {same_words[0]}: copy that in." if len(same_words) == 1 else _ELSE
        return f"The ledger holds no question {row.key}, so nothing of the row was taken. {hint}"
    mixed = row.made_for and row.made_for.casefold() != row.key.casefold()
    if mixed or (same_words and key not in same_words):
        return (
            "The row holds parts of different questions, so nothing of it was taken. "
            "Perhaps some columns were sorted by themselves: sort whole rows."
        )
    return ""


_NEW = " A new question cannot be added in the sheet: put it into a paper that yousaid reads."
_ELSE = "Was the ID changed by hand, or is this the sheet of another ledger?"


def _question(plan: Plan, standing: Standing, rows: list[Row]) -> None:
    now = values_of(standing)
    for row in rows:
        if row.question and _folded(row.question) != _folded(standing.text):
            text = "The question's words differ from the ledger's. They are never taken from the sheet."
            plan.notes.append(Remark(row=row.number, about=standing.text, text=text))
    found: list[tuple[list[Difference], Difference]] = []
    for name in FIELDS:
        said = [(row.number, row.said[name]) for row in rows if name in row.said]
        if name == "status":
            for row in rows:
                if row.said.get(name) == "" and row.stood.get(name):
                    text = "Status: the cell is empty, which says nothing; it stays as it is."
                    plan.notes.append(Remark(row=row.number, about=standing.text, text=text))
            said = [(number, text) for number, text in said if text]
        if said and (pair := _field(plan, standing, name, now[name], said, rows)):
            found.append(pair)
    if len(rows) > 1:
        numbers = ", ".join(str(row.number) for row in rows)
        text = f"The question stands in the rows {numbers}."
        plan.notes.append(Remark(row=rows[0].number, about=standing.text, text=text))
    if not any(where is not plan.kept for where, _ in found):
        plan.unchanged += len(rows)
    elif not standing.counts:
        to = (
            f"part of {standing.merged_into}"
            if standing.merged_into
            else f"split into {', '.join(standing.split_into)}"
        )
        text = f"The question is now {to}, so nothing of the row was taken. Fill it in there."
        plan.problems.append(Remark(row=rows[0].number, about=standing.text, text=text))
        return
    for where, difference in found:
        where.append(difference)
    _advise(plan, standing, rows, now | {item.field: item.sheet for where, item in found if where is plan.changes})


def _field(
    plan: Plan, standing: Standing, name: str, now: str, said: list[tuple[int, str]], rows: list[Row]
) -> tuple[list[Difference], Difference] | None:
    """Return the list that a field's difference belongs to, and the difference; None where there is none."""
    basis = {row.stood[name] for row in rows if name in row.stood}
    stood = basis.pop() if len(basis) == 1 else None
    if name == "owner":
        now = now.strip()
    difference = Difference(
        question_id=standing.question_id, question=standing.text, field=name, stood=stood, now=now, said=tuple(said)
    )
    if not difference.one_voice:
        return plan.conflicts, difference
    sheet = difference.sheet
    if same(sheet, now):
        return None
    if stood is None:
        return plan.conflicts, difference
    if same(sheet, stood):
        return plan.kept, difference
    if CUT in sheet:
        text = f"{name.capitalize()}: the text was too long for a cell and was cut, so the change was not taken. Use `yousaid questions answer`."
        plan.problems.append(Remark(row=said[0][0], about=standing.text, text=text))
        return None
    return (plan.changes if same(now, stood) else plan.conflicts), difference


def _advise(plan: Plan, standing: Standing, rows: list[Row], after: Mapping[str, str]) -> None:
    """Say what somebody may have forgotten, of a row in which something changes."""
    changed = {item.field for item in plan.changes if item.question_id == standing.question_id}
    status, texts = after["status"], []
    if "answer" in changed and after["answer"] and status in {"unanswered", "deferred"}:
        texts.append(f"An answer was filled in, but the status is still {STATUSES[status]}.")
    if "status" in changed and status in {"answered", "in part"} and not after["answer"]:
        texts.append(f"The status is now {STATUSES[status]}, but there is no answer.")
    if "status" in changed and status == "declined" and not after["note"]:
        texts.append("The status is now Declined, but the note does not say why.")
    if "due" in changed and after["due"] and status != "deferred":
        texts.append(f"A due day counts for a Deferred question only; the status is {STATUSES[status]}.")
    plan.notes.extend(Remark(row=rows[0].number, about=standing.text, text=text) for text in texts)


def decisions_of(plan: Plan, *, coder: str, made_at: str) -> list[Decision]:
    """Return the decisions that a plan's changes come to; a note goes with all that was changed in its row."""
    notes = {item.question_id: item.sheet for item in plan.changes if item.field == "note"}
    return [
        Decision(
            target=item.question_id,
            field=item.field,
            value=_value(item, notes.get(item.question_id, "")),
            coder=coder,
            made_at=made_at,
            note=notes.get(item.question_id, ""),
        )
        for item in sorted(plan.changes, key=lambda item: (item.question_id, FIELDS.index(item.field)))
    ]


def _value(item: Difference, note: str) -> str:
    if item.field != "status":
        return item.sheet
    if item.sheet == "in part":
        return ANSWERED_IN_PART
    return f"declined: {' '.join(note.split())}" if item.sheet == "declined" and note else item.sheet


def record(ledger: Ledger, plan: Plan, *, again: Callable[[], Plan], coder: str, made_at: str) -> list[Decision]:
    """Record a plan's changes, all or none, each with what the papers say of its question.

    Parameters
    ----------
    ledger : Ledger
    plan : Plan
        As it was shown.
    again : callable
        Makes the plan anew. It is asked when this process has its turn to write, so that nothing that somebody else
        recorded since the plan was shown is passed over.
    coder, made_at : str

    Raises
    ------
    LedgerError
        Nothing was recorded: the disk is full, or somebody else was quicker.
    """
    decisions = decisions_of(plan, coder=coder, made_at=made_at)

    def rows() -> Iterator[tuple[Decision, str]]:
        # A generator, since the ledger goes through it when no other process can write.
        if decisions_of(again(), coder=coder, made_at=made_at) != decisions:
            raise LedgerError(
                "Somebody else decided about the same questions just now. Nothing of the sheet was recorded. "
                "Run the command again to see what differs."
            )
        basis = bases(ledger, [decision.target for decision in decisions])
        for decision in decisions:
            yield decision, basis[decision.target]

    return ledger.record(rows()) if decisions else []


def _folded(text: str) -> str:
    return " ".join(carried(text).split()).casefold()
