import json
from datetime import timedelta

import pytest
from tests.unit.process.audits.draws import LATER, NOON, THROWS, drawn, names, population

from poedesk.process.audits.design import InvalidDraw
from poedesk.process.audits.receipt import extend, load, pick, run, withdraw
from poedesk.process.audits.seeds import InvalidSeed


def test_a_draw_can_be_extended_and_keeps_what_was_drawn() -> None:
    first = drawn(population())
    more = extend(first, {"": 4}, "two of eight failed", LATER)
    assert names(first) < names(more)
    assert len(names(more)) == 12


def test_a_withdrawn_unit_is_replaced_by_the_next() -> None:
    first = drawn(population())
    gone = min(names(first))
    left = withdraw(first, gone, "cancelled in May", LATER)
    assert names(left) - names(first) == names(extend(first, {"": 1}, "one more", LATER)) - names(first)
    assert names(first) - names(left) == {gone}


def test_what_somebody_picked_stands_apart() -> None:
    first = drawn(population())
    other = min({unit.id for unit in first.population.units} - names(first))
    picked = pick(first, other, "the same proof as another", LATER)
    told = picked.json()
    assert names(picked) == names(first)
    assert told["picked"] == [{"unit": other, "because": "the same proof as another"}]


def test_a_receipt_survives_its_file() -> None:
    receipt = extend(withdraw(drawn(population()), "ENG-001", "gone", LATER), {"": 2}, "more", LATER)
    value = json.loads(json.dumps(receipt.json()))
    assert load(value, receipt.population).json() == receipt.json()


def test_a_receipt_that_was_changed_is_refused() -> None:
    receipt = drawn(population())
    value = receipt.json()
    value["drawn"] = value["drawn"][1:]
    with pytest.raises(InvalidDraw, match="poedesk draw verify says where"):
        load(value, receipt.population)
    with pytest.raises(InvalidDraw, match="cannot be read"):
        load({"steps": []}, receipt.population)
    with pytest.raises(InvalidSeed):
        load(receipt.json() | {"seed": {"given": "1", "text": "dice 1"}}, receipt.population)


def test_steps_that_cannot_be_are_refused() -> None:
    first = drawn(population())
    with pytest.raises(InvalidDraw, match="no stratum 'north'"):
        extend(first, {"north": 1}, "more", LATER)
    with pytest.raises(InvalidDraw, match="can only be extended"):
        extend(first, {"": 0}, "fewer", LATER)
    with pytest.raises(InvalidDraw, match="say why"):
        extend(first, {"": 1}, " ", LATER)
    with pytest.raises(InvalidDraw, match="after this one"):
        extend(first, {"": 1}, "more", NOON)
    with pytest.raises(InvalidDraw, match="'X' is not in the population"):
        withdraw(first, "X", "gone", LATER)
    with pytest.raises(InvalidDraw, match="was withdrawn before"):
        withdraw(withdraw(first, "ENG-001", "gone", LATER), "ENG-001", "gone", LATER)
    with pytest.raises(InvalidDraw, match="was picked before"):
        pick(pick(first, "ENG-001", "odd", LATER), "ENG-001", "odd", LATER)


def test_nothing_is_drawn_before_the_population_was_frozen() -> None:
    with pytest.raises(InvalidDraw, match="after this draw"):
        run(population(), THROWS, NOON - timedelta(seconds=1))
