"""The tracker: every question, where it stands and why, in whose words; the open ones first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.doubt import UNSURE, sure_of
from pipeline.records import Answer, Exchange, Promise
from pipeline.report.study import Study
from pipeline.report.views.charts import MarkRow, mark_row
from pipeline.report.views.differing import differing
from pipeline.report.views.names import Names, anchor
from pipeline.report.views.pieces import Count, Link, QuestionLine, State, age_of, line_of, state_of, theme_links, when
from pipeline.report.views.shared import Marked, mark, shared_words
from pipeline.report.views.sift import Facet, Tags, facets
from pipeline.report.views.standing import StandingView, standing_view
from pipeline.report.views.tracker import ORDERS, mail_line, order_of, tags_of
from pipeline.report.words import day, days, figure, listed, read_from, sentence


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Words that answer a question, or may, and where they stand."""

    text: str
    place: Link | None
    date: str
    speaker: str | None
    by_person: bool  # a person decided that it answers
    score: str
    score_percent: str
    part: bool = False  # of a proposed answer: it seems to answer only a part of the question
    asked: Marked = ()  # of a proposed answer: the question, the answer and what it was given to, shared words marked
    marked: Marked = ()
    given_to: Marked = ()


@dataclass(frozen=True, slots=True)
class PromiseView:
    """What was promised, by whom and by when."""

    text: str
    place: Link
    owner: str | None
    medium: str | None
    due: str
    due_text: str | None
    late: str  # "55 days", empty while there is time


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with all that is known of it."""

    number: int
    anchor: str
    text: str
    state: State
    margin: str
    asker: str | None
    addressee: str | None
    asked_in: Link
    asked_on: str
    age: str
    reason: str
    promise: PromiseView | None
    answers: tuple[AnswerView, ...]
    proposed: tuple[AnswerView, ...]
    again: tuple[QuestionLine, ...]
    themes: tuple[Link, ...]
    votes: int
    differing: tuple[str, ...]  # where two answers cannot both hold
    unsure: str  # why a person should look at it, or nothing
    standing: StandingView | None  # what the ledger adds
    tags: Tags
    order: tuple[tuple[str, str], ...]  # what it is sorted by, under each name
    line: str  # to be copied into an e-mail


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one state."""

    key: str
    title: str
    note: str
    count: Count
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How many questions count as answered though they were declined, or answered in part."""

    key: str
    words: str
    count: Count


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The page of all questions."""

    total: int
    documents: int
    open: Count
    open_kinds: str  # "27 without a reply, 5 put off and 1 overdue"
    overdue: Count
    unanswered: Count
    deferred: Count
    answered: Count  # in full
    ways: tuple[Way, ...]
    with_proposal: int
    longest_late: str
    earliest_due: str
    latest_due: str
    groups: tuple[Group, ...]
    by_age: tuple[MarkRow, ...]
    facets: tuple[Facet, ...]
    orders: tuple[tuple[str, str], ...]


_GROUPS = (
    ("overdue", "Overdue promises", "A reply was promised by a day that has passed, and none was seen in what was read. The longest overdue comes first."),
    ("unanswered", "Unanswered", "No reply was found, or it was only noted. The oldest comes first."),
    ("deferred", "Deferred", "A reply was put off or promised. What is due soonest comes first, then what has no date."),
    ("answered", "Answered", "Each answer is given in the words of its source."),
    ("part", "Answered in part", "A part of what was asked was answered."),
    ("declined", "Declined", "No answer will be given. The ground is told where one was."),
)  # fmt: skip

_KINDS = (("unanswered", "without a reply"), ("deferred", "put off"), ("overdue", "overdue"))

_WAYS = (("part", "answered in part"), ("declined", "declined"))


def questions_view(study: Study, names: Names) -> QuestionsView:
    """Gather all questions by state."""
    as_of = study.analysis.provenance.as_of
    by_state: dict[str, list[Exchange]] = {}
    for exchange in study.exchanges:
        by_state.setdefault(state_of(exchange, as_of).group, []).append(exchange)
    total = len(study.exchanges)

    def count(key: str) -> Count:
        return Count(len(by_state.get(key, ())), total)

    late = [_due(exchange) for exchange in by_state.get("overdue", ())]
    ahead = [due for exchange in by_state.get("deferred", ()) if (due := _due(exchange)) != date.max]
    unanswered = by_state.get("unanswered", ())
    return QuestionsView(
        total=total,
        documents=len({exchange.document_id for exchange in study.exchanges}),
        open=Count(sum(count(key).number for key, _ in _KINDS), total),
        open_kinds=listed([f"{figure(number)} {words}" for key, words in _KINDS if (number := count(key).number)]),
        ways=tuple(Way(key, words, count(key)) for key, words in _WAYS if key in by_state),
        overdue=count("overdue"),
        unanswered=count("unanswered"),
        deferred=count("deferred"),
        answered=count("answered"),
        with_proposal=sum(any(answer.basis == "linked" for answer in exchange.answers) for exchange in unanswered),
        longest_late=days((as_of - min(late)).days) if late else "",
        earliest_due=day(min(late)) if late else "",
        latest_due=day(min(ahead)) if ahead else "",
        groups=tuple(
            Group(key, title, note, count(key), _ordered(study, names, by_state[key]))
            for key, title, note in _GROUPS
            if key in by_state
        ),
        by_age=ages(study, names),
        orders=ORDERS,
        facets=facets(tags_of(study, names, exchange) for exchange in study.exchanges),
    )


