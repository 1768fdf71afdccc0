"""OpenDocument text, as LibreOffice writes it."""

import zipfile
from collections.abc import Iterator

from pipeline.errors import UnreadableDocument
from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._opendocument import OpenDocument
from pipeline.ingest.readers._package import DAMAGED, LOCKED, check_package
from pipeline.records import Block


def read(data: bytes) -> Iterator[Block]:
    """Read a text document: body, tables, text boxes; headers, footers, notes and margin comments as asides."""
    from lxml import etree

    package = check_package(data, kind="OpenDocument text (.odt)")
    # Entities are never expanded and nothing is fetched: a document has no need of either.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise UnreadableDocument(LOCKED)
    except KeyError:
        pass
    try:
        content = etree.fromstring(package.read("content.xml"), parser)
        styles = etree.fromstring(package.read("styles.xml"), parser) if "styles.xml" in package.namelist() else None
        blocks = list(OpenDocument(content, styles).blocks())
    except (etree.XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableDocument(DAMAGED) from error
    yield from blocks


READER = Reader(name="odt", suffixes=(".odt", ".ott"), read=read)
