"""Papers in which every turn stands under a line that names who takes it: which lines do, and what belongs to each."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._once import once
from pipeline.ingest.shapes._outline import is_strong
from pipeline.ingest.shapes._turn_heads import (
    Head,
    is_day,
    read_answer,
    read_bare,
    read_head,
    read_inline,
    read_opening,
    read_spoken,
    speaks_for,
)
from pipeline.ingest.shapes._wording import asks
from pipeline.records import Block, Document

ASKING = frozenset({"put", "post", "again", "opens", "bare"})

#: What is said about the asking and is no part of it.
NOTE = re.compile(
    r"^\W*(?:there (?:was|were) no\b|no (?:supplementary|follow|further)|none\W*$|(?:the |mrs? |ms |miss |dr |cllr |councillor )?[\w.'’ -]{0,40}\b(?:(?:was|were|being|is) not (?:present|in attendance)|thanked|moved (?:on )?to the next|did not (?:wish|have)|had no supplementary)|(?:the |an? |no )?(?:written )?(?:answer|reply|response)\b[^.?]{0,60}\b(?:has|had|was|is|were)(?: not|n['’]t)\b)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^(?P<label>[A-Z][^:.!]{1,40}):\s.{0,60}$")
_DIVIDES = re.compile(r"^[\W_]*(?:question|query)\s*(?:no\.?|number)?\s*\d{1,3}[\W_]*$", re.IGNORECASE)
_HEAD = 7  # words
_ENDS = frozenset('.!?"”’)')
_QUOTED = frozenset({">"})


@dataclass(slots=True)
class Turn:
    """One line that names somebody, and the words under it."""

    head: Head
    at: int  # the block with the head
    about: list[int] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)  # "Question:" on the line of the words themselves
    body: list[tuple[int, int]] = field(default_factory=list)  # stretches of the document
    blocks: list[int] = field(default_factory=list)


@once
def find_turns(document: Document) -> list[Turn]:
    """Return the turns of a document, or none where too little says that it goes by turns."""
    bare = _bare_heads(document.blocks)
    under = _under(document.blocks)
    if len(under) > 1:
        turns = _credited(document, under)
    elif _behind(document.blocks, bare):
        turns = _without_heads(document, _signed(document), 0)
    else:
        turns = _without_heads(document, _gather(document, bare), -1)
    asking = [turn for turn in turns if turn.head.kind in ASKING and turn.body]
    named = [turn for turn in asking if turn.head.who]
    replies = [turn for turn in turns if turn.head.kind == "reply" and turn.body]
    told = [words(document, turn) for turn in asking]
    if not named or not (any(asks(text) for text in told) or all(turn.head.dated for turn in turns)):
        return []
    worded = any(turn.head.kind in {"put", "post"} for turn in named)
    enough = bool(replies) if worded else len(named) >= 3
    return turns if enough and len(named) * 3 >= len(asking) else []


def sets_off(text: str) -> bool:
    """Whether a line between turns can only be the heading of those that follow: "Town centre"."""
    line = text.strip(" *_#")
    return 0 < len(line.split()) <= _HEAD and line[:1].isupper() and line[-1].isalnum() and not asks(line)


def _without_heads(document: Document, turns: list[Turn], at: int) -> list[Turn]:
    """Leave out of the turns the headings that stand between them, where what people say is in sentences.

    Parameters
    ----------
    document : Document
    turns : list of Turn
    at : int
        Which paragraph of a turn that may be: the first where names stand under what they wrote, else the last.
    """
    ends = [
        document.text[turn.body[-1 - at][0] : turn.body[-1 - at][1]].strip() for turn in turns if len(turn.body) > 1
    ]
    heads = [
        turn
        for turn in turns
        if len(turn.body) > 1
        and len(turn.blocks) == len(turn.body)
        and document.blocks[turn.blocks[at]].kind == "paragraph"
        and sets_off(document.blocks[turn.blocks[at]].text)
    ]
    if not heads or len(heads) * 2 > len(turns) or sum(text[-1:] in _ENDS for text in ends) * 3 < len(ends) * 2:
        return turns
    for turn in heads:
        turn.body.pop(at)
        turn.blocks.pop(at)
    return turns


def words(document: Document, turn: Turn) -> str:
    """Return what somebody says in a turn, white space folded."""
    return " ".join(" ".join(document.text[start:end] for start, end in turn.body).split())


def _gather(document: Document, bare: dict[int, Head]) -> list[Turn]:
    turns: list[Turn] = []
    current: Turn | None = None
    fields = Counter(match["label"] for block in document.blocks if (match := _FIELD.match(block.text)))
    for at, block in enumerate(document.blocks):
        if block.kind in {"table", "aside"} or not block.text.strip():
            if block.kind == "table":
                current = None
            continue
        text = document.text[block.start : block.end]
        head = _head_of(text, block, bare.get(at), current, turns)
        if head is None:
            field = _FIELD.match(block.text)
            if block.kind == "heading" or _DIVIDES.match(text):
                current = None
            elif current is not None and not current.body and field and fields[field["label"]] > 1:
                current.about.append(at)
            elif current is not None and not furniture(block.text):
                current.body.append((block.start if not _is_marked(block) else block.content, block.end))
                current.blocks.append(at)
            continue
        if head.kind == "about":
            if current is not None and not current.body:
                current.about.append(at)
            continue
        if head.kind == "opens" and current is not None and current.head.kind in ASKING and not current.body:
            current.head = replace(current.head, kind="put")
            current.labels.append((block.start, block.start + (head.rest or 0)))
        elif head.kind == "reply" and not head.who and current and current.head.kind == "reply" and not current.body:
            current.labels.append((block.start, block.start + (head.rest or block.end - block.start)))
        else:
            current = Turn(head, at)
            turns.append(current)
        if head.rest is not None and text[head.rest :].strip():
            current.body.append((block.start + head.rest, block.end))
            current.blocks.append(at)
    return turns


def _head_of(text: str, block: Block, bare: Head | None, current: Turn | None, turns: Sequence[Turn]) -> Head | None:
    """Read a block as the head of a turn in the place where it stands."""
    asked = current is not None and current.head.kind in ASKING and bool(current.body)
    worded = read_head(text)
    if worded is not None and worded.kind == "post" and asked and speaks_for(worded.who):
        return replace(worded, kind="reply")
    if worded is not None and not (worded.kind == "about" and (current is None or current.body)):
        return worded
    if current is not None and (spoken := read_spoken(text)):
        asker = next((turn.head.who for turn in reversed(turns) if turn.head.kind in ASKING and turn.head.who), None)
        same = asker is not None and spoken.who is not None and asker.split()[-1] == spoken.who.split()[-1]
        if spoken.kind == "put" or same:
            return replace(spoken, kind="put")
        return spoken if asked else None
    if bare is not None:
        other = next((turn.head for turn in reversed(turns) if turn.head.kind in ASKING), None)
        replies = asked and (bare.officer or block.mark in _QUOTED) and (other is None or other.who != bare.who)
        return replace(bare, kind="reply") if replies else bare
    if asked:
        return read_answer(text) or read_inline(text) or _opening(text, current)
    return _opening(text, current)


def _opening(text: str, current: Turn | None) -> Head | None:
    return read_opening(text) if current is not None else None


def _bare_heads(blocks: Sequence[Block]) -> dict[int, Head]:
    """Return the lines that hold a name, with a day on the line or on the next, in bold, or over what gets a reply."""
    told = [at for at, block in enumerate(blocks) if block.kind not in {"aside", "table"} and block.text.strip()]
    worded = {at: head for at in told if (head := read_head(blocks[at].text))}
    found: dict[int, Head] = {}
    bodies: list[str] = []
    repeated = Counter(blocks[at].text for at in told)
    for place, at in enumerate(told[:-1]):
        block, below = blocks[at], told[place + 1]
        head = None if asks(block.text) else read_bare(block.text, day_below=is_day(blocks[below].text))
        if head is None or (at in worded and not head.dated):
            continue
        noted = below in worded and worded[below].kind == "about"
        body = told[place + 2] if noted and place + 2 < len(told) else below
        answered = any(other in worded and worded[other].kind == "reply" for other in told[place + 2 : place + 5])
        again = head.officer and repeated[block.text] > 1  # "Tom Reed, Parks Officer" over each of his replies
        if head.dated or noted or again or (head.colon and is_strong(block)) or (answered and asks(blocks[body].text)):
            found[at] = head
            bodies.append(blocks[body].text)
    several = len(found) >= 3 and len({head.who for head in found.values()}) >= 2
    asked = any(asks(text) for text in bodies) or all(head.dated for head in found.values())
    return found if several and asked else {}


def _behind(blocks: Sequence[Block], bare: dict[int, Head]) -> bool:
    """Whether names stand under what they wrote: words over the first of them, nothing under the last."""
    told = [at for at, block in enumerate(blocks) if block.kind not in {"aside", "table"} and block.text.strip()]
    first = told.index(min(bare)) if bare else 0
    over = blocks[told[first - 1]].text if first else ""
    last = read_bare(blocks[told[-1]].text) if told else None
    return bool(over) and last is not None and (asks(over) or over[-1] in '.!"”’')


def _signed(document: Document) -> list[Turn]:
    turns: list[Turn] = []
    pending: list[int] = []
    for at, block in enumerate(document.blocks):
        if block.kind in {"table", "aside", "heading"} or not block.text.strip():
            pending = []
            continue
        head = read_bare(block.text)
        if head is None or not pending or not (head.dated or head.officer):
            pending.append(at)
            continue
        blocks = [other for other in pending if turns or other == pending[-1]]  # over the first stands the title
        asked = bool(turns) and turns[-1].head.kind != "reply"
        turn = Turn(replace(head, kind="reply") if head.officer and asked else head, at, blocks=blocks)
        turn.body = [(document.blocks[other].start, document.blocks[other].end) for other in blocks]
        turns.append(turn)
        pending = []
    return turns


def _under(blocks: Sequence[Block]) -> dict[int, tuple[int, Head]]:
    """Return the questions under which a line says who asked ("Asked by Priya S on 2 May"), with that line."""
    told = [at for at, block in enumerate(blocks) if block.kind not in {"aside", "table"} and block.text.strip()]
    heads = {at: head for at in told if (head := read_head(blocks[at].text))}
    found = {}
    for place in range(1, len(told)):
        above, at = told[place - 1], told[place]
        below = heads.get(told[place + 1]) if place + 1 < len(told) else None
        head = heads.get(at)
        credit = head is not None and head.kind in {"put", "post"} and head.rest is None and above not in heads
        if head and credit and below is not None and below.kind == "reply" and asks(blocks[above].text):
            found[above] = (at, head)
    return found


def _credited(document: Document, under: dict[int, tuple[int, Head]]) -> list[Turn]:
    turns: list[Turn] = []
    credits = {at for at, _ in under.values()}
    for at, block in enumerate(document.blocks):
        if block.kind in {"table", "aside"} or not block.text.strip() or at in credits:
            continue
        if at in under:
            line, head = under[at]
            turns.append(Turn(head, line, body=[(block.start, block.end)], blocks=[at]))
            continue
        head_here = read_head(document.text[block.start : block.end])
        if head_here is not None and head_here.kind == "reply" and turns:
            turns.append(Turn(head_here, at))
            if head_here.rest is not None:
                turns[-1].body.append((block.start + head_here.rest, block.end))
                turns[-1].blocks.append(at)
        elif turns and turns[-1].head.kind == "reply" and block.kind != "heading" and not furniture(block.text):
            turns[-1].body.append((block.start, block.end))
            turns[-1].blocks.append(at)
    return turns


def _is_marked(block: Block) -> bool:
    """Whether the sign in front of a block is no word of it: a bullet, a quotation mark of a mail."""
    return bool(block.mark) and not any(sign.isalnum() for sign in block.mark)
