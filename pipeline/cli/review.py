"""The review page: `yousaid review`."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli._app import app
from pipeline.cli._face import AsJson, Quiet, command, fail, show_json


@command(app)
def review(
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder that `yousaid run` wrote.", show_default=False)],
    ledger: Annotated[
        str | None,
        typer.Option(
            "--ledger", help="The ledger: a file or postgresql://…", show_default="the one in the folder of --out"
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Your name, kept with each decision.", show_default="your login name")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to use.", show_default="a free one")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address only.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Open a page to decide what the program was unsure of.

    It is served to this computer only, until you press Ctrl and C.

    Example: yousaid review --out report/ --by Anna
    """
    from pipeline.review.serve import serve

    if quiet and no_browser:
        fail("With --quiet and --no-browser nobody would learn the address. Leave one of them out.")

    def started(address: str) -> None:
        if as_json:
            show_json({"address": address})
        if as_json or quiet:
            return
        typer.echo(f"Review at {address}")
        typer.echo("Press Ctrl and C to end. Whoever has this address can decide in your name until then.")

    recorded = serve(out, ledger=ledger, by=_name(by), port=port, browser=not no_browser, started=started)
    if as_json:
        show_json({"recorded": recorded})
    elif not quiet:
        typer.echo(f"Ended. {'Nothing was' if not recorded else f'{recorded:,} {_entries(recorded)}'} recorded.")


def _name(by: str | None) -> str:
    import getpass

    if by is not None and not (by.strip() and len(by.strip()) <= 60 and by.isprintable()):
        fail("--by takes a name of at most 60 letters.")
    if by is not None:
        return " ".join(by.split())
    try:
        return getpass.getuser()[:60]
    except (OSError, KeyError, ImportError):
        fail("Say who reviews: --by NAME.")


def _entries(count: int) -> str:
    return "entry in the ledger was" if count == 1 else "entries in the ledger were"
