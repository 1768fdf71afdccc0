"""The ledger itself: one database that remembers what each edition found and what people decided."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, overload

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, insert, select
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from pipeline.errors import LedgerError
from pipeline.ledger import schema
from pipeline.ledger.migrate import prepare, take_turn
from pipeline.records import Decision

#: How long a process waits for another one's write, in seconds.
PATIENCE = 60

#: The ledger's name in the folder of a report.
FILE = "ledger.db"

#: What a database cannot hold: the null character and lone halves of a surrogate pair.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Ledger:
    """An open ledger; every write is one transaction, confirmed only when it is on disk.

    Parameters
    ----------
    where : Path or str
        A file, made if it is not there; the folder of a report; or a database address such as ``postgresql://…``.
    must_exist : bool
        Refuse to make a new one.

    Raises
    ------
    LedgerError
        It cannot be opened, is not there, or was written by a newer version.
    """

    def __init__(self, where: Path | str, *, must_exist: bool = False) -> None:
        self.where = where if isinstance(where, str) and "://" in where else str(_file(Path(where)))
        if must_exist and "://" not in self.where and not Path(self.where).is_file():
            raise LedgerError(
                f"There is no ledger at {self.where}. Make one with `yousaid run`, or name the report's folder with --out."
            )
        self.engine = _engine(self.where)
        try:
            prepare(self.engine)
        except SQLAlchemyError as error:
            self.close()
            raise LedgerError(f"The ledger {self._name} cannot be opened: {_plain(error)}") from error
        except LedgerError:
            self.close()
            raise

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    def decide(self, decisions: Iterable[Decision], *, basis: str = "") -> list[Decision]:
        """Append decisions, all or none; one that is here already, to the letter, is not kept twice.

        Parameters
        ----------
        decisions : iterable of Decision
        basis : str
            What the papers said when the person decided; see `pipeline.ledger.deciding.decide`, which looks it up.

        Returns
        -------
        list of Decision
            Those that were new; they are on disk.

        Raises
        ------
        LedgerError
            Nothing was recorded: the disk is full, or the database cannot be reached.
        """
        return self.record((decision, basis) for decision in decisions)

    def record(self, rows: Iterable[tuple[Decision, str]]) -> list[Decision]:
        """Append decisions, each with its own basis, as `decide` does."""
        new = []
        table = schema.decisions
        with self.writing() as connection:
            for decision, basis in rows:
                row = {name: storable(getattr(decision, name)) for name in Decision.__dataclass_fields__}
                key = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
                if connection.execute(select(table.c.number).where(table.c.key == key)).first() is None:
                    connection.execute(insert(table).values(**row, key=key, basis=storable(basis)))
                    new.append(decision)
        return new

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose writes are confirmed together at the end, or not at all; writers take turns."""
        try:
            with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
                take_turn(connection)
                yield connection
        except SQLAlchemyError as error:
            raise LedgerError(f"Nothing was recorded in {self._name}: {_plain(error)}") from error

    def history(self, target: str | None = None) -> list[tuple[int, Decision, str]]:
        """Return number, decision and basis of every decision ever made, oldest first."""
        table = schema.decisions
        query = select(table).order_by(table.c.number)
        if target is not None:
            query = query.where(table.c.target == target)
        return [
            (row["number"], Decision(**{name: row[name] for name in Decision.__dataclass_fields__}), row["basis"])
            for row in self.rows(query)
        ]

    def rows(self, query: Any) -> list[Any]:
        """Run a query and return its rows as mappings."""
        try:
            with self.engine.connect() as connection:
                return list(connection.execute(query).mappings())
        except SQLAlchemyError as error:
            raise LedgerError(f"The ledger {self._name} cannot be read: {_plain(error)}") from error

    def last_edition(self) -> int:
        """Return the number of the newest edition; 0 where there is none."""
        return int(self.rows(select(func.max(schema.editions.c.number).label("last")))[0]["last"] or 0)

    @property
    def _name(self) -> str:
        return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", self.where)  # a password is never shown


def undone(history: Iterable[tuple[int, Decision, str]]) -> list[tuple[Decision, str]]:
    """Return the decisions that hold, with their basis; see `living`."""
    return [(decision, basis) for _, decision, basis in living(history)]


def living(history: Iterable[tuple[int, Decision, str]]) -> list[tuple[int, Decision, str]]:
    """Return number, decision and basis of those that hold, after those that undo others are applied.

    A decision with the field ``undo`` takes back the decision whose number it names; undoing an undoing brings the
    first one back.
    """
    rows = list(history)
    dead: set[int] = set()
    for number, decision, _ in reversed(rows):
        if decision.field == "undo" and number not in dead and decision.value.isdecimal():
            dead |= {earlier for earlier in [int(decision.value)] if earlier < number}
    return [row for row in rows if row[0] not in dead and row[1].field != "undo"]


@overload
def storable(text: str) -> str: ...
@overload
def storable(text: str | None) -> str | None: ...
def storable(text: str | None) -> str | None:
    """Return a text with the few characters that no database holds shown as the sign for that."""
    return None if text is None else _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _file(path: Path) -> Path:
    return path / FILE if path.is_dir() else path


def _engine(where: str) -> Engine:
    if "://" in where:
        address = where.replace("postgresql://", "postgresql+psycopg://", 1)
        try:
            return create_engine(address, connect_args={"connect_timeout": PATIENCE})
        except ModuleNotFoundError as error:
            raise LedgerError("For PostgreSQL install the extra: pip install 'yousaid[postgresql]'.") from error
        except (ArgumentError, SQLAlchemyError) as error:
            raise LedgerError(
                "That is no database address that yousaid knows. Write it as postgresql://user@host/database."
            ) from error
    path = Path(where)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"{path.parent} cannot be made ({error.strerror}). Choose another place with --ledger."
        ) from error
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # so that the begin below is ours
        # No write-ahead log: it makes three files of one, and fails on the shared drives where these folders live.
        for pragma in ("synchronous = EXTRA", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A writer takes its turn at once: two that first read and then write would stand in each other's way.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _plain(error: SQLAlchemyError) -> str:
    words = str(error.orig if isinstance(error, DBAPIError) and error.orig else error).strip()
    if "full" in words or "No space" in words or "disk I/O" in words:
        return "the disk is full or cannot be written. Free some space and try again."
    if "locked" in words:
        return f"another process has been writing for more than {PATIENCE} s. Try again."
    if "not a database" in words or "malformed" in words:
        return "the file is damaged or is no ledger. Put a copy back, or name another with --ledger."
    if "readonly" in words or "read-only" in words or "unable to open" in words or "permission denied" in words:
        return "you may not write there. Choose another place with --ledger."
    return words.splitlines()[0] if words else "the database gave no reason"
