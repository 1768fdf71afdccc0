"""Questions and posts under the names of those who put them, each with the reply of somebody named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.ingest.shapes import Left, Shape, Taken
from pipeline.ingest.shapes._evidence import weigh
from pipeline.ingest.shapes._flat_rows import flat_rows
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._outline import bare, outline
from pipeline.ingest.shapes._posts import ASKING, NOTE, Turn, find_turns, sets_off
from pipeline.ingest.shapes._signed import unquote
from pipeline.ingest.shapes._wording import asks
from pipeline.records import Block, Document, Part, Role
from pipeline.sentences import split_sentences

NAME = "named_posts"
_EVIDENCE = 0.98
#: A question is quoted with all that was said before it up to so many words.
_WHOLE = 45
#: and where that is no more than so many times as long: beyond it somebody tells something and then asks.
_BEFORE = 2
#: What somebody adds behind a question in a post is a remark of its own from so many words on.
_TOLD = 6

#: "is the pool open in May": the words stand as in a question, which nothing marks.
_PLAIN = re.compile(
    r"^(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have)\s+[a-z]\w*\s.*[^.!]$",
    re.IGNORECASE | re.DOTALL,
)

#: "Will this be kept?" says nothing without what stands before it.
_BACK = re.compile(r"\b(?:this|that|these|those|it|they|them)\b", re.IGNORECASE)
#: "ok and what if it rains": a word that takes up what was said before.
_LEAD_IN = re.compile(
    r"^\W*(?:(?:ok|okay|right|hi|hello|yes|thanks|thank you|sorry|oh|also|and|but|so)\b[\s,.!–-]*){1,3}", re.IGNORECASE
)

#: Characters of a title at most.
_NAME = 90

Piece = tuple[int, int]


def claim(document: Document) -> Iterator[Part]:
    """Claim the stretch from the first name to the end of the last turn."""
    turns = find_turns(document)
    heads = {turn.at for turn in turns}
    told = tuple(block for at, block in enumerate(document.blocks) if at not in heads)
    if not turns or flat_rows(outline(document.blocks)) or weigh(replace(document, blocks=told), by_head=False):
        return
    asked = sum(turn.head.kind in ASKING for turn in turns)
    first = min([turns[0].at, *turns[0].blocks])
    first -= bool(first) and _headed(document.blocks[first - 1], document.blocks, turns)
    last = max([turns[-1].at, *turns[-1].about, *turns[-1].blocks])
    why = f"{asked} turns of people who are named, {len(turns) - asked} replies"
    yield Part(shape=NAME, first=first, last=last + 1, evidence=_EVIDENCE, why=why)


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read each turn as a question, a comment or a reply, under the name that stands over it."""
    turns = {turn.at: turn for turn in find_turns(document)}
    inside = {at for turn in turns.values() for at in (*turn.about, *turn.blocks)}
    order = list(turns.values())
    section = _title(document.blocks[: part.first])
    asked: Taken | None = None
    asker: str | None = None
    for at in range(part.first, part.last):
        block = document.blocks[at]
        if at in turns:
            turn = turns[at]
            end = turn.body[0][0] if turn.blocks[:1] == [at] else block.end
            head = " ".join(document.text[block.start : end].split())
            if turn.head.who or end == block.end:
                yield Taken(start=block.start, end=end, role="heading", text=bare(head), section=section)
            else:
                yield Left(start=block.start, end=end, reason="label of a question or a reply")
            for start, stop in turn.labels:
                yield Left(start=start, end=stop, reason="label of a question or a reply")
            for about in turn.about:
                told = document.blocks[about]
                yield Left(start=told.start, end=told.end, reason="when and where something was posted")
            if turn.head.kind in ASKING:
                asker = turn.head.who or (asker if turn.head.kind == "again" else None)
                following = next((other for other in order if other.at > at), None)
                replied = following is not None and following.head.kind == "reply"
                asked = None
                for taken in _asking(
                    document, turn, asker, section, asked_by_name=turn.head.kind != "bare", replied=replied
                ):
                    if taken.role == "question" or (taken.role == "comment" and asked is None):
                        asked = taken
                    yield taken
            else:
                yield from _replying(document, turn, asked, section)
        elif at in inside:
            continue
        elif reason := furniture(block.text):
            yield Left(start=block.start, end=block.end, reason=reason)
        elif block.kind != "table":
            heading = block.kind == "heading" or (block.kind == "paragraph" and sets_off(block.text))
            section = bare(block.text) if heading else section
            role: Role = "heading" if heading else "statement"
            yield Taken(
                start=block.start, end=block.end, role=role, text=bare(block.text), section=None if heading else section
            )


