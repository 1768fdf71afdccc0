"""Headings of action tables, and the lines of those that lost their table."""

import pytest

from pipeline.action_tables import Columns, columns_of, heads_list, is_item_number, is_when, read_columns
from pipeline.records import Block

HEADERS = [
    (["Action", "Owner", "Due"], Columns(0, 1, 2)),
    (["No", "Action", "By whom", "By when"], Columns(1, 2, 3)),
    (["Item", "Task", "Lead"], Columns(1, 2, None)),
    (["Ref", "Actions agreed", "Deadline"], Columns(1, None, 2)),
    (["Responsible person", "Action required"], Columns(1, 0, None)),
    (["Item", "Notes", "Action"], None),
    (["What went well", "What did not"], None),
    (["Name", "Organisation"], None),
]

LINES = [
    ("asap", is_when, True),
    ("On-going", is_when, True),
    ("30/09/2024", is_when, True),
    ("end of March", is_when, True),
    ("next meeting", is_when, True),
    ("Write to the county", is_when, False),
    ("43/2021", is_item_number, True),
    ("FG 43/2021", is_item_number, True),
    ("7", is_item_number, True),
    ("2020.", is_item_number, False),
    ("Clerk", is_item_number, False),
]


@pytest.mark.parametrize(("header", "columns"), HEADERS)
def test_the_columns_are_known_by_their_headings(header: list[str], columns: Columns | None) -> None:
    assert read_columns(header) == columns


@pytest.mark.parametrize(("line", "is_such", "wanted"), LINES)
def test_a_line_is_what_it_says(line: str, is_such: object, wanted: bool) -> None:
    assert callable(is_such)
    assert is_such(line) is wanted


def test_the_headings_of_a_lost_table() -> None:
    assert heads_list(["Item", "By whom", "By when", "Order the bench"]) == 3
    assert heads_list(["Item", "Notes", "Order the bench"]) == 0
    assert heads_list(["By whom"]) == 0


def test_by_alone_is_when_where_another_column_says_who() -> None:
    assert read_columns(["What", "Who", "By"]) == Columns(action=0, owner=1, due=2)
    assert read_columns(["Action", "By"]) == Columns(action=0, owner=1)


def _rows(*rows: str) -> list[list[list[Block]]]:
    return [[[Block(kind="paragraph", text=cell)] for cell in row.split(" | ")] for row in rows]


def test_columns_without_names_are_known_by_what_stands_in_them() -> None:
    rows = _rows("1.1 | Clerk | Write to the mill about the sluice | May", "1.2 | AB | Find a date for the fair | ASAP")
    assert columns_of(rows) == Columns(action=2, owner=1, due=3, headed=False)
    assert (
        columns_of(_rows("Ida | Tarn Row | The ducks are thriving now", "Wyn | Mill Lane | Too many bins here")) is None
    )
