"""Name a concern in the words of those who raised it, and choose the texts that show it best."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.nlp.encoder import Encoder
from pipeline.nlp.stems import STOP, content_stems, stem, words
from pipeline.nlp.theme_words import background
from pipeline.nlp.vectors import Vectors, similarities, unit

EXEMPLARS = 3
KEYPHRASES = 6
_LOOKED_AT = 40  # texts of a concern that its label is sought in, the most typical ones
_LONGEST = 8  # words of a label
_WEIGHED = 12  # wordings that are weighed by their vectors
_PLAIN = 4.0  # log of how rare a word must be in public-sector English to name a concern alone
_CONTRACTED = re.compile(r"'(?:d|ll|re|ve|m)$|n't$|^(?:he|she|it|that|there|who|what)'s$")
_CLAUSE = re.compile(r"[.!?;:()\n\"“”]+|\s[–—-]+\s|,\s+")
_LEAD = re.compile(
    r"^(?:(?:and|but|so|also|that|if|whether|why|when|what|where|which|who|how|can|could|should|do|does|did|has|have|had"
    r"|the fact|please|i|we|they|you|there|would|will|like|want|need|think|feel|hope|hoping|worry|worried|concerned"
    r"|still|also|just|even|only|yet|again|any(?:body|one|thing)|some(?:body|one)|every(?:body|one)"
    r"|concerns?|fear|is|are|am|was|were|be|been|being|to|about|it|not|get|going|more information|information)\b(?!['’])\W*)+",
    re.IGNORECASE,
)
# A wording starts where a clause does or behind one of these, and ends where a clause does or before one of those.
_BEFORE = frozenset(
    "the a an of on for with in about by our their your my his her its from at between any some no".split()
)
_AFTER = frozenset(
    "and or if when while because to for with in on of at by from that which who as is are was were will would can could"
    " should has have had be being than so but into after before until during".split()
)
_INSIDE = frozenset(
    "that which who if when while because will would is are was were has have had can could asked said told felt noted get"
    " gets been being i he she we you they me him us them".split()
)
_NOT_LAST = frozenset(
    "yet now again still too also back ever here there either anyway one two three four five six".split()
)
# A date, a number or one of these says nothing by itself.
_NOTHING = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep
    oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today
    tomorrow yesterday day days week weeks weekly month months monthly year years yearly date dates time times hour hours minute
    minutes am pm one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand
    first second third fourth fifth last next once twice number numbers half na tbc tba etc thing things something anything
    everything nothing stuff bit bits lot lots way ways kind sort item items point points page pages table paragraph question
    questions answer answers comment comments remark remarks issue issues luck yes no ok okay alright please thanks thank
    n good great nice fine lovely bad better best new old big little
    """.split()
)


@dataclass(frozen=True, slots=True)
class Described:
    """What a person is shown of a concern."""

    label: str
    keyphrases: tuple[str, ...]
    exemplars: tuple[int, ...]  # places among the concern's texts


def describe(
    texts: Sequence[str], vectors: Vectors, keyphrases: Sequence[str], encoder: Encoder, names: Collection[str] = ()
) -> Described:
    """Describe a concern from its texts.

    Parameters
    ----------
    texts : Sequence of str
    vectors : Vectors
        A row for each text.
    keyphrases : Sequence of str
        Telling words and phrases, the best first; those that say the same are passed over.
    encoder : Encoder
        Weighs the wordings that could be the label; a quick one does, whatever the vectors were made by.
    names : Collection of str, optional
        Words, in lower case, that are people's names: no label and no keyphrase holds one.
    """
    centre = unit(vectors.mean(axis=0, keepdims=True))
    typical = similarities(vectors, centre)[:, 0]
    length = np.array([len(words(text)) for text in texts])
    lengthy = np.log(np.maximum(length, 5) / 5) * 0.08 + (length < 3) * 0.1
    order = sorted(range(len(texts)), key=lambda place: (round(float(lengthy[place] - typical[place]), 4), place))
    looked_at = [texts[place] for place in order[:_LOOKED_AT]]
    kept = _distinct([phrase for phrase in keyphrases if not set(words(phrase)) & set(names)], looked_at)
    return Described(_label(looked_at, kept, encoder, names), tuple(kept[:KEYPHRASES]), tuple(order[:EXEMPLARS]))


