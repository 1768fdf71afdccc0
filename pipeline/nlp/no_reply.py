"""Tell what stands where a reply would stand, and is none."""

import re

from pipeline.nlp.question_rest import only_joins
from pipeline.nlp.replies import NEXT_ITEM

_ONLY_FOR_WHOM = re.compile(r"\W*(?i:for|from|by|on behalf of) (?:the )?(?:[A-Z][\w.’'-]*\s?){1,4}:\W*")

#: More is asked for, of nobody in particular: "In addition, it was requested that the figures be sent out".
_REQUESTED = re.compile(
    r"(?:(?:in addition|furthermore|also|further),? )?it was (?:also |further )?(?:requested|asked) (?:that|for|the)\b.*",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Whether it says no more than whom it is for or by whom it is, asks for more, or tells that the meeting went on or ended."""
    return (
        _REQUESTED.fullmatch(text) is not None
        or only_joins(text)
        or _ONLY_FOR_WHOM.fullmatch(text) is not None
        or NEXT_ITEM.match(text) is not None
    )
