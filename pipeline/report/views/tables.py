"""The flat tables that every export shares, counted once: from a study to typed columns and rows."""

from pipeline.report.study import Study
from pipeline.report.views.names import names_of
from pipeline.report.views.table import Table
from pipeline.report.views.table_concerns import concerns_table, remarks_table
from pipeline.report.views.table_notes import notes_table
from pipeline.report.views.table_questions import actions_table, promises_table, questions_table
from pipeline.report.views.table_texts import (
    codebook_table,
    codings_table,
    comments_table,
    documents_table,
    rejects_table,
)

#: What a study is called where nobody named it.
UNTITLED = "What people said"


def tables_of(study: Study, title: str | None = None) -> tuple[Table, ...]:
    """Return the flat tables of a study: the notes first, then the records.

    Parameters
    ----------
    study : Study
    title : str, optional
        What the study is called.
    """
    names = names_of(study)
    tables = (
        documents_table(study, names),
        comments_table(study),
        questions_table(study),
        promises_table(study),
        actions_table(study),
        concerns_table(study),
        remarks_table(study),
        codings_table(study, names),
        codebook_table(study, names),
        rejects_table(study),
    )
    return notes_table(study, title or UNTITLED, tables), *tables
