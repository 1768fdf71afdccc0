"""Match questions with answers given elsewhere: vectors and words weighed together, and silence below a threshold."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.concern_texts import essence
from pipeline.nlp.encoder import Encoder
from pipeline.nlp.match_evidence import EVIDENCE, gather, read_as_one
from pipeline.nlp.match_features import Matrix, names
from pipeline.nlp.match_kinds import asked_kinds, given_kinds
from pipeline.nlp.match_retrieval import papers_near, shortlist, to_find_by
from pipeline.nlp.status import kinds_of
from pipeline.nlp.stems import content_stems
from pipeline.nlp.vectors import Remembering, Vectors
from pipeline.records import Answer, Corpus, Degree, Exchange
from pipeline.resources import resource
from pipeline.sentences import split_sentences

MOST = 3  # proposals made for one question
_SAYS = 3  # words with a topic that a question must have to be worth proposing elsewhere
_TELLS = 6  # words that a sentence beside a holding reply must have to tell something
_BLOCK = 200  # questions that are looked at together


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that answered a question somewhere, and that question."""

    document_id: str
    segment_id: str
    question: str
    answer: str
    speaker: str | None = None
    put_off: bool = False  # what was asked was put off there, though something was said


@dataclass(frozen=True, slots=True)
class Mixture:
    """How vectors and words are weighed, and what makes a match certain; fitted by models/matching/fit.py."""

    weights: Matrix  # in the order of match_features.names()
    certainty: Matrix  # of match_evidence.EVIDENCE, and what is added
    threshold: float  # the chance of being right below which nothing is proposed


@lru_cache
def mixture(encoder_name: str) -> Mixture:
    """Read the weights fitted with an encoder; one that we never saw is weighed like the default one."""
    fitted = json.loads(resource("models", "matching", "model.json").read_text(encoding="utf-8"))
    found = fitted.get(encoder_name) or fitted["minilm"]
    order = [*EVIDENCE, "always"]
    return Mixture(
        np.array([found["weights"][name] for name in names()]),
        np.array([found["certainty"][name] for name in order]),
        found["threshold"],
    )


def propose_links(exchanges: Sequence[Exchange], corpus: Corpus, encoder: Encoder) -> list[Exchange]:
    """Propose, for every question without an answer, answers given in other documents.

    Parameters
    ----------
    exchanges : Sequence of Exchange
    corpus : Corpus
        Tells the headings that the questions stand under.
    encoder : Encoder

    Returns
    -------
    list of Exchange
        The same, in the same order; those without an answer of their own with up to three proposals (basis
        "linked"), the best first. A status is never changed: a proposal is for a person to judge.
    """
    candidates = list(_candidates(exchanges))
    asking = [place for place, exchange in enumerate(exchanges) if not _has_answer(exchange)]
    if not candidates or not asking:
        return list(exchanges)
    headings = {segment.id: segment.section or "" for segment in corpus.segments}
    questions = [exchanges[place] for place in asking]
    under = [headings.get(question.segment_id, "") for question in questions]
    result = list(exchanges)
    for place, found in zip(asking, propose_answers(questions, candidates, encoder, under), strict=True):
        if found:
            result[place] = replace(exchanges[place], answers=exchanges[place].answers + tuple(found))
    return result


def propose_answers(
    questions: Sequence[Exchange],
    candidates: Sequence[Candidate],
    encoder: Encoder,
    headings: Sequence[str] | None = None,
) -> list[list[Answer]]:
    """Propose answers to each question, best first, none where nothing is likely enough.

    Parameters
    ----------
    questions : Sequence of Exchange
    candidates : Sequence of Candidate
    encoder : Encoder
    headings : Sequence of str, optional
        What each question stands under.

    Returns
    -------
    list of list of Answer
        For each question up to three, from documents other than its own.
    """
    result: list[list[Answer]] = [[] for _ in questions]
    if not candidates:
        return result
    seen = Remembering(encoder)
    texts = to_find_by([read_as_one(_texts(candidate)) for candidate in candidates])
    there = encoder.encode(texts)
    under = headings or [""] * len(questions)
    # One paper's questions stay together: how well another paper suits them all counts for each.
    order = sorted(range(len(questions)), key=lambda at: (questions[at].document_id, at))
    for start in range(0, len(order), _BLOCK):
        block = order[start : start + _BLOCK]
        found = _propose([questions[at] for at in block], [under[at] for at in block], candidates, (texts, there), seen)
        for at, proposals in zip(block, found, strict=True):
            result[at] = proposals
    return result


