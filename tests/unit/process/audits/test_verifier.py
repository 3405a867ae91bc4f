import copy
import json
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.process.audits.draws import LATER, drawn, names, population, slip

from poedesk.process.audits import verifier
from poedesk.process.audits.receipt import Receipt, extend, pick, withdraw
from poedesk.process.audits.seeds import beacon_rule
from poedesk.process.audits.slips import slips

SHAPES: dict[str, dict[str, Any]] = {
    "one stage": {},
    "by size": {"method": "size"},
    "two stages": {"within": "partner", "take": {"": 3}, "each": 2},
    "two stages by size": {"within": "partner", "take": {"": 3}, "each": 2, "method": "size"},
    "rested": {"last": {"ENG-001": date(2026, 6, 1)}, "not_drawn_since": date(2026, 1, 1)},
}


def whole(shape: str) -> Receipt:
    """Return a draw with every kind of step behind it."""
    receipt = drawn(population(**SHAPES[shape]))
    receipt = extend(receipt, {"": 1}, "one failed", LATER)
    receipt = withdraw(receipt, min(names(receipt)), "cancelled", LATER)
    return pick(receipt, "ENG-002", "odd", LATER)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_draw_and_every_slip_of_it_hold(shape: str) -> None:
    receipt = whole(shape)
    commitment = receipt.population.header.commitment
    assert verifier.check_draw(receipt.population.json(), receipt.json(), commitment) == []
    all_of_them = list(slips(receipt))
    assert [told["unit"][0] for told in all_of_them] == [unit.id for unit in receipt.population.units]
    for told in all_of_them:
        assert verifier.check_slip(told, commitment) == []
        assert (told["status"] == "drawn") == (told["unit"][0] in names(receipt))


CHANGES: dict[str, tuple[Callable[[Any, Any], object], str]] = {
    "an id": (lambda p, _: p["units"][3].__setitem__(0, "ENG-0033"), "the root is another"),
    "a size": (lambda p, _: p["units"][3].__setitem__(3, 99), "the root is another"),
    "a unit gone": (lambda p, _: p["units"].pop(), "units are there"),
    "a state": (lambda p, _: p["units"][3].__setitem__(4, "rested"), "other units rest"),
    "a certain one": (lambda p, _: p["units"][3].__setitem__(4, "certain"), "marked as certain"),
    "a drawn one gone": (lambda _, r: r["drawn"].pop(), "is drawn by the seed, and is not listed"),
    "one drawn twice": (lambda _, r: r["drawn"].append(r["drawn"][0]), "listed twice"),
    "a ticket": (lambda _, r: r["drawn"][0].update(ticket="0" * 64), "another ticket"),
    "a bound": (lambda _, r: r["bounds"].update({"": "0"}), "the bounds are not those"),
    "the seed": (lambda _, r: r["seed"].update(text="dice 1"), "not made of what was given"),
    "the throws": (lambda _, r: r["seed"].update(given="1" * 20), "not made of what was given"),
    "fewer throws": (lambda _, r: r["seed"].update(given="1", text="dice 1"), "is not 20 throws"),
    "the commitment": (lambda _, r: r.update(commitment="0" * 64), "its commitment belongs to"),
    "how many": (lambda _, r: r["header"]["take"].update({"": 9}), "the population is of another draw"),
    "no first step": (lambda _, r: r["steps"].pop(0), "the first step is not the draw"),
    "no reason": (lambda _, r: r["steps"][1].update(because=" "), "has no reason"),
    "fewer": (lambda _, r: r["steps"][1].update(take={"": 1}), "takes fewer"),
    "a step's order": (lambda _, r: r["steps"][1].update(at="2020-01-01T00:00:00Z"), "behind a later one"),
    "a pick hidden": (lambda _, r: r["picked"].clear(), "listed as picked"),
    "a strange step": (lambda _, r: r["steps"][1].update(step="swap"), "none that can stand there"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_changed_is_named(change: str) -> None:
    receipt = whole("one stage")
    people, told = copy.deepcopy((receipt.population.json(), receipt.json()))
    apply, said = CHANGES[change]
    apply(people, told)
    assert any(said in line for line in verifier.check_draw(people, told))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"kind": "dice", "throws": 3}, "could be tried out"),
        ({"kind": "reveal", "parties": {"programme": "0" * 64}}, "of one party alone"),
        (
            {"kind": "beacon", "beacon": "drand-quicknet", "round": 1, "at": "2030-01-01T00:00:00Z"},
            "round 1 of drand-quicknet is at another time",
        ),
        (
            {"kind": "beacon", "beacon": "drand-quicknet", "round": 1, "at": "2023-08-23T15:09:27Z"},
            "the seed was known when",
        ),
    ],
)
def test_a_rule_by_which_somebody_could_choose_is_named(rule: dict[str, Any], said: str) -> None:
    found = list(verifier.check_rule(rule, verifier.moment("2026-11-02T12:00:00Z")))
    assert any(said in line for line in found)


