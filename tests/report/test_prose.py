"""What was cut apart to be read reads as one again: paragraphs, and the rows of tables."""

from dataclasses import replace
from typing import Any

from pipeline.records import Block
from pipeline.report import report_view


def as_one_paragraph(maker: Any, place: int = -1) -> None:
    document = maker.documents[place]
    maker.documents[place] = replace(
        document, blocks=(Block(kind="paragraph", text=document.text, end=len(document.text)),)
    )


def as_table(maker: Any, *rows: int) -> None:
    """Make each line of the last document a cell; the rows have so many cells."""
    document, at, cells = maker.documents[-1], 0, []
    for line in document.text.split("\n"):
        cells.append((Block(kind="paragraph", text=line, start=at, end=at + len(line)),))
        at += len(line) + 1
    table, first = [], 0
    for length in rows:
        table.append(tuple(cells[first : first + length]))
        first += length
    maker.documents[-1] = replace(document, blocks=(Block(kind="table", rows=tuple(table), end=at - 1),))


def shown(maker: Any) -> list[tuple[str, str]]:
    (document,) = report_view(maker.analysis()).documents
    return [(piece.kind, "".join(run.text for run in piece.runs)) for piece in document.pieces]


def test_statements_of_one_paragraph_are_one_piece_with_all_their_places(maker: Any) -> None:
    one, two, asked, last = maker.document(
        "minutes.txt",
        [
            ("S", "Mrs Tarn opened the item.", {"speaker": "Mrs Tarn"}),
            ("S", "Mr Quill seconded it.", {"speaker": "Mr Quill"}),
            ("Q", "Miss Fenn asked who would pay."),
            ("S", "Nobody knew."),
        ],
        shape="minutes",
    )
    maker.ask(asked, "unanswered", "no reply found")
    as_one_paragraph(maker)
    (document,) = report_view(maker.analysis()).documents
    first, question, end = document.pieces
    assert "".join(run.text for run in first.runs) == f"{one.text} {two.text}"
    assert first.speakers == ()  # the sentences name them
    assert [first.anchor, *(run.anchor for run in first.runs if run.anchor)] == [f"s-{one.id}", f"s-{two.id}"]
    assert [question.joined, end.joined, first.joined] == [True, True, False]
    assert end.anchor == f"s-{last.id}"


def test_statements_of_two_paragraphs_stay_apart(maker: Any) -> None:
    maker.document("minutes.txt", [("S", "Mrs Tarn opened the item."), ("S", "Mr Quill seconded it.")], shape="minutes")
    as_table(maker, 1, 1)
    assert len(shown(maker)) == 2


def test_the_head_of_a_table_and_a_row_set_aside_are_one_line_each(maker: Any) -> None:
    maker.document(
        "survey.csv",
        [
            *(("H", name) for name in ("Number", "Age", "Remark")),
            *(
                ("-", "1", {"reason": "about the form"}),
                ("-", "30 to 40", {"reason": "closed answer"}),
                ("C", "Too dear."),
            ),
            *(
                ("-", "2", {"reason": "about the form"}),
                ("-", "over 60", {"reason": "closed answer"}),
                ("C", "Too cold."),
            ),
        ],
    )
    as_table(maker, 3, 3, 3)
    assert shown(maker) == [
        ("columns", "Number | Age | Remark"),
        ("aside", "1 | 30 to 40"),
        ("comment", "Too dear."),
        ("aside", "2 | over 60"),
        ("comment", "Too cold."),
    ]
    (document,) = report_view(maker.analysis()).documents
    assert document.pieces[1].reason == "about the form; closed answer"
    assert document.pieces[1].runs[2].anchor


def test_a_column_is_named_one_level_under_the_heading_that_is_left(maker: Any) -> None:
    in_column = {"column": "Remark"}
    maker.document(
        "survey.csv",
        [
            ("H", "Number"),
            ("H", "Remark"),
            ("C", "Too dear.", in_column),
            ("H", "Later"),
            ("C", "Too cold.", in_column),
        ],
    )
    as_table(maker, 2, 1, 1, 1)
    (document,) = report_view(maker.analysis()).documents
    assert [piece.heading for piece in document.pieces] == [0, 3, 3, 0]
    maker.segments[3] = replace(maker.segments[3], role="heading")
    maker.segments[4] = replace(maker.segments[4], column="Other")
    (document,) = report_view(maker.analysis()).documents
    assert [piece.heading for piece in document.pieces] == [0, 3, 3, 4]
