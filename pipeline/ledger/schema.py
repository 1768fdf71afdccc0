"""The ledger's tables. A change here needs a step in `migrate`."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

about = Table("about", METADATA, Column("version", Integer, nullable=False))

editions = Table(
    "editions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("as_of", Date, nullable=False),
    # of documents and findings: the same is not kept twice
    Column("fingerprint", String(64), nullable=False, unique=True),
    Column("program", String(40), nullable=False),
    Column("default_days", Integer, nullable=False, server_default="28"),
    Column("decided", Integer, nullable=False, server_default="0"),  # the last decision made when it was entered
)

#: The days on which somebody looked: what ran out since the last of them is newly overdue.
looks = Table("looks", METADATA, Column("as_of", Date, primary_key=True))

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
    Column("text", Text, nullable=False),  # as it stood last
    Column("asker", Text),
    Column("first_edition", ForeignKey("editions.number"), nullable=False),
    Column("first_asked", Date),
    Column("first_document", Text, nullable=False),
    Column("last_edition", Integer, nullable=False, server_default="0"),
    Column("document_id", String(16), nullable=False, server_default=""),  # that held it last
    Column("words", String(16), nullable=False, server_default=""),  # a hash of the folded words
    Column("status", String(12), nullable=False, server_default="unanswered"),  # as it was found last, like the next
    Column("due", Date),
    Index("questions_by_document", "document_id"),
    Index("questions_by_words", "words"),
    Index("questions_by_age", "status", "first_asked", "id"),
    Index("questions_by_due", "status", "due", "first_asked", "id"),
)

#: What each edition found of each question.
sightings = Table(
    "sightings",
    METADATA,
    Column("edition", ForeignKey("editions.number"), primary_key=True),
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("found_as", String(40), nullable=False, server_default=""),  # the id that the analysis gave it
    Column("document_id", String(16), nullable=False),
    Column("document", Text, nullable=False),
    Column("segment_id", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("status", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("answer", Text),
    Column("answered_on", Date),  # the day of the paper that holds the answer
    Column("promise", Text),
    Column("owner", Text),
    Column("due", Date),
    Column("due_text", Text),
    Column("score", Float, nullable=False),
    Column("proposed", Boolean, nullable=False),  # an answer elsewhere was proposed
    Column("proposals", Text, nullable=False, server_default="[]"),
    Column("asked_also", Text, nullable=False, server_default="[]"),
    Column("themes", Text, nullable=False, server_default="[]"),
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
