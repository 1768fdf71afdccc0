from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.views.charts import LONGEST_BAR, MOST_PERIODS, pairs, periods_of, step
from pipeline.report.views.concerns import trend_of


def test_the_longest_bar_takes_all_the_room_and_the_others_their_part() -> None:
    one, two = pairs(
        [("a", "a.html", {"negative": 8, "positive": 2}, 20), ("b", "b.html", {"positive": 4, "neutral": 1}, 20)]
    )
    assert float(one.concern_width) == LONGEST_BAR
    assert float(two.hope_width) == pytest.approx(LONGEST_BAR / 2, abs=0.01)
    assert float(two.concern_width) == 0
    assert (one.total, two.total) == (10, 5)


def test_no_bar_is_drawn_where_nothing_was_felt() -> None:
    (only,) = pairs([("a", "a.html", {"neutral": 3}, 3)])
    assert (only.concern_width, only.hope_width) == ("0.00", "0.00")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([(2024, 1, 15), (2024, 4, 8)], ("15\xa0January 2024", "8\xa0April 2024")),
        ([(2024, 1, day) for day in range(1, 8)], ("January 2024",)),
        (
            [(2024, month, 1) for month in range(1, 13)],
            ("Jan to Mar 2024", "Apr to Jun 2024", "Jul to Sep 2024", "Oct to Dec 2024"),
        ),
        (
            [(2021, 1, 1), (2021, 6, 1), (2021, 9, 1), (2022, 1, 1), (2023, 1, 1), (2023, 6, 1)],
            ("2021", "2022", "2023"),
        ),
        (
            [(year, 1, 1) for year in range(2001, 2013)],
            ("2001 to 2003", "2004 to 2006", "2007 to 2009", "2010 to 2012"),
        ),
    ],
)
def test_days_are_grouped_only_as_far_as_needed(days: list[tuple[int, int, int]], expected: tuple[str, ...]) -> None:
    assert periods_of(date(*day) for day in days)[1] == expected


@given(st.lists(st.dates(min_value=date(1980, 1, 1), max_value=date(2080, 1, 1))))
def test_there_are_never_too_many_periods_and_every_day_has_one(days: list[date]) -> None:
    named, periods = periods_of(days)
    assert set(named) == set(days)
    assert set(named.values()) == set(periods)
    assert len(periods) <= MOST_PERIODS


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (1, 1), (5, 1), (6, 2), (15, 3), (16, 4), (20, 4)])
def test_a_cell_is_darker_the_more_it_holds(number: int, expected: int) -> None:
    assert step(number, 20) == expected


@pytest.mark.parametrize(
    ("counts", "bases", "expected"),
    [
        ([0, 5], [50, 50], "New"),
        ([2, 5], [50, 50], "Growing"),
        ([4, 3], [50, 50], "Persisting"),
        ([6, 2], [50, 50], "Quieter"),
        ([6, 2], [90, 30], "Persisting"),  # the same share of a smaller session
        ([2, 5], [20, 80], "Persisting"),
        ([5, 0, 4], [50, 50, 50], ""),
        ([1, 2], [50, 50], ""),
        ([6, 0], [50, 19], ""),  # too few remarks to be quiet in
        ([9], [50], ""),
    ],
)
def test_a_trend_rests_on_shares_of_enough_remarks(counts: list[int], bases: list[int], expected: str) -> None:
    assert trend_of(counts, bases, 2) == expected
    assert trend_of(counts, bases, 1) == ""
