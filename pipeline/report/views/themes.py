"""The themes: how many comments each holds, what kind, and the words behind every number."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.records import Segment, Theme
from pipeline.report.study import Study
from pipeline.report.views.charts import Cell, Heat, HeatRow, Pair, pairs, step
from pipeline.report.views.names import NO_THEME, Names
from pipeline.report.views.pieces import (
    Count,
    Link,
    QuestionLine,
    Quotes,
    choose,
    comments_of,
    concern_link,
    feeling_of,
    lines_of,
    when,
)
from pipeline.report.views.sift import Facet, facets
from pipeline.report.words import capital, of, slug

#: How many recurring concerns stand open on a theme's page, those that touch it most first.
MOST_RECURRING = 5

#: How many questions a theme's page lists, the open ones first; all are in the tracker.
MOST_QUESTIONS = 100

#: How many columns of the sheets the heat table shows, the fullest first.
MOST_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of the sheets holds of a theme."""

    anchor: str
    title: str
    quotes: Quotes


@dataclass(frozen=True, slots=True)
class ThemeView:
    """One theme's page."""

    code: str
    name: str
    description: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    page: str
    comments: Count
    concerns: Count
    hopes: Count
    other: Count
    concern_quotes: Quotes
    hope_quotes: Quotes
    other_quotes: Quotes
    questions: tuple[QuestionLine, ...]
    questions_left: int  # in the tracker only
    open: Count
    overdue: int
    recurring: tuple[tuple[int, Link, int], ...]  # comments here, the concern, remarks in all
    recurring_less: tuple[tuple[int, Link, int], ...]  # those that touch it less, folded
    by_document: tuple[Pair, ...]
    columns: tuple[Column, ...]
    following: Link | None

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What its quotations can be narrowed by."""
        lists = (self.concern_quotes, self.hope_quotes, self.other_quotes, *(column.quotes for column in self.columns))
        return facets(tags for quotes in lists for tags in quotes.tags)


@dataclass(frozen=True, slots=True)
class ThemesView:
    """All themes."""

    comments: int
    bars: tuple[Pair, ...]
    balance: str  # in how many themes concerns outnumber hopes, in a sentence
    without: Count
    not_judged: int
    mixed: int
    neutral: int
    heat: Heat | None
    themes: tuple[ThemeView, ...]
    asked: tuple[ThemeView, ...]  # those that hold a question
    none: ThemeView


def themes_view(study: Study, names: Names) -> ThemesView:
    """Gather comments and questions by theme; the theme with most comments first."""
    comments = comments_of(study)
    entries = tuple(
        segment
        for segment in study.analysis.corpus.segments
        if segment.role == "comment" or segment.id in study.asked_in
    )
    columns = _columns(entries)
    order = {theme.code: place for place, theme in enumerate(names.themes)}
    held: dict[str, list[Segment]] = {code: [] for code in order}
    for segment in entries:
        for coding in study.themes_of.get(segment.id, ()):
            held[coding.label].append(segment)
    sizes = {code: sum(segment.role == "comment" for segment in own) for code, own in held.items()}
    ranked = sorted(names.themes, key=lambda theme: (-sizes[theme.code], -len(held[theme.code]), order[theme.code]))
    used = [theme for theme in ranked if held[theme.code]]
    following = {theme.code: Link(later.name, names.theme_page[later.code]) for theme, later in pairwise(used)}
    themes = tuple(
        _theme(study, names, theme, held[theme.code], comments, columns, following.get(theme.code)) for theme in ranked
    )
    none = _theme(
        study,
        names,
        NO_THEME,
        [segment for segment in entries if not study.themes_of.get(segment.id)],
        comments,
        columns,
        None,
    )
    bars = pairs(
        (view.name, view.page, _feelings(study, held[view.code]), len(comments))
        for view in themes
        if view.comments.number
    )
    feelings = _feelings(study, comments)
    return ThemesView(
        comments=len(comments),
        bars=bars,
        balance=_balance(bars),
        without=none.comments,
        not_judged=feelings.get("", 0),
        mixed=feelings.get("mixed", 0),
        neutral=feelings.get("neutral", 0),
        heat=_heat(entries, columns, [(view, held[view.code]) for view in themes]),
        themes=themes,
        asked=tuple(view for view in themes if view.open.base),
        none=none,
    )


def _theme(
    study: Study,
    names: Names,
    theme: Theme,
    held: Sequence[Segment],
    comments: Sequence[Segment],
    columns: Sequence[str],
    following: Link | None,
) -> ThemeView:
    own = [segment for segment in held if segment.role == "comment"]
    ids = {segment.id for segment in held}
    exchanges = [exchange for exchange in study.exchanges if exchange.segment_id in ids]
    questions = lines_of(study, names, exchanges)
    by_feeling: dict[str, list[Segment]] = {"negative": [], "positive": [], "": []}
    for segment in own:
        label = feeling_of(study, segment.id).label
        by_feeling[label if label in by_feeling else ""].append(segment)

    recurring = _recurring(study, own)

    def quotes(segments: Iterable[Segment]) -> Quotes:
        return choose(study, names, segments, theme=theme.code)

    return ThemeView(
        code=theme.code,
        name=theme.name,
        description=theme.description,
        include=theme.include,
        exclude=theme.exclude,
        page=names.theme_page[theme.code],
        comments=Count(len(own), len(comments)),
        concerns=Count(len(by_feeling["negative"]), len(own)),
        hopes=Count(len(by_feeling["positive"]), len(own)),
        other=Count(len(by_feeling[""]), len(own)),
        concern_quotes=quotes(by_feeling["negative"]),
        hope_quotes=quotes(by_feeling["positive"]),
        other_quotes=quotes(by_feeling[""]),
        questions=questions[:MOST_QUESTIONS],
        questions_left=max(0, len(questions) - MOST_QUESTIONS),
        open=Count(sum(line.state.key != "answered" for line in questions), len(questions)),
        overdue=sum(line.state.key == "overdue" for line in questions),
        recurring=recurring[:MOST_RECURRING],
        recurring_less=recurring[MOST_RECURRING:],
        by_document=_by_document(study, names, own, comments),
        columns=tuple(
            Column(_column_anchor(place), title, quotes(found))
            for place, title in enumerate(columns)
            if (found := [segment for segment in held if _key(segment.column) == _key(title)])
        ),
        following=following,
    )


def _balance(bars: Sequence[Pair]) -> str:
    """Say where concerns outnumber hopes, and name the theme where they are furthest apart."""
    if len(bars) < 2:
        return ""
    ahead = [bar for bar in bars if bar.concerns > bar.hopes]
    behind = sum(bar.concerns < bar.hopes for bar in bars)
    level = len(bars) - len(ahead) - behind
    first = f"Concerns outnumber hopes in {of(len(ahead), len(bars))} themes."
    widest = max(ahead, key=lambda bar: bar.concerns - bar.hopes, default=None)
    if widest and widest.concerns - widest.hopes > 1:
        first += f" They are furthest apart on {widest.label}: {widest.concerns} to {widest.hopes}."
    others = [f"hopes lead in {behind}"] if behind else []
    if level:
        others.append("one is level" if level == 1 else f"{level} are level")
    return f"{first} {capital(' and '.join(others))}." if others else first


def _feelings(study: Study, segments: Iterable[Segment]) -> dict[str, int]:
    return dict(Counter(feeling_of(study, segment.id).label for segment in segments if segment.role == "comment"))


def _recurring(study: Study, own: Sequence[Segment]) -> tuple[tuple[int, Link, int], ...]:
    ids = {segment.id for segment in own}
    found = [(len(ids.intersection(concern.segment_ids)), concern) for concern in study.concerns]
    found.sort(key=lambda item: (-item[0], item[1].id))
    return tuple((number, concern_link(concern), len(concern.segment_ids)) for number, concern in found if number)


def _by_document(study: Study, names: Names, own: Sequence[Segment], comments: Sequence[Segment]) -> tuple[Pair, ...]:
    bases = Counter(segment.document_id for segment in comments)
    held: dict[str, list[Segment]] = {}
    for segment in own:
        held.setdefault(segment.document_id, []).append(segment)
    ordered = sorted(held, key=lambda key: when(study, key))
    return pairs((names.short[key], names.page[key], _feelings(study, held[key]), bases[key]) for key in ordered)


def _key(column: str | None) -> str:
    return " ".join((column or "").casefold().split())


def _column_anchor(place: int) -> str:
    return f"column-{place + 1}"


def _columns(entries: Iterable[Segment]) -> tuple[str, ...]:
    """Return the columns that hold most entries, as first written; none where the sheets have fewer than two."""
    written: dict[str, str] = {}
    count: Counter[str] = Counter()
    for segment in entries:
        if slug(key := _key(segment.column)):
            written.setdefault(key, segment.column or "")
            count[key] += 1
    chosen = {key for key, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))[:MOST_COLUMNS]}
    return tuple(text for key, text in written.items() if key in chosen) if len(count) > 1 else ()


def _heat(
    entries: Sequence[Segment], columns: Sequence[str], themes: Sequence[tuple[ThemeView, list[Segment]]]
) -> Heat | None:
    if not columns:
        return None
    table = [
        (view, [sum(_key(segment.column) == _key(title) for segment in held) for title in columns])
        for view, held in themes
        if held
    ]
    largest = max((number for _, numbers in table for number in numbers), default=0)
    if not largest:
        return None
    shown = {_key(title) for title in columns}
    base = sum(_key(segment.column) in shown for segment in entries)
    rows = tuple(
        HeatRow(
            theme=Link(view.name, view.page),
            cells=tuple(
                Cell(number, step(number, largest), f"{view.page}#{_column_anchor(place)}")
                for place, number in enumerate(numbers)
            ),
            total=sum(numbers),
        )
        for view, numbers in table
        if any(numbers)
    )
    return Heat(tuple(columns), rows, base, len(entries) - base)
