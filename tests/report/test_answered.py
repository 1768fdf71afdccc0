"""The page to publish: a theme of few questions is not told apart, and none can be found by counting."""

from pipeline.report.views.answered import OTHERS, Asked, _without_small


def themes(**counts: int) -> dict[str, list[Asked]]:
    return {name: [Asked(f"{name} {number}?", "Yes.", "") for number in range(count)] for name, count in counts.items()}


def sizes(found: dict[str, list[Asked]]) -> dict[str, int]:
    return {name: len(items) for name, items in found.items()}


def test_large_themes_stand_alone() -> None:
    assert sizes(_without_small(themes(staff=6, money=5), 5)) == {"staff": 6, "money": 5}


def test_a_small_theme_takes_the_next_with_it() -> None:
    assert sizes(_without_small(themes(staff=9, money=6, travel=2), 5)) == {"staff": 9, OTHERS: 8}


def test_few_questions_have_no_themes_at_all() -> None:
    assert sizes(_without_small(themes(staff=2, money=1), 5)) == {OTHERS: 3}


def test_nothing_is_lost_and_no_size_is_kept_back_where_nobody_asks_for_it() -> None:
    every = themes(staff=9, money=1, travel=2)
    assert sizes(_without_small(every, 1)) == sizes(every)
    assert sorted(item.text for items in _without_small(every, 5).values() for item in items) == sorted(
        item.text for items in every.values() for item in items
    )
    assert _without_small({}, 5) == {}
