"""Find questions where text is set out: on pages of questions and answers, sheets, lists and survey rows."""

import re
from collections.abc import Iterator

from pipeline.nlp import literal
from pipeline.nlp.asked import Question, place_of, question_at, reported_in
from pipeline.nlp.askers import author_read_out, named_in_front, quoted_by
from pipeline.nlp.asking_lines import asked_apart, asking, without_signature
from pipeline.nlp.interrogative import likelihood
from pipeline.nlp.lines import Line, Reading, content_end, content_start
from pipeline.nlp.memory import Memory
from pipeline.nlp.minutes_questions import in_minutes
from pipeline.nlp.name_words import TITLE
from pipeline.nlp.notices import is_motion, is_notice
from pipeline.nlp.reported import read_sentence
from pipeline.records import Segment

_ME = re.compile(r"\b(?:I|me|my|we|us|our)\b")
#: Where two with their titles ask, it is minutes that were taken for a remark: "our" is the meeting's.
_TITLED = re.compile(rf"(?:{TITLE})\s[A-Z]")
_FROM = re.compile(r"\**\s*(?:from|by)\s+([^:*?]{2,60}?)\s*(?:[:*–]|\s-\s)[:*–\s-]*")
#: A reply behind the question, in the same line or the next: after a dash, a link, a plain yes or no.
_GIVEN = re.compile(
    r"\?[\s\"'”’]+(?:[–—-]+\s*(?=\S)|(?=https?://\S+$|www\.\S+$)|(?=(?:Yes|No|Agreed|A:|Ans(?:wer)?:|Response:|Reply:)))"
)
_ANSWERED = re.compile(r"\?\s+(?=(?:A|Ans(?:wer)?|Response|Reply)\s*[:–-])")
#: "(Dee: on Tuesdays)", behind the question
_BRACKETED = re.compile(r"[(\[*_]+[A-Z][\w. ]{0,30}:\s+(?=\S)")
_GIVES = re.compile(r"[–—-]+\s|https?://\S+$|(?:Yes|No|Agreed|A:|Ans(?:wer)?:|Response:|Reply:)")
#: "Sergeant Pell advised that …", behind the question: minutes in a list.
_TOLD_BY = re.compile(
    rf"(?:[Tt]he\s)?(?:{TITLE}\s)?(?:[A-Z][\w.’'-]*\s(?:\([^()]{{2,40}}\)\s)?){{1,4}}(?:(?:has|have|had|then|also)\s)?(?:advised|replied|responded|confirmed|explained|answered|clarified|assured|stated|said)\b"
)
#: Headings over lists in which people put what they ask, in few words.
_ASKED = re.compile(
    r"\b(?:parking lot|parked|questions|queries|information needed|(?:want|need|like) to know)\b", re.IGNORECASE
)
_MIXED = re.compile(
    r"\b(?:comments?|concerns?|worries|feedback|answers?|answered|responses?|discussions?|points|issues|suggestions|ideas|frequently)\b",
    re.IGNORECASE,
)
#: Over the survey's own questions.
_OWN_QUESTIONS = re.compile(
    r"(?:what |the )?(?:questions? )?(?:we|the (?:survey|questionnaire|form)) asked(?: you| people| everyone)?\W*$"
    r"|(?:survey|consultation|questionnaire) questions\W*$",
    re.IGNORECASE,
)
_SHORT = 16  # words
#: A whole sentence of somebody's own, which asks for nothing.
_TELLS = re.compile(r"(?:I|We|It|They|He|She|This|That|There|Nobody|My|Our)\s[^?]+[.!]\W*$")
_LIKELY, _DOUBT = 0.8, 0.5
_IMPERATIVES = frozenset("Consider Try Stop Start Keep Please Maybe Perhaps Just Be Not By When".split())
#: Columns in which people jot down things, not sentences about their visit.
_NOTES = re.compile(
    r"\b(?:concerns?|hopes?|fears?|worr(?:y|ies)|issues?|risks?|opportunit\w+|challenges?|information|questions?|needs?)\b",
    re.IGNORECASE,
)
#: Told of a meeting without a name: "queries were also raised about the bus station".
_NOBODY_NAMED = frozenset({"it was asked", "question was raised", "question arose", "question came up"})
#: Where people speak: what somebody tells before he asks is no part of the question; on a page it is.
_TALK = frozenset({"minutes", "agenda_item", "named_posts"})
_LONG = 70  # words: a comment longer than this is not quoted whole for the question in it


