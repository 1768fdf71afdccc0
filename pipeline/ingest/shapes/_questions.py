"""Bullets that ask: questions from the floor, listed with a reply after each or below."""

import re

from pipeline.records import Role
from pipeline.sentences import split_sentences

_AUX = "is|are|was|were|will|would|can|could|do|does|did|has|have|had|should|shall|may"
_MARKED = re.compile(r"\W{0,3}(Q(?:uestion)?|A(?:nswer)?)\s?\d{0,2}\s?[:.)](?:\W{0,2}\s)(?=\S)")
_QUESTION = re.compile(
    rf"^\W*(?:(?:who|what|where|when|why|which|how(?:\s+\w+)?)\s+(?:not|owns|pays|decides|{_AUX})|(?:{_AUX})|if\b.{{5,90}}?\b(?:{_AUX})\s+(?:there|it|we|they|the|this|that|you|any))\b",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Say whether a line is worded as a question, with or without its mark."""
    return _QUESTION.match(text) is not None


def question_end(text: str) -> int:
    """Return where the question ends in a line that asks; the reply may stand behind it."""
    ends = [end for _, end in split_sentences(text) if text[:end].rstrip("\"'”’)").endswith("?")]
    return max(ends) if ends else len(text)


def question_mark(text: str) -> tuple[Role, int] | None:
    """Return what a line that starts with "Q:" or "A:" is, and how long that mark is."""
    match = _MARKED.match(text)
    if match is None:
        return None
    return ("question" if match[1][0] in "Qq" else "answer"), match.end()
