"""REFI-QDA 1.5, the exchange standard of programs for qualitative analysis: what its writers and its readers share.

A code has a name and one description there, a theme has more; so the rest stands in the description as labelled
paragraphs that a person can read and `read_description` takes apart again.
"""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.records import Theme

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"

#: The ids are made from content, so that the same study gives the same file and a file that comes back is recognised.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:yousaid:refi-qda")

#: The codes under which the labels of each layer stand, in this order.
THEMES, SENTIMENT, QUESTIONS = "Themes", "Sentiment", "Questions"
FEELINGS = ("positive", "negative", "mixed", "neutral")
STATUSES = ("answered", "deferred", "unanswered")

#: What stands for the slash after a folder in a source's name.
FOLDER = " - "

_LISTS = {"include": "Belongs here:", "exclude": "Does not belong here:", "keywords": "Words:", "examples": "Examples:"}
_CODE = "Short code:"
_LABELS = {label: name for name, label in _LISTS.items()}
_BULLET = "- "


def guid(*parts: object) -> str:
    """Return the id of something that is made up of these parts."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(map(str, parts)).encode("utf-8", "replace").decode()))


def theme_guid(code: str) -> str:
    """Return the id that a theme has in every file."""
    return guid("theme", code)


def label_guid(group: str, label: str) -> str:
    """Return the id of a feeling or of a question's status."""
    return guid("label", group, label)


def plain_guid(text: str | None) -> str:
    """Return an id as it is compared: the standard allows either case, and braces around it."""
    return (text or "").strip().strip("{}").lower()


@dataclass(frozen=True, slots=True)
class Described:
    """What a code's description says, taken apart."""

    code: str = ""
    description: str = ""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by field of `Theme`


def describe(theme: Theme) -> str:
    """Return everything that a theme says of itself but its name."""
    parts = [theme.description] if theme.description else []
    for name, label in _LISTS.items():
        if items := getattr(theme, name):
            parts.append("\n".join([label, *(_BULLET + item for item in items)]))
    return "\n\n".join([*parts, f"{_CODE} {theme.code}"])


def read_description(text: str | None) -> Described:
    """Take a description apart; what `describe` did not write is description as a whole."""
    code, said = "", []
    lists: dict[str, tuple[str, ...]] = {}
    for part in re.split(r"\n\s*\n", (text or "").replace("\r\n", "\n").replace("\r", "\n").strip()):
        first, *others = part.split("\n")
        if first.startswith(_CODE) and not others:
            code = first.removeprefix(_CODE).strip()
        elif first.strip() in _LABELS and others and all(line.startswith(_BULLET) for line in others):
            lists[_LABELS[first.strip()]] = tuple(line.removeprefix(_BULLET).strip() for line in others)
        else:
            said.append(" ".join(part.split()))
    return Described(code=code, description=" ".join(filter(None, said)), lists=lists)


def names_of(themes: Iterable[Theme]) -> dict[str, str]:
    """Return a name for each theme, by its code; several programs hold every name once only, whatever its case."""
    taken = {name.casefold() for name in (THEMES, SENTIMENT, QUESTIONS, *FEELINGS, *STATUSES)}
    found = {}
    for theme in themes:
        name, number = theme.name, 1
        while name.casefold() in taken:
            name, number = f"{theme.name} ({theme.code}{'' if number == 1 else f' {number}'})", number + 1
        taken.add(name.casefold())
        found[theme.code] = name
    return found


def source_names(names: Iterable[str]) -> dict[str, str]:
    """Return what documents are called in other programs, which make files of their names: no folders, each name once."""
    names = tuple(names)
    bare = [name.rpartition("/")[2].casefold() for name in names]
    return {
        name: name.rpartition("/")[2] if bare.count(own) == 1 else name.replace("/", FOLDER)
        for name, own in zip(names, bare, strict=True)
    }


def children_of(themes: Iterable[Theme]) -> dict[str | None, list[Theme]]:
    """Return the themes under each theme's code, and those at the top under none; each stands once."""
    themes = tuple(themes)
    parents = {theme.code: theme.parent for theme in themes}
    found: dict[str | None, list[Theme]] = {}
    for theme in themes:
        found.setdefault(theme.parent if _rooted(theme.code, parents) else None, []).append(theme)
    return found


def _rooted(code: str, parents: Mapping[str, str | None]) -> bool:
    """Say whether the line of parents ends, so that themes that are each other's parents are not lost."""
    seen: set[str] = set()
    here: str | None = code
    while here is not None:
        if here in seen or here not in parents:
            return False
        seen.add(here)
        here = parents[here]
    return True
