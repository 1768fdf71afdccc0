"""Link questions that are asked again in other papers, in the same words or nearly."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.nlp.concern_texts import essence
from pipeline.nlp.encoder import Encoder
from pipeline.nlp.stems import content_stems
from pipeline.records import Exchange

#: How like two questions' vectors must be, from 0 to 1; chosen on the sample that is shipped.
LIKE = 0.7
#: How many words with a topic both must hold, and which share that is of those of the shorter one.
WORDS, SHARE = 2, 0.5
#: A word that so many of the questions hold, and such a share of them, is what the whole study is about: it tells nothing.
OFTEN, OFTEN_SHARE = 6, 0.1
_ROWS = 1000  # questions that are compared with all others at once, for the memory's sake
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")


def link_repeats(exchanges: Sequence[Exchange], encoder: Encoder) -> list[Exchange]:
    """Write on every question which ones in other papers ask the same.

    Parameters
    ----------
    exchanges : Sequence of Exchange
    encoder : Encoder

    Returns
    -------
    list of Exchange
        The same, in the same order, with ``asked_also`` filled both ways. Nothing is merged: that is for a person.
    """
    texts = [essence(exchange.text) for exchange in exchanges]
    stems = _telling([frozenset(content_stems(text)) for text in texts])
    asking = [place for place, found in enumerate(stems) if len(found) >= WORDS and len(texts[place].split()) > WORDS]
    also: list[set[str]] = [set(exchange.asked_also) for exchange in exchanges]
    if len({exchanges[place].document_id for place in asking}) > 1:
        vectors = encoder.encode([texts[place] for place in asking])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
        names = [frozenset(_NAME.findall(text)) for text in texts]
        for start in range(0, len(asking), _ROWS):
            likeness = vectors[start : start + _ROWS] @ vectors.T
            for row, column in np.argwhere(likeness >= LIKE):
                one, other = asking[start + row], asking[column]
                if one < other and _same(exchanges, stems, names, one, other):
                    also[one].add(exchanges[other].question_id)
                    also[other].add(exchanges[one].question_id)
    return [
        replace(exchange, asked_also=tuple(sorted(found - {exchange.question_id})))
        for exchange, found in zip(exchanges, also, strict=True)
    ]


def _telling(stems: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Leave out what nearly all that was asked is about, such as the name of the service."""
    held = Counter(stem for found in stems for stem in found)
    most = max(OFTEN, OFTEN_SHARE * len(stems))
    return [frozenset(stem for stem in found if held[stem] < most) for found in stems]


def _same(
    exchanges: Sequence[Exchange],
    stems: Sequence[frozenset[str]],
    names: Sequence[frozenset[str]],
    one: int,
    other: int,
) -> bool:
    """Whether two questions with like vectors also share their words, and speak of no two different places."""
    if exchanges[one].document_id == exchanges[other].document_id:
        return False
    shared = len(stems[one] & stems[other])
    if shared < WORDS or shared < SHARE * min(len(stems[one]), len(stems[other])):
        return False
    return not names[one] or not names[other] or bool(names[one] & names[other])
