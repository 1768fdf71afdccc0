"""All counting, sorting and choosing of quotations; knows no HTML. One file a page, and `report_view` for all."""

from dataclasses import dataclass

from pipeline.editions import Edition
from pipeline.privacy.suppress import SMALLEST
from pipeline.proof import Proof, prove_all
from pipeline.records import Analysis
from pipeline.report.study import study_of
from pipeline.report.views.actions import ActionsView, actions_view
from pipeline.report.views.answered import AnsweredView, answered_view
from pipeline.report.views.changes import ChangesView, changes_view
from pipeline.report.views.concerns import ConcernsView, concerns_view
from pipeline.report.views.documents import DocumentView, documents_view
from pipeline.report.views.method import MethodView, method_view
from pipeline.report.views.names import names_of
from pipeline.report.views.overview import OverviewView, overview_view
from pipeline.report.views.questions import QuestionsView, questions_view
from pipeline.report.views.review import ReviewView, review_view
from pipeline.report.views.themes import ThemesView, ThemeView, themes_view
from pipeline.report.views.unread import UnreadView, unread_view
from pipeline.report.words import day, number_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything that the pages show."""

    title: str
    body: str
    made: str
    version: str
    read: str
    overview: OverviewView
    themes: ThemesView
    concerns: ConcernsView
    questions: QuestionsView
    actions: ActionsView
    documents: tuple[DocumentView, ...]
    unread: UnreadView
    review: ReviewView
    changes: ChangesView
    answered: AnsweredView
    method: MethodView

    @property
    def theme_pages(self) -> tuple[ThemeView, ...]:
        """Return the themes that get a page: all of the codebook, and that of comments without one."""
        return (*self.themes.themes, self.themes.none)


def report_view(
    analysis: Analysis,
    *,
    title: str | None = None,
    body: str | None = None,
    edition: Edition | None = None,
    named: bool = False,
    smallest: int = SMALLEST,
) -> ReportView:
    """Gather all that the report shows.

    Parameters
    ----------
    analysis : Analysis
    title : str, optional
        What the study is called.
    body : str, optional
        Whose study it is.
    edition : Edition, optional
        Where every question stands by the ledger.
    named : bool
        Leave people's names on the page that is made to be published.
    smallest : int
        Groups smaller than this are not told apart on that page.
    """
    study = study_of(analysis, edition)
    names = names_of(study)
    proofs = prove_all(analysis.corpus)
    whole = Proof(
        in_segments=sum(proof.in_segments for proof in proofs.values()),
        in_rejects=sum(proof.in_rejects for proof in proofs.values()),
        in_all=sum(proof.in_all for proof in proofs.values()),
    )
    themes = themes_view(study, names)
    concerns = concerns_view(study, names)
    questions = questions_view(study, names)
    actions = actions_view(study, names)
    documents = documents_view(study, names, proofs)
    return ReportView(
        title=title or "What people said",
        body=body or "",
        made=day(analysis.provenance.as_of),
        version=analysis.provenance.version,
        read=number_of(len(analysis.corpus.documents), "document"),
        overview=overview_view(
            study,
            themes=themes,
            concerns=concerns,
            questions=questions,
            documents=documents,
            past_actions=actions.past.number,
            proof=whole,
        ),
        themes=themes,
        concerns=concerns,
        questions=questions,
        actions=actions,
        documents=documents,
        unread=unread_view(study, names, whole),
        review=review_view(study, names),
        changes=changes_view(study, names),
        answered=answered_view(study, named=named, smallest=smallest),
        method=method_view(study),
    )
