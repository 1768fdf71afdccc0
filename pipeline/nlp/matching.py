"""Match questions with answers given elsewhere: vectors and words weighed together, and silence below a threshold."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from pipeline.nlp.concern_texts import essence
from pipeline.nlp.encoder import Encoder
from pipeline.nlp.match_features import Matrix, evidence, names, pair_features
from pipeline.nlp.stems import content_stems
from pipeline.nlp.vectors import Vectors
from pipeline.records import Answer, Corpus, Exchange
from pipeline.resources import resource

MOST = 3  # proposals made for one question
_SAYS = 3  # words with a topic that a question must have to be worth proposing elsewhere
_PAIRS = 1_000_000  # of question and candidate that are looked at together, for the memory's sake


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that answered a question somewhere, and that question."""

    document_id: str
    segment_id: str
    question: str
    answer: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Mixture:
    """How vectors and words are weighed, and what makes a match certain; fitted by models/matching/fit.py."""

    weights: tuple[float, ...]  # in the order of match_features.names()
    certainty: tuple[float, ...]  # of what match_features.evidence() returns, and what is added
    threshold: float  # the chance of being right below which nothing is proposed


@lru_cache
def mixture(encoder_name: str) -> Mixture:
    """Read the weights fitted with an encoder; one that we never saw is weighed like the default one."""
    fitted = json.loads(resource("models", "matching", "model.json").read_text(encoding="utf-8"))
    found = fitted.get(encoder_name) or fitted["minilm"]
    weights = tuple(found["weights"][name] for name in names())
    return Mixture(weights, tuple(found["certainty"]), found["threshold"])


def propose_links(exchanges: Sequence[Exchange], corpus: Corpus, encoder: Encoder) -> list[Exchange]:
    """Propose, for every question without an answer, answers given in other documents.

    Parameters
    ----------
    exchanges : Sequence of Exchange
    corpus : Corpus
    encoder : Encoder

    Returns
    -------
    list of Exchange
        The same, in the same order; those without an answer of their own with up to three proposals (basis
        "linked"), the best first. A status is never changed: a proposal is for a person to judge.
    """
    candidates = [
        Candidate(
            document_id=answer.document_id,
            segment_id=answer.segment_id,
            question=exchange.text,
            answer=answer.text,
            speaker=answer.speaker,
        )
        for exchange in exchanges
        if exchange.status == "answered"
        for answer in exchange.answers[:1]
        if answer.basis == "reply" and answer.text and _stands_alone(exchange.text)
    ]
    asking = [place for place, exchange in enumerate(exchanges) if not _has_answer(exchange)]
    if not candidates or not asking:
        return list(exchanges)
    proposals = propose_answers([exchanges[place] for place in asking], candidates, encoder)
    result = list(exchanges)
    for place, found in zip(asking, proposals, strict=True):
        if found:
            result[place] = replace(exchanges[place], answers=exchanges[place].answers + tuple(found))
    return result


def propose_answers(
    questions: Sequence[Exchange], candidates: Sequence[Candidate], encoder: Encoder
) -> list[list[Answer]]:
    """Propose answers to each question, best first, none where nothing is likely enough.

    Parameters
    ----------
    questions : Sequence of Exchange
    candidates : Sequence of Candidate
    encoder : Encoder

    Returns
    -------
    list of list of Answer
        For each question up to three, from documents other than its own.
    """
    if not candidates:
        return [[] for _ in questions]
    result: list[list[Answer]] = []
    remembering = _Remembering(encoder)
    block = max(1, _PAIRS // len(candidates))
    for start in range(0, len(questions), block):
        result += _propose(questions[start : start + block], candidates, remembering)
    return result


def _propose(questions: Sequence[Exchange], candidates: Sequence[Candidate], encoder: Encoder) -> list[list[Answer]]:
    fitted = mixture(encoder.model.name)
    scores, features = score_pairs(
        [essence(question.text) for question in questions],
        [(essence(candidate.question), candidate.answer) for candidate in candidates],
        encoder,
    )
    result: list[list[Answer]] = []
    for place, question in enumerate(questions):
        row = scores[place]
        elsewhere = [at for at in range(len(row)) if candidates[at].document_id != question.document_id]
        order = sorted(elsewhere, key=lambda at: (-row[at], at))[: MOST + 1]
        found = []
        for rank, at in enumerate(order[:MOST]):
            behind = float(row[order[rank + 1]]) if rank + 1 < len(order) else 0.0
            chance = _chance(evidence(features[place, at], float(row[at]), behind), fitted)
            if chance >= fitted.threshold:
                found.append(_answer(candidates[at], chance))
        result.append(found)
    return result


def score_pairs(
    questions: Sequence[str], candidates: Sequence[tuple[str, str]], encoder: Encoder
) -> tuple[Vectors, Matrix]:
    """Return how well each candidate (a question and its answer) suits each question, and the features behind it.

    The words that were asked there and the words that answered are looked at apart, and the better of both counts
    most: an answer may meet a question that nobody asked in these words.
    """
    weights = np.array(mixture(encoder.model.name).weights)
    asked_features = pair_features(questions, [question for question, _ in candidates], encoder)
    answered_features = pair_features(questions, [answer for _, answer in candidates], encoder)
    asked, answered = asked_features @ weights, answered_features @ weights
    score: Vectors = np.round(np.maximum(asked, answered) + np.minimum(asked, answered) / 4, 4).astype(np.float32)
    return score, np.maximum(asked_features, answered_features)


def _chance(found: Sequence[float], fitted: Mixture) -> float:
    """Return the chance that a candidate is right."""
    total = sum(weight * value for weight, value in zip(fitted.certainty, [*found, 1.0], strict=True))
    return round(1 / (1 + math.exp(-total)), 4)


class _Remembering:
    """An encoder that reads no text twice while questions are gone through block by block."""

    keep = False

    def __init__(self, encoder: Encoder) -> None:
        self.model = encoder.model
        self._encoder = encoder
        self._rows: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        missing = [text for text in dict.fromkeys(texts) if text not in self._rows]
        self._rows.update(zip(missing, self._encoder.encode(missing), strict=True))
        return np.stack([self._rows[text] for text in texts]) if texts else self._encoder.encode([])


def _stands_alone(question: str) -> bool:
    """Return whether a question says enough to be recognised; "in answer to a question" does not."""
    return len(set(content_stems(essence(question)))) >= _SAYS


def _has_answer(exchange: Exchange) -> bool:
    return exchange.status == "answered" and any(answer.text for answer in exchange.answers)


def _answer(candidate: Candidate, score: float) -> Answer:
    return Answer(
        document_id=candidate.document_id,
        segment_id=candidate.segment_id,
        text=candidate.answer,
        basis="linked",
        score=round(score, 4),
        speaker=candidate.speaker,
        question=candidate.question,
    )
