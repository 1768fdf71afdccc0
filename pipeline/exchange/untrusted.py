"""Parse XML that somebody sent: no entity is expanded, nothing is fetched, no declaration is followed."""

import re
from typing import Any

from pipeline.errors import ExchangeError

DECLARES = "{} declares its own XML entities, so it was not opened. Ask the sender what it is."

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def declares(data: bytes) -> bool:
    """Say whether a file declares entities of its own, in any encoding."""
    return _DOCTYPE.search(data[:4096].replace(b"\0", b"")) is not None


def parse(data: bytes, what: str) -> Any:
    """Return the root element.

    Raises
    ------
    ExchangeError
        It is no XML, or declares entities, which no such program does.
    """
    from lxml import etree

    if declares(data):
        raise ExchangeError(DECLARES.format(what))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExchangeError(
            f"{what} is not valid XML ({error}). Export it again from the program that made it."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise ExchangeError(DECLARES.format(what))
    return root


def tag(element: Any) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Any, name: str) -> Any:
    """Return the first child of a name, or none."""
    return next(children(element, name), None)


def children(element: Any, *names: str) -> Any:
    """Yield the children of these names."""
    return (item for item in element if tag(item) in names)


def text_of(element: Any) -> str:
    """Return the text of an element that may be absent."""
    return "" if element is None else "".join(element.itertext())
