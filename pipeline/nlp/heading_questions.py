"""Questions that the heading of an item puts: "Nell: wants to know how long …", "The barn – who has the key?"."""

import re
from collections.abc import Iterator

from pipeline.nlp.asked import Question, question_at
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.literal import is_literal, is_prompt
from pipeline.nlp.memory import Memory
from pipeline.nlp.name_words import PERSON

_RAISES = re.compile(
    rf"(?P<who>{PERSON})\s*(?::|[–—]|\s-\s)\s*(?P<asked>(?:asks?|asked|asking|wants?|wanted|would like|is wondering|wonders?|wondered|quer(?:y|ies|ied)|seeks?|sought)\s"
    r"(?:to (?:know|clarify|understand|ask|hear|check)|(?:\w+ )?(?:clarity|clarification|information|an update|confirmation)|whether|if|why|how|when|what|who|where|about)\b.+)$"
)
_TOPIC = re.compile(r"[^?]{3,90}?\s[–—-]\s(?=[A-Za-z][^?]{6,}\?\W*$)")


def in_heading(reading: Reading, line: Line, memory: Memory) -> Iterator[Question]:
    """Yield the question of a heading that names who asks, or its subject first; no other heading asks for certain.

    Parameters
    ----------
    reading : Reading
    line : Line
        That of the heading.
    memory : Memory
    """
    words = reading.document.text[line.start : line.end]
    below = reading.lines[line.number + 1] if line.number + 1 < len(reading.lines) else None
    if below is None or below.heading or below.item:
        return
    if match := _RAISES.match(words):
        memory.add(match["who"])
        yield question_at(
            reading,
            line.segment,
            line,
            line,
            line.start + match.start("asked"),
            line.end,
            asker=match["who"],
            score=0.8,
            form="raised in a heading",
        )
    elif (match := _TOPIC.match(words)) and not is_prompt(words) and is_literal(words[match.end() :], item=True):
        yield question_at(
            reading,
            line.segment,
            line,
            line,
            line.start + match.end(),
            line.end,
            asker=None,
            score=0.7,
            form="asked in a heading",
            is_literal=True,
        )
