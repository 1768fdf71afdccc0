"""Sentences that may be questions and stand in no list, for a person to enter or to pass over."""

from dataclasses import dataclass

from pipeline.editions import ENTERED
from pipeline.records import PossibleQuestion
from pipeline.report.study import Study
from pipeline.report.views.names import Names

#: How many stand on the page; all are in ``possible_questions.jsonl``.
MOST = 200

_WHY = {"question mark": "holds a question mark", "words of asking": "sounds like asking"}


@dataclass(frozen=True, slots=True)
class PossibleView:
    """One such sentence."""

    id: str
    text: str
    why: str
    href: str
    place: str
    entered: bool  # a person did; the next run takes it for a question


@dataclass(frozen=True, slots=True)
class PossibleViews:
    """Those that are shown, and how many there are in how many documents."""

    shown: tuple[PossibleView, ...]
    total: int
    documents: int
    of_documents: int


def possible_views(study: Study, names: Names) -> PossibleViews:
    """Gather the sentences, by document and place."""
    entered = {key for key, value in study.edition.judged_possible if value == ENTERED} if study.edition else set()

    def view(item: PossibleQuestion) -> PossibleView:
        segment = study.segments[item.segment_id]
        return PossibleView(
            item.id, item.text, _WHY[item.sign], names.segment(segment), names.place(segment), item.id in entered
        )

    found = in_order(study)
    return PossibleViews(
        shown=tuple(view(item) for item in found[:MOST]),
        total=len(found),
        documents=len({item.document_id for item in found}),
        of_documents=len(study.documents),
    )


def in_order(study: Study) -> list[PossibleQuestion]:
    """Return the sentences by document and place."""
    return sorted(study.analysis.possible, key=lambda item: (study.documents[item.document_id].name, item.start))
