"""Find questions in running text: reported, read out, put literally, or under a label."""

import re
from collections.abc import Iterator

from pipeline.nlp import literal
from pipeline.nlp.announced import (
    addressed,
    announced_asker,
    announces,
    lists,
    name_alone,
    raiser,
    received_from,
    writer,
)
from pipeline.nlp.asked import Question, place_of, question_at, reported_in
from pipeline.nlp.askers import (
    author_read_out,
    named_behind,
    named_in_front,
    named_over,
    said_by,
    says_who_asked,
    signed,
)
from pipeline.nlp.behind_labels import behind_label, label_in_front
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.memory import Memory
from pipeline.nlp.name_words import BRACKET, REPLY_VERBS
from pipeline.nlp.notices import is_notice
from pipeline.nlp.remarks import READ_OUT, REMARK_SCORES, in_a_remark, with_what_it_is_about
from pipeline.nlp.speakers import speaker_of
from pipeline.records import Segment

#: What somebody does who gives a report and is not the one who asks about it.
_REPORTS = re.compile(
    r"\s*(?:[(\[][^()\[\]]{0,40}[)\]])?\s*(?:then |also |\w+ly )?(?:gave|gives|report(?:ed|s)|present(?:ed|s)|introduced|updated|advised|confirmed|explained|replied|answered|responded|described|outlined|(?:is|are|was|were|will be) \w+ing)\b"
)
_SAYS = re.compile(rf"{BRACKET},?\s+(?:(?:has|had|have|then|also|\w+ly)\s+)*{REPLY_VERBS}\b")
_WEAK = 0.45  # a reported question below this does not stand against a literal one


def in_minutes(reading: Reading, segment: Segment, lines: tuple[Line, ...], memory: Memory) -> Iterator[Question]:
    """Yield the questions of a turn, paragraph or bullet of minutes."""
    run: list[Line] = []
    run_asker: str | None = None
    if segment.speaker:
        memory.add(segment.speaker)
    labelled = -1
    voice = lines[0].paragraph if segment.speaker else -1  # the paragraph in which somebody was last made to speak
    for line in lines:
        if line.number <= labelled:
            continue
        only = _announced_below(reading, line, lines, memory)
        label = None if only else label_in_front(line, memory)
        if run and (only or label):
            yield _literal_run(reading, run, run_asker)
            run = []
        if only:
            continue
        if label:
            question = behind_label(reading, segment, line, label, memory)
            memory.asker, labelled = question.asker, question.last_line
            yield question
            continue
        found = [] if segment.role == "action" else reported_in(reading, line, memory)
        if len(found) == 1 and _announced(reading, line, found[0]):
            memory.add(found[0].asker)
            voice, found = line.paragraph, []
        front = named_in_front(line.text, memory)
        mark = _is_literal(line, front, alone=len(lines) == 1)
        if mark and all(question.score < _WEAK for question in found):
            found = []
        if run and (found or (mark and (front or (line.item and line.first)))):
            yield _literal_run(reading, run, run_asker)
            run = []
        if found:
            yield from found
        elif mark and segment.role != "action" and not literal.answer_label(line.text):
            if not run:
                run_asker = (front[0] if front else None) or _asker_of_run(reading, line, memory, voice)
                memory.asker = run_asker or memory.asker
            run.append(line)
        elif run:
            yield _literal_run(reading, run, run_asker)
            run = []
        elif _next_listed(line, memory) and line.first and literal.need_of_information(line.text):
            yield question_at(
                reading, segment, line, line, line.start, line.end, asker=memory.announced, score=0.7, form="listed"
            )
        elif segment.role != "action" and (form := in_a_remark(line.text, read_out=memory.over is not None)):
            asker = memory.over or _asker_of_literal(line, memory, voice)
            yield _in_a_remark(reading, line, form, asker)
        voice = _remember(line, found, memory, voice)
    if run:
        yield _literal_run(reading, run, run_asker)


def _in_a_remark(reading: Reading, line: Line, form: str, asker: str | None) -> Question:
    first = with_what_it_is_about(reading, line) if form == READ_OUT else line
    return question_at(
        reading,
        line.segment,
        first,
        line,
        first.start,
        line.end,
        asker=asker,
        score=REMARK_SCORES[form],
        form=form,
        is_literal=form == READ_OUT,
    )


def _is_literal(line: Line, front: tuple[str, int] | None, *, alone: bool) -> bool:
    """Whether a line asks in so many words, the name in front of it left off."""
    bare = line.text[front[1] :] if front else line.text
    item = line.item or front is not None or (line.first and alone and len(line.text) < 140)
    return (
        line.listed
        or literal.is_literal(bare, item=item)
        or (front is not None and literal.WHETHER.match(line.text, front[1]) is not None)
    )


def _asker_of_run(reading: Reading, line: Line, memory: Memory, voice: int) -> str | None:
    """Return who put literal questions that name nobody in front, by the turn, by what stands over them, or by the list."""
    if line.listed:
        return memory.announced
    return (
        line.segment.speaker
        or memory.over
        or _asker_of_literal(line, memory, voice)
        or _asker_above(reading, line)
        or memory.listed
        or (memory.announced if is_notice(line.text) else None)
    )


