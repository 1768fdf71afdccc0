"""Headings that no reader could mark: a short line that ends no sentence, set over prose or a list."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.shapes._from_whom import names_next
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._signed import uncode
from pipeline.ingest.shapes._wording import asks, ends_asking, heads_feedback, prompts
from pipeline.records import Block

#: How deep they stand: below headings that are marked as such, above labels.
LINE, NUMBERED, LETTERED = 14, 15, 18

#: So many short lines one over another are a list of remarks, and the last of them heads nothing.
_RUN = 3
#: At the start of a paper they are its title, its date and who made it.
_FIRST_RUN = 6
#: A line of so many words and a colon is a sentence that leads in a list, and no label.
_LEADS = 6

_ENDED = re.compile(r"[.!?:;…][\"'”’)\]*_]*\s*$|[\"”]\s*$")
_SPOKEN = re.compile(r"^\W*[\w .'’-]{1,30}:\s|^\W*[\w.'’]+(?: [\w.'’]+)?\s[–—-]\s|^\W*(?:>|[-=]+>|→)")
_TICKS = frozenset("✓✔✗✘☐☑☒")
_REPLY = re.compile(r"(?:yes|no)\b[^?]*[.!]\s*$", re.IGNORECASE)
_QUOTES = tuple('"“‘«')
_NUMBER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])\W*$", re.IGNORECASE)
_CONTACT = re.compile(r"@|https?:|www\.|\b\d{5,}\b|\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d\d\b")


def set_heads(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the places of such headings among blocks, with how deep each stands."""
    told = [at for at, block in enumerate(blocks) if block.kind != "aside" and (block.text or block.kind == "table")]
    found: dict[int, int] = {}
    asking: set[int] = set()
    after_of = dict(pairwise(told))
    run = 0
    leading = {at for at in told if blocks[at].text.endswith(":") and len(blocks[at].text.split()) >= _LEADS}
    paired = _are_pairs(blocks, told)
    listed = False  # under "such as:", where each line is an entry and the last one heads nothing
    for before, (at, after) in enumerate(pairwise(told)):
        block, following = blocks[at], blocks[after]
        short = block.kind == "paragraph" and _is_short(block.text)
        run = run + 1 if short else 0
        plain = block.kind == "paragraph" and not ends_asking(block.text)
        listed = plain and (block.text.endswith(":") or (listed and not _ENDED.search(block.text)))
        if listed and (run > 1 or told[before - 1] in leading):
            continue
        if short and run <= (_FIRST_RUN if before < _FIRST_RUN else _RUN) and _is_body(following):
            # An answer may stand alone under its prompt, and the last one does in front of the next prompt.
            if _is_bold(following) or prompts(following.text) or (before and prompts(blocks[told[before - 1]].text)):
                continue
            if before and paired and ends_asking(blocks[told[before - 1]].text) and ends_asking(following.text):
                continue
            # Among ticked questions, one that nobody ticked.
            if following.mark in _TICKS and asks(block.text) and not heads_feedback(block.text):
                continue
            found[at] = LINE
            if asks(block.text) and not heads_feedback(block.text):
                asking.add(at)
    # Where most such lines ask, they are the questions of a page, long ones counted in.
    longer = sum(_is_asked(blocks[at], blocks[after]) for at, after in pairwise(told) if at not in asking)
    if (len(asking) + longer) * 2 > len(found) + longer and not _are_prompts(blocks, told, asking):
        found = {at: depth for at, depth in found.items() if at not in asking}
    bodies = [blocks[at] for at in told if at not in found]
    # Where the reader knew some such lines for headings, one among quotations is another.
    known = [block.level for block in blocks if block.kind == "heading" and not block.mark and _is_short(block.text)]
    if len(known) > 1:
        level = max(known)
        over = {at: level for at in found if blocks[after_of[at]].text[:1] in _QUOTES}
    else:
        over = {}
    if len(found) < 2 or not _are_sentences(bodies):
        found = {
            at: depth
            for at, depth in found.items()
            if blocks[after_of[at]].kind != "paragraph" or heads_feedback(blocks[at].text)
        }
    if len(found) * 2 > len(bodies) + 1:
        found = {}
    found |= over
    numbered = _numbered(blocks, told)
    if any(at in numbered and after in found for at, after in pairwise(told)):
        first = min(numbered)
        found = {at: LETTERED - 1 if at > first else depth for at, depth in found.items()}
    return found | numbered


def _are_pairs(blocks: Sequence[Block], told: Sequence[int]) -> bool:
    """Whether nearly every line that asks has another under it that does not: what stands between two is a reply."""
    below = [blocks[after] for at, after in pairwise(told) if ends_asking(blocks[at].text)]
    return len(below) > 2 and sum(not ends_asking(block.text) for block in below) * 4 >= len(below) * 3


