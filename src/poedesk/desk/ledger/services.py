"""Money by hand: one person proposes, another decides; see ``posting`` for what follows from elsewhere."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.apart import stands_apart
from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.audits.models import NOBODY_WAITS
from poedesk.desk.claims import keeping
from poedesk.desk.ledger.following import as_others
from poedesk.desk.ledger.models import Line, Proposal
from poedesk.desk.ledger.posting import post
from poedesk.desk.trail.acting import acting

MOVES = {
    "release": ("accrued", "restored"),
    "return": ("released",),
    "forfeit": ("accrued", "restored", "held"),
    "restore": ("forfeited",),
    "reverse": ("accrued", "restored"),
}
"""What can be proposed -> states of the lines with which it can be done; what is held waits for its proof.

What is returned was released before, and fares from then on as the claim's other lines do."""

NOTHING_TO = {
    "release": gettext_lazy("%(line)s is %(state)s, so there is nothing to release of it."),
    "return": gettext_lazy("%(line)s is %(state)s, so there is nothing of it to post back."),
    "forfeit": gettext_lazy("%(line)s is %(state)s, so there is nothing to forfeit of it."),
    "restore": gettext_lazy("%(line)s is %(state)s, so there is nothing to restore of it."),
    "reverse": gettext_lazy("%(line)s is %(state)s, so there is nothing to reverse of it."),
}
"""What can be proposed -> why it cannot be of a line that is in another state."""


def propose(actor: Actor, move: str, lines: Collection[UUID], because: str) -> Proposal:
    """Propose to release, return, forfeit, restore or reverse lines.

    Raises:
        Refused: the actor may not, a line is not there or not in a state for it, another proposal about it
            waits, or nobody says why.
    """
    allowed(may(actor, "ledger:propose"))
    if move not in MOVES:
        message = _("Money can be moved by: %(moves)s.")
        raise Refused(message % {"moves": ", ".join(MOVES)})
    if not because.strip():
        message = _("Say why: the person who decides will ask, and so will the partner.")
        raise Refused(message)
    with acting(actor.id, "incentive:proposed") as act:
        theirs = Line.objects.of(actor).filter(pk__in=lines).select_related("claim__engagement")
        found = list(theirs.select_for_update(of=("self",)))
        if not found or len(found) < len(set(lines)):
            message = _("Choose one or more lines of your programmes.")
            raise Refused(message)
        wrong = [each for each in found if each.state not in MOVES[move]]
        if wrong:
            message = NOTHING_TO[move] % {"line": wrong[0], "state": wrong[0].state_name.lower()}
            raise Refused(message)
        _apart(actor, found)
        _payable(move, found)
        waiting = Proposal.objects.of(actor).filter(decided_at=None, lines__in=found).first()
        if waiting is not None:
            message = _("A proposal about one of these lines waits already; decide that first.")
            raise Refused(message)
        made = Proposal.objects.create(
            organisation_id=actor.organisation,
            move=move,
            because=because.strip()[:500],
            proposed_by_id=actor.person,
            proposed_at=timezone.now(),
        )
        made.lines.set(found)
        act.subject = f"proposal:{made.id}"
        act.data = {"move": move, "lines": sorted(str(each.id) for each in found)}
        act.personal = {"because": made.because}
    return made


def decide(actor: Actor, proposal: UUID, *, accepted: bool) -> Proposal:
    """Accept a proposal, so that the money moves, or turn it down; never who proposed it.

    Raises:
        Refused: the actor may not, proposed it, it is decided, or the money is elsewhere by now.
    """
    allowed(may(actor, "ledger:decide"))
    with acting(actor.id, "incentive:decided") as act:
        found = Proposal.objects.of(actor).select_for_update().filter(pk=proposal).first()
        if found is None:
            message = _("There is no such proposal.")
            raise Refused(message)
        if found.decided_at is not None:
            message = _("%(name)s decided it already.")
            raise Refused(message % {"name": found.decided_by})
        if found.proposed_by_id == actor.person:
            message = _("You proposed it, so somebody else decides.")
            raise Refused(message)
        found.decided_by_id, found.decided_at, found.accepted = actor.person, timezone.now(), accepted
        found.save()
        _apart(actor, found.lines.select_related("claim__engagement"))
        if accepted:
            _moved(actor, found)
        act.subject, act.data = f"proposal:{found.id}", {"accepted": accepted}
    return found


def _apart(actor: Actor, lines: Iterable[Line]) -> None:
    """Raise Refused for somebody who works for the partner whose money it is."""
    for claim in {each.claim_id: each.claim for each in lines}.values():
        stands_apart(actor, claim.organisation_id, claim.engagement.begun_at)


def _payable(move: str, lines: Iterable[Line]) -> None:
    """Raise Refused for money that would be paid though its claim does not hold, or a proof is awaited."""
    if move != "release":
        return
    for claim in {each.claim_id: each.claim for each in lines}.values():
        if not keeping.table_of(claim).states[claim.state].holds:
            message = _("Claim %(claim)s does not hold now, so nothing of it is paid.")
            raise Refused(message % {"claim": claim})
        asked = claim.poe_requests.exclude(delivered_at=None).exclude(state__in=NOBODY_WAITS).first()
        if asked is not None:
            message = _("Request %(request)s for a proof of claim %(claim)s is open. Pay once it has passed.")
            raise Refused(message % {"request": asked, "claim": claim})


def _moved(actor: Actor, proposal: Proposal) -> None:
    lines = list(proposal.lines.select_related("claim").order_by("number"))
    wrong = [each for each in lines if each.state not in MOVES[proposal.move]]
    if wrong:
        message = _("%(line)s is %(state)s by now. Turn the proposal down, and look again.")
        raise Refused(message % {"line": wrong[0], "state": wrong[0].state_name.lower()})
    _payable(proposal.move, lines)
    at = proposal.decided_at or timezone.now()
    by_claim: dict[UUID, list[Line]] = {}
    for each in lines:
        by_claim.setdefault(each.claim_id, []).append(each)
    for claim, some in by_claim.items():
        post(some, proposal.move, f"proposal:{proposal.id}/{claim}", at, proposal.because, actor.id)
        if proposal.move == "return":
            as_others(some[0].claim, some, f"proposal:{proposal.id}", at, actor.id)
