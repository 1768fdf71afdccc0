"""Tell a dialogue, where each paragraph is what one of several people said, from notes with names in them."""

import re
from collections.abc import Sequence

from pipeline.nlp.literal import answer_label, label_of
from pipeline.nlp.nicknames import nickname_in_front, nicknames
from pipeline.nlp.speakers import is_person
from pipeline.records import Block

_LABEL = re.compile(r"\W{0,2}(?P<who>[A-Z][\w.’'-]*(?:\s[A-Z(][\w.’'()-]*){0,3})\s*:\s")

#: So many turns make a dialogue, and so much of the text around them; each speaks so often on average.
_TURNS, _SHARE, _EACH = 8, 0.6, 2.5


def turns(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the blocks that are turns of a dialogue; none where names only stand here and there.

    Parameters
    ----------
    blocks : sequence of Block
        All of a document, in order.
    """
    text = [number for number, block in enumerate(blocks) if block.kind != "heading" and block.text.strip()]
    spoken = {number: who for number in text if (who := _speaker(blocks[number].text))}
    voices = len(set(spoken.values()))
    few = len(spoken) < _TURNS or len(spoken) < _SHARE * len(text)
    called = nicknames(block.text for block in blocks)
    own = frozenset(number for number in text if nickname_in_front(blocks[number].text, called))
    return own if few or voices < 2 or len(spoken) < _EACH * voices else own | frozenset(spoken)


def answers_in_turn(origin: str, line: str) -> bool:
    """Whether of two turns the second is somebody else's, by the names in front of them."""
    return origin.partition(":")[0].strip() != line.partition(":")[0].strip()


def _speaker(text: str) -> str | None:
    match = _LABEL.match(text)
    if match is None or answer_label(text) or label_of(text):
        return None
    return match["who"] if is_person(match["who"], text[match.end("who") :]) else None
