"""Carry questions and people's decisions from one edition to the next.

What other parts use: `update_ledger` (a run), `Ledger` and `edition_of` (where everything stands), and from
`pipeline.ledger.deciding`: `resolve`, `decide`, `decide_many`, `recode` and the verbs (`answer`, `reject`, `defer`, `decline`,
`reopen`, `merge`, `split`, `undo`) that say which changes they come to.
"""

from pathlib import Path

from pipeline.editions import Edition
from pipeline.ledger.apply import applied, without_rejected
from pipeline.ledger.book import Ledger
from pipeline.ledger.clock import DEFAULT_DAYS
from pipeline.ledger.editing import edition_of
from pipeline.ledger.update import enter
from pipeline.records import Analysis

__all__ = ["DEFAULT_DAYS", "Ledger", "applied", "edition_of", "update_ledger", "without_rejected"]


def update_ledger(analysis: Analysis, where: Path | str, *, default_days: int = DEFAULT_DAYS) -> Edition:
    """Enter a run into the ledger and say where every question stands.

    Parameters
    ----------
    analysis : Analysis
    where : Path or str
        A file, the folder of a report, or a database address such as ``postgresql://…``.
    default_days : int
        Days after which a promised reply is due where nobody named a day.

    Returns
    -------
    Edition
        `applied` puts it over the analysis.

    Raises
    ------
    LedgerError
        The ledger cannot be opened or written.
    """
    with Ledger(where) as ledger:
        enter(analysis, ledger, default_days=default_days)
        return edition_of(ledger, analysis.provenance.as_of, analysis=analysis)
