"""Codebooks: read one from TOML, and say what an analyst should look at again before relying on it."""

import hashlib
import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

from pipeline.errors import CodebookError
from pipeline.nlp.stems import content_stems
from pipeline.records import Codebook, Theme
from pipeline.resources import resource

_CODE = re.compile(r"[^;|\"\s](?:[^;|\"]*[^;|\"\s])?")  # ; and | part several codes in one cell
_TEXTS = ("code", "name", "description", "parent")
_LISTS = ("include", "exclude", "keywords", "examples")
_NEARLY_THE_SAME = 0.6


def load_codebook(path: Path | None = None) -> Codebook:
    """Read a codebook.

    Parameters
    ----------
    path : Path, optional
        A TOML file; without it, the codebook that ships with the program.

    Raises
    ------
    CodebookError
        It cannot be read or is no codebook; the message says what is wrong, where, and what to do.
    """
    path = path or resource("codebooks", "default.toml")
    try:
        data = path.read_bytes()
        table = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise CodebookError(f"{path}: {error.strerror or error}. Check the path of the codebook.") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path.name}: not in UTF-8. Save it again with the encoding UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{path.name}: not valid TOML: {error}. Mend that line.") from error
    return read_codebook(table, source=path.name, sha256=hashlib.sha256(data).hexdigest())


def read_codebook(table: dict[str, Any], *, source: str, sha256: str) -> Codebook:
    """Make a codebook of a table as TOML gives it, or raise `CodebookError` naming the place."""
    rows = table.get("themes")
    if not isinstance(rows, list) or not rows:
        raise CodebookError(f"{source}: no themes. Add at least one [[themes]] with a code and a name.")
    for key in sorted(set(table) - {"name", "version", "description", "themes"}):
        raise CodebookError(f"{source}: unknown key {key!r}. A codebook has name, version, description and [[themes]].")
    themes = tuple(_theme(row, source=source, number=number) for number, row in enumerate(rows, start=1))
    codes = [theme.code for theme in themes]
    for theme in themes:
        if codes.count(theme.code) > 1:
            raise CodebookError(f"{source}: the code {theme.code!r} is used twice. Give each theme a code of its own.")
        if theme.parent is not None and (theme.parent == theme.code or theme.parent not in codes):
            raise CodebookError(
                f"{source}, theme {theme.code!r}: no other theme has the code {theme.parent!r}. Mend its parent."
            )
    return Codebook(
        name=_text(table.get("name", Path(source).stem), f"{source}: name"),
        version=_text(table.get("version", ""), f"{source}: version"),
        themes=themes,
        sha256=sha256,
    )


def _theme(row: Any, *, source: str, number: int) -> Theme:
    where = f"{source}, theme {number}"
    if not isinstance(row, dict):
        raise CodebookError(f"{where}: not a table. Write each theme under a line [[themes]].")
    for key in sorted(set(row) - set(_TEXTS) - set(_LISTS)):
        raise CodebookError(f"{where}: unknown key {key!r}. A theme has {', '.join((*_TEXTS, *_LISTS))}.")
    code = _text(row.get("code", ""), f"{where}: code")
    if not _CODE.fullmatch(code):
        raise CodebookError(
            f"{where}: the code {code!r} will not do. It may not be empty nor hold ; | or quotation marks."
        )
    name = _text(row.get("name", ""), f"{where} ({code}): name")
    if not name:
        raise CodebookError(f"{where} ({code}): no name. Add one that a reader will understand.")
    return Theme(
        code=code,
        name=name,
        description=_text(row.get("description", ""), f"{where} ({code}): description"),
        parent=_text(row["parent"], f"{where} ({code}): parent") if "parent" in row else None,
        include=_texts(row.get("include", []), f"{where} ({code}): include"),
        exclude=_texts(row.get("exclude", []), f"{where} ({code}): exclude"),
        keywords=_texts(row.get("keywords", []), f"{where} ({code}): keywords"),
        examples=_texts(row.get("examples", []), f"{where} ({code}): examples"),
    )


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise CodebookError(f"{where}: not a text. Put it in quotation marks.")
    return " ".join(value.split())


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        raise CodebookError(f'{where}: a list is wanted. Write ["..."], with brackets.')
    if not isinstance(value, list):
        raise CodebookError(f"{where}: a list of texts is wanted.")
    return tuple(text for text in (_text(item, where) for item in value) if text)


def check_codebook(codebook: Codebook) -> list[str]:
    """Return what should be looked at again, in plain sentences; an empty list where nothing was noticed.

    These are warnings: a codebook that draws them still works.
    """
    found: list[str] = []
    for theme in codebook.themes:
        if not theme.description:
            found.append(f"Theme {theme.name!r} has no description. One or two sentences make its codings better.")
        if not theme.keywords:
            found.append(f"Theme {theme.name!r} has no keywords. Add words that nearly always mean it.")
        if not theme.examples:
            found.append(f"Theme {theme.name!r} has no examples. Add two or three comments that belong to it.")
        both = sorted(set(map(_key, theme.keywords)) & set(map(_key, theme.exclude)))
        found.extend(f"Theme {theme.name!r} both wants and excludes {_plain(word)!r}." for word in both if word)
    for one, other in combinations(codebook.themes, 2):
        if _key(one.name) == _key(other.name):
            found.append(f"Themes {one.code!r} and {other.code!r} have the same name. Merge or rename one.")
        elif _likeness(one, other) >= _NEARLY_THE_SAME:
            found.append(
                f"Themes {one.name!r} and {other.name!r} are described in nearly the same words. "
                "Merge them, or say in each what the other does not take."
            )
        shared = sorted(set(map(_key, one.keywords)) & set(map(_key, other.keywords)))
        if shared:
            listed = ", ".join(repr(_plain(key)) for key in shared)
            found.append(
                f"Themes {one.name!r} and {other.name!r} share keywords: {listed}. They cannot tell them apart."
            )
        twice = sorted(set(map(_key, one.examples)) & set(map(_key, other.examples)))
        found.extend(f"Themes {one.name!r} and {other.name!r} share the example {_plain(key)!r}." for key in twice)
    return found


def unused_themes(codebook: Codebook, labels: set[str]) -> list[str]:
    """Return a sentence for each theme that no coding of a run used."""
    return [f"No comment was filed under {theme.name!r}." for theme in codebook.themes if theme.code not in labels]


def _key(text: str) -> str:
    return " ".join(text.lower().split())


def _plain(key: str) -> str:
    return key if len(key) <= 60 else key[:59].rstrip() + "…"


def _likeness(one: Theme, other: Theme) -> float:
    """Return the share of words (name, description, keywords) that two themes have in common, 0 to 1."""
    sets = [
        set(content_stems(" ".join((theme.name, theme.description, *theme.include, *theme.keywords))))
        for theme in (one, other)
    ]
    together = sets[0] | sets[1]
    return len(sets[0] & sets[1]) / len(together) if together else 0.0
