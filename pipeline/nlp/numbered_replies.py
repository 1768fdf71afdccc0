"""Replies that stand apart from a list of questions and call them by number: "A3.", "Response to question 3:", "In reply to (b), …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.nlp.asked import Question
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.replies import Asked, Reply
from pipeline.nlp.speakers import speaker_of

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ASKED = r"(?:questions?|quer(?:y|ies)|points?|Q)"
_ONE = r"(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)|\d{1,2})"
_SEVERAL = rf"(?P<numbers>{_ONE}(?:\s*(?:,|and|&|to|[-–/]|,\s*and)\s*(?:{_ASKED}\s*)?{_ONE})*)"
_BY_NUMBER = re.compile(
    # "A3.", "Answer 3:", "Response to Q3 –"
    rf"\W*(?:A|R|Ans(?:wer)?|Response|Reply)s?\s*(?:(?:to|for)\s+(?:the\s+)?{_ASKED}?\s*)?(?:no\.?\s*|number\s*)?{_SEVERAL}(?P<label>\s*(?:[.:)–—-]+\s*|\s|$))"
    # "In reply to question 2, the Chair said", "On (b), the gate is …", "As to points 1 and 3:"
    rf"|\W*(?:in\s+)?(?:response|reply|answer|answering|replying|responding|with regard|with respect|in relation|regarding|as|turning|on|re)\s*(?:to\s+)?(?:the\s+)?"
    rf"(?:{_ASKED}\s*(?:no\.?\s*|number\s*)?(?P<told>{_ONE}(?:\s*(?:,|and|&|to|[-–/])\s*{_ONE})*)|(?P<bare>\([a-h\d]\)(?:\s*(?:,|and|&)\s*\([a-h\d]\))*)|(?P<place>first|second|third|fourth|fifth|sixth|last|final)\s{_ASKED})(?P<colon>\s*:\s*)?",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(
    r"\W*(?:(?:(?:public|written|supplementary|member['’]?s?)\s+)*(?:PQ|Qu?|Question|Query|Point)\s*(?:no\.?\s*|number\s*)?)?\(?(?P<number>\d{1,2}|[a-h]|[ivx]{1,4})(?:[).:]|\s*[–—-]|\s|$)",
    re.IGNORECASE,
)
#: A line of its own over replies: "Answers", "6. Replies to the questions from the public", "The Chair replied as follows:".
_ANNOUNCED = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d)?\W+)?(?:the |our |written |officer |council |council['’]s |your )*(?:answers|responses|replies|response|reply)(?:\s(?:to|from|by|of)\s[^.?!]{2,60})?\W*$"
    r"|[^.?!]{0,60}\b(?:replied|responded|answered|(?:answers|replies|responses) (?:were|are|was)(?: given)?)(?: to (?:each|them|these|the questions))? as follows\W*$",
    re.IGNORECASE,
)
_ONLY_ONE = re.compile(r"\b(?:response|reply)\b", re.IGNORECASE)
_FEW = 3  # paragraphs that are as many replies as there are questions, though nothing says that there are several


@dataclass(slots=True)
class _Round:
    """Questions in a row, and what is said below them by their numbers."""

    questions: list[Question] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    announced: Line | None = None
    told: list[tuple[Line, list[str], int]] = field(default_factory=list)  # numbers, and how long the label is


def replies_by_number(reading: Reading, asked: Asked) -> dict[int, Reply | None]:
    """Return the replies that call their questions by number, by where the questions start.

    None stands for a question of such a list that nothing below it takes up.
    """
    found: dict[int, Reply | None] = {}
    blocks = [block for block in reading.document.leaves() if block.kind != "table"]
    for round_ in _rounds(reading, asked, [f"{block.mark} {block.text}" for block in blocks]):
        found.update(_paired(reading, asked, round_))
    return found


def _rounds(reading: Reading, asked: Asked, opening: Sequence[str]) -> Iterator[_Round]:
    current = _Round()
    seen: set[int] = set()
    for line in reading.lines:
        words = opening[line.paragraph] if line.first and line.paragraph < len(opening) else line.text
        match = _BY_NUMBER.match(words) if len(current.questions) > 1 else None
        numbers = _numbers(match) if match else []
        if numbers and line.number not in seen and set(_known(current, numbers)):
            at = match.end() - _before(words, line) if match and (match["label"] or match["colon"]) else 0
            current.told.append((line, _known(current, numbers), max(0, at)))
            continue
        if line.number in asked:
            fresh = [question for question in asked[line.number] if question.line == line.number]
            if not fresh:
                continue
            number = _OWN_NUMBER.match(opening[line.paragraph]) if line.paragraph < len(opening) else None
            label = number["number"].casefold() if number else ""
            goes_on = _in_a_row(reading, current, line) or (
                label and any(current.labels) and label not in current.labels
            )
            if current.told or not goes_on:
                yield current
                current = _Round()
            current.announced = None
            for question in fresh:
                current.questions.append(question)
                current.labels.append(label if question is fresh[0] else "")
            seen.update(range(line.number, fresh[-1].last_line + 1))
        elif len(current.questions) > 1 and line.first and _ANNOUNCED.match(words.strip()):
            current.announced = line
        elif current.announced and line.first and (bare := _OWN_NUMBER.match(words)):
            known = _known(current, [bare["number"].casefold()])
            if known:
                current.told.append((line, known, max(0, bare.end() - _before(words, line))))
    yield current


def _in_a_row(reading: Reading, round_: _Round, line: Line) -> bool:
    """Whether nothing but headings stands between the last question and this line."""
    last = round_.questions[-1].last_line if round_.questions else line.number
    return all(other.heading for other in reading.lines[last + 1 : line.number])


def _before(words: str, line: Line) -> int:
    """Return how much of its block's words, mark and label, stands in front of a line."""
    return max(0, words.find(line.text))


