"""Lines that say from whom the next question comes, and nothing else."""

import re

_NAME = r"[A-Z][\w'’-]*\.?"

#: "Question 3 from Ann Hobb", "Submitted by the Friends of Hale Wood".
FROM = re.compile(
    rf"^\W*(?:(?:Q|Question)\s*\d*\s*[:.)–—-]?\s*|(?:[Aa]sked|[Ss]ubmitted|[Pp]ut|[Rr]eceived)\s)(?:from|by)\s(?P<who>(?:the\s)?{_NAME}(?:\s(?:{_NAME}|of|the|for|and|&)){{0,6}})(?:\s*[,(–-].{{2,50}})?\W*$"
)

#: "B) From Councillor Munn:", over what he or she tells, with the question at its end.
_LETTERED = re.compile(
    rf"^\W*(?:[A-Za-z\d]{{1,2}}\W{{1,3}})?From\s(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Cllr|Councillor|Sir|Lady)\.?\s)+{_NAME}(?:\s{_NAME}){{0,3}}(?:\s?\([^()]{{2,40}}\))?\W*$"
)


def names_next(text: str) -> bool:
    """Whether a line says from whom the next question comes, so that no reply goes on behind it."""
    return FROM.match(text) is not None or _LETTERED.match(text) is not None
