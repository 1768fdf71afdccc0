"""Open a zip file that somebody sent: nothing is unpacked onto the disk, and nothing unpacks to more than it may."""

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from pipeline.errors import ExchangeError

#: What a project's texts and its XML come to at most; pictures and films are never unpacked.
_MOST = 256 * 2**20
_MEMBERS = 50_000
_CHUNK = 2**20


class Package:
    """A zip file, its members by name in lower case, since programs write ``Sources`` or ``sources``.

    Raises
    ------
    ExchangeError
        It is no zip file, is damaged or locked, or has members that lead out of it.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._room = _MOST
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise ExchangeError(
                f"{self._name} is damaged or no such file. Export it again from the program that made it."
            ) from error
        if len(members) > _MEMBERS:
            raise ExchangeError(f"{self._name} holds {len(members):,} files, far more than a project ever does.")
        self.members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            if leads_out(member.filename):
                raise ExchangeError(
                    f"{self._name} holds a file that would lead out of its folder ({member.filename!r}), "
                    "so it was not opened. Ask the sender what it is."
                )
            self.members.setdefault(member.filename.lower(), member)

    def read(self, name: str) -> bytes | None:
        """Return a member's bytes; none where there is no such member."""
        member = self.members.get(name.lower())
        if member is None or member.is_dir():
            return None
        if member.flag_bits & 1:
            raise ExchangeError(f"{self._name} is protected by a password. Export it again without one.")
        data = bytearray()
        try:
            with self._zip.open(member) as part:
                while chunk := part.read(_CHUNK):
                    data += chunk
                    self._room -= len(chunk)
                    if self._room < 0:
                        raise ExchangeError(
                            f"{self._name} would unpack to more than {_MOST // 2**20} MB of text, so it was not read. "
                            "Ask the sender what it is."
                        )
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise ExchangeError(f"{self._name} is damaged at {name}. Export it again.") from error
        return bytes(data)


def leads_out(name: str) -> bool:
    """Say whether a member's name is no plain path inside the package."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in (path.parts[0] if path.parts else "") or "\0" in name
