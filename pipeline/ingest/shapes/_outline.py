"""A part of a document as lines under their headings: bold labels and "What went well:" count as headings, too."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._once import once
from pipeline.ingest.shapes._set_heads import LINE, set_heads
from pipeline.ingest.shapes._wording import asks, ends_asking, heads_feedback, invites, is_section_name, prompts
from pipeline.records import Block

Kind = Literal["heading", "label", "item", "paragraph", "table"]

#: Labels stand below every heading, and labels that are list items below those.
LABEL, ITEM_LABEL = 20, 40

#: Whose notes follow, where several groups wrote theirs down.
_TEAM = re.compile(
    r"^\W*(?:table|group|team|flip ?chart|board|station|breakout(?: room| group)?|room|workshop|class|year)\s+(?:\d{1,2}|[A-Z]|one|two|three|four|five|six)(?:\s*[(:–—-].{0,40})?\W*$",
    re.IGNORECASE,
)

#: What is talked about next, named as such.
_TOPIC = re.compile(
    r"^\W*(?:theme|topic|section|part|issue|area|prompt)\s*\d*\s*[:–—-]\s*(?:\S+\s+){0,9}\S+\s*$", re.IGNORECASE
)
#: "Question 3", alone on its line, over the question itself.
_COUNTED_OFF = re.compile(r"^\W*(?:question|query)\s+(?:no\.?\s*)?\d{1,2}\W*$", re.IGNORECASE)
#: "(18 responses)" behind a prompt.
_COUNTED = re.compile(r"(?<=\w|[?.:!])\s*[(\[](?:n\s*=\s*)?\d+[^()\[\]]{0,40}[)\]]$", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_TOLD = 400  # characters: a longer paragraph heads nothing
_CODED = re.compile(r"^\W*(?:Q|Question )\d{1,2}[a-z]?\b")
#: "The best thing about today was …": the sentence that people were given to end.
_BEGUN = re.compile(r"\w[^.?!]*(?<=\w)\s?(?:\.{3,}|…+|_{3,})\W*$")
#: "We received …:", "Here is …:", "The points made were:" say that something comes, and do not name it.
_SENTENCE = re.compile(
    r"^\W*(?:(?:we|you|they|I|here|these|those|this|there|it) (?:\w+ ){0,2}?\w+\b|(?:\w+\W+){1,8}?(?:was|were|is|are|included?|includes|(?:has|have) been|follows?|said|asked|told|made|came)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One block at the top level, what it is for, and the headings above it."""

    block: Block
    index: int  # in the sequence that was outlined
    kind: Kind
    depth: int  # of a heading or label: 1 is the highest; of an item its level
    section: str | None
    parent: str | None

    @property
    def text(self) -> str:
        """The block's words."""
        return self.block.text


def bare(text: str) -> str:
    """Return a heading as written, without the marks that made it one."""
    return " ".join(text.split()).strip("*_# ").strip()


def title(block: Block) -> str:
    """Return a heading as written, with the number in front of it."""
    return bare(f"{block.mark} {bare(block.text)}" if block.kind == "item" else block.text)


@once
def outline(blocks: Sequence[Block]) -> list[Line]:
    """Put every block under its headings."""
    lines: list[Line] = []
    above: list[tuple[int, str]] = []
    heads = set_heads(blocks)
    coded = _coded(blocks)
    team = LINE - 1 if _teams_over(blocks, heads) else LABEL - 1
    for index, block in enumerate(blocks):
        depth = team if _is_team(block) else _depth(blocks, index, heads, coded)
        if index in heads:
            depth = heads[index] if depth is None else min(depth, heads[index])
        if depth is not None:
            while above and above[-1][0] >= depth:
                above.pop()
        section = above[-1][1] if above else None
        parent = above[-2][1] if len(above) > 1 else None
        if depth is not None:
            kind: Kind = "heading" if block.kind == "heading" else "label"
            lines.append(Line(block, index, kind, depth, section, parent))
            above.append((depth, title(block) if index in heads else bare(_lead(block))))
            continue
        # A list item that is a label heads the items that are nested in it, and no others.
        while (
            above
            and above[-1][0] >= ITEM_LABEL
            and not (block.kind == "item" and block.level > above[-1][0] - ITEM_LABEL)
        ):
            above.pop()
        section = above[-1][1] if above else None
        parent = above[-2][1] if len(above) > 1 else None
        kind = "item" if block.kind == "item" else "table" if block.kind == "table" else "paragraph"
        lines.append(Line(block, index, kind, block.level, section, parent))
    return lines


def over(lines: Sequence[Line], line: Line) -> str | None:
    """Return the heading above a line, unless it is the title of the whole paper."""
    first = next(
        (other for other in lines if other.kind == "table" or (other.text and other.block.kind != "aside")), None
    )
    titled = first is not None and first.kind == "heading" and bare(first.text) == line.section
    return None if titled else line.section


