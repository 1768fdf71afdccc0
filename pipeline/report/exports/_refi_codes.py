"""The codes of a REFI-QDA file: themes in their order and under their parents, feelings, the status of questions."""

from collections.abc import Iterable
from typing import Any

from pipeline.cells import printable
from pipeline.records import Theme
from pipeline.refi import (
    FEELINGS,
    QUESTIONS,
    SENTIMENT,
    STATUSES,
    THEMES,
    children_of,
    describe,
    guid,
    label_guid,
    names_of,
    theme_guid,
)

#: Colours that can be told apart, also beside each other; they begin again where there are more themes.
_COLOURS = "#1D70B8 #D4351C #00703C #F47738 #4C2C92 #28A197 #D53880 #6F72AF #85994B #912B88 #B58840 #5694CA".split()
_OF_LABEL = {
    "positive": "#00703C",
    "negative": "#D4351C",
    "mixed": "#F47738",
    "neutral": "#6F777B",
    "answered": "#00703C",
    "deferred": "#F47738",
    "unanswered": "#D4351C",
}
_ABOUT = {
    THEMES: "What comments are about.",
    SENTIMENT: "How people feel about what they say. A hope is positive, a fear or a loss negative.",
    QUESTIONS: "Where each question stands. The selection's description says on what ground, and holds the answer.",
}


def add_themes(parent: Any, themes: Iterable[Theme]) -> None:
    """Add themes below an element, each with those that it is the parent of."""
    themes = tuple(themes)
    names, below = names_of(themes), children_of(themes)
    colours = {theme.code: _COLOURS[place % len(_COLOURS)] for place, theme in enumerate(themes)}

    def add(above: Any, code: str | None) -> None:
        for theme in below.get(code, ()):
            made = _code(above, theme_guid(theme.code), names[theme.code], describe(theme), colours[theme.code])
            if code is not None or theme.parent is None:
                add(made, theme.code)

    add(parent, None)


def add_groups(codes: Any, themes: Iterable[Theme]) -> None:
    """Add the three groups of codes that a project has."""
    themes = tuple(themes)
    if themes:
        add_themes(_group(codes, THEMES), themes)
    for group, labels in ((SENTIMENT, FEELINGS), (QUESTIONS, STATUSES)):
        made = _group(codes, group)
        for label in labels:
            _code(made, label_guid(group, label), label, "", _OF_LABEL[label])


def _group(above: Any, name: str) -> Any:
    return _code(above, guid("group", name), name, _ABOUT[name], "", codable=False)


def _code(above: Any, key: str, name: str, about: str, colour: str, *, codable: bool = True) -> Any:
    from lxml import etree

    namespace = etree.QName(above).namespace
    made = etree.SubElement(
        above, f"{{{namespace}}}Code", guid=key, name=printable(name), isCodable=str(codable).lower()
    )
    if colour:
        made.set("color", colour)
    if about:
        etree.SubElement(made, f"{{{namespace}}}Description").text = printable(about)
    return made