def whole_segment(
    reading: Reading, segment: Segment, lines: tuple[Line, ...], introduced: str | None, memory: Memory
) -> Iterator[Question]:
    """Yield a segment that its shape has read as a question."""
    if (
        literal.is_prompt(segment.text)
        or is_motion(segment.text)
        or (segment.section and _OWN_QUESTIONS.match(segment.section))
    ):
        return
    if _like_an_answer(reading, segment, lines, talk=bool(memory.nicknames)):
        return
    start = content_start(reading.document, segment)
    lines, signature = without_signature(lines)
    asker = segment.speaker or signature
    label = literal.label_of(segment.text)
    if label is None and (named := _FROM.match(segment.text)):
        label = named.end(), named.group(1)
    asked = next((line for line in lines if line.text.rstrip().endswith("?")), lines[0])
    front = named_in_front(segment.text, memory) or named_in_front(asked.text, memory)
    end = reply = lines[-1].end if signature else content_end(reading.document, segment)
    if runs := None if "?" in segment.text else literal.RUNS_ON.search(lines[-1].text):
        end, reply = place_of(reading, lines[-1], runs.start()), place_of(reading, lines[-1], runs.end())
    elif under := _ANSWERED.search(lines[-1].text):
        end = reply = place_of(reading, lines[-1], under.end())
    for line in lines[1:]:
        if literal.answer_label(line.text):
            end = reply = line.start
            lines = lines[: line.number - lines[0].number + 1]
            break
        if "?" in lines[0].text and (named := _BRACKETED.match(line.text)):
            end = line.start
            reply = place_of(reading, line, named.end())
            lines = lines[: line.number - lines[0].number + 1]
            break
    for first, last in asked_apart(lines) or [asking(lines, talk=reading.shape_at(segment.start) in _TALK)]:
        yield question_at(
            reading,
            segment,
            lines[first],
            lines[last],
            lines[first].start if first else start + (label[0] if label else 0),
            end if last == len(lines) - 1 else lines[last].end,
            asker=asker
            or (label[1] if label else None)
            or (front[0] if front else None)
            or quoted_by(segment.text)
            or _told_asker(lines[first])
            or introduced
            or (author_read_out(segment.section) if segment.section else None)
            or _above(reading, lines[0]),
            score=0.95,
            form="question on the page",
            is_literal=True,
            reply=reply,
        )


def _told_asker(line: Line) -> str | None:
    """Return who asked, where a question set out as one is told after all: "Question: Members asked what it cost."."""
    told = [] if line.text.rstrip().endswith("?") else read_sentence(line.text, Memory())
    return next((question.asker for question in told if question.asker), None)


def _like_an_answer(reading: Reading, segment: Segment, lines: tuple[Line, ...], *, talk: bool) -> bool:
    """Whether what a page has in a question's place, with no reply to it, is an answer gone astray or a "don't know".

    In notes of ``talk``, where names stand in front, what asks in no way is what somebody said.
    """
    text = segment.text
    if "?" in text or any(other.reply_to == segment.id for other in reading.segments):
        return False
    if not literal.need_of_information(text) or (talk and not literal.is_literal(lines[0].text, item=True)):
        return True
    front = named_in_front(text)
    opening = text[front[1] :] if front else text
    return re.match(r"(?:Yes|No)\b[.,]?", opening) is not None or (
        len(lines) > 1 and likelihood(lines[0].text) < _DOUBT
    )


def in_answer(
    reading: Reading, segment: Segment, lines: tuple[Line, ...], memory: Memory, introduced: str | None = None
) -> Iterator[Question]:
    """Yield a reply that is itself a short question back, and what others are reported to have asked behind a reply."""
    text = segment.text
    behind = tuple(line for line in lines if line.paragraph != lines[0].paragraph)
    if any(map(_is_reported, reported_in(reading, lines[0], memory))):
        behind = lines
    named = next((line for line in lines[1:] if line.first and _asked_by_name(line.text)), None)
    if named is not None:
        behind = tuple(line for line in lines if line.paragraph != lines[0].paragraph)
    if named is not None or any(_is_reported(told) for line in behind for told in reported_in(reading, line, memory)):
        yield from in_minutes(reading, segment, behind, memory)  # the page went on as minutes
    if (
        text.rstrip().endswith("?")
        and len(text.split()) <= 25
        and len(lines) <= 3
        and not literal.is_prompt(text)
        and not literal.is_rhetorical(text)
    ):
        start = content_start(reading.document, segment)
        label = literal.label_of(text) or (0, None)
        yield question_at(
            reading,
            segment,
            lines[0],
            lines[-1],
            start + label[0],
            segment.end,
            asker=segment.speaker or label[1] or introduced,
            score=0.7,
            form="question back",
            is_literal=True,
        )


