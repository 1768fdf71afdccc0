"""How likely a sentence tells that somebody asked, by its words alone: a small fitted model.

The grammar of told questions (`reported.py`) knows the usual turns; clerks have more of them than any list holds. The
model was fitted on sentences of our own (`models/questions/fit.py`), with names and numbers masked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.nlp.asked import Question, question_at
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.literal import answer_label
from pipeline.nlp.memory import Memory
from pipeline.nlp.reported import read_sentence
from pipeline.nlp.speakers import speaker_of
from pipeline.nlp.word_weights import chance

#: From here on a sentence is taken for one that tells of a question.
LEAST = 0.8
_SCORES = (
    0.5,
    0.58,
)  # of a question that is seen so, at the least likelihood and at 1: low enough for a person to look
_ROLES = frozenset({"statement", "comment", "answer"})
_TELLING = frozenset({"minutes", "agenda_item"})
_SHORTEST, _LONGEST = 4, 90  # words
_SEEN = 0.4  # score of the grammar
_MOST = 45  # tokens that are looked at
_OPENING = 4  # words that count once more for standing first
#: A sentence without any of these tells of no question: it is not weighed at all, which saves most of the time.
CUE = re.compile(
    r"\bask(?:s|ed|ing)?\b|quer|question|quiz|whether|enquir|inquir|clarif|wonder|\bsought|\bseek|puzzl|challenged|press(?:ed|ing)\b"
    r"|curious|keen to|(?:want|wish|like|love)\w* to (?:know|learn|hear|understand)|in respect of"
    r"|^\W*(?:(?:re|on|as to|regarding)\b|(?:why|when|what|who|which|where|whose|how|if)\b)|\bupdate|rais(?:ed|ing)\b.*\b(?:wh|how|if)",
    re.IGNORECASE,
)
_NAMES_A_PAGE = re.compile(r"(?:frequently|commonly|often) (?:get )?asked|\bFAQs?\b", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d.,:/%]*|[£!%()“”\"…:,;–-]")
#: Words with a capital that are nobody's name.
_PLAIN = frozenset(
    "a i in it the this that there these he she we you what when where why who how which is are was were will would yes no"
    " not action agreed resolved noted question questions query queries q members residents member resident parents parent"
    " governors after all also an and any as at both but by can could do does did for from has have if may my on one other our"
    " please so some then to under whether with concern concerns concerned further following response regarding re"
    " clarification asked queried wanted".split()
)


def features(sentence: str) -> list[str]:
    """Return what the model looks at: up to three words in a row, how the sentence opens and how it ends."""
    words = _masked(sentence)
    if not words:
        return []
    found = {" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1)}
    found.update("^ " + " ".join(words[:size]) for size in range(1, _OPENING + 1))
    found.add(f"{words[-1]} $")
    return sorted(found)


def _masked(sentence: str) -> list[str]:
    words: list[str] = []
    for match in _TOKEN.finditer(sentence):
        word = match[0]
        if word[0].isdigit():
            words.append("0")
        elif word[0].isupper() and word.lower() not in _PLAIN:
            if not words or words[-1] != "Name":
                words.append("Name")
        else:
            words.append(word.lower().replace("’", "'"))
        if len(words) == _MOST:
            break
    return words


def likelihood(sentence: str) -> float:
    """Return from 0 to 1 how likely a sentence tells that somebody asked."""
    return chance(features(sentence), "told.json")


def told_by_words(reading: Reading, found: Sequence[Question]) -> Iterator[Question]:
    """Yield the questions that only their words tell: lines of running text in which none was found.

    Parameters
    ----------
    reading : Reading
    found : sequence of Question
        What the grammar has found in it.
    """
    taken = sorted((question.start, question.end) for question in found)
    for segment in reading.segments:
        if segment.role not in _ROLES or (segment.role == "answer" and segment.reply_to):
            continue
        if (reading.shape_at(segment.start) or "minutes") not in _TELLING:
            continue  # elsewhere people ask in their own words, and organisers tell how they were asked
        for line in reading.of(segment):
            if _may_tell(line) and not overlaps(line, taken):
                likely = likelihood(line.text)
                if likely >= LEAST:
                    low, high = _SCORES
                    yield question_at(
                        reading,
                        segment,
                        line,
                        line,
                        line.start,
                        line.end,
                        asker=asker_in(line),
                        score=round(low + (high - low) * (likely - LEAST) / (1 - LEAST), 4),
                        form="told, by its words",
                    )


def reads_as_told(sentence: str) -> bool:
    """Return whether the grammar sees a told question in a sentence."""
    return any(question.score >= _SEEN for question in read_sentence(sentence, Memory()))


def _may_tell(line: Line) -> bool:
    text = line.text
    return (
        not line.heading
        and "?" not in text
        and not text.rstrip(" -–—").endswith(":")
        and _SHORTEST <= len(text.split()) <= _LONGEST
        and CUE.search(text) is not None
        and not _NAMES_A_PAGE.search(text)
        and not answer_label(text)
    )


def overlaps(line: Line, taken: Iterable[tuple[int, int]]) -> bool:
    """Return whether a sentence shares a place with one of some stretches of its document."""
    return any(start < line.end and end > line.start for start, end in taken)


def asker_in(line: Line) -> str | None:
    """Return who asks in a sentence that is taken for a question: who it says asked, else whose words it is."""
    told = max(read_sentence(line.text, Memory()), key=lambda question: question.score, default=None)
    speaker = speaker_of(line.text)  # further on it is whoever replied
    in_front = speaker if speaker and line.text.startswith(speaker) else None
    return (told.asker if told else None) or line.segment.speaker or in_front
