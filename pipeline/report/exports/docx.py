"""The short account as a Word document that a clerk can edit: Word's own styles for headings, lists, quotations and tables."""

import datetime
import io
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cells import printable
from pipeline.editions import Edition
from pipeline.packed import timeless
from pipeline.records import Analysis
from pipeline.report.exports import Export
from pipeline.report.exports._docx_styles import TABLE, dress, number_pages
from pipeline.report.study import study_of
from pipeline.report.views.summary import summary_of
from pipeline.report.views.summary_parts import Grid, Heading, Part, Points, Said, Summary, Text

if TYPE_CHECKING:
    from docx.document import Document

#: Centimetres between the margins of an A4 page.
WIDTH = 16.0


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write the document."""
    path = out / EXPORT.single
    path.write_bytes(document_bytes(summary_of(study_of(analysis, edition), title)))
    return [path]


def document_bytes(summary: Summary) -> bytes:
    """Return an account as a Word document's bytes."""
    import docx

    document = docx.Document()
    dress(document)
    _properties(document, summary)
    document.add_paragraph(printable(summary.title), style="Title")
    document.add_paragraph(f"{printable(summary.subtitle)}.", style="Subtitle")
    for part, following in zip_longest(summary.parts, summary.parts[1:]):
        _add(document, part)
        if isinstance(part, Text) and isinstance(following, Said):
            document.paragraphs[-1].paragraph_format.keep_with_next = True
    number_pages(document)
    _drop_thumbnail(document)
    packed = io.BytesIO()
    document.save(packed)
    return timeless(packed.getvalue())


def _properties(document: "Document", summary: Summary) -> None:
    properties = document.core_properties
    made = datetime.datetime.combine(summary.made, datetime.time())
    properties.title = printable(summary.title)[:255]  # what Word holds
    properties.author = properties.last_modified_by = "yousaid"
    properties.subject = "Summary of what people said"
    properties.comments = properties.keywords = ""
    properties.language = "en-GB"
    properties.created = properties.modified = made
    properties.revision = 1


def _drop_thumbnail(document: "Document") -> None:
    """Leave out the picture of an empty page that comes with the template."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _add(document: "Document", part: Part) -> None:
    if isinstance(part, Heading):
        document.add_heading(printable(part.text), part.level)
    elif isinstance(part, Points):
        for item in part.items:
            document.add_paragraph(printable(item), style="List Bullet")
    elif isinstance(part, Said):
        words = document.add_paragraph(f"“{printable(part.text)}”", style="Quote")
        words.paragraph_format.keep_with_next = True
        document.add_paragraph(printable(part.place), style="Quote source")
    elif isinstance(part, Grid):
        _table(document, part)
    else:
        document.add_paragraph(printable(part.text))


def _table(document: "Document", grid: Grid) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    caption = document.add_paragraph(printable(grid.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.head), style=TABLE)
    table.autofit = False
    _describe(table, grid)
    widths = [Cm(WIDTH * share / sum(grid.widths)) for share in grid.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    # table.cell() looks through the whole table each time: rows are walked once instead
    for number, (row, texts) in enumerate(zip(table.rows, (grid.head, *grid.rows), strict=True)):
        _keep_whole(row, heading=number == 0)
        for place, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = "Table text" if number else "Table heading"
            paragraph.add_run(printable(text))
            if place in grid.figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph(style="After table")


def _describe(table: Any, grid: Grid) -> None:
    """Give a table its text for people who cannot see it, and say that its first column is no heading."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstColumn"), "0")
        look.set(qn("w:val"), "0420")
    for tag, text in (("w:tblCaption", grid.caption), ("w:tblDescription", grid.about)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), printable(text))
        properties.append(element)


def _keep_whole(row: Any, *, heading: bool) -> None:
    """Never part a row between two pages, and repeat the heading on each page."""
    from docx.oxml.parser import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))


EXPORT = Export(
    name="docx",
    suffix=".docx",
    about="an editable account for a committee paper",
    write=write,
    single="summary.docx",
)
