"""Remarks in minutes, told without any verb of asking, that hold a question after all."""

import re

from pipeline.nlp.interrogative import likelihood
from pipeline.nlp.literal import runs_into_question

#: How sure each form of them is.
REMARK_SCORES = {"question behind a remark": 0.6, "request put as a question": 0.55}

_ASKS_FOR_WORD = re.compile(
    r"\b(?:asked|requested|suggested|said)\b.*\b(?:could|would|can|will)\b.*\b(?:know|whether|told|possible|say|explain|advise)\b"
)
_LONGEST = 600
_LIKELY = 0.9


def in_a_remark(text: str) -> str | None:
    """Return in which form a remark without any verb of asking holds a question after all."""
    if runs_into_question(text):
        return "question behind a remark"
    if len(text) < _LONGEST and _ASKS_FOR_WORD.search(text) and likelihood(text) >= _LIKELY:
        return "request put as a question"
    return None
