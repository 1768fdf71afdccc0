"""Make the Word, OpenDocument, RTF, PDF and Excel files of corpus/sample from tests/sample_source.

The committed files are what counts; no test needs this. It wants LibreOffice (``soffice``):

    .venv/bin/python tests/make_sample.py [OUT_DIR]

A source file is plain text. ``@title``, ``@header`` and ``@footer`` give what they say (a footer that ends in "page"
gets the page number). ``@table``, ``@row``, ``@wide`` (a row of one merged cell), ``@cell`` and ``@end`` make tables;
``#`` and ``##`` make headings; ``-`` makes bullets, two blanks in front nest them; ``**bold**`` is bold.
"""

import csv
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SOURCES = Path(__file__).parent / "sample_source"
SAMPLE = Path(__file__).parents[1] / "corpus" / "sample"
STAMP = datetime(2026, 3, 2, 9, 0, 0)
TARGETS = {
    "staff_session_1": "staff_session_1_2025-09-23.docx",
    "staff_session_2": "staff_session_2_2026-02-24.odt",
    "scrutiny_1": "scrutiny_panel_2025-10-14.docx",
    "scrutiny_2": "scrutiny_panel_2026-01-20.pdf",
    "parish_council": "hembrook_parish_council_2025-11.rtf",
    "carers_evening": "carers_evening_2025-11-27.docx",
    "sallowby_questions": "sallowby_questions.pdf",
    "you_said": "you_said_we_did_2026-03.docx",
    "cabinet_report": "cabinet_item_2025-12-02.odt",
}
LANDSCAPE = {"staff_session_1", "staff_session_2"}


def main(out: Path) -> None:
    """Make every file that is not plain text."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for source, target in TARGETS.items():
            word = Path(folder) / f"{source}.docx"
            write_word((SOURCES / f"{source}.txt").read_text("utf-8"), word, landscape=source in LANDSCAPE)
            kind = target.rpartition(".")[2]
            made = word if kind == "docx" else convert(word, kind)
            data = made.read_bytes()
            (out / target).write_bytes(steady_zip(data) if data[:2] == b"PK" else steady_text(data))
        sheet = Path(folder) / "form.xlsx"
        write_form(sheet)
        (out / "youth_form.xlsx").write_bytes(steady_zip(sheet.read_bytes()))


def write_word(source: str, path: Path, *, landscape: bool) -> None:
    """Write one source as a Word file."""
    document = docx.Document()
    section = document.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    rows: list[tuple[bool, list[list[str]]]] | None = None
    for line in source.splitlines():
        word, _, rest = line.partition(" ")
        if word == "@title":
            document.core_properties.title = rest
        elif word == "@header":
            section.header.paragraphs[0].text = rest
        elif word == "@footer":
            foot(section.footer.paragraphs[0], rest)
        elif word == "@table":
            rows = []
        elif word == "@row" and rows is not None:
            rows.append((False, []))
        elif word == "@wide" and rows is not None:
            rows.append((True, [[]]))
        elif word == "@cell" and rows is not None:
            rows[-1][1].append([])
        elif word == "@end" and rows is not None:
            write_table(document, rows)
            rows = None
        elif rows is not None:
            rows[-1][1][-1].append(line)
        else:
            write_line(document, line)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Engagement team"
    properties.comments = ""
    properties.created = properties.modified = STAMP
    document.save(str(path))


def foot(paragraph, text: str) -> None:  # type: ignore[no-untyped-def]
    """Write a page footer, with the page number where it ends in "page"."""
    paragraph.text = text
    if text.lower().endswith("page"):
        run = paragraph.add_run(" ")._r
        for kind in ("begin", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            if kind == "end":
                code = OxmlElement("w:instrText")
                code.text = "PAGE"
                run.append(code)
            run.append(mark)


def write_line(place, line: str, first=None) -> None:  # type: ignore[no-untyped-def]
    """Write one line into a document or a cell; ``first`` is a cell's own empty paragraph, to be used up."""
    if heading := re.match(r"(#+) (.*)", line):
        place.add_heading(heading[2], len(heading[1]))
        return
    bullet = re.match(r"( *)- (.*)", line)
    style = None if not bullet else "List Bullet 2" if bullet[1] else "List Bullet"
    paragraph = first if first is not None else place.add_paragraph()
    if style:
        paragraph.style = style
    for number, piece in enumerate((bullet[2] if bullet else line).split("**")):
        if piece:
            paragraph.add_run(piece).bold = number % 2 == 1 or None


