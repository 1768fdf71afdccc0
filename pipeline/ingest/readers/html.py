from collections.abc import Iterator
from pipeline.ingest.readers import Reader
from pipeline.records import Block
def page_blocks(text: str) -> Iterator[Block]:
    raise NotImplementedError
def read(data: bytes) -> Iterator[Block]:
    raise NotImplementedError
READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), read=read)
