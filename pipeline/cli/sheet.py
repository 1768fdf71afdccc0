"""The spreadsheet round trip: questions out to a workbook, what people filled in back into the ledger."""

import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli._app import questions_app
from pipeline.cli._deciding import By, LedgerIn, coder, now
from pipeline.cli._face import DONE, NEEDS_A_PERSON, AsJson, AsOf, Quiet, command, day, show_json

if TYPE_CHECKING:
    from pipeline.ledger.sheet_plan import Difference, Plan
    from pipeline.ledger.sheet_read import Remark

_WIDTH = 70


class Prefer(StrEnum):
    """Which side counts where both the sheet and the ledger changed."""

    sheet = "sheet"
    ledger = "ledger"


@command(questions_app)
def sheet(
    out: Annotated[Path, typer.Argument(help="The workbook to write, such as questions.xlsx.", show_default=False)],
    ledger: LedgerIn = ".",
    as_of: AsOf = None,
    open_only: Annotated[bool, typer.Option("--open", help="Leave out the questions that are answered.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a workbook that is there.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write a workbook in which people fill in what they know.

    Status, answer, owner and due day are theirs to fill in.

    Example: yousaid questions sheet questions.xlsx --out report/
    """
    from pipeline.ledger import Ledger, edition_of
    from pipeline.ledger.sheet import write_sheet

    with Ledger(ledger, must_exist=True) as book:
        edition = edition_of(book, day(as_of))
    count = write_sheet(edition, out, open_only=open_only, force=force)
    if as_json:
        show_json({"written": str(out), "questions": count})
    elif not quiet:
        typer.echo(f"{out} written: {_number(count, 'question')}. Its second sheet says how to fill it in.")


@command(questions_app)
def take(
    path: Annotated[Path, typer.Argument(help="The workbook that came back.", show_default=False)],
    ledger: LedgerIn = ".",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Record without asking.")] = False,
    by: By = None,
    prefer: Annotated[
        Prefer | None, typer.Option("--prefer", help="Which side counts where both changed.", show_default="neither")
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show what a workbook would change, then record it.

    Ends with 1 where something was not taken and needs a person. With --quiet nothing is asked: add --yes to record.

    Example: yousaid questions take questions.xlsx --out report/ --by "Anna Bell"
    """
    from pipeline.ledger import Ledger, edition_of
    from pipeline.ledger.sheet_plan import Plan, compare, record
    from pipeline.ledger.sheet_read import read_sheet

    filled = read_sheet(path)
    who = coder(by)
    with Ledger(ledger, must_exist=True) as book:

        def planned() -> Plan:
            plan = compare(filled, edition_of(book, day(None)))
            plan.settle(prefer.value if prefer else None)
            return plan

        plan = planned()
        if not (as_json or quiet):
            for line in _told(plan):
                typer.echo(line)
            if plan.changes and not yes and sys.stdin.isatty():
                yes = typer.confirm("Record this?")
        recorded = record(book, plan, again=planned, coder=who, made_at=now()) if yes else []
    if as_json:
        show_json(_as_json(plan, len(recorded)))
    elif quiet:
        pass
    elif recorded:
        count = _number(len(recorded), "decision")
        typer.echo(f"Recorded: {count}. The pages show it after the next `yousaid report` or `yousaid run`.")
    elif plan.changes:
        typer.echo("Nothing was recorded. Add --yes to record it.")
    raise typer.Exit(NEEDS_A_PERSON if plan.needs_a_person else DONE)


def _told(plan: "Plan") -> Iterator[str]:
    """Yield, line by line, what a plan would do."""
    yield from _differences("Would change", plan.changes, lambda item: f"{_shown(item.now)} → {_said(item)}")
    yield from _differences(
        "Changed in the ledger since the sheet was made; kept", plan.kept, lambda item: _shown(item.now)
    )
    yield from _differences("In conflict; not taken", plan.conflicts, _both)
    yield from _remarks("Not taken; put right in the sheet and take it again", plan.problems)
    yield from _remarks("Good to know", plan.notes)
    if plan.deleted:
        yield f"Rows that are gone from the sheet; nothing changes for their questions: {len(plan.deleted)}"
        yield from (f"  {row.question_id}  {_clip(row.text)}" for row in plan.deleted)
        yield ""
    counts = (
        (len(plan.changes), "change"),
        (len(plan.conflicts), "conflict"),
        (len(plan.problems), "problem"),
        (plan.unchanged, "row without a change", "rows without a change"),
    )
    yield ", ".join(_number(*item) for item in counts) + "."


def _differences(title: str, items: "list[Difference]", words: "Callable[[Difference], str]") -> Iterator[str]:
    if not items:
        return
    yield f"{title}:"
    shown = ""
    for item in items:
        if item.question_id != shown:
            shown = item.question_id
            yield f"  Row {item.said[0][0]}  {item.question_id}  {_clip(item.question)}"
        yield f"    {item.field.capitalize().ljust(8)}{words(item)}"
    yield ""


def _both(item: "Difference") -> str:
    stood = "unknown" if item.stood is None else _shown(item.stood)
    return f"when made {stood}; in the ledger now {_shown(item.now)}; in the sheet {_said(item)}"


def _said(item: "Difference") -> str:
    if item.one_voice:
        return _shown(item.sheet)
    return " and ".join(f"{_shown(text)} (row {row})" for row, text in item.said)


def _remarks(title: str, remarks: "Iterable[Remark]") -> Iterator[str]:
    items = list(remarks)
    if not items:
        return
    yield f"{title}:"
    for item in items:
        place = f"Row {item.row}  " if item.row else ""
        yield f"  {place}{_clip(item.about) + ': ' if item.about else ''}{item.text}"
    yield ""


def _shown(text: str) -> str:
    return f"“{_clip(text)}”" if text else "(nothing)"


def _clip(text: str) -> str:
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _number(count: int, noun: str, plural: str | None = None) -> str:
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def _as_json(plan: "Plan", recorded: int) -> dict[str, Any]:
    def differences(items: "list[Difference]") -> list[dict[str, Any]]:
        return [
            {
                "id": item.question_id,
                "question": item.question,
                "field": item.field,
                "when_made": item.stood,
                "ledger": item.now,
                "sheet": [{"row": row, "value": text} for row, text in item.said],
            }
            for item in items
        ]

    def remarks(items: "list[Remark]") -> list[dict[str, Any]]:
        return [{"row": item.row, "question": item.about or None, "text": item.text} for item in items]

    return {
        "changes": differences(plan.changes),
        "kept": differences(plan.kept),
        "conflicts": differences(plan.conflicts),
        "problems": remarks(plan.problems),
        "notes": remarks(plan.notes),
        "deleted": [row.question_id for row in plan.deleted],
        "not_in_sheet": plan.not_in_sheet,
        "unchanged": plan.unchanged,
        "recorded": recorded,
    }
