"""Remarks in minutes, told without any verb of asking, that hold a question after all."""

import re

from pipeline.nlp.interrogative import likelihood
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.literal import asks_to_be_told, runs_into_question

#: How sure each form of them is.
READ_OUT = "in a question read out"
REMARK_SCORES = {"question behind a remark": 0.6, "request put as a question": 0.55, READ_OUT: 0.7}

_ASKS_FOR_WORD = re.compile(
    r"\b(?:asked|requested|suggested|said)\b.*\b(?:could|would|can|will)\b.*\b(?:know|whether|told|possible|say|explain|advise)\b"
)
#: What is to be given there is an answer: "Please provide an update on the ford", "Please comment".
_PLEASE = re.compile(r"\bplease (?:(?:provide|give|supply|state|share|set out)\b|comment\W*$)", re.IGNORECASE)
_BARE = 3  # words, as in "Please explain this."
_LONGEST = 600
_LIKELY = 0.9


def in_a_remark(text: str, *, read_out: bool = False) -> str | None:
    """Return in which form a remark without any verb of asking holds a question after all.

    Parameters
    ----------
    text : str
    read_out : bool
        It stands below "asked the following questions": what is to be explained there is asked.
    """
    if read_out and len(text) < _LONGEST and (asks_to_be_told(text) or _PLEASE.search(text)):
        return READ_OUT
    if runs_into_question(text):
        return "question behind a remark"
    if len(text) < _LONGEST and _ASKS_FOR_WORD.search(text) and likelihood(text) >= _LIKELY:
        return "request put as a question"
    return None


def with_what_it_is_about(reading: Reading, line: Line) -> Line:
    """Return the sentence that a bare "Please comment." takes up, in the same paragraph; any other line itself."""
    before = reading.lines[line.number - 1] if line.number and not line.first else line
    return before if len(line.text.split()) <= _BARE and before.segment is line.segment else line
