"""What needs a person's eye: what the program was least sure of, the least certain first."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.records import Coding, Segment
from pipeline.report.study import Study, by_person
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import Count, Quote, comments_of, decided, quote_of
from pipeline.report.views.questions import UNSURE, QuestionView, question_view

#: How many doubtful comments are listed; the others can wait.
MOST = 30


@dataclass(frozen=True, slots=True)
class Doubt:
    """A comment whose theme or feeling is doubtful."""

    quote: Quote
    what: str
    score: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The list for a person to go through."""

    conflicts: tuple[QuestionView, ...]  # two answers that cannot both hold, or papers against a decision
    questions: tuple[QuestionView, ...]
    proposed: tuple[QuestionView, ...]
    comments: tuple[Doubt, ...]
    left: int
    unsure_questions: Count
    unsure_comments: Count
    decided: int
    threshold: str


def review_view(study: Study, names: Names) -> ReviewView:
    """Gather what a person should look at."""
    doubtful = [item for item in study.exchanges if min(item.score, item.status_score) < UNSURE]
    doubtful.sort(key=lambda item: (min(item.score, item.status_score), names.number[item.question_id]))
    proposed = [
        item
        for item in study.exchanges
        if item.status != "answered" and any(answer.basis == "linked" for answer in item.answers)
    ]
    proposed.sort(
        key=lambda item: (
            -max(answer.score for answer in item.answers if answer.basis == "linked"),
            names.number[item.question_id],
        )
    )
    known = {row.question_id: row.conflict for row in study.standing.values()}
    against = [item for item in study.exchanges if item.differences or known.get(item.question_id)]
    against.sort(key=lambda item: names.number[item.question_id])
    comments = comments_of(study)
    doubts = sorted(_doubts(study, names, comments), key=lambda item: item[0])
    return ReviewView(
        conflicts=tuple(question_view(study, names, item) for item in against),
        questions=tuple(question_view(study, names, item) for item in doubtful),
        proposed=tuple(question_view(study, names, item) for item in proposed),
        comments=tuple(doubt for _, doubt in doubts[:MOST]),
        left=max(0, len(doubts) - MOST),
        unsure_questions=Count(len(doubtful), len(study.exchanges)),
        unsure_comments=Count(len(doubts), len(comments)),
        decided=decided(study),
        threshold=f"{UNSURE:.2f}",
    )


def _doubts(study: Study, names: Names, comments: tuple[Segment, ...]) -> list[tuple[tuple[float, str, int], Doubt]]:
    name_of = {theme.code: theme.name for theme in names.themes}
    kinds: tuple[tuple[str, Callable[[str], str], Callable[[str], Coding | None]], ...] = (
        ("Theme", lambda code: name_of.get(code, code), lambda key: next(iter(study.themes_of.get(key, ())), None)),
        ("Feeling", str, study.sentiment_of.get),
    )
    found = []
    for segment in comments:
        least: tuple[float, str] | None = None
        for kind, name, coding_of in kinds:
            coding = coding_of(segment.id)
            if (
                coding
                and not by_person(coding)
                and coding.score < UNSURE
                and (least is None or coding.score < least[0])
            ):
                least = coding.score, f"{kind}: {name(coding.label)}"
        if least:
            doubt = Doubt(quote_of(study, names, segment), least[1], f"{least[0]:.2f}")
            found.append(((least[0], segment.document_id, segment.start), doubt))
    return found
