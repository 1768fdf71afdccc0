"""Points under a heading with one response to them all: each sentence of it goes to the point that it takes up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._signed import attributed
from pipeline.ingest.shapes._summary import read_point, read_points, tells_question
from pipeline.sentences import split_sentences

_RESPONSE = re.compile(
    r"^[\W_]*(?:(?:our|the|my|council|councils?['’]s?|officers?['’]?s?|trust|school|team|project team|board|trustees['’]?|\w+['’]s)\s+){0,3}(?:response|reply|answer|comment from the \w+|what we (?:will|are going to|plan to) do|what we(?:['’]re| are) doing)s?(?: to (?:this|these|the points|your \w+))?[\s*_]*(?:(?P<mark>[:–—-])[\s*_]*|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]{3,}|\d+")
_STEM = 5
_SHARED = 20
_PLAIN = frozenset(
    "the and for are was were will would could should can may has have had not but you your our they their them there this that these those with from what "
    "when where why who how which would about into than then been being does did done doing its it's any all some more most very just also only over such "
    "said say asked ask want wanted know people person number many several respondents respondent questions question we're we'll don't isn't yes".split()
)


@dataclass(slots=True)
class Responded:
    """A stretch: points, and the response that stands under them."""

    points: list[Line] = field(default_factory=list)
    label: Line | None = None  # where the response has its label on a line of its own
    reply: list[Line] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.points[0].index

    @property
    def last(self) -> int:
        return (self.reply[-1].index if self.reply else self.points[-1].index) + 1


def find_responses(lines: Sequence[Line]) -> list[Responded]:
    """Return the stretches in which points made under one heading are followed by one response."""
    found: list[Responded] = []
    current = Responded()
    open_label = False
    for line in lines:
        label = line.kind in {"heading", "label"}
        match = _RESPONSE.match(line.text) if line.kind != "table" else None
        if match and current.points and (label or match["mark"] or match.end() == len(line.text)):
            inline = bool(re.search(r"\w{2}", line.text[match.end() :]))
            current.label = None if inline else line
            current.reply = [line] if inline else []
            open_label = not inline
            if inline:
                found.append(current)
                current = Responded()
        elif label or line.kind == "table":
            current, open_label = Responded(), False
        elif open_label:
            if not current.reply:
                found.append(current)
            current.reply.append(line)
        elif line.block.kind != "aside" and line.text.strip():
            current.points.append(line)
    return found


def read_responded(stretch: Responded) -> Iterator[Taken | Left]:
    """Read the points, then the response sentence by sentence."""
    points: list[Taken] = []
    numbers: dict[str, int] = {}
    items = any(line.kind == "item" for line in stretch.points)
    for line in stretch.points:
        if reason := furniture(line.text):
            yield Left(start=line.block.start, end=line.block.end, reason=reason)
            continue
        whole = line.kind == "item" or attributed(line.text) is not None
        for taken in [read_point(line)] if whole else read_said(line, alone=not items):
            if taken.role in {"comment", "question"} or tells_question(taken.text):
                points.append(taken)
                numbers.setdefault(_number(line), taken.start)
            yield taken
    if stretch.label:
        block = stretch.label.block
        yield Taken(start=block.start, end=block.end, role="heading", text=block.text, section=stretch.label.section)
    if stretch.reply and all(_number(line) and _number(line) in numbers for line in stretch.reply):
        yield from _numbered(stretch.reply, numbers)
    else:
        yield from read_reply(stretch.reply, points)


def _number(line: Line) -> str:
    """Return the number that a list's entry carries, or "" where it is a bullet or none."""
    mark = line.block.mark.strip(" ().")
    return mark if mark.isdigit() else "" if line.kind != "item" or not mark.isalpha() else mark.casefold()


def _numbered(replies: Sequence[Line], numbers: Mapping[str, int]) -> Iterator[Taken]:
    """Read replies that carry the numbers of what they reply to."""
    for line in replies:
        block = line.block
        yield Taken(
            start=block.start,
            end=block.end,
            role="answer",
            text=block.text,
            section=line.section,
            replies_to=numbers[_number(line)],
        )


def read_said(line: Line, *, alone: bool) -> list[Taken]:
    """Read a paragraph of what was said: point by point where it holds several, whole where it stands ``alone``."""
    pieces = list(read_points(line))
    told = sum(piece.role != "statement" or tells_question(piece.text) for piece in pieces)
    if told > 1 or not alone or (told and tells_question(line.text)):
        return pieces
    # One point, with or without a word on whose it is; the organisation replies to it, so it is what was said.
    return [replace(pieces[0], role="comment", text=line.text, end=line.block.end)] if pieces else []


def read_reply(lines: Sequence[Line], points: Sequence[Taken]) -> Iterator[Taken]:
    """Read what was replied to several points, each stretch of it as the answer to the point that it takes up."""
    sentences: list[tuple[int, int, str, str | None]] = []
    for line in lines:
        match = _RESPONSE.match(line.text)
        skip = match.end() if match else 0
        for number, (start, end) in enumerate(split_sentences(line.text[skip:])):
            first = line.block.start if number == 0 else line.block.content + skip + start
            words = line.text[skip + start : skip + end]
            sentences.append((first, line.block.content + skip + end, words, line.section))
    targets = _targets([words for _, _, words, _ in sentences], points)
    at = 0
    while at < len(sentences):
        last = at
        while last + 1 < len(sentences) and targets[last + 1] == targets[at]:
            last += 1
        target = targets[at]
        yield Taken(
            start=sentences[at][0],
            end=sentences[last][1],
            role="statement" if target is None else "answer",
            text=" ".join(words for _, _, words, _ in sentences[at : last + 1]),
            section=sentences[at][3],
            replies_to=None if target is None else points[target].start,
        )
        at = last + 1


def _targets(sentences: Sequence[str], points: Sequence[Taken]) -> list[int | None]:
    """Say which point each sentence takes up: the one that it shares its rarer words with."""
    if not points:
        return [None] * len(sentences)
    holding: dict[str, list[int]] = {}
    for at, point in enumerate(points):
        for stem in sorted(_stems(point.text)):
            holding.setdefault(stem, []).append(at)
    asks = [point.role == "question" or tells_question(point.text) for point in points]
    chosen: list[int | None] = []
    for words in sentences:
        scores: dict[int, float] = {}
        for stem in sorted(_stems(words)):
            near = holding.get(stem, [])
            if len(near) <= _SHARED:  # a word that stands in many points tells none of them apart
                for at in near:
                    scores[at] = scores.get(at, 0.0) + 1 / len(near)
        chosen.append(_best(scores, asks))
    taken = set(chosen)
    free = [at for at, asked in enumerate(asks) if asked and at not in taken]
    only = 0 if len(points) == 1 else free[0] if len(free) == 1 else None
    for at, target in enumerate(chosen):
        if target is None:
            # The one question that nothing else takes up, or more on what was replied last.
            chosen[at] = only if only is not None else chosen[at - 1] if at else None
    return chosen


def _best(scores: dict[int, float], asks: Sequence[bool]) -> int | None:
    return max(scores, key=lambda at: (scores[at] + (0.25 if asks[at] else 0), -at), default=None)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _PLAIN}
