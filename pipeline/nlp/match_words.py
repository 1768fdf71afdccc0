"""How near an answer comes to the words of a need, each word read in its place in the sentence."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from pipeline.nlp.match_features import Matrix
from pipeline.nlp.stems import STOP, content_stems, stem
from pipeline.nlp.theme_words import background
from pipeline.nlp.vectors import Encoder, Vectors, Words, one_thread, unit, word_vectors
from pipeline.sentences import split_sentences

CLOSE = 24  # answers that are looked at word by word for each need; the others are far anyway
IN_PLACE = ("words in place", "words apart in place", "rarest in place", "words in the question", "words in a sentence")

Weigh = Callable[[str], float]


def words_in_place(
    needs: Sequence[str], pairs: Sequence[tuple[str, str]], nearness: Matrix, encoder: Encoder
) -> list[Matrix]:
    """Return the evidence of `IN_PLACE` for every need and the pairs that are near it, 0 for the others.

    Parameters
    ----------
    needs : Sequence of str
    pairs : Sequence of tuple of str
        What was asked elsewhere, and what was answered.
    nearness : ndarray
        By which the near ones are chosen.
    encoder : Encoder

    Notes
    -----
    Every word of a need looks for the nearest word of the pair; rare words count more, and a word that the whole study
    holds, such as its own name, counts little however rare it is elsewhere.
    """
    found: list[Matrix] = [np.zeros(nearness.shape) for _ in IN_PLACE]
    if not nearness.size:
        return found
    near = np.argsort(-nearness, axis=1, kind="stable")[:, :CLOSE]
    held = sorted(set(near.ravel().tolist()))
    whole = [" ".join(filter(None, pairs[at])) for at in held]
    sentences = [[pairs[at][1][a:b] for a, b in split_sentences(pairs[at][1])] for at in held]
    texts = sorted(
        {*needs, *whole, *(pairs[at][0] for at in held), *(one for some in sentences for one in some)} - {""}
    )
    read = dict(zip(texts, word_vectors(encoder, texts), strict=True))
    rare, own = _rarity([*whole, *needs])
    asked = [read.get(need, ([], np.zeros((0, 0), np.float32))) for need in needs]
    every = [rows for _, rows in asked if len(rows)] + [read[text][1] for text in whole if text in read]
    usual = np.concatenate(every).mean(axis=0)
    place = {at: index for index, at in enumerate(held)}
    with one_thread():
        bare = {text: unit(read[text][1] - usual) for text in {*needs, *whole} if text in read}
        for line, need in enumerate(needs):
            words, rows = asked[line]
            if not words:
                continue
            by_rarity = _weights(words, rare)
            by_study = _weights(words, own)
            for at in near[line]:
                text = whole[place[at]]
                if text not in read or not len(read[text][1]):
                    continue
                apart = (bare[need] @ bare[text].T).max(axis=1)
                spoken = [read[one] for one in sentences[place[at]]]
                said = (
                    (rows @ read[text][1].T).max(axis=1) @ by_study,
                    apart @ by_rarity,
                    apart[int(by_study.argmax())],
                    _met(rows, by_study, [read[pairs[at][0]]] if pairs[at][0] in read else []),
                    _met(rows, by_study, spoken),
                )
                for matrix, value in zip(found, said, strict=True):
                    matrix[line, at] = value
    return found


def _met(rows: Vectors, weights: Matrix, texts: Sequence[Words]) -> float:
    """Return how well the best of some texts meets the words."""
    return max((float((rows @ there.T).max(axis=1) @ weights) for _, there in texts if len(there)), default=0.0)


def _weights(words: Sequence[str], weigh: Weigh) -> Matrix:
    found = np.array([weigh(word) for word in words])
    if not found.any():
        found = np.ones(len(words))
    shares: Matrix = found / found.sum()
    return shares


def _rarity(texts: Sequence[str]) -> tuple[Weigh, Weigh]:
    """Return the weight of a word by how rare it is in general, and the same where the study's own words count less."""
    known, unseen = background()
    held = Counter(term for text in texts for term in set(content_stems(text)))
    most = np.log(len(texts) + 1)

    def rare(word: str) -> float:
        return 0.0 if word in STOP or not word[0].isalnum() else known.get(stem(word), unseen)

    def own(word: str) -> float:
        share = float(np.log((len(texts) + 1) / (held[stem(word)] + 0.5)) / most)
        return rare(word) * min(1.0, max(0.0, share))

    return rare, own