def _numbers(match: re.Match[str]) -> list[str]:
    """Return the numbers or letters that a reply names, a range written out."""
    if place := match["place"]:
        return [place.casefold()]
    words = match["numbers"] or match["told"] or match["bare"] or ""
    names = re.findall(r"\d+|\b[a-z]+\b", re.sub(r"(?i)questions?|points?|quer(?:y|ies)|\band\b|\bQ\b", " ", words))
    if len(names) == 3 and names[1] == "to":
        names = [names[0], names[2]]
        words = words.replace("to", "-")
    if len(names) == 2 and re.search(r"\d\s*[-–]\s*\d", words) and int(names[0]) < int(names[1]):
        return [str(number) for number in range(int(names[0]), int(names[1]) + 1)]
    return [name.casefold() for name in names if name != "to"]


def _known(round_: _Round, numbers: Sequence[str]) -> list[str]:
    """Return those of the numbers that one of the questions bears, or has by its place."""
    labels = _labels(round_)
    places = dict(zip(_ORDINALS, labels, strict=False)) | {"last": labels[-1], "final": labels[-1]}
    return [label for number in numbers if (label := places.get(number, number)) in labels]


def _labels(round_: _Round) -> list[str]:
    """Return the numbers that the questions bear; those of their places where none bears any."""
    return round_.labels if any(round_.labels) else [str(at + 1) for at in range(len(round_.questions))]


def _paired(reading: Reading, asked: Asked, round_: _Round) -> dict[int, Reply | None]:
    """Return each question of a list with its reply; nothing where what is below is no list of replies."""
    told = round_.told or _by_place(reading, round_)
    if not told:
        return {}
    labels = _labels(round_)
    found: dict[int, Reply | None] = {}
    for at, (line, numbers, skip) in enumerate(told):
        end = told[at + 1][0].number if at + 1 < len(told) else len(reading.lines)
        reply = _reply(reading, asked, line, skip, end)
        for number in numbers:
            last = max(place for place, label in enumerate(labels) if label == number)
            found.setdefault(round_.questions[last].start, reply)
    if len({number for _, numbers, _ in told for number in numbers}) > 1:
        first = min(question.last_line for question in round_.questions if question.start in found)
        below = told[0][0].number
        for question in round_.questions:
            if question.start not in found and question.line >= first and _stands_bare(reading, asked, question, below):
                found[question.start] = None
    return found


def _by_place(reading: Reading, round_: _Round) -> list[tuple[Line, list[str], int]]:
    """Return the paragraphs under "Answers", where they are as many as the questions right above it."""
    if round_.announced is None:
        return []
    run = round_.questions
    ends = [*(question.line for question in run[1:]), round_.announced.number]
    for question, end in zip(run, ends, strict=True):
        if any(not line.heading for line in reading.lines[question.last_line + 1 : end]):
            return []
    opened = []
    for line in reading.lines[round_.announced.number + 1 :]:
        if line.heading:
            break
        opened.extend([line] if line.first else [])
    if len(opened) != len(run) or len(run) < (_FEW if _ONLY_ONE.search(round_.announced.text) else _FEW - 1):
        return []
    round_.labels = [str(at + 1) for at in range(len(run))]
    return [(line, [label], 0) for line, label in zip(opened, round_.labels, strict=True)]


def _stands_bare(reading: Reading, asked: Asked, question: Question, below: int) -> bool:
    """Whether nothing but headings stands between a question and the next one, or the replies."""
    for line in reading.lines[question.last_line + 1 : below]:
        if line.number in asked:
            return True
        if not line.heading and not _ANNOUNCED.match(line.text):
            return False
    return True


def _reply(reading: Reading, asked: Asked, line: Line, skip: int, end: int) -> Reply:
    lines = [line]
    alone = re.search(r"\w", line.text[skip:]) is None
    for other in reading.lines[line.number + 1 : end]:
        if other.number in asked or other.heading:
            break
        if other.segment.section != lines[-1].segment.section and not (alone and len(lines) == 1):
            break  # the paper went on to something else
        lines.append(other)
    if alone and len(lines) > 1:
        lines, skip = lines[1:], 0
    first = lines[0]
    return Reply(
        start=first.start + skip,
        first=first.text[skip:],
        lines=tuple(lines),
        speaker=speaker_of(first.text[skip:]),
        score=0.9,
    )
