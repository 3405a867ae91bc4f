"""One place of a template, of whatever format, and values written at places."""

from collections.abc import Callable, Sequence

from poedesk.kernel.records import dataclass
from poedesk.paper.forms.contents import Value
from poedesk.paper.forms.templates.meaning import PRODUCTS
from poedesk.paper.forms.templates.model import Wanted


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a template."""

    name: str
    """The field of ours that belongs there."""

    where: str
    """In words."""

    write: Callable[[Value], str | None]
    """Writes a value; returns why it could not."""

    same: str | None = None
    """What joins places that are one field shown several times: the tag of their controls."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a template."""

    data: bytes
    placed: Sequence[tuple[str, str]]
    """Name of a field, place in words."""

    without: Sequence[tuple[str, str]]
    """Name of a field, why it was not written."""

    notes: Sequence[str] = ()


def joined(found: Sequence[Place]) -> dict[str, list[Place]]:
    """Return the places of each field; several of one tag are one field that is shown several times."""
    by_name: dict[str, list[Place]] = {}
    for place in found:
        by_name.setdefault(place.name, []).append(place)
    return by_name


def write_all(
    values: Sequence[Wanted], found: Sequence[Place]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Write values at their places: (placed, left out and why); of several places none is chosen."""
    by_name = joined(found)
    placed, without = [], []
    cells = [item.name for item in values if item.name.startswith(f"{PRODUCTS}_")]
    as_table = any(name in by_name for name in cells)
    for item in values:
        if item.name == PRODUCTS and as_table:
            continue  # each product has cells of its own
        if item.name in cells and not as_table and by_name.get(PRODUCTS):
            continue  # they all stand in one text
        places = by_name.get(item.name, [])
        if not places:
            without.append((item.name, "has no place in this template that is plainly its own"))
            continue
        tags = {place.same for place in places}
        if len(places) > 1 and (len(tags) > 1 or None in tags):
            listed = "; ".join(place.where for place in places[:4])
            without.append((item.name, f"could stand at {len(places)} places, so it was left out: {listed}"))
            continue
        wrong = [why for place in places if (why := place.write(item.value)) is not None]
        if wrong:
            without.append((item.name, f"{places[0].where}: {wrong[0]}"))
        else:
            placed.append((item.name, places[0].where))
    return placed, without
