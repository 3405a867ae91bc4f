from fractions import Fraction

import pytest
from tests.unit.process.audits.draws import LATER, drawn, names, population, units

from poedesk.process.audits.concluding import concluded
from poedesk.process.audits.design import InvalidDraw, Unit
from poedesk.process.audits.planning import Part, Projection, ShareProjection
from poedesk.process.audits.receipt import pick, withdraw

SURE = Fraction(95, 100)


def test_failures_are_counted_by_stratum() -> None:
    members = [Unit(f"{place}{number}", stratum=place) for place in "ns" for number in range(9)]
    receipt = drawn(population(members, take={"n": 2, "s": 5}))
    failing = [name for name in names(receipt) if name.startswith("n")]
    found = concluded(receipt, failing, SURE)
    assert isinstance(found, Projection)
    assert found.parts == {"n": Part(9, 2, 2), "s": Part(9, 5, 0)}


def test_in_two_stages_a_partner_fails_with_one_of_its_engagements() -> None:
    receipt = drawn(population(units(40, 8), within="partner", take={"": 3}, each=2))
    found = concluded(receipt, [min(names(receipt))], SURE)
    assert isinstance(found, Projection)
    assert found.parts == {"": Part(8, 3, 1)}


def test_what_is_certain_says_nothing_of_the_others() -> None:
    members = [Unit("big", size=1000), *units()]
    found = concluded(drawn(population(members, method="size", take={"": 5})), ["big"], SURE)
    assert isinstance(found, ShareProjection)
    assert (found.sample, found.failing) == (4, 0)


def test_neither_picked_nor_withdrawn_units_count() -> None:
    receipt = drawn(population())
    other = min({unit.id for unit in units()} - names(receipt))
    picked = pick(receipt, other, "odd", LATER)
    with pytest.raises(InvalidDraw, match=f"{other}: not drawn"):
        concluded(picked, [other], SURE)
    found = concluded(withdraw(receipt, other, "gone", LATER), [], SURE)
    assert isinstance(found, Projection)
    assert found.parts == {"": Part(39, 8, 0)}
