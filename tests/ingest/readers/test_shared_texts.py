"""Real documents that stand beside the project: what a reader makes of them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.ingest.layout import lay_out
from pipeline.ingest.readers._text import clean, decode
from pipeline.ingest.readers.txt import read
from pipeline.records import Block, leaves

SHARED = Path(__file__).parents[4] / "shared"
TEXTS = sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("dev/*.txt")])

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not TEXTS, reason="the real documents (../shared) are not there"),
]


def solid(text: str) -> str:
    return "".join(clean(text).split())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem[:24])
def test_no_character_of_a_real_document_is_lost(path: Path) -> None:
    data = path.read_bytes()
    blocks = list(read(data))
    source, text = solid(decode(data)), solid(lay_out(blocks)[0])
    if blocks[0].kind == "table":  # rows divided by commas: those and the quotation marks became cells
        assert Counter(filter(str.isalnum, source)) == Counter(filter(str.isalnum, text))
    elif any("page" in block.note for block in blocks):
        assert Counter(source) == Counter(text)
    else:
        assert source == text


def seed(number: str) -> list[Block]:
    (path,) = SHARED.glob(f"seeds/{number}_*.txt")
    return list(read(path.read_bytes()))


def test_every_bullet_of_the_pasted_table_stands_in_its_row_and_column() -> None:
    gold = json.loads((SHARED / "gold" / "000.gold.json").read_text(encoding="utf-8"))["comments"]
    (table,) = [block for block in seed("000") if block.kind == "table"]
    columns = ["", "information", "hopes", "concerns"]
    found = [
        (block.text.rstrip("* "), row[0][0].text, columns[number])
        for row in table.rows[1:]
        for number, cell in enumerate(row[1:], 1)
        for block in leaves(cell)
    ]
    wanted = [(" ".join(item["text"].split()).rstrip("* "), item["row_theme"], item["column"]) for item in gold]
    assert len(wanted) == 92
    assert wanted == found


def test_bullets_under_bullets_are_one_level_down() -> None:
    levels = Counter(block.level for block in seed("003") if block.kind == "item")
    assert levels == {0: 4, 1: 4}


def dev(name: str) -> list[Block]:
    (path,) = SHARED.glob(f"dev/{name}*.txt")
    return list(read(path.read_bytes()))


def test_running_headers_and_page_numbers_are_set_aside() -> None:
    blocks = dev("minutes_09")
    assert Counter(block.note for block in blocks if block.kind == "aside") == {
        "page number": 9,
        "page header or footer that repeats": 9,
    }


def test_wrapped_minutes_are_paragraphs_again() -> None:
    ends = [block.text[-1] for block in dev("minutes_06") if block.kind == "paragraph" and len(block.text) > 120]
    assert set(ends) <= {".", ")"}


def test_rows_saved_as_text_are_a_table() -> None:
    (table,) = dev("feedback_28")
    assert [len(row) for row in table.rows] == [3] * 11
