"""An association that was kept goes on as if nothing had happened."""

from datetime import UTC, datetime, timedelta

import pytest

from poedesk.kernel.canonical import canonical_json
from poedesk.process.claims import keeping, machine
from poedesk.process.claims.association import Act, Association, Claimant, Item
from poedesk.process.claims.tables import loader
from poedesk.process.clocks.clock import Extension

TABLE = loader.load("microsoft-cpor")
NOON = datetime(2026, 5, 4, 12, 0, 0, 123456, tzinfo=UTC)


def asked() -> Association:
    """Return an association on its way: items, steps, clocks that run, stand still and wait for more time."""
    made = machine.begin(TABLE, "CLM-1", NOON, Claimant("p", ("workload:t:teams",), "public"))
    for right in ("poe", "acknowledgements"):
        made = machine.supply(TABLE, made, "partner", Item(right, NOON, "p", "0" * 64))
    acts = (("submit", "incentives-admin", None), ("start-review", "reviewer", None))
    for name, role, reason in (*acts, ("request-information", "reviewer", "dates")):
        made = machine.apply(TABLE, made, Act(name, NOON, role, role, reason, "why")).association
    return machine.ask_time(made, "partner-answer", Extension(NOON, "p", 3, "away"))


def test_what_is_kept_is_the_same_value_and_has_one_form() -> None:
    made = asked()
    told = keeping.to_json(made)
    assert keeping.from_json(told) == made
    assert canonical_json(keeping.to_json(keeping.from_json(told))) == canonical_json(told)


def test_it_goes_on_as_if_nothing_had_happened() -> None:
    made = asked()
    late = NOON + timedelta(days=90)
    decided = [
        machine.decide_time(each, "partner-answer", NOON, "reviewer", granted=True)
        for each in (made, keeping.from_json(keeping.to_json(made)))
    ]
    first, again = (machine.sweep(TABLE, each, late) for each in decided)
    assert first == again
    tags = [each.event.tag for each in first]
    assert tags == ["claim:association:rejected", "claim:association:rejected_final"]


@pytest.mark.parametrize("told", [{}, {"id": "CLM-1"}, [], None])
def test_anything_else_is_refused(told: object) -> None:
    with pytest.raises(ValueError, match="validation error"):
        keeping.from_json(told)
