"""Two partners claim the same: found by the real keys, compared by the real rule, settled by two."""

from datetime import datetime, timedelta

from poedesk.process.claims.association import Act
from poedesk.process.claims.contending import comparing, keys
from poedesk.process.reviews import cases
from poedesk.process.reviews.cases import ARBITRATION, Case
from poedesk.process.reviews.decisions import ACCEPT, Decision
from poedesk.process.simulation import proofs
from poedesk.process.simulation.world import FACT, Played, World, acted, can, refusal

_AGAIN = timedelta(days=3)
_LOST = "lost-arbitration"


def rivals(world: World, played: Played) -> tuple[Played, ...]:
    """Return the claims of other partners that hold, or ask for, what this one claims."""
    names = sorted(
        {name for key in played.association.claimant.keys for name in world.by_key[key]} - {played.id}
    )
    others = [world.claims[name] for name in names]
    if not others:
        return ()
    found = keys.contests(
        played.table, played.association, [(each.table, each.association) for each in others]
    )
    there = {name for each in found for name in (each.holder, *each.claimants)}
    return tuple(each for each in others if each.id in there)


def free(world: World, played: Played, at: datetime, reviewer: str) -> bool:
    """Say whether a claim that was accepted can be approved; arbitrate first where another claims the same.

    A rival that its partner has to mend, or that is disputed, is waited for: no transition ends it.
    """
    against = rivals(world, played)
    if not against:
        return True
    if any(not (each.holds or refusal(each) or can(each, "start-review")) for each in against):
        world.plan(at + _AGAIN, "accepted", played.id, turn=played.turn, given=reviewer)
        return False
    key = played.association.claimant.keys[0]
    case = comparing.case(played.table, key, [_side(world, each) for each in (played, *against)])
    first = min((played, *against), key=lambda each: (each.association.began, each.id))
    winner = case.recommended or first.id
    two = _by_two(world, played, at, reviewer)
    facts = frozenset({FACT})
    acted(world, played, Act("open-arbitration", at, reviewer, "reviewer", facts=facts))
    acted(world, played, Act("settle-arbitration", at, two[1], "reviewer", words=case.because, facts=facts))
    if winner != played.id:
        _rejected(world, played, at, two, case.because)
        return False
    for each in against:
        _loses(world, each, at, two, case.because)
    return True


def _by_two(world: World, played: Played, at: datetime, reviewer: str) -> tuple[str, ...]:
    """Return who decides, by the real rule for cases; both follow what the comparison recommends."""
    case = Case(f"arbitration-{played.id}-{len(played.association.steps)}", ARBITRATION)
    case = cases.decide(case, Decision(ACCEPT, reviewer, at))
    second = world.chance.one_of(cases.second_may_be(case, world.reviewers), "second", case.id)
    case = cases.decide(case, Decision(ACCEPT, second, at))
    return tuple(each.reviewer for each in case.decisions)


def _loses(world: World, rival: Played, at: datetime, two: tuple[str, ...], because: str) -> None:
    if rival.holds:
        rival.before = two
        facts = frozenset({FACT})
        acted(world, rival, Act("displace", at, two[0], "reviewer", _LOST, because, facts))
        return
    if can(rival, "start-review"):
        acted(world, rival, Act("start-review", at, two[0], "reviewer"))
    _rejected(world, rival, at, two, because)


def _rejected(world: World, loser: Played, at: datetime, two: tuple[str, ...], because: str) -> None:
    loser.before = two
    name = refusal(loser)
    if name is not None:
        acted(world, loser, Act(name, at, two[0], "reviewer", _LOST, because))


def _side(world: World, played: Played) -> comparing.Side:
    machine = proofs.assessed(world.chance, world.numbers, played.id, played.flaws, played.acknowledged)
    return comparing.Side(played.id, played.partner, machine)
