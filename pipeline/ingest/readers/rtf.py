"""Rich Text Format, read token by token: a parser that only strips it would lose lists, tables and notes."""

from collections.abc import Iterator

from pipeline.errors import UnreadableDocument
from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._rich import Rich
from pipeline.records import Block


def read(data: bytes) -> Iterator[Block]:
    """Read an RTF file."""
    start = data.find(b"{\\rtf", 0, 64)
    if start < 0:
        raise UnreadableDocument("it is not an RTF file, whatever its name says. Open it and save it as .docx.")
    yield from Rich(data[start:].decode("latin-1")).blocks()


READER = Reader(name="rtf", suffixes=(".rtf",), read=read)
