"""Summaries of what people said: quotations and reported views, point by point, apart from the writer's own words."""

import re
from collections.abc import Iterator

from pipeline.ingest.shapes import Taken
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._signed import attributed
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.ingest.shapes._voice import SURE, opinion, reported
from pipeline.ingest.shapes._wording import ends_asking, opens_asking
from pipeline.records import Role
from pipeline.sentences import split_sentences

#: Somebody's words that stand as sentences of their own, or behind a colon.
_QUOTE = re.compile(r"(?:(?<=[.!?:;…\"”)\]]\s)|^\s*)(?:\"(?P<a>[^\"]{3,}?)\"|“(?P<b>[^“”]{3,}?)”)(?=\s|[.,;)]|$)")
#: Somebody's words at the end of a sentence that says who they are of.
_GIVEN = re.compile(r"\b(?:that|said|wrote|saying|commented|added|felt)[,:]?\s(?:\"[^\"]{20,}\"|“[^“”]{20,}”)\W*$")
_ASKED = re.compile(
    r"\b(?:asked|queried|enquired|wondered|questioned|wanted to (?:know|be told|understand)|asking)\b(?! for\b| that\b)|"
    r"\bquestions? (?:about|on|over|as to|around|regarding|concerning|were|was|whether)\b|\b(?:clarification|information) (?:was |were )?(?:sought|wanted|requested)\b",
    re.IGNORECASE,
)
#: A link in light markup, of which only the words were said.
_LINKED = re.compile(r"(?<!!)\[([^\[\]]*)\]\([^()\s]*\)")
_ME = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e)\b")


def tells_question(text: str) -> bool:
    """Whether a sentence reports that something was asked."""
    return _ASKED.search(text) is not None


def puts_question(text: str) -> bool:
    """Whether somebody's words are a question, and no more; a question tagged on to an opinion is none."""
    return ends_asking(text) and opens_asking(text)


def quotes(text: str) -> bool:
    """Whether words of others stand in a text as sentences of their own."""
    return _QUOTE.search(text) is not None


def read_points(line: Line) -> Iterator[Taken]:
    """Divide a paragraph of a summary: each view is a comment; the rest, reported questions included, a statement."""
    text = line.text
    at = 0
    for match in _QUOTE.finditer(text):
        words = match["a"] or match["b"]
        if len(words.split()) < 3:
            continue
        start = match.end() - len(words) - 2
        yield from read_sentences(line, at, start)
        yield _take(line, start, match.end(), "question" if puts_question(words) else "comment", words)
        at = match.end()
    yield from read_sentences(line, at, len(text))


def read_point(line: Line) -> Taken:
    """Read a whole list item as one point."""
    text, votes = split_tally(line.text)
    words, who = attributed(text) or (text, None)
    role: Role = "question" if puts_question(words) else "comment"
    if role == "comment" and words == text and tells_question(words):
        role = "statement"
    return _take(line, 0, len(line.text), role, words, votes, who)


def read_sentences(line: Line, first: int, last: int) -> Iterator[Taken]:
    """Divide some characters of a paragraph: views that are reported are comments, the rest statements."""
    for here, there in split_sentences(line.text[first:last]):
        start, end = first + here, first + there
        words = line.text[start:end]
        if not re.search(r"\w", words):
            continue
        at = reported(words)
        if tells_question(words) or words.endswith(":"):
            yield _take(line, start, end, "statement", words)
        elif at is not None:
            # "However, as the paper wrote, parents were upset": the point begins with the parents.
            comma = words.rfind(", ", 0, at)
            cut = start + (comma + 2 if comma > 0 and at <= len(words) // 2 else 0)
            if cut > start:
                yield _take(line, start, cut, "statement", line.text[start:cut])
            given = _GIVEN.search(words)
            said = given.group().split(" ", 1)[1] if given else line.text[cut:end]
            yield _take(line, cut, end, "comment", said.strip().strip('"“”.').strip() if given else said)
        elif _ME.search(words) and opinion(words) >= SURE:
            yield _take(line, start, end, "comment", words)
        else:
            yield _take(line, start, end, "statement", words)


def _take(line: Line, start: int, end: int, role: Role, text: str, votes: int = 0, who: str | None = None) -> Taken:
    block = line.block
    return Taken(
        start=block.content + start if start else block.start,
        end=block.content + end,
        role=role,
        text=_LINKED.sub(r"\1", text),
        speaker=who,
        section=line.section,
        parent_section=line.parent,
        votes=votes,
    )
