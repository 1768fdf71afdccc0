"""Open a SQLite file that somebody sent: read only, ordinary tables only."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipeline.errors import ExchangeError

_MAGIC = b"SQLite format 3\0"
#: Steps of the database machine after which a query is stopped; a project needs far fewer.
_PATIENCE = 500_000_000


@contextmanager
def opened(path: Path, tables: frozenset[str]) -> Iterator["Rows | None"]:
    """Give the rows of a database that has these tables; none where it has others.

    Raises
    ------
    ExchangeError
        It is damaged.
    """
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise ExchangeError(f"{path.name} is no database, whatever its name says. Export or copy it again.")
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("pragma trusted_schema = off")
            steps = iter(range(_PATIENCE // 1_000_000))
            connection.set_progress_handler(lambda: next(steps, None) is None, 1_000_000)
            rows = Rows(connection)
            yield rows if tables <= rows.tables else None
    except sqlite3.Error as error:
        raise ExchangeError(f"{path.name} is damaged ({error}). Copy it again while its program is closed.") from error


class Rows:
    """The rows of a database's tables, as mappings."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection
        # A view would be somebody else's query, so only tables are read.
        self.tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}

    def __call__(self, table: str, *columns: str, order: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table that is there; a column that it lacks is none."""
        there = {row["name"] for row in self._connection.execute(f"pragma table_info({table})")}
        wanted = ", ".join(column if column in there else f"null as {column}" for column in columns)
        for row in self._connection.execute(f"select {wanted} from {table} order by {order}"):  # noqa: S608 - our own names
            yield dict(row)
