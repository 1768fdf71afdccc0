"""Word files."""

import io
import zipfile
from collections.abc import Iterator

from pipeline.errors import UnreadableDocument
from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._package import DAMAGED, check_package
from pipeline.ingest.readers._word import Word
from pipeline.records import Block


def read(data: bytes) -> Iterator[Block]:
    """Read a Word file: body, tables, text boxes; headers, footers, notes and margin comments as asides."""
    import docx
    from docx.opc.exceptions import OpcError
    from docx.oxml import parse_xml
    from lxml.etree import XMLSyntaxError

    check_package(data, kind="Word file (.docx)")
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(Word(document, parse_xml).blocks())
    except (OpcError, XMLSyntaxError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        raise UnreadableDocument(DAMAGED) from error
    yield from blocks


READER = Reader(name="docx", suffixes=(".docx",), read=read)
