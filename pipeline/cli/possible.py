"""``yousaid questions possible, enter, dismiss``: sentences that may be questions and were not taken for any."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.cli._app import questions_app
from pipeline.cli._deciding import By, Note, coder, now
from pipeline.cli._face import AsJson, LedgerAt, Quiet, RunFolder, command, fail, show_json

if TYPE_CHECKING:
    from pipeline.records import Analysis, PossibleQuestion

#: Id, words and document of a sentence.
_Sentence = tuple[str, str, str]

_WIDTH = 90
Target = Annotated[
    str,
    typer.Argument(help="The sentence's id, or enough of its start; or words that stand in it.", show_default=False),
]


@command(questions_app)
def possible(
    out: RunFolder = Path(),
    ledger: LedgerAt = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many to show; 0 shows all.")] = 50,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """List the sentences that may be questions that were missed.

    Each holds a question mark or sounds like somebody asking. Most are no questions; what was missed is likeliest here.

    Example: yousaid questions possible --out report/
    """
    from pipeline.editions import ENTERED, PASSED_OVER

    analysis = _analysis(out)
    judged = _judged(ledger or out)
    found = [item for item in _in_order(analysis) if judged.get(item.id) != PASSED_OVER]
    documents = {document.id: document.name for document in analysis.corpus.documents}
    if as_json:
        show_json(
            {
                "number": len(found),
                "sentences": [
                    {
                        "id": item.id,
                        "document": documents[item.document_id],
                        "text": item.text,
                        "sign": item.sign,
                        "entered": judged.get(item.id) == ENTERED,
                    }
                    for item in found[: limit or None]
                ],
            }
        )
    if as_json or quiet:
        return
    for item in found[: limit or None]:
        text = item.text if len(item.text) <= _WIDTH else item.text[: _WIDTH - 1].rstrip() + "…"
        entered = " (entered; run again)" if judged.get(item.id) == ENTERED else ""
        typer.echo(f"{item.id:<14} {documents[item.document_id]}: {text}{entered}")
    if limit and len(found) > limit:
        typer.echo(f"{limit} of {len(found)} sentences; --limit 0 shows all.")
    elif not found:
        typer.echo("No sentence is left that may be a question.")


@command(questions_app)
def enter(
    target: Target,
    out: RunFolder = Path(),
    ledger: LedgerAt = None,
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Enter a sentence of the papers as a question that was missed.

    The next run follows it to its reply like any other.

    Example: yousaid questions enter 8c41d --out report/
    """
    from pipeline.editions import ENTERED

    _record(target, ENTERED, out, ledger, by, note, as_json, quiet)


@command(questions_app)
def dismiss(
    target: Target,
    out: RunFolder = Path(),
    ledger: LedgerAt = None,
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Say that a sentence that may be a question is none.

    It leaves the list for good. One that was entered since the last run is taken back by it.

    Example: yousaid questions dismiss 8c41d --out report/
    """
    from pipeline.editions import PASSED_OVER

    _record(target, PASSED_OVER, out, ledger, by, note, as_json, quiet)


def _record(
    target: str,
    value: str,
    out: Path,
    ledger: str | None,
    by: str | None,
    note: str,
    as_json: bool,
    quiet: bool,
) -> None:
    from pipeline.editions import ENTERED
    from pipeline.ledger import Ledger
    from pipeline.ledger.possible import judge_possible

    key, words, document = _find(target, _analysis(out), out, ledger)
    with Ledger(ledger or out, must_exist=True) as book:
        made = judge_possible(book, [(key, words, document)], value, coder=coder(by), made_at=now(), note=note)
    if as_json:
        show_json(
            {"id": key, "text": words, "document": document, "is_question": value == ENTERED, "recorded": len(made)}
        )
    if as_json or quiet:
        return
    typer.echo(f"{document}: {words}")
    typer.echo(
        "Recorded. The next `yousaid run` follows it to its reply."
        if value == ENTERED
        else "Recorded. It is listed no more after the next `yousaid report` or `yousaid run`."
    )


def _find(target: str, analysis: "Analysis", out: Path, ledger: str | None) -> _Sentence:
    """Return the one sentence that is meant: by the start of its id, else by words that stand in it."""
    documents = {document.id: document.name for document in analysis.corpus.documents}
    listed = {item.id: (item.id, item.text, documents[item.document_id]) for item in analysis.possible}
    fits = _starting(listed, target)
    if not fits and (taken := _starting(_recorded(ledger or out) | listed, target)):
        _is_a_question(taken[0][1])
    if not fits:
        fits = _by_words(target, analysis, out)
    if len(fits) != 1:
        ids = ", ".join(key for key, _, _ in fits[:3])
        fail(
            f"{target!r} could be {ids}{' and others' if len(fits) > 3 else ''}. Give more of it."
            if fits
            else f"No sentence has the id {target!r} or holds these words. `yousaid questions possible` lists what may be meant."
        )
    return fits[0]


def _starting(rows: dict[str, _Sentence], target: str) -> list[_Sentence]:
    return [rows[target]] if target in rows else [row for key, row in rows.items() if key.startswith(target)]


def _by_words(words: str, analysis: "Analysis", out: Path) -> list[_Sentence]:
    from pipeline.marks import marks
    from pipeline.masked_run import PSEUDONYMS
    from pipeline.nlp.lines import read_lines
    from pipeline.nlp.possible import sentences_with

    if PSEUDONYMS in marks(out):
        fail(
            f"{words!r} is no id of a listed sentence. In a report with pseudonyms only those can be entered: "
            "`yousaid questions possible` lists them."
        )
    documents = {document.id: document.name for document in analysis.corpus.documents}
    asked = {(item.document_id, item.start, item.end) for item in analysis.exchanges}
    found, free = sentences_with(read_lines(analysis.corpus), words), []
    for key, line in found:
        here = line.segment.document_id
        if not any(here == document and start < line.end and end > line.start for document, start, end in asked):
            free.append((key, line.text, documents[here]))
    if found and not free:
        _is_a_question(found[0][1].text)
    return free


def _is_a_question(words: str) -> NoReturn:
    from pipeline.editions import NO_QUESTION

    fail(
        f"{words!r} stands among the questions already. If it is none, say so with "
        f'`yousaid questions decline ID "{NO_QUESTION}"`; `yousaid questions list` shows its id.'
    )


def _recorded(where: Path | str) -> dict[str, _Sentence]:
    from pipeline.ledger import Ledger
    from pipeline.ledger.possible import recorded

    with Ledger(where, must_exist=True) as book:
        return {row[0]: row for row in recorded(book)}


def _judged(where: Path | str) -> dict[str, str]:
    from pipeline.ledger import Ledger
    from pipeline.ledger.possible import judged_possible

    with Ledger(where, must_exist=True) as book:
        return judged_possible(book)


def _analysis(out: Path) -> "Analysis":
    from pipeline import run as job
    from pipeline import store

    return store.read_analysis_file(out / job.ANALYSIS, store.read_corpus_file(out / job.CORPUS))


def _in_order(analysis: "Analysis") -> list["PossibleQuestion"]:
    names = {document.id: document.name for document in analysis.corpus.documents}
    return sorted(analysis.possible, key=lambda item: (names[item.document_id], item.start))
