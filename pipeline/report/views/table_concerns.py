"""The flat tables of what keeps coming back: the concerns, and the words behind each."""

from datetime import date

from pipeline.records import Concern, Segment
from pipeline.report.study import Study
from pipeline.report.views.pieces import feeling_of, remarks_of
from pipeline.report.views.table import ID, SENTENCE, WORDS, Column, Table, build
from pipeline.report.views.table_texts import DOCUMENT, LOCATOR, TEXT, place

_CONCERN = Column("concern_id", "ID", "Of the concern.", width=ID)
_LABEL = Column("label", "Concern", "What it is called: the program's words, not people's.", width=SENTENCE)


def concerns_table(study: Study) -> Table:
    """One row a recurring concern."""
    remarks = len(remarks_of(study))

    def papers(concern: Concern) -> set[str]:
        return {study.segments[key].document_id for key in concern.segment_ids}

    def days(concern: Concern) -> list[date]:
        dates = (study.documents[key].date for key in papers(concern))
        return sorted(day for day in dates if day is not None)

    def typical(concern: Concern) -> str | None:
        return study.segments[concern.exemplar_ids[0]].text if concern.exemplar_ids else None

    def change(concern: Concern) -> str | None:
        if study.edition is None or study.edition.before is None:
            return None
        return "new" if concern.label in study.edition.concerns_new else "persisting"

    return build(
        "concerns",
        "Concerns",
        "One row a concern that keeps coming back, the largest first; found by the program, named by nobody. Its "
        "remarks are counted on all remarks: comments, questions and statements.",
        study.concerns,
        (
            (_CONCERN, lambda c: c.id),
            (_LABEL, lambda c: c.label),
            (Column("remarks", "Remarks", "How many belong to it.", "whole"), lambda c: len(c.segment_ids)),
            (Column("remarks_in_all", "Of all remarks", "What they are counted on.", "whole"), lambda _: remarks),
            (Column("documents", "Documents", "How many it stands in.", "whole"), lambda c: len(papers(c))),
            (
                Column("documents_in_all", "Of all documents", "What they are counted on.", "whole"),
                lambda _: len(study.documents),
            ),
            (Column("first", "First heard", "Date of its earliest document.", "day"), lambda c: next(iter(days(c)), None)),
            (Column("last", "Last heard", "Date of its latest document.", "day"), lambda c: next(reversed(days(c)), None)),
            (Column("change", "Change", "new or persisting, since the edition before."), change),
            (Column("keyphrases", "Words", "That its remarks share.", "list"), lambda c: c.keyphrases),
            (Column("typical", "Typical words", "Verbatim.", width=SENTENCE), typical),
        ),
        key="concern_id",
    )  # fmt: skip


def remarks_table(study: Study) -> Table:
    """One row a remark that belongs to a concern."""
    label = {concern.id: concern.label for concern in study.concerns}
    typical = {key for concern in study.concerns for key in concern.exemplar_ids}
    pairs = [
        (concern.id, segment)
        for concern in study.concerns
        for segment in sorted((study.segments[key] for key in concern.segment_ids), key=lambda s: place(study, s))
    ]

    def speaker(pair: tuple[str, Segment]) -> str | None:
        return pair[1].speaker

    return build(
        "concern_remarks",
        "Remarks by concern",
        "One row a remark that belongs to a recurring concern: the words behind each figure of the table of concerns.",
        pairs,
        (
            (_CONCERN, lambda p: p[0]),
            (_LABEL, lambda p: label[p[0]]),
            (Column("segment_id", "Remark's ID", "Of a comment, its ID.", width=ID), lambda p: p[1].id),
            (DOCUMENT, lambda p: study.documents[p[1].document_id].name),
            (LOCATOR, lambda p: p[1].locator),
            (Column("role", "Role", "comment, question or statement.", width=12), lambda p: p[1].role),
            (Column("speaker", "Speaker", "Who said it, where the paper says so.", width=WORDS), speaker),
            (TEXT, lambda p: p[1].text),
            (
                Column("sentiment", "Sentiment", "positive, negative, neutral or mixed.", width=12),
                lambda p: feeling_of(study, p[1].id).label or None,
            ),
            (Column("is_typical", "Typical", "Whether it stands for the concern.", "yes"), lambda p: p[1].id in typical),
        ),
        refers=(("concern_id", "concerns", "concern_id"),),
    )  # fmt: skip
