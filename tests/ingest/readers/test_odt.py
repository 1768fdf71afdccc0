"""OpenDocument text: lists with their numbers, covered cells, notes, tracked changes."""

import io
import zipfile

import pytest

from pipeline.errors import UnreadableDocument
from pipeline.ingest.readers.odt import read
from pipeline.records import Block

NAMES = {
    part: f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"
    for part, long in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    ]
}
SPACES = " ".join(f'xmlns:{part}="{name}"' for part, name in NAMES.items())
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="D"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>'
)


def packed(body: str, *, manifest: str = "", around: str = "") -> bytes:
    content = f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("content.xml", content)
        package.writestr(
            "styles.xml",
            f"<office:document-styles {SPACES}><office:master-styles>{around}</office:master-styles></office:document-styles>",
        )
        package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return stream.getvalue()


def blocks(body: str) -> list[Block]:
    return list(read(packed(body)))


def items(*texts: str) -> str:
    return "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)


def test_headings_spans_breaks_and_spaces() -> None:
    found = blocks(
        '<text:h text:outline-level="2">Roads</text:h><text:p><text:span text:style-name="B">Is it?</text:span><text:s text:c="2"/>It is.'
        "<text:line-break/>And<text:tab/>so on.</text:p>"
    )
    assert [(b.kind, b.text, b.level, b.strong) for b in found] == [
        ("heading", "Roads", 2, 0),
        ("paragraph", "Is it? It is.", 0, 6),
        ("paragraph", "And so on.", 0, 0),
    ]


def test_lists_nest_count_and_go_on_after_a_paragraph() -> None:
    inner = f"<text:list><text:list-item><text:p>a</text:p></text:list-item>{items('b')}</text:list>"
    found = blocks(
        f'<text:list text:style-name="N"><text:list-item><text:p>one</text:p>{inner}</text:list-item>{items("two")}</text:list>'
        f'<text:p>between</text:p><text:list text:style-name="N" text:continue-numbering="true">{items("three")}</text:list>'
        f'<text:list text:style-name="D">{items("dash")}</text:list>'
    )
    assert [(b.mark, b.level, b.text) for b in found] == [
        ("1.", 0, "one"), ("a)", 1, "a"), ("b)", 1, "b"), ("2.", 0, "two"), ("", 0, "between"), ("3.", 0, "three"), ("–", 0, "dash"),
    ]  # fmt: skip


def test_covered_cells_are_empty_and_not_doubled() -> None:
    (table,) = blocks(
        '<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>wide</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
        f"<text:list>{items('x', 'y')}</text:list></table:table-cell><table:table-cell><text:p>z</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert [[[f"{b.mark}{b.text}" for b in cell] for cell in row] for row in table.rows] == [
        [["wide"], []],
        [["•x", "•y"], ["z"]],
    ]


def test_notes_comments_and_contents_are_set_aside() -> None:
    found = blocks(
        "<text:table-of-content><text:index-body><text:p>Roads 3</text:p></text:index-body></text:table-of-content>"
        "<text:p>said<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>why</text:p></text:note-body></text:note> so"
        "<office:annotation><text:p>check</text:p></office:annotation>.</text:p>"
    )
    assert [(b.note, b.text) for b in found] == [
        ("table of contents of the file", "Roads 3"),
        ("", "said so."),
        ("footnote", "why"),
        ("comment in the margin of the file", "check"),
    ]


def test_what_was_deleted_is_not_read() -> None:
    found = blocks(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>three</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>two<text:change text:change-id="c"/> bins</text:p>'
    )
    assert [b.text for b in found] == ["two bins"]


def test_a_text_box_is_read_where_it_is_anchored() -> None:
    found = blocks(
        "<text:p>beside<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert [b.text for b in found] == ["beside", "boxed"]


def test_pages_are_counted_where_the_file_says_where_they_end() -> None:
    found = blocks("<text:p>one</text:p><text:soft-page-break/><text:p>two</text:p>")
    assert [b.locator for b in found] == ["page 1", "page 2"]


def test_headers_and_footers_are_set_aside() -> None:
    data = packed(
        "<text:p>body</text:p>",
        around="<style:master-page><style:header><text:p>Draft</text:p></style:header><style:footer><text:p>Foot</text:p></style:footer></style:master-page>",
    )
    assert [(b.note, b.text) for b in read(data)] == [("page header", "Draft"), ("", "body"), ("page footer", "Foot")]


def test_a_password_is_named() -> None:
    with pytest.raises(UnreadableDocument, match="password"):
        list(read(packed("<text:p>x</text:p>", manifest="<encryption-data/>")))
