"""Weigh what the rules made of each question against the fitted judge of replies: one status, one score.

The rules know the layout: whose words stand where, and which lines a page sets under a question. The judge knows how
people answer and how they put off. Where a reply was found, both say whether it puts off; where the judge is sure
that what was taken for a reply is none, or that one stands where the rules saw none, it has its way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.nlp.asked import Question
from pipeline.nlp.due import find_due
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.next_asker import next_asks
from pipeline.nlp.pending import Pending
from pipeline.nlp.promises import read_promise
from pipeline.nlp.question_rest import still_asking
from pipeline.nlp.replies import ASKS_FOR, NEXT_ITEM, Asked
from pipeline.nlp.reply_features import REACH
from pipeline.nlp.reply_forms import AT_EVENS, announced, nested, plain_note, told_in_reply, told_later
from pipeline.nlp.reply_judge import Ask, Judgement, chance_of, judge_all
from pipeline.nlp.same_voice import asker_goes_on, beside, next_item
from pipeline.nlp.speakers import speaker_of
from pipeline.nlp.vectors import Encoder
from pipeline.nlp.verdicts import Verdict
from pipeline.records import Answer, Promise

_WOULD = re.compile(r"\b(?:would|will|shall|'ll|is to|are to|undertook|agreed to|aim(?:s|ed)? to)\b", re.IGNORECASE)

#: Below this chance what was found is no reply, above that one is taken up that the rules passed over.
VETO, ADOPT, ADOPT_BY_WORDS = 0.16, 0.8, 0.9
#: The same where somebody else explains, confirms, advises, or replies to several at once: that is a reply by its form.
VETO_OF_REPLIES = 0.03
#: How much the rules' own view of a reply counts beside the judge's, in log-odds; more where the judge sees no meaning.
#: Less where they heard an answer than where they heard a putting off: whatever holds no cue, they take for an answer.
RULES, RULES_BY_WORDS = 1.0, 1.6
HEARD_NO_CUE = 0.6
#: The same of notes in the list below a question, which take nothing on: the judge hears little in so few words, and nine
#: in ten of them answer.
IN_NOTES = 3.0
#: The cases that the judge was fitted on are open more often than questions in papers are; this sets that right, in log-odds.
AS_IN_PAPERS = -0.25
#: What a status is worth in the score beside a plain answer: with a promise in it, an answer may be no more than that.
ANSWERED_AND_PROMISED, PUT_OFF = 0.75, 0.92
#: How likely a question must be open before a promise alone is shown of its reply.
SURE = 0.9
#: How much of an answer's score hangs on whether what was found is a reply at all.
IS_REPLY = 0.2

_REPLIED = "replied to in the papers"


def weigh(pending: Sequence[Pending], asked: dict[str, Asked], encoder: Encoder | None) -> list[Verdict]:
    """Return the verdict on every question, by rules and judge together."""
    contexts = [_context(item, asked.get(item.question.document_id, {})) for item in pending]
    asks = [
        _ask(item, context, asked.get(item.question.document_id, {}))
        for item, context in zip(pending, contexts, strict=True)
    ]
    wanted = [index for index, ask in enumerate(asks) if ask is not None]
    rules = RULES_BY_WORDS if encoder is None else RULES
    judged = dict(zip(wanted, judge_all([ask for ask in asks if ask is not None], encoder), strict=True))
    return [
        _weigh(item, context, judged[index], rules, asked.get(item.question.document_id, {}))
        if index in judged
        else item.verdict
        for index, (item, context) in enumerate(zip(pending, contexts, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class _Next:
    """One line behind a question; the first may be the rest of the question's own."""

    text: str
    line: Line


def _context(item: Pending, asked: Asked) -> tuple[_Next, ...]:
    """Return the lines behind a question, up to the next heading or question."""
    if not item.open_text or (item.lines and item.first is None):
        return ()
    reading, question = item.reading, item.question
    found: list[_Next] = []
    own = reading.lines[question.last_line]
    others = [o.start for o in asked.get(own.number, ()) if o.start > question.start]
    tail = " ".join(reading.document.text[question.reply : min([*others, own.end])].split()).strip(" ,;–—-")
    if any(char.isalnum() for char in tail) and question.reply < own.end and not still_asking(tail):
        found.append(_Next(tail, own))
    if others and not item.lines:
        return tuple(found)
    for line in reading.lines[own.number + 1 :]:
        if len(found) >= REACH or (not item.lines and _ends_at(reading, line, own, question, asked)):
            break
        found.append(_Next(line.text, line))
        if item.first is not None and line.number >= item.first.number + 2:
            break
    if item.lines and item.first is not None and all(near.line.number < item.first.number for near in found):
        found = [*found[-2:], _Next(item.lines[0], item.first)]
    return tuple(found)


def _ends_at(reading: Reading, line: Line, own: Line, question: Question, asked: Asked) -> bool:
    """Whether no reply stands from this line on."""
    return (
        line.heading
        or line.number in asked
        or NEXT_ITEM.match(line.text) is not None
        or ASKS_FOR.match(line.text) is not None
        or beside(own, line)
        or next_asks(reading, own, line, asked)
        or (not own.item and next_item(reading, own, line))
        or asker_goes_on(question, own, line)
    )


