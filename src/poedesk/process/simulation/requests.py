"""Random audits and their requests: the real draw over what is held, deadlines, answers, outcomes."""

import hashlib
from datetime import datetime, timedelta
from math import ceil

from poedesk.kernel.calendars.calendar import BUSINESS_DAYS
from poedesk.process.audits import receipt as receipts
from poedesk.process.audits.design import Design, Unit
from poedesk.process.audits.population import Population, freeze
from poedesk.process.audits.seeds import FEWEST_THROWS, dice_rule
from poedesk.process.claims.association import Act
from poedesk.process.clocks import clock as clocks
from poedesk.process.clocks.clock import Clock, Span
from poedesk.process.reviews.cases import DISPUTE, POE
from poedesk.process.reviews.decisions import ACCEPT, Decision
from poedesk.process.simulation import money, reviewing, waiting
from poedesk.process.simulation.world import Drawn, Played, Request, World, acted, can, row_of

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
    while gone := [each.unit.id for each in receipt.selection().drawn if not _there(world, each.unit.id)]:
        receipt = receipts.withdraw(receipt, gone[0], "the association ended before the draw", at)
    world.draws.append(Drawn(receipt, sound))
    for each in receipt.selection().drawn:
        _issued(world, world.claims[each.unit.id], name, at)


def _there(world: World, claim: str) -> bool:
    return _open_to_draw(world.claims[claim])


def _open_to_draw(played: Played) -> bool:
    asked = played.request is not None and not played.request.outcome
    return can(played, "poe-requested") and not asked


def _issued(world: World, played: Played, draw: str, at: datetime) -> None:
    acted(world, played, Act("poe-requested", at, "audit", "reviewer"))
    row = row_of(played, "poe-requested")
    own = played.association.clock(row.starts[0]) if row and row.starts else None
    clock = own or Clock(_span(world), at, "A proof is asked for", played.association.calendar)
    request = Request(f"{draw}/{played.id}", draw, played.id, at, clock)
    world.requests.append(request)
    played.request, played.last_drawn = request, at
    money.happened(played, "issued", at)
    if own is None:
        _plan_due(world, played, at)
    waiting.answer(world, played, at, clock, request.id, "poe-answer")


def _span(world: World) -> Span:
    days = int(world.numbers["poe_days"])
    return Span("poe-answer", "partner", days, BUSINESS_DAYS, "parameter poe_days", "default", extensions=1)


def _own_clock(played: Played) -> bool:
    """Say whether the request's deadline is its own: the table of the programme has none."""
    request = played.request
    return request is not None and played.association.clock(request.clock.span.name) is None


def _plan_due(world: World, played: Played, at: datetime) -> None:
    end = clocks.ends(played.request.clock) if played.request else None
    if end is not None:
        world.plan(max(end, at), "poe-due", played.id, given=played.request)


def due(world: World, played: Played, at: datetime, request: Request) -> None:
    """Fail a request that nobody answered in time, where no clock of the table does."""
    if request.outcome or request.answered:
        return
    if request.clock.undecided:
        world.plan(at + timedelta(hours=12), "poe-due", played.id, given=request)
    elif not clocks.expired(request.clock, at):
        _plan_due(world, played, at)
    else:
        overdue(played, at)
        acted(world, played, Act("poe-failed", at, "audit", "reviewer", "poe-unavailable"))


def overdue(played: Played, at: datetime) -> None:
    """Close a request that was not answered in time: the money is forfeited."""
    _closed(played, "overdue", at)
    money.happened(played, "failed", at)


def answered(world: World, played: Played, at: datetime, request: Request) -> None:
    """Let the partner hand in its proof, mended or not; too late is too late."""
    late = _own_clock(played) and not clocks.runs(request.clock, at)
    if request.outcome or late:
        return
    waiting.mended(world, played, "poe")
    waiting.supplied(played, at, ("poe",))
    if can(played, "poe-answered"):
        acted(world, played, Act("poe-answered", at, played.partner, "incentives-admin"))
    else:
        request.clock = clocks.stop(request.clock, at)
    request.answered = at
    reviewing.opened(world, played, POE, at)


def judged(world: World, played: Played, at: datetime, decision: Decision) -> None:
    """Pass or fail what was answered; a partner may object once where its table knows no dispute."""
    request = played.request
    if request is None or request.outcome:
        return
    good = decision.kind == ACCEPT
    _closed(played, "passed" if good else "failed", at)
    money.happened(played, "passed" if good else "failed", at)
    reviewing.act(world, played, "poe-passed" if good else "poe-failed", at, decision)
    if not good and played.holds and waiting.objects(world, played, "objects"):
        when = at + world.chance.days(world.numbers["answer_days"], "objects in", request.id)
        world.plan(when, "objects", played.id, turn=played.turn)


def objected(world: World, played: Played, at: datetime) -> None:
    """Let two others look at a failed proof again."""
    reviewing.opened(world, played, DISPUTE, at, played.before)


def withdrawn(played: Played, at: datetime) -> None:
    """Close an open request because its association ended otherwise; what it held is free."""
    if played.request is not None and not played.request.outcome:
        _closed(played, "withdrawn", at)
        money.happened(played, "withdrawn", at)


def _closed(played: Played, outcome: str, at: datetime) -> None:
    if played.request is not None:
        played.request.outcome, played.request.closed = outcome, at
        played.request.sound = not played.flaws
