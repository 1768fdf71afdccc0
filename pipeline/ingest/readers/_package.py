"""Look into a zipped office file before a parser does: it may be broken, encrypted or meant to burst."""

import io
import re
import zipfile
import zlib

from pipeline.errors import UnreadableDocument

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
#: What a real document unpacks to at most; pictures are not counted, since they are never unpacked.
_MOST = 96 * 2**20
_PARTS = 20_000
_CHUNK = 2**20
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)

LOCKED = "it is protected by a password. Open it, save a copy without a password and use that."
DAMAGED = (
    "it is damaged and cannot be opened. Ask for it again, or open it in the program that made it and save it anew."
)
BURSTS = "it would unpack to far more than a document ever holds, so it was not opened. Ask the sender what it is."
DECLARES = (
    "it declares its own XML entities, which no office program does, so it was not opened. Ask the sender what it is."
)


def check_package(data: bytes, *, kind: str) -> zipfile.ZipFile:
    """Open a zipped office file after looking at every part that a parser would read.

    Parameters
    ----------
    data : bytes
    kind : str
        What the file should be, in words: "Word file (.docx)".

    Raises
    ------
    UnreadableDocument
        With what is wrong and the way out.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableDocument(LOCKED)
        raise UnreadableDocument(f"it is in an older format than its name says. Open it and save it as a {kind}.")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise UnreadableDocument(
            DAMAGED
            if data.startswith(b"PK")
            else f"it is not a {kind}, whatever its name says. Check what it is, and give it its right ending."
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _measure(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableDocument(DAMAGED) from error
    except RuntimeError as error:  # what zipfile raises for an encrypted member
        raise UnreadableDocument(LOCKED) from error
    return package


def _measure(package: zipfile.ZipFile) -> None:
    """Unpack the parts that a parser would read and throw them away, counting."""
    members = package.infolist()
    read = [member for member in members if member.filename.endswith((".xml", ".rels"))]
    if len(members) > _PARTS or sum(member.file_size for member in read) > _MOST:
        raise UnreadableDocument(BURSTS)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocument(LOCKED)
    total = 0
    for member in read:
        with package.open(member) as part:
            head = chunk = part.read(_CHUNK)
            while chunk:
                total += len(chunk)
                if total > _MOST:
                    raise UnreadableDocument(BURSTS)
                chunk = part.read(_CHUNK)
        start = head[:4096].replace(b"\0", b"")
        if _DOCTYPE.search(start):
            raise UnreadableDocument(DECLARES)
        if member.filename.endswith(".rels") and b"Relationships" not in start:
            raise UnreadableDocument(DAMAGED)