def _headed(over: Block, blocks: Sequence[Block], turns: Sequence[Turn]) -> bool:
    """Whether the line over the first turn heads it, as others do between the turns."""
    owned = {at for turn in turns for at in (turn.at, *turn.about, *turn.blocks)}
    between = [block for at, block in enumerate(blocks) if at not in owned and turns[0].at < at < turns[-1].at]
    plain = [block for block in (over, *between) if block.kind == "paragraph" and sets_off(block.text)]
    return len(plain) > 1 and plain[0] is over


def _title(above: Sequence[Block]) -> str | None:
    """Return the line at the head of the paper, under which posts stand where nothing else heads them."""
    first = next((block for block in above if block.kind in {"heading", "paragraph"} and block.text.strip()), None)
    named = first is not None and len(first.text) <= _NAME and first.text.rstrip()[-1] not in ".!?:;,"
    return bare(first.text) if first is not None and named else None


def _asking(
    document: Document, turn: Turn, asker: str | None, section: str | None, *, asked_by_name: bool, replied: bool
) -> Iterator[Taken]:
    """Yield what somebody put: the words that ask, those before them, and what stands behind."""
    pieces = list(_sentences(document, turn.body))
    if not pieces:
        return
    put = turn.head.kind in {"put", "again", "opens"}
    asking = [at for at, piece in enumerate(pieces) if _asks(_folded(document, [piece]))]
    if NOTE.match(_folded(document, pieces)):
        yield _take(document, pieces, "statement", None, section)
        return
    if not asking and not put:
        yield _take(document, pieces, "comment", asker, section)
        return
    first, last = (asking[0], asking[-1]) if asking else (0, len(pieces) - 1)
    if asking and put and not replied:
        # Nobody is said to reply: what stands in the paragraphs below may be the reply.
        end = next(end for start, end in turn.body if start <= pieces[first][0] < end)
        last = max(at for at in asking if pieces[at][0] < end)
    asked, before = (len(_folded(document, some).split()) for some in (pieces[first : last + 1], pieces[:first]))
    points_back = _BACK.search(_folded(document, pieces[first : first + 1])) is not None
    if asked + before <= _WHOLE and (points_back or before <= _BEFORE * asked):
        first = 0
    behind = pieces[last + 1 :]
    short = len(_folded(document, pieces[first:]).split()) <= _WHOLE
    told = not put and len(_folded(document, behind).split()) >= _TOLD and document.text[behind[0][0]].isupper()
    if behind and short and not told and not (put and not replied):
        last, behind = len(pieces) - 1, []
    if first:
        yield _take(document, pieces[:first], "statement" if put else "comment", asker, section)
    question = _take(document, pieces[first : last + 1], "question", asker, section)
    yield question
    if not behind:
        return
    if put and not replied and not NOTE.match(_folded(document, behind)) and document.text[behind[0][0]] != "[":
        yield _take(document, behind, "answer", None, section, question.start)
    else:
        yield _take(document, behind, "statement" if put else "comment", None if put else asker, section)


def _replying(document: Document, turn: Turn, asked: Taken | None, section: str | None) -> Iterator[Taken]:
    """Yield a reply, and apart from it what is noted behind."""
    body = list(turn.body)
    notes: list[Piece] = []
    while len(body) > 1 and NOTE.match(_folded(document, body[-1:])):
        notes.insert(0, body.pop())
    if body:
        target = asked.start if asked else None
        role: Role = "answer" if asked else "statement"
        yield _take(document, body, role, turn.head.who, section, target)
    for note in notes:
        yield _take(document, [note], "statement", None, section)


def _asks(text: str) -> bool:
    text = _LEAD_IN.sub("", text)
    return asks(text) or (len(text.split()) <= _WHOLE and _PLAIN.match(text) is not None)


def _sentences(document: Document, body: Sequence[Piece]) -> Iterator[Piece]:
    for start, end in body:
        for at, until in split_sentences(document.text[start:end]):
            yield start + at, start + until


def _folded(document: Document, pieces: Sequence[Piece]) -> str:
    return " ".join(" ".join(document.text[start:end] for start, end in pieces).split())


def _take(
    document: Document,
    pieces: Sequence[Piece],
    role: Role,
    who: str | None,
    section: str | None,
    replies_to: int | None = None,
) -> Taken:
    text = re.sub(r"\s+>\s+", " ", _folded(document, pieces))
    if text.endswith(('"', "”")) and text.count('"') + text.count("“") == text.endswith('"'):
        text = text[:-1]  # the quotation began in front of this stretch
    return Taken(
        start=pieces[0][0],
        end=pieces[-1][1],
        role=role,
        text=unquote(text.strip("*_ ")),
        speaker=who,
        section=section,
        replies_to=replies_to,
    )


SHAPE = Shape(name=NAME, title="Questions and posts under names", claim=claim, segment=segment)