def _ask(item: Pending, context: tuple[_Next, ...], asked: Asked) -> Ask | None:
    if item.lines and item.first is None:
        return Ask(item.question.text, item.lines, given=True)
    if item.lines and item.first is not None:
        # What replies to several questions at once is judged as if it stood right behind each of them.
        joint = told_in_reply(item, asked)
        before = [
            near.text
            for near in context
            if near.line.number < item.first.number and not (joint and near.line.number in asked)
        ][-2:]
        return Ask(item.question.text, (*before, *item.lines)[:REACH], found=len(before))
    if not context or item.verdict.status != "unanswered":
        return None
    return Ask(item.question.text, tuple(near.text for near in context))


def _weigh(item: Pending, context: tuple[_Next, ...], judged: Judgement, rules: float, asked: Asked) -> Verdict:
    verdict = item.verdict
    if not item.lines:
        return _taken_up(item, context, judged, ADOPT_BY_WORDS if rules == RULES_BY_WORDS else ADOPT)
    veto = 0.0 if announced(item) or nested(item) else VETO_OF_REPLIES if told_in_reply(item, asked) else VETO
    if item.first is not None and judged.replied < veto:
        return told_later(item, asked) or Verdict(
            status="unanswered", reason="what follows is about something else", score=round(1 - judged.replied, 3)
        )
    if verdict.status == "unanswered":
        return verdict
    is_open = _open(judged, item, rules)
    promise = verdict.promise or _promise(item.lines, judged, item.reading.document.date)
    if is_open < 0.5:
        reason = verdict.reason if verdict.status == "answered" else _REPLIED
        return replace(
            verdict,
            status="answered",
            reason=reason,
            score=round(
                (1 - is_open) * (1 - IS_REPLY * (1 - judged.replied)) * (ANSWERED_AND_PROMISED if promise else 1.0), 3
            ),
            answers=verdict.answers or item.shown,
            promise=promise,
        )
    score = round(is_open * PUT_OFF, 3)
    promise = promise or _dated(item.lines, item.reading.document.date)
    if verdict.status == "deferred":
        # a bare promise is no answer; where that is less than sure, what was said stays in sight
        shown = verdict.answers or (item.shown if is_open < SURE else ())
        return replace(verdict, score=score, promise=promise, answers=shown)
    if item.first is not None and judged.put_off < 0.5:
        if verdict.status == "answered" and (announced(item) or told_in_reply(item, asked)):
            return replace(verdict, score=AT_EVENS)
        # what was said stays in sight, so that a person can see whether it answers
        return Verdict(
            status="unanswered",
            reason="what follows does not answer it",
            score=score,
            answers=verdict.answers or item.shown,
        )
    reason = "put off; a reply is promised" if promise else "put off; not known or decided yet"
    return replace(verdict, status="deferred", reason=reason, score=score, promise=promise)


def _open(judged: Judgement, item: Pending, rules: float) -> float:
    """Join the judge's chance that a question is left open with the rules' view of it."""
    heard = rules if item.verdict.status == "deferred" else -rules * (IN_NOTES if plain_note(item) else HEARD_NO_CUE)
    return chance_of(judged.log_odds_open + heard + AS_IN_PAPERS)


def _promise(lines: Sequence[str], judged: Judgement, meeting: date | None) -> Promise | None:
    """Return the promise that the judge heard."""
    at = judged.promise_line
    if at is None or judged.first is None or at - judged.first >= len(lines):
        return None
    text = lines[at - judged.first]
    return read_promise(text, speaker=speaker_of(text), meeting=meeting)


def _dated(lines: Sequence[str], meeting: date | None) -> Promise | None:
    """Return what somebody would do by a day that is named: in a reply that puts off, that is a promise."""
    for line in lines:
        if _WOULD.search(line) and find_due(line, None):
            return read_promise(line, speaker=speaker_of(line), meeting=meeting)
    return None


def _taken_up(item: Pending, context: tuple[_Next, ...], judged: Judgement, least: float) -> Verdict:
    """Take up a reply that the rules passed over, where the judge is sure of it."""
    if judged.first is None or judged.last is None or judged.replied < least or judged.status == "unanswered":
        return replace(item.verdict, score=round(max(item.verdict.score, 1 - judged.replied), 3))
    texts = [near.text for near in context[judged.first : judged.last + 1]]
    answer = Answer(
        document_id=item.question.document_id,
        segment_id=context[judged.first].line.segment.id,
        text=" ".join(texts),
        basis="reply",
        score=round(judged.replied, 3),
        speaker=speaker_of(texts[0]),
    )
    promise = _promise(texts, judged, item.reading.document.date)
    if judged.status == "answered":
        return Verdict(status="answered", reason=_REPLIED, score=judged.score, answers=(answer,), promise=promise)
    promise = promise or _dated(texts, item.reading.document.date)
    reason = "put off; a reply is promised" if promise else "put off; not known or decided yet"
    bare = promise is not None and len(texts) == 1
    return Verdict(
        status="deferred", reason=reason, score=judged.score, answers=() if bare else (answer,), promise=promise
    )
