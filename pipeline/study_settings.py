"""The settings of a study: one small TOML file beside the documents, read, checked and written for the first time."""

import difflib
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from pipeline.errors import SettingsError

#: What the file is called, in the folder that is read.
NAME = "yousaid.toml"

#: Days after which a promised reply is due, and the smallest group that is published, where nobody says otherwise.
DAYS, SMALLEST_GROUP = 28, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySettings:
    """What a study's file says; every key may be left out. Paths are made whole from where the file stands.

    Parameters
    ----------
    title : str, optional
        What the study is called on its pages.
    body : str, optional
        Whose study it is.
    codebook : Path, optional
        A TOML file of themes; the general one where none is named.
    themes : Path, optional
        A folder that ``yousaid train themes`` wrote.
    encoder, shape : str, optional
        Overrule the choice by size and by evidence.
    ledger : str, optional
        A file, or a database's address.
    promise_days : int
        Days after which a promised reply is due where nobody named a day.
    pseudonyms : bool
        Whether private people's names are replaced.
    key_file : Path, optional
        Where the pseudonyms' key lies.
    publish_names : bool
        Whether names stay on the page that is made to be published.
    smallest_group : int
        Groups smaller than this are not published.
    path : Path, optional
        The file itself.
    """

    title: str | None = None
    body: str | None = None
    codebook: Path | None = None
    themes: Path | None = None
    encoder: str | None = None
    shape: str | None = None
    ledger: str | None = None
    promise_days: int = DAYS
    pseudonyms: bool = False
    key_file: Path | None = None
    publish_names: bool = field(default=False, metadata={"table": "publish", "key": "names"})
    smallest_group: int = field(default=SMALLEST_GROUP, metadata={"table": "publish", "key": "smallest_group"})
    path: Path | None = None

    def besides(self) -> tuple[Path, ...]:
        """Return the files that may lie among the documents and are none of them."""
        return tuple(path for path in (self.path, self.codebook, self.themes, self.key_file) if path is not None)


_RANGES = {"promise_days": (0, 3650), "smallest_group": (1, 1000)}
_KINDS: dict[str, tuple[type, str]] = {
    "bool": (bool, "true or false"),
    "int": (int, "a whole number"),
    "str": (str, "words in quotation marks"),
}


def read_settings(path: Path) -> StudySettings:
    """Read a settings file.

    Raises
    ------
    SettingsError
        It cannot be read, a key is not known, or a value is of the wrong kind; what, where and the way out.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 text. Save it again as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not TOML: {error}. `yousaid init` writes one to compare with.") from error
    values: dict[str, Any] = {}
    for name, value in _flat(found, path):
        values[name] = _checked(name, value, path)
    return StudySettings(**values, path=path)


def find_settings(paths: Iterable[Path]) -> StudySettings | None:
    """Return the settings that lie in one of the folders given; None where there are none.

    Raises
    ------
    SettingsError
        Two folders each bring their own, or the file cannot be used.
    """
    files = sorted({path / NAME for path in paths if path.is_dir() and (path / NAME).is_file()})
    if len(files) > 1:
        raise SettingsError(
            f"{files[0]} and {files[1]} both hold settings. Name one with --settings, or read the folders apart."
        )
    return read_settings(files[0]) if files else None


def starter(*, title: str, body: str) -> str:
    """Return a first settings file, with a word on every key."""
    return f"""\
# The settings of this study. Every line may be left out; one that begins with # says nothing.
# `yousaid validate` checks this file and says how every document would be read.

title = {_quoted(title)}
body = {_quoted(body)}  # whose study it is

# A reply that was promised without a day is taken to be due after so many days, and shown as assumed.
promise_days = {DAYS}

# Your own themes, and what was learnt from comments that people have coded (`yousaid train themes`).
# codebook = "codebook.toml"
# themes = "trained/"

# One question ledger for a whole team, instead of a file in the report's folder.
# ledger = "postgresql://user@host/name"

# Replace the names of residents, staff and parents; the key must lie outside the report's folder.
pseudonyms = false
# key_file = "../private/names.key.json"

[publish]
names = false        # leave people's names on the page that is made to be published
smallest_group = {SMALLEST_GROUP}   # groups smaller than this are not published
"""


def _flat(found: dict[str, Any], path: Path) -> Iterable[tuple[str, Any]]:
    """Yield the fields' names and values; refuse what no field stands for."""
    known = {
        (item.metadata.get("table", ""), item.metadata.get("key", item.name)): item.name
        for item in fields(StudySettings)
        if item.name != "path"
    }
    tables = {table for table, _ in known if table}
    for key, value in found.items():
        if key in tables and isinstance(value, dict):
            for inner, innermost in value.items():
                yield _known(known, key, inner, path), innermost
        else:
            yield _known(known, "", key, path), value


def _known(known: dict[tuple[str, str], str], table: str, key: str, path: Path) -> str:
    name = known.get((table, key))
    if name:
        return name
    where = f" under [{table}]" if table else ""
    others = [other for home, other in known if home == table]
    near = difflib.get_close_matches(key, others, n=1) or others
    homes = [f"[{home}]" for home, other in known if other == key and home]
    hint = f"It belongs under {homes[0]}." if homes else f"Did you mean {' or '.join(repr(item) for item in near)}?"
    raise SettingsError(f"{path}: there is no setting {key!r}{where}. {hint}")


def _checked(name: str, value: Any, path: Path) -> Any:
    default = next(item.default for item in fields(StudySettings) if item.name == name)
    kind, said = _KINDS.get(type(default).__name__, _KINDS["str"])
    if type(value) is not kind:
        raise SettingsError(f"{path}: {name} must be {said}, not {value!r}.")
    low, high = _RANGES.get(name, (None, None))
    if isinstance(value, int) and low is not None and high is not None and not low <= value <= high:
        raise SettingsError(f"{path}: {name} must lie between {low} and {high}, not {value}.")
    if isinstance(value, str):
        return _words(name, value, path)
    return value


def _words(name: str, value: str, path: Path) -> str | Path:
    if not value.strip():
        raise SettingsError(f"{path}: {name} is empty. Fill it in, or leave the line out.")
    if name in {"codebook", "themes", "key_file"}:
        return path.parent / value
    if name == "ledger" and "://" not in value:
        return str(path.parent / value)
    return value


def _quoted(text: str) -> str:
    # a JSON string is a TOML string but for the one control character that JSON leaves bare
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def overruled(settings: StudySettings, **given: Any) -> StudySettings:
    """Return the settings with what a person gave on the command line; None stands for not given."""
    return replace(settings, **{name: value for name, value in given.items() if value is not None})
