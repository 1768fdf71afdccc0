"""What needs a person's eye: what the program was least sure of, the least certain first."""

from dataclasses import dataclass

from pipeline.doubt import UNSURE, sure_of
from pipeline.records import Segment
from pipeline.report.study import Study, by_person
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import Count, Quote, comments_of, decided, quote_of
from pipeline.report.views.possible import PossibleViews, possible_views
from pipeline.report.views.questions import QuestionView, question_view
from pipeline.review_value import plan_review

#: How many comments are listed; the others can wait.
MOST = 40


@dataclass(frozen=True, slots=True)
class Doubt:
    """A comment whose theme and feeling are worth a look."""

    quote: Quote
    codings: tuple[tuple[str, str], ...]  # what the program said, and its score
    sent: int  # how often the same words came


@dataclass(frozen=True, slots=True)
class Worth:
    """The comments whose review lowers the expected error most, and by how much."""

    sentence: str
    before: str
    after: str
    base: int  # comments
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The list for a person to go through."""

    conflicts: tuple[QuestionView, ...]  # two answers that cannot both hold, or papers against a decision
    questions: tuple[QuestionView, ...]
    proposed: tuple[QuestionView, ...]
    possible: PossibleViews
    worth: Worth | None
    unsure_questions: Count
    unsure_comments: Count
    decided: int
    threshold: str


def review_view(study: Study, names: Names) -> ReviewView:
    """Gather what a person should look at."""
    doubtful = [item for item in study.exchanges if sure_of(item) < UNSURE]
    doubtful.sort(key=lambda item: (sure_of(item), names.number[item.question_id]))
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
    unsure = sum(_unsure(study, segment.id) for segment in comments)
    return ReviewView(
        conflicts=tuple(question_view(study, names, item) for item in against),
        questions=tuple(question_view(study, names, item) for item in doubtful),
        proposed=tuple(question_view(study, names, item) for item in proposed),
        possible=possible_views(study, names),
        worth=_worth(study, names, comments),
        unsure_questions=Count(len(doubtful), len(study.exchanges)),
        unsure_comments=Count(unsure, len(comments)),
        decided=decided(study),
        threshold=f"{UNSURE:.2f}",
    )


def _worth(study: Study, names: Names, comments: tuple[Segment, ...]) -> Worth | None:
    """Return the comments that are worth a look, and what the looks are expected to do; None where none is."""
    plan = plan_review(comments, study.analysis.codings, count=MOST)
    if not plan.looks:
        return None
    doubts = []
    for look in plan.looks:
        codings = _doubtful(study, names, look.segment_id)
        doubts.append(Doubt(quote_of(study, names, study.segments[look.segment_id]), codings, 1 + len(look.also)))
    return Worth(plan.sentence(), _percent(plan.before), _percent(plan.after), plan.comments, tuple(doubts))


def _doubtful(study: Study, names: Names, key: str) -> tuple[tuple[str, str], ...]:
    """Return what the program said of a comment, in words, and its score; what a person said is left out."""
    name_of = {theme.code: theme.name for theme in names.themes}
    theme = next(iter(study.themes_of.get(key, ())), None)
    feeling = study.sentiment_of.get(key)
    found = []
    if theme and not by_person(theme):
        found.append((f"Theme: {name_of.get(theme.label, theme.label)}", f"{theme.score:.2f}"))
    elif not theme:
        found.append(("No theme given", ""))
    if feeling and not by_person(feeling):
        found.append((f"Feeling: {feeling.label}", f"{feeling.score:.2f}"))
    return tuple(found)


def _unsure(study: Study, key: str) -> bool:
    """Return whether the first theme or the feeling of a comment is doubtful."""
    codings = (next(iter(study.themes_of.get(key, ())), None), study.sentiment_of.get(key))
    return any(coding and not by_person(coding) and coding.score < UNSURE for coding in codings)


def _percent(share: float) -> str:
    return f"{share:.1%}"
