"""Questions told as the entries of a list: under "There were questions about:" each line names one, with no word of asking."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.nlp.announced import announced_asker
from pipeline.nlp.asked import Question, place_of, question_at
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.name_words import LEADS, REPLY_VERBS, TITLE, WORD
from pipeline.nlp.named_by import named_after

_QUESTIONS = r"(?:questions?|quer(?:y|ies)|enquiries)"
#: What opens such a list, and ends in a colon.
_OVER = re.compile(
    rf"\b(?:there (?:were|was)|(?:the )?following|as follows|asked|raised|put|submitted|received|tabled|addressed)\b[^.?]*\b{_QUESTIONS}\b|\b{_QUESTIONS}\b[^.?]*\b(?:as follows|asked|raised|put|submitted|received|tabled|about|regarding|relating to|related to|concerning)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(r"[:;]\s*[-–—]*\s*$")
_ABOUT = (
    r"(?:in respect of|in relation to|in regard to|with regards? to|relating to|regarding|concerning|about|on|re|as to)"
)
#: "Questions from Members related to:", where each entry is what one was about.
_ABOUT_BELOW = re.compile(rf"\b{_QUESTIONS}\b[^.?:;]*\b(?:{_ABOUT}|related to)\s*[:;]", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:whether|when|why|how|what|where|who|which|if)\b[^?]*$", re.IGNORECASE)
_TOPIC = re.compile(
    r"(?:relating to|in relation to|regarding|concerning|with regards? to|in respect of|asking|about)\s", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?P<who>(?:{LEADS}\s)?(?:{TITLE}\s(?:[A-Z]\.?\s)*{WORD}(?:\s{WORD}){{0,2}}|[A-Z][\w’'-]+\s(?:[A-Z]\.?\s)*[A-Z][\w’'-]+)(?:\s*\([^()]{{2,40}}\))?),?\s{_ABOUT}\s"
)
#: "Question on bus stops", in a list of what was said at which minute.
_NOTED = re.compile(
    rf"(?:(?:another|further|follow[- ]?up|public|audience)\s)?(?:question|query|enquiry)\s(?:{_ABOUT}|whether|why|how|what)\s[^.?!:;]{{4,140}}",
    re.IGNORECASE,
)
#: Who replies, on the line of the question itself.
_REPLIES = re.compile(rf"\s*[–—-]\s+(?=(?:the\s|{TITLE}\s|[A-Z])[^.?]{{0,160}}?\b(?:{REPLY_VERBS})\b)", re.IGNORECASE)


#: By these a line was taken for a question for its place alone, whole and with nobody's name.
_LOOSE = frozenset(
    {"question on the page", "item under a heading for questions", "question clause", "listed", "marked as answered"}
)
#: "Regarding the second question, the Leader said …" replies to one.
_TELLS = re.compile(rf",\s[^,]{{2,60}}?\s(?:{REPLY_VERBS})\b")
#: Somebody speaks: the list is over.
_SPOKEN = re.compile(rf"(?:[Tt]he\s)?(?:[A-Z][\w.’'&()-]*\s){{1,5}}(?:also\s|then\s|\w+ly\s)?{REPLY_VERBS}\b")
_SHORTEST = 7  # words; fewer are the heading of somebody's question


def with_listed_topics(reading: Reading, found: Sequence[Question]) -> list[Question]:
    """Return the questions of a document with the entries of such lists.

    Parameters
    ----------
    reading : Reading
    found : sequence of Question
        The questions found by their own words; those found by their place alone give way.
    """
    loose = {
        question.line: question.asker for question in found if question.form in _LOOSE and "?" not in question.text
    }
    taken = {number for question in found for number in range(question.line, question.last_line + 1)} - set(loose)
    entries = [*_entries(reading, taken, loose), *_noted(reading, taken)]
    lines = {entry.line for entry in entries}
    return [*(question for question in found if question.line not in lines), *entries]


def _noted(reading: Reading, taken: set[int]) -> Iterator[Question]:
    """Yield the entries of a list, two or more in a row, that name what each question was on, and end in no stop."""
    rows = [
        line
        for line in reading.lines
        if line.item and line.first and line.number not in taken and _NOTED.fullmatch(line.text)
    ]
    near = {line.paragraph for line in rows}
    for line in rows:
        if line.paragraph - 1 in near or line.paragraph + 1 in near:
            yield question_at(
                reading,
                line.segment,
                line,
                line,
                line.start,
                line.end,
                asker=None,
                score=0.6,
                form="entry of a list of questions",
            )


def _entries(reading: Reading, taken: set[int], askers: Mapping[int, str | None]) -> Iterator[Question]:
    over: Line | None = None
    for line in reading.lines:
        ends = line.heading or line.segment.role in {"heading", "attendance", "action"}
        if over is not None and ends and not _NAMED.match(line.text):
            over = None
        if _BELOW.search(line.text) and _OVER.search(line.text) and "?" not in line.text:
            over = line
        elif over is not None and line.first and line.number not in taken and line.segment.role != "answer":
            if _ABOUT_BELOW.search(over.text) and _SPOKEN.match(line.text):
                over = None
                continue
            about = _ABOUT_BELOW.search(over.text) is not None and len(line.text.split()) >= _SHORTEST
            yield from _entry(reading, line, askers.get(line.number) or _who(over.text), about=about)


def _who(over: str) -> str | None:
    """Return who put the questions that a line leads in."""
    return announced_asker(over) or (named_after(over, 0, len(over)) if _ABOUT_BELOW.search(over) else None)


def _entry(reading: Reading, line: Line, asker: str | None, *, about: bool) -> Iterator[Question]:
    named = _NAMED.match(line.text)
    topic = _TOPIC.match(line.text) is not None and not _TELLS.search(line.text)
    if not (about or named or topic or (line.item and _CLAUSE.match(line.text))):
        return
    if named and len(line.text.split()) < _SHORTEST and not line.text.endswith("."):
        return
    told = _REPLIES.search(line.text, named.end() if named else 0)
    end = place_of(reading, line, told.start()) if told else line.end
    yield question_at(
        reading,
        line.segment,
        line,
        line,
        line.start,
        end,
        asker=named["who"] if named else asker,
        score=0.7,
        form="entry of a list of questions",
        reply=place_of(reading, line, told.end()) if told else end,
    )
