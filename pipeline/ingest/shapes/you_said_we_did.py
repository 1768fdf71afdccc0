"""You said, we did: what people said, side by side with what was done or replied."""

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.shapes import Left, Shape, Taken
from pipeline.ingest.shapes._asked import MARKED
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._outline import Line, outline
from pipeline.ingest.shapes._pairs import find_pairs
from pipeline.ingest.shapes._responses import Responded, find_responses, read_responded
from pipeline.ingest.shapes._said_did import BOTH, behind, divided, is_did, is_said, names_topic
from pipeline.ingest.shapes._sides import ASKED, Sides, read_table
from pipeline.ingest.shapes._signed import unsign
from pipeline.ingest.shapes._stacked import find_stacked, read_stacked
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.records import Document, Part, Role

NAME = "you_said_we_did"

_TITLE = re.compile(
    r"\b(?:you said\W+(?:and )?we (?:did|listened|heard)|(?:your|the|student|reader|resident|public|main)?\s*(?:comments?|feedback|concerns|suggestions|remarks)\b.{0,40}\b(?:and|&|,|with)\s*(?:my|our|the|some)?\s*(?:\w+ )?(?:responses?|repl(?:y|ies)|answers?)|responses? to (?:your|the|student|public|reader\w*|resident\w*)? ?(?:comments|feedback|concerns|suggestions))\b",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"^[\W_]*(?:(?:our |my |officer |council )?(?:response|reply|answer|action|comment)s?|re|we did|r|a)\s*[:–—-]\s*",
    re.IGNORECASE,
)


def claim(document: Document) -> Iterator[Part]:
    """Claim tables of the two columns, alternating headings, and numbered comments with replies in them."""
    lines = outline(document.blocks)
    for line in lines:
        pairs = find_pairs(line.block) if line.kind == "table" else None
        if pairs and not pairs.asked:
            yield Part(
                shape=NAME,
                first=line.index,
                last=line.index + 1,
                evidence=0.97,
                why="a table of what was said and what was done",
            )
    for stacked in find_stacked(lines):
        if not stacked.pairs.asked:
            why = f"{len(stacked.rows)} rows of what was said and what was done, a cell to a line"
            yield Part(shape=NAME, first=stacked.first, last=stacked.last, evidence=0.96, why=why)
    within: set[int] = set()
    for stretch in _responded(lines):
        within.update(range(stretch.first, stretch.last))
        yield Part(
            shape=NAME,
            first=stretch.first,
            last=stretch.last,
            evidence=0.94,
            why=f"{len(stretch.points)} points with one response under them",
        )
    both = [line for line in lines if line.kind in {"item", "paragraph"} and BOTH.match(line.text)]
    if len(both) > 1:
        why = f"{len(both)} lines that tell what was said and what was done"
        yield Part(shape=NAME, first=both[0].index, last=both[-1].index + 1, evidence=0.95, why=why)
        return
    said = [line for line in lines if line.kind != "table" and line.index not in within and is_said(line)]
    did = [line for line in lines if line.kind != "table" and line.index not in within and is_did(line)]
    if said and did and said[0].index < did[-1].index:
        last = _end(lines, max(did[-1], said[-1], key=lambda line: line.index))
        first = said[0].index
        asked = [line.index for line in lines[:first] if line.kind != "table" and ASKED.match(line.text)]
        first = asked[-1] if asked else first
        while first and (lines[first - 1].kind == "heading" or names_topic(lines[first - 1], lines[first])):
            first -= 1
        yield Part(
            shape=NAME,
            first=first,
            last=last,
            evidence=0.9 if len(said) > 1 else 0.75,
            why=f"{len(said)} times what was said, and what was done",
        )
    yield from _titled(lines)


def _responded(lines: Sequence[Line]) -> list[Responded]:
    """Return such stretches, but none in which a line says that now others speak, or that it is a question."""
    return [
        stretch
        for stretch in find_responses(lines)
        if not any(is_said(line) or is_did(line) or MARKED.match(line.text) for line in stretch.points)
    ]


def _titled(lines: Sequence[Line]) -> Iterator[Part]:
    """Claim the list of comments with nested replies under a title that says so."""
    for line in lines:
        if line.kind == "table" or len(line.text) > 160 or not _TITLE.search(line.text):
            continue
        rest = lines[line.index + 1 :]
        stop = next(
            (
                other.index
                for other in rest
                if line.kind == "heading" and other.kind == "heading" and other.depth <= line.depth
            ),
            len(lines),
        )
        inside = lines[line.index + 1 : stop]
        outer = sum(other.block.kind == "item" and other.block.level == 0 for other in inside)
        nested = sum(other.block.kind == "item" and other.block.level > 0 for other in inside)
        if outer >= 2 and nested >= 2:
            yield Part(
                shape=NAME,
                first=line.index,
                last=stop,
                evidence=0.97,
                why=f"{outer} comments with replies nested in them",
            )
            return


def _end(lines: Sequence[Line], did: Line) -> int:
    end = did.index + 1
    inline = bool(re.search(r"\w{3}", behind(did.text, said=False)))
    while end < len(lines) and lines[end].kind in {"item", "paragraph"} and not inline:
        end += 1
    return end


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read comments and the replies to them."""
    lines = outline(document.blocks)
    within: set[int] = set()
    for stacked in find_stacked(lines):
        if not stacked.pairs.asked and part.first <= stacked.first and stacked.last <= part.last:
            within.update(range(stacked.first, stacked.last))
            yield from read_stacked(lines, stacked)
    for stretch in _responded(lines):
        if part.first <= stretch.first and stretch.last <= part.last:
            within.update(range(stretch.first, stretch.last))
            yield from read_responded(stretch)
    told = lines[part.first : part.last]
    inside = [line for line in told if line.block.kind != "aside" and line.index not in within]
    nested = any(line.block.kind == "item" and line.block.level > 0 for line in inside)
    if nested and not any(is_did(line) for line in inside):
        yield from _nested(lines, inside)
    else:
        yield from Sides(lines).read(inside)


def _nested(lines: Sequence[Line], inside: Sequence[Line]) -> Iterator[Taken | Left]:
    """Read comments in a list, each with the replies nested in it."""
    last: int | None = None
    for line in inside:
        block = line.block
        role: Role = "heading" if line.kind in {"heading", "label"} else "statement"
        text, speaker, votes, target = block.text, None, 0, None
        if line.kind == "table":
            yield from read_table(lines, line)
            continue
        if both := BOTH.match(line.text):
            yield from divided(line, both)
            continue
        if reason := furniture(block.text):
            yield Left(start=block.start, end=block.end, reason=reason)
            continue
        if line.kind == "heading":
            last = None
        elif block.kind == "item" and block.level == 0:
            last, role = block.start, "comment"
            text, votes = split_tally(text)
            text, speaker = unsign(text)
        elif last is not None and block.kind == "item":
            role, target, text = "answer", last, _REPLY.sub("", text)
        yield Taken(
            start=block.start,
            end=block.end,
            role=role,
            text=text,
            speaker=speaker,
            section=line.section,
            parent_section=line.parent,
            votes=votes,
            replies_to=target,
        )


SHAPE = Shape(name=NAME, title="You said, we did", claim=claim, segment=segment)
