"""Real files in their original formats, beside the project: each gives what its README says a reader should get."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.errors import UnreadableDocument
from pipeline.ingest.corpus import reader_for
from pipeline.ingest.layout import lay_out
from pipeline.records import Block, leaves

FILES = Path(__file__).parents[4] / "shared" / "dev" / "files"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES.is_dir(), reason="the real files (../shared/dev/files) are not there"),
]


def blocks(name: str) -> list[Block]:
    data = (FILES / name).read_bytes()
    return list(lay_out(reader_for(name, data).read(data))[1])


def tables(found: list[Block]) -> list[Block]:
    return [block for block in found if block.kind == "table"]


def told(found: list[Block]) -> list[Block]:
    """Everything in reading order that is not set aside."""
    return [block for block in leaves(tuple(found)) if block.kind != "aside"]


def aside_notes(found: list[Block]) -> Counter[str]:
    return Counter(block.note for block in leaves(tuple(found)) if block.kind == "aside")


def test_word_minutes_in_tables() -> None:
    found = blocks("odug_minutes_2014-05.docx")
    assert [len(table.rows) for table in tables(found)] == [15, 8, 7]
    assert sum(block.kind == "item" for block in told(found)) == 61
    assert sum(block.kind == "paragraph" for block in found) == 5
    assert "Forward Look" in [block.text for block in told(found)[-3:]]
    assert set(aside_notes(found)) == {"page header", "page footer"}


def test_bullets_and_numbers_in_cells() -> None:
    (table,) = blocks("bullets_in_cells.docx")
    assert [[[block.mark for block in cell] for cell in row] for row in table.rows] == [
        [[""], [""]],
        [["•", "•", "•"], ["1.", "2.", "3."]],
    ]


def test_opendocument_minutes() -> None:
    found = blocks("odug_minutes_2013-05.odt")
    assert [len(table.rows) for table in tables(found)] == [13, 10]
    marks = [block.mark for block in found if block.kind == "item"]
    assert [mark for mark in marks if mark[0].isdigit()] == [f"{number}." for number in range(1, 21)]
    assert "•" in marks
    letters = [block.mark for block in leaves(tuple(tables(found))) if block.kind == "item"]
    assert letters == [*(f"{letter}." for letter in "abcdefgh"), "a.", "b."]


def test_rich_text_of_every_kind() -> None:
    found = blocks("various.rtf")
    (table,) = tables(found)
    assert [len(row) for row in table.rows] == [3, 3]
    assert [block.mark for block in found if block.kind == "item"] == ["•", "•", "•", "1)", "2)", "3)"]
    text = "\n".join(block.text for block in leaves(tuple(found)))
    assert "ゾルゲと尾崎、淡々と最期" in text
    assert "𐌲𐌿𐍄𐌹𐍃𐌺" in text
    assert "\\" not in text
    assert "fldinst" not in text
    assert aside_notes(found) == {"page header": 1, "page footer": 1, "footnote": 1}
    assert Counter(block.text for block in found)["Here is a text box"] == 1


def test_printed_minutes() -> None:
    found = blocks("odug_minutes_2013-07.pdf")
    attendees, agenda = tables(found)
    assert attendees.rows[1][0][0].text.endswith("(HS)")
    assert attendees.rows[1][1][0].text.endswith("(phoning in)")
    assert len(agenda.rows) == 13
    assert all("UNCLASSIFIED" not in block.text for block in told(found))
    assert aside_notes(found) == {"page header or footer that repeats": 10, "page number": 5}
    numbers = [
        block.mark
        for block in found
        if block.mark[:1].isdigit() and block.mark.count(".") == 1 and block.mark[-1] == "."
    ]
    assert numbers == [f"{number}." for number in range(1, 35)]
    assert {block.locator.partition(",")[0] for block in found} == {f"page {number}" for number in range(1, 6)}


def test_printed_questions_and_answers() -> None:
    starts = Counter(block.text[:2] for block in blocks("telecommuting_qa.pdf"))
    assert (starts["Q:"], starts["A:"]) == (5, 5)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("encrypted.docx", "password"),
        ("password.pdf", "password"),
        ("ministerial_letter_scan.pdf", "OCR"),
        ("corrupted.xlsx", "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words):
        blocks(name)


def test_a_page_of_minutes_with_menus_round_it() -> None:
    found = blocks("parish_minutes.html")
    texts = [block.text for block in told(found)]
    assert texts[2] == "DRAFT"
    assert texts[3].startswith("Minutes of")
    assert texts[-2] == "Next Meeting"
    menu = {block.text for block in leaves(tuple(found)) if block.note == "head of the web page"}
    assert {"2001", "2021"} <= menu
    assert not menu & set(texts)


def test_a_fragment_of_a_page_without_charset() -> None:
    (table,) = tables(blocks("plan_commission.html"))
    assert [len(row) for row in table.rows] == [4] * 5
    assert table.rows[2][0][0].text.startswith("1500–1509")


def test_questions_in_bold_on_a_page() -> None:
    found = told(blocks("hybrid_faq.html"))
    questions = [block.text[: block.strong] for block in found if block.kind == "paragraph" and block.strong]
    assert len(questions) == 14
    assert all(question.endswith("?") for question in questions)
    assert "Share:" not in [block.text for block in found]


def test_a_page_under_the_name_of_markdown() -> None:
    found = told(blocks("html_faq.md"))
    questions = [number for number, block in enumerate(found) if block.strong]
    assert len(questions) == 5
    assert all(found[number + 1].kind == "paragraph" and not found[number + 1].strong for number in questions)
    assert not [block for block in found if "font-size" in block.text or "layout:" in block.text]


@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("surveymonkey_two_headers.csv", 2 + 21, 49),
        ("google_forms.csv", 1 + 19 + 1, 9),
        ("qualtrics_three_headers.csv", 3 + 5, 20),
        ("ms_forms.xlsx", 1 + 3, 9),
    ],
)
def test_survey_exports(name: str, rows: int, columns: int) -> None:
    (table,) = tables(blocks(name))
    assert (len(table.rows), {len(row) for row in table.rows}) == (rows, {columns})


def test_dates_in_a_workbook_are_iso() -> None:
    (table,) = tables(blocks("ms_forms.xlsx"))
    assert table.rows[1][1][0].text == "2024-02-01 12:00:00"


def test_a_table_in_windows_letters() -> None:
    (table,) = tables(blocks("latin1.csv"))
    filled = [row for row in table.rows[1:] if any(row)]
    assert len(filled) == 115
    text = "\n".join(block.text for block in leaves((table,)))
    assert "gestión" in text
    assert "Legislación" in text
    assert table.rows[1][6][0].text == "229,932.50"


def test_a_reply_above_what_it_quotes() -> None:
    found = blocks("reply_gmail.eml")
    assert [block.text for block in told(found)] == ["Re: Test", "Hello"]
    assert aside_notes(found) == {"e-mail header": 3, "earlier message quoted": 1}