def _are_prompts(blocks: Sequence[Block], told: Sequence[int], asking: set[int]) -> bool:
    """Whether lines that ask each stand over a list of notes, which are no answers in whole sentences."""
    notes: list[str] = []
    under = False
    for at in told:
        block = blocks[at]
        if at in asking:
            under = True
        elif block.kind != "item":
            if under and not notes:
                return False
            under = False
        elif under:
            notes.append(block.text)
    over = sum(blocks[after].kind == "item" for at, after in pairwise(told) if at in asking)
    return (
        over == len(asking)
        and len(notes) >= 2 * over
        and sum(not _ENDED.search(text) for text in notes) * 3 >= len(notes) * 2
    )


def _is_asked(block: Block, following: Block) -> bool:
    """Whether a line ends as a question, and another follows that does not."""
    own = block.kind == "paragraph" and ends_asking(block.text) and len(block.text.split()) <= 40
    return own and following.kind != "heading" and not ends_asking(following.text) and not prompts(block.text)


def _is_bold(block: Block) -> bool:
    text = block.text.strip()
    return block.kind == "paragraph" and (
        block.strong >= len(text.rstrip(" :.?")) > 0 or (text[:2] == "**" and text.rstrip(":").endswith("**"))
    )


def _is_short(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= 8
        and len(text) <= 70
        and (text[0].isupper() or text[0].isdigit())
        and not _ENDED.search(text.removesuffix("?"))
        and text[-1] not in ",-–—"
        and not _SPOKEN.match(text)
        and not _CONTACT.search(text)
        and not furniture(text)
        and uncode(text)[1] is None
    )


def _is_body(block: Block) -> bool:
    """Whether a block is what stands under a heading: a list, a table or whole sentences."""
    if names_next(block.text):
        return False
    if block.kind in {"item", "table"}:
        return True
    if block.text[:1] in _QUOTES:
        return True
    if _REPLY.match(block.text):
        return block.kind == "paragraph"
    words = len(block.text.split())
    return block.kind == "paragraph" and words >= 4 and bool(_ENDED.search(block.text) or words >= 20)


def _are_sentences(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs mostly end as sentences do, so that a line which does not stands out."""
    paragraphs = [block.text for block in blocks if block.kind == "paragraph"]
    return sum(bool(_ENDED.search(text)) for text in paragraphs) * 3 >= len(paragraphs) * 2


def _depth_of(mark: str) -> int:
    if not _NUMBER.match(mark):
        return 0
    parts = re.findall(r"\d+", mark)
    return min(NUMBERED + len(parts) - 1, LETTERED - 1) if parts else LETTERED


def _numbered(blocks: Sequence[Block], told: Sequence[int]) -> dict[int, int]:
    """Return numbered titles with paragraphs under them; a numbered list has its next number there."""
    found: dict[int, int] = {}
    likely: dict[int, int] = {}  # over a heading, or worded as a question without its mark: titles among titles
    for at, after in pairwise(told):
        block, following = blocks[at], blocks[after]
        if block.kind != "item" or not _NUMBER.match(block.mark):
            continue
        bulleted = bool(following.mark) and not _NUMBER.match(following.mark)
        deeper = following.kind == "item" and (bulleted or _depth_of(following.mark) > _depth_of(block.mark))
        if following.kind not in {"paragraph", "table", "heading"} and not deeper:
            continue
        text = block.text
        if (
            len(text.split()) <= 10
            and not re.search(r"[.!;,:]\W*$", text)
            and (prompts(text) or heads_feedback(text) or not ends_asking(text))
        ):
            sure = following.kind != "heading" and (prompts(text) or heads_feedback(text) or not asks(text))
            (found if sure else likely)[at] = _depth_of(block.mark)
    titles = {depth for depth in found.values() if sum(own == depth for own in found.values()) > 1}
    found |= {at: depth for at, depth in likely.items() if depth in titles}
    for depth in range(LETTERED, NUMBERED - 1, -1):
        kin = [at for at, own in found.items() if own == depth]
        marks = {blocks[at].mark.strip(" ().").isdigit() for at in kin}
        alike = [
            at
            for at in told
            if blocks[at].kind == "item"
            and _NUMBER.match(blocks[at].mark)
            and _depth_of(blocks[at].mark) == depth
            and (blocks[at].mark.strip(" ().").isdigit()) in marks
        ]
        if len(kin) < 2 or len(kin) * 2 < len(alike):
            found = {at: own for at, own in found.items() if own != depth}
    return found
