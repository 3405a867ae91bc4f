"""What a decided case does: to the claim, to its request, and to its money."""

from datetime import datetime
from functools import partial

from poedesk.process.reviews import cases
from poedesk.process.reviews.cases import CLAIM, DISPUTE, POE, Case
from poedesk.process.reviews.decisions import ACCEPT, ASK, Decision
from poedesk.process.simulation.asked import requests
from poedesk.process.simulation.outcomes import contesting
from poedesk.process.simulation.people import proofs, reviewing
from poedesk.process.simulation.world import Judged, Played, World, can, refusal

BARRED = "barred"
"""What is told of a dispute that no proof could have won."""

_GRANTS = ("overturn", "approve")
"""By which transition a dispute is won, the first that leads out of where it is."""


def decided(world: World, played: Played, at: datetime, given: tuple[Case, proofs.Json]) -> None:
    """Let happen what a decided case says."""
    case, machine = given
    decision = cases.outcome(case).decision
    if decision is None:
        return
    about = POE if case.kind == POE or (case.kind == DISPUTE and _lost_by_request(played)) else CLAIM
    barred = case.kind == DISPUTE and _barred(world, played)
    told = BARRED if barred else decision.kind
    world.judged.append(Judged(case, played.id, about, told, at, not played.flaws, machine))
    played.before = tuple(each.reviewer for each in case.decisions)
    if case.kind == CLAIM:
        _claim(world, played, at, decision)
    elif case.kind == DISPUTE:
        _dispute(world, played, at, decision, good=told == ACCEPT)
    else:
        requests.judged(world, played, at, case, decision)


def _claim(world: World, played: Played, at: datetime, decision: Decision) -> None:
    if decision.kind == ACCEPT:
        if contesting.free(world, played, at, decision.reviewer):
            reviewing.act(world, played, "approve", at, decision)
    elif decision.kind == ASK:
        played.rounds += 1
        reviewing.act(world, played, "request-information", at, decision)
    else:
        reviewing.act(world, played, "reject", at, decision)


def _barred(world: World, played: Played) -> bool:
    """Say whether no proof can win a dispute: another partner holds it, or the customer declined."""
    return bool(contesting.rivals(world, played)) or played.association.taken("customer-declines")


def _dispute(world: World, played: Played, at: datetime, decision: Decision, *, good: bool) -> None:
    name = next(filter(partial(can, played), _GRANTS), None) if good else refusal(played)
    if name is not None:
        reviewing.act(world, played, name, at, decision)
    if good:
        requests.restored(world, played, at, decision)


def _lost_by_request(played: Played) -> bool:
    return played.request is not None and played.request.outcome in {"failed", "overdue"}
