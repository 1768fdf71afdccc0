"""The command line: options in front of one function each. Only this file prints and knows exit codes."""

import datetime
import functools
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer

from pipeline import __version__
from pipeline.errors import PipelineError

#: Exit codes.
DONE, NEEDS_A_PERSON, WRONG_USAGE = 0, 1, 2

app = typer.Typer(
    name="yousaid",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads what people told a public body, files every comment, and keeps account of every question.\n\n"
    "Start with: yousaid run FOLDER --out REPORT, then open REPORT/index.html.",
)

Paths = Annotated[list[Path], typer.Argument(help="Files and folders to read.", show_default=False)]
Out = Annotated[
    Path, typer.Option("--out", "-o", help="Folder to write into; it is made if it is not there.", show_default=False)
]
CodebookFile = Annotated[
    Path | None, typer.Option("--codebook", help="Your own themes, as a TOML file.", show_default="the general one")
]
ShapeName = Annotated[
    str | None, typer.Option("--shape", help="Read every document as this kind.", show_default="by evidence")
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
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _command(function: _Command) -> _Command:
    """Make a command of a function: our own errors become one line and exit code 2."""

    @functools.wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except PipelineError as error:
            _fail(str(error))

    app.command()(guarded)
    return function


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Say the version where it is asked for."""
    if version:
        typer.echo(f"yousaid {__version__}")
        raise typer.Exit(DONE)


@_command
def run(
    paths: Paths,
    out: Out,
    codebook: CodebookFile = None,
    shape: ShapeName = None,
    encoder: EncoderName = None,
    as_of: AsOf = None,
    title: Title = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Do the whole job: read, analyse and report.

    Example: yousaid run sessions/ --out report/
    """
    from pipeline import run as job

    settings = job.Settings(out=out, as_of=_day(as_of), codebook=codebook, shape=shape, encoder=encoder, title=title)
    outcome = job.run(_outside(paths, out), settings, progress=_progress("Reading", quiet))
    _finish(outcome.manifest, out, outcome.skipped, as_json, quiet)


@_command
def ingest(paths: Paths, out: Out, shape: ShapeName = None, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Read documents only, into OUT/corpus.jsonl.

    Example: yousaid ingest sessions/ --out report/
    """
    from pipeline import run as job
    from pipeline.manifest import reading

    settings = job.Settings(out=out, as_of=_day(None), shape=shape)
    corpus, new = job.ingest(_outside(paths, out), settings, progress=_progress("Reading", quiet))
    facts = reading(corpus)
    _show(facts, as_json, quiet, f"{out / job.CORPUS} {'written' if new else 'is up to date'}.")
    raise typer.Exit(NEEDS_A_PERSON if facts["unread"] else DONE)


@_command
def analyse(
    out: Out,
    codebook: CodebookFile = None,
    encoder: EncoderName = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Analyse OUT/corpus.jsonl into OUT/analysis.jsonl.

    Example: yousaid analyse --out report/ --codebook surgery.toml
    """
    from pipeline import run as job
    from pipeline.manifest import manifest

    settings = job.Settings(out=out, as_of=_day(as_of), codebook=codebook, encoder=encoder)
    analysis, new = job.analyse(settings)
    _show(manifest(analysis), as_json, quiet, f"{out / job.ANALYSIS} {'written' if new else 'is up to date'}.")


@_command
def report(out: Out, title: Title = None, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Write the pages and tables from OUT/analysis.jsonl.

    Example: yousaid report --out report/ --title "What staff told us"
    """
    from pipeline import run as job

    facts, new = job.report(job.Settings(out=out, as_of=_day(None), title=title))
    _finish(facts, out, () if new else ("report",), as_json, quiet)


def _outside(paths: Iterable[Path], out: Path) -> list[Path]:
    """Refuse an output folder that holds an input: the run would read its own report next time."""
    given = list(paths)
    for path in given:
        if path.is_dir() and out.resolve().is_relative_to(path.resolve()):
            raise PipelineError(
                f"{out} lies inside {path}, so the next run would read its own report. Choose an --out beside it."
            )
    return given


def _day(text: str | None) -> datetime.date:
    if text is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        _fail(f"--as-of {text!r} is not a date. Write it as 2026-04-24.")


def _progress(what: str, quiet: bool) -> Callable[[Iterable[Any]], Iterable[Any]]:
    if quiet or not sys.stderr.isatty():
        return iter

    def shown(items: Iterable[Any]) -> Iterator[Any]:
        from rich.console import Console
        from rich.progress import track

        yield from track(tuple(items), description=what, console=Console(stderr=True), transient=True)

    return shown


def _finish(facts: dict[str, Any], out: Path, skipped: Iterable[str], as_json: bool, quiet: bool) -> NoReturn:
    note = f"Open {out / 'index.html'}."
    if skipped:
        note = f"Nothing new for: {', '.join(skipped)}. {note}"
    _show(facts, as_json, quiet, note)
    raise typer.Exit(NEEDS_A_PERSON if facts["unread"] else DONE)


def _show(facts: dict[str, Any], as_json: bool, quiet: bool, note: str) -> None:
    if as_json:
        typer.echo(json.dumps(facts, ensure_ascii=False))
        return
    for item in facts["unread"]:
        typer.echo(f"Not read: {item['document']}: {item['reason']}", err=True)
    if quiet:
        return
    from pipeline.manifest import table

    rows = table(facts)
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        typer.echo(f"{label.ljust(width)}  {value}")
    typer.echo(note)


def _fail(message: str) -> NoReturn:
    typer.echo(f"yousaid: {message}", err=True)
    raise typer.Exit(WRONG_USAGE)