def in_comment(reading: Reading, segment: Segment, lines: tuple[Line, ...], memory: Memory) -> Iterator[Question]:
    """Yield the questions of a comment on a sheet, in a list or in a survey."""
    reported = [question for line in lines for question in reported_in(reading, line, memory)]
    minuted = sum(_TITLED.match(question.asker or "") is not None for question in reported) > 1
    reported = [question for question in reported if _is_reported(question) or (minuted and question.asker)]
    if reported:
        yield from reported
        return
    text = segment.text
    front = named_in_front(text, memory)
    lines, signature = without_signature(lines)
    asker = segment.speaker or signature or (front[0] if front else None) or memory.over
    score, form = 0.0, ""
    if literal.wants_information(segment.column) and literal.need_of_information(text):
        score, form = 0.9, "item under a column for information"
    elif "?" in text:
        asks = [line for line in lines if literal.is_literal(line.text, item=True)]
        if asks:
            rhetorical = literal.is_rhetorical(asks[-1].text)
            score, form = (0.2, "rhetorical") if rhetorical else (0.85, "question mark")
    elif is_notice(lines[0].text):
        score, form = 0.85, "notice of a question"
    elif literal.asks_plainly(lines[0].text) and not literal.is_rhetorical(text.rstrip(".") + "?"):
        score, form = 0.7, "order of words"
    elif literal.is_question_clause(text) and len(text.split()) <= 40 and _in_notes(segment, lines):
        score, form = 0.75, "question clause"
    elif segment.marked and literal.need_of_information(text):
        score, form = 0.8, "marked as answered"
    elif literal.asks_to_be_told(text):
        score, form = 0.6, "asks to be told"
    elif (
        _under_questions(segment)
        and not memory.nicknames
        and len(text.split()) <= _SHORT
        and literal.need_of_information(text)
        and not _TELLS.match(text)
    ):
        score, form = 0.65, "item under a heading for questions"
    if form and len(text.split()) <= _LONG:
        begun, ended = asking(lines) if "?" in text else (0, len(lines) - 1)
        begun = begun if form == "question mark" else 0
        until = lines[ended]
        reply = segment.end
        if form == "question mark":
            asked = max(number for number, line in enumerate(lines) if "?" in line.text)
            rest = " ".join(line.text for line in lines[asked + 1 :])
            if re.match(r"https?://\S+$|www\.\S+$", rest):
                until, reply = lines[asked], lines[asked + 1].start
            elif given := _GIVEN.search(lines[asked].text):
                until, reply = lines[asked], place_of(reading, lines[asked], given.end())
            elif asked + 1 < len(lines) and (
                _GIVES.match(lines[asked + 1].text) or _TOLD_BY.match(lines[asked + 1].text)
            ):
                until, reply = lines[asked], lines[asked + 1].start
        yield question_at(
            reading,
            segment,
            lines[begun],
            until,
            lines[begun].start,
            until.end,
            asker=asker,
            score=score,
            form=form,
            is_literal=True,
            reply=reply,
        )
        return
    if form:
        for line in lines:
            if literal.is_literal(line.text) or (form == "asks to be told" and literal.asks_to_be_told(line.text)):
                part = 0.2 if literal.is_rhetorical(line.text) else score
                yield question_at(
                    reading,
                    segment,
                    line,
                    line,
                    line.start,
                    line.end,
                    asker=asker,
                    score=part,
                    form=form,
                    is_literal=True,
                )
        return


def _is_reported(question: Question) -> bool:
    """Whether somebody reports what another asked, and nobody tells his own story."""
    if _ME.search(question.text):
        return False
    if question.asker is None:
        return question.form in _NOBODY_NAMED
    return question.asker.split()[0] not in _IMPERATIVES


def _asked_by_name(text: str) -> bool:
    """Whether a paragraph is a question with its asker in front: "Mrs Dent (Mill Row): has anybody measured it?"."""
    front = named_in_front(text)
    return front is not None and literal.is_literal(text[front[1] :], item=True)


def _under_questions(segment: Segment) -> bool:
    """Whether an item stands in a list whose heading gathers questions and nothing else."""
    heading = segment.section
    return not segment.column and heading is not None and bool(_ASKED.search(heading)) and not _MIXED.search(heading)


def _above(reading: Reading, line: Line) -> str | None:
    """Return who is named alone in the line above."""
    return literal.asker_in_heading(reading.lines[line.number - 1].text) if line.number else None


def _in_notes(segment: Segment, lines: tuple[Line, ...]) -> bool:
    """Whether a comment is a jotted note, where "How it will be paid" asks; in a sentence of a survey it need not."""
    if segment.column is not None:
        return _NOTES.search(segment.column) is not None
    return len(lines) == 1 and (lines[0].item or likelihood(lines[0].text) >= _LIKELY)
