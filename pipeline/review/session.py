"""One review going on: the study, the ledger and what was put off; every write goes through here, one at a time."""

import datetime
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select

from pipeline.errors import LedgerError
from pipeline.ledger import Ledger, edition_of, schema, without_rejected
from pipeline.ledger.deciding import bases
from pipeline.ledger.possible import FIELD, possible_basis
from pipeline.ledger.recode import LAYERS, segment_basis
from pipeline.ledger.standing import rejected
from pipeline.ledger.update import enter
from pipeline.records import Decision
from pipeline.review.board import Batch, Board, board_of
from pipeline.review.desk import Desk, load, stamp

#: What a decision changes: the target, the field and the value.
Change = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else decided the same thing since the page was made; nothing was recorded, unless it was at one moment."""

    by: Batch | None
    mine: Batch | None = None  # what was recorded beside it, by two processes that could not know of each other


class Session:
    """A review of one report folder.

    Parameters
    ----------
    out : Path
        The folder that ``yousaid run`` wrote.
    where : Path or str, optional
        The ledger; that of the folder where none is named.
    clock : callable, optional
        Tells the moment, in UTC.

    Raises
    ------
    PipelineError
        The folder holds no analysis, or the ledger cannot be opened.
    """

    def __init__(
        self,
        out: Path,
        where: Path | str | None = None,
        *,
        clock: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
    ) -> None:
        self.out = out
        self._clock = clock
        self._lock = threading.RLock()
        self._later: dict[str, None] = {}
        self._analysis, self._facts = load(out)
        self._stamp = stamp(out)
        self._ledger = Ledger(where or out)
        self._known: tuple[object, ...] = ()
        self._board: Board | None = None
        self._desk: Desk | None = None
        self._gone: frozenset[tuple[str, str]] = frozenset()  # proposed answers that the desk leaves out
        if self._ledger.last_edition() == 0:
            enter(self._analysis, self._ledger)

    def close(self) -> None:
        """Let the ledger go."""
        self._ledger.close()

    @property
    def later(self) -> tuple[str, ...]:
        """The keys of what was put off, the first first."""
        with self._lock:
            return tuple(self._later)

    @property
    def pages(self) -> frozenset[str]:
        """The names of the report's pages, as its last run wrote them."""
        with self._lock:
            return frozenset(
                name for name in self._facts.get("files", ()) if name.endswith(".html") and "/" not in name
            )

    def board(self) -> Board:
        """Return how things stand now; a run or a decision made elsewhere meanwhile is taken in."""
        with self._lock:
            now = stamp(self.out)
            if now != self._stamp:
                self._analysis, self._facts = load(self.out)
                self._stamp, self._desk = now, None
            mark = (now, *self._head())
            if self._board is None or mark != self._known:
                self._board, self._known = self._build(), mark
            return self._board

    def save(self, changes: Sequence[Change], *, by: str, note: str, seen: int) -> Batch | Clash:
        """Record what a person decided, unless somebody decided it since the page was made.

        Parameters
        ----------
        changes : sequence of Change
        by : str
            Who decides.
        note : str
            Why.
        seen : int
            The number of the last decision about these targets that the page showed.

        Raises
        ------
        LedgerError
            Nothing was recorded.
        """
        with self._lock:
            board = self.board()
            targets = list(dict.fromkeys(target for target, _, _ in changes))
            if board.last(targets) != seen:
                return Clash(_newest(board, targets))
            made_at = self._moment()
            basis = self._bases(changes)
            rows = [
                (
                    Decision(target=target, field=field, value=value, coder=f"person:{by}", made_at=made_at, note=note),
                    basis[target],
                )
                for target, field, value in changes
            ]
            self._ledger.record(rows)
            for target in targets:
                self._later.pop(board.desk.key_of.get(target, ""), None)
            after = self.board().batches
            own = next(
                batch for batch in after if (batch.made_at, batch.decisions[0].coder) == (made_at, f"person:{by}")
            )
            crossed = [batch for batch in after if batch.number > seen and set(batch.targets) & set(targets)]
            return next((Clash(batch, own) for batch in crossed if batch is not own), own)

    def undo(self, number: int, *, by: str) -> Batch | None:
        """Take back what was recorded at once; None where there is nothing to take back any more."""
        with self._lock:
            batch = self.board().batch(number)
            if batch is None or not batch.numbers:
                return None
            made_at = self._moment()
            target = {number: decision.target for number, decision, _ in self.board().history}
            self._ledger.decide(
                Decision(target=target[one], field="undo", value=str(one), coder=f"person:{by}", made_at=made_at)
                for one in batch.numbers
            )
            return self.board().batch(number)

    def put_off(self, key: str) -> None:
        """Move something to the end of the list, for as long as the page is open; the ledger learns nothing of it."""
        with self._lock:
            self._later.pop(key, None)
            self._later[key] = None

    def _build(self) -> Board:
        edition = edition_of(self._ledger, self._analysis.provenance.as_of, analysis=self._analysis)
        gone = frozenset(
            (row.question_id, words) for row in edition.standings for words in rejected(row.decisions) if row.exchange
        )
        if self._desk is None or not self._gone <= gone:  # what was turned down before is offered again
            rows = [(row.exchange, row) for row in edition.standings if row.exchange and row.split_from is None]
            known_as = {exchange.question_id: row.question_id for exchange, row in rows}
            found = {exchange.question_id: without_rejected(exchange, row.decisions) for exchange, row in rows}
            offered = tuple(found.get(item.question_id, item) for item in self._analysis.exchanges)
            self._gone = gone
            self._desk = Desk(
                replace(self._analysis, exchanges=offered),
                known_as=known_as,
                title=self._facts.get("title") or "What people said",
            )
        return board_of(self._desk, edition, self._ledger.history())

    def _bases(self, changes: Sequence[Change]) -> dict[str, str]:
        texts = {target for target, field, _ in changes if field in LAYERS}
        sentences = {target for target, field, _ in changes if field == FIELD}
        corpus = self._analysis.corpus
        name = {document.id: document.name for document in corpus.documents}
        found = {segment.id: segment_basis(segment) for segment in corpus.segments if segment.id in texts}
        found |= {
            item.id: possible_basis(item.text, name[item.document_id])
            for item in self._analysis.possible
            if item.id in sentences
        }
        if missing := (texts | sentences) - set(found):
            raise LedgerError(f"The study no longer holds {', '.join(sorted(missing))}. Nothing was recorded.")
        return found | bases(self._ledger, [target for target, _, _ in changes if target not in found])

    def _head(self) -> tuple[object, ...]:
        table, editions = schema.decisions, schema.editions
        row = self._ledger.rows(
            select(
                func.count(table.c.number).label("count"),
                func.max(table.c.number).label("last"),
                select(func.max(editions.c.number)).scalar_subquery().label("edition"),
            )
        )[0]
        return row["count"], row["last"], row["edition"]

    def _moment(self) -> str:
        return self._clock().astimezone(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _newest(board: Board, targets: Sequence[str]) -> Batch | None:
    wanted = set(targets)
    return next((batch for batch in board.batches if wanted & set(batch.targets)), None)
