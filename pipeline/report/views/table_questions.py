"""The flat tables of what was asked: questions, promised replies, actions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.editions import Standing, settled
from pipeline.records import Action, Answer, Exchange
from pipeline.report.study import Study
from pipeline.report.views.differing import differing
from pipeline.report.views.pieces import state_of
from pipeline.report.views.table import ID, SENTENCE, SPEECH, WORDS, Column, Table, build
from pipeline.report.views.table_texts import DOCUMENT, LOCATOR, TEXT


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: as the papers of this run hold it, as the ledger knows it, or both."""

    study: Study
    exchange: Exchange | None
    standing: Standing | None

    @property
    def known(self) -> Exchange | Standing:
        """The one that says most of it."""
        found = self.exchange or self.standing
        if found is None:
            raise ValueError("neither asked nor known")
        return found

    @property
    def document(self) -> str | None:
        """The name of the paper that holds it."""
        if self.exchange:
            return self.study.documents[self.exchange.document_id].name
        return self.standing.document if self.standing else None

    @property
    def owner(self) -> str | None:
        """Who is to reply."""
        promise = self.exchange.promise if self.exchange else None
        return (promise.owner if promise else None) or (self.standing.owner if self.standing else None)

    @property
    def due(self) -> date | None:
        """The day by which a reply is owed."""
        promise = self.exchange.promise if self.exchange else None
        return (promise.due if promise else None) or (self.standing.due if self.standing else None)

    @property
    def counts(self) -> bool:
        """Whether it is a question of its own."""
        return self.standing is None or self.standing.counts

    @property
    def state(self) -> str:
        """Where it stands on the day of the report; a promise that has run out makes it overdue."""
        if self.exchange:
            return state_of(self.exchange, self.study.analysis.provenance.as_of).key
        late = self.known.status != "answered" and self.due and self.due < self.study.analysis.provenance.as_of
        return "overdue" if late and self.counts else self.known.status

    @property
    def days_late(self) -> int | None:
        """For how many days a reply has been overdue."""
        return (self.study.analysis.provenance.as_of - self.due).days if self.state == "overdue" and self.due else None

    @property
    def given(self) -> Answer | None:
        """The answer that counts."""
        answers = self.exchange.answers if self.exchange else ()
        return next((answer for answer in answers if answer.basis != "linked"), None)

    @property
    def proposed(self) -> Answer | None:
        """The likeliest answer that only a person can accept."""
        answers = self.exchange.answers if self.exchange else ()
        return next((answer for answer in answers if answer.basis == "linked"), None)

    @property
    def outcome(self) -> str:
        """What became of a promised reply."""
        if self.standing and self.standing.kept:
            return self.standing.kept
        if self.known.status == "answered":
            return "answered"
        if self.standing and self.standing.lateness:
            return self.standing.lateness
        return "no day named" if self.due is None else "overdue" if self.state == "overdue" else "not yet due"


def asked_in(study: Study) -> tuple[Asked, ...]:
    """Return the questions of the papers, then those that the ledger holds beside them: asked earlier, merged, split."""

    def found() -> Iterator[Asked]:
        for exchange in study.exchanges:
            yield Asked(study, exchange, study.standing.get(exchange.question_id))
        for row in study.standing.values():
            if row.question_id not in study.exchange_of:
                yield Asked(study, None, row)

    return tuple(found())


