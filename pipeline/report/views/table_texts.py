"""The flat tables of what was said: documents, comments, codings, codebook, and what was set aside."""

from collections import Counter
from collections.abc import Iterable

from pipeline.proof import prove_all
from pipeline.records import Coding, Document, Reject, Segment, Theme
from pipeline.report.study import SENTIMENT, THEME, Study, by_person
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import comments_of, feeling_of
from pipeline.report.views.table import ID, SENTENCE, SPEECH, WORDS, Column, Table, build
from pipeline.report.words import title_of

DOCUMENT = Column("document", "Document", "The file, as a path under the folder that was read.", width=SENTENCE)
LOCATOR = Column("locator", "Place", "Where in the document the words stand.", width=WORDS)
TEXT = Column("text", "Text", "The words, verbatim; white space folded.", width=SPEECH)


def documents_table(study: Study, names: Names) -> Table:
    """One row a document."""
    corpus = study.analysis.corpus
    proofs = prove_all(corpus)
    pieces = Counter(segment.document_id for segment in corpus.segments)
    comments = comments_of(study)
    said = Counter(segment.document_id for segment in comments)
    felt = Counter((segment.document_id, feeling_of(study, segment.id).label) for segment in comments)
    asked = Counter(exchange.document_id for exchange in study.exchanges)
    still = Counter(exchange.document_id for exchange in study.exchanges if exchange.status != "answered")
    actions = Counter(action.document_id for action in study.actions)
    aside = Counter(reject.document_id for reject in corpus.rejects)

    def kinds(document: Document) -> tuple[str, ...]:
        return tuple(dict.fromkeys(title_of(part.shape) for part in document.parts))

    return build(
        "documents",
        "Documents",
        "One row a document that was read. Concerns and hopes are counted on its comments, open questions on its "
        "questions, characters used and set aside on its characters (white space left out).",
        sorted(corpus.documents, key=lambda document: (str(document.date or "9999"), document.name)),
        (
            (Column("document_id", "ID", "The start of the fingerprint of the file.", width=ID), lambda d: d.id),
            (DOCUMENT, lambda d: d.name),
            (Column("title", "Title", "What it is called in the report.", width=SENTENCE), lambda d: names.label[d.id]),
            (Column("date", "Date", "The day of the meeting or session.", "day"), lambda d: d.date),
            (Column("date_text", "Date as written", "The words that the day was read from."), lambda d: d.date_text),
            (Column("kinds", "Read as", "The kinds of document that it was read as.", "list"), kinds),
            (Column("pieces", "Pieces of text", "Everything taken from it, headings too.", "whole"), lambda d: pieces[d.id]),
            (Column("comments", "Comments", "Those of the pieces that are comments.", "whole"), lambda d: said[d.id]),
            (Column("comments_concerns", "Concerns", "Comments that are negative.", "whole"), lambda d: felt[d.id, "negative"]),
            (Column("comments_hopes", "Hopes", "Comments that are positive.", "whole"), lambda d: felt[d.id, "positive"]),
            (Column("questions", "Questions", "Questions asked in it.", "whole"), lambda d: asked[d.id]),
            (Column("questions_open", "Still open", "Those not answered.", "whole"), lambda d: still[d.id]),
            (Column("actions", "Actions", "Things that somebody is to do.", "whole"), lambda d: actions[d.id]),
            (Column("set_aside", "Set aside", "Pieces of text seen and not used.", "whole"), lambda d: aside[d.id]),
            (Column("characters", "Characters", "All of them, white space left out.", "whole"), lambda d: proofs[d.id].in_all),
            (Column("characters_used", "Characters used", "Those in pieces of text.", "whole"), lambda d: proofs[d.id].in_segments),
            (Column("characters_aside", "Characters set aside", "Those in what was set aside.", "whole"), lambda d: proofs[d.id].in_rejects),
            (Column("sha256", "Fingerprint", "SHA-256 of the file.", width=WORDS), lambda d: d.sha256),
        ),
        key="document_id",
    )  # fmt: skip


