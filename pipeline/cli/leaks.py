"""Whether anything written holds a private person's name: `yousaid check-leaks`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli._app import app
from pipeline.cli._face import DONE, NEEDS_A_PERSON, AsJson, Quiet, command, show_json
from pipeline.errors import KeyFileError
from pipeline.study_settings import StudySettings

if TYPE_CHECKING:
    from pipeline.privacy.leaks import Leak


@command(app, "check-leaks")
def check_leaks(
    out: Annotated[Path, typer.Argument(help="The folder to search.", show_default=False)],
    key_file: Annotated[Path, typer.Option("--key-file", help="The key of the pseudonyms.", show_default=False)],
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Search every file of a folder for the names in the key.

    Packed files and databases are looked into.

    Ends with 1 where one is found. Says whose, by pseudonym, and never prints the name.

    Example: yousaid check-leaks report/ --key-file private/names.key.json
    """
    from pipeline.masked_run import leaks

    if not out.is_dir():
        raise KeyFileError(f"{out} is no folder. Name the one that `yousaid run … --out` wrote.")
    found = leaks(out, key_file)
    if as_json:
        show_json(
            {
                "leaks": [
                    {"file": item.file, "pseudonym": item.pseudonym, "times": item.times} for item in found.leaks
                ],
                "files": found.files,
                "names": found.names,
                "names_left_out": found.left_out,
                "not_searched": list(found.sealed),
            }
        )
    else:
        show_leaks(found.leaks)
        for name in found.sealed:
            typer.echo(f"Could not be looked into: {name}", err=True)
        if not quiet:
            typer.echo(
                f"{found.files:,} files searched for {found.names:,} names: {len(found.leaks):,} found. "
                f"{found.left_out:,} not searched for, since they are words or an office-holder's names too."
            )
    raise typer.Exit(NEEDS_A_PERSON if found.leaks else DONE)


def show_leaks(found: Iterable["Leak"]) -> None:
    """Say where names stand that should not, on standard error."""
    for leak in found:
        typer.echo(f"A name of {leak.pseudonym} stands in {leak.file} ({leak.times:,} times).", err=True)


def key_of(chosen: StudySettings) -> Path | None:
    """Return where the key lies; None where no pseudonyms are asked for.

    Raises
    ------
    KeyFileError
        Pseudonyms are asked for and no key is named.
    """
    if not chosen.pseudonyms:
        return None
    if chosen.key_file is None:
        raise KeyFileError(
            "Say where the key of the pseudonyms is to lie, outside the report's folder: --key-file PATH."
        )
    return chosen.key_file
