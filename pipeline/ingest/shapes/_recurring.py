"""Forms written out one after another: the same prompts again and again, each with what one person put."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._columns import is_ticked
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._signed import unsign
from pipeline.ingest.shapes._wording import ends_asking, prompts

#: A prompt stands at the start of a line, up to its question mark or colon.
_PROMPT = re.compile(r"^\W*(?P<prompt>[^?:\n]{3,160}?(?:\?|:(?=\s|$)))\W{0,3}(?=\s|\w|$)")
_DIVIDER = re.compile(
    r"^\W*(?:(?:comment |feedback )?(?:card|slip|form|sheet)|post ?card|comment|letter|e-?mail|respon(?:dent|se)|reply|submission|entry|participant|survey|record|person)\s*(?:no\.?|number|#|id)?\s*:?\s*\d+(?:\s*(?:of|/)\s*\d+)?(?:\s*[:–—(-]\s*(?P<who>[A-Z][^.!?:]{2,60}?))?\W*$",
    re.IGNORECASE,
)
#: Forms that one paper holds at least, and prompts on each.
_FORMS, _PROMPTS = 2, 2
#: So many numbered remarks without prompts make a paper of them.
_CARDS = 3
#: Who wrote it, on a line of its own behind a dash.
_WRITER = re.compile(r"^[A-Z][^.!?]{2,50}$")
#: An answer of so few words may have been ticked.
_TICKED = 3


@dataclass(frozen=True, slots=True)
class Form:
    """Where such forms stand, and which prompts have answers that were only ticked."""

    first: int
    last: int
    prompts: frozenset[str]
    closed: frozenset[str]


def find_forms(lines: Sequence[Line]) -> Form | None:
    """Find prompts that come again, most of them once between one form's number and the next."""
    told = [line for line in lines if line.kind != "table" and line.text.strip()]
    dividers = [line.index for line in told if _DIVIDER.match(line.text)]
    if len(dividers) < _FORMS:
        return None
    inside = [line for line in told if line.index > dividers[0]]
    times = Counter(key for line in inside if (key := _key(line.text)))
    again = {key for key, count in times.items() if count >= _FORMS and count * 2 >= len(dividers)}
    asked = {key for key in again if key.endswith("?") or prompts(key)}
    if len(asked) < 1 or len(again) < _PROMPTS:
        return _cards(inside, dividers)
    held: dict[str, list[str]] = {}
    for line in inside:
        if (key := _key(line.text)) in again:
            held.setdefault(key, []).append(_rest(line.text))
    closed = {
        key
        for key, texts in held.items()
        if (key not in asked and all(0 < len(text.split()) <= _TICKED for text in texts))
        or (not prompts(key) and is_ticked([text for text in texts if text]))
    }
    return Form(dividers[0], inside[-1].index + 1, frozenset(again), frozenset(closed))


def _cards(inside: Sequence[Line], dividers: Sequence[int]) -> Form | None:
    """Find remarks that are only counted ("Card 4"), each of them short, with no prompts and no other headings."""
    if len(dividers) < _CARDS or any(
        line.kind in {"heading", "label"} and line.index not in dividers for line in inside
    ):
        return None
    held = [line for line in inside if line.index not in dividers]
    if len(held) < len(dividers) - 1 or len(held) > 4 * len(dividers):
        return None
    return Form(dividers[0], inside[-1].index + 1, frozenset(), frozenset())


def read_forms(lines: Sequence[Line], form: Form) -> Iterator[Taken | Left]:
    """Read each answer under its prompt, on the same line or those that follow."""
    prompt: str | None = None
    closed = False
    if not form.prompts:
        yield from _read_cards(lines)
        return
    for line in lines:
        block = line.block
        if line.kind == "table" or block.kind == "aside" or not block.text.strip():
            continue
        key = _key(line.text)
        if _DIVIDER.match(line.text):
            prompt = None
            yield Taken(start=block.start, end=block.end, role="heading", text=line.text)
        elif key in form.prompts:
            rest = _rest(line.text)
            prompt = line.text[: len(line.text) - len(rest)].strip(" *_") if rest else line.text.strip(" *_")
            closed = key in form.closed
            cut = block.end - len(rest)
            if closed and rest:
                yield Left(start=block.start, end=block.end, reason="closed answer, not free text")
                continue
            yield Taken(start=block.start, end=cut, role="heading", text=prompt)
            if rest:
                yield Taken(start=cut, end=block.end, role="comment", text=rest, section=prompt, column=prompt)
        elif prompt and closed:
            yield Left(start=block.start, end=block.end, reason="closed answer, not free text")
        else:
            yield Taken(
                start=block.start,
                end=block.end,
                role="comment" if prompt else "statement",
                text=line.text,
                section=prompt,
                column=prompt,
            )


def _read_cards(lines: Sequence[Line]) -> Iterator[Taken | Left]:
    who: str | None = None
    for line in lines:
        block = line.block
        if line.kind == "table" or block.kind == "aside" or not block.text.strip():
            continue
        if divider := _DIVIDER.match(line.text):
            who = divider["who"]
            yield Taken(start=block.start, end=block.end, role="heading", text=line.text)
        elif block.mark in {"-", "–", "—"} and len(line.text.split()) <= 6 and _WRITER.match(line.text):
            yield Left(start=block.start, end=block.end, reason="who wrote it")
        else:
            text, speaker = unsign(line.text)
            yield Taken(
                start=block.start, end=block.end, role="comment", text=text, speaker=speaker or who, section=_over(line)
            )


def _over(line: Line) -> str | None:
    """Return the heading over the numbers."""
    return next((over for over in (line.section, line.parent) if over and not _DIVIDER.match(over)), None)


def _key(text: str) -> str:
    match = _PROMPT.match(text)
    if match:
        return " ".join(match["prompt"].casefold().split())
    return " ".join(text.casefold().split()) if len(text) <= 160 and (ends_asking(text) or prompts(text)) else ""


def _rest(text: str) -> str:
    match = _PROMPT.match(text)
    return text[match.end() :].strip(" *_") if match else ""
