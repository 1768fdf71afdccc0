"""The numbered steps that bring an older ledger up to date."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, bindparam, insert, inspect, select, text, update

from pipeline.errors import LedgerError
from pipeline.ledger.identity import words_key
from pipeline.ledger.schema import METADATA, about, questions

#: Any number, so long as every yousaid uses the same: whoever writes to a server's ledger holds this lock.
LOCK = 7_368_455_1


def _to_2(connection: Connection) -> None:
    """Questions know the paper that held them last, and decisions are counted by edition."""
    for statement in (
        "ALTER TABLE editions ADD COLUMN default_days INTEGER DEFAULT '28' NOT NULL",
        "ALTER TABLE editions ADD COLUMN decided INTEGER DEFAULT '0' NOT NULL",
        "ALTER TABLE questions ADD COLUMN last_edition INTEGER DEFAULT '0' NOT NULL",
        "ALTER TABLE questions ADD COLUMN document_id VARCHAR(16) DEFAULT '' NOT NULL",
        "ALTER TABLE questions ADD COLUMN words VARCHAR(16) DEFAULT '' NOT NULL",
        "ALTER TABLE sightings ADD COLUMN found_as VARCHAR(40) DEFAULT '' NOT NULL",
        "ALTER TABLE sightings ADD COLUMN answered_on DATE",
        "ALTER TABLE sightings ADD COLUMN proposals TEXT DEFAULT '[]' NOT NULL",
        "ALTER TABLE sightings ADD COLUMN asked_also TEXT DEFAULT '[]' NOT NULL",
        "ALTER TABLE sightings ADD COLUMN themes TEXT DEFAULT '[]' NOT NULL",
        "CREATE TABLE looks (as_of DATE NOT NULL, PRIMARY KEY (as_of))",
        "INSERT INTO looks SELECT DISTINCT as_of FROM editions",
        "UPDATE sightings SET found_as = question_id",
        "UPDATE questions SET last_edition = "
        "COALESCE((SELECT MAX(edition) FROM sightings WHERE question_id = questions.id), 0)",
        "UPDATE questions SET document_id = COALESCE((SELECT document_id FROM sightings "
        "WHERE question_id = questions.id AND edition = questions.last_edition), '')",
        "DROP TABLE aliases",
        "CREATE INDEX questions_by_document ON questions (document_id)",
        "CREATE INDEX questions_by_words ON questions (words)",
    ):
        connection.execute(text(statement))
    rows = [
        {"key": row.id, "folded": words_key(row.text)} for row in connection.execute(text("SELECT * FROM questions"))
    ]
    if rows:
        own = questions.c.id == bindparam("key")
        connection.execute(update(questions).where(own).values(words=bindparam("folded")), rows)


def _to_3(connection: Connection) -> None:
    """Questions say where they stood last, so that a list need not look through what was found."""
    for statement in (
        "ALTER TABLE questions ADD COLUMN status VARCHAR(12) DEFAULT 'unanswered' NOT NULL",
        "ALTER TABLE questions ADD COLUMN due DATE",
        "UPDATE questions SET status = COALESCE((SELECT status FROM sightings "
        "WHERE question_id = questions.id AND edition = questions.last_edition), 'unanswered')",
        "UPDATE questions SET due = (SELECT due FROM sightings "
        "WHERE question_id = questions.id AND edition = questions.last_edition)",
        "CREATE INDEX questions_by_age ON questions (status, first_asked, id)",
        "CREATE INDEX questions_by_due ON questions (status, due, first_asked, id)",
    ):
        connection.execute(text(statement))


#: Step n (from 0) brings a ledger from version n + 1 to version n + 2. Steps are added, never edited.
STEPS: tuple[Callable[[Connection], None], ...] = (_to_2, _to_3)

VERSION = len(STEPS) + 1


def version_of(connection: Connection) -> int:
    """Return the version of the ledger in a database; 0 where the database is empty.

    Raises
    ------
    LedgerError
        It was written by a newer version of yousaid, or the database holds something else.
    """
    names = set(inspect(connection).get_table_names())
    if "about" in names and "decisions" in names:
        version = connection.execute(select(about.c.version)).scalar_one_or_none() or 0
        if version > VERSION:
            raise LedgerError(
                f"This ledger was written by a newer yousaid (its version is {version}; this one knows {VERSION}). "
                "Update yousaid; nothing was changed."
            )
        if version < 1:
            raise LedgerError(
                "This ledger says nothing of its version. Put a copy back, or name another with --ledger."
            )
        return int(version)
    if names & {table.name for table in METADATA.sorted_tables}:
        raise LedgerError("This database holds other tables of the same names. Give the ledger a database of its own.")
    return 0


def prepare(engine: Engine) -> None:
    """Make the tables in an empty database, or bring an older ledger up to date, in one transaction."""
    with engine.connect() as connection:
        if version_of(connection) == VERSION:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        take_turn(connection)
        version = version_of(connection)  # again: another process may have been quicker
        if version == 0:
            METADATA.create_all(connection)
            connection.execute(insert(about).values(version=VERSION))
        elif version < VERSION:
            for step in STEPS[version - 1 :]:
                step(connection)
            connection.execute(update(about).values(version=VERSION))


def take_turn(connection: Connection) -> None:
    """Wait until no other process writes to a server's ledger; SQLite does so by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
