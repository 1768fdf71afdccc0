"""The small views that several pages share: feelings, quotations, states of a question, counts on their base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.editions import settled
from pipeline.records import Concern, Exchange, Segment
from pipeline.report.study import Study, by_person
from pipeline.report.views.names import Names, anchor
from pipeline.report.views.parts import HELD_IN_BRIEF
from pipeline.report.views.sift import Tags, tag
from pipeline.report.words import days, share

#: Length of a quotation that reads well in a list: long enough to say something, short enough to be read.
SHORTEST, LONGEST = 30, 220

#: Roles of what somebody said or asked, as against headings, replies, decisions and actions.
REMARKS = ("comment", "question", "statement")

#: How many quotations a list shows at once, and how many it holds in all; the others stand in their documents.
SHOWN, HELD = 4, 200


@dataclass(frozen=True, slots=True)
class Feeling:
    """A sentiment as the pages name it."""

    label: str
    word: str
    style: str  # class of the word
    mark: str  # class of the words marked in a document


FEELINGS = {
    feeling.label: feeling
    for feeling in (
        Feeling("negative", "Concern", "concern", "u-C"),
        Feeling("positive", "Hope", "hope", "u-H"),
        Feeling("mixed", "Mixed", "even", "u-M"),
        Feeling("neutral", "Neutral", "even", "u-N"),
    )
}
NO_FEELING = Feeling("", "Not judged", "even", "u-N")


@dataclass(frozen=True, slots=True)
class Count:
    """A number on its base, with the word for the share."""

    number: int
    base: int

    @property
    def word(self) -> str:
        """Return "a few", "some", "many" or "most"; nothing under the smallest base."""
        return share(self.number, self.base)


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words and the way to their place."""

    text: str
    href: str
    place: str
    feeling: Feeling
    speaker: str | None
    votes: int
    tags: Tags


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotations: those that stand open, those behind "Read the others", and how many there are besides."""

    shown: tuple[Quote, ...]
    others: tuple[Quote, ...]
    left: int  # in their documents only

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.shown) + len(self.others) + self.left

    @property
    def tags(self) -> tuple[Tags, ...]:
        """What each quotation can be found by."""
        return tuple(quote.tags for quote in (*self.shown, *self.others))


@dataclass(frozen=True, slots=True)
class State:
    """Where a question stands, on the day of the report."""

    key: str
    word: str
    way: str = ""  # how an answered question was answered, where that is not in full

    @property
    def group(self) -> str:
        """What it is listed and counted under."""
        return self.way or self.key


STATES = {
    state.key: state
    for state in (
        State("overdue", "Overdue"),
        State("unanswered", "Unanswered"),
        State("deferred", "Deferred"),
        State("answered", "Answered"),
    )
}

#: The questions that count as answered and were not, or not wholly.
WAYS = {"in part": State("answered", "Answered in part", "part"), "declined": State("answered", "Declined", "declined")}


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in a list, with its state."""

    number: int
    text: str
    href: str
    state: State


def feeling_of(study: Study, segment_id: str) -> Feeling:
    """Return the feeling of a segment."""
    coding = study.sentiment_of.get(segment_id)
    return FEELINGS.get(coding.label, NO_FEELING) if coding else NO_FEELING


def quote_of(study: Study, names: Names, segment: Segment) -> Quote:
    """Quote one segment."""
    feeling = feeling_of(study, segment.id)
    return Quote(
        text=segment.text,
        href=names.segment(segment),
        place=names.place(segment),
        feeling=feeling,
        speaker=segment.speaker,
        votes=segment.votes,
        tags=(
            tag("feeling", feeling.word),
            tag("document", names.label[segment.document_id], names.page[segment.document_id].removesuffix(".html")),
            *(tag("theme", link.text) for link in theme_links(study, names, segment.id)),
        ),
    )