def comments_table(study: Study) -> Table:
    """One row a comment."""

    def sure(segment: Segment) -> float | None:
        coding = study.sentiment_of.get(segment.id)
        return coding.score if coding else None

    def first(segment: Segment) -> float | None:
        codings = study.themes_of.get(segment.id, ())
        return codings[0].score if codings else None

    def concern(segment: Segment) -> str | None:
        found = study.concern_of.get(segment.id)
        return found.label if found else None

    return build(
        "comments",
        "Comments",
        "One row a comment: what somebody said that is neither a question on its own, a reply, a heading nor a "
        "decision. The label that stands is a person's where a person gave one.",
        sorted(comments_of(study), key=lambda segment: place(study, segment)),
        (
            (Column("comment_id", "ID", "Made from the words: the same in every run.", width=ID), lambda s: s.id),
            (DOCUMENT, lambda s: study.documents[s.document_id].name),
            (LOCATOR, lambda s: s.locator),
            (Column("date", "Date", "Of its document.", "day"), lambda s: study.documents[s.document_id].date),
            (Column("section", "Section", "Row of the sheet, or heading, as written."), lambda s: s.section),
            (Column("parent_section", "Part", "The heading above that one."), lambda s: s.parent_section),
            (Column("column", "Column", "Column of the sheet, as written."), lambda s: s.column),
            (Column("speaker", "Speaker", "Who said it, where the paper says so."), lambda s: s.speaker),
            (TEXT, lambda s: s.text),
            (Column("votes", "Agreed", "Further people who agreed, by the sheet's tally.", "whole"), lambda s: s.votes),
            (
                Column("sentiment", "Sentiment", "positive (a hope), negative (a concern), neutral or mixed."),
                lambda s: feeling_of(study, s.id).label or None,
            ),
            (Column("sentiment_score", "Sentiment sure", "Of the sentiment: 0 to 1.", "number"), sure),
            (
                Column("themes", "Themes", "Codes of the codebook, the surest first.", "list"),
                lambda s: tuple(coding.label for coding in study.themes_of.get(s.id, ())),
            ),
            (Column("theme_score", "Theme sure", "Of the first theme: 0 to 1.", "number"), first),
            (Column("concern", "Recurring concern", "The concern that it belongs to.", width=SENTENCE), concern),
            (
                Column("concern_id", "Concern's ID", "In the table of concerns.", width=ID),
                lambda s: study.concern_of[s.id].id if s.id in study.concern_of else None,
            ),
            (
                Column("asks", "Asks", "Whether it also holds a question, which stands among the questions.", "yes"),
                lambda s: s.id in study.asked_in,
            ),
            (Column("document_id", "Document's ID", "In the table of documents.", width=ID), lambda s: s.document_id),
        ),
        key="comment_id",
        refers=(("document_id", "documents", "document_id"),),
    )


def codings_table(study: Study, names: Names) -> Table:
    """One row a label."""
    segments, name_of = study.segments, {theme.code: theme.name for theme in names.themes}

    def stands(coding: Coding) -> bool:
        if coding.layer == THEME:
            return coding in study.themes_of.get(coding.segment_id, ())
        return coding.layer != SENTIMENT or study.sentiment_of.get(coding.segment_id) == coding

    ordered = sorted(
        study.analysis.codings,
        key=lambda c: (*place(study, segments[c.segment_id]), c.layer, -c.score, c.label, c.coder),
    )
    return build(
        "codings",
        "Codings",
        "One row a label that a person or a model gave to a piece of text, comments and questions alike. Where people "
        "and models labelled the same piece, the column “Stands” says which label the report counts.",
        ordered,
        (
            (Column("segment_id", "ID", "Of the piece of text; of a comment, its ID.", width=ID), lambda c: c.segment_id),
            (DOCUMENT, lambda c: study.documents[segments[c.segment_id].document_id].name),
            (LOCATOR, lambda c: segments[c.segment_id].locator),
            (Column("role", "Role", "What the piece of text is.", width=12), lambda c: segments[c.segment_id].role),
            (TEXT, lambda c: segments[c.segment_id].text),
            (Column("layer", "Layer", "What is labelled: theme, sentiment, intent and so on.", width=14), lambda c: c.layer),
            (Column("label", "Label", "The code."), lambda c: c.label),
            (
                Column("label_name", "Label in words", "Of a theme, its name in the codebook."),
                lambda c: name_of.get(c.label) if c.layer == THEME else None,
            ),
            (Column("coder", "Coder", "Who gave it: person:name or model:name@version."), lambda c: c.coder),
            (Column("by_person", "By a person", "Whether a person gave it.", "yes"), by_person),
            (Column("score", "Score", "How sure the coder is, 0 to 1; a person is sure.", "number"), lambda c: c.score),
            (Column("stands", "Stands", "Whether it is a label that the report counts.", "yes"), stands),
        ),
    )  # fmt: skip


