"""Plain text: anything at all that somebody pasted or saved as text."""

from collections.abc import Iterator

from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._plain import blocks_of
from pipeline.ingest.readers._tags import is_page
from pipeline.ingest.readers._text import decode
from pipeline.ingest.readers.html import page_blocks
from pipeline.records import Block


def read(data: bytes) -> Iterator[Block]:
    """Read a text file; one that is really a web page or a table of records is read as what it is."""
    text = decode(data)
    return page_blocks(text) if is_page(text) else blocks_of(text)


READER = Reader(name="txt", suffixes=(".txt", ".text"), read=read)
