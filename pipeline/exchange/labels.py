"""What another program's code means here: a theme of the run's codebook, a feeling, or nothing that can be taken."""

from dataclasses import dataclass

from pipeline.exchange.coded import Code
from pipeline.records import Codebook
from pipeline.refi import (
    FEELINGS,
    QUESTIONS,
    SENTIMENT,
    STATUSES,
    THEMES,
    guid,
    label_guid,
    read_description,
    theme_guid,
)

THEME, FEELING = "theme", "sentiment"

#: What codes for feelings stand under.
_FEELING_GROUPS = {SENTIMENT.casefold(), "feeling", "feelings"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A label on a layer, or why there is none."""

    layer: str = ""
    label: str = ""
    reason: str = ""


def feeling_of(code: Code) -> str | None:
    """Return the feeling that a code stands for, if it does; NVivo's "Very negative" is negative."""
    own = {label_guid(SENTIMENT, label): label for label in FEELINGS}
    last = code.name.casefold().split()[-1:]
    below = any(name.casefold() in _FEELING_GROUPS for name in code.path)
    return own.get(code.key) or next((label for label in FEELINGS if below and [label] == last), None)


def is_ours(code: Code) -> bool:
    """Say whether a code is one of the program's own that are no themes."""
    groups = {guid("group", name) for name in (THEMES, SENTIMENT, QUESTIONS)}
    return code.key in groups or _is_status(code) or feeling_of(code) is not None or _is_group(code)


def _is_group(code: Code) -> bool:
    return not code.codable and not code.path and code.name in {THEMES, SENTIMENT, QUESTIONS}


def _is_status(code: Code) -> bool:
    own = {label_guid(QUESTIONS, status) for status in STATUSES}
    return code.key in own or (code.name in STATUSES and code.path == (QUESTIONS,))


def meanings(codes: tuple[Code, ...], codebook: Codebook) -> dict[str, Meaning]:
    """Return what each code means in a run, by the code's key.

    A theme is known by its id, by the short code in the description, by its code or by its name.
    """
    by_id = {theme_guid(theme.code): theme.code for theme in codebook.themes}
    by_code = {theme.code.casefold(): theme.code for theme in codebook.themes}
    by_name = {_folded(theme.name): theme.code for theme in codebook.themes}

    def meaning(code: Code) -> Meaning:
        if _is_status(code):
            return Meaning(reason="where a question stands is decided with `yousaid questions`")
        if feeling := feeling_of(code):
            return Meaning(FEELING, feeling)
        short = read_description(code.description).code.casefold()
        name = _folded(code.name)
        theme = by_id.get(code.key) or by_code.get(short) or by_name.get(name) or by_code.get(name)
        if theme:
            return Meaning(THEME, theme)
        return Meaning(reason=f"the run's codebook has no theme “{code.name}”")

    return {code.key: meaning(code) for code in codes}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
