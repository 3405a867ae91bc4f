import json
import random
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.unit.process.audits.draws import NOON, SECRET, design, population, units

from poedesk.process.audits.design import MOST_SIZE, InvalidDraw, Unit
from poedesk.process.audits.population import freeze, load
from poedesk.process.audits.seeds import beacon_rule


def test_the_order_of_the_table_changes_nothing() -> None:
    members = units()
    shuffled = random.Random(1).sample(members, len(members))
    assert population(shuffled).json() == population(members).json()


def test_one_changed_id_changes_the_commitment() -> None:
    members = units()
    other = [*members[:-1], Unit("ENG-999", members[-1].group, size=members[-1].size)]
    assert population(other).header.commitment != population(members).header.commitment


def test_the_same_units_under_another_secret_have_another_root() -> None:
    other = freeze(design(), units(), {}, bytes(32), NOON)
    assert other.header.root != population().header.root


def test_what_was_drawn_lately_rests() -> None:
    last = {"ENG-001": date(2026, 6, 1), "ENG-002": date(2025, 6, 1)}
    frozen = population(last=last, not_drawn_since=date(2026, 1, 1))
    assert [unit.id for unit in frozen.units if unit.state == "rested"] == ["ENG-001"]
    assert frozen.header.rested == 1


def test_what_is_larger_than_its_share_is_certain() -> None:
    members = [Unit("A", size=60), Unit("B", size=30), *(Unit(f"C{number}", size=1) for number in range(10))]
    frozen = population(members, take={"": 3}, method="size")
    assert [unit.id for unit in frozen.units if unit.state == "certain"] == ["A", "B"]


def test_equal_chances_know_nothing_certain() -> None:
    assert {unit.state for unit in population([Unit("A", size=60), Unit("B")], take={"": 1}).units} == {""}


@pytest.mark.parametrize(
    ("members", "changes", "said"),
    [
        ([], {}, "it is empty"),
        ([Unit("A"), Unit("A")], {}, "'A' stands twice"),
        ([Unit("A", size=0)], {}, "a size is a whole number from 1"),
        ([Unit("A", size=MOST_SIZE + 1)], {}, "a size is a whole number from 1"),
        ([Unit("A", stratum="north")], {}, "nobody said how many of stratum 'north'"),
        ([Unit("A")], {"take": {"": 1, "south": 1}}, "nothing stands in stratum 'south'"),
        ([Unit("A")], {"within": "partner"}, "every engagement needs its partner"),
        (
            [Unit("A", "P", "n"), Unit("B", "P", "s")],
            {"within": "partner", "take": {"n": 1, "s": 1}},
            "partner P stands in two strata",
        ),
        ([Unit("A")], {"take": {"": 2}}, "2 are to be drawn, and 1 engagements can be"),
        (
            [Unit("A", "P")],
            {"take": {"": 2}, "within": "partner"},
            "2 are to be drawn, and 1 partners can be",
        ),
        ([Unit("A")], {"take": {}}, "say how many are drawn"),
        ([Unit("A")], {"take": {"": 0}}, "say how many are drawn"),
        ([Unit("A")], {"each": 2}, "only makes sense with groups"),
        ([Unit("A")], {"method": "money"}, "not 'money'"),
        ([Unit("A")], {"draw": " "}, "a draw needs an id"),
    ],
)
def test_what_cannot_be_drawn_from_is_refused(
    members: list[Unit], changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidDraw, match=said):
        population(members, **changes)


def test_a_seed_that_is_known_already_is_refused() -> None:
    rule = beacon_rule("drand-quicknet", 1)
    with pytest.raises(InvalidDraw, match="the seed is known since 2023-08-23"):
        population(seed=rule)
    assert (
        population(seed=beacon_rule("moon", 7, datetime(2026, 12, 1, tzinfo=UTC))).header.design.seed.round
        == 7
    )


def test_a_secret_is_32_bytes() -> None:
    with pytest.raises(InvalidDraw, match="32 random bytes"):
        freeze(design(), units(), {}, SECRET[1:], NOON)


def test_a_file_gives_the_same_population_back() -> None:
    frozen = population(within="partner", each=2, take={"": 3})
    assert load(json.loads(json.dumps(frozen.json()))).json() == frozen.json()


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "poedesk.claim/1"},
        {"units": [["A"]]},
        {"units": [["A", "", "", "1", ""]]},
        {"secret": "no"},
        {"header": {}},
        {"header": None},
    ],
)
def test_a_file_that_is_none_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(InvalidDraw):
        load(population().json() | change)


def test_neither_secret_nor_units_are_told_by_accident() -> None:
    assert repr(population()) == "Population('2026-q4', 40 units)"
