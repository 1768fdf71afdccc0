"""Match questions with answers given elsewhere: vectors and words weighed together, and silence below a threshold."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.encoder import Encoder
from pipeline.nlp.match_words import overlap_features
from pipeline.nlp.vectors import Vectors, similarities
from pipeline.records import Answer, Corpus, Exchange
from pipeline.resources import resource

MOST = 3  # proposals made for one question


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
    """How vectors and words are weighed; fitted by models/matching/fit.py."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float  # below it nothing is proposed


@lru_cache
def mixture() -> Mixture:
    """Read the fitted weights."""
    found = json.loads(resource("models", "matching", "model.json").read_text(encoding="utf-8"))
    return Mixture(tuple(found["names"]), tuple(found["weights"]), found["bias"], found["threshold"])


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
        if answer.basis == "reply" and answer.text
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
    scores = score_pairs(
        [question.text for question in questions],
        [(candidate.question, candidate.answer) for candidate in candidates],
        encoder,
    )
    threshold = mixture().threshold
    result: list[list[Answer]] = []
    for question, row in zip(questions, scores, strict=True):
        order = sorted(range(len(row)), key=lambda place: (-row[place], place))
        likely = [
            place
            for place in order
            if row[place] >= threshold and candidates[place].document_id != question.document_id
        ]
        result.append([_answer(candidates[place], float(row[place])) for place in likely[:MOST]])
    return result


def score_pairs(questions: Sequence[str], candidates: Sequence[tuple[str, str]], encoder: Encoder) -> Vectors:
    """Return how likely each candidate (a question and its answer) answers each question: 0 to 1, a row a question."""
    fitted = mixture()
    features = pair_features(questions, candidates, encoder)
    total = np.full((len(questions), len(candidates)), fitted.bias)
    for name, weight in zip(fitted.names, fitted.weights, strict=True):
        total += weight * features[name]
    chance: Vectors = np.round(1 / (1 + np.exp(-total)), 4).astype(np.float32)
    return chance


def pair_features(
    questions: Sequence[str], candidates: Sequence[tuple[str, str]], encoder: Encoder
) -> dict[str, NDArray[np.floating]]:
    """Return what speaks for a pair, by vectors and by words, a matrix each: questions by candidates."""
    asked = encoder.encode(questions)
    asked_there = encoder.encode([question for question, _ in candidates])
    answered = encoder.encode([answer for _, answer in candidates])
    features: dict[str, NDArray[np.floating]] = {
        "vectors of both questions": similarities(asked, asked_there),
        "vectors of question and answer": similarities(asked, answered),
    }
    features |= overlap_features(questions, candidates)
    return features


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
