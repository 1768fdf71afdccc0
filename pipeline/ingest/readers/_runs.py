"""Put the runs of a formatted paragraph together: lines, folded white space, how much of the start is bold."""

from collections.abc import Iterable, Sequence

from pipeline.ingest.readers._marks import ended, split_item
from pipeline.ingest.readers._text import clean
from pipeline.records import Block

#: A stretch of text and whether it is bold; "\n" in it is a soft line break.
Run = tuple[str, bool]


def paragraphs(runs: Iterable[Run]) -> list[tuple[str, int]]:
    """Divide runs at soft breaks and fold each line; with it, how many of its first characters are bold.

    A soft break parts two lines, unless the second plainly goes on: it begins in small letters or with a bracket,
    and the first does not end as a sentence does.
    """
    lines: list[list[Run]] = [[]]
    for text, bold in runs:
        for number, piece in enumerate(clean(text).replace("\r", "\n").split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append((piece, bold))
    found: list[tuple[str, int]] = []
    for line in lines:
        text, strong = _fold(line)
        if not text:
            continue
        if found and (text[0].islower() or text[0] == "(") and not ended(found[-1][0]) and not split_item(text)[0]:
            before, bold = found[-1]
            all_bold = bold == len(before) and strong
            found[-1] = (f"{before} {text}", bold + 1 + strong if all_bold else bold)
        else:
            found.append((text, strong))
    return found


def _fold(runs: Sequence[Run]) -> tuple[str, int]:
    text, strong, leading = "", 0, True
    space = False
    for piece, bold in runs:
        words = piece.split()
        if not words:
            space = True
            continue
        if text and (space or piece[0].isspace()):
            text += " "
        if leading and not bold:
            leading = False
        text += " ".join(words)
        if leading:
            strong = len(text)
        space = piece[-1].isspace()
    return text, strong


def plain_block(text: str, strong: int = 0, *, level: int = 0) -> Block:
    """Make a paragraph, or a list item where the writer typed the bullet or number by hand."""
    mark, rest = split_item(text)
    if not mark:
        return Block(kind="paragraph", text=text, strong=strong)
    return Block(kind="item", text=rest, mark=mark, level=level, strong=max(0, strong - (len(text) - len(rest))))
