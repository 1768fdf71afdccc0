"""What people said of sentences that may be questions: this one is, that one is none."""

import json
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select

from pipeline.editions import ENTERED, PASSED_OVER
from pipeline.errors import LedgerError
from pipeline.ledger import schema
from pipeline.ledger.book import FILE, Ledger, undone
from pipeline.ledger.deciding import check_coder
from pipeline.records import Decision

#: The field of such a decision; its target is the id of the sentence.
FIELD = "question"


def judge_possible(
    ledger: Ledger,
    rows: Iterable[tuple[str, str, str]],
    value: str,
    *,
    coder: str,
    made_at: str,
    note: str = "",
) -> list[Decision]:
    """Record whether sentences are questions, all or nothing.

    Parameters
    ----------
    ledger : Ledger
    rows : iterable of tuple of str
        Id, words and document's name of each sentence.
    value : str
        `ENTERED` or `PASSED_OVER`.
    coder, made_at, note : str

    Raises
    ------
    LedgerError
        Another value, nobody who decides, or nothing was recorded.
    """
    if value not in {ENTERED, PASSED_OVER}:
        raise LedgerError(f"{value!r} cannot be said of a possible question. Choose {ENTERED} or {PASSED_OVER}.")
    check_coder(coder, made_at)
    return ledger.record(
        (
            Decision(target=key, field=FIELD, value=value, coder=coder, made_at=made_at, note=note),
            possible_basis(words, document),
        )
        for key, words, document in rows
    )


def possible_basis(words: str, document: str) -> str:
    """Return what is kept beside such a decision: the sentence, and the paper that it was read in."""
    return json.dumps({"text": words, "document": document}, ensure_ascii=False)


def judged_possible(ledger: Ledger) -> dict[str, str]:
    """Return what holds now of each sentence that somebody looked at: `ENTERED` or `PASSED_OVER`, by id."""
    found = {decision.target: decision.value for decision, _ in undone(_history(ledger)) if decision.field == FIELD}
    return dict(sorted(found.items()))


def recorded(ledger: Ledger) -> list[tuple[str, str, str]]:
    """Return id, words and document's name of each sentence that somebody ever looked at."""
    found = {}
    for _, decision, basis in _history(ledger):
        if decision.field == FIELD:
            kept = json.loads(basis)
            found[decision.target] = (decision.target, str(kept["text"]), str(kept["document"]))
    return [found[key] for key in sorted(found)]


def _history(ledger: Ledger) -> list[tuple[int, Decision, str]]:
    table = schema.decisions
    about = select(table.c.target).where(table.c.field == FIELD)
    rows = ledger.rows(select(table).where(table.c.target.in_(about)).order_by(table.c.number))
    return [
        (row["number"], Decision(**{name: row[name] for name in Decision.__dataclass_fields__}), row["basis"])
        for row in rows
    ]


def entered_in(where: Path | str) -> tuple[str, ...]:
    """Return the ids of the sentences that people entered as questions, in order; none where there is no ledger yet."""
    path = Path(where)
    if "://" not in str(where) and not (path / FILE if path.is_dir() else path).is_file():
        return ()
    with Ledger(where) as ledger:
        return tuple(key for key, value in judged_possible(ledger).items() if value == ENTERED)
