"""A short account for a committee paper, as headings, sentences, quotations and tables; no format of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pipeline.proof import prove_all
from pipeline.report.study import Study, by_person
from pipeline.report.views.concerns import ConcernView, concerns_view
from pipeline.report.views.names import Names, names_of
from pipeline.report.views.pieces import STATES, Count, Quotes, comments_of, feeling_of, when
from pipeline.report.views.summary_parts import Grid, Heading, Part, Points, Said, Summary, Text
from pipeline.report.views.table_questions import Asked, asked_in
from pipeline.report.views.tables import UNTITLED
from pipeline.report.views.themes import ThemesView, ThemeView, themes_view
from pipeline.report.words import SHARES, SMALLEST_BASE, clipped, day, figure, listed, number_of, of, sentence

#: How many themes and concerns stand with quotations, and how many rows a table of questions has; the lot stands in the tables.
THEMES_QUOTED, CONCERNS_QUOTED, ROWS = 5, 6, 40

#: How many files that could not be read are named.
UNREAD = 8

#: Characters of a quotation or of a question in a table; a longer one is cut at a word and shows it.
LONGEST = 400


def summary_of(study: Study, title: str | None = None) -> Summary:
    """Write the account of a study.

    Parameters
    ----------
    study : Study
    title : str, optional
        What the study is called.
    """
    names = names_of(study)
    themes, concerns = themes_view(study, names), concerns_view(study, names)
    asked = [item for item in asked_in(study) if item.counts]
    made = study.analysis.provenance.as_of
    parts: list[Part] = [
        *_glance(study, themes, concerns.concerns, asked),
        *_read(study, {key: names.label[key] for key in study.documents}),
        *_themes(themes),
        *_concerns(concerns.concerns, concerns.remarks),
        *_questions(study, names, asked),
        *_promises(asked),
        *_method(study),
    ]
    return Summary(
        title=title or UNTITLED,
        subtitle=f"What was said in {number_of(len(study.documents), 'document')}{_span(study)}, and where its questions "
        f"stood on {day(made)}",
        made=made,
        parts=tuple(parts),
    )


def _span(study: Study) -> str:
    dates = sorted(document.date for document in study.documents.values() if document.date)
    if not dates:
        return ""
    return f" of {day(dates[0])}" if dates[0] == dates[-1] else f", {day(dates[0])} to {day(dates[-1])}"


def _counted(count: Count, noun: str = "") -> str:
    """Write a count on its base, with the word for the share where the base allows one."""
    return f"{of(count.number, count.base)}{f' {noun}' if noun else ''}{f' ({count.word})' if count.word else ''}"


def _glance(
    study: Study, themes: ThemesView, concerns: Sequence[ConcernView], asked: Sequence[Asked]
) -> Iterator[Part]:
    comments = comments_of(study)
    felt = Counter(feeling_of(study, segment.id).label for segment in comments)
    states = Counter(item.state for item in asked)
    points = [
        f"{number_of(len(comments), 'comment')} and {number_of(len(asked), 'question')} were found in "
        f"{number_of(len(study.documents), 'document')}."
    ]
    if comments:
        worry, hope = Count(felt["negative"], len(comments)), Count(felt["positive"], len(comments))
        points.append(f"A concern is voiced in {_counted(worry, 'comments')}, a hope in {_counted(hope)}.")
    points += [sentence(text) for text in (themes.balance,) if text]
    if concerns and concerns[0].size.number > 1:
        first = concerns[0]
        points.append(
            f"The concern that comes back most often: “{first.label}”, {of(first.size.number, first.size.base)} remarks, "
            f"in {number_of(first.documents, 'document')}."
        )
    if asked:
        still = len(asked) - states["answered"]
        points.append(
            f"{of(still, len(asked))} questions are open. A promised reply is overdue for {states['overdue']}."
        )
    yield Heading("At a glance")
    yield Points(tuple(points))


def _read(study: Study, label: dict[str, str]) -> Iterator[Part]:
    corpus = study.analysis.corpus
    unread = [reject for reject in corpus.rejects if reject.document_id is None]
    said = Counter(segment.document_id for segment in comments_of(study))
    asked = Counter(exchange.document_id for exchange in study.exchanges)
    still = Counter(exchange.document_id for exchange in study.exchanges if exchange.status != "answered")
    aside = len(corpus.rejects) - len(unread)
    yield Heading("What was read")
    yield Text(
        f"{of(len(corpus.documents), len(corpus.documents) + len(unread))} files were read. "
        f"{number_of(aside, 'piece')} of text were set aside, each with its reason, such as page numbers and menus."
    )
    if unread:
        points = [
            f"Not read: {reject.source}: {reject.reason.split('. ')[0].rstrip('.')}." for reject in unread[:UNREAD]
        ]
        if (left := len(unread) - UNREAD) > 0:
            points.append(
                f"Not read: {number_of(left, 'further file')}, listed under “Set aside” in the xlsx and csv exports."
            )
        yield Points(tuple(points))
    order = sorted(study.documents, key=lambda key: when(study, key))
    if order:
        yield Grid(
            caption="Documents, the earliest first",
            about="One row a document with its date, comments, questions, and how many of these are open.",
            head=("Document", "Date", "Comments", "Questions", "Open"),
            widths=(36, 24, 15, 15, 10),
            rows=tuple(
                (label[key], _day(study.documents[key].date), *map(figure, (said[key], asked[key], still[key])))
                for key in order
            ),
            figures=(2, 3, 4),
        )


def _themes(themes: ThemesView) -> Iterator[Part]:
    filled = [theme for theme in themes.themes if theme.comments.number]
    if not filled:
        return
    yield Heading("Themes")
    yield Text(
        f"Counted on {number_of(themes.comments, 'comment')}. A comment can belong to several themes, so the rows do not "
        "add up. Concerns, hopes and the others are counted on the theme's own comments; the others are neutral, mixed or "
        f"not judged. {of(themes.without.number, themes.without.base)} comments fit no theme."
    )
    yield Grid(
        caption=f"Themes by number of comments, of {figure(themes.comments)}",
        about="One row a theme: its comments, and how many of them are concerns, hopes or neither.",
        head=("Theme", "Comments", "Concerns", "Hopes", "Others"),
        widths=(44, 15, 15, 13, 13),
        rows=tuple(
            (
                theme.name,
                *(figure(count.number) for count in (theme.comments, theme.concerns, theme.hopes, theme.other)),
            )
            for theme in filled
        ),
        figures=(1, 2, 3, 4),
    )
    for theme in filled[:THEMES_QUOTED]:
        yield from _theme(theme)


def _theme(theme: ThemeView) -> Iterator[Part]:
    yield Heading(theme.name, 2)
    yield Text(
        f"{_counted(theme.comments, 'comments')}. Concerns: {_counted(theme.concerns)}. Hopes: {_counted(theme.hopes)}."
    )
    yield from _quoted(theme.concern_quotes, 1)
    yield from _quoted(theme.hope_quotes, 1)


def _concerns(concerns: Sequence[ConcernView], remarks: int) -> Iterator[Part]:
    found = [concern for concern in concerns if concern.size.number > 1]
    if not found:
        return
    yield Heading("Concerns that keep coming back")
    yield Text(
        f"Found by the program in {number_of(remarks, 'remark')}: comments, questions and statements. Nobody named them "
        "beforehand."
        + (f" The {CONCERNS_QUOTED} largest of {len(found)} stand here." if len(found) > CONCERNS_QUOTED else "")
    )
    for concern in found[:CONCERNS_QUOTED]:
        yield Heading(concern.label, 2)
        yield Text(
            f"{of(concern.size.number, concern.size.base)} remarks, in {number_of(concern.documents, 'document')}."
            f"{f' {concern.trend}.' if concern.trend else ''}"
        )
        yield from _quoted(concern.quotes, 3)


def _quoted(quotes: Quotes, most: int) -> Iterator[Part]:
    for quote in quotes.shown[:most]:
        yield Said(clipped(quote.text, LONGEST), quote.place)


def _questions(study: Study, names: Names, asked: Sequence[Asked]) -> Iterator[Part]:
    still = [item for item in asked if item.state != "answered"]
    if not asked:
        return
    yield Heading("Open questions")
    yield Text(
        f"{of(len(still), len(asked))} questions are open. A question counts as answered where the papers show a reply, "
        "where the source's own mark says so, or where a person decided it; words found elsewhere are proposed only."
    )
    order = list(STATES)

    def place(item: Asked) -> tuple[tuple[str, str], int]:
        found = item.exchange
        return (when(study, found.document_id), found.start) if found else (("", item.document or ""), 0)

    def paper(item: Asked) -> str:
        return names.short[item.exchange.document_id] if item.exchange else item.document or ""

    still.sort(key=lambda item: (order.index(item.state), item.due or date.max, place(item)))
    yield from _table(
        "Open questions",
        "One row a question, the oldest first: its words, the document it was asked in, and where it stands.",
        ("Question", "Asked in", "State"),
        (54, 29, 17),
        ((clipped(item.known.text, LONGEST), paper(item), STATES[item.state].word) for item in still),
    )


def _promises(asked: Sequence[Asked]) -> Iterator[Part]:
    owed = [
        item
        for item in asked
        if item.state != "answered" and ((item.exchange and item.exchange.promise) or (item.standing and item.due))
    ]
    if not owed:
        return
    owed.sort(key=lambda item: (item.due or date.max, item.known.text))
    late = sum(item.state == "overdue" for item in owed)
    assumed = sum(item.standing is not None and item.standing.due_assumed for item in owed)
    yield Heading("Replies that were promised")
    yield Text(
        f"{number_of(len(owed), 'reply is', 'replies are')} owed. Overdue: {of(late, len(owed))}."
        + (f" For {assumed} nobody named a day: the body's usual time was taken, marked with *." if assumed else "")
    )
    yield from _table(
        "Promised replies, what is due first",
        "One row a reply that is owed: the day, what was promised or asked, and who owes it.",
        ("Due", "What was promised or asked", "Owner", "State"),
        (21, 43, 19, 17),
        ((_due(item), _promise(item), item.owner or "Nobody named", STATES[item.state].word) for item in owed),
    )


def _due(item: Asked) -> str:
    star = "*" if item.standing is not None and item.standing.due_assumed else ""
    return _day(item.due) + star


def _promise(item: Asked) -> str:
    promise = item.exchange.promise if item.exchange else None
    return clipped((promise.text if promise else "") or item.known.text, LONGEST)


def _table(
    caption: str, about: str, head: tuple[str, ...], widths: tuple[int, ...], rows: Iterable[tuple[str, ...]]
) -> Iterator[Part]:
    held = tuple(rows)
    if held:
        yield Grid(caption, about, head, widths, held[:ROWS])
    if len(held) > ROWS:
        yield Text(
            f"The first {ROWS} of {figure(len(held))}; all of them stand in the tables of the xlsx and csv exports."
        )


def _method(study: Study) -> Iterator[Part]:
    analysis, provenance = study.analysis, study.analysis.provenance
    proofs = prove_all(analysis.corpus).values()
    used = sum(proof.in_segments + proof.in_rejects for proof in proofs)
    people = sum(by_person(coding) for coding in analysis.codings)
    models = listed([f"{model.name} {model.version}" for model in provenance.models])
    yield Heading("How this was made")
    yield Text(
        f"yousaid {provenance.version} cut the documents into pieces of text and labelled them; "
        f"{of(used, sum(proof.in_all for proof in proofs))} characters are accounted for. The themes are those of the "
        f"codebook “{analysis.codebook.name}”, version {analysis.codebook.version}. "
        f"{of(people, len(analysis.codings))} labels were given by people, the others by models"
        f"{f' ({models})' if models else ''}, which can be wrong."
    )
    shares = ", ".join(f"“{word}” under {below} %" for word, below in SHARES)
    yield Heading("Limits", 2)
    yield Points(
        (
            *provenance.notes,
            "The figures speak of those who took part, and not of everybody.",
            f"A share is {shares} and at exactly half, “most” above; under a base of {SMALLEST_BASE} there is no such word.",
            "Quotations are verbatim and may hold names: see to it before this is published.",
        )
    )


def _day(when_: date | None) -> str:
    return day(when_) if when_ else "No date"
