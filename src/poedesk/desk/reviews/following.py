"""Opens a case where something waits for reviewers, and closes it where the claim went elsewhere."""

import hashlib
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from poedesk.desk.audits.models import Request
from poedesk.desk.claims import keeping
from poedesk.desk.claims.contesting import contests_of
from poedesk.desk.claims.course.notifying import to_side
from poedesk.desk.claims.models import Claim, Proof
from poedesk.desk.reviews.keeping import case_of
from poedesk.desk.reviews.models import Case
from poedesk.process.claims.association import Outcome
from poedesk.process.reviews.cases import ARBITRATION, CLAIM, DECIDED, DISPUTE, POE, is_doubled, outcome
from poedesk.process.reviews.decisions import REFUSE

DISPUTED = "dispute"
"""Transition with which a partner disputes, in every table that knows one."""


def follow_claim(sender: type, claim: Claim, outcome: Outcome, **__: Any) -> None:  # noqa: ARG001 - a signal names it
    """Open or close the case about a claim itself."""
    table = keeping.table_of(claim)
    state = table.states[claim.state]
    at = outcome.association.steps[-1].at
    _without_rivals(claim, at)
    waits = state.turn == "programme" and not state.rests
    kind = DISPUTE if outcome.association.taken(DISPUTED) else CLAIM
    open_ones = claim.cases.filter(closed_at=None, kind__in=(CLAIM, DISPUTE, ARBITRATION))
    if not waits:
        open_ones.update(state="closed", closed_at=at)
        return
    running = open_ones.filter(kind=kind).first()
    if running is None:
        opened(claim, kind, at)
    else:
        open_ones.filter(kind=kind).update(deadline=claim.deadline)


def _without_rivals(claim: Claim, at: datetime) -> None:
    """Close arbitrations of claims with which this one competed, where nobody competes any more."""
    keys = claim.keys.values("key")
    begun = Case.objects.of_anybody("rivals are of other partners").filter(kind=ARBITRATION, closed_at=None)
    for each in begun.filter(claim__keys__key__in=keys).exclude(claim=claim).distinct():
        rival = each.claim
        if not contests_of(rival, keeping.table_of(rival), keeping.association_of(rival)):
            each.state, each.closed_at = "closed", at
            each.save()


def follow_request(sender: type, request: Request, step: str, at: datetime, **__: Any) -> None:  # noqa: ARG001
    """Open or close the case about the proof that a request asked for."""
    running = request.claim.cases.filter(kind=POE, closed_at=None)
    if request.state == "answered":
        if not running.exists():
            opened(request.claim, POE, at, request)
            names = {"customer": request.claim.customer, "request": request}
            subject = _("%(customer)s: the proof for %(request)s is there") % names
            to_side(request.claim, "programme", subject, [_("It waits in the queue of reviews.")])
    else:
        running.exclude(request__state="answered").update(state="closed", closed_at=at)


def opened(
    claim: Claim, kind: str, at: datetime, request: Request | None = None, key: str = ""
) -> Case | None:
    """Open a case about the newest proof of a claim; null when there is none."""
    proof = claim.proofs.order_by("-number").first()
    if proof is None:
        return None
    made = Case(
        organisation_id=claim.owner_id,
        claim=claim,
        request=request,
        proof=proof,
        kind=kind,
        key=key,
        before=_before(claim) if kind == DISPUTE else [],
        deadline=claim.deadline if request is None else None,
        doubt=doubt(proof),
        opened_at=at,
    )
    share = Fraction(1, settings.OPTIONS.double_reviews)
    made.doubled = kind in (CLAIM, POE) and is_doubled(str(made.id), _secret(), share)
    made.save()
    return made


def doubt(proof: Proof) -> int:
    """Return how many required elements the machine did not find met."""
    return sum(
        each["required"] and each["verdict"] not in {"met", "not_applicable"}
        for each in proof.result["elements"]
    )


def _before(claim: Claim) -> list[str]:
    """Return who took the decision that is disputed: everybody in the newest case that the claim lost."""
    refused = claim.cases.filter(outcome=REFUSE).exclude(kind=ARBITRATION).order_by("-closed_at").first()
    lost = [each for each in (refused, _lost_arbitration(claim)) if each is not None]
    if not lost:
        return []
    last = max(lost, key=lambda each: each.closed_at or each.opened_at)
    return [
        f"person:{each}"
        for each in last.decisions.filter(withdrawn_at=None).values_list("reviewer", flat=True)
    ]


def _lost_arbitration(claim: Claim) -> Case | None:
    """Return the newest arbitration in which another claim prevailed; it is kept with any one of them."""
    everybodys = Case.objects.of_anybody("rivals are of other partners")
    decided = everybodys.filter(
        kind=ARBITRATION,
        state=DECIDED,
        closed_at__gte=claim.submitted_at,
        claim__keys__key__in=claim.keys.values("key"),
    )
    for each in decided.order_by("-closed_at").distinct():
        holds = outcome(case_of(each)).decision
        if holds is not None and holds.winner != claim.reference:
            return each
    return None


def _secret() -> str:
    """Return by which secret cases are chosen for double review: known to nobody who decides."""
    return hashlib.sha256(f"double reviews {settings.SECRET_KEY}".encode()).hexdigest()
