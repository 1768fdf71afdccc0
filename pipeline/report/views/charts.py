"""What the charts show and where each mark stands, in percent of the width; the templates only draw."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from pipeline.records import Concern, Segment
from pipeline.report.study import Study
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import STATES, Link, QuestionLine, concern_link
from pipeline.report.words import MONTHS, day

#: Width in percent that the longest bar takes; the rest is room for its number.
LONGEST_BAR = 40.5

#: Radius in pixels of the largest and of the smallest disc.
LARGEST, SMALLEST = 12.7, 4.0

#: How many columns of time fit on a small screen.
MOST_PERIODS = 5

#: The column of what has no date; it says nothing about time.
UNDATED = "No date"

#: How many single marks stand in a row before it gives numbers only.
MOST_MARKS = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of concerns to the left and hopes to the right."""

    label: str
    href: str
    concerns: int
    hopes: int
    mixed: int
    neutral: int
    total: int
    base: int
    concern_width: str
    hope_width: str

    @property
    def concern_start(self) -> str:
        """Return where the bar of concerns begins."""
        return _percent(50 - float(self.concern_width))

    @property
    def hope_end(self) -> str:
        """Return where the bar of hopes ends."""
        return _percent(50 + float(self.hope_width))


@dataclass(frozen=True, slots=True)
class Disc:
    """How many remarks of one period belong to a concern."""

    period: str
    number: int
    x: str
    radius: str
    gap: str  # pixels from the centre to the number


@dataclass(frozen=True, slots=True)
class DiscRow:
    """A concern over time."""

    link: Link
    discs: tuple[Disc, ...]
    until: str  # where the line through the dated periods ends
    total: int


@dataclass(frozen=True, slots=True)
class Discs:
    """Concerns by session."""

    periods: tuple[str, ...]
    bases: tuple[int, ...]  # remarks in each period
    rows: tuple[DiscRow, ...]
    base: int
    left: int  # concerns that are not drawn


@dataclass(frozen=True, slots=True)
class MarkRow:
    """The open questions of one document."""

    age: str
    document: Link
    when: str
    marks: tuple[QuestionLine, ...]  # empty where there are too many to draw
    counts: tuple[tuple[str, int], ...]  # by state
    open: int
    asked: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a heat table."""

    number: int
    step: int  # 0 to 4, how dark
    href: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A theme across the columns of the sheets."""

    theme: Link
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Heat:
    """Theme by column."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    base: int
    left_out: int  # entries in columns too rare to show


def pairs(rows: Iterable[tuple[str, str, dict[str, int], int]]) -> tuple[Pair, ...]:
    """Lay out diverging bars from rows of label, link, counts by sentiment and base."""
    kept = tuple(rows)
    longest = max((max(count.get("negative", 0), count.get("positive", 0)) for _, _, count, _ in kept), default=0) or 1
    return tuple(
        Pair(
            label=label,
            href=href,
            concerns=count.get("negative", 0),
            hopes=count.get("positive", 0),
            mixed=count.get("mixed", 0),
            neutral=count.get("neutral", 0),
            total=sum(count.values()),
            base=base,
            concern_width=_percent(LONGEST_BAR * count.get("negative", 0) / longest),
            hope_width=_percent(LONGEST_BAR * count.get("positive", 0) / longest),
        )
        for label, href, count, base in kept
    )


def periods_of(dates: Iterable[date]) -> tuple[dict[date, str], tuple[str, ...]]:
    """Group days into at most `MOST_PERIODS` named periods: days, else months, quarters, years or spans of years.

    Returns
    -------
    dict, tuple
        The period of each day, and the periods in order of time.
    """
    ordered = sorted(set(dates))
    years = (ordered[-1].year - ordered[0].year + 1) if ordered else 0
    for name in (
        day,
        lambda when: f"{MONTHS[when.month - 1]} {when.year}",
        lambda when: (
            f"{MONTHS[(when.month - 1) // 3 * 3][:3]} to {MONTHS[(when.month - 1) // 3 * 3 + 2][:3]} {when.year}"
        ),
        lambda when: str(when.year),
        lambda when: _span(when.year, ordered[0].year, -(-years // MOST_PERIODS)),
    ):
        named = {when: name(when) for when in ordered}
        if len(set(named.values())) <= MOST_PERIODS:
            break
    return named, tuple(dict.fromkeys(named.values()))


def discs(study: Study, concerns: Sequence[Concern], remarks: Sequence[Segment], most: int) -> Discs | None:
    """Lay out the largest concerns over time; None where fewer than two periods have a date."""
    date_of = {key: document.date for key, document in study.documents.items()}
    period_of, periods = periods_of(when for segment in remarks if (when := date_of[segment.document_id]))
    if len(periods) < 2 or not concerns:
        return None
    label_of = {key: period_of.get(when, UNDATED) if when else UNDATED for key, when in date_of.items()}
    bases = Counter(label_of[segment.document_id] for segment in remarks)
    counts = [Counter(label_of[study.segments[key].document_id] for key in concern.segment_ids) for concern in concerns]
    columns = (*periods, UNDATED) if any(count[UNDATED] for count in counts) else periods
    largest = max(count[column] for count in counts for column in columns) or 1
    rows = []
    for concern, count in zip(concerns[:most], counts[:most], strict=True):
        marks = tuple(
            _disc(column, count[column], place, len(columns), largest) for place, column in enumerate(columns)
        )
        rows.append(DiscRow(concern_link(concern), marks, marks[len(periods) - 1].x, len(concern.segment_ids)))
    return Discs(
        columns, tuple(bases[column] for column in columns), tuple(rows), len(remarks), max(0, len(concerns) - most)
    )


def mark_row(names: Names, age: str, document_id: str, when: str, lines: Sequence[QuestionLine]) -> MarkRow:
    """Lay out the open questions of one document, the worst state first."""
    order = list(STATES)
    still = sorted(
        (line for line in lines if line.state.key != "answered"),
        key=lambda line: (order.index(line.state.key), line.number),
    )
    return MarkRow(
        age=age,
        document=Link(names.short[document_id], names.page[document_id]),
        when=when,
        marks=tuple(still) if len(still) <= MOST_MARKS else (),
        counts=tuple((key, sum(line.state.key == key for line in still)) for key in order if key != "answered"),
        open=len(still),
        asked=len(lines),
    )


def step(number: int, largest: int) -> int:
    """Return how dark a cell is: 0 for none, then four even steps up to the largest."""
    return -(-4 * number // largest) if number else 0


def _disc(period: str, number: int, place: int, places: int, largest: int) -> Disc:
    radius = max(SMALLEST, LARGEST * sqrt(number / largest))
    return Disc(period, number, _percent(100 * (place + 0.4) / places), f"{radius:.1f}", f"{radius + 5:.0f}")


def _span(year: int, first: int, width: int) -> str:
    start = first + (year - first) // width * width
    return f"{start} to {start + width - 1}"


def _percent(value: float) -> str:
    return f"{value:.2f}"
