"""``yousaid questions``: list and show what was asked, and decide."""

import gc
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli._app import questions_app
from pipeline.cli._deciding import By, LedgerIn, Note, coder, now
from pipeline.cli._face import AsJson, AsOf, Quiet, command, day, fail, show_json
from pipeline.cli._question import line, page, row

if TYPE_CHECKING:
    from pipeline.ledger import Ledger

    Changes = Callable[[Ledger, str], list[tuple[str, str]]]

Question = Annotated[str, typer.Argument(help="The question's id, or enough of its start.", show_default=False)]
Words = Annotated[str, typer.Argument(show_default=False)]


class Status(StrEnum):
    """Where a question can stand."""

    answered = "answered"
    deferred = "deferred"
    unanswered = "unanswered"


@command(questions_app, "list")
def list_(
    ledger: LedgerIn = ".",
    status: Annotated[Status | None, typer.Option("--status", help="Only these.", show_default=False)] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only promises that have run out.")] = False,
    theme: Annotated[str | None, typer.Option("--theme", help="Only those of a theme.", show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many to show; 0 shows all.")] = 50,
    as_of: AsOf = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """List the questions: overdue first, then open, then answered.

    The open ones are listed by age. A ? behind a day says that nobody named it and the usual number of days was taken.

    Example: yousaid questions list --ledger report/ --overdue
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
def show(
    question: Question, ledger: LedgerIn = ".", as_of: AsOf = None, as_json: AsJson = False, quiet: Quiet = False
) -> None:
    """Show all that is known of one question.

    Where it stands, who decided what, and what may answer it.

    Example: yousaid questions show 3f2a --ledger report/
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


@command(questions_app)
def answer(
    question: Question,
    text: Annotated[str | None, typer.Argument(help="The answer.", show_default=False)] = None,
    accept: Annotated[
        int | None, typer.Option("--accept", min=1, help="Take this of the proposed answers.", show_default=False)
    ] = None,
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Record the answer to a question.

    Give it in your words, or accept one that was proposed.

    Example: yousaid questions answer 3f2a "From 2 March, in both halls." --ledger report/
    """
    from pipeline.ledger import deciding, edition_of

    if (text is None) == (accept is None):
        fail("Give the answer's words, or --accept and the number of a proposal (`yousaid questions show` lists them).")

    def changes(book: "Ledger", key: str) -> list[tuple[str, str]]:
        if accept is None:
            return deciding.answer(text or "")
        proposals = edition_of(book, day(None), only={key}).standings[0].proposals
        if accept > len(proposals):
            fail(f"{key} has {len(proposals)} proposed answers. `yousaid questions show {key}` lists them.")
        return deciding.answer(proposals[accept - 1].text)

    _record(question, changes, ledger, by, note, as_json, quiet)


@command(questions_app)
def defer(
    question: Question,
    owner: Annotated[str | None, typer.Option("--owner", help="Who is to reply.", show_default=False)] = None,
    due: Annotated[
        str | None, typer.Option("--due", help="By when, such as 2026-04-24.", show_default="the ledger's default")
    ] = None,
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Put a question off, to somebody and a day.

    Example: yousaid questions defer 3f2a --owner "Head of Transport" --due 2026-04-24 --ledger report/
    """
    from pipeline.ledger import deciding

    until = day(due, "--due") if due else None
    _record(question, lambda _book, _key: deciding.defer(owner, until), ledger, by, note, as_json, quiet)


@command(questions_app)
def decline(
    question: Question,
    why: Words,
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Say that a question will not be answered, and why.

    It counts as answered.

    Example: yousaid questions decline 3f2a "The case is before a court." --ledger report/
    """
    from pipeline.ledger import deciding

    _record(question, lambda _book, _key: deciding.decline(why), ledger, by, note, as_json, quiet)


@command(questions_app)
def reopen(
    question: Question,
    why: Annotated[str, typer.Argument(help="Why.", show_default=False)] = "",
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Open a question again, whatever the papers say.

    Example: yousaid questions reopen 3f2a "The reply was about another hall." --ledger report/
    """
    from pipeline.ledger import deciding

    _record(question, lambda _book, _key: deciding.reopen(why), ledger, by, note, as_json, quiet)


@command(questions_app)
def merge(
    question: Question,
    into: Annotated[str, typer.Argument(help="The question that stands for both.", show_default=False)],
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make a question part of another that asks the same.

    Example: yousaid questions merge 3f2a 91bc --ledger report/
    """
    from pipeline.ledger import deciding

    def changes(book: "Ledger", key: str) -> list[tuple[str, str]]:
        return deciding.merge(book, key, deciding.resolve(book, into))

    _record(question, changes, ledger, by, note, as_json, quiet)


@command(questions_app)
def split(
    question: Question,
    texts: Annotated[list[str], typer.Argument(help="The words of each question.", show_default=False)],
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make several questions of one.

    Each is answered by itself, under the id with .1, .2 and so on.

    Example: yousaid questions split 3f2a "When does it open?" "What will it cost?" --ledger report/
    """
    from pipeline.ledger import deciding

    _record(question, lambda _book, _key: deciding.split(texts), ledger, by, note, as_json, quiet)


@command(questions_app)
def undo(
    question: Question,
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Take back what was decided last about a question.

    The record keeps both.

    Example: yousaid questions undo 3f2a --ledger report/
    """
    from pipeline.ledger import deciding

    _record(question, deciding.undo, ledger, by, note, as_json, quiet)


def _record(
    question: str, changes: "Changes", where: str, by: str | None, note: str, as_json: bool, quiet: bool
) -> None:
    from pipeline.ledger import Ledger, edition_of
    from pipeline.ledger.deciding import decide, resolve

    with Ledger(where, must_exist=True) as book:
        key = resolve(book, question)
        made = decide(book, key, changes(book, key), coder=coder(by), made_at=now(), note=note)
        item = edition_of(book, day(None), only={key}).standings[0]
    if as_json:
        show_json(row(item) | {"recorded": len(made)})
    if as_json or quiet:
        return
    typer.echo(line(item))
    typer.echo("Recorded. The pages show it after the next `yousaid report` or `yousaid run`.")
