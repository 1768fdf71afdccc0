"""``yousaid evaluate agreement``: how far coders agree, people and the program alike."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli._deciding import By
from pipeline.cli._deciding import coder as named
from pipeline.cli._face import AsJson, LedgerAt, Quiet, command, fail, show_json, show_rows
from pipeline.cli.evaluate import evaluate_app, flat

if TYPE_CHECKING:
    from pipeline.records import Coding

#: Rows of the list of differences that are printed; --json has them all.
_SHOWN = 10
_TWO = 2


@command(evaluate_app)
def agreement(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="CSV files; with --out also files of other programs (.qdpx …).", show_default=False),
    ] = None,
    coders: Annotated[
        list[str] | None,
        typer.Option("--coder", help="A coder to compare; name two or more.", show_default="all that there are"),
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", help="The column with the comments.", show_default=False)
    ] = None,
    labels: Annotated[
        str | None, typer.Option("--labels", help="The column with the labels; several are parted by ;")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The folder of a run: its coders count, too.", show_default=False)
    ] = None,
    layer: Annotated[str, typer.Option("--layer", help="What was coded: theme or sentiment.")] = "theme",
    by: By = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Say how far coders agree, people and the program alike.

    Example: yousaid evaluate agreement coded.csv --coder anna --coder ben

    \b
    That is one file with a column for each coder. Two files of the same comments, one a coder:
              yousaid evaluate agreement anna.csv ben.csv --text comment --labels theme
    The program and the people who decided or coded, on the texts of a run:
              yousaid evaluate agreement --out report/
              yousaid evaluate agreement coded.qdpx --out report/ --layer sentiment

    Only comments that both coded are compared, and their number is told. Where a comment has several labels, only the
    same set agrees; below that stands each label by itself. An empty cell is not coded; write none where nothing fits.
    """  # noqa: D301 - \b is click's sign to leave the lines as they are
    from pipeline.nlp.evaluate_agreement import codings_of_columns, codings_of_files, evaluate_agreement

    paths, wanted = files or [], coders or []
    if out is not None:
        codings = _of_run(out, paths, layer, by, ledger)
    elif odd := next((path for path in paths if path.suffix.lower() != ".csv"), None):
        fail(f"{odd.name}: passages are compared on the texts of a run. Name its folder with --out.")
    elif text and labels and len(paths) >= _TWO:
        codings = codings_of_files(paths, text, labels, layer)
    elif len(paths) == 1 and len(wanted) >= _TWO:
        codings = codings_of_columns(paths[0], wanted, layer)
    else:
        fail(
            "Name one file and its coders' columns (--coder anna --coder ben), two files with --text and --labels, "
            "or a run with --out."
        )
    result = evaluate_agreement(codings, layer, wanted)
    if as_json:
        show_json(result)
    elif not quiet:
        _show(result)


def _of_run(out: Path, files: list[Path], layer: str, by: str | None, ledger: str | None) -> "list[Coding]":
    """Return what the models of a run said, what people decided since, and what they coded in other programs."""
    from pipeline import run as job
    from pipeline import store
    from pipeline.cli._finished import finished
    from pipeline.exchange import place, read_coded
    from pipeline.nlp.evaluate_agreement import NONE
    from pipeline.records import Coding

    run = finished(out, ledger)
    corpus = run.analysis.corpus
    # What people decided takes the place of what the models said; here both are wanted.
    found = list(store.read_analysis_file(out / job.ANALYSIS, corpus).codings)
    said = [
        (one.segment_id, one.layer, one.labels, one.coder) for one in (run.edition.recodings if run.edition else ())
    ]
    who = named(by).removeprefix("person:") if files else ""
    for path in files:
        placed = place(read_coded(path), corpus, run.analysis.codebook, by=who)
        said += [(one.segment_id, one.layer, one.labels, one.coder) for one in placed.judged]
    people = {
        Coding(segment_id=unit, layer=of, label=label, coder=coder, score=1.0)
        for unit, of, given, coder in said
        if of == layer
        for label in given or (NONE,)
    }
    return found + sorted(people, key=lambda one: (one.segment_id, one.coder, one.label))


def _show(result: dict[str, Any]) -> None:
    whole = result["alpha_over_all"]
    units = result["units"]
    rows = [
        ("Coders", ", ".join(result["coders"])),
        ("Comments", f"{units['coded']:,} coded, {units['by_two_or_more']:,} by two or more"),
    ]
    if len(result["coders"]) > _TWO:
        rows.append(("Krippendorff's alpha over all", _value(whole)))
    show_rows(rows)
    for pair in result["pairs"]:
        typer.echo("")
        typer.echo(f"{pair['coders'][0]} and {pair['coders'][1]}")
        if not pair["base"]:
            typer.echo("They coded no comment in common.")
            continue
        show_rows(
            [
                ("Coded by both", f"{pair['base']:,}; by one alone {pair['coded_by_one_alone']:,}"),
                ("Same labels", _value(pair["same_labels"])),
                ("Cohen's kappa", _value(pair["kappa"])),
                ("Krippendorff's alpha", _value(pair["alpha"])),
                *((f"  {row['label']}", _label(row)) for row in pair["labels"]),
                *(
                    ("  differ", f"{row['first']} | {row['second']}: {row['units']:,}")
                    for row in pair["differ"][:_SHOWN]
                ),
            ]
        )


def _label(row: dict[str, Any]) -> str:
    given = f"both {row['both']:,}, the first alone {row['first_alone']:,}, the second alone {row['second_alone']:,}"
    return f"{given}; kappa {_value(row['kappa'])}"


def _value(figure: dict[str, Any]) -> str:
    return "cannot be told" if figure["value"] is None else next(value for _, value in flat({"": figure}))
