"""Markdown: text with light markup, or a web page under another name."""

from collections.abc import Iterator

from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._plain import blocks_of
from pipeline.ingest.readers._tags import is_page
from pipeline.ingest.readers._text import decode
from pipeline.ingest.readers.html import page_blocks
from pipeline.records import Block


def read(data: bytes) -> Iterator[Block]:
    """Read a Markdown file."""
    text = decode(data)
    return page_blocks(text) if is_page(text) else blocks_of(text, markup=True)


READER = Reader(name="md", suffixes=(".md", ".markdown", ".mdown"), read=read)
