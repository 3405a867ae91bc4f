from fractions import Fraction

import pytest

from poedesk.kernel.chances import at_most
from poedesk.process.audits.design import InvalidDraw
from poedesk.process.audits.planning import Part, plan, project, project_by_size

FIVE = Fraction(5, 100)


def test_fifty_nine_of_very_many_show_five_percent() -> None:
    # The auditor's rule: 0.95^59 < 0.05 < 0.95^58.
    assert plan(1_000_000, FIVE).sample == 59


@pytest.mark.parametrize(("population", "allowed"), [(100, 0), (100, 1), (37, 0), (500, 2)])
def test_no_smaller_sample_would_do(population: int, allowed: int) -> None:
    found = plan(population, FIVE, allowed)
    failing = population * 5 // 100 + 1
    chance = [Fraction(*at_most(allowed, failing, sample, population)) for sample in range(population + 1)]
    assert next(sample for sample, each in enumerate(chance) if each <= FIVE) == found.sample


def test_a_plan_says_what_it_means() -> None:
    assert str(plan(100, FIVE)).startswith(
        "Draw 39 of 100. If they show no failure, one is 95 % sure that at most 5 % of all fail"
    )


@pytest.mark.parametrize(
    ("population", "tolerable", "allowed", "confidence"),
    [
        (0, FIVE, 0, FIVE),
        (9, Fraction(1), 0, FIVE),
        (9, FIVE, -1, FIVE),
        (9, FIVE, 1, FIVE),
        (9, FIVE, 0, Fraction(1)),
    ],
)
def test_plans_that_cannot_be_are_refused(
    population: int, tolerable: Fraction, allowed: int, confidence: Fraction
) -> None:
    with pytest.raises(InvalidDraw):
        plan(population, tolerable, allowed, confidence)


def test_a_sample_speaks_for_the_whole() -> None:
    found = project({"": Part(1000, 60, 2)})
    assert found.lower <= found.estimate <= found.upper
    assert found.estimate == Fraction(2000, 60)
    assert "2 of 60 drawn fail. Of all 1000, that makes about 33" in str(found)


def test_strata_add_up_and_share_the_doubt() -> None:
    apart = [project({"": part}) for part in (Part(1000, 60, 2), Part(50, 10, 0))]
    together = project({"a": Part(1000, 60, 2), "b": Part(50, 10, 0)})
    assert together.upper > sum(each.upper for each in apart)
    assert "all hold together" in str(together)


def test_a_draw_by_size_speaks_of_shares() -> None:
    found = project_by_size(60, 1)
    assert found.lower < Fraction(1, 60) < found.upper
    assert "1 of 60 drawn by size fail" in str(found)


@pytest.mark.parametrize("part", [Part(10, 0, 0), Part(10, 11, 0), Part(10, 5, 6), Part(0, 0, 0)])
def test_counts_that_cannot_be_are_refused(part: Part) -> None:
    with pytest.raises(InvalidDraw):
        project({"": part})


def test_nothing_says_nothing() -> None:
    with pytest.raises(InvalidDraw):
        project({})
    with pytest.raises(InvalidDraw):
        project_by_size(3, 4)
