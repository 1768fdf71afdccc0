"""The short account: what it says, and its two formats, Word and Markdown."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document

from pipeline.records import Analysis
from pipeline.report.exports import docx as word
from pipeline.report.exports import markdown as md
from pipeline.report.study import study_of
from pipeline.report.views import summary as view
from pipeline.report.views.summary import summary_of
from pipeline.report.views.summary_parts import Grid, Heading, Points, Said, Summary, Text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(name="account", scope="module")
def _account(study_analysis: Analysis) -> Summary:
    return summary_of(study_of(study_analysis), "Pool and hall")


@pytest.fixture(name="hostile", scope="module")
def _hostile(hostile_analysis: Analysis) -> Summary:
    return summary_of(study_of(hostile_analysis), "=Title <b>\x00")


def open_document(account: Summary) -> Document:
    import docx

    return docx.Document(io.BytesIO(word.document_bytes(account)))


def grid(account: Summary, caption: str) -> Grid:
    return next(part for part in account.parts if isinstance(part, Grid) and part.caption.startswith(caption))


def said(account: Summary) -> str:
    texts = [part.text for part in account.parts if isinstance(part, Text)]
    return "\n".join([*texts, *(item for part in account.parts if isinstance(part, Points) for item in part.items)])


# What it says


def test_it_has_the_chapters_of_a_committee_paper(account: Summary) -> None:
    assert [part.text for part in account.parts if isinstance(part, Heading) and part.level == 1] == [
        "At a glance",
        "What was read",
        "Themes",
        "Concerns that keep coming back",
        "Open questions",
        "Replies that were promised",
        "How this was made",
    ]


def test_every_figure_stands_on_its_base(account: Summary, study_analysis: Analysis) -> None:
    text = said(account)
    for words in (
        "6 comments and 5 questions were found in 2 documents.",
        "A concern is voiced in 3 of 6 comments, a hope in 1 of 6.",
        "3 of 5 questions are open. A promised reply is overdue for 1.",
        "2 of 3 files were read. 2 pieces of text were set aside",
        "Not read: old/plan.doc: an old Word file (.doc).",
        "Counted on 6 comments.",
        "2 replies are owed. Overdue: 1 of 2.",
        f"0 of {len(study_analysis.codings)} labels were given by people",
        "With fewer than 100 comments nothing is clustered by density.",
    ):
        assert words in text, words


def test_the_tables_count_right(account: Summary) -> None:
    assert grid(account, "Documents").rows == (
        ("Winter session", "15\xa0January 2024", "5", "2", "1"),
        ("Minutes of the Leisure Committee", "8\xa0April 2024", "1", "3", "2"),
    )
    assert grid(account, "Themes").rows[0] == ("Opening hours", "3", "2", "1", "0")
    due, promised, owner, state = grid(account, "Promised replies").rows[0]
    assert (due, owner, state) == ("1\xa0May 2024", "Mrs Tarn", "Overdue")
    assert promised.startswith("Mrs Tarn would send")
    assert [row[2] for row in grid(account, "Open questions").rows] == ["Overdue", "Unanswered", "Deferred"]


def test_quotations_are_verbatim_and_say_where_they_stand(account: Summary, study_analysis: Analysis) -> None:
    quotes = [part for part in account.parts if isinstance(part, Said)]
    texts = {segment.text for segment in study_analysis.corpus.segments}
    assert len(quotes) >= 4
    assert {quote.text for quote in quotes} <= texts
    assert all("paragraph" in quote.place for quote in quotes)
    assert not [quote for quote in quotes if "Miss Fenn" in quote.place + quote.text]  # who spoke is left out


def test_a_long_table_is_cut_and_says_so(
    account: Summary, study_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "ROWS", 2)
    short = summary_of(study_of(study_analysis))
    assert len(grid(short, "Open questions").rows) == 2
    assert "The first 2 of 3; all of them stand" in said(short)
    assert "The first" not in said(account)


def test_many_files_that_were_not_read_are_counted(maker: Any) -> None:
    for number in range(11):
        maker.unreadable(f"{number:02}.doc", "an old file. Save it anew.")
    points = said(summary_of(study_of(maker.analysis()))).splitlines()
    named = [point for point in points if point.startswith("Not read: ")]
    assert len(named) == 9
    assert named[-1].startswith("Not read: 3 further files, listed under “Set aside”")


def test_no_text_is_endless(hostile: Summary) -> None:
    cells = [cell for part in hostile.parts if isinstance(part, Grid) for row in part.rows for cell in row]
    quotes = [part.text for part in hostile.parts if isinstance(part, Said)]
    assert max(map(len, [*cells, *quotes])) <= view.LONGEST


def test_an_empty_study_gives_a_short_account(maker: Any) -> None:
    account = summary_of(study_of(maker.analysis()))
    assert [part.text for part in account.parts if isinstance(part, Heading)] == [
        "At a glance", "What was read", "How this was made", "Limits",
    ]  # fmt: skip
    assert open_document(account).paragraphs[0].text == "What people said"


# Word


def test_word_has_its_own_styles(account: Summary) -> None:
    document = open_document(account)
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Quote", "Caption", "Normal"} <= styles
    assert {table.style.name for table in document.tables if table.style} == {word.TABLE}
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [part.text for part in account.parts if isinstance(part, Heading) and part.level == 1]
    # all that is looked like is a style's: no run has a face of its own
    for paragraph in [
        *document.paragraphs,
        *(p for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs),
    ]:
        assert all(run._r.rPr is None for run in paragraph.runs)


def test_words_tables_are_accessible(account: Summary) -> None:
    document = open_document(account)
    grids = [part for part in account.parts if isinstance(part, Grid)]
    assert len(document.tables) == len(grids) == 4
    for table, part in zip(document.tables, grids, strict=True):
        assert [[cell.text for cell in row.cells] for row in table.rows] == [list(part.head), *map(list, part.rows)]
        first, *others = (row._tr.trPr for row in table.rows)
        assert first.find(f"{W}tblHeader") is not None
        assert not [properties for properties in others if properties.find(f"{W}tblHeader") is not None]
        properties = table._tbl.tblPr
        assert properties.find(f"{W}tblCaption").get(f"{W}val") == part.caption
        assert properties.find(f"{W}tblDescription").get(f"{W}val") == part.about
        assert not list(table._tbl.iter(f"{W}gridSpan", f"{W}vMerge"))
        # the schema's order of a table's properties
        order = [element.tag.removeprefix(W) for element in properties]
        assert order == sorted(
            order, key=("tblStyle tblW jc tblLayout tblLook tblCaption tblDescription".split()).index
        )


def test_words_properties_name_the_day_of_the_run_and_the_language(account: Summary) -> None:
    document = open_document(account)
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == ("Pool and hall", "yousaid", "en-GB")
    for moment in (properties.created, properties.modified):
        assert moment
        assert moment.date() == date(2024, 6, 1)
    assert {element.get(f"{W}val") for element in document.styles.element.iter(f"{W}lang")} == {"en-GB"}


def test_hostile_words_stand_as_words(hostile: Summary, tmp_path: Path) -> None:
    document = open_document(hostile)
    assert document.paragraphs[0].text == "=Title <b>\N{REPLACEMENT CHARACTER}"
    data = word.document_bytes(hostile)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {name.rpartition(".")[2] for name in package.namelist()} == {"xml", "rels"}  # no picture, no macro
        xml = package.read("word/document.xml").decode()
    assert set(re.findall(r'w:instr="(\w+)"', xml)) == set()
    assert "hyperlink" not in xml.lower().replace("=hyperlink(", "")


@pytest.mark.parametrize("export", [word.EXPORT, md.EXPORT], ids=["docx", "markdown"])
def test_the_same_study_gives_the_same_bytes(export: Any, study_analysis: Analysis, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (path,) = export.write(study_analysis, tmp_path / name, title="Pool and hall")
        assert path.name == export.single
        made.append(path.read_bytes())
    assert made[0] == made[1]


@pytest.mark.office
@pytest.mark.parametrize("which", ["account", "hostile"])
def test_libreoffice_makes_pages_of_it(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if not program or not shutil.which("pdftotext"):
        pytest.skip("LibreOffice or poppler is not installed")
    account: Summary = request.getfixturevalue(which)
    path = tmp_path / "summary.docx"
    path.write_bytes(word.document_bytes(account))
    subprocess.run(
        [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir",
         str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "summary.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert re.search(r"Page 1 of \d", text)
    for part in account.parts:
        if isinstance(part, Heading) and part.level == 1:
            assert part.text in text


# Markdown


def test_markdown_has_headings_lists_tables_and_quotations(account: Summary) -> None:
    text = md.markdown(account)
    assert text.startswith("# Pool and hall\n\nWhat was said in 2 documents")
    assert "\n## Open questions\n" in text
    assert "\n| Theme | Comments | Concerns | Hopes | Others |\n| --- | ---: | ---: | ---: | ---: |\n" in text
    assert "\n> “The last bus leaves before the late session ends.”\n>\n> — Winter session, paragraph 6\n" in text
    assert "\n- 6 comments and 5 questions were found in 2 documents.\n" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("1. no list", "1\\. no list"),
        ("- no list", "\\- no list"),
        ("+44 20", "\\+44 20"),
        ("a | b", "a \\| b"),
        ("*x* _y_ `z` [a](b) <i>", "\\*x\\* \\_y\\_ \\`z\\` \\[a\\](b) \\<i\\>"),
        ("two\nlines", "two lines"),
        ("\x00", "\N{REPLACEMENT CHARACTER}"),
        ("http://example.invalid", "http\N{WORD JOINER}://example.invalid"),
        ("see www.example.invalid", "see www\N{WORD JOINER}.example.invalid"),
        ("a@example.invalid", "a\N{WORD JOINER}@example.invalid"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
    ],
)
def test_other_peoples_words_are_no_markdown(text: str, shown: str) -> None:
    assert md.words(text) == shown


def test_no_row_of_a_table_is_broken(hostile: Summary) -> None:
    grids = [part for part in hostile.parts if isinstance(part, Grid)]
    lines = md.markdown(hostile).splitlines()
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines if line.startswith("|")]
    want = [len(part.head) for part in grids for _ in range(len(part.rows) + 2)]
    assert [len(row) for row in rows] == want