def says_nothing(wording: str) -> bool:
    """Return whether a wording is only a date, a number, or words that could stand for anything."""
    found = [word for word in words(wording) if word not in STOP]
    return not content_stems(wording) or all(word in _NOTHING or word[:1].isdigit() for word in found)


def _distinct(keyphrases: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Choose phrases that several texts hold, then others; pass over those whose words another has already said."""
    held = [set(content_stems(text)) for text in texts]
    ordered: list[tuple[int, int, int, str, frozenset[str]]] = []
    for rank, phrase in enumerate(keyphrases):
        said = frozenset(content_stems(phrase))
        count = sum(said <= stems for stems in held)
        # What one text alone holds is a phrase only where its words stand side by side.
        if not says_nothing(phrase) and (count > 1 or all(word not in STOP for word in words(phrase))):
            ordered.append((-count, -len(said), rank, phrase, said))
    kept: list[tuple[str, frozenset[str]]] = []
    for _, _, _, phrase, said in sorted(ordered):
        if not any(said <= other or other <= said for _, other in kept):
            kept.append((phrase, said))
    return [phrase for phrase, _ in kept]


def _label(texts: Sequence[str], keyphrases: Sequence[str], encoder: Encoder, names: Collection[str]) -> str:
    held = Counter(name for text in texts for name in set(content_stems(text)))
    telling = {name: 1 / (2 + rank) for rank, phrase in enumerate(keyphrases[:8]) for name in content_stems(phrase)}
    rarity, unseen = background()
    scored: dict[str, float] = {}
    for text in texts:
        for wording, broken in _wordings(text):
            said = words(wording)
            stems = set(content_stems(wording))
            if set(said) & set(names) or says_nothing(wording):
                continue
            spread = sum(held[name] for name in stems) / len(stems) / len(texts)
            weight = sum(telling.get(name, 0) for name in stems)
            size = 0.3 * (len(stems) == 1) + 0.03 * max(0, len(said) - 5) + 0.4 * broken
            # "Night" or "people" names nothing alone, and what one text alone says is seldom the name of several.
            vague = 0.3 * (max(rarity.get(name, unseen) for name in stems) < _PLAIN) * (len(stems) == 1)
            lonely = 0.25 * (len(texts) > 1 and max(held[name] for name in stems) < 2)
            scored.setdefault(wording, 0.5 * spread + 0.4 * weight - size - vague - lonely)
    best = sorted(scored, key=lambda wording: (-round(scored[wording], 6), wording))[:_WEIGHED]
    if not best:
        return _sentence_case(keyphrases[0] if keyphrases else min(texts, key=lambda text: (len(text), text)))
    centre = unit(encoder.encode(texts).mean(axis=0, keepdims=True))
    close = similarities(encoder.encode(best), centre)[:, 0]
    chosen = max(range(len(best)), key=lambda place: (round(float(close[place]) + scored[best[place]], 5), -place))
    return _sentence_case(best[chosen])


def _wordings(text: str) -> list[tuple[str, int]]:
    """Cut a text into stretches that could stand alone, and count what in each is no noun phrase."""
    result = []
    for clause in _CLAUSE.split(" ".join(text.split())):
        parts = _LEAD.sub("", clause.strip(" ,\"'“”‘’*-–—·•/&")).split()
        plain = [(words(part) or [""])[0] for part in parts]
        for start in range(len(parts)):
            if (start and plain[start - 1] not in _BEFORE) or plain[start] in STOP or not plain[start]:
                continue
            for end in range(start + 1, min(len(parts), start + _LONGEST) + 1):
                if (
                    (end < len(parts) and plain[end] not in _AFTER)
                    or plain[end - 1] in STOP | _NOT_LAST
                    or not plain[end - 1]
                ):
                    continue
                if end < len(parts) and plain[end] == "of":
                    continue  # "expressions" of interest
                if _CONTRACTED.search(plain[start]) or _CONTRACTED.search(plain[end - 1]):
                    continue  # "she'd", "can't"
                broken = sum(word in _INSIDE or bool(_CONTRACTED.search(word)) for word in plain[start:end])
                result.append((" ".join(parts[start:end]).strip(" ,\"'“”‘’*/&-–—"), broken))
    return result


def _sentence_case(text: str) -> str:
    first, _, rest = text.partition(" ")
    capital = first if first.isupper() or stem(first) == "" else first[:1].upper() + first[1:]
    return f"{capital} {rest}".strip()
