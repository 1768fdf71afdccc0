"""The ledger itself: one database that remembers what each edition found and what people decided."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from pipeline.errors import LedgerError
from pipeline.ledger import schema
from pipeline.records import Decision

#: How long a process waits for another one's write, in seconds.
PATIENCE = 60


class Ledger:
    """An open ledger; every write is one transaction, confirmed only when it is on disk.

    Parameters
    ----------
    where : Path or str
        A file, made if it is not there, or a database address such as ``postgresql://…``.

    Raises
    ------
    LedgerError
        It cannot be opened, or was written by a newer version.
    """

    def __init__(self, where: Path | str) -> None:
        self.where = str(where)
        self.engine = _engine(where)
        try:
            schema.prepare(self.engine)
        except SQLAlchemyError as error:
            raise LedgerError(f"The ledger {self.where} cannot be opened: {_plain(error)}") from error

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    def decide(self, decisions: Iterable[Decision], *, basis: str = "") -> list[Decision]:
        """Append decisions, all or none; one that is here already, to the letter, is not kept twice.

        Returns
        -------
        list of Decision
            Those that were new.

        Raises
        ------
        LedgerError
            Nothing was recorded: the disk is full, or the database cannot be reached.
        """
        new = []
        try:
            with self.writing() as connection:
                for decision in decisions:
                    row = {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
                    key = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
                    seen = connection.execute(
                        select(schema.decisions.c.number).where(schema.decisions.c.key == key)
                    ).scalar_one_or_none()
                    if seen is None:
                        connection.execute(insert(schema.decisions).values(**row, key=key, basis=basis))
                        new.append(decision)
        except LedgerError as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
            return self.decide(new, basis=basis)  # another process recorded the same one in the meantime
        return new

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose writes are confirmed together at the end, or not at all."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise LedgerError(f"Nothing was recorded: {_plain(error)}") from error

    def history(self, target: str | None = None) -> list[tuple[int, Decision, str]]:
        """Return number, decision and basis of every decision ever made, oldest first."""
        table = schema.decisions
        query = select(table).order_by(table.c.number)
        if target is not None:
            query = query.where(table.c.target == target)
        with self.engine.connect() as connection:
            return [
                (row["number"], Decision(**{name: row[name] for name in Decision.__dataclass_fields__}), row["basis"])
                for row in connection.execute(query).mappings()
            ]

    def rows(self, query: Any) -> list[Any]:
        """Run a query and return its rows as mappings."""
        try:
            with self.engine.connect() as connection:
                return list(connection.execute(query).mappings())
        except SQLAlchemyError as error:
            raise LedgerError(f"The ledger {self.where} cannot be read: {_plain(error)}") from error

    def last_edition(self) -> int:
        """Return the number of the newest edition; 0 where there is none."""
        with self.engine.connect() as connection:
            return connection.execute(select(func.max(schema.editions.c.number))).scalar_one() or 0


def undone(history: Iterable[tuple[int, Decision, str]]) -> list[tuple[Decision, str]]:
    """Return the decisions that stand, with their basis, after those that undo others are applied.

    A decision with the field ``undo`` takes back the decision whose number it names; undoing an undoing brings the
    first one back.
    """
    rows = list(history)
    dead: set[int] = set()
    for number, decision, _ in reversed(rows):
        if decision.field == "undo" and number not in dead and decision.value.isdigit():
            dead.add(int(decision.value))
    return [
        (replace(decision), basis)
        for number, decision, basis in rows
        if number not in dead and decision.field != "undo"
    ]


def _engine(where: Path | str) -> Engine:
    if isinstance(where, str) and "://" in where:
        address = where.replace("postgresql://", "postgresql+psycopg://", 1)
        try:
            return create_engine(address)
        except ModuleNotFoundError as error:
            raise LedgerError("For PostgreSQL install the extra: pip install 'yousaid[postgresql]'.") from error
        except SQLAlchemyError as error:
            raise LedgerError(f"{where} is no database address that yousaid knows: {error}") from error
    path = Path(where)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # so that the begin below is ours
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A writer takes its turn at once: two that first read and then write would stand in each other's way.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _plain(error: SQLAlchemyError) -> str:
    words = str(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    if "full" in words or "No space" in words:
        return "the disk is full. Free some space and try again."
    if "locked" in words:
        return f"another process has been writing for more than {PATIENCE} s. Try again."
    if "not a database" in words or "malformed" in words:
        return "the file is damaged or is no ledger. Put a copy back, or name another."
    if "readonly" in words or "unable to open" in words:
        return "you may not write there. Choose another place with --ledger."
    return words
