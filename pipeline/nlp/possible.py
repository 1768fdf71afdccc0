"""What may be a question and was not taken for one, for a person to look at; and what a person entered as one.

Most questions that are missed hold a question mark or words of asking in a sentence that no reader of questions knows.
Too few of these sentences ask something to take them all; on a list they are soon looked through.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal

from pipeline.nlp import interrogative
from pipeline.nlp.asked import Question, question_at
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.literal import is_prompt
from pipeline.nlp.told import CUE, asker_in, likelihood, overlaps
from pipeline.records import PossibleQuestion

#: How likely the fitted models must find a sentence to ask something: `told` where a word of asking stands in it,
#: otherwise both.
TOLD, INTERROGATIVE = 0.2, 0.4
_FEWEST = 3  # words of a sentence without a question mark
_PASSED_OVER = frozenset({"heading", "attendance"})

_WORD = re.compile(r"\w+")

#: A sentence, its words alone, and how many with the same words it is.
Sentence = tuple[Line, str, int]

Sign = Literal["question mark", "words of asking"]


def find_possible(readings: Iterable[Reading], questions: Iterable[Question]) -> Iterator[PossibleQuestion]:
    """Yield the sentences that may ask something and stand in no question; those of the earliest meeting first.

    Parameters
    ----------
    readings : iterable of Reading
        All documents.
    questions : iterable of Question
        What was taken for a question in them.
    """
    taken = _places(questions)
    for reading, sentences in _named(readings):
        for line, words, place in sentences:
            if line.segment.role in _PASSED_OVER or line.heading or overlaps(line, taken.get(reading.document.id, ())):
                continue
            sign = _sign(line.text)
            if sign is not None:
                yield PossibleQuestion(
                    id=_id(words, place),
                    segment_id=line.segment.id,
                    document_id=reading.document.id,
                    start=line.start,
                    end=line.end,
                    text=line.text,
                    sign=sign,
                )


def enter(readings: Iterable[Reading], questions: Sequence[Question], wanted: Container[str]) -> list[Question]:
    """Return the questions, with the sentences among them that a person entered; what is a question already stays one.

    Parameters
    ----------
    readings : iterable of Reading
        All documents.
    questions : sequence of Question
        What was taken for a question in them.
    wanted : container of str
        The ids of the sentences that were entered.
    """
    if not wanted:
        return list(questions)
    taken = _places(questions)
    by_hand = [
        question_at(
            reading,
            line.segment,
            line,
            line,
            line.start,
            line.end,
            asker=asker_in(line),
            score=1.0,
            form="entered by a person",
            is_literal="?" in line.text,
        )
        for reading, sentences in _named(readings)
        for line, words, place in sentences
        if _id(words, place) in wanted and not overlaps(line, taken.get(reading.document.id, ()))
    ]
    return sorted([*questions, *by_hand], key=lambda question: (question.document_id, question.start, question.end))


def sentences_with(readings: Iterable[Reading], words: str) -> list[tuple[str, Line]]:
    """Return the sentences, with their ids, that hold some words; case and white space do not count."""
    sought = " ".join(words.split()).casefold()
    return [
        (_id(folded, place), line)
        for _, sentences in _named(readings)
        for line, folded, place in sentences
        if sought and sought in line.text.casefold()
    ]


def _named(readings: Iterable[Reading]) -> Iterator[tuple[Reading, list[Sentence]]]:
    """Yield each document with its sentences; equal words are numbered apart, those of the earliest meeting first."""
    count: Counter[str] = Counter()
    for reading in sorted(readings, key=lambda reading: (str(reading.document.date or "9999"), reading.document.id)):
        sentences = []
        for line in reading.lines:
            words = " ".join(_WORD.findall(line.text.casefold()))
            count[words] += 1
            sentences.append((line, words, count[words]))
        yield reading, sentences


def _id(words: str, place: int) -> str:
    bare = hashlib.sha256(f"sentence\x1f{words}".encode()).hexdigest()[:12]
    return bare if place == 1 else f"{bare}-{place}"


def _places(questions: Iterable[Question]) -> dict[str, Sequence[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for question in questions:
        found.setdefault(question.document_id, []).append((question.start, question.end))
    return dict(found)


def _sign(text: str) -> Sign | None:
    """Return why a sentence may ask something; None where nothing speaks for it."""
    if "?" in text:
        return None if is_prompt(text) else "question mark"
    if len(text.split()) < _FEWEST:
        return None
    told = likelihood(text)
    if told < TOLD:
        return None
    asks = CUE.search(text) is not None or interrogative.likelihood(text) >= INTERROGATIVE
    return "words of asking" if asks else None
