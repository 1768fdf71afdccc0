"""Marks behind a comment, such as ``*``, and the legend that says what they mean; without a legend they mean nothing."""

import re
from dataclasses import dataclass

from pipeline.ingest.shapes._once import once
from pipeline.records import Document

_SIGNS = r"[*†‡#^~§✓✔☑+•]"
_NAMES = {"asterisk": "*", "star": "*", "dagger": "†", "tick": "✓", "hash": "#"}
_MARKED = re.compile(
    rf"\b(?:marked|shown|indicated|starred|denoted|flagged|labelled|identified|highlighted|followed|ending|ends?|with|by)\s+"
    rf"(?:(?:with|by|using|in)\s+)?(?:an?\s+|the\s+|one\s+)?[\"'“‘(]?(?P<sign>{_SIGNS}{{1,3}}|asterisk|star|dagger|tick|hash)[\"'”’)]?(?!\w)",
    re.IGNORECASE,
)
_EQUALS = re.compile(
    rf"(?:^|[\s(])[\"'“‘]?(?P<sign>{_SIGNS}{{1,3}}|asterisk|star|dagger|tick)[\"'”’]?\s*(?:=|:|–|-|—|means|indicates|denotes|shows|marks|signifies)\s*(?=\w)",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:answer(?:ed|s)?|repl(?:y|ies|ied)|respon(?:ded|se|ses)|addressed|resolved|dealt with)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|yet to|awaiting|await|outstanding|unanswered|no (?:answer|reply|response)|to be (?:answered|addressed)|still|cannot|will be)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Legend:
    """What a document's marks mean, in the words of its own legend."""

    answered: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()

    def strip(self, text: str) -> tuple[str, bool]:
        """Return a comment without its closing mark, and whether that mark says that it has been answered."""
        for sign in sorted(self.answered | self.other, key=lambda sign: (-len(sign), sign)):
            bare = text.rstrip()
            dot = bare.endswith(".") and bare[:-1].rstrip().endswith(sign)
            core = bare[:-1].rstrip() if dot else bare
            # An even number of asterisks is emphasis, not a mark.
            if core.endswith(sign) and ("*" not in sign or core.count(sign) % 2):
                return core.removesuffix(sign).rstrip() + ("." if dot else ""), sign in self.answered
        return text, False


def is_legend(text: str) -> bool:
    """Whether a line explains what a mark means."""
    return bool(_meanings(text))


@once
def legend_of(document: Document) -> Legend:
    """Read every legend of a document."""
    answered: set[str] = set()
    other: set[str] = set()
    for block in document.leaves():
        for sign, is_answered in _meanings(
            f"{block.mark} {block.text}" if block.mark in set("*†‡#^~§✓✔☑+•") else block.text
        ):
            (answered if is_answered else other).add(sign)
    return Legend(frozenset(answered), frozenset(other - answered))


def _meanings(text: str) -> list[tuple[str, bool]]:
    if len(text) > 600 or not _ANSWERED.search(text):
        return []
    found = []
    for sentence in re.split(r"(?<=[.!;])\s+|\n", text):
        match = _MARKED.search(sentence) or _EQUALS.search(sentence)
        if match and _ANSWERED.search(sentence):
            sign = match["sign"].lower()
            found.append((_NAMES.get(sign, sign), not _NOT.search(sentence)))
    return found
