"""Lists that carry no bullets: short lines set in under the line that heads them, one remark each."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from pipeline.ingest.readers._flow import Flow
from pipeline.ingest.readers._marks import split_item

#: How far such a list is set in, in columns; text further to the right is set there for another reason.
_LEAST, _MOST = 2, 12
#: So long is the line over a list, and so long are its entries, on average and at most.
_HEAD, _USUAL, _LONGEST = 90, 90, 160


def indent(raw: str) -> int:
    """Count the columns that a line is set in by; a tab is four."""
    width = 0
    for character in raw:
        if character == "\t":
            width += 4
        elif character == " ":
            width += 1
        else:
            break
    return width


def set_in(lines: Sequence[str], flow: Flow) -> set[int]:
    """Return the numbers of the lines that are entries of such lists."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    found: set[int] = set()
    at = 0
    for width, group in groupby(filled, key=lambda number: indent(lines[number])):
        run = list(group)
        over = lines[filled[at - 1]] if at else ""
        at += len(run)
        close = run[-1] - run[0] < len(run) and at > len(run) and run[0] - filled[at - len(run) - 1] <= 2
        if (
            close
            and len(run) > 1
            and _LEAST <= width <= _MOST
            and indent(over) < width
            and _is_list(lines, run, over, flow)
        ):
            found.update(run)
    return found


def _is_list(lines: Sequence[str], run: Sequence[int], over: str, flow: Flow) -> bool:
    texts = [lines[number].strip() for number in run]
    if (
        (len(over.strip()) > _HEAD and not over.rstrip().endswith(":"))
        or over.rstrip().endswith((".", ",", ";"))
        or split_item(over.strip())[0]
    ):
        return False
    if any(split_item(text)[0] or "\t" in text for text in texts):
        return False
    if max(map(len, texts)) > _LONGEST or sum(map(len, texts)) > _USUAL * len(texts):
        return False
    return not any(flow.joins(text, after, 0) for text, after in pairwise(texts))