def is_strong(block: Block) -> bool:
    """Whether a whole block stands in bold."""
    text = block.text.strip()
    wrapped = (
        len(text) > 4 and text[:2] in {"**", "__"} and text.rstrip(":").endswith(text[:2]) and text.count(text[:2]) == 2
    )
    return bool(text) and (wrapped or block.strong >= len(text.rstrip(" :.?")))


def _leads_in(blocks: Sequence[Block], index: int, heads: Mapping[int, int]) -> bool:
    """Whether a line is a whole sentence that leads from a heading to the list under it ("We heard the following:")."""
    text = blocks[index].text.strip()
    above = next((at for at in range(index - 1, -1, -1) if blocks[at].kind != "aside"), None)
    return (
        above is not None
        and (blocks[above].kind == "heading" or above in heads)
        and text.endswith(":")
        and not is_strong(blocks[index])
        and not prompts(text)
        and (bool(_SENTENCE.match(text)) or (len(text.split()) >= 5 and heads_feedback(blocks[above].text)))
    )


def _lead(block: Block) -> str:
    """Return the sentence of a paragraph that leads in what stands below it: where more are told first, the last."""
    text = block.text.strip()
    told = _SENTENCES.split(text) if block.kind == "paragraph" and text.endswith(":") and len(text) <= _TOLD else []
    return told[-1] if 1 < len(told) <= 3 and heads_feedback(told[-1]) else text


def _is_team(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) <= 200 and bool(_TEAM.match(block.text.strip()))


def _teams_over(blocks: Sequence[Block], heads: Mapping[int, int]) -> bool:
    """Whether each group's own headings stand under its name, and not the groups under each heading."""
    told = [at for at, block in enumerate(blocks) if block.kind != "aside"]
    return any(_is_team(blocks[at]) and after in heads for at, after in pairwise(told))


def _coded(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of a survey's questions where they carry numbers ("Q8. …"), and one at least asks for views."""
    found = [
        at
        for at, block in enumerate(blocks)
        if block.kind == "paragraph" and len(block.text) <= 200 and _CODED.match(block.text)
    ]
    texts = [_CODED.sub("", blocks[at].text) for at in found]
    asked = any(prompts(text) or heads_feedback(text) for text in texts)
    return frozenset(found) if len(found) > 1 and asked else frozenset()


def _is_prompt(text: str) -> bool:
    """Whether a line asks for views from its first sentence on; what somebody says may end so."""
    return text[0] not in '"“‘' and prompts(_SENTENCES.split(text)[0])


def _depth(
    blocks: Sequence[Block], index: int, heads: Mapping[int, int], coded: frozenset[int] = frozenset()
) -> int | None:
    """Return how deep a heading or label stands, or None where the block is neither."""
    block = blocks[index]
    if block.kind == "heading":
        if furniture(block.text):
            return None
        return min(max(block.level, 1), LABEL - 1)
    if block.kind not in {"paragraph", "item"}:
        return None
    text = _lead(block)
    following = next((blocks[at] for at in range(index + 1, len(blocks)) if blocks[at].kind != "aside"), None)
    if not text or following is None or "\n" in text or len(text) > 200:
        return None
    text = _COUNTED.sub("", text)
    words = len(text.split())
    if block.kind == "item":
        nests = following.kind == "item" and following.level > block.level
        names = (
            (heads_feedback(text) and words <= 8)
            or (text.endswith(":") and words <= 12)
            or (is_strong(block) and words <= 12)
        )
        return ITEM_LABEL + block.level if nests and names else None
    if _TOPIC.match(text) and text[-1] != ".":
        return LABEL - 1
    if _COUNTED_OFF.match(text):
        return LINE
    if is_section_name(text) and words <= 3 and text[0].isupper() and text[-1] not in ".!?,;":
        return LABEL
    leads = following.kind in {"item", "table"}
    if leads and words <= 20 and _BEGUN.search(text):
        return LABEL
    if _leads_in(blocks, index, heads):
        return None
    if is_strong(block) and words <= 20 and following.kind != "heading":
        return LABEL
    if leads and (text.endswith(":") and words <= 25 and (words <= 10 or prompts(text) or heads_feedback(text))):
        return LABEL
    if (
        leads
        and (prompts(text) or (heads_feedback(text) and words <= 12))
        and (ends_asking(text) or text[-1] not in ".!;,")
    ):
        return LABEL
    if leads and invites(text) and ends_asking(text):
        return LABEL
    if following.kind == "item" and text.isupper() and ends_asking(text) and asks(following.text):
        return LABEL - 1  # the title of a group of questions, though it asks itself
    if coded:
        return LABEL if index in coded else None
    if _is_prompt(text) and (ends_asking(text) or _CODED.match(text)) and words <= 30 and following.kind == "paragraph":
        return LABEL
    if heads_feedback(text) and words <= 8 and text[-1] not in ".!?;," and following.kind == "paragraph":
        return LABEL
    return None
