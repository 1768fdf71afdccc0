"""Marks in front of a remark or behind it, such as ``*``, and the legend that says what they mean; without one they mean nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._once import once
from pipeline.records import Document

_TICKS, _CROSSES = "✓✔☑✅🗸", "✗✘☒❌☐"
#: Single signs, or a letter or a word in brackets: "*", "(A)", "[x]", "[done]".
_SIGN = rf"(?:\[[ xX]\]|[(\[][A-Z]{{1,3}}[)\]]|[*†‡#^~§+•{_TICKS}{_CROSSES}]{{1,3}})"
_NAMES = {
    "asterisk": "*",
    "star": "*",
    "dagger": "†",
    "tick": "✓",
    "ticked": "✓",
    "hash": "#",
    "cross": "✗",
    "crossed": "✗",
}
_NAMED = r"\b(?:asterisk|star|dagger|tick|hash|cross)\b"
_MARKED = re.compile(
    rf"\b(?:marked|shown|indicated|starred|denoted|flagged|labelled|identified|highlighted|followed|ending|ends?|with|by|have|has|after|an?)\s+"
    rf"(?:(?:with|by|using|in|an?|the|one)\s+){{0,2}}[\"'“‘(]?(?P<sign>{_SIGN}|{_NAMED})[\"'”’]?(?!\w)",
    re.IGNORECASE,
)
#: Words in bold: "with **57 % of you answered**" explains no mark.
_EMPHASIS = re.compile(r"(\*\*|__)(?=\w)([^*_\n]{2,200}?)(?<=\S)\1")
_TICKED = re.compile(r"\b(?P<sign>ticked|crossed)\b", re.IGNORECASE)
#: A sign and what it means right behind it.
_EQUALS = re.compile(
    rf"(?:^|(?<=[\s(/;,|]))[\"'“‘(]?(?P<sign>{_SIGN}|{_NAMED})[\"'”’)]?\s*(?P<is>=|:|–|-|—|means\b|indicates\b|denotes\b|shows\b|marks\b|signifies\b|(?=(?:these|this|those|such) (?:questions? |items? |points? |ones? )?(?:has|have|was|were|is|are)\b))?\s*(?=\w)",
    re.IGNORECASE,
)
_KEY = re.compile(r"^\W*(?:key|legend|symbols?|marks|note|nb|please note)\b[^:]{0,30}:", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:answer(?:ed|s)?|repl(?:y|ies|ied)|respon(?:ded|se|ses)|addressed|resolved|dealt with|sorted|covered|closed)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|yet to|awaiting|await|outstanding|unanswered|no (?:answer|reply|response|tick|mark|star)|to be (?:answered|addressed)|to (?:come|follow)|pending|still|cannot|will be)\b",
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
            if core.startswith(sign) and len(core) > len(sign) and (sign != "*" or core.count(sign) % 2):
                return bare.removeprefix(sign).lstrip("\ufe0f "), sign in self.answered
        return text, False

    def opens(self, raw: str) -> bool:
        """Whether a stretch of a paper starts with a mark that says "answered", in the place of its bullet."""
        return any(raw.startswith(sign) for sign in self.answered - {"*", "+", "•", "#"})


@once
def legend_of(document: Document) -> Legend:
    """Read every legend of a document."""
    answered: set[str] = set()
    other: set[str] = set()
    for block in document.leaves():
        for sign, is_answered in _meanings(_line(block.mark, block.text)):
            kin = next((signs for signs in (_TICKS, _CROSSES) if sign in signs), "")
            (answered if is_answered else other).update({sign, *kin})
    return Legend(frozenset(answered), frozenset(other - answered))


def is_legend(text: str, mark: str = "") -> bool:
    """Whether a line explains what a mark means."""
    return bool(_meanings(_line(mark, text)))


def with_marks(document: Document, found: Iterable[Taken | Left]) -> Iterator[Taken | Left]:
    """Take the marks off what people put, whichever shape read it, and say which of it has been answered.

    Where things are ticked off, what stands below an item is the next one, and never the reply to it.
    """
    legend = legend_of(document)
    pieces = [piece if isinstance(piece, Left) else _marked(document, legend, piece) for piece in found]
    for piece in pieces:
        if isinstance(piece, Left) or piece.role == "heading":
            yield piece
        elif is_legend(document.text[piece.start : piece.end]):
            yield replace(
                piece, role="statement", marked=False, text=" ".join(document.text[piece.start : piece.end].split())
            )
        elif piece.marked and piece.role in {"answer", "statement"}:
            yield replace(piece, role="comment", replies_to=None)
        else:
            yield piece


#: In so many words, which need no legend.
TOLD = re.compile(
    r"\s*[\[(](?:(?P<yes>answered|replied|resolved)|open|outstanding|unanswered|not yet answered|awaiting (?:reply|answer))[\])]\s*$",
    re.IGNORECASE,
)


def _marked(document: Document, legend: Legend, piece: Taken) -> Taken:
    if piece.marked or piece.role not in {"comment", "question", "statement", "answer"}:
        return piece
    raw = document.text[piece.start : piece.end].lstrip()
    if piece.role == "answer":
        return replace(piece, marked=True) if legend.opens(raw) else piece
    if piece.role != "statement" and (told := TOLD.search(piece.text)) and told.start():
        return replace(piece, text=piece.text[: told.start()], marked=bool(told["yes"]))
    text, marked = legend.strip(piece.text)
    if not marked and text == piece.text and legend.strip(raw)[1]:
        return replace(piece, marked=True, votes=0)  # a tick that was taken for a vote
    return replace(piece, text=text, marked=marked or legend.opens(raw))


def _line(mark: str, text: str) -> str:
    return f"{mark} {text}" if mark and re.fullmatch(_SIGN, mark) else text


def _meanings(text: str) -> list[tuple[str, bool]]:
    """Return the marks that a line explains, and whether each says that something was answered."""
    if len(text) > 600 or not _ANSWERED.search(text):
        return []
    text = _EMPHASIS.sub(r"\2", text)
    found: list[tuple[str, bool]] = []
    for sentence in re.split(r"(?<=[.!;])\s+|\n", text):
        signs = list(_EQUALS.finditer(sentence))
        listed = bool(_KEY.match(text)) or len(signs) > 1
        signs = [match for match in signs if match["is"] is not None or listed]
        if signs:
            ends = [*(match.start() for match in signs[1:]), len(sentence)]
            found.extend(
                (match["sign"], not _NOT.search(meaning))
                for match, end in zip(signs, ends, strict=True)
                if _ANSWERED.search(meaning := sentence[match.end() : end])
            )
        elif _ANSWERED.search(sentence) and (match := _MARKED.search(sentence) or _TICKED.search(sentence)):
            found.append((match["sign"], not _NOT.search(sentence)))
    return [(_NAMES.get(sign.lower(), sign), meant) for sign, meant in found]
