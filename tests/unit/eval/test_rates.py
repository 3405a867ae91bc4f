"""Rates and their intervals after Wilson."""

import pytest

from eval.rates import Rate, rate


def test_a_rate_counts_the_right_answers() -> None:
    assert rate([True, False, True, True]) == Rate(3, 4)
    assert Rate(3, 4).value == 0.75


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),  # the textbook's values
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (50, 100, 0.4038, 0.5962),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_the_interval_is_wilsons(hits: int, total: int, low: float, high: float) -> None:
    assert Rate(hits, total).interval == pytest.approx((low, high), abs=5e-5)


def test_of_nothing_nothing_is_known() -> None:
    assert Rate(0, 0).value is None
    assert Rate(0, 0).interval == (0.0, 1.0)
    assert str(Rate(0, 0)) == "none to measure"
    assert Rate(0, 0).to_json() == {"hits": 0, "total": 0, "rate": None, "interval": [0.0, 1.0]}


def test_more_documents_make_the_interval_narrower() -> None:
    few, many = Rate(9, 10).interval, Rate(90, 100).interval
    assert many[1] - many[0] < few[1] - few[0]


def test_a_rate_is_shown_with_interval_and_counts() -> None:
    assert str(Rate(8, 10)) == "0.800 [0.490, 0.943] 8/10"


def test_rates_add_up_by_their_counts() -> None:
    assert Rate(1, 2) + Rate(3, 3) == Rate(4, 5)
