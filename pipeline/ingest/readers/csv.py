"""Rows divided by commas, semicolons, bars or tabs: the whole file is one table."""

from collections.abc import Iterator

from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._delimited import parse, sniff
from pipeline.ingest.readers._plain import records_table
from pipeline.ingest.readers._text import clean, decode
from pipeline.records import Block


def read(data: bytes) -> Iterator[Block]:
    """Read a table of records; which rows are headings is for a shape to say."""
    text = clean(decode(data))
    delimiter = sniff(text)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    yield records_table(parse(text, delimiter))


READER = Reader(name="csv", suffixes=(".csv", ".tsv", ".tab"), read=read)
