"""Name a concern in the words of those who raised it, and choose the texts that show it best."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.nlp.encoder import Encoder
from pipeline.nlp.stems import STOP, content_stems, words
from pipeline.nlp.vectors import Vectors, similarities, unit

EXEMPLARS = 3
KEYPHRASES = 6
_LONGEST = 9  # words of a label
_CLAUSE = re.compile(r"[.!?;:()\n]+|\s[–—-]+\s|,\s+(?=(?:and|but|so|because|which|who)\b)")
_LEAD = re.compile(
    r"^(?:(?:and|but|so|also|that|if|whether|why|what about|how about|how to|the fact that|please|i|we|they|there"
    r"|would like|want|think|feel|hope|hoping|worry|worried|concerned|concerns?|concern|fear|is|are|am|be|being|to|about|it)\b\W*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Described:
    """What a person is shown of a concern."""

    label: str
    keyphrases: tuple[str, ...]
    exemplars: tuple[int, ...]  # places among the concern's texts


def describe(texts: Sequence[str], vectors: Vectors, keyphrases: Sequence[str], encoder: Encoder) -> Described:
    """Describe a concern from its texts.

    Parameters
    ----------
    texts : Sequence of str
    vectors : Vectors
        A row for each text.
    keyphrases : Sequence of str
        Telling words and phrases, the best first; those that say the same are passed over.
    encoder : Encoder
        Weighs the wordings that could be the label.
    """
    centre = unit(vectors.mean(axis=0, keepdims=True))
    typical = similarities(vectors, centre)[:, 0]
    length = np.array([len(words(text)) for text in texts])
    brief = np.log(np.maximum(length, 4) / 12).clip(0, None) * 0.1
    order = sorted(range(len(texts)), key=lambda place: (round(brief[place] - typical[place], 4), place))
    kept = _distinct(keyphrases)
    label = _label([texts[place] for place in order[:8]], kept, centre, encoder)
    return Described(label, tuple(kept[:KEYPHRASES]), tuple(order[:EXEMPLARS]))


def _distinct(keyphrases: Sequence[str]) -> list[str]:
    """Pass over phrases whose stems another phrase has already said."""
    kept: list[tuple[str, frozenset[str]]] = []
    for phrase in keyphrases:
        said = frozenset(content_stems(phrase))
        if said and not any(said <= other or other <= said for _, other in kept):
            kept.append((phrase, said))
    return [phrase for phrase, _ in kept]


def _label(texts: Sequence[str], keyphrases: Sequence[str], centre: Vectors, encoder: Encoder) -> str:
    weight = {name: 1 / (2 + rank) for rank, phrase in enumerate(keyphrases[:8]) for name in content_stems(phrase)}
    scored: dict[str, float] = {}
    for text in texts:
        for wording in _wordings(text):
            names = set(content_stems(wording))
            spread = sum(weight.get(name, 0) for name in names)
            scored.setdefault(wording, spread - 0.04 * len(words(wording)))
    best = sorted(scored, key=lambda wording: (-round(scored[wording], 6), wording))[:10]
    if not best:
        return _sentence_case(keyphrases[0] if keyphrases else texts[0])
    close = similarities(encoder.encode(best), centre)[:, 0]
    chosen = max(
        range(len(best)), key=lambda place: (round(float(close[place]) + 0.5 * scored[best[place]], 5), -place)
    )
    return _sentence_case(best[chosen])


def _wordings(text: str) -> list[str]:
    """Cut a text into clauses short enough for a label, without the words that lead into them."""
    result = []
    for clause in _CLAUSE.split(" ".join(text.split())):
        plain = _LEAD.sub("", clause.strip(" ,\"'“”‘’*-–—·•")).strip(" ,\"'“”‘’")
        parts = plain.split()
        for start in range(max(1, len(parts) - 1)):
            for end in range(min(len(parts), start + _LONGEST), start + 1, -1):
                inner = parts[start:end]
                edges = (words(inner[0]), words(inner[-1]))
                if all(edge and edge[0] not in STOP for edge in edges):
                    result.append(" ".join(inner).strip(" ,\"'“”‘’"))
    return result


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
