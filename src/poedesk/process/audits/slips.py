"""A slip for one unit: was it drawn, why or why not, and the proof that it was in the population."""

from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.process.audits.design import BY_SIZE, InvalidDraw, Unit
from poedesk.process.audits.drawing import Selection
from poedesk.process.audits.population import CERTAIN, RESTED, salt_of, tree_over
from poedesk.process.audits.receipt import Receipt, hexadecimal
from poedesk.process.audits.tickets import scope_of_groups, tickets

SCHEMA = "poedesk.draw-slip/1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a unit."""

    status: str
    """``drawn``, ``not-drawn``, ``rested`` or ``withdrawn``; a picked unit has one of these too."""

    why: str
    """One sentence for its partner."""


def answer(receipt: Receipt, unit: Unit, chosen: Selection) -> Answer:
    """Return what became of a unit in the random draw, and why."""
    design = receipt.population.header.design
    since = design.not_drawn_since
    if unit.state == RESTED:
        return Answer("rested", f"It was drawn on {since} or later and rests, so it could not be drawn.")
    if unit.id in receipt.withdrawn:
        reason = next(
            step.because for step in receipt.steps if step.kind == "withdraw" and step.unit == unit.id
        )
        return Answer("withdrawn", f"It was withdrawn: {reason}")
    weighed = ", divided by its size," if design.method == BY_SIZE else ""
    drawn = any(each.unit.id == unit.id for each in chosen.drawn)
    if unit.state == CERTAIN and drawn:
        return Answer("drawn", "It is so large a part of the whole that it is always drawn.")
    if design.within is None:
        place = "at or below" if drawn else "above"
        why = f"Its ticket{weighed} is {place} that of the last {design.unit} drawn in its stratum."
        return Answer("drawn" if drawn else "not-drawn", why)
    if unit.group not in chosen.groups:
        why = f"The ticket of its {design.within}{weighed} is above that of the last {design.within} drawn."
        return Answer("not-drawn", why)
    place = "is among the lowest" if drawn else f"is not among the lowest {design.each}"
    why = f"Its {design.within} was drawn, and its own ticket{weighed} {place} there."
    return Answer("drawn" if drawn else "not-drawn", why)


def slip(receipt: Receipt, name: str) -> dict[str, Any]:
    """Return the slip of a unit as its file holds it; it tells nothing of any other unit.

    Raises:
        InvalidDraw: the unit is not in the population.
    """
    population = receipt.population
    header = population.header
    design = header.design
    position = next((index for index, unit in enumerate(population.units) if unit.id == name), None)
    if position is None:
        message = f"{name!r} is not in the population"
        raise InvalidDraw(message)
    unit = population.units[position]
    chosen = receipt.selection()
    told = answer(receipt, unit, chosen)
    (ticket,) = tickets(receipt.seed, design.draw, (unit.id,))
    group_ticket = None
    if design.within:
        (number,) = tickets(receipt.seed, scope_of_groups(design.draw, design.within), (unit.group,))
        group_ticket = f"{number:064x}"
    bounds = hexadecimal({unit.stratum: chosen.bounds.get(unit.stratum)})
    inner = hexadecimal({unit.group: chosen.inner_bounds.get(unit.group)}) if design.within else {}
    return {
        "schema": SCHEMA,
        "header": header.json(),
        "commitment": header.commitment,
        "seed": {
            "given": receipt.given if isinstance(receipt.given, str) else dict(receipt.given),
            "text": receipt.seed,
        },
        "unit": unit.row(),
        "salt": salt_of(population.secret, unit.id),
        "position": position,
        "proof": [each.hex() for each in tree_over(population.units, population.secret).inclusion(position)],
        "ticket": f"{ticket:064x}",
        "group_ticket": group_ticket,
        "group_size": _group_size(population.units, unit) if design.within else None,
        "bound": bounds[unit.stratum],
        "inner_bound": inner.get(unit.group),
        "status": told.status,
        "why": told.why,
        "picked": next((step.because for step in receipt.picked if step.unit == unit.id), None),
    }


def _group_size(units: tuple[Unit, ...], unit: Unit) -> int:
    return sum(each.size for each in units if each.group == unit.group and each.state != RESTED)
