"""How likely a sentence is a question by its words alone, whatever mark it ends with: a small fitted model.

In minutes a question may well close with a plain stop, in hurried notes with nothing. The model was fitted on spoken
English with the marks taken away (`models/questions/fit.py`).
"""

import re
from itertools import pairwise

from pipeline.nlp.word_weights import chance

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*|\d+", re.IGNORECASE)
_MOST_WORDS = 40


def features(sentence: str) -> list[str]:
    """Return what the model looks at: how a sentence starts and ends, its words and pairs of words."""
    words = [
        "0" if word.isdigit() else word.lower().replace("’", "'") for word in _WORD.findall(sentence)[:_MOST_WORDS]
    ]
    if not words:
        return []
    found = {
        f"1 {words[0]}",
        f"2 {' '.join(words[:2])}",
        f"3 {' '.join(words[:3])}",
        f"-1 {words[-1]}",
        f"-2 {' '.join(words[-2:])}",
    }
    found.update(f"w {word}" for word in words)
    found.update(f"b {first} {second}" for first, second in pairwise(words))
    found.add(f"n {min(8, len(words) // 4)}")
    return sorted(found)


def likelihood(sentence: str) -> float:
    """Return from 0 to 1 how likely a sentence is a question."""
    return chance(features(sentence), "interrogative.json")