def question_view(study: Study, names: Names, exchange: Exchange) -> QuestionView:
    """Say all that is known of one question."""
    as_of = study.analysis.provenance.as_of
    document = study.documents[exchange.document_id]
    state = state_of(exchange, as_of)
    age = age_of(study, document.id)
    promise = _promise(study, names, exchange, as_of)
    settled = [answer for answer in exchange.answers if answer.basis != "linked"]
    margin = {
        "overdue": f"{promise.late} late" if promise else "",
        "unanswered": age or "No date",
        "deferred": f"due {promise.due}" if promise and promise.due else "No date given",
        "answered": "",
    }
    return QuestionView(
        number=names.number[exchange.question_id],
        anchor=anchor("q", exchange.question_id),
        text=exchange.text,
        state=state,
        margin=margin[state.key],
        asker=exchange.asker,
        addressee=exchange.addressee,
        asked_in=Link(names.label[document.id], names.asked(exchange)),
        asked_on=day(document.date) if document.date else "",
        age=age,
        reason=sentence(exchange.reason),
        promise=promise,
        answers=tuple(_answer(study, names, answer) for answer in settled),
        proposed=tuple(
            _proposed(exchange, answer, _answer(study, names, answer))
            for answer in exchange.answers
            if answer.basis == "linked" and not (settled and exchange.status == "answered")
        ),
        again=tuple(
            line_of(study, names, study.exchange_of[key]) for key in exchange.asked_also if key in study.exchange_of
        ),
        themes=theme_links(study, names, exchange.segment_id),
        votes=study.segments[exchange.segment_id].votes,
        differing=differing(exchange),
        unsure=_unsure(exchange),
        standing=standing_view(study, exchange.question_id),
        tags=tags_of(study, names, exchange),
        order=order_of(study, names, exchange),
        line=mail_line(study, names, exchange),
    )


def ages(study: Study, names: Names) -> tuple[MarkRow, ...]:
    """Gather the open questions by the document they were asked in, the oldest first."""
    asked: dict[str, list[QuestionLine]] = {}
    for exchange in study.exchanges:
        asked.setdefault(exchange.document_id, []).append(line_of(study, names, exchange))
    rows = []
    for document_id in sorted(asked, key=lambda key: when(study, key)):
        dated = study.documents[document_id].date
        age = age_of(study, document_id) or "No date"
        rows.append(mark_row(names, age, document_id, day(dated) if dated else "", asked[document_id]))
    return tuple(row for row in rows if row.open)


def _ordered(study: Study, names: Names, exchanges: Sequence[Exchange]) -> tuple[QuestionView, ...]:
    def order(exchange: Exchange) -> tuple[date, tuple[str, str], int]:
        return _due(exchange), when(study, exchange.document_id), exchange.start

    return tuple(question_view(study, names, exchange) for exchange in sorted(exchanges, key=order))


def _due(exchange: Exchange) -> date:
    if exchange.status == "answered" or exchange.promise is None:
        return date.max
    return exchange.promise.due or date.max


def _promise(study: Study, names: Names, exchange: Exchange, as_of: date) -> PromiseView | None:
    promise: Promise | None = exchange.promise
    if promise is None:
        return None
    late = promise.due is not None and promise.due < as_of
    return PromiseView(
        text=promise.text,
        place=Link(names.label[exchange.document_id], names.promise(exchange)),
        owner=promise.owner,
        medium=promise.medium,
        due=day(promise.due) if promise.due else "",
        due_text=read_from(promise.due, promise.due_text),
        late=days((as_of - promise.due).days) if promise.due and late else "",
    )


def _answer(study: Study, names: Names, answer: Answer) -> AnswerView:
    document = study.documents.get(answer.document_id)  # none where a person wrote the answer
    segment = study.segments.get(answer.segment_id)
    return AnswerView(
        text=answer.text,
        place=Link(names.label[document.id], names.segment(segment)) if document and segment else None,
        date=day(document.date) if document and document.date else "",
        speaker=answer.speaker,
        by_person=answer.basis == "decision",
        score=f"{answer.score:.2f}",
        score_percent=f"{100 * answer.score:.0f}",
        part=answer.degree == "partial",
    )


def _proposed(exchange: Exchange, answer: Answer, view: AnswerView) -> AnswerView:
    words = shared_words(exchange.text, (answer.text, answer.question or ""))
    return replace(
        view,
        asked=mark(exchange.text, words),
        marked=mark(answer.text, words),
        given_to=mark(answer.question or "", words),
    )


def _unsure(exchange: Exchange) -> str:
    sure = sure_of(exchange)
    if sure >= UNSURE:
        return ""
    if exchange.score <= exchange.status_score:
        return f"It may not be a question that somebody should answer (score {sure:.2f})."
    return f"It may stand otherwise than “{exchange.status}” (score {sure:.2f})."
