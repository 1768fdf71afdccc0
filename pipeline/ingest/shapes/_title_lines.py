"""The lines at the head of a paper that say what it is and when it was: nobody's remarks."""

import re
from collections.abc import Sequence

from pipeline.ingest.shapes._feedback_lists import labelled
from pipeline.ingest.shapes._once import once
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._wording import heads_feedback, prompts

#: So many such lines stand at most over the first heading, none of them longer than so many words.
_MOST, _WORDS = 5, 15
#: A first line that names a kind of feedback in so few words heads what follows, and is no title.
_NAME = 5
_ENDED = re.compile(r"[.!?:;,][\"'”’)\]*_]*\s*$")


@once
def title_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of short lines that end nothing, from the first line of a paper to its first heading or list."""
    told = [line for line in lines if line.block.kind != "aside" and (line.kind == "table" or line.text.strip())]
    if told and told[0].kind in {"heading", "label"}:
        words = len(told[0].text.split())
        if words <= _NAME and (heads_feedback(told[0].text) or prompts(told[0].text)):
            return frozenset()
        told = told[1:]
    found: list[int] = []
    for line in told[: _MOST + 1]:
        if line.kind in {"heading", "label", "table"} or labelled(line) or (line.kind == "item" and found):
            return frozenset(found)
        if line.kind != "paragraph" or not _is_title(line):
            break
        found.append(line.index)
    return frozenset()


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    return (
        len(text.split()) <= _WORDS
        and not _ENDED.search(text)
        and not text.startswith(('"', "“", "‘"))
        and not line.block.mark
    )