def codebook_table(study: Study, names: Names) -> Table:
    """One row a theme."""
    comments = comments_of(study)
    held = Counter(coding.label for segment in comments for coding in study.themes_of.get(segment.id, ()))
    felt = Counter(
        (coding.label, feeling_of(study, segment.id).label)
        for segment in comments
        for coding in study.themes_of.get(segment.id, ())
    )
    asked = Counter(c.label for e in study.exchanges for c in study.themes_of.get(e.segment_id, ()))
    still = Counter(
        c.label for e in study.exchanges if e.status != "answered" for c in study.themes_of.get(e.segment_id, ())
    )
    order = {theme.code: number for number, theme in enumerate(names.themes)}

    def lines(texts: Iterable[str]) -> str:
        return "\n".join(texts)

    return build(
        "codebook",
        "Codebook",
        "One row a theme, the one with most comments first. A comment can belong to several themes, so the rows do not "
        "add up. Concerns and hopes are counted on the theme's comments, open questions on its questions.",
        sorted(names.themes, key=lambda theme: (-held[theme.code], order[theme.code])),
        (
            (Column("code", "Code", "As it stands in the codebook."), lambda t: t.code),
            (Column("name", "Theme", "Its name."), lambda t: t.name),
            (Column("comments", "Comments", "Comments filed under it.", "whole"), lambda t: held[t.code]),
            (Column("comments_in_all", "Of all comments", "What they are counted on.", "whole"), lambda _: len(comments)),
            (Column("comments_concerns", "Concerns", "Those that are negative.", "whole"), lambda t: felt[t.code, "negative"]),
            (Column("comments_hopes", "Hopes", "Those that are positive.", "whole"), lambda t: felt[t.code, "positive"]),
            (Column("questions", "Questions", "Questions filed under it.", "whole"), lambda t: asked[t.code]),
            (Column("questions_open", "Still open", "Those not answered.", "whole"), lambda t: still[t.code]),
            (Column("description", "Description", "What belongs to it.", width=SENTENCE), lambda t: t.description),
            (Column("include", "Include", "What belongs to it, case by case.", width=SENTENCE), lambda t: lines(t.include)),
            (Column("exclude", "Leave out", "What does not belong to it.", width=SENTENCE), lambda t: lines(t.exclude)),
            (Column("keywords", "Keywords", "Words that point to it.", "list", SENTENCE), lambda t: t.keywords),
            (Column("examples", "Examples", "Invented ones, a line each.", width=SENTENCE), lambda t: lines(t.examples)),
            (Column("parent", "Part of", "The code of a wider theme."), _parent),
        ),
        key="code",
    )  # fmt: skip


def rejects_table(study: Study) -> Table:
    """One row a piece of text that was not used."""

    def length(reject: Reject) -> int:
        return len("".join(reject.text.split()))

    return build(
        "set_aside",
        "Set aside",
        "One row a piece of text that was seen and not used, and each file that could not be read, with the reason.",
        study.analysis.corpus.rejects,
        (
            (DOCUMENT, lambda r: r.source),
            (LOCATOR, lambda r: r.locator),
            (TEXT, lambda r: r.text),
            (Column("reason", "Reason", "Why it was not used.", width=SENTENCE), lambda r: r.reason),
            (Column("whole_file", "Whole file", "Whether nothing of the file was read.", "yes"), lambda r: r.document_id is None),
            (Column("characters", "Characters", "Without white space.", "whole"), length),
        ),
    )  # fmt: skip


def place(study: Study, segment: Segment) -> tuple[str, int, str]:
    """Return the key that puts segments in order of document and place."""
    return study.documents[segment.document_id].name, segment.start, segment.id


def _parent(theme: Theme) -> str | None:
    return theme.parent
