"""Rows divided by something: the whole file is one table."""

import pytest

from pipeline.ingest.readers.csv import read
from pipeline.records import Block


def table(text: str, encoding: str = "utf-8") -> list[list[str]]:
    (found,) = read(text.encode(encoding))
    return [[" / ".join(f"{one.mark}{one.text}" for one in cell) for cell in row] for row in found.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["id", "likes", "worries"], ["1", "warm", "none"], ["2", "", "dark"]]
    assert table("\r\n".join(delimiter.join(row) for row in rows)) == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert table("name,said\nZoë,“naïve – but kind”\n", encoding) == [["name", "said"], ["Zoë", "“naïve – but kind”"]]


def test_quoted_commas_and_lines_stay_in_their_cell() -> None:
    assert table('a,b\n"one, two","first\nsecond"\n"say ""so""",\n') == [
        ["a", "b"],
        ["one, two", "first second"],
        ['say "so"', ""],
    ]


def test_bullets_in_a_cell_stay_bullets() -> None:
    assert table('topic,good\nBuses,"- often\n- clean and\n  warm"\n') == [
        ["topic", "good"],
        ["Buses", "-often / -clean and warm"],
    ]


def test_a_declared_delimiter_is_obeyed_and_is_no_record() -> None:
    assert table("sep=;\na;b,c\n1;2,3\n") == [["a", "b,c"], ["1", "2,3"]]


def test_a_quotation_mark_that_never_closes_loses_nothing() -> None:
    (found,) = read(b'a,b\n1,"open\n2,shut\n')
    text = " ".join(one.text for row in found.rows for cell in row for one in cell)
    assert {"open", "2,shut"} <= set(text.split())


def test_an_empty_cell_is_empty() -> None:
    (found,) = read(b"a,b\n,\n1,2\n")
    assert found.rows[1] == ((), ())


def test_cells_are_paragraphs() -> None:
    (found,) = read(b"a,b\n1,2\n")
    assert found.rows[1][1] == (Block(kind="paragraph", text="2"),)