def questions_table(study: Study) -> Table:
    """One row a question."""

    def name(answer: Answer | None) -> str | None:
        document = study.documents.get(answer.document_id) if answer else None
        return document.name if document else None

    def at(answer: Answer | None) -> str | None:
        segment = study.segments.get(answer.segment_id) if answer else None
        return segment.locator if segment else None

    def answer(q: Asked) -> str | None:
        return q.given.text if q.given else q.standing.answer if q.standing else None

    def themes(q: Asked) -> tuple[str, ...]:
        codings = study.themes_of.get(q.exchange.segment_id, ()) if q.exchange else ()
        return tuple(coding.label for coding in codings)

    def decided_by(q: Asked) -> tuple[str, ...]:
        decisions = q.standing.decisions if q.standing else ()
        return tuple(sorted({item.coder.removeprefix("person:") for item in decisions}))

    return build(
        "questions",
        "Questions",
        "One row a question. Count only the rows that say yes under “Counts”: the others were merged into another "
        "question or split up, and are kept so that nothing is lost.",
        asked_in(study),
        (
            (Column("question_id", "ID", "The same in every run.", width=ID), lambda q: q.known.question_id),
            (DOCUMENT, lambda q: q.document),
            (LOCATOR, lambda q: study.segments[q.exchange.segment_id].locator if q.exchange else None),
            (Column("section", "Section", "Row of the sheet, or heading."), lambda q: study.segments[q.exchange.segment_id].section if q.exchange else None),
            (TEXT, lambda q: q.known.text),
            (Column("asked_by", "Asked by", "As the paper names them."), lambda q: q.known.asker),
            (Column("addressee", "Asked of", "As the paper names them."), lambda q: q.exchange.addressee if q.exchange else None),
            (Column("status", "Status", "answered, deferred or unanswered.", width=14), lambda q: q.known.status),
            (Column("state", "State", "The status; overdue where a promised day has passed.", width=14), lambda q: q.state),
            (Column("reason", "Reason", "On what ground.", width=SENTENCE), lambda q: q.known.reason),
            (Column("degree", "Degree", "Of an answered question: in full, in part or declined.", width=14), lambda q: settled(q.known.status, q.known.reason)),
            (Column("answer", "Answer", "In the words of its source, or of the person who decided.", width=SPEECH), answer),
            (Column("answer_document", "Answered in", "The file.", width=SENTENCE), lambda q: name(q.given)),
            (Column("answer_locator", "Place of the answer", "Where in it."), lambda q: at(q.given)),
            (Column("proposed", "Proposed answer", "Words elsewhere that may answer it; only a person can accept them.", width=SPEECH), lambda q: q.proposed.text if q.proposed else None),
            (Column("proposed_document", "Proposed from", "The file.", width=SENTENCE), lambda q: name(q.proposed)),
            (Column("proposed_score", "How likely", "0 to 1.", "number"), lambda q: q.proposed.score if q.proposed else None),
            (Column("proposed_degree", "Proposed in", "Whether it seems to answer all of the question: full or partial."), lambda q: q.proposed.degree if q.proposed else None),
            (Column("differences", "Answers differ", "Where two answers give other numbers, other days, or one says yes and another no.", width=SENTENCE), lambda q: " ".join(differing(q.exchange)) or None if q.exchange else None),
            (Column("owner", "Owner", "Who is to reply."), lambda q: q.owner),
            (Column("due", "Due", "The day by which a reply is owed.", "day"), lambda q: q.due),
            (Column("due_assumed", "Day assumed", "Nobody named a day: the body's usual time was taken.", "yes"), lambda q: q.standing is not None and q.standing.due_assumed),
            (Column("days_late", "Days late", "Since the day due.", "whole"), lambda q: q.days_late),
            (Column("first_asked", "First asked", "The day.", "day"), _first),
            (Column("days_open", "Days open", "Since it was first asked.", "whole"), lambda q: q.standing.days_open if q.standing else None),
            (Column("change", "Change", "Since the edition before."), lambda q: q.standing.change if q.standing and study.edition and study.edition.before else None),
            (Column("asked_again", "Asked again", "After it had been answered.", "yes"), lambda q: q.standing is not None and q.standing.asked_again),
            (Column("themes", "Themes", "Codes of the codebook, the surest first.", "list"), themes),
            (Column("votes", "Agreed", "Further people who asked it, by the sheet's tally.", "whole"), lambda q: study.segments[q.exchange.segment_id].votes if q.exchange else None),
            (Column("asked_also", "Asked also as", "IDs of questions that ask the same.", "list"), lambda q: q.known.asked_also),
            (Column("decided_by", "Decided by", "The people who decided something about it.", "list"), decided_by),
            (Column("conflict", "Conflict", "What the papers say now against what was decided.", width=SENTENCE), lambda q: q.standing.conflict if q.standing else None),
            (Column("counts", "Counts", "Whether it is a question of its own.", "yes"), lambda q: q.counts),
            (Column("merged_into", "Merged into", "The ID of the question that stands for it.", width=ID), lambda q: q.standing.merged_into if q.standing else None),
            (Column("split_from", "Split from", "The ID of the question that it is a part of.", width=ID), lambda q: q.standing.split_from if q.standing else None),
            (Column("score", "Question?", "How sure it is that somebody should answer it: 0 to 1.", "number"), lambda q: q.exchange.score if q.exchange else None),
            (Column("status_score", "Status sure", "How sure the status is: 0 to 1.", "number"), lambda q: q.exchange.status_score if q.exchange else None),
        ),
        key="question_id",
    )  # fmt: skip


