"""The first page: what matters most in one screen, then the way into everything else."""

from collections import Counter
from dataclasses import dataclass

from pipeline.proof import Proof
from pipeline.report.study import Study
from pipeline.report.views.concerns import ConcernsView, ConcernView
from pipeline.report.views.documents import DocumentLine, DocumentView
from pipeline.report.views.pieces import Count, comments_of, decided, feeling_of
from pipeline.report.views.questions import QuestionsView, QuestionView
from pipeline.report.views.themes import ThemesView, ThemeView
from pipeline.report.words import day, title_of

#: Fewest remarks for a recurring concern to be named on the first page.
WORTH_NAMING = 3

#: How many overdue promises the first page names.
LATE_SHOWN = 5


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The first page."""

    comments: int
    documents: tuple[DocumentLine, ...]
    span: str
    unread_files: int
    aside: int
    concerns: Count
    hopes: Count
    mixed: int
    neutral: int
    asking: Count  # comments that hold a question
    first_theme: ThemeView | None
    next_themes: tuple[ThemeView, ...]
    first_concern: ConcernView | None
    late: tuple[QuestionView, ...]
    late_left: int
    actions: int
    past_actions: int
    totals: tuple[int, int, int]  # comments, questions, set aside
    proof: Proof
    decided: int
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def overview_view(
    study: Study,
    *,
    themes: ThemesView,
    concerns: ConcernsView,
    questions: QuestionsView,
    documents: tuple[DocumentView, ...],
    past_actions: int,
    proof: Proof,
) -> OverviewView:
    """Choose what the first page says from what the other pages hold."""
    comments = comments_of(study)
    feelings = Counter(feeling_of(study, segment.id).label for segment in comments)
    lines = tuple(view.line for view in documents)
    late = next((group.questions for group in questions.groups if group.key == "overdue"), ())
    filled = [theme for theme in themes.themes if theme.comments.number]
    rejects = study.analysis.corpus.rejects
    return OverviewView(
        comments=len(comments),
        documents=lines,
        span=_span(study),
        unread_files=sum(reject.document_id is None for reject in rejects),
        aside=sum(line.aside for line in lines),
        concerns=Count(feelings["negative"], len(comments)),
        hopes=Count(feelings["positive"], len(comments)),
        mixed=feelings["mixed"],
        neutral=feelings["neutral"],
        asking=Count(sum(segment.id in study.asked_in for segment in comments), len(comments)),
        first_theme=filled[0] if filled else None,
        next_themes=tuple(filled[1:3]),
        first_concern=next((view for view in concerns.concerns[:1] if view.size.number >= WORTH_NAMING), None),
        late=late[:LATE_SHOWN],
        late_left=max(0, len(late) - LATE_SHOWN),
        actions=len(study.actions),
        past_actions=past_actions,
        totals=(len(comments), len(study.exchanges), sum(line.aside for line in lines)),
        proof=proof,
        decided=decided(study),
        notes=study.analysis.provenance.notes,
        facts=_facts(study),
    )


def _span(study: Study) -> str:
    dates = sorted(document.date for document in study.documents.values() if document.date)
    if not dates:
        return ""
    return day(dates[0]) if dates[0] == dates[-1] else f"{day(dates[0])} to {day(dates[-1])}"


def _facts(study: Study) -> tuple[tuple[str, str], ...]:
    provenance, codebook = study.analysis.provenance, study.analysis.codebook
    return (
        ("Made with", f"yousaid {provenance.version}"),
        ("As things stood on", day(provenance.as_of)),
        ("Codebook", f"{codebook.name}, version {codebook.version}, fingerprint {codebook.sha256[:12]}"),
        *(
            (f"Model “{model.name}”", f"version {model.version}, fingerprint {model.sha256[:12]}")
            for model in provenance.models
        ),
        *((title_of(f"{name}_chosen" if name == "codebook" else name), value) for name, value in provenance.settings),
    )
