"""The flat table that says what the others are: from what they were made, on what they are counted, where words are cut off."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.doubt import UNSURE
from pipeline.proof import prove_all
from pipeline.report.study import Study, by_person
from pipeline.report.views.pieces import comments_of, remarks_of
from pipeline.report.views.table import Column, Table, build
from pipeline.report.words import SHARES, SMALLEST_BASE, day, figure, number_of, of, title_of

_COLUMNS = (
    Column("about", "About", "What the note is on.", width=34),
    Column("note", "Note", "In a sentence or two.", width=110),
)


def notes_table(study: Study, title: str, tables: Sequence[Table]) -> Table:
    """Describe a set of tables, a note a row."""
    return build(
        "notes",
        "Notes",
        "One row a note on the other tables.",
        [*_notes(study, title), *_contents(tables)],
        ((_COLUMNS[0], lambda note: note[0]), (_COLUMNS[1], lambda note: note[1])),
    )


def _notes(study: Study, title: str) -> Iterator[tuple[str, str]]:
    analysis, provenance = study.analysis, study.analysis.provenance
    corpus = analysis.corpus
    unread = sum(reject.document_id is None for reject in corpus.rejects)
    files = len(corpus.documents) + unread
    proofs = prove_all(corpus).values()
    used = sum(proof.in_segments + proof.in_rejects for proof in proofs)
    every = sum(proof.in_all for proof in proofs)
    comments, remarks = len(comments_of(study)), len(remarks_of(study))
    yield "Title", title
    yield "Made", f"By yousaid {provenance.version}, as things stood on {day(provenance.as_of)}."
    yield (
        "What was read",
        f"{of(len(corpus.documents), files)} files were read. {of(comments, len(corpus.segments))} pieces of text in "
        f"them are comments. {number_of(len(corpus.rejects) - unread, 'piece')} of text were set aside, each with its "
        f"reason. {of(used, every)} characters are accounted for.",
    )
    yield (
        "Bases",
        f"Comments are counted on {figure(comments)} comments; a comment may belong to several themes, so themes do not "
        f"add up. Concerns that keep coming back are counted on {figure(remarks)} remarks: comments, questions and "
        f"statements. Questions are counted on {figure(len(study.exchanges))} questions of these papers.",
    )
    shares = ", ".join(f"“{word}” under {below} %" for word, below in SHARES)
    yield (
        "Cut-offs",
        f"In the report's words a share is {shares}, also at exactly half, and “most” above. Under a base of "
        f"{SMALLEST_BASE} no such word is used. A score under {UNSURE} means that a person should look; for a question, "
        "the score times that of its status.",
    )
    book = analysis.codebook
    yield (
        "Codebook",
        f"{book.name}, version {book.version}, {number_of(len(book.themes), 'theme')}, SHA-256 {book.sha256}",
    )
    for model in provenance.models:
        yield f"Model “{model.name}”", f"Version {model.version}, SHA-256 {model.sha256}"
    for name, value in provenance.settings:
        yield f"Setting: {title_of(name).lower()}", value
    people = sum(by_person(coding) for coding in analysis.codings)
    yield (
        "Who labelled",
        f"{of(people, len(analysis.codings))} labels were given by people, the others by models, which can be wrong. "
        "Every label names its coder.",
    )
    if study.edition is None:
        yield (
            "Question ledger",
            "None was read, so nothing is said of earlier editions, of what people decided or of days assumed.",
        )
    else:
        rows = [row for row in study.edition.standings if row.counts]
        decisions = sum(len(row.decisions) for row in study.edition.standings)
        changes = ", ".join(
            f"{word} {figure(count)}" for word, count in sorted(Counter(r.change for r in rows).items())
        )
        before = f", beside that of {day(study.edition.before)}" if study.edition.before else ", the first"
        yield (
            "Question ledger",
            f"Edition {study.edition.number}{before}. {number_of(len(rows), 'question')}: {changes or 'none'}. "
            f"{number_of(decisions, 'decision')} by people. Where a reply was promised and no day named, "
            f"{number_of(study.edition.default_days, 'day')} were allowed.",
        )
    for note in provenance.notes:
        yield "Limits", note
    yield "Words", "What people said stands verbatim. It may hold names: see to it before you publish."


def _contents(tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    for table in tables:
        yield f"Table “{table.title}”", f"{number_of(len(table.rows), 'row')}. {table.about}"
    for table in tables:
        for column in table.columns:
            yield f"{table.title}: {column.title}", f"{column.about} ({column.name})"
