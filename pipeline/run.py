"""The whole job: files to corpus to analysis to ledger to report; what has not changed is skipped."""

import datetime
import json
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import store
from pipeline.editions import Edition
from pipeline.errors import StoreError
from pipeline.manifest import manifest, standing
from pipeline.marks import code_fingerprint, facts_of, file_hash, hashed, marks, note
from pipeline.masked_run import leaks, masked, refuse_named, refuse_names
from pipeline.privacy.suppress import SMALLEST
from pipeline.records import Analysis, Codebook, Corpus

if TYPE_CHECKING:
    from pipeline.privacy.leaks import Leak

#: The files at which the stages meet, in the output folder.
CORPUS, ANALYSIS, RUN, VECTORS = "corpus.jsonl", "analysis.jsonl", "run.json", "vectors.safetensors"

#: What shows how far long work is: it gives back what it is given.
Progress = Callable[[Iterable[Any]], Iterable[Any]]

#: The question ledger, where no other is named.
LEDGER = "ledger.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person chose for a run.

    Parameters
    ----------
    out : Path
        The output folder.
    as_of : date
        The run's clock.
    codebook : Path, optional
        A TOML file; the default codebook where none is given.
    themes : Path, optional
        A folder that ``yousaid train themes`` wrote.
    shape : str, optional
        The one shape to read every document with.
    encoder : str, optional
        Overrules the choice of sentence encoder.
    title : str, optional
        The report's heading.
    ledger : Path or str, optional
        The question ledger, a file or a database address; ``ledger.db`` in the output folder where none is given.
    days : int
        Days after which a promised reply is due where nobody named a day.
    named : bool
        Leave people's names on the page that is made to be published.
    body : str, optional
        Whose study it is.
    besides : tuple of Path
        Files and folders among the inputs that are no documents, such as the study's settings.
    key_file : Path, optional
        The key of pseudonyms, outside the output folder: with it private people's names are replaced.
    smallest_group : int
        Groups smaller than this are not told apart on the page that is made to be published.
    """

    out: Path
    as_of: datetime.date
    codebook: Path | None = None
    themes: Path | None = None
    shape: str | None = None
    encoder: str | None = None
    title: str | None = None
    ledger: Path | str | None = None
    days: int = 28
    named: bool = False
    body: str | None = None
    besides: tuple[Path, ...] = ()
    key_file: Path | None = None
    smallest_group: int = SMALLEST

    @property
    def ledger_at(self) -> Path | str:
        """Where the question ledger is."""
        return self.out / LEDGER if self.ledger is None else self.ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did."""

    analysis: Analysis  # as it was found; what people decided stands in the edition
    edition: Edition
    skipped: tuple[str, ...]  # stages whose result stood already
    manifest: dict[str, Any]
    leaks: tuple["Leak", ...] = ()  # private names found in what was written; none is meant to be


def ingest(paths: Iterable[Path], settings: Settings, *, progress: Progress = iter) -> tuple[Corpus, bool]:
    """Read files into ``corpus.jsonl``; say whether anything was new."""
    from pipeline.ingest import read_corpus

    refuse_names(settings)
    path = settings.out / CORPUS
    mark = hashed("corpus", code_fingerprint(), settings.shape or "")
    earlier = None
    if marks(settings.out).get("reading") == mark:
        try:
            earlier = store.read_corpus_file(path)
        except StoreError:
            earlier = None
    corpus = read_corpus(paths, shape=settings.shape, earlier=earlier, besides=settings.besides, progress=progress)
    if corpus == earlier:
        return corpus, False
    store.write_corpus(corpus, path)
    note(settings.out, reading=mark, corpus=file_hash(path))
    return corpus, True


def analyse(settings: Settings, corpus: Corpus | None = None, *, progress: Progress = iter) -> tuple[Analysis, bool]:
    """Analyse ``corpus.jsonl`` into ``analysis.jsonl``; say whether anything was new."""
    from pipeline.ledger.possible import entered_in
    from pipeline.nlp.codebook import load_codebook
    from pipeline.nlp.theme_blend import described_model

    refuse_names(settings)
    corpus = corpus or store.read_corpus_file(settings.out / CORPUS)
    codebook = load_codebook(settings.codebook)
    path = settings.out / ANALYSIS
    entered = entered_in(settings.ledger_at)
    mark = hashed(
        "analysis",
        code_fingerprint(),
        file_hash(settings.out / CORPUS),
        codebook.sha256,
        described_model(settings.themes).sha256 if settings.themes else "",
        settings.encoder or "",
        settings.as_of.isoformat(),
        *entered,
    )
    if marks(settings.out).get("analysing") == mark:
        try:
            return store.read_analysis_file(path, corpus), False
        except StoreError:
            pass
    vectors = path.with_name(VECTORS)
    analysis = find(corpus, codebook, settings, cache=vectors, entered=frozenset(entered), progress=progress)
    store.write_analysis(analysis, path)
    note(settings.out, analysing=mark)
    return analysis, True


