"""Files of draws whose every value was replaced by what no draw holds: refused, never a fault of ours."""

import copy
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from tests.unit.process.audits.draws import LATER, drawn, population, slip

from poedesk.kernel.errors import UsageError
from poedesk.process.audits import verifier
from poedesk.process.audits.population import load as load_population
from poedesk.process.audits.receipt import Receipt, pick, withdraw
from poedesk.process.audits.receipt import load as load_receipt

ODD: list[Any] = [
    None, True, -1, 0, 1.5, float("nan"), float("inf"), 10**30, "\ud800", [], {}, [[]],
    "0001-01-01T00:00:00+23:59",
]  # fmt: skip


def two_stages() -> Receipt:
    receipt = drawn(population(within="partner", take={"": 3}, each=2, method="size"))
    return pick(withdraw(receipt, "ENG-001", "gone", LATER), "ENG-002", "odd", LATER)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything inside a value; of long lists the first two."""
    inside = value.items() if isinstance(value, dict) else enumerate(value[:2])
    for key, each in inside if isinstance(value, dict | list) else ():
        yield (*path, key)
        if isinstance(each, dict | list):
            yield from places(each, (*path, key))


def spoilt(value: Any) -> Iterator[tuple[tuple[Any, ...], Any, bool]]:
    """Yield place, value and whether the kind is one that may stand there, for each odd thing put in."""
    for path in list(places(value)):
        for odd in ODD:
            other = copy.deepcopy(value)
            inside = other
            for key in path[:-1]:
                inside = inside[key]
            before = inside[path[-1]]
            if json.dumps(before) != json.dumps(odd):
                inside[path[-1]] = odd
                yield path, other, odd is None or type(odd) in (type(before), str if before is None else None)


def test_a_population_or_receipt_of_wrong_kinds_is_refused() -> None:
    receipt = two_stages()
    kept = {("commitment",)}  # whether it belongs to the header, the verifier says
    for path, other, same_kind in spoilt(receipt.population.json()):
        if path in kept:
            continue
        try:
            found = load_population(other)
            assert same_kind, path
            load_receipt(receipt.json(), found)
        except UsageError:
            continue
        assert path[0] == "units", path
    for path, other, _ in spoilt(receipt.json()):
        if path[-1] == "because" and isinstance(other["steps"][path[1]]["because"], str):
            continue  # the words of whoever draws
        with pytest.raises(UsageError):
            load_receipt(other, receipt.population)


def test_the_verifier_names_a_wrong_kind_and_never_breaks(tmp_path: Path) -> None:
    told = slip(two_stages(), "ENG-007")
    file = tmp_path / "slip.json"
    for path, other, _ in islice(spoilt(told), 0, None, 3):  # of each place every third, for speed
        file.write_text(json.dumps(other))
        problems = verifier.checked([str(file)], None)
        if path[0] not in ("why", "picked", "bound", "inner_bound", "group_size"):
            assert problems, path  # of these five a slip alone can tell little: they stand in the whole draw


@pytest.mark.parametrize("size", [None, True, 0, -5, 1.5, float("inf"), "7"])
def test_a_slip_with_an_impossible_size_of_its_group_does_not_hold(size: Any) -> None:
    receipt = two_stages()
    drawn_one = min(each.unit.id for each in receipt.selection().drawn)
    told = slip(receipt, drawn_one) | {"group_size": size}
    assert any("cannot be smaller than its unit" in line for line in verifier.check_slip(told))
