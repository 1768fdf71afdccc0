"""Rich Text Format: what is on the page, and none of what is behind it."""

from pipeline.ingest.readers.rtf import read
from pipeline.records import Block

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Arial Cyr;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s3\b heading 2;}}{\info{\author Nobody}}"


def blocks(body: str) -> list[Block]:
    return list(read((HEAD + body + "}").encode("latin-1")))


def brief(body: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.mark, block.text) for block in blocks(body)]


def test_paragraphs_headings_and_bold() -> None:
    found = blocks(r"\pard\s3\b Roads\par\pard\plain {\b Is it so?} It is.\par plain\par")
    assert [(b.kind, b.text, b.level, b.strong) for b in found] == [
        ("heading", "Roads", 2, 5),
        ("paragraph", "Is it so? It is.", 0, 9),
        ("paragraph", "plain", 0, 0),
    ]


def test_letters_come_out_right() -> None:
    body = (
        r"caf\'e9 \ldblquote x\rdblquote \endash  na\u239?ve {\f2 \'c4\'e0} \u-10179?\u-8704? 1\~000 co\-op \{y\}\par"
    )
    assert brief(body) == [("paragraph", "", "café “x”– naïve Да 😀 1 000 coop {y}")]


def test_list_marks_are_taken_from_their_groups() -> None:
    body = r"{\listtext\pard\f1 \'b7\tab}\pard\ilvl0 one\par{\listtext\f0 o\tab}\pard\ilvl1 under\par{\*\pntext 2.\tab}\pard two\par"
    found = [(b.kind, b.mark, b.level, b.text) for b in blocks(body.replace(r"{\*\pntext", r"{\pntext"))]
    assert found == [("item", "•", 0, "one"), ("item", "o", 1, "under"), ("item", "2.", 0, "two")]


def test_tables_keep_cells_lists_and_columns_under_merged_cells() -> None:
    body = (
        r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl a\cell b\cell c\cell\row"
        r"\trowd\cellx2000\cellx3000\pard\intbl wide\cell {\listtext\'95\tab}one\par{\listtext\'95\tab}two\cell\row\pard after\par"
    )
    table, after = blocks(body)
    assert [[[f"{b.mark}{b.text}" for b in cell] for cell in row] for row in table.rows] == [
        [["a"], ["b"], ["c"]],
        [["wide"], [], ["•one", "•two"]],
    ]
    assert after.text == "after"


def test_notes_headers_and_margin_comments_are_set_aside() -> None:
    body = r"{\header Draft\par}{\footer Foot\par}said{\footnote\pard why\par} so{\*\annotation check\par}.\par"
    assert [(b.note, b.text) for b in blocks(body)] == [
        ("", "said so."),
        ("page header", "Draft"),
        ("page footer", "Foot"),
        ("footnote", "why"),
        ("comment in the margin of the file", "check"),
    ]


def test_fields_show_their_result_and_hidden_or_deleted_text_is_left_out() -> None:
    body = r"{\field{\*\fldinst HYPERLINK x}{\fldrslt here}} and{\deleted gone}{\v secret}{\*\unknown junk} there\par"
    assert brief(body) == [("paragraph", "", "here and there")]


def test_pictures_are_not_read_as_text() -> None:
    assert brief(r"{\pict\wmetafile8 0100ffff}{\*\shppict{\pict\pngblip 8950}}x\bin4 \{}\{y\par") == [
        ("paragraph", "", "xy")
    ]


def test_a_file_cut_short_gives_what_it_has() -> None:
    whole = (HEAD + r"first\par {\b second").encode()
    assert [block.text for block in read(whole)] == ["first", "second"]
