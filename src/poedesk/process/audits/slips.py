"""A slip for each unit: was it drawn, why or why not, and the proof that it was in the population.

A slip tells nothing of any other unit.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.process.audits.design import BY_SIZE, InvalidDraw, Unit
from poedesk.process.audits.drawing import Selection
from poedesk.process.audits.population import CERTAIN, RESTED, salt_of, tree_over
from poedesk.process.audits.receipt import WITHDRAW, Receipt, hexadecimal
from poedesk.process.audits.tickets import scope_of_groups, tickets

SCHEMA = "poedesk.draw-slip/1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a unit."""

    status: str
    """``drawn``, ``not-drawn``, ``rested`` or ``withdrawn``; a picked unit has one of these too."""

    why: str
    """One sentence for its partner."""


def slips(receipt: Receipt, names: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield the slip of each unit as its file holds it, by id; all is drawn and hashed once.

    Args:
        receipt: the draw as it stands.
        names: ids of the units that are asked for; null for all.

    Raises:
        InvalidDraw: one of them is not in the population.
    """
    population = receipt.population
    strangers = set(names or ()) - {unit.id for unit in population.units}
    if strangers:
        message = f"{', '.join(sorted(map(repr, strangers)))} is not in the population"
        raise InvalidDraw(message)
    chosen = receipt.selection()
    drawn = {each.unit.id for each in chosen.drawn}
    picked = {step.unit: step.because for step in receipt.picked}
    sizes = Counter[str]()
    for unit in population.units:
        sizes[unit.group] += unit.size * (unit.state != RESTED)
    tree = tree_over(population.units, population.secret)
    shared = {"schema": SCHEMA, **receipt.announced()}
    within = population.header.design.within
    for position, unit in enumerate(population.units):
        if names is not None and unit.id not in names:
            continue
        answer = _answer(receipt, unit, chosen, unit.id in drawn)
        yield shared | {
            "unit": unit.row(),
            "salt": salt_of(population.secret, unit.id),
            "position": position,
            "proof": [each.hex() for each in tree.inclusion(position)],
            **_order(receipt, unit, chosen),
            "group_size": sizes[unit.group] if within else None,
            "status": answer.status,
            "why": answer.why,
            "picked": picked.get(unit.id),
        }


def _order(receipt: Receipt, unit: Unit, chosen: Selection) -> dict[str, str | None]:
    """Return the tickets of a unit and of its group, and where their orders were cut."""
    design = receipt.population.header.design
    (ticket,) = tickets(receipt.seed, design.draw, (unit.id,))
    made = {"ticket": f"{ticket:064x}", "group_ticket": None, "inner_bound": None}
    if design.within:
        (number,) = tickets(receipt.seed, scope_of_groups(design.draw, design.within), (unit.group,))
        inner = hexadecimal({unit.group: chosen.inner_bounds.get(unit.group)})
        made |= {"group_ticket": f"{number:064x}", "inner_bound": inner[unit.group]}
    return made | {"bound": hexadecimal({unit.stratum: chosen.bounds.get(unit.stratum)})[unit.stratum]}


def _answer(receipt: Receipt, unit: Unit, chosen: Selection, drawn: bool) -> Answer:  # noqa: FBT001 - a fact
    """Return what became of a unit in the random draw, and why."""
    design = receipt.population.header.design
    since = design.not_drawn_since
    if unit.state == RESTED:
        return Answer("rested", f"It was drawn on {since} or later and rests, so it could not be drawn.")
    gone = (step.because for step in receipt.steps if step.kind == WITHDRAW and step.unit == unit.id)
    if (reason := next(gone, None)) is not None:
        return Answer("withdrawn", f"It was withdrawn: {reason}")
    weighed = ", divided by its size," if design.method == BY_SIZE else ""
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
