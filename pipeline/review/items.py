"""One thing to decide, with all that a person needs to see for it: both sides' words, their surroundings, the choices."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pipeline.doubt import UNSURE
from pipeline.editions import NO_QUESTION
from pipeline.nlp.status import holds_off
from pipeline.records import Coding, Exchange, Segment
from pipeline.report.study import Study, by_person
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import FEELINGS
from pipeline.report.views.questions import AnswerView, QuestionView, question_view
from pipeline.report.views.shared import Marked
from pipeline.report.words import day, number_of

Kind = Literal["answer", "question", "possible", "comment"]

#: Characters of a document that are shown on either side of somebody's words.
AROUND = 280

#: Keys that choose a feeling; themes and answers are chosen by number.
FEELING_KEYS = {"negative": "c", "positive": "h", "mixed": "x", "neutral": "n"}

#: Where a question can be said to stand, the decision that says so, and its words.
STATES = (
    ("answered", "answered", "Answered"),
    ("deferred", "deferred", "Put off, or a reply is promised"),
    ("unanswered", "unanswered", "Still without a reply"),
    ("declined", "declined", "A reply was refused"),
    ("none", f"declined:{NO_QUESTION}", "It is not a question that needs a reply"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Somebody's words, what stands around them, and the way to their place in the report."""

    words: Marked
    href: str
    place: str
    before: str = ""
    after: str = ""
    date: str = ""
    speaker: str | None = None

    @property
    def text(self) -> str:
        """Return the words without marks."""
        return "".join(stretch for stretch, _ in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words from elsewhere that may answer a question."""

    segment_id: str
    said: Said
    given_to: Marked  # the question that they were first given to
    asked: Marked  # the open question, the words marked that both share
    score: str
    percent: str
    part: bool = False  # it seems to answer a part of the question
    holding: bool = False  # it seems to put the question off


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value that the form sends, its words and its key on the keyboard."""

    value: str
    label: str
    key: str = ""
    note: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to decide."""

    key: str  # its anchor and its address
    kind: Kind
    targets: tuple[str, ...]  # what the decision is about: a question, a sentence, or comments in the same words
    name: str  # "Question 3"
    title: str
    why: str
    said: Said
    found: str  # what the program made of it, in words
    question_href: str = ""
    replies: tuple[Said, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    promise: str = ""
    owner: str = ""
    due: str = ""
    answers: tuple[Option, ...] = ()
    states: tuple[Option, ...] = ()
    themes: tuple[Option, ...] = ()
    feelings: tuple[Option, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)  # of themes and feelings by code


def question_item(study: Study, names: Names, exchange: Exchange, *, key: str, target: str) -> Item:
    """Lay out one question: does a proposed answer answer it, and if none was proposed, where does it stand."""
    view = question_view(study, names, exchange)
    document = study.documents[exchange.document_id]
    before, after = around(document.text, exchange.start, exchange.end)
    linked = [answer for answer in exchange.answers if answer.basis == "linked"] if view.proposed else []
    given = [answer for answer in exchange.answers if answer.basis != "linked"]
    proposals = tuple(
        Proposal(
            segment_id=answer.segment_id,
            said=_answer(study, shown, answer.segment_id, marked=shown.marked),
            given_to=shown.given_to,
            asked=shown.asked,
            score=shown.score,
            percent=shown.score_percent,
            part=shown.part,
            holding=holds_off(answer.text),
        )
        for answer, shown in zip(linked, view.proposed, strict=True)
    )
    promise = exchange.promise
    return Item(
        key=key,
        kind="answer" if proposals else "question",
        targets=(target,),
        name=f"Question {view.number}",
        title=_title(view, len(proposals)),
        why=view.unsure,
        said=Said(
            words=((view.text, False),),
            before=before,
            after=after,
            href=f"/report/{view.asked_in.href}",
            place=view.asked_in.text,
            date=view.asked_on,
            speaker=view.asker,
        ),
        question_href=f"/report/{names.question(exchange.question_id)}",
        found=f"{view.state.word}. {view.reason}",
        replies=tuple(
            _answer(study, shown, answer.segment_id) for answer, shown in zip(given, view.answers, strict=True)
        ),
        proposals=proposals,
        promise=promise.text if promise else "",
        owner=(promise.owner or "") if promise else "",
        due=promise.due.isoformat() if promise and promise.due else "",
        answers=_answers(len(proposals)),
        states=tuple(
            Option(
                value, label, str(place), _score(exchange) if value == exchange.status else "", value == exchange.status
            )
            for place, (value, _, label) in enumerate(STATES, 1)
        ),
    )


def comment_item(study: Study, names: Names, segment: Segment, *, key: str, targets: tuple[str, ...]) -> Item:
    """Lay out one comment: which themes it carries, and which feeling."""
    document = study.documents[segment.document_id]
    before, after = around(document.text, segment.start, segment.end)
    codings = {coding.label: coding for coding in study.themes_of.get(segment.id, ())}
    feeling = study.sentiment_of.get(segment.id)
    labels = {theme.code: theme.name for theme in names.themes}
    labels |= {label: each.word for label, each in FEELINGS.items()}
    carried = [labels[label] for label in codings]
    same = len(targets) - 1
    return Item(
        key=key,
        kind="comment",
        targets=targets,
        name=f"{names.short[document.id]}, {segment.locator}" if segment.locator else names.short[document.id],
        title="Which themes does this carry, and which feeling?",
        why=_doubt(codings.values(), feeling)
        + (
            f" {number_of(same, 'more comment says', 'more comments say')} it in the same words and"
            f" {'is' if same == 1 else 'are'} decided with it."
            if same
            else ""
        ),
        said=Said(
            words=((segment.text, False),),
            before=before,
            after=after,
            href=f"/report/{names.segment(segment)}",
            place=names.label[document.id],
            date=day(document.date) if document.date else "",
            speaker=segment.speaker,
        ),
        found=f"{', '.join(carried) or 'No theme'}; {labels.get(feeling.label, feeling.label) if feeling else 'not judged'}",
        themes=tuple(
            Option(
                theme.code,
                theme.name,
                str(place) if place < 10 else "",
                _suggested(codings.get(theme.code)),
                theme.code in codings,
            )
            for place, theme in enumerate(names.themes, 1)
        ),
        feelings=tuple(
            Option(
                label,
                each.word,
                FEELING_KEYS[label],
                _suggested(feeling) if feeling and feeling.label == label else "",
                bool(feeling and feeling.label == label),
            )
            for label, each in FEELINGS.items()
        ),
        labels=labels,
    )


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a stretch of a text, cut at words, with "…" where there is more."""
    before, after = " ".join(text[:start][-2 * AROUND :].split()), " ".join(text[end:][: 2 * AROUND].split())
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return before, after


def least(study: Study, segment_id: str) -> float:
    """Return the lowest score that the program gave what it made of a comment; 1 where a person decided it."""
    theme = next(iter(study.themes_of.get(segment_id, ())), None)
    scores = [
        coding.score for coding in (theme, study.sentiment_of.get(segment_id)) if coding and not by_person(coding)
    ]
    return min(scores, default=1.0)


def _title(view: QuestionView, proposals: int) -> str:
    if not proposals:
        return f"Where does question {view.number} stand?"
    return f"{'Does this' if proposals == 1 else 'Does any of these'} answer question {view.number}?"


def _answers(count: int) -> tuple[Option, ...]:
    """Return the choices about proposed answers: each of them in whole or in part, or none."""
    if not count:
        return ()
    if count == 1:
        words = [
            ("yes-0", "Yes, it answers the question"),
            ("part-0", "It answers a part of it"),
            ("no", "No, it does not"),
        ]
    else:
        words = [
            (f"{value}-{place}", f"Answer {place + 1} answers {what}")
            for place in range(count)
            for value, what in (("yes", "the question"), ("part", "a part of it"))
        ]
        words.append(("no", "None of them does"))
    return tuple(
        Option(value, label, str(place) if place < 10 else "") for place, (value, label) in enumerate(words, 1)
    )


def _answer(study: Study, view: AnswerView, segment_id: str, marked: Marked = ()) -> Said:
    segment = study.segments[segment_id]
    before, after = around(study.documents[segment.document_id].text, segment.start, segment.end)
    return Said(
        words=marked or ((view.text, False),),
        before=before,
        after=after,
        href=f"/report/{view.place.href}" if view.place else "",
        place=view.place.text if view.place else "",
        date=view.date,
        speaker=view.speaker,
    )


def _doubt(themes: Iterable[Coding], feeling: Coding | None) -> str:
    theme = max((coding.score for coding in themes), default=None)
    if theme is None:
        return "No theme of the codebook seemed to fit."
    doubtful = [
        words for words, score in (("theme", theme), ("feeling", feeling.score if feeling else 1.0)) if score < UNSURE
    ]
    return f"The program is not sure of the {' and the '.join(doubtful)}." if doubtful else ""


def _score(exchange: Exchange) -> str:
    return f"suggested, {exchange.status_score:.2f}"


def _suggested(coding: Coding | None) -> str:
    if coding is None:
        return ""
    return (
        f"decided by {coding.coder.removeprefix('person:')}" if by_person(coding) else f"suggested, {coding.score:.2f}"
    )
