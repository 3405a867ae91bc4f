"""Populations and draws for tests: invented units, a fixed secret, fixed times."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from poedesk.process.audits.design import Design, Unit
from poedesk.process.audits.population import Population, freeze
from poedesk.process.audits.receipt import Receipt, run
from poedesk.process.audits.seeds import dice_rule
from poedesk.process.audits.slips import slips

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 3, 9, tzinfo=UTC)
SECRET = bytes(range(32))
THROWS = "41526 61324 52631 44162"


def units(count: int = 40, groups: int = 8) -> list[Unit]:
    """Return engagements of a few partners, of sizes that differ."""
    return [Unit(f"ENG-{number:03}", f"P-{number % groups}", size=1 + number % 7) for number in range(count)]


def design(**changes: Any) -> Design:
    """Return a design: eight of one stratum, equal chances, dice."""
    usual: dict[str, Any] = {"draw": "2026-q4", "unit": "engagement", "take": {"": 8}, "seed": dice_rule()}
    return Design(**usual | changes)


def population(
    members: list[Unit] | None = None, last: Mapping[str, date] | None = None, **changes: Any
) -> Population:
    """Return a frozen population."""
    return freeze(design(**changes), units() if members is None else members, last or {}, SECRET, NOON)


def drawn(frozen: Population) -> Receipt:
    """Return the first draw of it."""
    return run(frozen, THROWS, LATER)


def names(receipt: Receipt) -> set[str]:
    """Return the ids that are drawn."""
    return {each.unit.id for each in receipt.selection().drawn}


def slip(receipt: Receipt, name: str) -> dict[str, Any]:
    """Return the slip of a unit."""
    (told,) = slips(receipt, (name,))
    return told
