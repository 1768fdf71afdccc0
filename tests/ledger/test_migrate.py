"""A ledger of an earlier version is brought up to date with nothing lost; a later one is refused."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, select, text

from pipeline.errors import LedgerError
from pipeline.ledger import Ledger, edition_of, update_ledger
from pipeline.ledger.book import _engine
from pipeline.ledger.migrate import VERSION
from pipeline.ledger.schema import METADATA, about, questions, sightings
from pipeline.records import Decision
from tests.ledger.papers import MAY, analysis, document, exchange, standing

OLD = Path(__file__).with_name("version1.sql")
APPROVED = (
    "Minutes of the Mooring Board, as approved. Mrs Ode asked when the old lamp would be lit. It would be looked into. "
    "Mr Pask asked who keeps the keys. The warden keeps them."
)


@pytest.fixture(name="old")
def _old(where: Path | str) -> Path | str:
    script = OLD.read_text("utf-8").partition("\n")[2]
    engine = _engine(str(where))
    if engine.dialect.name == "postgresql":
        script = script.replace('  number INTEGER NOT NULL,\n  "key"', '  number SERIAL NOT NULL,\n  "key"')
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        for statement in script.split(";\n"):
            if statement.strip():
                connection.execute(text(statement.replace(":", r"\:")))
    engine.dispose()
    return where


def shape(where: Path | str) -> dict[str, Any]:
    engine = create_engine(_engine(str(where)).url)
    look = inspect(engine)
    found = {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in look.get_columns(name)],
            sorted(str(index["column_names"]) for index in look.get_indexes(name)),
        )
        for name in look.get_table_names()
    }
    engine.dispose()
    return {name: (sorted(columns), indexes) for name, (columns, indexes) in found.items()}


def test_nothing_is_lost(old: Path | str) -> None:
    with Ledger(old) as ledger:
        assert ledger.rows(select(about.c.version))[0]["version"] == VERSION
        edition = edition_of(ledger, MAY)
        lamp = standing(edition, "lamp")
        assert (lamp.status, lamp.answer, lamp.reason) == ("answered", "It is lit from May.", "decided by anna")
        assert standing(edition, "keys").answer == "The warden keeps them."
        assert edition.number == 2
        assert len(ledger.history()) == 2
        stood = {row["id"]: (row["status"], row["due"]) for row in ledger.rows(select(questions))}
        seen = ledger.rows(select(sightings).join(questions, questions.c.last_edition == sightings.c.edition))
        assert stood == {row["question_id"]: (row["status"], row["due"]) for row in seen}
        new = Decision(target="keys", field="owner", value="Warden", coder="person:bo", made_at="2026-05-04T08:00:00Z")
        assert ledger.decide([new]) == [new]


def test_a_migrated_ledger_has_the_tables_of_a_new_one(old: Path | str, tmp_path: Path) -> None:
    Ledger(old).close()
    if isinstance(old, Path):
        Ledger(tmp_path / "new.db").close()
        assert shape(old) == shape(tmp_path / "new.db")
    assert set(shape(old)) == {table.name for table in METADATA.sorted_tables}


def test_a_migrated_ledger_knows_its_questions_again(old: Path | str) -> None:
    paper = document(APPROVED, "again.txt", datetime.date(2026, 3, 2))
    found = [exchange(paper, "oldlamp", "Mrs Ode asked when the old lamp would be lit.", "deferred")]
    edition = update_ledger(analysis(MAY, [paper], found), old)
    assert standing(edition, "lamp").exchange is not None
    assert standing(edition, "lamp").status == "answered"
    assert {row.question_id for row in edition.standings} == {"lamp", "keys"}


def test_a_newer_ledger_is_refused_and_left_alone(where: Path | str) -> None:
    with Ledger(where) as ledger, ledger.writing() as connection:
        connection.execute(about.update().values(version=VERSION + 1))
    with pytest.raises(LedgerError, match=r"newer yousaid.*Update yousaid"):
        Ledger(where)


def test_other_peoples_tables_are_left_alone(where: Path | str) -> None:
    engine = _engine(str(where))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("CREATE TABLE questions (id INTEGER)"))
    engine.dispose()
    with pytest.raises(LedgerError, match="database of its own"):
        Ledger(where)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").touch()
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.last_edition() == 0
