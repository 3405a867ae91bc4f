"""What the random audits found, and what they would have had to find."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from fractions import Fraction
from math import comb
from typing import Any

from poedesk.process.audits.concluding import concluded
from poedesk.process.audits.planning import CONFIDENCE, Projection
from poedesk.process.audits.population import RESTED
from poedesk.process.simulation.world import Drawn, World


def requests(world: World) -> dict[str, Any]:
    """Return the requests by outcome, and those that failed against the truth."""
    counts = Counter(each.outcome or "open" for each in world.requests)
    names = ("passed", "failed", "overdue", "withdrawn", "open")
    failed = [each for each in world.requests if each.outcome in {"failed", "overdue"}]
    return {name: counts[name] for name in names} | {
        "passed_though_flawed": sum(each.outcome == "passed" and not each.sound for each in world.requests),
        "failed_though_sound": sum(each.outcome == "failed" and each.sound for each in failed),
        "overdue_though_sound": sum(each.outcome == "overdue" and each.sound for each in failed),
        "restored": sum(each.restored is not None for each in failed),
        "extended": sum(bool(each.extensions) for each in world.requests),
    }


def told(world: World, draw: Drawn) -> dict[str, Any]:
    """Return what one draw says of all partners, as it was decided and if nobody erred, beside the truth.

    A partner fails when one of its drawn claims does. ``expected`` is how many would fail on average if every
    partner were drawn so; ``any`` is how many have a flawed claim at all, of which a draw of a few claims of
    each sees only some.
    """
    receipt = draw.receipt
    design = receipt.population.header.design
    chosen = [each.unit.id for each in receipt.selection().drawn]
    outcomes = {each.claim: each for each in world.requests if each.draw == design.draw}
    failing = {name for name in chosen if _failed(outcomes, name)}
    flawed = {name for name in chosen if not draw.sound[name]}
    whole: defaultdict[str, list[bool]] = defaultdict(list)
    for unit in receipt.population.units:
        if unit.state != RESTED and unit.id not in receipt.withdrawn:
            whole[unit.group].append(draw.sound[unit.id])
    each = design.each or max(map(len, whole.values()))
    expected = sum((_fails(sounds, each) for sounds in whole.values()), Fraction(0))
    return {
        "draw": design.draw,
        "commitment": receipt.population.header.commitment,
        "population": len(receipt.population.units),
        "partners": len(whole),
        "drawn_partners": design.take[""],
        "drawn": len(chosen),
        "withdrawn": len(receipt.withdrawn),
        "as_decided": _interval(draw, failing),
        "without_error": _interval(draw, flawed),
        "truth": {
            "expected": round(float(expected), 2),
            "any": sum(not all(sounds) for sounds in whole.values()),
        },
    }


def _failed(outcomes: Mapping[str, Any], claim: str) -> bool:
    request = outcomes.get(claim)
    return request is not None and request.outcome in {"failed", "overdue"} and request.restored is None


def _fails(sounds: list[bool], each: int) -> Fraction:
    """Return the chance that a draw of ``each`` of a partner's claims shows a flawed one."""
    taken = min(each, len(sounds))
    return 1 - Fraction(comb(sum(sounds), taken), comb(len(sounds), taken))


def _interval(draw: Drawn, failing: Collection[str]) -> dict[str, Any]:
    found = concluded(draw.receipt, failing, CONFIDENCE)
    if not isinstance(found, Projection):  # a simulation draws with equal chances
        raise TypeError
    return {
        "failing": len(failing),
        "lower": found.lower,
        "estimate": round(float(found.estimate), 2),
        "upper": found.upper,
        "words": str(found),
    }
