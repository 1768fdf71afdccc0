"""The key: which pseudonym stands for whom. It lies outside the report's folder and is never written into it."""

import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.errors import KeyFileError

#: Goes up when an older program can no longer read the file.
FORMAT = 1

_MADE = re.compile(r"[0-9a-f]{12,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One private person."""

    pseudonym: str  # "Resident 3"
    names: tuple[str, ...]  # as they stood in the papers, the fullest first
    initials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Who stands behind each pseudonym, and the secret that ids are signed with.

    Parameters
    ----------
    secret : str
        Hexadecimal. Ids are made of words that hold names; signed with it they cannot be guessed back.
    people : tuple of Alias
        In the order in which they were met.
    kept : tuple of str
        Names of people in office, which stay.
    common : tuple of str
        Words that are a private person's name and an ordinary word of the papers as well.
    """

    secret: str
    people: tuple[Alias, ...] = ()
    kept: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What an output folder may hold to say which key it was made with; it gives nothing away."""
        return self.sign("0" * 16)

    def sign(self, made: str) -> str:
        """Return an id in which every hash is replaced by one that nobody can make without the secret."""

        def signed(match: re.Match[str]) -> str:
            digest = hmac.new(bytes.fromhex(self.secret), match.group().encode(), hashlib.sha256).hexdigest()
            return digest[: len(match.group())]

        return _MADE.sub(signed, made)


def open_key(path: Path, *, out: Path) -> Key:
    """Read the key, or begin one where the file is not there yet.

    Parameters
    ----------
    path : Path
    out : Path
        The report's folder, in which the key must not lie.

    Raises
    ------
    KeyFileError
        The file lies inside the report's folder, or is no key.
    """
    if path.resolve().is_relative_to(out.resolve()):
        raise KeyFileError(f"{path} lies inside {out}, whose readers must not have it. Keep the key file elsewhere.")
    if path.is_dir():
        raise KeyFileError(f"{path} is a folder. Name a file, such as {path / 'names.key.json'}.")
    if not path.exists():
        return Key(secret=secrets.token_hex(32))
    try:
        return _read(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise KeyFileError(f"{path} cannot be read ({error.strerror}).") from error
    except (ValueError, TypeError, LookupError) as error:
        raise KeyFileError(
            f"{path} is no key file of this version of yousaid. Name the right one, or a new file to begin anew."
        ) from error


def read_key(path: Path) -> Key:
    """Read a key that must be there.

    Raises
    ------
    KeyFileError
        It is not there, or no key.
    """
    if not path.is_file():
        raise KeyFileError(f"{path} is not there. Give the key file that `yousaid run --pseudonyms` wrote.")
    return open_key(path, out=path / "nowhere")


def write_key(key: Key, path: Path) -> None:
    """Write the key whole or not at all, readable by its owner alone.

    Raises
    ------
    KeyFileError
        It cannot be written.
    """
    value = {
        "yousaid": "key of pseudonyms: keep it secret, and keep it",
        "format": FORMAT,
        "secret": key.secret,
        "people": [
            {"pseudonym": alias.pseudonym, "names": list(alias.names), "initials": list(alias.initials)}
            for alias in key.people
        ],
        "kept": list(key.kept),
        "common": list(key.common),
    }
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    try:
        if path.exists() and path.read_text("utf-8") == text:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # never, not for a moment, open to others
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except (OSError, ValueError) as error:
        half.unlink(missing_ok=True)
        raise KeyFileError(f"{path} cannot be written ({error}). Choose another --key-file.") from error


def grown(key: Key, *, kept: Iterable[str] = (), common: Iterable[str] = ()) -> Key:
    """Return a key that knows more names which stay, and more words that are not names only."""
    return replace(key, kept=tuple(sorted({*key.kept, *kept})), common=tuple(sorted({*key.common, *common})))


def _read(value: dict[str, Any]) -> Key:
    if value["format"] != FORMAT or len(bytes.fromhex(value["secret"])) != 32:
        raise ValueError("format")
    people = tuple(
        Alias(
            pseudonym=str(item["pseudonym"]),
            names=tuple(map(str, item["names"])),
            initials=tuple(map(str, item.get("initials", ()))),
        )
        for item in value["people"]
    )
    return Key(
        secret=value["secret"],
        people=people,
        kept=tuple(map(str, value.get("kept", ()))),
        common=tuple(map(str, value.get("common", ()))),
    )