def promises_table(study: Study) -> Table:
    """One row a question to which a reply was promised."""
    rows = [
        item
        for item in asked_in(study)
        if item.counts
        and ((item.exchange and item.exchange.promise) or (item.standing and (item.standing.due or item.standing.kept)))
    ]
    far = date.max
    rows.sort(key=lambda item: (item.known.status == "answered", item.due or far, item.known.question_id))

    return build(
        "promises",
        "Promises",
        "One row a question to which a reply was promised or put off: the open ones first, what is due soonest first.",
        rows,
        (
            (Column("question_id", "Question's ID", "In the table of questions.", width=ID), lambda q: q.known.question_id),
            (Column("promise", "Promised", "In the words of the paper.", width=SPEECH), _promised),
            (Column("question", "Question", "What the reply is owed to.", width=SPEECH), lambda q: q.known.text),
            (Column("owner", "Owner", "Who is to reply."), lambda q: q.owner),
            (Column("due", "Due", "The day by which a reply is owed.", "day"), lambda q: q.due),
            (Column("due_text", "Day as written", "The words that the day was read from."), lambda q: q.exchange.promise.due_text if q.exchange and q.exchange.promise else None),
            (Column("due_assumed", "Day assumed", "Nobody named a day: the body's usual time was taken.", "yes"), lambda q: q.standing is not None and q.standing.due_assumed),
            (Column("standing", "Standing", "kept, kept late, overdue, due this week and so on."), lambda q: q.outcome),
            (Column("days_late", "Days late", "Since the day due.", "whole"), lambda q: q.days_late),
            (Column("medium", "How", "By letter, e-mail, website, at the next meeting."), lambda q: q.exchange.promise.medium if q.exchange and q.exchange.promise else None),
            (DOCUMENT, lambda q: q.document),
            (LOCATOR, lambda q: study.segments[q.exchange.segment_id].locator if q.exchange else None),
        ),
        key="question_id",
        refers=(("question_id", "questions", "question_id"),),
    )  # fmt: skip


def actions_table(study: Study) -> Table:
    """One row a thing that somebody is to do."""
    as_of = study.analysis.provenance.as_of

    def past(action: Action) -> int | None:
        return (as_of - action.due).days if action.due and action.due < as_of else None

    return build(
        "actions",
        "Actions",
        "One row a thing that somebody is to do, as the papers say. Whether it was done, the papers may not say.",
        study.actions,
        (
            (Column("action_id", "ID", "Made from the words.", width=ID), lambda a: a.id),
            (DOCUMENT, lambda a: study.documents[a.document_id].name),
            (LOCATOR, lambda a: study.segments[a.segment_id].locator),
            (TEXT, lambda a: a.text),
            (Column("owner", "Owner", "Who is to do it.", width=WORDS), lambda a: a.owner),
            (Column("due", "Due", "By which day.", "day"), lambda a: a.due),
            (Column("due_text", "Day as written", "The words that the day was read from."), lambda a: a.due_text),
            (Column("days_past", "Days past", "Since the day due.", "whole"), past),
        ),
    )


def _promised(q: Asked) -> str | None:
    promise = q.exchange.promise if q.exchange else None
    return (promise.text or None) if promise else None


def _first(q: Asked) -> date | None:
    if q.standing:
        return q.standing.first_asked
    return q.study.documents[q.exchange.document_id].date if q.exchange else None
