"""``yousaid import``: what a person coded in another program comes home."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli._app import app
from pipeline.cli._deciding import By, coder, now
from pipeline.cli._face import DONE, NEEDS_A_PERSON, AsJson, LedgerAt, Quiet, command, show_json, show_rows

if TYPE_CHECKING:
    from pipeline.exchange import Coded, Placed

#: Lines of a list that are printed; --json has them all.
_SHOWN = 50


@command(app, "import")
def bring_in(
    file: Annotated[
        Path, typer.Argument(help="A .qdpx, .qdc, .qda, .sqlite3, .csv or .xlsx file.", show_default=False)
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The folder of a run; the codings are put on its texts.", show_default=False),
    ] = None,
    codebook: Annotated[
        Path | None, typer.Option("--codebook", help="Write the file's codes here, as a codebook.", show_default=False)
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--csv", help="Write the coded texts here, to learn from.", show_default=False)
    ] = None,
    by: By = None,
    ledger: LedgerAt = None,
    reviewed: Annotated[
        bool, typer.Option("--reviewed", help="Take what is left of the program's own codings as the person's, too.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be recorded, and record nothing.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Bring in what people coded in other programs.

    These are NVivo, ATLAS.ti, MAXQDA, QualCoder and Taguette.

    Example: yousaid import coded.qdpx --out report/

    \b
    Codings become decisions of the person who made them, which count for more than the program's own:
              yousaid import coded.qdpx --out report/
              yousaid report --out report/
    Somebody went through the program's own codings in the file, took off what was wrong and added what was missing:
              yousaid import coded.qdpx --out report/ --by "Mina Roe" --reviewed
    The codes of a codebook become themes for the next run:
              yousaid import codes.qdc --codebook themes.toml
    Coded texts to learn from, in the run's themes or (without --out) in the file's own codes:
              yousaid import coded.qdpx --out report/ --csv coded.csv
              yousaid train themes --data coded.csv --text text --labels themes --out models/mine

    A passage belongs to every piece of text of which it covers half, or which covers half of it. What fits nowhere is
    listed with its reason, and the command then ends with 1. Without --out, --codebook and --csv it only says what the
    file holds. --by says who coded where the file does not.
    """  # noqa: D301 - \b is click's sign to leave the lines as they are
    from pipeline.exchange import read_coded

    coded = read_coded(file)
    who = coder(by).removeprefix("person:")
    left = list(coded.left)
    facts: dict[str, Any] = {
        "file": str(file),
        "name": coded.name,
        "origin": coded.origin,
        "codes": len(coded.codes),
        "documents": len(coded.sources),
        "codings": len(coded.passages),
    }
    notes = list(coded.notes)
    if out is not None:
        placed, recorded = _into(coded, out, who, ledger, reviewed, dry_run)
        left, notes = list(placed.left), list(placed.notes)
        facts |= {"placed": placed.passages, "recorded": recorded}
        if table is not None:
            _write_run_table(placed, out, table)
    elif table is not None:
        from pipeline.exchange.writing import rows_of_file
        from pipeline.exchange.writing import table as as_csv

        _write(table, as_csv(rows_of_file(coded, who)))
    if codebook is not None:
        from pipeline.exchange.writing import codebook_toml

        text, unused = codebook_toml(coded)
        _write(codebook, text)
        left += unused
    _show(facts, left, notes, [path for path in (codebook, table) if path], as_json, quiet, dry_run)
    raise typer.Exit(NEEDS_A_PERSON if left else DONE)


def _into(
    coded: "Coded", out: Path, who: str, ledger: str | None, reviewed: bool, dry_run: bool
) -> "tuple[Placed, int]":
    """Put the codings on a run's texts and record them; return what came of it, and how many are new."""
    from pipeline.cli._finished import finished
    from pipeline.exchange import place, reviewing
    from pipeline.exchange.placing import without_standing
    from pipeline.ledger import Ledger
    from pipeline.ledger.deciding import recode_many
    from pipeline.records import Decision

    run = finished(out, ledger)
    corpus = run.analysis.corpus
    if reviewed:
        coded = reviewing.reviewed(coded, who)
    placed = place(coded, corpus, run.analysis.codebook, by=who)
    if reviewed:
        placed = reviewing.with_emptied(placed, corpus, run.analysis.codings, who)
    new = without_standing(placed, run.analysis.codings)
    segments = {segment.id: segment for segment in corpus.segments}
    moment = now()
    rows = [
        (
            segments[item.segment_id],
            Decision(
                target=item.segment_id,
                field=item.layer,
                value=",".join(item.labels) or "none",
                coder=item.coder,
                made_at=item.moment or moment,
                note=f"brought in from {coded.origin or coded.name}",
            ),
        )
        for item in new.judged
    ]
    if rows and not dry_run:
        with Ledger(ledger or out, must_exist=True) as book:
            recode_many(book, rows)
    return replace(placed, notes=new.notes), len(rows)  # what was said already stays in what is learnt from


def _write_run_table(placed: "Placed", out: Path, table: Path) -> None:
    from pipeline import run as job
    from pipeline import store
    from pipeline.exchange.writing import rows_of_run
    from pipeline.exchange.writing import table as as_csv

    _write(table, as_csv(rows_of_run(placed, store.read_corpus_file(out / job.CORPUS))))


def _write(path: Path, text: str) -> None:
    from pipeline import store
    from pipeline.errors import ExchangeError

    try:
        store.write_text(path, text)
    except OSError as error:
        raise ExchangeError(f"{path} cannot be written ({error.strerror or error}). Name another.") from error


def _show(
    facts: dict[str, Any],
    left: list[Any],
    notes: list[str],
    written: list[Path],
    as_json: bool,
    quiet: bool,
    dry_run: bool,
) -> None:
    if as_json:
        listed = [{"where": item.where, "what": item.what, "reason": item.reason} for item in left]
        show_json(facts | {"left": listed, "notes": notes, "written": [str(path) for path in written]})
        return
    if quiet:
        return
    rows = [
        ("From", f"{facts['name']} ({facts['origin'] or 'program not named'})"),
        ("Codes", f"{facts['codes']:,}"),
        ("Documents", f"{facts['documents']:,}"),
        ("Codings of text", f"{facts['codings']:,}"),
    ]
    if "placed" in facts:
        rows.append(("Found in the run", f"{facts['placed']:,} of {facts['codings']:,}"))
        rows.append(("Would be recorded" if dry_run else "Newly recorded", f"{facts['recorded']:,} decisions"))
    rows.append(("Not taken", f"{len(left):,}"))
    show_rows(rows)
    for note in notes[:_SHOWN]:
        typer.echo(f"Note: {note}")
    for item in left[:_SHOWN]:
        words = " ".join(item.what.split())
        typer.echo(f"Not taken: {item.where}: {words if len(words) <= 80 else words[:79] + '…'}: {item.reason}")
    more = max(0, len(left) - _SHOWN) + max(0, len(notes) - _SHOWN)
    if more:
        typer.echo(f"{more:,} more; --json lists all.")
    for path in written:
        typer.echo(f"{path} written.")
    if facts.get("recorded") and not dry_run:
        typer.echo("Write the report anew to see them: yousaid report --out …")
