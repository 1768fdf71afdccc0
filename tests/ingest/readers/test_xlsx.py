"""Workbooks: sheets as headings and tables, dates in ISO, stored values of formulas."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from pipeline.ingest.readers.xlsx import as_text, read
from pipeline.records import Block


def blocks(write: Callable[[Any], None]) -> list[Block]:
    book = openpyxl.Workbook()
    write(book)
    stream = io.BytesIO()
    book.save(stream)
    return list(read(stream.getvalue()))


def grid(block: Block) -> list[list[str]]:
    return [[" / ".join(f"{one.mark}{one.text}" for one in cell) for cell in row] for row in block.rows]


def test_every_sheet_is_a_heading_and_a_table() -> None:
    def write(book: Any) -> None:
        book.active.title = "Spring"
        book.active.append(["id", "said"])
        book.active.append([1, "warm"])
        other = book.create_sheet("Autumn")
        other.append(["id", "said"])
        other.append([2, "- cold\n- wet"])
        book.create_sheet("Empty")

    found = blocks(write)
    assert [(b.kind, b.text) for b in found] == [
        ("heading", "Spring"),
        ("table", ""),
        ("heading", "Autumn"),
        ("table", ""),
    ]
    assert grid(found[1]) == [["id", "said"], ["1", "warm"]]
    assert grid(found[3]) == [["id", "said"], ["2", "-cold / -wet"]]


def test_merged_cells_are_not_doubled_and_gaps_keep_their_columns() -> None:
    def write(book: Any) -> None:
        book.active.append(["topic", "good", "bad"])
        book.active.append(["Hall", None, "cold"])
        book.active["A3"] = "Garden"
        book.active.merge_cells("A3:B3")
        book.active["C9"] = "far down"

    assert grid(blocks(write)[1]) == [
        ["topic", "good", "bad"], ["Hall", "", "cold"], ["Garden", "", ""], ["", "", "far down"],
    ]  # fmt: skip


def test_lines_above_the_table_are_paragraphs() -> None:
    def write(book: Any) -> None:
        book.active.append(["Survey of the lane"])
        book.active.append([])
        book.active.append(["id", "likes", "worries"])
        book.active.append([1, "a", "b"])

    found = blocks(write)
    assert [(b.kind, b.text) for b in found] == [
        ("heading", "Sheet"),
        ("paragraph", "Survey of the lane"),
        ("table", ""),
    ]
    assert len(found[2].rows) == 2


def test_notes_on_cells_are_set_aside() -> None:
    def write(book: Any) -> None:
        book.active.append(["a", "b"])
        book.active["A1"].comment = Comment("Ask again", "Editor")

    assert [(b.text, b.note) for b in blocks(write) if b.kind == "aside"] == [("Ask again", "note on a cell")]


def test_values_are_written_as_a_reader_would() -> None:
    written = {
        datetime.datetime(2024, 3, 4): "2024-03-04",
        datetime.datetime(2024, 3, 4, 9, 30): "2024-03-04 09:30:00",
        datetime.date(2024, 3, 4): "2024-03-04",
        datetime.time(9, 30): "09:30:00",
        7.0: "7",
        7.25: "7.25",
        True: "TRUE",
        None: "",
        "words": "words",
    }
    assert [as_text(value) for value in written] == list(written.values())
