"""The ledger's tables, and the numbered steps that bring an older ledger up to date."""

from collections.abc import Callable

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    inspect,
    select,
    update,
)

from pipeline.errors import LedgerError

METADATA = MetaData()

about = Table("about", METADATA, Column("version", Integer, nullable=False))

editions = Table(
    "editions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("as_of", Date, nullable=False),
    Column(
        "fingerprint", String(64), nullable=False, unique=True
    ),  # of documents and findings: the same is not kept twice
    Column("program", String(40), nullable=False),
)

documents = Table(
    "documents",
    METADATA,
    Column("id", String(16), primary_key=True),  # of the bytes
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("held", Date),
    Column("first_edition", ForeignKey("editions.number"), nullable=False),
    Column("last_edition", ForeignKey("editions.number"), nullable=False),
    Column("supersedes", String(16)),  # an earlier text of the same meeting or page
    Column("shingles", Text, nullable=False),  # a sketch of the words, to know a corrected text again
)

questions = Table(
    "questions",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("text", Text, nullable=False),
    Column("asker", Text),
    Column("first_edition", ForeignKey("editions.number"), nullable=False),
    Column("first_asked", Date),
    Column("first_document", Text, nullable=False),
)

aliases = Table(
    "aliases",
    METADATA,
    Column("id", String(40), primary_key=True),  # the id that the reworded question would have
    Column("question_id", ForeignKey("questions.id"), nullable=False),
)

sightings = Table(
    "sightings",
    METADATA,
    Column("edition", ForeignKey("editions.number"), primary_key=True),
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("document_id", String(16), nullable=False),
    Column("document", Text, nullable=False),
    Column("segment_id", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("status", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("answer", Text),
    Column("promise", Text),
    Column("owner", Text),
    Column("due", Date),
    Column("due_text", Text),
    Column("score", Float, nullable=False),
    Column("proposed", Boolean, nullable=False),  # an answer elsewhere was proposed
    Index("sightings_by_question", "question_id", "edition"),
)

concerns = Table(
    "concerns",
    METADATA,
    Column("edition", ForeignKey("editions.number"), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("label", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("segment_ids", Text, nullable=False),
)

#: Append-only: a row is never changed and never deleted; undoing is a further row.
decisions = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False),  # of the whole content: the same decision sent twice is kept once
    Column("target", String(80), nullable=False),
    Column("field", String(40), nullable=False),
    Column("value", Text, nullable=False),
    Column("coder", String(120), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("basis", Text, nullable=False, default=""),  # what the program said when the person decided
    UniqueConstraint("key"),
    Index("decisions_by_target", "target", "field", "number"),
)


def _first(connection: Connection) -> None:
    METADATA.create_all(connection)


#: Step n brings a ledger from version n to version n + 1. Steps are added, never edited.
STEPS: tuple[Callable[[Connection], None], ...] = (_first,)

VERSION = len(STEPS)


def prepare(engine: Engine) -> None:
    """Make the tables in an empty database, or bring an older ledger up to date, in one transaction.

    Raises
    ------
    LedgerError
        The ledger was written by a newer version of yousaid, or the database holds something else.
    """
    with engine.begin() as connection:
        names = set(inspect(connection).get_table_names())
        if "about" in names:
            version = connection.execute(select(about.c.version)).scalar_one()
        elif names & {table.name for table in METADATA.sorted_tables}:
            raise LedgerError(
                "This database holds other tables of the same names. Give the ledger a database of its own."
            )
        else:
            version = 0
        if version > VERSION:
            raise LedgerError(
                f"This ledger was written by a newer yousaid (version {version}; this one knows {VERSION}). Update yousaid."
            )
        for step in STEPS[version:]:
            step(connection)
        if version == 0:
            connection.execute(insert(about).values(version=VERSION))
        elif version < VERSION:
            connection.execute(update(about).values(version=VERSION))
