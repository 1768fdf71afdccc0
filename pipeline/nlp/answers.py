"""Follow each question to what was replied, wherever the reply stands, and say whether it is an answer."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from pipeline.nlp.afterwards import find_action, find_later, find_owed
from pipeline.nlp.asked import Question
from pipeline.nlp.company import in_company
from pipeline.nlp.full_names import people_of, with_full_names
from pipeline.nlp.lines import Reading, read_lines, runs
from pipeline.nlp.no_reply import says_nothing
from pipeline.nlp.numbered_replies import replies_by_number
from pipeline.nlp.own_remarks import without_own_remarks
from pipeline.nlp.pending import Pending
from pipeline.nlp.promises import read_promise
from pipeline.nlp.question_ids import with_ids
from pipeline.nlp.question_rest import says_unanswered
from pipeline.nlp.replies import Asked, Reply, asked_lines, find_reply
from pipeline.nlp.reply_forms import set_below
from pipeline.nlp.reply_tail import parted
from pipeline.nlp.reply_weigh import weigh
from pipeline.nlp.signed_below import FORM as IN_A_LETTER
from pipeline.nlp.status import kinds_of
from pipeline.nlp.told_within import told_within, where_told
from pipeline.nlp.vectors import Encoder
from pipeline.nlp.verdicts import Verdict, judge
from pipeline.people import People
from pipeline.records import Answer, Basis, Corpus, Exchange, Segment

#: How sure it is that nobody replied, where no reply was found: on a sheet surer than in running text.
_NO_REPLY = {"comment": 0.9, "question": 0.75}
#: "The Clerk would look into a question about the gate": told together with what is owed.
_TAKEN_ON = "look into a question"
_MOST_WORDS = 90
_MOST_LINES = 4


def find_answers(
    corpus: Corpus, questions: Iterable[Question], *, by_rules_alone: bool = False, encoder: Encoder | None = None
) -> list[Exchange]:
    """Return every question with what answers it in its own document, by document and place.

    Parameters
    ----------
    corpus : Corpus
    questions : iterable of Question
        As `pipeline.nlp.questions.find_questions` gave them.
    by_rules_alone : bool
        Leave out the fitted judge of replies.
    encoder : Encoder, optional
        Lets the judge see meanings as well as words.
    """
    by_document: dict[str, list[Question]] = {}
    for question in questions:
        by_document.setdefault(question.document_id, []).append(question)
    pending: list[Pending] = []
    asked: dict[str, Asked] = {}
    people: dict[str, People] = {}
    for reading in read_lines(corpus):
        own = parted(reading, by_document.get(reading.document.id, []))
        replies = _segments_in_reply(reading)
        asked[reading.document.id] = asked_lines(own)
        if any(segment.role == "attendance" for segment in reading.segments):
            people[reading.document.id] = people_of(reading.segments)
        by_number = replies_by_number(reading, asked[reading.document.id])
        pending.extend(
            without_own_remarks(
                [
                    _numbered(reading, question, by_number[question.start], asked[reading.document.id])
                    if question.start in by_number
                    else _by_rules(reading, question, asked[reading.document.id], replies)
                    for question in own
                ]
            )
        )
    verdicts = [item.verdict for item in pending] if by_rules_alone else weigh(pending, asked, encoder)
    exchanges = [
        (item.reading.document, _exchange(item.question, verdict))
        for item, verdict in zip(pending, verdicts, strict=True)
    ]
    # Ids are made of the words as they stand; names are written out only then.
    return [
        with_full_names(exchange, people[exchange.document_id]) if exchange.document_id in people else exchange
        for exchange in in_company(with_ids(exchanges))
    ]


def _segments_in_reply(reading: Reading) -> dict[str, list[Segment]]:
    replies: dict[str, list[Segment]] = {}
    for segment in reading.segments:
        if segment.reply_to:
            replies.setdefault(segment.reply_to, []).append(segment)
    return replies


def _numbered(reading: Reading, question: Question, reply: Reply | None, asked: Asked) -> Pending:
    """Judge a reply that stands apart and names its question by number; None: every other question has its own."""
    if reply is not None:
        return replace(_from_reply(reading, question, reply, asked), first=None)  # no judge need ask whether it is one
    return Pending(
        reading=reading,
        question=question,
        verdict=_without_reply(reading, question, in_running_text=False),
        open_text=False,
    )


def _by_rules(reading: Reading, question: Question, asked: Asked, replies: dict[str, list[Segment]]) -> Pending:
    given = replies.get(question.segment.id, [])
    given = [segment for segment in given if segment.role == "answer"] or given
    if given and all(says_nothing(segment.text) for segment in given):
        verdict = _without_reply(reading, question, in_running_text=False)
        return Pending(reading=reading, question=question, verdict=verdict, open_text=False)
    inside = question.segment.role == "question" and question.reply < question.segment.end
    if given and not inside and (question.literal or _alone(reading, question, asked)):
        return _from_segments(reading, question, given, asked)
    if question.form == _TAKEN_ON:
        line = reading.lines[question.line]
        promise = read_promise(line.text, speaker=None, meeting=reading.document.date)
        verdict = Verdict(status="deferred", reason="put off; a reply is promised", score=0.85, promise=promise)
        return Pending(reading=reading, question=question, verdict=verdict, open_text=False)
    if not question.literal and says_unanswered(question.text):
        verdict = Verdict(status="unanswered", reason="said to be left unanswered", score=0.9)
        return Pending(reading=reading, question=question, verdict=verdict, open_text=False)
    in_running_text = (
        question.segment.role != "comment"
        or not question.literal
        or question.reply < question.segment.end
        or runs(reading, question.segment)
        or set_below(reading, question) is not None
    )
    if question.literal and question.segment.reply_to and question.last_line == reading.of(question.segment)[-1].number:
        in_running_text = False  # a question back, deep in a thread: who replies to it is set under it
    in_running_text = in_running_text and question.form != IN_A_LETTER
    reply = None
    if in_running_text:
        reply = told_within(reading, question, asked) or where_told(question, find_reply(reading, question, asked))
    if reply is not None:
        return _from_reply(reading, question, reply, asked)
    verdict = _without_reply(reading, question, in_running_text=in_running_text)
    return Pending(reading=reading, question=question, verdict=verdict, open_text=in_running_text)


def _without_reply(reading: Reading, question: Question, *, in_running_text: bool) -> Verdict:
    if question.segment.marked:
        return Verdict(
            status="answered",
            reason="marked as answered by the source; the answer itself is not in the papers",
            score=0.95,
        )
    action = find_action(reading, question) if in_running_text else None
    if action is not None:
        promise = read_promise(action.text, speaker=None, meeting=reading.document.date)
        return Verdict(status="deferred", reason="no reply, but an action was taken", score=0.5, promise=promise)
    return Verdict(
        status="unanswered", reason="no reply in the papers", score=_NO_REPLY.get(question.segment.role, 0.65)
    )


def _alone(reading: Reading, question: Question, asked: Asked) -> bool:
    """Whether a segment holds no other question."""
    return len({other.start for line in reading.of(question.segment) for other in asked.get(line.number, ())}) == 1


def _from_segments(reading: Reading, question: Question, given: list[Segment], asked: Asked) -> Pending:
    """Judge a page or sheet that sets the reply under its question."""
    answers: list[Answer] = []
    lines: list[str] = []
    for segment in given:
        every = reading.of(segment)
        # A shape may have taken in what was asked next; the reply ends there.
        own = [*every[:1], *takewhile(lambda line: line.number not in asked, every[1:])]
        whole = len(own) == len(every)
        answers.append(_answer(segment, segment.text if whole else " ".join(line.text for line in own), 0.95))
        lines.extend(line.text for line in own)
    lines = lines or [given[0].text]
    verdict = judge(lines, tuple(answers), given[0].speaker, reading.document.date, whole=True)
    return Pending(
        reading=reading, question=question, verdict=verdict, lines=tuple(filter(None, lines)), shown=tuple(answers)
    )


def _from_reply(reading: Reading, question: Question, reply: Reply, asked: Asked) -> Pending:
    """Judge a reply that was found in running text."""
    texts = _scope(reply)
    text = " ".join(reading.document.text[reply.start : reply.lines[len(texts) - 1].end].split())
    answer = Answer(
        document_id=reading.document.id,
        segment_id=reply.lines[0].segment.id,
        text=text,
        basis="reply",
        score=reply.score,
        speaker=reply.speaker,
    )
    verdict = judge(texts, (answer,), reply.speaker, reading.document.date, whole=False)
    later = find_later(reading, reply, asked)
    if later is not None and (later.correction or verdict.status != "answered"):
        found = Answer(
            document_id=reading.document.id,
            segment_id=later.line.segment.id,
            text=later.line.text,
            basis="reply",
            score=0.8,
        )
        kinds = [kind for kind, _ in kinds_of(later.line.text)]
        if "substance" in kinds:
            reason = "corrected in the papers" if later.correction else "replied to after the meeting, in the papers"
            verdict = Verdict(status="answered", reason=reason, score=0.75, answers=(found,), promise=verdict.promise)
            return Pending(reading=reading, question=question, verdict=verdict, open_text=False)
    if verdict.status != "unanswered" and verdict.promise is None:
        line = find_owed(reading, reply, asked, len(texts), put_off=verdict.status == "deferred")
        if line is not None:
            promise = read_promise(line.text, speaker=reply.speaker, meeting=reading.document.date)
            verdict = replace(verdict, promise=promise)
    return Pending(
        reading=reading,
        question=question,
        verdict=replace(verdict, score=min(verdict.score, reply.score)),
        lines=tuple(text for text in texts if text.strip()),
        first=reply.lines[0],
        shown=(answer,),
    )


def _scope(reply: Reply) -> list[str]:
    """Return the sentences of a reply, the first cut to where it sets in."""
    texts = [reply.first]
    words = len(reply.first.split())
    for line in reply.lines[1:_MOST_LINES]:
        words += len(line.text.split())
        if words > _MOST_WORDS:
            break
        texts.append(line.text)
    return texts


def _answer(segment: Segment, text: str, score: float, basis: Basis = "reply") -> Answer:
    return Answer(
        document_id=segment.document_id,
        segment_id=segment.id,
        text=text,
        basis=basis,
        score=score,
        speaker=segment.speaker,
    )


def _exchange(question: Question, verdict: Verdict) -> Exchange:
    return Exchange(
        question_id="",
        segment_id=question.segment.id,
        document_id=question.document_id,
        start=question.start,
        end=question.end,
        text=question.text,
        status=verdict.status,
        reason=verdict.reason,
        score=round(question.score, 3),
        asker=question.asker,
        addressee=question.addressee,
        answers=verdict.answers,
        promise=verdict.promise,
        status_score=round(verdict.score, 3),
    )
