"""What the commands share: options, exit codes, progress, and one line for one of our own errors."""

import datetime
import functools
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer

from pipeline.errors import PipelineError
from pipeline.study_settings import StudySettings, find_settings, overruled, read_settings

#: Exit codes.
DONE, NEEDS_A_PERSON, WRONG_USAGE, FAULT = 0, 1, 2, 3

#: What every command's help ends with.
EXIT_CODES = (
    "Exit code: 0 done; 1 done, and something needs a person; 2 not done, and the message says why; "
    "3 a fault of the program."
)

#: The kinds of document, as --shape takes them; held against the folder of shapes by a test, for that imports parsers.
SHAPES = (
    *("agenda_item", "feedback_sheet", "minutes", "named_posts", "plain_comments", "qa_page", "survey_table"),
    "you_said_we_did",
)

Paths = Annotated[list[Path], typer.Argument(help="Files and folders to read.", show_default=False)]
Out = Annotated[
    Path, typer.Option("--out", "-o", help="Folder to write into; it is made if it is not there.", show_default=False)
]
RunFolder = Annotated[Path, typer.Option("--out", "-o", help="The folder of a run.", show_default=False)]
CodebookFile = Annotated[
    Path | None, typer.Option("--codebook", help="Your own themes, as a TOML file.", show_default="the general one")
]
TrainedThemes = Annotated[
    Path | None,
    typer.Option("--themes", help="A folder written by `yousaid train themes`.", show_default="the codebook alone"),
]
ShapeName = Annotated[
    str | None,
    typer.Option(
        "--shape",
        help="Read every document as this kind: " + ", ".join(SHAPES) + ".",
        show_default="by evidence",
        autocompletion=lambda: list(SHAPES),
    ),
]
EncoderName = Annotated[
    str | None,
    typer.Option("--encoder", help="Sentence encoder: minilm, static, a folder or a hub name.", show_default="by size"),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="The day the report is made for, such as 2026-04-24.", show_default="today"),
]
Title = Annotated[str | None, typer.Option("--title", help="The report's heading.", show_default=False)]
LedgerAt = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        envvar="YOUSAID_LEDGER",
        help="The question ledger: a file, or an address such as postgresql://user@host/name.",
        show_default="ledger.db in the report's folder",
    ),
]
Days = Annotated[
    int | None,
    typer.Option(
        "--days",
        min=0,
        max=3650,
        help="Days after which a promised reply is due where nobody named a day.",
        show_default="28",
    ),
]
Named = Annotated[
    bool | None,
    typer.Option(
        "--names/--no-names", help="Leave people's names on the page made to be published.", show_default="no"
    ),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings", help="The study's settings, a TOML file.", show_default="yousaid.toml in the folder that is read"
    ),
]
Pseudonyms = Annotated[
    bool | None,
    typer.Option(
        "--pseudonyms/--no-pseudonyms",
        help="Put pseudonyms in the place of private people's names; people in office stay named.",
        show_default="no",
    ),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        help="Who stands behind each pseudonym. It is made if it is not there, and must lie outside OUT.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def command(app: typer.Typer, name: str | None = None) -> Callable[[_Command], _Command]:
    """Make a command of a function: our own errors become one line and exit code 2, a surprise keeps its traceback."""

    def decorate(function: _Command) -> _Command:
        @functools.wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except PipelineError as error:
                fail(str(error))
            except (typer.Exit, typer.Abort, BrokenPipeError):  # nobody reads on: typer knows what to do
                raise
            except Exception as error:  # Python would end with 1, which says that all was done
                traceback.print_exc()
                typer.echo("yousaid: that is a fault of the program. Please report it with the lines above.", err=True)
                raise typer.Exit(FAULT) from error

        app.command(name, epilog=EXIT_CODES)(guarded)
        return function

    return decorate


def new_app(**settings: Any) -> typer.Typer:
    """Return a command group in the house's manner."""
    return typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None, **settings)


def settings_for(paths: Iterable[Path], named: Path | None, **given: Any) -> StudySettings:
    """Return the study's settings with what was given on the command line, which overrules the file."""
    found = read_settings(named) if named else find_settings(paths)
    return overruled(found or StudySettings(), **given)


def day(text: str | None, option: str = "--as-of") -> datetime.date:
    """Read a day as a user writes it; today where none is given."""
    if text is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        fail(f"{option} {text!r} is not a date. Write it as 2026-04-24.")


def progress(what: str, quiet: bool) -> Callable[[Iterable[Any]], Iterable[Any]]:
    """Return what shows a bar on a terminal and nothing in a pipe; things that are words are named beside it."""
    if quiet or not sys.stderr.isatty():
        return iter

    def shown(items: Iterable[Any]) -> Iterator[Any]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        every = tuple(items)
        columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(what, total=len(every))
            for item in every:
                if isinstance(item, str):
                    bar.update(task, description=item)
                yield item
                bar.advance(task)

    return shown


def show_json(value: Any) -> None:
    """Print a result for other programs."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def show_rows(rows: list[tuple[str, str]]) -> None:
    """Print labels and figures: a table on a terminal, two plain columns in a pipe."""
    if sys.stdout.isatty():
        _show_table(rows)
        return
    width = max((len(label) for label, _ in rows), default=0)
    for label, value in rows:
        typer.echo(f"{label.ljust(width)}  {value}".rstrip())


def _show_table(rows: list[tuple[str, str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(overflow="fold")
    for label, value in rows:
        table.add_row(Text(label, "dim" if label.startswith(" ") else "bold"), Text(value))
    Console(highlight=False).print(table)  # rich itself heeds NO_COLOR


def fail(message: str) -> NoReturn:
    """Say in one line what is wrong and the way out."""
    typer.echo(f"yousaid: {message}", err=True)
    raise typer.Exit(WRONG_USAGE)