def _announced_below(reading: Reading, line: Line, lines: tuple[Line, ...], memory: Memory) -> bool:
    """Whether a line only says that questions stand below, or names who put them; that is remembered."""
    memory.listed = memory.announced if line.item else None
    if line.first and memory.over and _replies(line, lines):
        memory.over = None
    below = reading.lines[line.number + 1] if line.number + 1 < len(reading.lines) else None
    if announces(line.text) or (below is not None and below.listed and not line.listed):
        who = announced_asker(line.text)
        memory.announced = memory.over = memory.resolve(who) if who and who.lower() in {"he", "she", "they"} else who
        memory.listing = line.paragraph if lists(line.text) else None
        memory.add(memory.announced)
        return True
    if line.first and (who := writer(line.text) or received_from(line.text, below.text if below else "")):
        memory.announced = memory.over = who
        memory.over_at = line.number
        return True
    if below is not None and below.first and below.item and (who := raiser(line.text)):
        memory.announced = memory.resolve(who) if who.lower() in {"he", "she", "they"} else who
    if not line.first or (below is not None and not below.first):
        return False
    if memory.over is not None and addressed(line.text):
        memory.listing = None if memory.listing is None else line.paragraph
        return True
    head = named_over(line.text)
    alone = head or (name_alone(line.text) if memory.listing is not None else None)
    if alone is None:
        return False
    memory.announced, memory.over, memory.over_at = alone, head, line.number
    memory.listing = None if memory.listing is None else line.paragraph
    memory.add(alone)
    return True


def _replies(line: Line, lines: tuple[Line, ...]) -> bool:
    """Whether a paragraph is somebody's reply: labelled as one, or told with a verb of saying and asking nothing."""
    if literal.answer_label(line.text):
        return True
    if line.text[0] in "“‘" or any("?" in other.text for other in lines if other.paragraph == line.paragraph):
        return False
    speaker = speaker_of(line.text)
    return speaker is not None and _SAYS.match(line.text.partition(speaker)[2]) is not None


def _next_listed(line: Line, memory: Memory) -> bool:
    """Whether a line belongs to the next item of a list of questions that was announced."""
    return memory.listing is not None and line.item and line.paragraph - memory.listing in {0, 1}


def _remember(line: Line, found: list[Question], memory: Memory, voice: int) -> int:
    """Remember who spoke in a line, and return the paragraph in which somebody was last made to speak."""
    speaker = author_read_out(line.text) or speaker_of(line.text) or memory.opening(line.text)
    if speaker and speaker != "We":  # who writes is not whoever spoke last
        memory.add(speaker)
        voice = -1 if _REPORTS.match(line.text.partition(speaker)[2]) else line.paragraph
    for question in found:
        memory.add(question.asker)
        memory.asker = question.asker or memory.asker
        voice = line.paragraph
    if line.first and (alone := named_over(line.text.rstrip("."))) and alone.istitle():
        memory.add(alone)
        voice = line.paragraph
    if _next_listed(line, memory):
        memory.listing = line.paragraph
    memory.before = line.text
    return voice


def _announced(reading: Reading, line: Line, question: Question) -> bool:
    """Whether a question is only announced and stands in the next sentence: "Mr Dent had a query. Who owns it?"."""
    below = reading.lines[line.number + 1] if line.number + 1 < len(reading.lines) else None
    return (
        question.form in {"raise a question", "have a question", "ask a question"}
        and below is not None
        and below.paragraph == line.paragraph
        and re.search(r"\b(?:question|query|enquiry|inquiry)\W*$", line.text) is not None
        and literal.is_literal(below.text)
    )


def _asker_above(reading: Reading, line: Line) -> str | None:
    """Return who is named alone over the paragraph: "Question by Mrs Dent", "Councillor Voss to Councillor Pym"."""
    first = line.number
    while first > 0 and not reading.lines[first].first:
        first -= 1
    above = reading.lines[first - 1] if first > 0 else None
    return named_over(above.text) if above and reading.lines[first].paragraph == line.paragraph else None


def _asker_of_literal(line: Line, memory: Memory, voice: int) -> str | None:
    """Return who put a literal question: named in its own sentence, or speaking just before it in the paragraph."""
    own = author_read_out(line.text) or said_by(line.text) or speaker_of(line.text) or memory.opening(line.text)
    if own:
        return memory.resolve(own) if own.lower() in {"he", "she", "they", "we"} else own
    return memory.names[-1] if memory.names and voice == line.paragraph and not (line.item and line.first) else None


def _literal_run(reading: Reading, run: list[Line], asker: str | None) -> Question:
    text = " ".join(line.text for line in run)
    score = 0.85 if "?" in text else 0.7
    if literal.is_rhetorical(text):
        score = 0.3
    first, last = run[0], run[-1]
    start, end, reply = first.start, last.end, last.end
    inner = re.match(r"(.*\?[)\]\"'”’]?)\s+(?=\S)", last.text) or re.match(
        r"(.{8,}?)\s+(?=Ans(?:wer)?\b[.:]?\s)", last.text
    )
    below = reading.lines[last.number + 1] if last.number + 1 < len(reading.lines) else None
    if said := named_behind(last.text):
        asker, end = said[0], place_of(reading, last, said[1])
        reply = end
    elif (below is not None and (who := says_who_asked(below.text))) or (
        below is not None and below.paragraph == last.paragraph and (who := signed(below.text))
    ):
        asker = who
    elif inner is None and (runs := literal.RUNS_ON.search(last.text)):
        end, reply = place_of(reading, last, runs.start()), place_of(reading, last, runs.end())
    elif inner and len(last.text) - inner.end() > 2:
        end = place_of(reading, last, inner.end(1))
        reply = place_of(reading, last, inner.end())
    return question_at(
        reading,
        first.segment,
        first,
        last,
        start,
        end,
        asker=asker,
        score=score,
        form="literal",
        is_literal=True,
        reply=reply,
    )
