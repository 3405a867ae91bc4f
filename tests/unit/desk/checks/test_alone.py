"""A receipt alone: what is wrong in it is found without its population, wherever that can be seen."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.process.audits.draws import drawn, population

from poedesk.desk.checks.alone import looked

Receipt = dict[str, Any]
DESIGNS: list[dict[str, Any]] = [
    {},
    {"method": "size"},
    {"within": "partner", "each": 2, "take": {"": 3}},
    {"within": "partner", "each": 2, "take": {"": 3}, "method": "size"},
]


@pytest.mark.parametrize("changes", DESIGNS, ids=str)
def test_in_a_receipt_that_was_drawn_everything_holds(changes: dict[str, Any]) -> None:
    told = looked(drawn(population(**changes)).json())
    unsure = told.pop("unsure")
    assert told == {"commitment": [], "seed": [], "steps": [], "listed": []}
    assert bool(unsure) is (
        "within" in changes or any(each["certain"] for each in drawn(population(**changes)).json()["drawn"])
    )


def test_units_that_are_certain_by_the_receipts_own_word_are_told_as_that() -> None:
    receipt = drawn(population()).json()
    receipt["drawn"] = [{**each, "certain": True} for each in receipt["drawn"]]
    assert "drawn for certain" in looked(receipt)["unsure"][0]
    assert looked({**receipt, "drawn": []})["unsure"] == ["that no unit is drawn"]


def other_header(receipt: Receipt) -> None:
    receipt["header"]["units"] += 1


def other_seed(receipt: Receipt) -> None:
    receipt["seed"]["text"] = "dice 11111111111111111111"


def no_reason(receipt: Receipt) -> None:
    step = receipt["steps"][0]
    receipt["steps"].append({**step, "step": "extend", "because": " "})


def other_unit(receipt: Receipt) -> None:
    receipt["drawn"][0]["unit"] = "ENG-MINE"


def lower_bound(receipt: Receipt) -> None:
    receipt["bounds"] = dict.fromkeys(receipt["bounds"], "1")


def twice(receipt: Receipt) -> None:
    receipt["drawn"].append(receipt["drawn"][0])


@pytest.mark.parametrize(
    ("does", "part", "says"),
    [
        (other_header, "commitment", "not the one that its commitment belongs to"),
        (other_seed, "seed", "not made of what was given"),
        (no_reason, "steps", "step 1 has no reason"),
        (other_unit, "listed", "ENG-MINE is listed with another ticket"),
        (lower_bound, "listed", "is above the bound"),
        (twice, "listed", "listed twice"),
        (twice, "listed", "more units are listed than are taken"),
    ],
)
def test_what_is_wrong_is_told_at_its_part(does: Callable[[Receipt], None], part: str, says: str) -> None:
    receipt = copy.deepcopy(dict(drawn(population()).json()))
    does(receipt)
    assert says in " ".join(looked(receipt)[part])


@pytest.mark.parametrize(
    "thing", [None, [], {}, {"seed": 1}, {**drawn(population()).json(), "drawn": None}], ids=str
)
def test_what_is_no_receipt_is_no_receipt(thing: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        looked(thing)
