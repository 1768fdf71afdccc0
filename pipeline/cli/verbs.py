"""``yousaid questions``: the verbs by which a person decides about a question."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli._app import questions_app
from pipeline.cli._deciding import By, LedgerIn, Note, Question, coder, now
from pipeline.cli._face import AsJson, Quiet, command, day, fail, show_json
from pipeline.cli._question import line, row

if TYPE_CHECKING:
    from pipeline.ledger import Ledger

    Changes = Callable[[Ledger, str], list[tuple[str, str]]]

Words = Annotated[str, typer.Argument(show_default=False)]


@command(questions_app)
def answer(
    question: Question,
    text: Annotated[str | None, typer.Argument(help="The answer.", show_default=False)] = None,
    accept: Annotated[
        int | None, typer.Option("--accept", min=1, help="Take this of the proposed answers.", show_default=False)
    ] = None,
    part: Annotated[bool, typer.Option("--part", help="It answers a part of the question.")] = False,
    sure: Annotated[bool, typer.Option("--sure", help="Accept even what reads like a holding reply.")] = False,
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Record the answer to a question.

    Give it in your words, or accept one that was proposed.

    Example: yousaid questions answer 3f2a "From 2 March, in both halls." --out report/
    """
    from pipeline.ledger import deciding
    from pipeline.nlp.status import holds_off

    if (text is None) == (accept is None):
        fail("Give the answer's words, or --accept and the number of a proposal (`yousaid questions show` lists them).")

    def changes(book: "Ledger", key: str) -> list[tuple[str, str]]:
        if accept is None:
            return deciding.answer(text or "", part=part)
        taken = _proposal(book, key, accept)
        if holds_off(taken) and not sure:
            fail(
                f"Proposal {accept} puts the question off and does not answer it. Use `yousaid questions defer {key}`, or "
                "add --sure."
            )
        return deciding.answer(taken, part=part)

    _record(question, changes, ledger, by, note, as_json, quiet)


@command(questions_app)
def reject(
    question: Question,
    number: Annotated[int, typer.Argument(min=1, help="Which of the proposed answers.", show_default=False)],
    ledger: LedgerIn = ".",
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Turn a proposed answer down.

    The same words are not proposed for it again; others may be.

    Example: yousaid questions reject 3f2a 1 --out report/
    """
    from pipeline.ledger import deciding

    _record(
        question,
        lambda book, key: deciding.reject([_proposal(book, key, number)]),
        *(ledger, by, note, as_json, quiet),
    )


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

    Example: yousaid questions defer 3f2a --owner "Head of Transport" --due 2026-04-24 --out report/
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

    Example: yousaid questions decline 3f2a "The case is before a court." --out report/
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

    Example: yousaid questions reopen 3f2a "The reply was about another hall." --out report/
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

    Example: yousaid questions merge 3f2a 91bc --out report/
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

    Example: yousaid questions split 3f2a "When does it open?" "What will it cost?" --out report/
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

    Example: yousaid questions undo 3f2a --out report/
    """
    from pipeline.ledger import deciding

    _record(question, deciding.undo, ledger, by, note, as_json, quiet)


def _proposal(book: "Ledger", key: str, number: int) -> str:
    from pipeline.ledger import edition_of

    proposals = edition_of(book, day(None), only={key}).standings[0].proposals
    if number > len(proposals):
        fail(f"{key} has {len(proposals)} proposed answers. `yousaid questions show {key}` lists them.")
    return proposals[number - 1].text


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
