"""Match questions with answers given elsewhere: vectors and words weighed together, and silence below a threshold."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from pipeline.nlp.encoder import Encoder
from pipeline.nlp.match_features import names, pair_features
from pipeline.nlp.vectors import Vectors
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
    """How vectors and words are weighed, and what makes a match certain; fitted by models/matching/fit.py."""

    weights: tuple[float, ...]  # in the order of match_features.names()
    certainty: tuple[float, float, float]  # of the score, of its lead over the next best, and what is added
    threshold: float  # the chance of being right below which nothing is proposed


@lru_cache
def mixture(encoder_name: str) -> Mixture:
    """Read the weights fitted with an encoder; one that we never saw is weighed like the default one."""
    fitted = json.loads(resource("models", "matching", "model.json").read_text(encoding="utf-8"))
    found = fitted.get(encoder_name) or fitted["minilm"]
    first, second, bias = found["certainty"]
    return Mixture(tuple(found["weights"][name] for name in names()), (first, second, bias), found["threshold"])


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
    fitted = mixture(encoder.model.name)
    scores = score_pairs(
        [question.text for question in questions],
        [(candidate.question, candidate.answer) for candidate in candidates],
        encoder,
    )
    result: list[list[Answer]] = []
    for question, row in zip(questions, scores, strict=True):
        elsewhere = [place for place in range(len(row)) if candidates[place].document_id != question.document_id]
        order = sorted(elsewhere, key=lambda place: (-row[place], place))[: MOST + 1]
        chances = _chances([float(row[place]) for place in order], fitted)
        likely = [(place, chance) for place, chance in zip(order, chances, strict=False) if chance >= fitted.threshold]
        result.append([_answer(candidates[place], chance) for place, chance in likely[:MOST]])
    return result


def score_pairs(questions: Sequence[str], candidates: Sequence[tuple[str, str]], encoder: Encoder) -> Vectors:
    """Return how well each candidate (a question and its answer) suits each question, a row a question.

    The words that were asked there and the words that answered are looked at apart, and the better of both counts
    most: an answer may meet a question that nobody asked in these words.
    """
    weights = np.array(mixture(encoder.model.name).weights)
    asked = pair_features(questions, [question for question, _ in candidates], encoder) @ weights
    answered = pair_features(questions, [answer for _, answer in candidates], encoder) @ weights
    score: Vectors = np.round(np.maximum(asked, answered) + np.minimum(asked, answered) / 4, 4).astype(np.float32)
    return score


def _chances(scores: Sequence[float], fitted: Mixture) -> list[float]:
    """Return the chance of each candidate to be right, best first; each is set against the next best."""
    chances = []
    for place, score in enumerate(scores):
        lead = score - scores[place + 1] if place + 1 < len(scores) else 0.0
        total = fitted.certainty[0] * score + fitted.certainty[1] * lead + fitted.certainty[2]
        chances.append(round(1 / (1 + math.exp(-total)), 4))
    return chances


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
