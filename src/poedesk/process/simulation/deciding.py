"""What a decided case does: to the claim, to its request, and to its money."""

from datetime import datetime

from poedesk.process.reviews import cases
from poedesk.process.reviews.cases import CLAIM, DISPUTE, POE, Case
from poedesk.process.reviews.decisions import ACCEPT, ASK, Decision
from poedesk.process.simulation import contesting, money, proofs, requests, reviewing
from poedesk.process.simulation.world import Judged, Played, World, can


def decided(world: World, played: Played, at: datetime, given: tuple[Case, proofs.Json]) -> None:
    """Let happen what a decided case says."""
    case, machine = given
    decision = cases.outcome(case).decision
    if decision is None:
        return
    about = POE if case.kind == POE or (case.kind == DISPUTE and _lost_by_request(played)) else CLAIM
    world.judged.append(Judged(case, played.id, about, decision.kind, at, not played.flaws, machine))
    played.before = tuple(each.reviewer for each in case.decisions)
    if case.kind == CLAIM:
        _claim(world, played, at, decision)
    elif case.kind == DISPUTE:
        _dispute(world, played, at, decision)
    else:
        requests.judged(world, played, at, decision)


def _claim(world: World, played: Played, at: datetime, decision: Decision) -> None:
    if decision.kind == ACCEPT:
        if contesting.free(world, played, at, decision.reviewer):
            reviewing.act(world, played, "approve", at, decision)
    elif decision.kind == ASK:
        played.rounds += 1
        reviewing.act(world, played, "request-information", at, decision)
    else:
        reviewing.act(world, played, "reject", at, decision)


def _dispute(world: World, played: Played, at: datetime, decision: Decision) -> None:
    """Decide a dispute; what another partner holds, or the customer declined, cannot be given back."""
    rivals = contesting.rivals(world, played)
    declined = played.association.taken("customer-declines")
    good = decision.kind == ACCEPT and not rivals and not declined
    if can(played, "overturn"):
        reviewing.act(world, played, "overturn" if good else "uphold", at, decision)
    elif can(played, "approve"):  # where a dispute has no state of its own
        no = "reject-again" if can(played, "reject-again") else "reject"
        reviewing.act(world, played, "approve" if good else no, at, decision)
    elif good:
        reviewing.act(world, played, "poe-passed", at, decision)
    if good and played.request is not None and _lost_by_request(played):
        money.happened(played, "restored", at)
        played.request.restored = at
        world.plan(at, "pay", played.id)


def _lost_by_request(played: Played) -> bool:
    return played.request is not None and played.request.outcome in {"failed", "overdue"}
