"""``yousaid questions``: list and show what was asked."""

import gc
from enum import StrEnum
from typing import Annotated

import typer

from pipeline.cli._app import questions_app
from pipeline.cli._deciding import LedgerIn, Question
from pipeline.cli._face import DONE, NEEDS_A_PERSON, AsJson, AsOf, Quiet, command, day, show_json
from pipeline.cli._question import line, page, row


class Status(StrEnum):
    """Where a question can stand."""

    answered = "answered"
    deferred = "deferred"
    unanswered = "unanswered"


@command(questions_app, "list")
def list_(
    ledger: LedgerIn = ".",
    status: Annotated[Status | None, typer.Option("--status", help="Only these.", show_default=False)] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only where a reply was promised by a day that has passed.")
    ] = False,
    theme: Annotated[str | None, typer.Option("--theme", help="Only those of a theme.", show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many to show; 0 shows all.")] = 50,
    as_of: AsOf = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """List the questions: overdue first, then open, then answered.

    The open ones are listed by age. A ? behind a day says that nobody named it and the usual number of days was taken.

    Example: yousaid questions list --out report/ --overdue
    """
    gc.disable()  # the libraries make many small things and throw none away, so looking for rubbish is lost time
    from pipeline.ledger import Ledger
    from pipeline.ledger.listing import list_questions

    when = day(as_of)
    with Ledger(ledger, must_exist=True) as book:
        found = list_questions(
            book, when, status=status.value if status else None, overdue=overdue, theme=theme, limit=limit or None
        )
    gc.enable()
    if as_json:
        show_json({"number": found.number, "questions": [row(item) for item in found.standings]})
    if as_json or quiet:
        return
    for item in found.standings:
        typer.echo(line(item))
    if found.number > len(found.standings):
        typer.echo(f"{len(found.standings)} of {found.number} questions; --limit 0 shows all.")
    elif not found.number:
        typer.echo("No question fits.")


@command(questions_app)
def due(ledger: LedgerIn = ".", as_of: AsOf = None, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """List the replies that are overdue or due within seven days.

    Newly overdue is what has run out since the last run. A ? behind a day says that nobody named it: the usual number
    of days was taken, promise_days in the study's yousaid.toml. Ends with 1 where something is newly overdue.

    Example: yousaid questions due --out report/
    """
    from pipeline.ledger import Ledger
    from pipeline.ledger.clock import WEEK
    from pipeline.ledger.listing import list_questions

    when = day(as_of)
    with Ledger(ledger, must_exist=True) as book:
        found = list_questions(book, when, due_by=when + WEEK).standings
    heaps = {
        late: sorted((item for item in found if item.lateness == late), key=lambda item: (item.due, item.question_id))
        for late in ("newly overdue", "overdue", "due this week")
    }
    if as_json:
        show_json({late.replace(" ", "_"): [row(item) for item in items] for late, items in heaps.items()})
    elif not quiet:
        for late, items in heaps.items():
            typer.echo(f"{late.capitalize()}: {len(items)}")
            for item in items:
                typer.echo(f"  {line(item)}")
    raise typer.Exit(NEEDS_A_PERSON if heaps["newly overdue"] else DONE)


@command(questions_app)
def show(
    question: Question, ledger: LedgerIn = ".", as_of: AsOf = None, as_json: AsJson = False, quiet: Quiet = False
) -> None:
    """Show all that is known of one question.

    Where it stands, who decided what, and what may answer it.

    Example: yousaid questions show 3f2a --out report/
    """
    from pipeline.ledger import Ledger, edition_of
    from pipeline.ledger.deciding import resolve

    with Ledger(ledger, must_exist=True) as book:
        key = resolve(book, question)
        item = edition_of(book, day(as_of), only={key}).standings[0]
        history = book.history(key)
    if as_json:
        past = [
            {"number": number, "field": it.field, "value": it.value, "by": it.coder, "at": it.made_at, "note": it.note}
            for number, it, _ in history
        ]
        show_json(row(item) | {"history": past})
    if as_json or quiet:
        return
    for fact in page(item):
        typer.echo(fact)
    for number, it, _ in history:
        note = f" ({it.note})" if it.note else ""
        typer.echo(
            f"Decision {number}: {it.made_at[:10]} {it.coder.removeprefix('person:')}: {it.field} {it.value}{note}"
        )
