"""Zip packages (workbooks, Word files, folders of tables) whose bytes depend on nothing but what is in them."""

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(members: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """Return a zip file of named members, in the order given.

    Parameters
    ----------
    members : iterable of (str, bytes)
    stored : frozenset of str
        Names of members that must stand uncompressed.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            member = zipfile.ZipInfo(name, date_time=_EPOCH)
            member.create_system = 3  # the same on Windows
            member.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(member, data)
    return result.getvalue()


def timeless(data: bytes) -> bytes:
    """Return a zip file with the same members, and no trace of when they were made."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return pack((name, package.read(name)) for name in package.namelist())
