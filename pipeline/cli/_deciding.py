"""What the commands share that record a decision: where the ledger is, who decides, when."""

import datetime
import getpass
from typing import Annotated

import typer

from pipeline.cli._face import fail

Question = Annotated[str, typer.Argument(help="The question's id, or enough of its start.", show_default=False)]
LedgerIn = Annotated[
    str,
    typer.Option(
        "--ledger",
        "--out",
        "-o",
        envvar="YOUSAID_LEDGER",
        help="Where the ledger is: the report's folder, a file, or an address such as postgresql://user@host/name.",
        show_default="the folder you are in",
    ),
]
By = Annotated[str | None, typer.Option("--by", help="Who decides.", show_default="your login name")]
Note = Annotated[str, typer.Option("--note", help="Why, in a few words; kept with the decision.", show_default=False)]


def coder(by: str | None) -> str:
    """Return who decides, as records name them."""
    try:
        name = getpass.getuser() if by is None else by
    except (KeyError, OSError):
        name = ""
    name = " ".join(name.split())
    if not name:
        fail("Say who decides, with --by NAME.")
    return f"person:{name}"


def now() -> str:
    """Return this moment in UTC; only the command line reads the clock."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
