"""``yousaid export``: one table or exchange format of a finished run."""

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli._app import app
from pipeline.cli._face import AsJson, LedgerAt, Quiet, Title, command, show_json

#: The folder in the run's own, where no other place is named.
FOLDER = "exports"


def _formats() -> list[str]:
    """Return what the shell may complete."""
    from pipeline.report.exporting import exports

    return sorted(exports())


@command(app)
def export(
    what: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="One of those named above.", autocompletion=_formats, show_default=False),
    ],
    run_dir: Annotated[
        Path, typer.Argument(metavar="RUN_DIR", help="The folder that a run was written into.", show_default=False)
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="File to write; of csv, jsonl and parquet a folder or a .zip.",
            show_default="RUN_DIR/exports",
        ),
    ] = None,
    title: Title = None,
    ledger: LedgerAt = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over files that are there and say something else.")
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write tables or a summary of a finished run.

    What people have decided since is in it.

    Example: yousaid export xlsx report/ --out comments.xlsx

    \b
    csv       a file a table and their description for programs (CSV on the Web):
              yousaid export csv report/ --out tables.zip
    docx      an editable summary for a committee paper:
              yousaid export docx report/ --out paper.docx --title "Pool review"
    jsonl     one JSON object a line, for programs:
              yousaid export jsonl report/ --out lines/
    markdown  the same summary, to paste:
              yousaid export markdown report/ --out summary.md
    ods       a workbook for LibreOffice, one sheet a table:
              yousaid export ods report/ --out comments.ods
    parquet   typed columns, for R, Python and databases (needs pyarrow):
              yousaid export parquet report/ --out tables/
    qdc       the themes as a REFI-QDA codebook (NVivo, ATLAS.ti, MAXQDA, QualCoder):
              yousaid export qdc report/ --out themes.qdc
    qdpx      a REFI-QDA project, texts and codings, for the same programs:
              yousaid export qdpx report/ --out project.qdpx
    transparency  a draft of the UK algorithmic transparency record:
              yousaid export transparency report/ --out record.md
    xlsx      a workbook for Excel, one sheet a table:
              yousaid export xlsx report/ --out comments.xlsx

    The same run gives the same bytes. Other people's words stand as text and are never worked out as formulas.
    Ends with 2 where nothing could be written.
    """  # noqa: D301 - \b is click's sign to leave the lines as they are
    from pipeline.cli._finished import finished
    from pipeline.report.exporting import export_named, write_export

    chosen = export_named(what)
    run = finished(run_dir, ledger)
    place = out or run_dir / FOLDER / (chosen.single or chosen.name)
    written = write_export(chosen, run.analysis, place, edition=run.edition, title=title or run.title, force=force)
    if as_json:
        show_json(
            {
                "format": chosen.name,
                "about": chosen.about,
                "as_of": run.analysis.provenance.as_of.isoformat(),
                "edition": run.edition.number if run.edition else None,
                "files": [
                    {
                        "file": str(path),
                        "bytes": path.stat().st_size,
                        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                    }
                    for path in written
                ],
            }
        )
    elif not quiet:
        several = f"{len(written)} files written into {written[0].parent}."
        typer.echo(several if len(written) > 1 else f"{written[0]} written.")
        if run.edition is None:
            typer.echo("There is no question ledger in that folder: earlier editions and decisions are not in it.")
