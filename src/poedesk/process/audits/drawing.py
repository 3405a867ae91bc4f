"""The draw: lowest tickets first, by stratum, groups before their units.

What is drawn depends on the frozen population, the seed, how many are taken and who withdrew, and on nothing
else: taking more only adds, and a withdrawal only lets the next one in.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from poedesk.kernel.records import dataclass
from poedesk.process.audits.design import BY_SIZE, Design, Unit
from poedesk.process.audits.population import CERTAIN, RESTED
from poedesk.process.audits.tickets import rank, scope_of_groups, tickets


@dataclass(frozen=True, slots=True)
class Drawn:
    """A unit that was drawn."""

    unit: Unit
    ticket: int
    """256 bits."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a seed draws, and where each order was cut."""

    drawn: tuple[Drawn, ...]
    """By stratum, group and id."""

    groups: tuple[str, ...]
    """Groups that were drawn, sorted; empty in a draw of one stage."""

    bounds: Mapping[str, int | None]
    """Stratum -> rank of the last that was drawn by its ticket; null when none was (all were certain)."""

    inner_bounds: Mapping[str, int | None]
    """The same for the units of each drawn group, in a draw of two stages."""


def select(
    design: Design,
    units: Sequence[Unit],
    seed: str,
    take: Mapping[str, int],
    withdrawn: Collection[str] = (),
) -> Selection:
    """Return what is drawn.

    Args:
        design: as frozen.
        units: of the frozen population.
        seed: a line of text.
        take: stratum -> how many, at least as many as the design says.
        withdrawn: ids of units that are no longer there.
    """
    awake = [unit for unit in units if unit.state != RESTED]
    if design.within is None:
        return _one_stage(design, [unit for unit in awake if unit.id not in withdrawn], seed, take)
    return _two_stages(design, awake, seed, take, withdrawn)


def _one_stage(design: Design, units: Sequence[Unit], seed: str, take: Mapping[str, int]) -> Selection:
    drawn: list[Drawn] = []
    bounds: dict[str, int | None] = {}
    for stratum, members in sorted(_by(units, lambda unit: unit.stratum).items()):
        chosen, bounds[stratum] = _lowest(design, members, seed, take[stratum])
        drawn += chosen
    return Selection(tuple(drawn), (), bounds, {})


def _two_stages(
    design: Design, units: Sequence[Unit], seed: str, take: Mapping[str, int], withdrawn: Collection[str]
) -> Selection:
    frozen = _by(units, lambda unit: unit.group)
    members = _by((unit for unit in units if unit.id not in withdrawn), lambda unit: unit.group)
    groups = [  # of the size that was frozen, so that a withdrawal changes no order
        Unit(name, "", inside[0].stratum, sum(unit.size for unit in inside), inside[0].state)
        for name, inside in frozen.items()
        if name in members
    ]
    scope = scope_of_groups(design.draw, design.within or "")
    bounds: dict[str, int | None] = {}
    inner: dict[str, int | None] = {}
    drawn: list[Drawn] = []
    for stratum, candidates in sorted(_by(groups, lambda unit: unit.stratum).items()):
        chosen, bounds[stratum] = _lowest(design, candidates, seed, take[stratum], scope)
        for name in (each.unit.id for each in chosen):
            inside = members[name]
            some, inner[name] = _lowest(design, inside, seed, design.each or len(inside), certain=False)
            drawn += some
    return Selection(tuple(drawn), tuple(sorted(inner)), bounds, inner)


def _lowest(
    design: Design,
    units: Sequence[Unit],
    seed: str,
    take: int,
    scope: str | None = None,
    *,
    certain: bool = True,
) -> tuple[list[Drawn], int | None]:
    """Return the units of lowest rank, by id, and the rank of the last; certain ones come first."""
    by_size = design.method == BY_SIZE
    numbers = list(tickets(seed, scope or design.draw, (unit.id for unit in units)))
    always = [index for index, unit in enumerate(units) if certain and unit.state == CERTAIN]
    others: Iterable[int] = range(len(units))
    if always:
        others = sorted(set(others) - set(always))
    if by_size:
        order = ((rank(numbers[index], units[index].size), units[index].id, index) for index in others)
    else:
        order = ((rank(numbers[index], 1), units[index].id, index) for index in others)
    lowest = heapq.nsmallest(max(0, take - len(always)), order)
    chosen = sorted([*always, *(index for _, _, index in lowest)], key=lambda index: units[index].id)
    return [Drawn(units[index], numbers[index]) for index in chosen], lowest[-1][0] if lowest else None


def _by(units: Iterable[Unit], key: Callable[[Unit], str]) -> dict[str, list[Unit]]:
    parts: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        parts[key(unit)].append(unit)
    return parts
