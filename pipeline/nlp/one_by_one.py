"""Whether the entries of a list are replied to one by one, so that a reply belongs to the question right above it."""

import re
from collections.abc import Collection, Set

from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.speakers import speaker_of
from pipeline.nlp.stems import content_stems

_SEVERAL = re.compile(r"\b(?:both|all of|these|questions|enquiries|inquiries|points|each)\b", re.IGNORECASE)

#: So many words of a question in a reply: it takes that question up.
_TAKEN_UP = 2


def only_for_the_last(
    reading: Reading, origin: Line, reply: tuple[Line, ...], asked: Collection[int], wanted: Set[str]
) -> bool:
    """Whether a reply below several listed questions is meant for the last of them alone.

    It is where it stands in the entry of that question, or under it with the list going on below; not where somebody
    is said to reply, or the reply speaks of several questions, or takes up the words of the earlier one.

    Parameters
    ----------
    reading : Reading
    origin : Line
        That of an earlier question, which the reply was found for.
    reply : tuple of Line
    asked : collection of int
        The numbers of the lines in which questions stand.
    wanted : set of str
        The stems of the words of the earlier question.
    """
    first = reply[0]
    if not origin.item or _SEVERAL.search(first.text) or speaker_of(first.text):
        return False
    if len(wanted & set(content_stems(first.text))) >= _TAKEN_UP:
        return False
    if first.item:
        return first.paragraph != origin.paragraph and not first.first
    below = reading.lines[reply[-1].number + 1] if reply[-1].number + 1 < len(reading.lines) else None
    return below is not None and below.item and below.level == origin.level and below.number in asked