def test_rules_that_are_sound_are_not() -> None:
    sound = (
        {"kind": "dice", "throws": 20},
        {"kind": "reveal", "parties": {"programme": "0" * 64, "partners": "1" * 64}},
        beacon_rule("drand-quicknet", 40_000_000).json(),
    )
    noon = verifier.moment("2026-11-02T12:00:00Z")
    assert [line for rule in sound for line in verifier.check_rule(rule, noon)] == []


def test_two_files_in_the_wrong_order_are_named() -> None:
    receipt = whole("one stage")
    found = verifier.check_draw(receipt.json(), receipt.population.json())
    assert "population 0: it is no poedesk.population/1" in found


def test_another_draw_than_the_one_announced_does_not_hold() -> None:
    receipt = whole("one stage")
    (line,) = verifier.check_draw(receipt.population.json(), receipt.json(), "0" * 64)
    assert line.startswith("the published commitment is 0000")


@pytest.mark.parametrize("field", ["status", "ticket", "salt", "position", "unit", "bound", "proof"])
def test_a_changed_slip_does_not_hold(field: str) -> None:
    receipt = whole("one stage")
    gone = {*names(receipt), *receipt.withdrawn}
    other = next(unit.id for unit in receipt.population.units if unit.id not in gone)
    told, wrong = slip(receipt, min(names(receipt))), slip(receipt, other)
    told[field] = wrong[field] if field != "bound" else "0"
    assert verifier.check_slip(told)


def test_a_slip_tells_of_no_other_unit() -> None:
    receipt = whole("two stages")
    text = json.dumps(slip(receipt, "ENG-004"))
    others = {unit.id for unit in receipt.population.units} - {"ENG-004"}
    assert not [name for name in others if name in text]
    assert receipt.population.secret.hex() not in text


def test_the_file_alone_is_enough(tmp_path: Path) -> None:
    receipt = whole("two stages by size")
    for name, value in (("population", receipt.population.json()), ("draw", receipt.json())):
        (tmp_path / f"{name}.json").write_text(json.dumps(value), "utf-8")
    (tmp_path / "slip.json").write_text(json.dumps(slip(receipt, "ENG-003")), "utf-8")
    (tmp_path / "check.py").write_bytes(Path(verifier.__file__).read_bytes())

    def said(*files: str) -> tuple[int, str]:
        bare = [sys.executable, "-I", "-S", "check.py", *files]
        done = subprocess.run(bare, cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    assert said("population.json", "draw.json") == (0, "Everything holds.\n")
    assert said("slip.json") == (0, "Everything holds.\n")
    (tmp_path / "slip.json").write_text("[", "utf-8")
    code, text = said("slip.json")
    assert code == 1
    assert "cannot be read as a draw" in text


def test_no_changed_byte_passes(tmp_path: Path) -> None:
    receipt = whole("one stage")
    people, told = tmp_path / "p.json", tmp_path / "d.json"
    people.write_text(json.dumps(receipt.population.json()), "utf-8")
    clean = json.dumps(receipt.json()).encode()
    commitment = receipt.population.header.commitment
    dice = random.Random(7)
    for _ in range(300):
        at = dice.randrange(len(clean))
        changed = bytearray(clean)
        changed[at] ^= 1 << dice.randrange(8)
        told.write_bytes(changed)
        found = verifier.checked([str(people), str(told)], commitment)
        assert found or equal(bytes(changed), clean), (
            f"byte {at}: {clean[at : at + 1]!r} {changed[at : at + 1]!r}"
        )


def equal(changed: bytes, clean: bytes) -> bool:
    """Say whether a change leaves the same draw: a letter of a reason, or of a name that nobody checks."""
    try:
        one, other = json.loads(changed), json.loads(clean)
    except ValueError:
        return False
    if not isinstance(one, dict):
        return False
    for value in (one, other):
        value.pop("schema", None)
        for step in value.get("steps", ()):
            step.pop("because", None)
            step.pop("at", None)
        for each in value.get("picked", ()):
            each.pop("because", None)
    return bool(one == other)
