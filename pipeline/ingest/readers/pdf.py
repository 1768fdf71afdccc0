"""PDF files that hold text; a scan holds none and is refused."""

import io
from collections.abc import Iterator
from typing import Any

from pipeline.errors import UnreadableDocument
from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._package import DAMAGED, LOCKED
from pipeline.ingest.readers._printed import Printed
from pipeline.ingest.readers._sheet import Sheet, read_sheet
from pipeline.records import Block

SCANNED = "it is a scan: pictures of pages without text. Run text recognition (OCR) on it first, or ask for the original file."
#: Pages beyond this many are not a document that somebody wrote for a consultation.
_PAGES = 2000


def read(data: bytes) -> Iterator[Block]:
    """Read a PDF page by page, then put its lines together again."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    if b"%PDF" not in data[:1024]:
        raise UnreadableDocument(
            "it is not a PDF, whatever its name says. Check what it is, and give it its right ending."
        )
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            sheets = _sheets(pdf)
    except (PdfminerException, PDFException, PSException) as error:
        if "Password" in repr(error) or "Password" in repr(error.__cause__):
            raise UnreadableDocument(LOCKED) from error
        raise UnreadableDocument(DAMAGED) from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UnreadableDocument(DAMAGED) from error
    if not any(sheet.items for sheet in sheets):
        raise UnreadableDocument(
            SCANNED if any(sheet.pictures for sheet in sheets) else "there is no text in it. Ask for it again."
        )
    yield from Printed(sheets).blocks()


def _sheets(pdf: Any) -> list[Sheet]:
    if len(pdf.pages) > _PAGES:
        raise UnreadableDocument(f"it has more than {_PAGES} pages. Split it.")
    sheets = []
    for page in pdf.pages:
        sheets.append(read_sheet(page))
        page.close()  # pdfplumber keeps every page's characters otherwise
    return sheets


READER = Reader(name="pdf", suffixes=(".pdf",), read=read)
