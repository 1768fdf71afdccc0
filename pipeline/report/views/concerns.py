"""What keeps coming back: concerns that nobody named beforehand, over time and in people's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Concern, Segment
from pipeline.report.study import Study
from pipeline.report.views.charts import UNDATED, Disc, Discs, discs
from pipeline.report.views.names import Names, anchor
from pipeline.report.views.pieces import Count, Link, QuestionLine, Quotes, choose, lines_of, remarks_of
from pipeline.report.views.sift import Facet, facets
from pipeline.report.words import SMALLEST_BASE

#: How many concerns stand in full, and how many on the first page; the largest come first.
IN_FULL, ON_FIRST_PAGE = 12, 6

#: Fewest remarks of a concern that is counted as one where there are more than stand in full; twos and threes come last.
LEAST = 4

#: Fewest remarks in all for a word on how a concern moves; below it only the counts are given.
ENOUGH_FOR_TREND = 5

#: "Growing" is at least this many times the earlier share of remarks; "quieter" is at most one part in this many.
TREND = 2


@dataclass(frozen=True, slots=True)
class ConcernView:
    """One recurring concern."""

    anchor: str
    label: str
    size: Count
    documents: int
    trend: str  # "Growing", "Persisting", "Quieter", "New", or nothing
    by_period: tuple[tuple[str, int], ...]
    words: tuple[str, ...]
    quotes: Quotes
    questions: tuple[QuestionLine, ...]
    themes: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True)
class ConcernsView:
    """All recurring concerns."""

    remarks: int
    inside: Count
    chart: Discs | None
    first_chart: Discs | None  # for the first page
    concerns: tuple[ConcernView, ...]
    first: tuple[ConcernView, ...]  # for the first page
    full: tuple[ConcernView, ...]
    folded: tuple[ConcernView, ...]  # the smaller ones
    least: tuple[ConcernView, ...]  # two or three remarks each: below the others, and not counted with them
    several: int  # concerns that stand in more than one document
    trends: tuple[tuple[str, int], ...]

    @property
    def counted(self) -> int:
        """How many there are, the least ones left out."""
        return len(self.concerns) - len(self.least)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What the quotations can be narrowed by."""
        return facets(tags for concern in self.concerns for tags in concern.quotes.tags)


def concerns_view(study: Study, names: Names) -> ConcernsView:
    """Gather the recurring concerns, the largest first."""
    remarks = remarks_of(study)
    whole = discs(study, study.concerns, remarks, len(study.concerns))
    moving = {row.link.href: row for row in whole.rows} if whole else {}
    views = []
    for concern in study.concerns:
        row = moving.get(f"concerns.html#{anchor('k', concern.id)}")
        by_period = tuple(zip(row.discs, whole.bases, strict=True)) if row and whole else ()
        views.append(_concern(study, names, concern, by_period, len(remarks)))
    inside = {key for concern in study.concerns for key in concern.segment_ids}
    counted = max(sum(view.size.number >= LEAST for view in views), IN_FULL)
    words = [view.trend for view in views if view.trend]
    return ConcernsView(
        remarks=len(remarks),
        inside=Count(sum(segment.id in inside for segment in remarks), len(remarks)),
        chart=discs(study, study.concerns, remarks, IN_FULL),
        first_chart=discs(study, study.concerns, remarks, ON_FIRST_PAGE),
        concerns=tuple(views),
        first=tuple(views[:ON_FIRST_PAGE]),
        full=tuple(views[:IN_FULL]),
        folded=tuple(views[IN_FULL:counted]),
        least=tuple(views[counted:]),
        several=sum(view.documents > 1 for view in views[:counted]),
        trends=tuple(
            (word, words.count(word)) for word in ("Growing", "New", "Persisting", "Quieter") if word in words
        ),
    )


def trend_of(counts: Sequence[int], bases: Sequence[int], documents: int) -> str:
    """Say in one word how a concern moves over periods.

    Parameters
    ----------
    counts, bases : sequence of int
        In each period, the remarks that belong to the concern and all remarks. Shares are compared, since one
        session holds more than another; a period with few remarks says nothing either way and is passed over.
    documents : int
        How many documents the concern stands in; what one document says is no movement.
    """
    usable = [(count, base) for count, base in zip(counts, bases, strict=True) if base >= SMALLEST_BASE]
    if len(usable) < 2 or documents < 2 or sum(count for count, _ in usable) < ENOUGH_FOR_TREND:
        return ""
    *earlier, (latest, now) = usable
    before = sum(count for count, _ in earlier)
    if not before:
        return "New"
    change = (latest / now) / (before / sum(base for _, base in earlier))
    if change >= TREND:
        return "Growing"
    if change * TREND <= 1:
        return "Quieter"
    return "Persisting" if all(count for count, _ in usable) else ""


def _concern(
    study: Study, names: Names, concern: Concern, by_period: tuple[tuple[Disc, int], ...], base: int
) -> ConcernView:
    members: list[Segment] = [study.segments[key] for key in concern.segment_ids]
    documents = len({segment.document_id for segment in members})
    dated = [(disc, held) for disc, held in by_period if disc.period != UNDATED]
    ids = set(concern.segment_ids)
    tally: dict[str, int] = {}
    for key in concern.segment_ids:
        for coding in study.themes_of.get(key, ())[:1]:
            tally[coding.label] = tally.get(coding.label, 0) + 1
    name_of = {theme.code: theme.name for theme in names.themes}
    ranked = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    return ConcernView(
        anchor=anchor("k", concern.id),
        label=concern.label,
        size=Count(len(members), base),
        documents=documents,
        trend=trend_of([disc.number for disc, _ in dated], [held for _, held in dated], documents),
        by_period=tuple((disc.period, disc.number) for disc, _ in by_period if disc.number),
        words=concern.keyphrases,
        quotes=choose(study, names, members, first=concern.exemplar_ids, shown=3),
        questions=lines_of(study, names, (item for item in study.exchanges if item.segment_id in ids)),
        themes=tuple((Link(name_of[code], names.theme_page[code]), number) for code, number in ranked),
    )
