"""Ranges that overlap one that is kept are not, those that only touch one are; the highest in any range."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from poedesk.kernel.ranges import Apart, Highest

RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=30)


@given(RANGES)
def test_what_is_kept_is_what_comparing_with_all_keeps(drawn: list[tuple[int, int]]) -> None:
    kept: list[tuple[int, int]] = []
    apart = Apart()
    for start, length in drawn:
        end = start + length
        free = not any(start < last and first < end for first, last in kept)
        if free:
            kept.append((start, end))
        assert apart.add(start, end) is free


def test_neighbours_that_touch_are_both_kept() -> None:
    apart = Apart()
    assert [apart.add(*ends) for ends in ((5, 9), (0, 5), (9, 12), (8, 10))] == [True, True, True, False]


@given(st.lists(st.integers(-9, 9), max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_the_highest_of_a_range_is_that_of_going_through_it(drawn: list[int], start: int, end: int) -> None:
    end = min(end, len(drawn))
    assert Highest(drawn).between(start, end) == max(drawn[start:end], default=-inf)
