"""Web pages, whole or in part: what is on the page, with menus and other furniture set aside."""

import codecs
import re
from collections.abc import Iterator

from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._page import Page
from pipeline.ingest.readers._plain import FRONT
from pipeline.ingest.readers._tags import front_matter
from pipeline.ingest.readers._text import decode
from pipeline.records import Block

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: Encodings that `decode` tells apart by itself, better than many pages do.
_KNOWN = {"utf-8", "ascii", "iso8859-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"}


def page_blocks(text: str) -> Iterator[Block]:
    """Read markup that has been decoded."""
    from bs4 import BeautifulSoup

    lines = text.lstrip("\ufeff").splitlines()
    if front := front_matter(lines):
        yield Block(kind="aside", text=" ".join(" ".join(lines[:front]).split()), note=FRONT)
        text = "\n".join(lines[front:])
    yield from Page(BeautifulSoup(text, "lxml")).blocks()


def read(data: bytes) -> Iterator[Block]:
    """Read a web page."""
    return page_blocks(_decoded(data))


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            name = codecs.lookup(declared.group(1).decode("ascii")).name
        except LookupError:
            return decode(data)
        if name not in _KNOWN:
            return data.decode(name, errors="replace")
    return decode(data)


READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), read=read)