def choose(
    study: Study,
    names: Names,
    segments: Iterable[Segment],
    *,
    theme: str | None = None,
    first: Sequence[str] = (),
    shown: int = SHOWN,
) -> Quotes:
    """Choose which quotations stand open: typical ones, of readable length, spread over the documents.

    Parameters
    ----------
    theme : str, optional
        Code of the theme they stand for; the surest of it come first.
    first : sequence of str
        Ids of segments that are known to be typical, the most typical first.
    """
    typical = {key: place for place, key in enumerate(first)}

    def rank(segment: Segment) -> tuple[object, ...]:
        codings = study.themes_of.get(segment.id, ())
        score = next((coding.score for coding in codings if coding.label == theme), 0.0)
        readable = SHORTEST <= len(segment.text) <= LONGEST
        return (
            not readable,
            typical.get(segment.id, len(typical)),
            -segment.votes,
            -round(score, 2),
            segment.start,
            segment.id,
        )

    pools: dict[str, list[Segment]] = {}
    for segment in segments:
        pools.setdefault(segment.document_id, []).append(segment)
    queues = [
        sorted(pool, key=rank) for pool in (pools[key] for key in sorted(pools, key=lambda key: when(study, key)))
    ]
    ordered = _with_both(study, _in_turn(queues), shown)
    held = HELD_IN_BRIEF if any(document.brief for document in names.laid.values()) else HELD
    quotes = [quote_of(study, names, segment) for segment in ordered[:held]]
    return Quotes(tuple(quotes[:shown]), tuple(quotes[shown:]), len(ordered) - len(quotes))


def _with_both(study: Study, ordered: list[Segment], shown: int) -> list[Segment]:
    """Let the last place that is shown go to the feeling that would not be shown: fewer people may hold the other view."""
    feelings = [feeling_of(study, segment.id).label for segment in ordered]
    lacking = [
        label for label in ("negative", "positive") if label in feelings[shown:] and label not in feelings[:shown]
    ]
    for place, label in zip(range(shown - 1, 0, -1), lacking, strict=False):
        ordered.insert(place, ordered.pop(feelings.index(label)))
        feelings.insert(place, feelings.pop(feelings.index(label)))
    return ordered


def _in_turn(queues: list[list[Segment]]) -> list[Segment]:
    longest = max(map(len, queues), default=0)
    return [queue[place] for place in range(longest) for queue in queues if place < len(queue)]


def when(study: Study, document_id: str) -> tuple[str, str]:
    """Return the key that puts documents in order of their dates, the undated last."""
    document = study.documents[document_id]
    return str(document.date or "9999"), document.name


def age_of(study: Study, document_id: str) -> str:
    """Say how long ago a document was made, as things stand on the day of the report; nothing where it has no date."""
    dated = study.documents[document_id].date
    return days(max(0, (study.analysis.provenance.as_of - dated).days)) if dated else ""


def state_of(exchange: Exchange, as_of: date) -> State:
    """Return a question's state: a promise that has run out makes an open question overdue."""
    due = exchange.promise.due if exchange.promise else None
    late = exchange.status != "answered" and due is not None and due < as_of
    way = settled(exchange.status, exchange.reason)
    return WAYS[way] if way in WAYS else STATES["overdue" if late else exchange.status]


def line_of(study: Study, names: Names, exchange: Exchange) -> QuestionLine:
    """List one question."""
    return QuestionLine(
        number=names.number[exchange.question_id],
        text=exchange.text,
        href=names.question(exchange.question_id),
        state=state_of(exchange, study.analysis.provenance.as_of),
    )


def lines_of(study: Study, names: Names, exchanges: Iterable[Exchange]) -> tuple[QuestionLine, ...]:
    """List questions, the open ones first."""
    order = list(STATES)
    lines = [line_of(study, names, exchange) for exchange in exchanges]
    return tuple(sorted(lines, key=lambda line: (order.index(line.state.key), line.number)))


def theme_links(study: Study, names: Names, segment_id: str) -> tuple[Link, ...]:
    """Link the themes of a segment, the surest first."""
    name_of = {theme.code: theme.name for theme in names.themes}
    codings = study.themes_of.get(segment_id, ())
    return tuple(Link(name_of[coding.label], names.theme_page[coding.label]) for coding in codings)


def concern_link(concern: Concern) -> Link:
    """Link a recurring concern."""
    return Link(concern.label, f"concerns.html#{anchor('k', concern.id)}")


def comments_of(study: Study) -> tuple[Segment, ...]:
    """Return the segments that are counted as comments."""
    return tuple(segment for segment in study.analysis.corpus.segments if segment.role == "comment")


def remarks_of(study: Study) -> tuple[Segment, ...]:
    """Return the segments in which a concern can recur: comments, questions and statements alike."""
    return tuple(segment for segment in study.analysis.corpus.segments if segment.role in REMARKS)


def decided(study: Study) -> int:
    """Count the labels that a person gave."""
    return sum(by_person(coding) for coding in study.analysis.codings)
