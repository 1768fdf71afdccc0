"""What kind of thing is asked for, and whether an answer holds such a thing: a day, a sum, a number."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]

_ASKED = {
    "time": r"when|dates?|timescales?|timetables?|timings?|deadlines?|how (?:long|soon|often|quickly)|start|schedules?"
    r"|programme|frequency|periods?|duration|years?",
    "money": r"costs?|pric\w+|pay\w*|fund\w*|money|fees?|charges?|budgets?|savings?|fares?|how much|expens\w+|rents?"
    r"|grants?|salar\w+",
    "number": r"how many|numbers?|how much|amounts?|sizes?|levels?",
    "person": r"who|whom|whose",
    "place": r"where|which (?:building|room|site|place)|locations?|venues?|routes?",
    "reason": r"why|reasons?|case for|evidence|rationale",
    "manner": r"how (?:will|do|does|can|is|are|to|would)|process|criteria|methods?",
}
#: What an answer to the first three holds.
_GIVEN = {
    "time": r"january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day|weeks?|months?|days?|years?|spring|summer|autumn|winter|until|20\d\d|hours?",
    "money": r"pounds?|costs?|funding|paid?",
    "number": r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|per cent|half|third",
}
_ASKS = tuple(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for pattern in _ASKED.values())
_GIVES = tuple(re.compile(rf"(?:\b(?:{pattern})\b|£)" if kind == "money" else rf"\b(?:{pattern})\b", re.IGNORECASE)
               for kind, pattern in _GIVEN.items())  # fmt: skip


def asked_kinds(texts: Sequence[str]) -> Flags:
    """Return which kinds of thing each text asks for, one row a text."""
    return np.array([[pattern.search(text) is not None for pattern in _ASKS] for text in texts], bool).reshape(
        len(texts), len(_ASKS)
    )


def given_kinds(texts: Sequence[str]) -> Flags:
    """Return which of the first kinds each text gives, one row a text."""
    return np.array([[pattern.search(text) is not None for pattern in _GIVES] for text in texts], bool).reshape(
        len(texts), len(_GIVES)
    )
