"""Tell a line that was only wrapped from a line that ends there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.readers._marks import ended, hangs, split_heading, split_item

#: A line at least this share of the full width was broken because the next word did not fit.
_FULL = 0.86
#: A paragraph is never broken earlier than this where nothing shows how wide the page was.
_LONG = 60
#: So many short remarks that start small make a text of them.
_REMARKS = 3

#: A sentence that has begun behind the end of another.
_BEGUN = re.compile(r"[a-z)][.!?]\s+[A-Z][\w'’]*(?: [\w'’,]+)*$")
_OPENED, _CLOSED = tuple('"“‘«'), tuple('"”’»')


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How the lines of a text were broken.

    Parameters
    ----------
    width : int
        Characters to a full line; 0 where the lines were not wrapped.
    across : int
        The same where the pieces of a wrapped line stand apart with empty lines between; 0 where they do not.
    markup : bool
        Whether line ends mean nothing, as in Markdown.
    remarks : bool
        Whether short lines stand one under another that start small and end nothing, each a remark of its own.
    """

    width: int = 0
    across: int = 0
    markup: bool = False
    remarks: bool = False

    def joins(self, line: str, after: str, blank: int) -> bool:
        """Whether ``after`` goes on where ``line`` stopped, with so many empty lines between them."""
        small = after[:1].islower()
        if line[-1:] in _CLOSED and after[:1] in _OPENED:  # one person's words, and then another's
            return False
        if blank:
            if ended(line) or (not small and not (hangs(line) and after[:1].isdigit())):
                return False
            if hangs(line):
                return len(line) >= (12 if self.width else 40)
            return bool(
                (self.width and len(line) >= self.width * 0.6) or (self.across and len(line) >= self.across * 0.7)
            )
        if self.markup and not ended(line):
            return True
        if self.width:
            if line.endswith(":") and not small:
                return False
            if len(line) + 1 + len(after.partition(" ")[0]) > self.width * _FULL and len(line) > self.width * 0.6:
                return True
            if ended(line):
                return False
            return len(line) >= 12 and (small or hangs(line))
        if ended(line):
            return False
        if small and len(line) >= _LONG // 2 and _BEGUN.search(line):
            return True
        if small and len(line) >= _LONG and not self.remarks:
            return True
        return len(line) >= 12 and not after[:1].isdigit() and hangs(line, surely=True)


def measure(lines: Sequence[str], *, markup: bool = False) -> Flow:
    """Find out from the lines themselves how they were broken.

    Only wrapped text often stops after a word such as "of" and goes on in small letters, and stops at about the same
    width each time. Lists of short remarks in small letters do neither.
    """
    near: list[tuple[int, bool]] = []
    far: list[tuple[int, bool]] = []
    longest: list[int] = []
    before, blank = "", 0
    for line in lines:
        text = line.strip()
        if not text:
            blank += 1
            continue
        longest.append(len(text))
        if before and text[:1].islower() and not ended(before) and not split_item(text)[0]:
            (far if blank else near).append((len(before), hangs(before)))
        before = "" if split_heading(text)[0] else text
        blank = 0
    width = _width(near, longest)
    apart = sum(length < _LONG and not hanging for length, hanging in near)
    return Flow(
        width=width,
        remarks=not width and apart >= _REMARKS,
        across=_width([pair for pair in far if pair[0] >= _LONG], longest),
        markup=markup,
    )


def put_together(words: Sequence[str]) -> str:
    """Join the pieces of a paragraph; a hyphen at a line's end is kept and takes no space."""
    pieces: list[str] = []
    for piece in words:
        if pieces:
            before = pieces[-1]
            broken = before[-1:] == "-" and before[-2:-1].isalpha() and piece[:1].islower()
            pieces.append("" if broken else " ")
        pieces.append(piece)
    return " ".join("".join(pieces).split())


def _width(pairs: list[tuple[int, bool]], lengths: list[int]) -> int:
    if len(pairs) < 3 or sum(hanging for _, hanging in pairs) < max(2, len(pairs) * 0.12):
        return 0
    ordered = sorted(length for length, _ in pairs)
    width = ordered[int((len(ordered) - 1) * 0.95)]
    if not 30 <= width <= 140:
        return 0
    wider = sum(length > width * 1.2 for length in lengths)
    return width if pairs and (wider * 4 <= len(lengths) or len(pairs) >= 2 * wider) else 0
