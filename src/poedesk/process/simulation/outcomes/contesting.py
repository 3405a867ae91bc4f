"""Two partners claim the same: found by the real keys, compared by the real rule, settled by two."""

from datetime import datetime, timedelta
from functools import partial

from poedesk.process.claims.association import Act
from poedesk.process.claims.contending import comparing, keys
from poedesk.process.reviews import cases
from poedesk.process.reviews.cases import ARBITRATION, Case
from poedesk.process.reviews.decisions import ACCEPT, Decision
from poedesk.process.simulation.people import proofs
from poedesk.process.simulation.world import FACT, Played, World, acted, can, refusal

_AGAIN = timedelta(days=3)
_LOST = "lost-arbitration"
_REFUSED = {"reject", "reject-again", "outdone", "displace", "poe-failed"}


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
    """Say whether a claim that was accepted can be approved; arbitrate first where others claim the same."""
    against = rivals(world, played)
    if not against:
        return True
    everyone = (played, *against)
    two = _by_two(world, played, at, reviewer, everyone)
    if two is None:  # all who may decide about every one of them have decided about one: ask again later
        world.plan(at + _AGAIN, "accepted", played.id, turn=played.turn, given=reviewer)
        return False
    key = played.association.claimant.keys[0]
    case = comparing.case(played.table, key, [_side(world, each) for each in everyone])
    first = min(everyone, key=lambda each: (each.association.began, each.id))
    winner = case.recommended or first.id
    facts = frozenset({FACT})
    acted(world, played, Act("open-arbitration", at, two[0], "reviewer", facts=facts))
    acted(world, played, Act("settle-arbitration", at, two[1], "reviewer", words=case.because, facts=facts))
    losers = against if winner == played.id else (played,)
    for each in losers:
        _loses(world, each, at, two, case.because)
    return winner == played.id


def _by_two(
    world: World, played: Played, at: datetime, reviewer: str, sides: tuple[Played, ...]
) -> tuple[str, ...] | None:
    """Return who decides, by the real rule for cases; both follow what the comparison recommends.

    Nobody decides who refused one of the sides before. Null when there are no two.
    """
    barred = {step.actor for each in sides for step in each.association.steps if step.name in _REFUSED}
    name = f"arbitration-{played.id}-{len(played.association.steps)}"
    case = Case(name, ARBITRATION, involved=tuple(sorted(barred)))
    for question in ("first", "second"):
        able = cases.second_may_be(case, world.reviewers)
        if not able:
            return None
        wanted = reviewer if reviewer in able else world.chance.one_of(able, question, case.id)
        case = cases.decide(case, Decision(ACCEPT, wanted, at))
    return tuple(each.reviewer for each in case.decisions)


def _loses(world: World, loser: Played, at: datetime, two: tuple[str, ...], because: str) -> None:
    loser.before = two
    if can(loser, "start-review"):
        acted(world, loser, Act("start-review", at, two[0], "reviewer"))
    name = next(filter(partial(can, loser), ("displace", "outdone")), None) or refusal(loser)
    if name is not None:
        acted(world, loser, Act(name, at, two[0], "reviewer", _LOST, because, frozenset({FACT})))


def _side(world: World, played: Played) -> comparing.Side:
    machine = proofs.assessed(world.chance, world.numbers, played.id, played.flaws, played.acknowledged)
    return comparing.Side(played.id, played.partner, machine)
