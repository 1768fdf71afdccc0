"""What the tracker is narrowed and sorted by, and the line about a question that is copied into an e-mail."""

from pipeline.records import Exchange
from pipeline.report.study import Study
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import state_of, theme_links
from pipeline.report.views.sift import Tags, role_of, tag
from pipeline.report.words import day

#: The orders that a reader may choose, by the attribute that a row carries.
ORDERS = (("asked", "Oldest first"), ("due", "Due soonest"), ("theme", "Theme"), ("role", "Asked by"))


def tags_of(study: Study, names: Names, exchange: Exchange) -> Tags:
    """Tag a question with its state, document, themes and the kind of person who asked."""
    state = state_of(exchange, study.analysis.provenance.as_of)
    return (
        tag("status", state.word, state.group),
        tag("document", names.label[exchange.document_id], names.page[exchange.document_id].removesuffix(".html")),
        *(tag("theme", link.text) for link in theme_links(study, names, exchange.segment_id)),
        tag("role", role_of(exchange.asker)),
    )


def order_of(study: Study, names: Names, exchange: Exchange) -> tuple[tuple[str, str], ...]:
    """Give what a question is sorted by, for each order; nothing where there is nothing."""
    asked = study.documents[exchange.document_id].date
    due = exchange.promise.due if exchange.promise and exchange.status != "answered" else None
    themes = theme_links(study, names, exchange.segment_id)
    values = {
        "asked": asked.isoformat() if asked else "",
        "due": due.isoformat() if due else "",
        "theme": themes[0].text if themes else "",
        "role": role_of(exchange.asker),
    }
    return tuple((key, value) for key, value in values.items() if value)


def mail_line(study: Study, names: Names, exchange: Exchange) -> str:
    """Write one line that can be copied into an e-mail: the question, where it stands and its lasting address."""
    asked = study.documents[exchange.document_id].date
    state = state_of(exchange, study.analysis.provenance.as_of)
    due = exchange.promise.due if exchange.promise and exchange.status != "answered" else None
    where = names.label[exchange.document_id]
    return (
        f"Question {names.number[exchange.question_id]}: “{exchange.text}” ({where}"
        f"{f', {day(asked)}' if asked else ''}). {state.word}{f', due {day(due)}' if due else ''}. "
        f"{names.question(exchange.question_id)}"
    )
