"""Read back what a finished run left in its folder."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.editions import Edition
from pipeline.errors import LedgerError, StoreError
from pipeline.records import Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A run, as it stands now: what people decided since is in it."""

    analysis: Analysis
    edition: Edition | None  # none where there is no ledger
    title: str | None


def finished(folder: Path, ledger: str | None = None) -> Finished:
    """Read a run's folder, and its ledger where there is one; nothing is written.

    Parameters
    ----------
    folder : Path
    ledger : str, optional
        Where the question ledger is; in the run's folder where none is named.

    Raises
    ------
    StoreError
        The folder holds no finished run.
    LedgerError
        The ledger is not there, or knows another run only.
    """
    from pipeline import run as job
    from pipeline import store

    if not (folder / job.RUN).is_file():
        raise StoreError(f"{folder} holds no finished run. Name the folder that `yousaid run … --out` wrote.")
    corpus = store.read_corpus_file(folder / job.CORPUS)
    analysis = store.read_analysis_file(folder / job.ANALYSIS, corpus)
    facts = _facts(folder / job.RUN)
    where = ledger or (folder / job.LEDGER if (folder / job.LEDGER).is_file() else None)
    if where is None:
        if facts.get("ledger", {}).get("decisions"):
            raise LedgerError(
                f"What people decided about this run stands in a ledger that is not in {folder}. Name it with --ledger."
            )
        return Finished(analysis=analysis, edition=None, title=facts.get("title"))
    edition = _edition(analysis, where)
    from pipeline.ledger import applied

    return Finished(analysis=applied(analysis, edition), edition=edition, title=facts.get("title"))


def _edition(analysis: Analysis, where: Path | str) -> Edition:
    from pipeline.ledger import Ledger, edition_of

    with Ledger(where, must_exist=True) as book:
        edition = edition_of(book, analysis.provenance.as_of, analysis=analysis)
    held = {row.exchange.question_id for row in edition.standings if row.exchange}
    if any(exchange.question_id not in held for exchange in analysis.exchanges):
        raise LedgerError(
            "The ledger's newest edition was made from another run. Write this one's report anew first: yousaid report --out …"
        )
    return edition


def _facts(path: Path) -> dict[str, Any]:
    try:
        facts = json.loads(path.read_text("utf-8"))
    except ValueError:
        facts = None
    if not isinstance(facts, dict):
        raise StoreError(f"{path} is damaged. Run `yousaid run` again.")
    return facts
