"""A name is found wherever it hides: packed, marked up, escaped, in a table of a database, in a file's own name."""

import gzip
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.privacy.key import Alias, Key
from pipeline.privacy.leaks import search

KEY = Key(
    secret="ab" * 32,
    people=(
        Alias(pseudonym="Resident 1", names=("Ann O’Threap", "Mrs Threap")),
        Alias(pseudonym="Resident 2", names=("Wilfred Young", "Mr Young")),
        Alias(pseudonym="Resident 3", names=("Sue Pogson",)),
    ),
    kept=("Cllr Mark Pogson",),
)


def whose(folder: Path) -> set[str]:
    return {leak.pseudonym for leak in search(folder, KEY).leaks}


@pytest.mark.parametrize(
    "text",
    [
        "We met Mrs Threap there.",
        "we met MRS THREAP there",
        "Threap’s letter",
        "<p>Mrs <mark>Threap</mark></p>",
        "<b>Thr</b>eap",
        json.dumps({"name": "Ann O’Threap"}),
        "Ann O&rsquo;Threap",
        "Mrs\n   Threap",
    ],
)
def test_a_name_in_a_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.html").write_text(text, "utf-8")
    assert whose(tmp_path) == {"Resident 1"}


@pytest.mark.parametrize(
    "text", ["threapy", "Threaplow", "young people", "Young people first", "Cllr Mark Pogson", "[Resident 1]"]
)
def test_what_is_nobodys_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.html").write_text(text, "utf-8")
    assert whose(tmp_path) == set()


def test_a_name_in_a_files_name(tmp_path: Path) -> None:
    (tmp_path / "document-wilfred-young.html").write_text("", "utf-8")
    assert whose(tmp_path) == {"Resident 2"}


def test_a_name_in_packed_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "summary.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<w:r><w:t>Mrs Thr</w:t></w:r><w:r><w:t>eap</w:t></w:r>")
    (tmp_path / "rows.csv.gz").write_bytes(gzip.compress(b"asker\nMr Young\n"))
    found = search(tmp_path, KEY)
    assert {(leak.file, leak.pseudonym) for leak in found.leaks} == {
        ("summary.docx:word/document.xml", "Resident 1"),
        ("rows.csv.gz", "Resident 2"),
    }


def test_a_name_in_a_workbook_and_in_parquet(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "Sue Pogson"  # type: ignore[index]
    book.save(tmp_path / "tables.xlsx")
    assert whose(tmp_path) == {"Resident 3"}


def test_a_name_in_a_database_and_in_what_was_deleted_from_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE questions (text TEXT)")
        connection.execute("INSERT INTO questions VALUES ('Mr Young asked')")
        connection.execute("INSERT INTO questions VALUES ('Mrs Threap asked')")
        connection.commit()
        connection.execute("DELETE FROM questions WHERE text LIKE 'Mrs%'")
        connection.commit()
    assert whose(tmp_path) == {"Resident 1", "Resident 2"}


def test_what_cannot_be_looked_into_is_said(tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "half.zip").write_bytes(b"PK\x03\x04 and no more")
    assert search(tmp_path, KEY).sealed == ("half.zip", "scan.png")


def test_names_that_are_not_searched_for_are_counted(tmp_path: Path) -> None:
    assert search(tmp_path, KEY).left_out == 2  # Young is a word, Pogson an office-holder's too
