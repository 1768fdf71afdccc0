"""Word files: lists, merged cells, tracked changes, links, notes, headers; nothing is lost and nothing is doubled."""

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.ingest.readers.docx import read
from pipeline.records import Block

NS = nsdecls("w")


def blocks(write: Callable[[Any], None]) -> list[Block]:
    document = docx.Document()
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return list(read(stream.getvalue()))


def body(*parts: str) -> Callable[[Any], None]:
    """Put raw parts of a body into a document."""

    def write(document: Any) -> None:
        for part in parts:
            document.element.body.insert(len(document.element.body) - 1, parse_xml(part.replace(">", f" {NS}>", 1)))

    return write


def brief(found: list[Block]) -> list[tuple[str, str, str]]:
    return [(block.kind, block.mark, block.text) for block in found]


def test_headings_bold_and_soft_breaks() -> None:
    def write(document: Any) -> None:
        document.add_heading("Notes", 0)
        document.add_heading("Roads", 2)
        paragraph = document.add_paragraph()
        paragraph.add_run("Is it safe?").bold = True
        paragraph.add_run(" It is.\nAsk again")
        paragraph.add_run("\tlater.")

    assert [(b.kind, b.text, b.level, b.strong) for b in blocks(write)] == [
        ("heading", "Notes", 1, 0),
        ("heading", "Roads", 2, 5),
        ("paragraph", "Is it safe? It is.", 0, 11),
        ("paragraph", "Ask again later.", 0, 0),
    ]


def test_lists_nest_and_count() -> None:
    def write(document: Any) -> None:
        for style, text in [
            ("List Bullet", "one"),
            ("List Bullet 2", "under one"),
            ("List Number", "first"),
            ("List Number", "second"),
        ]:
            document.add_paragraph(text, style=style)

    found = [(b.mark, b.text) for b in blocks(write)]
    assert found == [("•", "one"), ("•", "under one"), ("1.", "first"), ("2.", "second")]


def test_numbers_by_level_as_word_shows_them() -> None:
    def write(document: Any) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(
            f'<w:abstractNum {NS} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/>'
            '</w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
        ))  # fmt: skip
        numbering.append(parse_xml(f'<w:num {NS} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for level, text in [(0, "three"), (1, "a"), (1, "b"), (2, "dot"), (0, "four"), (1, "again a")]:
            properties = document.add_paragraph(text)._p.get_or_add_pPr()
            properties.append(parse_xml(f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))

    assert [(b.mark, b.level) for b in blocks(write)] == [
        ("3.", 0), ("3.a)", 1), ("3.b)", 1), ("•", 2), ("4.", 0), ("4.a)", 1),
    ]  # fmt: skip


def test_a_bullet_typed_by_hand_is_an_item() -> None:
    assert brief(blocks(lambda document: document.add_paragraph("·\tMind the step"))) == [
        ("item", "·", "Mind the step")
    ]


def test_a_soft_break_in_a_bullet_stays_in_the_bullet() -> None:
    assert brief(blocks(lambda d: d.add_paragraph("The path\nIs dark", style="List Bullet"))) == [
        ("item", "•", "The path Is dark")
    ]


def test_merged_cells_are_not_doubled_and_columns_stay_in_line() -> None:
    def write(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = f"c{number}"
        table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
        table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"

    (table,) = blocks(write)
    assert [["".join(b.text for b in cell) for cell in row] for row in table.rows] == [
        ["wide", "", "c2"],
        ["c3", "c4", "tall"],
        ["c6", "c7", ""],
    ]


def test_a_table_in_a_cell_stays_there() -> None:
    def write(document: Any) -> None:
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        cell.text = "outer"
        cell.add_table(rows=1, cols=2).cell(0, 1).text = "inner"

    (table,) = blocks(write)
    outer, inner = table.rows[0][0][:2]
    assert (outer.text, inner.kind) == ("outer", "table")
    assert ["".join(b.text for b in cell) for cell in inner.rows[0]] == ["", "inner"]


def test_what_was_inserted_is_read_and_what_was_deleted_is_not() -> None:
    found = blocks(body(
        "<w:p><w:r><w:t xml:space=\"preserve\">We want </w:t></w:r><w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t>two</w:t></w:r></w:ins>"
        "<w:del w:id=\"2\" w:author=\"x\"><w:r><w:delText>three</w:delText></w:r></w:del><w:r><w:t xml:space=\"preserve\"> bins.</w:t></w:r></w:p>"
    ))  # fmt: skip
    assert brief(found) == [("paragraph", "", "We want two bins.")]


def test_links_fields_and_content_controls_are_read() -> None:
    found = blocks(body(
        '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>linked</w:t></w:r></w:hyperlink><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:fldSimple w:instr="DATE"><w:r><w:t xml:space="preserve"> dated</w:t></w:r></w:fldSimple></w:p>',
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ))  # fmt: skip
    assert [b.text for b in found] == ["linked dated", "controlled"]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    found = blocks(body(
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r><w:r><w:t>Beside it</w:t></w:r></w:p>"
    ))  # fmt: skip
    assert [b.text for b in found] == ["Beside it", "In the box"]


def test_headers_and_footers_are_set_aside_once_each() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("Body")
        document.sections[0].header.paragraphs[0].text = "Draft"
        document.sections[0].footer.paragraphs[0].text = "Page foot"
        document.add_section(WD_SECTION.NEW_PAGE).header.is_linked_to_previous = False
        document.sections[1].header.paragraphs[0].text = "Draft"

    assert [(b.kind, b.text, b.note) for b in blocks(write)] == [
        ("aside", "Draft", "page header"),
        ("paragraph", "Body", ""),
        ("aside", "Page foot", "page footer"),
    ]


def test_a_comment_in_the_margin_is_set_aside() -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("The lane is narrow.")
        document.add_comment(paragraph.runs, text="Check this width", author="Editor")

    assert [(b.kind, b.text, b.note) for b in blocks(write)] == [
        ("paragraph", "The lane is narrow.", ""),
        ("aside", "Check this width", "comment in the margin of the file"),
    ]


def test_pages_are_named_only_where_word_left_them() -> None:
    mark = "<w:p><w:r>{}<w:t>{}</w:t></w:r></w:p>"
    found = blocks(body(mark.format("", "one"), mark.format("<w:lastRenderedPageBreak/>", "two")))
    assert [b.locator for b in found] == ["page 1", "page 2"]
    assert [b.locator for b in blocks(body(mark.format("", "one")))] == [""]


def test_odd_spaces_and_hyphens_do_no_harm() -> None:
    found = blocks(
        body(
            "<w:p><w:r><w:t>co\u00adope\u200brate\u00a0now</w:t></w:r><w:r><w:noBreakHyphen/><w:t>ish – “so”</w:t></w:r></w:p>"
        )
    )
    assert found[0].text == "cooperate now-ish – “so”"
