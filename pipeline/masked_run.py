"""A run with pseudonyms: read and analysed in memory, masked, and only then written down."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import store
from pipeline.errors import KeyFileError, StoreError
from pipeline.marks import code_fingerprint, file_hash, hashed, marks, note
from pipeline.privacy.key import Key, open_key, write_key
from pipeline.records import Analysis

if TYPE_CHECKING:
    from pipeline.privacy.leaks import Search
    from pipeline.run import Settings

#: The note in an output folder that only pseudonyms may be written into it, and with which key they were made.
PSEUDONYMS = "pseudonyms"


def masked(
    paths: Iterable[Path],
    settings: "Settings",
    key_file: Path,
    *,
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> tuple[Analysis, bool]:
    """Read, analyse, mask, and write the masked corpus and analysis; say whether anything was new.

    Names are needed to find who asked, so the analysis is made of the papers as they are. Nothing of that is kept:
    every run reads and analyses anew what it cannot take over whole, and keeps no vectors between runs.

    Parameters
    ----------
    paths : iterable of Path
    settings : Settings
    key_file : Path
        Made where it is not there; written before anything else is.
    progress : callable

    Raises
    ------
    KeyFileError
        The key cannot be used, or the output folder holds a run with names or one with another key.
    """
    from pipeline import run as job
    from pipeline.ingest import read_corpus
    from pipeline.ledger.possible import entered_in
    from pipeline.nlp.codebook import load_codebook

    key = open_key(key_file, out=settings.out)
    _check(settings.out, key)
    besides = (*settings.besides, key_file)
    corpus = read_corpus(paths, shape=settings.shape, besides=besides, progress=progress)
    codebook = load_codebook(settings.codebook)
    papers = sorted(f"{document.sha256} {document.name}" for document in corpus.documents)
    unread = sorted(f"{reject.source} {reject.reason}" for reject in corpus.rejects if reject.document_id is None)
    entered = entered_in(settings.ledger_at)  # by the ids that the key made
    chosen = [*entered, settings.shape or "", settings.encoder or "", settings.as_of.isoformat(), codebook.sha256]

    if settings.themes is not None:
        chosen += [file_hash(path) for path in sorted(settings.themes.rglob("*")) if path.is_file()]

    def mark(key: Key) -> str:
        return key.sign(hashed("masked", code_fingerprint(), repr(key), *chosen, *papers, *unread))

    if marks(settings.out).get("analysing") == mark(key):
        try:
            stored = store.read_corpus_file(settings.out / job.CORPUS)
            return store.read_analysis_file(settings.out / job.ANALYSIS, stored), False
        except StoreError:
            pass
    from pipeline.privacy.mask import mask

    found = job.find(corpus, codebook, settings, entered=_Signed(entered, key), progress=progress)
    analysis, key = mask(found, key)
    write_key(key, key_file)
    note(settings.out, **{PSEUDONYMS: key.mark})
    store.write_corpus(analysis.corpus, settings.out / job.CORPUS)
    store.write_analysis(analysis, settings.out / job.ANALYSIS)
    note(settings.out, analysing=mark(key))
    return analysis, True


class _Signed:
    """Ids that the key made, asked for by those that they had before."""

    def __init__(self, ids: Iterable[str], key: Key) -> None:
        self._ids, self._key = frozenset(ids), key

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._key.sign(name) in self._ids


def refuse_names(settings: "Settings") -> None:
    """Refuse to write names where only pseudonyms are to stand.

    Raises
    ------
    KeyFileError
        Pseudonyms were asked for, or the folder was made to hold nothing else.
    """
    if settings.key_file is not None:
        raise KeyFileError(
            "With pseudonyms, reading and analysing are one step, so that no name is written down between them: "
            "use `yousaid run … --pseudonyms --key-file KEY`."
        )
    if PSEUDONYMS in marks(settings.out):
        raise KeyFileError(
            f"{settings.out} holds pseudonyms, and this would write people's names into it. "
            "Use `yousaid run … --pseudonyms --key-file KEY`, or choose another --out."
        )


def refuse_named(settings: "Settings") -> None:
    """Refuse to report with pseudonyms what was written down with names.

    Raises
    ------
    KeyFileError
        Pseudonyms were asked for, and the folder holds names.
    """
    if settings.key_file is not None and PSEUDONYMS not in marks(settings.out):
        raise KeyFileError(f"{settings.out} holds people's names. `yousaid run … --pseudonyms` into another --out.")


def leaks(out: Path, key_file: Path) -> "Search":
    """Search everything in an output folder for the names of the key."""
    from pipeline.privacy.key import read_key
    from pipeline.privacy.leaks import search

    return search(out, read_key(key_file))


def _check(out: Path, key: Key) -> None:
    from pipeline import run as job

    held = marks(out).get(PSEUDONYMS)
    if held == key.mark:
        return
    if held is not None:
        raise KeyFileError(f"{out} was made with another key. Give that one, or choose another --out.")
    there = [name for name in (job.CORPUS, job.ANALYSIS, job.LEDGER, job.VECTORS, job.RUN) if (out / name).exists()]
    if there:
        raise KeyFileError(
            f"{out} holds a run with people's names ({', '.join(there)}). Choose another --out, or empty that folder first."
        )
