"""Random audits: the real draw over what is held, and one released batch of requests for what it gave."""

import hashlib
from collections import defaultdict
from datetime import datetime, timedelta
from math import ceil

from poedesk.process.audits import receipt as receipts
from poedesk.process.audits.design import Design, Unit
from poedesk.process.audits.population import Population, freeze
from poedesk.process.audits.seeds import FEWEST_THROWS, dice_rule
from poedesk.process.claims.tables.loader import Table
from poedesk.process.requests import linking
from poedesk.process.requests.batch import RELEASE, Asked, Batch, Entry, Target, draft, parts, taken
from poedesk.process.simulation.asked import requests
from poedesk.process.simulation.world import Drawn, Played, World, can, swept
from poedesk.proof.policy import loader as policies

AUDIT = "audit"
"""Who draws, releases and delivers."""

_RESTS = timedelta(days=365)
"""A claim is not drawn again within a year: a default."""

_PUBLISHED = timedelta(days=1)
"""Between the commitment and the dice."""


def frozen(world: World, at: datetime, name: str) -> None:
    """Freeze what is held now, if anything is, and let the dice be thrown a day later."""
    there = [each for each in world.claims.values() if each.association.began <= at and _open_to_draw(each)]
    since = (at - _RESTS).date()
    last = {each.id: each.last_drawn.date() for each in there if each.last_drawn is not None}
    groups = {each.partner for each in there if each.id not in last or last[each.id] < since}
    if not groups or not world.numbers["draw_partners"]:
        return
    design = Design(
        draw=name,
        unit="engagement",
        take={"": ceil(world.numbers["draw_partners"] * len(groups))},
        seed=dice_rule(),
        within="partner",
        each=int(world.numbers["draw_each"]),
        programme=world.programme,
        not_drawn_since=since,
    )
    secret = hashlib.sha256(f"{world.chance.seed}/{name}".encode()).digest()
    population = freeze(design, [Unit(each.id, each.partner) for each in there], last, secret, at)
    world.plan(at + _PUBLISHED, "draw", given=(population, {each.id: not each.flaws for each in there}))


def drawn(world: World, at: datetime, given: tuple[Population, dict[str, bool]]) -> None:
    """Throw the dice, take out what is no longer there, and ask for the proofs of what is drawn."""
    population, sound = given
    name = population.header.design.draw
    throws = "".join(str(1 + int(world.chance.share("dice", name, n) * 6)) for n in range(FEWEST_THROWS))
    receipt = receipts.run(population, throws, at)
    while gone := [each.unit.id for each in receipt.selection().drawn if not _there(world, at, each.unit.id)]:
        receipt = receipts.withdraw(receipt, gone[0], "the association ended before the draw", at)
    if not receipt.selection().drawn:  # nothing of it is left, so it says nothing of the others
        return
    world.draws.append(Drawn(receipt, sound))
    pinned: defaultdict[str, list[Played]] = defaultdict(list)
    for each in receipt.selection().drawn:
        claim = world.claims[each.unit.id]
        pinned[str(claim.table)].append(claim)
    for asked in pinned.values():
        batch = _released(asked[0].table, name, at, asked)
        world.events += batch.events
        for own in parts(batch).values():
            requests.delivered(world, own, at, AUDIT)


def _released(table: Table, draw: str, at: datetime, claims: list[Played]) -> Batch:
    """Return the batch of a draw, drafted and released: no request of it goes out before the others."""
    known = (each.solution_areas[0] for each in policies.programmes() if each.id == table.programme)
    calendar = claims[0].association.calendar
    asked = Asked(draw, str(table), next(known, "modern-work"), "usage", at, AUDIT, calendar)
    made = draft(asked, linking.life(table), [Target(each.id, each.partner, "drawn") for each in claims])
    return taken(made, Entry(RELEASE, at, AUDIT, "reviewer"))


def _there(world: World, at: datetime, claim: str) -> bool:
    played = world.claims[claim]
    swept(world, played, at)
    return _open_to_draw(played)


def _open_to_draw(played: Played) -> bool:
    asked = played.request is not None and not played.request.outcome
    return can(played, linking.ASKED_FOR) and not asked
