"""PDF: lines put together again, columns kept apart, page furniture set aside; the files are written by the test."""

from dataclasses import dataclass, field

import pytest

from pipeline.errors import UnreadableDocument
from pipeline.ingest.readers.pdf import read
from pipeline.records import Block

WIDTH, HEIGHT = 595, 842


@dataclass
class Page:
    """A page in the making; ``top`` counts from its upper edge."""

    content: list[str] = field(default_factory=list)

    def say(self, x: float, top: float, text: str, size: float = 11, *, bold: bool = False) -> "Page":
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.content.append(f"BT /F{2 if bold else 1} {size} Tf {x} {HEIGHT - top} Td ({escaped}) Tj ET")
        return self

    def lines(self, x: float, top: float, *texts: str, size: float = 11, bold: bool = False) -> "Page":
        for number, text in enumerate(texts):
            self.say(x, top + 14 * number, text, size, bold=bold)
        return self

    def grid(self, xs: list[float], tops: list[float]) -> "Page":
        for x in xs:
            self.content.append(f"{x} {HEIGHT - tops[0]} m {x} {HEIGHT - tops[-1]} l S")
        for top in tops:
            self.content.append(f"{xs[0]} {HEIGHT - top} m {xs[-1]} {HEIGHT - top} l S")
        return self


def pdf(*pages: Page) -> bytes:
    fonts = "".join(
        f"/F{number} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >> "
        for number, name in [(1, "Helvetica"), (2, "Helvetica-Bold")]
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        stream = "\n".join(page.content)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << {fonts} >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return body + tail.encode()


def blocks(*pages: Page) -> list[Block]:
    return list(read(pdf(*pages)))


def cells(block: Block) -> list[list[list[str]]]:
    return [[[f"{one.mark}{one.text}" for one in cell] for cell in row] for row in block.rows]


FULL = (
    "The members heard that the new gate had been put up at the far end of the",
    "green and that the old one was to be mended by the men who had made it. Then",
)


def test_wrapped_lines_are_put_together_and_paragraphs_stay_apart() -> None:
    page = Page().lines(60, 100, *FULL, "It was late.").lines(60, 160, "A new paragraph begins here.")
    assert [block.text for block in blocks(page)] == [" ".join([*FULL, "It was late."]), "A new paragraph begins here."]


def test_short_lines_stay_lines() -> None:
    page = Page().lines(60, 100, *FULL).lines(60, 150, "Ada Quill", "Bo Marsh", "Cy Dunn")
    assert [block.text for block in blocks(page)] == [" ".join(FULL), "Ada Quill", "Bo Marsh", "Cy Dunn"]


def test_bullets_nest_by_where_they_stand() -> None:
    page = Page().lines(60, 100, *FULL).say(60, 140, "• one").say(80, 154, "– under one").say(60, 168, "• two")
    assert [(b.mark, b.level, b.text) for b in blocks(page)[1:]] == [
        ("•", 0, "one"),
        ("–", 1, "under one"),
        ("•", 0, "two"),
    ]


def test_larger_letters_make_headings_and_bold_starts_are_counted() -> None:
    page = (
        Page().say(60, 60, "Notes of the evening", 20).say(60, 90, "Roads", 14, bold=True).lines(60, 110, *FULL)
        .say(60, 150, "Is it safe?", bold=True).say(122, 150, "It is.")
    )  # fmt: skip
    assert [(b.kind, b.level, b.text, b.strong) for b in blocks(page)] == [
        ("heading", 1, "Notes of the evening", 0),
        ("heading", 2, "Roads", 5),
        ("paragraph", 0, " ".join(FULL), 0),
        ("paragraph", 0, "Is it safe? It is.", 11),
    ]


def test_page_furniture_is_set_aside_and_does_not_break_a_paragraph() -> None:
    texts = [
        FULL[:1],
        ("green and that nobody had foreseen what would become of the old one when", "it rained."),
        ("Then they left.",),
    ]
    pages = [
        Page().say(60, 40, "Lane Trust - draft").say(280, 810, str(number)).lines(60, 100, *lines)
        for number, lines in enumerate(texts, 1)
    ]
    found = blocks(*pages)
    assert [b.note for b in found if b.kind == "aside"].count("page number") == 3
    assert [b.note for b in found if b.kind == "aside"].count("page header or footer that repeats") == 3
    told = [b for b in found if b.kind != "aside"]
    assert [b.text for b in told] == [" ".join([*texts[0], *texts[1]]), "Then they left."]
    assert [b.locator for b in told] == ["page 1", "page 3"]


def test_a_ruled_table_keeps_cells_and_bullets_and_goes_on_overleaf() -> None:
    first = (
        Page().lines(60, 60, *FULL).grid([60, 200, 400], [100, 130, 180])
        .say(64, 118, "Topic").say(204, 118, "Good").say(64, 148, "Buses").say(204, 148, "• often").say(204, 164, "• clean")
    )  # fmt: skip
    second = (
        Page().grid([60, 200, 400], [60, 90, 120]).say(64, 78, "Topic").say(204, 78, "Good")
        .say(64, 108, "Trams").say(204, 108, "• new")
    )  # fmt: skip
    _, table = blocks(first, second)
    assert cells(table) == [[["Topic"], ["Good"]], [["Buses"], ["•often", "•clean"]], [["Trams"], ["•new"]]]


def test_two_lists_side_by_side_are_not_mixed() -> None:
    page = (
        Page()
        .lines(60, 60, *FULL)
        .lines(60, 120, "Ada Quill", "Bo Marsh", "Cy Dunn")
        .lines(300, 120, "Di Lowe", "Ed Hart")
    )
    _, table = blocks(page)
    assert cells(table) == [[["Ada Quill"], ["Di Lowe"]], [["Bo Marsh"], ["Ed Hart"]], [["Cy Dunn"], []]]


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [f"The left column goes on in line {number}" for number in "abcdefgh"]
    right = [f"while the right one says its own {number}" for number in "abcdefgh"]
    found = blocks(Page().lines(60, 100, *left).lines(320, 100, *right))
    text = " ".join(block.text for block in found)
    assert text == " ".join(left + right)


def test_labels_before_a_gap_stay_on_their_line() -> None:
    page = Page().lines(60, 60, *FULL).lines(60, 120, "Date:", "Place:").lines(160, 120, "4 March 2024", "Lower hall")
    assert [block.text for block in blocks(page)[1:]] == ["Date: 4 March 2024", "Place: Lower hall"]


def test_a_page_without_text_is_refused() -> None:
    data = pdf(Page().say(60, 100, "Only words."))
    assert [block.text for block in read(data)] == ["Only words."]
    with pytest.raises(UnreadableDocument, match="no text"):
        list(read(pdf(Page())))
