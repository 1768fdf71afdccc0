"""No hidden count comes back: by subtraction in one table, or by comparing two editions."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.privacy.suppress import Published, Table, cell, grid, suppress

ROWS, COLUMNS = "abcd", "xyz"
COUNTS = st.integers(0, 14)


@st.composite
def grids(draw: st.DrawFn) -> Table:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    return grid({(row, column): draw(COUNTS) for row in ROWS[:rows] for column in COLUMNS[:columns]})


def determined(table: Table, hidden: frozenset[str]) -> set[str]:
    """Return the hidden cells that the printed ones fix, by the null space of what a reader knows."""
    names = sorted(hidden)
    if not names:
        return set()
    known = np.zeros((max(len(table.sums), 1), len(names)))
    for at, (total, parts) in enumerate(table.sums):
        for name, factor in [(total, -1), *((part, 1) for part in parts)]:
            if name in hidden:
                known[at, names.index(name)] += factor
    _, sizes, axes = np.linalg.svd(known)
    free = axes[int((sizes > 1e-9).sum()) :]
    return {name for at, name in enumerate(names) if not len(free) or np.abs(free[:, at]).max() < 1e-9}


@given(grids(), st.integers(1, 8))
def test_no_small_count_is_printed_and_none_can_be_worked_out(table: Table, smallest: int) -> None:
    hidden = suppress(table, smallest=smallest)
    assert {name for name, count in table.cells.items() if 0 < count < smallest} <= hidden
    assert determined(table, hidden) == set()


@given(grids(), st.integers(1, 8))
def test_what_subtraction_leaves_over_is_a_group_itself(table: Table, smallest: int) -> None:
    hidden = suppress(table, smallest=smallest)
    for total, parts in table.sums:
        left = [part for part in parts if part in hidden]
        if total not in hidden and left:
            assert table.cells[total] - sum(table.cells[part] for part in parts if part not in hidden) >= smallest


@st.composite
def editions(draw: st.DrawFn) -> tuple[Table, Table]:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    keys = [(row, column) for row in ROWS[:rows] for column in COLUMNS[:columns]]
    first = {key: draw(COUNTS) for key in keys}
    return grid(first), grid(
        {key: max(0, count + draw(st.sampled_from([0, 0, 0, 1, -1, 3, 6, 9]))) for key, count in first.items()}
    )


@given(editions(), st.integers(2, 6))
@settings(max_examples=200)
def test_two_editions_beside_each_other_give_nothing_away(pair: tuple[Table, Table], smallest: int) -> None:
    first, second = pair
    old = suppress(first, smallest=smallest)
    new = suppress(second, smallest=smallest, before=Published(first, old))
    assert determined(second, new) == set()
    for name, count in second.cells.items():
        if name in new:
            continue
        change = abs(count - first.cells[name])
        assert change == 0 or change >= smallest  # a printed count never shows that a handful came or went
        if name in old:
            assert change >= smallest  # nor, unchanged, what was hidden before
    for total, parts in second.sums:
        left = [part for part in parts if part in new]
        if total not in new and left:
            change = abs(sum(second.cells[part] - first.cells[part] for part in left))
            assert change == 0 or change >= smallest


def test_one_small_row_takes_another_with_it() -> None:
    table = Table({"total": 30, "a": 2, "b": 8, "c": 20}, (("total", ("a", "b", "c")),))
    assert suppress(table) == {"a", "b"}


def test_two_small_rows_that_come_to_few_take_a_third() -> None:
    table = Table({"total": 31, "a": 1, "b": 2, "c": 8, "d": 20}, (("total", ("a", "b", "c", "d")),))
    assert suppress(table) == {"a", "b", "c"}


def test_large_groups_and_nobody_are_printed() -> None:
    table = Table({"total": 30, "a": 0, "b": 10, "c": 20}, (("total", ("a", "b", "c")),))
    assert suppress(table) == frozenset()


def test_a_single_newcomer_is_not_shown_by_the_next_edition() -> None:
    first = grid({("north", "for"): 12, ("north", "against"): 9, ("south", "for"): 20, ("south", "against"): 11})
    second = grid({("north", "for"): 13, ("north", "against"): 9, ("south", "for"): 20, ("south", "against"): 11})
    hidden = suppress(second, before=Published(first, suppress(first)))
    assert cell("north", "for") in hidden
    assert cell("total", "total") in hidden


def test_a_hidden_sum_of_one_printed_cell_is_no_secret_and_takes_the_cell_with_it() -> None:
    first = grid({("a", "x"): 7, ("b", "x"): 12, ("c", "x"): 1})
    second = grid({("a", "x"): 7, ("b", "x"): 12, ("c", "x"): 4})
    hidden = suppress(second, smallest=3, before=Published(first, suppress(first, smallest=3)))
    assert determined(second, hidden) == set()
