from fractions import Fraction
from math import comb

import pytest

from poedesk.kernel.chances import at_most, failing_interval, share_interval

SURE = Fraction(95, 100)


@pytest.mark.parametrize(
    ("shown", "sample", "lower", "upper"),
    [
        (0, 10, "0.0000", "0.3085"),
        (1, 10, "0.0025", "0.4450"),
        (2, 20, "0.0123", "0.3170"),
        (5, 20, "0.0866", "0.4910"),
        (10, 10, "0.6915", "1.0000"),
    ],
)
def test_intervals_of_shares_are_those_of_published_tables(
    shown: int, sample: int, lower: str, upper: str
) -> None:
    low, high = share_interval(shown, sample, SURE)
    assert (f"{float(low):.4f}", f"{float(high):.4f}") == (lower, upper)


def test_chances_are_counted_exactly() -> None:
    for shown in range(6):
        ways = sum(comb(7, each) * comb(13, 5 - each) for each in range(shown + 1))
        assert Fraction(*at_most(shown, 7, 5, 20)) == Fraction(ways, comb(20, 5))
    assert at_most(0, 20, 5, 20)[0] == 0


@pytest.mark.parametrize("population", [12, 30])
def test_the_interval_holds_as_often_as_it_says(population: int) -> None:
    sample = 6
    for failing in range(population + 1):
        held = 0
        for shown in range(min(sample, failing) + 1):
            low, high = (
                failing_interval(shown, sample, population, SURE)
                if shown + population - failing >= sample
                else (1, 0)
            )
            if low <= failing <= high:
                held += comb(failing, shown) * comb(population - failing, sample - shown)
        assert Fraction(held, comb(population, sample)) >= SURE


def test_a_whole_census_leaves_no_doubt() -> None:
    assert failing_interval(3, 20, 20, SURE) == (3, 3)
