"""Put the runs of a formatted paragraph together: lines, folded white space, marks, how much of the start is bold."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.ingest.readers._marks import ended, split_item
from pipeline.ingest.readers._text import clean
from pipeline.records import Block

#: A stretch of text and whether it is bold; "\n" in it is a soft line break.
Run = tuple[str, bool]


class Line(NamedTuple):
    """A line of a paragraph."""

    mark: str  # bullet or number, where the writer typed one by hand
    text: str  # folded
    strong: int  # how many of the text's first characters are bold

    @property
    def whole(self) -> str:
        """Mark and text as they stood."""
        return f"{self.mark} {self.text}".strip()


def paragraphs(runs: Iterable[Run], *, together: bool = False) -> list[Line]:
    """Divide runs at soft breaks and fold each line.

    A soft break parts two lines, unless the second plainly goes on: it begins in small letters or with a bracket,
    and the first does not end as a sentence does.

    Parameters
    ----------
    runs : iterable of Run
    together : bool
        Whether this is one list item, whose lines belong together unless they carry marks of their own.
    """
    lines: list[list[Run]] = [[]]
    for text, bold in runs:
        for number, piece in enumerate(clean(text).replace("\r", "\n").split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append((piece, bold))
    found: list[Line] = []
    for runs_of_line in lines:
        line = _fold(runs_of_line)
        if not line.whole:
            continue
        before = found[-1] if found else None
        if before and before.text and not line.mark and (together or _goes_on(before, line)):
            all_bold = before.strong == len(before.text) and line.strong > 0
            strong = before.strong + 1 + line.strong if all_bold else before.strong
            found[-1] = Line(before.mark, f"{before.text} {line.text}", strong)
        else:
            found.append(line)
    return found


def plain_block(line: Line, *, level: int = 0) -> Block:
    """Make a paragraph, or a list item where the writer typed the mark by hand."""
    if line.mark:
        return Block(kind="item", text=line.text, mark=line.mark, level=level, strong=line.strong)
    return Block(kind="paragraph", text=line.text, strong=line.strong)


def _goes_on(before: Line, line: Line) -> bool:
    return (line.text[0].islower() or line.text[0] == "(") and not ended(before.text)


def _fold(runs: Sequence[Run]) -> Line:
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
    mark, _ = split_item("".join(piece for piece, _ in runs).strip())
    mark = " ".join(mark.split())
    if not mark or not text.startswith(mark):
        return Line("", text, strong)
    rest = text[len(mark) :].lstrip()
    return Line(mark, rest, max(0, strong - (len(text) - len(rest))))
