"""The command line's own top."""

from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli._face import DONE, new_app

app = new_app(
    name="yousaid",
    help="Reads what people told a public body, files every comment, and keeps account of every question.\n\n"
    "Start with: yousaid run FOLDER --out REPORT, then open REPORT/index.html.",
)

#: The commands about questions stand in several files.
questions_app = new_app(help="The questions of the ledger: list, show, decide.")
app.add_typer(questions_app, name="questions")


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Say the version where it is asked for."""
    if version:
        typer.echo(f"yousaid {__version__}")
        raise typer.Exit(DONE)
