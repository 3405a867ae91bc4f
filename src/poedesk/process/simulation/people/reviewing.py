"""Reviewers at work: a day holds only so many decisions, who comes first is served first."""

from datetime import datetime, time, timedelta
from fractions import Fraction

from poedesk.kernel.calendars.calendar import BUSINESS_DAYS
from poedesk.process.claims.association import Act
from poedesk.process.reviews import cases, decisions
from poedesk.process.reviews.cases import CLAIM, DECIDED, Case
from poedesk.process.reviews.decisions import ACCEPT, ASK, REFUSE, Decision
from poedesk.process.simulation.people import proofs
from poedesk.process.simulation.world import Played, World, acted, can, row_of

_MOST_ROUNDS = 1
"""How often more is asked for before a claim is refused."""

_OPENS, _HOURS = time(8), 9
_WHY = "I looked at the document itself and see it otherwise"


def slot(world: World, played: Played, at: datetime) -> datetime:
    """Return when the next free reviewer decides, at ``at`` or later, and take that time."""
    capacity = len(world.reviewers) * int(world.numbers["reviews_per_day"])
    calendar = played.association.calendar
    day = calendar.day_of(at)
    while True:
        number = world.used[day]
        if number < capacity and calendar.closed_because(day, BUSINESS_DAYS) is None:
            begins = datetime.combine(day, _OPENS, at.tzinfo)
            free = begins + timedelta(hours=_HOURS) * number / capacity
            if free >= at:
                world.used[day] += 1
                return free.replace(microsecond=0) if free.replace(microsecond=0) >= at else free
            if at < begins + timedelta(hours=_HOURS):
                world.used[day] += 1
                return at
        day += timedelta(days=1)


def opened(world: World, played: Played, kind: str, at: datetime, before: tuple[str, ...] = ()) -> None:
    """Let a case be decided by as many reviewers as it needs, each when one is free."""
    name = f"{kind}-{played.id}-{len(played.association.steps)}"
    case = Case(name, kind, before=before, doubled=_doubled(world, name))
    machine = proofs.assessed(world.chance, world.numbers, played.id, played.flaws, played.acknowledged)
    when = at
    while cases.outcome(case).state != DECIDED:
        when = slot(world, played, when)
        free = cases.second_may_be(case, world.reviewers)
        reviewer = world.chance.one_of(free, "reviewer", name, len(case.decisions))
        decision = _decided(world, played, case, reviewer, when, machine)
        decisions.check(decision, machine)
        case = cases.decide(case, decisions.overruling(decision, machine))
    world.plan(when, "decided", played.id, turn=played.turn, given=(case, machine))


def act(world: World, played: Played, name: str, at: datetime, decision: Decision) -> None:
    """Let a reviewer act, with the reason that the grounds come to."""
    row = row_of(played, name)
    if row is None:
        return
    told = None
    if row.reasons:
        refusing = decision.kind == REFUSE
        told = (
            proofs.reason(decision.grounds, row.reasons, refusing=refusing)
            if decision.grounds
            else row.reasons[-1]
        )
    words = "as the grounds say"
    acted(world, played, Act(name, at, decision.reviewer, "reviewer", told, words))


def _decided(
    world: World, played: Played, case: Case, reviewer: str, at: datetime, machine: proofs.Json
) -> Decision:
    grounds = proofs.seen(world.chance, world.numbers, case.id, reviewer, played.flaws, machine)
    asks = case.kind == CLAIM and played.rounds < _MOST_ROUNDS and can(played, "request-information")
    kind = ACCEPT if not grounds else ASK if asks else REFUSE
    decision = Decision(kind, reviewer, at, grounds)
    against = decisions.overridden(decision, machine)
    return Decision(kind, reviewer, at, grounds, _WHY) if against else decision


def _doubled(world: World, name: str) -> bool:
    share = Fraction(world.numbers["doubled"]).limit_denominator(10**6)
    return cases.is_doubled(name, world.chance.seed, share)