def _propose(
    questions: Sequence[Exchange],
    headings: Sequence[str],
    candidates: Sequence[Candidate],
    found_by: tuple[Sequence[str], Vectors],
    encoder: Encoder,
) -> list[list[Answer]]:
    fitted = mixture(encoder.model.name)
    needs = [essence(question.text) for question in questions]
    wanted = encoder.encode(needs)
    asking = [question.document_id for question in questions]
    near = papers_near(wanted, asking, found_by[1], [candidate.document_id for candidate in candidates])
    kept = shortlist(needs, wanted, *found_by)
    pool = [candidates[at] for at in kept]
    held = Counter(candidate.document_id for candidate in candidates)
    eligible = np.array([[candidate.document_id != own for candidate in pool] for own in asking])
    evidence = gather(
        needs,
        headings,
        [_texts(candidate) for candidate in pool],
        encoder,
        fitted.weights,
        eligible=eligible,
        near=near[:, kept],
        crowd=[held[candidate.document_id] for candidate in pool],
    )
    chances = np.where(eligible, chance(evidence, fitted.certainty), 0.0)
    return [
        [
            _answer(pool[at], float(row[at]), degree(need, pool[at]))
            for at in sorted(range(len(pool)), key=lambda at: (-row[at], at))[:MOST]
            if row[at] >= fitted.threshold
        ]
        for need, row in zip(needs, chances, strict=True)
    ]


def chance(evidence: Matrix, weights: Matrix) -> NDArray[np.float64]:
    """Return the chance that speaks from the evidence; the last weight is added to all."""
    total: NDArray[np.float64] = evidence @ weights[:-1] + weights[-1]
    likely: NDArray[np.float64] = np.round(1 / (1 + np.exp(-total)), 4)
    return likely


def _candidates(exchanges: Iterable[Exchange]) -> Iterable[Candidate]:
    for exchange in exchanges:
        for answer in exchange.answers[:1]:
            put_off = exchange.status != "answered"
            if answer.basis == "reply" and tells(answer.text, put_off=put_off) and _stands_alone(exchange.text):
                yield Candidate(
                    document_id=answer.document_id,
                    segment_id=answer.segment_id,
                    question=exchange.text,
                    answer=answer.text,
                    speaker=answer.speaker,
                    put_off=put_off,
                )


def tells(answer: str, *, put_off: bool = False) -> bool:
    """Return whether a reply gives anything; one that holds off must do it in a whole sentence beside.

    "No, not yet. Four of the nine halls will most likely be let." tells something of the halls, though not the date.
    """
    for start, end in split_sentences(answer):
        kinds = {kind for kind, _ in kinds_of(answer[start:end])}
        if put_off and kinds == {"substance"} and len(answer[start:end].split()) >= _TELLS:
            return True
        if not put_off and kinds & {"substance", "declined"}:
            return True
    return False


def degree(need: str, candidate: Candidate) -> Degree:
    """Say whether words that answer a need seem to answer all of it.

    A part is what was told beside a thing put off, and what names no day, sum or number where one is asked for.
    """
    given = given_kinds([candidate.answer])[0]
    lacking = asked_kinds([need])[0, : len(given)] & ~given
    return "partial" if candidate.put_off or lacking.any() else "full"


def _texts(candidate: Candidate) -> tuple[str, str]:
    return essence(candidate.question), candidate.answer


def _stands_alone(question: str) -> bool:
    """Return whether a question says enough to be recognised; "in answer to a question" does not."""
    return len(set(content_stems(essence(question)))) >= _SAYS


def _has_answer(exchange: Exchange) -> bool:
    return exchange.status == "answered" and any(answer.text for answer in exchange.answers)


def _answer(candidate: Candidate, score: float, degree: Degree) -> Answer:
    return Answer(
        document_id=candidate.document_id,
        segment_id=candidate.segment_id,
        text=candidate.answer,
        basis="linked",
        score=score,
        speaker=candidate.speaker,
        question=candidate.question,
        degree=degree,
    )
