"""The main job and its stages: run, ingest, analyse, report."""

import datetime
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from pipeline.cli._app import app
from pipeline.cli._face import (
    DONE,
    NEEDS_A_PERSON,
    AsJson,
    AsOf,
    CodebookFile,
    Days,
    EncoderName,
    KeyFile,
    LedgerAt,
    Named,
    Out,
    Paths,
    Pseudonyms,
    Quiet,
    RunFolder,
    SettingsFile,
    ShapeName,
    Title,
    TrainedThemes,
    command,
    day,
    progress,
    settings_for,
    show_json,
    show_rows,
)
from pipeline.cli.leaks import key_of, show_leaks
from pipeline.errors import PipelineError
from pipeline.study_settings import StudySettings, overruled, read_settings

if TYPE_CHECKING:
    from pipeline.run import Settings

AnalysisSettings = Annotated[
    Path | None, typer.Option("--settings", help="The study's settings, a TOML file.", show_default="none")
]
ReportSettings = Annotated[
    Path | None,
    typer.Option("--settings", help="The study's settings, a TOML file.", show_default="those of the run before"),
]

#: What a later `yousaid report` takes over; of the ledger, which may hold a password, nothing is written down.
_KEPT = ("title", "body", "promise_days", "publish_names", "smallest_group")


@command(app)
def run(
    paths: Paths,
    out: Out,
    codebook: CodebookFile = None,
    themes: TrainedThemes = None,
    shape: ShapeName = None,
    encoder: EncoderName = None,
    as_of: AsOf = None,
    title: Title = None,
    ledger: LedgerAt = None,
    days: Days = None,
    names: Named = None,
    pseudonyms: Pseudonyms = None,
    key_file: KeyFile = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Do the whole job: documents in, report and ledger out.

    Ends with 1 where a file could not be read or something newly needs a person: a promise newly overdue, papers
    that speak against a decision, a new question without a reply, one that was answered and is not any more or is
    asked again, a likely answer newly found, a private name in what was written under pseudonyms.

    Example: yousaid run sessions/ --out report/
    """
    from pipeline import run as job

    chosen = settings_for(
        paths,
        settings,
        codebook=codebook,
        themes=themes,
        shape=shape,
        encoder=encoder,
        title=title,
        ledger=ledger,
        promise_days=days,
        publish_names=names,
        pseudonyms=pseudonyms,
        key_file=key_file,
    )
    outcome = job.run(_outside(paths, out), _for_job(chosen, out, day(as_of)), progress=progress("Reading", quiet))
    _remember(chosen, out)
    if outcome.leaks:
        show_leaks(outcome.leaks)
    _finish(outcome.manifest, out, outcome.skipped, as_json, quiet, unsafe=bool(outcome.leaks))


@command(app)
def ingest(
    paths: Paths,
    out: Out,
    shape: ShapeName = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read documents only, into OUT/corpus.jsonl.

    Example: yousaid ingest sessions/ --out report/
    """
    from pipeline import run as job
    from pipeline.manifest import reading

    chosen = _for_job(settings_for(paths, settings, shape=shape), out, day(None))
    corpus, new = job.ingest(_outside(paths, out), chosen, progress=progress("Reading", quiet))
    facts = reading(corpus)
    _show(facts, as_json, quiet, f"{out / job.CORPUS} {'written' if new else 'is up to date'}.")
    raise typer.Exit(NEEDS_A_PERSON if facts["unread"] else DONE)


@command(app)
def analyse(
    out: RunFolder,
    codebook: CodebookFile = None,
    themes: TrainedThemes = None,
    encoder: EncoderName = None,
    ledger: LedgerAt = None,
    as_of: AsOf = None,
    settings: AnalysisSettings = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Analyse what was read, into OUT/analysis.jsonl.

    Example: yousaid analyse --out report/ --codebook surgery.toml
    """
    from pipeline import run as job
    from pipeline.manifest import manifest

    chosen = settings_for((), settings, codebook=codebook, themes=themes, encoder=encoder, ledger=ledger)
    analysis, new = job.analyse(_for_job(chosen, out, day(as_of)), progress=progress("Analysing", quiet))
    _show(manifest(analysis), as_json, quiet, f"{out / job.ANALYSIS} {'written' if new else 'is up to date'}.")


@command(app)
def report(
    out: RunFolder,
    title: Title = None,
    ledger: LedgerAt = None,
    days: Days = None,
    names: Named = None,
    settings: ReportSettings = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write the pages anew, with what people have decided.

    Title, body, days and what is published are those of the run before, where neither an option nor --settings says
    otherwise.

    Example: yousaid report --out report/ --title "What staff told us"
    """
    from pipeline import run as job

    chosen = overruled(
        read_settings(settings) if settings else _remembered(out),
        title=title,
        ledger=ledger,
        promise_days=days,
        publish_names=names,
    )
    facts, new = job.report(_for_job(chosen, out, day(None)))
    _remember(chosen, out)
    _finish(facts, out, () if new else ("report",), as_json, quiet)


def _for_job(chosen: StudySettings, out: Path, as_of: datetime.date) -> "Settings":
    from pipeline.run import Settings

    return Settings(
        out=out,
        as_of=as_of,
        codebook=chosen.codebook,
        themes=chosen.themes,
        shape=chosen.shape,
        encoder=chosen.encoder,
        title=chosen.title,
        body=chosen.body,
        ledger=chosen.ledger,
        days=chosen.promise_days,
        named=chosen.publish_names,
        besides=chosen.besides(),
        key_file=key_of(chosen),
        smallest_group=chosen.smallest_group,
    )


def _remember(chosen: StudySettings, out: Path) -> None:
    from pipeline.marks import note

    note(out, asked=json.dumps({name: getattr(chosen, name) for name in _KEPT}))


def _remembered(out: Path) -> StudySettings:
    from pipeline.marks import marks

    try:
        kept = json.loads(marks(out).get("asked", "{}"))
    except ValueError:
        return StudySettings()
    return StudySettings(**{name: kept[name] for name in _KEPT if name in kept})


def _outside(paths: Iterable[Path], out: Path) -> list[Path]:
    """Refuse an output folder that holds an input: the run would read its own report next time."""
    given = list(paths)
    for path in given:
        if path.is_dir() and out.resolve().is_relative_to(path.resolve()):
            raise PipelineError(
                f"{out} lies inside {path}, so the next run would read its own report. Choose an --out beside it."
            )
    return given


def _finish(
    facts: dict[str, Any], out: Path, skipped: Iterable[str], as_json: bool, quiet: bool, *, unsafe: bool = False
) -> NoReturn:
    note = f"Open {out / 'index.html'}. For Excel: yousaid export xlsx {out}"
    if skipped:
        note = f"Nothing new for: {', '.join(skipped)}. {note}"
    _show(facts, as_json, quiet, note)
    raise typer.Exit(NEEDS_A_PERSON if facts["unread"] or facts["ledger"]["needs_a_person"] or unsafe else DONE)


def _show(facts: dict[str, Any], as_json: bool, quiet: bool, note: str) -> None:
    if as_json:
        show_json(facts)
        return
    for item in facts["unread"]:
        typer.echo(f"Not read: {item['document']}: {item['reason']}", err=True)
    if quiet:
        return
    from pipeline.manifest import table

    show_rows(table(facts))
    typer.echo(note)
