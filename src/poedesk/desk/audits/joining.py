"""What a step of a request does to its claim and to its money, as ``process.requests.linking`` declares."""

from datetime import datetime

from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits.models import Request
from poedesk.desk.claims import keeping
from poedesk.desk.claims.course import taking
from poedesk.desk.claims.course.sweeping import sweep_claim
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger.posting import moved_before, request_happened
from poedesk.desk.texts.showing import shown
from poedesk.desk.trail.acting import acting
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association, Item
from poedesk.process.claims.tables.loader import Table
from poedesk.process.clocks.clock import Clock
from poedesk.process.requests import linking

_ROLES = {"answer": "incentives-admin"}


def follow(  # noqa: PLR0913 - what was done, by whom, why
    request: Request,
    step: str,
    at: datetime,
    actor: Actor,
    *,
    reason: str | None = None,
    words: str = "",
    items: tuple[Item, ...] = (),
) -> None:
    """Let a step of a request move its claim and its money, within the transaction of the step.

    Raises:
        Refused: the claim's table or the book does not let it.
    """
    kind = linking.MONEY.get(step)
    if kind is not None and _moves(request, kind):  # first: a lost association finds nothing to hold then
        request_happened(request.claim, f"{request.reference}/{request.revision}/{step}", kind, at, actor.id)
    _claim(request, step, at, actor, reason, words, items)


def _moves(request: Request, kind: str) -> bool:
    """Say whether an event of a request moves money: what takes back only where it moved some before."""
    undoes = linking.UNDOES.get(kind)
    return undoes is None or moved_before(request.claim, f"{request.reference}/", undoes)


def _claim(  # noqa: PLR0913, PLR0917 - as above
    request: Request,
    step: str,
    at: datetime,
    actor: Actor,
    reason: str | None,
    words: str,
    items: tuple[Item, ...],
) -> None:
    sweep_claim(request.claim_id, at)
    claim = _locked(request)
    request.claim = claim
    table, association = keeping.table_of(claim), keeping.association_of(claim)
    name = linking.on_claim(table, association.state, step)
    for item in items:
        if item.right in machine.allowed_to(table, association.state, "partner"):
            association = machine.supply(table, association, "partner", item)
    if name is None and step == "deliver":
        message = _("No proof of claim %(claim)s can be asked for now: it is %(state)s.")
        raise Refused(message % {"claim": claim, "state": shown(table.states[claim.state].title)})
    if name is None:
        if items:
            _supplied(claim, table, association, actor)
        return
    row = next(each for each in table.out_of(association.state) if each.name == name)
    told = (reason if reason in row.reasons else row.reasons[0]) if row.reasons else None
    role = _ROLES.get(step, "reviewer")
    outcome = taking.outcome_of(
        table, association, Act(name, max(at, association.last), actor.id, role, told, words)
    )
    with acting(actor.id, outcome.event.tag) as act:
        taking.keep(claim, table, outcome, role, actor.person)
        act.subject = f"claim:{claim.id}"
        act.data = {**outcome.event.data, "request": request.reference}


def _supplied(claim: Claim, table: Table, association: Association, actor: Actor) -> None:
    with acting(actor.id, "claim:proof:handed_in") as act:
        keeping.put(claim, table, association)
        claim.revision += 1
        claim.save()
        act.subject, act.data = f"claim:{claim.id}", {"proof": association.items[-1].content}


def same_time(request: Request, clock: Clock) -> None:
    """Give the claim's own clock the request's pauses and more time: there is one time, told twice."""
    claim = _locked(request)
    table = keeping.table_of(claim)
    association = linking.in_step(table, keeping.association_of(claim), clock)
    keeping.put(claim, table, association)
    claim.save()
    keeping.put_deadlines(claim, association)


def _locked(request: Request) -> Claim:
    asked = Claim.objects.of_anybody("the claim of a request, whichever side acts on it")
    return asked.select_for_update().get(pk=request.claim_id)