def find(
    corpus: Corpus,
    codebook: Codebook,
    settings: Settings,
    *,
    cache: Path | None = None,
    entered: Container[str] = (),
    progress: Progress = iter,
) -> Analysis:
    """Analyse a corpus, and say with what settings; nothing but the cache is written."""
    from pipeline import nlp

    analysis = nlp.analyse(
        corpus,
        codebook,
        as_of=settings.as_of,
        encoder_name=settings.encoder,
        trained=settings.themes,
        cache=cache,
        entered=entered,
        progress=progress,
    )
    chosen = {
        "codebook": codebook.name,
        "encoder": settings.encoder or "chosen by size",
        "shape": settings.shape or "by evidence",
    }
    if settings.themes:
        chosen["trained themes"] = settings.themes.name
    provenance = replace(analysis.provenance, settings=tuple(sorted(chosen.items())))
    return replace(analysis, provenance=provenance)


def carry(settings: Settings, analysis: Analysis) -> Edition:
    """Enter what was found into the ledger; say where every question stands."""
    from pipeline.ledger import update_ledger

    return update_ledger(analysis, settings.ledger_at, default_days=settings.days)


def report(
    settings: Settings, analysis: Analysis | None = None, edition: Edition | None = None
) -> tuple[dict[str, Any], bool]:
    """Write the pages, the tables and ``run.json``; say whether anything was new."""
    from pipeline.ledger import applied
    from pipeline.report import write_report

    refuse_named(settings)
    if analysis is None:
        corpus = store.read_corpus_file(settings.out / CORPUS)
        analysis = store.read_analysis_file(settings.out / ANALYSIS, corpus)
    edition = edition or carry(settings, analysis)
    mark = hashed(
        "report",
        code_fingerprint(),
        file_hash(settings.out / ANALYSIS),
        file_hash(settings.out / CORPUS),
        settings.title or "",
        settings.body or "",
        repr((edition, settings.named, settings.smallest_group)),
    )
    facts = facts_of(settings.out / RUN)
    files = facts.get("files", {})
    if (
        marks(settings.out).get("reporting") == mark
        and files
        and all(
            (settings.out / name).is_file() and file_hash(settings.out / name) == digest
            for name, digest in files.items()
        )
    ):
        return facts, False
    decided = applied(analysis, edition)
    written = write_report(
        decided,
        settings.out,
        title=settings.title,
        body=settings.body,
        edition=edition,
        named=settings.named,
        smallest=settings.smallest_group,
    )
    for name in set(files) - {path.relative_to(settings.out).as_posix() for path in written}:
        (settings.out / name).unlink(missing_ok=True)  # a page of a document that is gone
    facts = manifest(decided, title=settings.title) | {"ledger": standing(edition)}
    facts["files"] = {path.relative_to(settings.out).as_posix(): file_hash(path) for path in sorted(written)}
    store.write_text(settings.out / RUN, json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
    note(settings.out, reporting=mark)
    return facts, True


def run(paths: Iterable[Path], settings: Settings, *, progress: Progress = iter) -> Outcome:
    """Do the whole job.

    Raises
    ------
    PipelineError
        A path, a codebook or the output folder cannot be used; one bad document never raises.
    """
    from pipeline.nlp.codebook import load_codebook
    from pipeline.nlp.theme_blend import described_model

    load_codebook(settings.codebook)  # a codebook that cannot be used is said before the long work begins
    if settings.themes:
        described_model(settings.themes)
    if settings.key_file is not None:
        analysis, read = masked(paths, settings, settings.key_file, progress=progress)
        analysed = read
    else:
        corpus, read = ingest(paths, settings, progress=progress)
        analysis, analysed = analyse(settings, corpus, progress=progress)
    edition = carry(settings, analysis)
    facts, reported = report(settings, analysis, edition)
    done = {"reading": read, "analysis": analysed, "report": reported}
    skipped = tuple(name for name, new in done.items() if not new)
    found = leaks(settings.out, settings.key_file).leaks if settings.key_file is not None else ()
    return Outcome(analysis=analysis, edition=edition, skipped=skipped, manifest=facts, leaks=found)