def write_table(document, rows: list[tuple[bool, list[list[str]]]]) -> None:  # type: ignore[no-untyped-def]
    """Write a table whose cells hold several lines."""
    table = document.add_table(rows=len(rows), cols=max(len(cells) for _, cells in rows), style="Table Grid")
    for row, (wide, cells) in zip(table.rows, rows, strict=True):
        if wide:
            row.cells[0].merge(row.cells[-1])
        for cell, lines in zip(row.cells, cells, strict=False):
            for number, line in enumerate(lines):
                write_line(cell, line, cell.paragraphs[0] if number == 0 else None)


def convert(word: Path, kind: str) -> Path:
    """Let LibreOffice turn a Word file into another kind."""
    command = ["soffice", f"-env:UserInstallation=file://{word.parent}/profile", "--headless"]
    subprocess.run([*command, "--convert-to", kind, "--outdir", str(word.parent), str(word)], check=True)
    return word.with_suffix(f".{kind}")


def write_form(path: Path) -> None:
    """Write the young people's form as Microsoft Forms exports it: real dates, numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Form1"
    with (SOURCES / "youth_form.tsv").open(encoding="utf-8") as file:
        for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            sheet.append(row if number == 0 else [worth(value) for value in row])
    book.properties.creator = "Engagement team"
    book.properties.created = book.properties.modified = STAMP
    book.save(path)


def worth(value: str) -> object:
    """Return a date, a number, a text or nothing."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", value):
        return datetime.fromisoformat(value)
    return int(value) if value.isdigit() else value or None


def steady_zip(data: bytes) -> bytes:
    """Pack a zip again with one time stamp, and without the stamps inside."""
    with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as source:
        source.write(data)
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(file, "w") as new:
            for info in old.infolist():
                if info.filename.startswith("Thumbnails/"):
                    continue
                body = old.read(info)
                if info.filename in {"meta.xml", "docProps/core.xml"}:
                    body = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z?", STAMP.isoformat().encode() + b"Z", body)
                    body = re.sub(rb"<meta:(editing-duration|generator)>[^<]*</meta:\1>", b"", body)
                if info.filename == "content.xml":
                    body = number_lists(body)
                if info.filename == "settings.xml":
                    body = re.sub(rb'(config:name="Rsid\w*"[^>]*>)\d+', rb"\g<1>0", body)
                if info.filename == "META-INF/manifest.xml":
                    body = re.sub(rb"\s*<manifest:file-entry[^>]*Thumbnails/[^>]*/>", b"", body)
                plain = zipfile.ZipInfo(info.filename, STAMP.timetuple()[:6])
                plain.compress_type = info.compress_type
                new.writestr(plain, body)
        file.seek(0)
        return file.read()


def number_lists(body: bytes) -> bytes:
    """Count LibreOffice's random list identifiers through from 0."""
    names: dict[bytes, bytes] = {}
    return re.sub(rb'(?<=")list\d+(?=")', lambda found: names.setdefault(found[0], b"list%d" % len(names)), body)


def steady_text(data: bytes) -> bytes:
    """Take the time stamps and the random identifiers out of a PDF or an RTF, byte for byte as long as before."""
    data = re.sub(rb"D:\d{14}", STAMP.strftime("D:%Y%m%d%H%M%S").encode(), data)
    data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", STAMP.isoformat().encode(), data)
    data = re.sub(rb"(/ID \[ <)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32 + rb"\g<2>" + b"0" * 32, data)
    data = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, data)
    return re.sub(rb"\\rsid\w*\d+", lambda found: re.sub(rb"\d", b"0", found[0]), data)


if __name__ == "__main__":
    if not shutil.which("soffice"):
        sys.exit("soffice is not here: install LibreOffice Writer first.")
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
