"""Search everything in a folder for the names of the key: pages, tables, packed files, databases, and the files' own names."""

import gzip
import html
import io
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.names import OFFICES
from pipeline.privacy.first_names import SURNAMES_TOO, WORDS_TOO
from pipeline.privacy.key import Key
from pipeline.privacy.masker import Form, Masker, folded
from pipeline.privacy.mentions import PLACES, own_words

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DEEPEST = 4  # packed files within packed files

#: Formats whose words are packed in a way that is not undone here.
_SEALED = {b"%PDF": "PDF", b"\x89PNG": "picture", b"\xff\xd8\xff": "picture"}


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A private person's name in a file."""

    file: str  # relative to the folder; what lies in a packed file behind a colon
    pseudonym: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a search came to."""

    leaks: tuple[Leak, ...]
    files: int
    names: int  # searched for
    left_out: int  # names not searched for: somebody in office bears them too, or they are words as well
    sealed: tuple[str, ...]  # files that could not be looked into


def search(folder: Path, key: Key) -> Search:
    """Search every file under a folder for every name of the key.

    Parameters
    ----------
    folder : Path
    key : Key

    Returns
    -------
    Search
        Initials are not searched for: two letters stand for too much else.
    """
    forms, left_out = _forms(key)
    finder = Masker(forms)
    leaks: list[Leak] = []
    sealed: list[str] = []
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in files:
        name = path.relative_to(folder).as_posix()
        found: dict[str, Counter[str]] = {}
        for place, text in _texts(name, path, sealed):
            hits = Counter(item.token for item in finder.names(text))
            found.setdefault(place, Counter())
            found[place] |= hits  # the same words read in two ways count once
        found.setdefault(name, Counter()).update(
            item.token for item in finder.names(re.sub(r"[_+-]", " ", name), loose=True)
        )
        leaks += [Leak(place, who, times) for place, hits in found.items() for who, times in hits.items() if times]
    searched = sum(form.token is not None for form in forms)
    return Search(
        leaks=tuple(sorted(leaks)), files=len(files), names=searched, left_out=left_out, sealed=tuple(sorted(sealed))
    )


def _forms(key: Key) -> tuple[list[Form], int]:
    """Return what to search for, and how many names are left out because they are not a private person's alone."""
    kept = {folded(name) for name in key.kept}
    kept_words = {word for name in key.kept for word in own_words(name)} | {word.casefold() for word in key.common}
    forms = [Form(words, None) for words in sorted(kept) if len(words) > 1]
    left_out = 0
    singles: dict[str, str] = {}
    for alias in key.people:
        for name in alias.names:
            words = folded(name)
            if len(words) > 1 and words not in kept:
                forms.append(Form(words, alias.pseudonym))
            elif len(words) > 1:
                left_out += 1
            own = own_words(name)
            # a first name that never stood alone is borne by too many to be searched for alone
            for part in name.split():
                plain = part.strip(".,'’")
                if own and plain.casefold() == own[-1] and plain.isalpha() and len(plain) > 2:
                    singles.setdefault(plain.capitalize() if plain.isupper() else plain, alias.pseudonym)
    for word, pseudonym in sorted(singles.items()):
        low = word.casefold()
        if low in kept_words or low in WORDS_TOO | SURNAMES_TOO | PLACES | OFFICES:
            left_out += 1
        else:
            forms.append(Form((low,), pseudonym, exact=word))
    return forms, left_out


def _texts(name: str, path: Path, sealed: list[str]) -> Iterator[tuple[str, str]]:
    data = path.read_bytes()
    if data.startswith(b"SQLite format 3\0"):
        yield from ((name, text) for text in _cells(path))
    if data.startswith(b"PAR1"):
        yield from _columns(name, data, sealed)
        return
    yield from _unpacked(name, data, sealed, 0)


def _unpacked(name: str, data: bytes, sealed: list[str], depth: int) -> Iterator[tuple[str, str]]:
    if any(data.startswith(mark) for mark in _SEALED):
        sealed.append(name)
        return
    if data.startswith(b"\x1f\x8b") and depth < _DEEPEST:
        data = gzip.decompress(data)
    if data.startswith(b"PK\x03\x04") and depth < _DEEPEST:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                for member in package.namelist():
                    yield name, member
                    yield from _unpacked(f"{name}:{member}", package.read(member), sealed, depth + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
            sealed.append(name)
        return
    yield from ((name, text) for text in _readings(data))


def _readings(data: bytes) -> Iterator[str]:
    """Yield the bytes as text in every way in which a name may stand in them."""
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    text = data.decode("utf-16" if wide else "utf-8", "replace")
    yield text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    plain = html.unescape(plain) if "&" in plain else plain
    if "<" in plain:
        yield _TAG.sub("", plain)  # a name of which a part is marked or in bold
        yield _TAG.sub(" ", plain)
    elif plain != text:
        yield plain


def _cells(path: Path) -> Iterator[str]:
    """Yield the words of a database, row by row; what its file holds besides is searched as bytes."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            quoted = '"' + table.replace('"', '""') + '"'
            for row in connection.execute(f"SELECT * FROM {quoted}"):  # noqa: S608 - a name cannot be a parameter
                for cell in row:
                    if isinstance(cell, str):
                        yield cell
                    elif isinstance(cell, bytes):
                        yield cell.decode("utf-8", "replace")


def _columns(name: str, data: bytes, sealed: list[str]) -> Iterator[tuple[str, str]]:
    try:
        import pandas as pd

        table = pd.read_parquet(io.BytesIO(data))
    except (ImportError, ValueError, OSError):
        sealed.append(name)
        return
    for column in table.columns:
        for value in table[column]:
            yield name, str(value)
