"""One text, in six formats, is the same segments: what holds every reader to account."""

import io
from pathlib import Path

import pytest

from pipeline.ingest.corpus import read_document
from pipeline.records import Segment

DATA = Path(__file__).parent / "data"

#: What is written: kind and words; a table's cells hold either a line or a list of bullets.
TEXT = [
    ("h1", "Harbour Lane Residents’ Panel"),
    ("p", "Notes of the evening session held on 4 March 2024 in the lower hall."),
    ("h2", "Parking near the shops"),
    (
        "p",
        "The panel heard that deliveries now block the turning circle on most mornings, and that drivers wait with "
        "their engines running while the school crossing is in use – which nobody had expected when the new bays were "
        "marked out last autumn.",
    ),
    ("li", "Please paint the bays again before the winter."),
    ("li", "The ticket machine never takes coins."),
    ("li", "More room for prams & wheelchairs would help everybody who comes from the far end of the lane and has no other way of reaching the surgery."),
    ("h2", "The garden behind the library"),
    ("p", "Several people were glad that the gate is open again at weekends."),
    ("h2", "What we wrote on the wall"),
    (
        "table",
        [
            ["", "What I like", "What worries me"],
            ["Opening hours", ["Late evening on Thursdays.", "Staff who know my name."], ["Will Saturday be dropped?"]],
            ["Getting there", ["The new footpath."], ["Ice on the ramp.", "Too few buses after six."]],
        ],
    ),
]  # fmt: skip


def as_txt() -> bytes:
    lines: list[str] = []
    for kind, words in TEXT:
        if kind == "table":
            for cell in words[0][1:]:
                lines.append(f"\t{cell}")
            lines.append("")
            for row in words[1:]:
                lines += [f"\t{row[0]}", ""]
                for cell in row[1:]:
                    lines += ["\t" + "\n\n".join(f"· {item}" for item in cell), ""]
        elif kind == "li":
            lines.append(f"· {words}")
        else:
            lines += ["", words] if kind != "p" else [words]
    return "\n".join(lines).strip().encode() + b"\n"


def as_docx() -> bytes:
    import docx

    document = docx.Document()
    for kind, words in TEXT:
        if kind == "table":
            table = document.add_table(rows=0, cols=len(words[0]))
            table.style = "Table Grid"
            for row in words:
                for cell, content in zip(table.add_row().cells, row, strict=True):
                    if isinstance(content, str):
                        cell.text = content
                        continue
                    cell.paragraphs[0].text = content[0]
                    cell.paragraphs[0].style = document.styles["List Bullet"]
                    for item in content[1:]:
                        cell.add_paragraph(item, style="List Bullet")
        elif kind == "p":
            document.add_paragraph(words)
        elif kind == "li":
            document.add_paragraph(words, style="List Bullet")
        else:
            document.add_heading(words, level=int(kind[1]))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_odt() -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import H, List, ListItem, P

    document = OpenDocumentText()

    def bullets(items: list[str]) -> List:
        element = List()
        for item in items:
            entry = ListItem()
            entry.addElement(P(text=item))
            element.addElement(entry)
        return element

    for kind, words in TEXT:
        if kind == "table":
            table = Table(name="wall")
            for row in words:
                line = TableRow()
                for content in row:
                    cell = TableCell()
                    cell.addElement(bullets(content) if isinstance(content, list) else P(text=content))
                    line.addElement(cell)
                table.addElement(line)
            document.text.addElement(table)
        elif kind == "p":
            document.text.addElement(P(text=words))
        elif kind == "li":
            document.text.addElement(bullets([words]))
        else:
            document.text.addElement(H(outlinelevel=int(kind[1]), text=words))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html() -> bytes:
    def escaped(words: str) -> str:
        return words.replace("&", "&amp;").replace("<", "&lt;")

    def bullets(items: list[str]) -> str:
        return "<ul>" + "".join(f"<li>{escaped(item)}</li>" for item in items) + "</ul>"

    parts = ["<!doctype html><meta charset=utf-8><title>Notes</title><nav><a href=/>Home</a></nav><main>"]
    for kind, words in TEXT:
        if kind == "table":
            parts.append("<table>")
            for row in words:
                cells = (bullets(cell) if isinstance(cell, list) else escaped(cell) for cell in row)
                parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
            parts.append("</table>")
        elif kind == "li":
            parts.append(bullets([words]))
        else:
            parts.append(f"<{kind}>{escaped(words)}</{kind}>")
    return "\n".join([*parts, "</main>"]).encode()


def as_rtf() -> bytes:
    def escaped(words: str) -> str:
        return "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in words)

    bullet = r"\pard{\listtext\'b7\tab}\li360 "
    parts = [r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 heading 1;}{\s2 heading 2;}}", "\n"]
    for kind, words in TEXT:
        if kind == "table":
            for row in words:
                parts.append(r"\trowd\cellx2000\cellx5000\cellx9000 ")
                for cell in row:
                    if isinstance(cell, list):
                        parts.append(r"\par ".join(bullet + r"\intbl " + escaped(item) for item in cell) + r"\cell ")
                    else:
                        parts.append(r"\pard\intbl " + escaped(cell) + r"\cell ")
                parts.append("\\row\n")
        elif kind == "li":
            parts.append(bullet + escaped(words) + "\\par\n")
        else:
            style = "" if kind == "p" else rf"\s{kind[1]}"
            parts.append(rf"\pard\plain{style} " + escaped(words) + "\\par\n")
    return "".join([*parts, "}"]).encode("ascii")


def as_pdf() -> bytes:
    return (DATA / "harbour_lane.pdf").read_bytes()


WRITERS = {"txt": as_txt, "docx": as_docx, "odt": as_odt, "html": as_html, "rtf": as_rtf, "pdf": as_pdf}


def told(segments: list[Segment]) -> list[tuple[str | None, ...]]:
    return [(segment.role, segment.text, segment.section, segment.column, segment.speaker) for segment in segments]


@pytest.fixture(name="expected", scope="module")
def _expected() -> list[tuple[str | None, ...]]:
    _, segments, _ = read_document(as_docx(), "notes.docx")
    return told(segments)


def test_every_word_of_the_text_is_in_a_segment(expected: list[tuple[str | None, ...]]) -> None:
    words = []
    for kind, written in TEXT:
        if kind == "table":
            words += [
                item for row in written for cell in row for item in ([cell] if isinstance(cell, str) else cell) if item
            ]
        else:
            words.append(written)
    assert words == [text for _, text, *_ in expected]


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_one_text_is_the_same_segments_in_every_format(suffix: str, expected: list[tuple[str | None, ...]]) -> None:
    _, segments, _ = read_document(WRITERS[suffix](), f"notes.{suffix}")
    assert expected == told(segments)


def test_cells_say_their_row_and_column(expected: list[tuple[str | None, ...]]) -> None:
    found = {text: (section, column) for _, text, section, column, _ in expected}
    assert found["Ice on the ramp."] == ("Getting there", "What worries me")
    assert found["Staff who know my name."] == ("Opening hours", "What I like")
