"""What is asked of a claim ends with its association, in the same transaction; its people are told."""

from typing import Any

from django.utils.translation import gettext as _

from poedesk.desk.audits import keeping
from poedesk.desk.audits.models import NOBODY_WAITS, Request
from poedesk.desk.audits.requesting import LAPSE, batch_for, taken, told_partner
from poedesk.desk.claims.course.notifying import to_side
from poedesk.desk.claims.keeping import table_of
from poedesk.desk.claims.models import Claim
from poedesk.desk.texts.showing import shown
from poedesk.process.claims.association import Outcome, Step
from poedesk.process.claims.tables.loader import Table
from poedesk.process.requests import linking
from poedesk.process.requests.batch import Entry


def follow(sender: type, claim: Claim, outcome: Outcome, **_more: Any) -> None:  # noqa: ARG001 - a signal names it
    """Close what is asked of a claim whose association ended; say what was closed once it is back."""
    table, step = table_of(claim), outcome.association.steps[-1]
    if linking.lapses(table, step.source, step.to):
        open_ones = claim.poe_requests.exclude(state__in=NOBODY_WAITS).select_related("organisation")
        for each in open_ones.order_by("reference"):
            _lapsed(each, claim, table, step)
    elif linking.lapses(table, step.to, step.source):
        _back(claim)


def _lapsed(request: Request, claim: Claim, table: Table, step: Step) -> None:
    row = batch_for(request)
    role = _role(table, step)
    at = max(step.at, keeping.batch_of(row).requests[request.reference].last)
    words = _("Claim %(claim)s is %(state)s, so no proof is asked for any more.") % {
        "claim": claim,
        "state": shown(table.states[step.to].title),
    }
    made = taken(row, Entry(LAPSE, at, step.actor, role, request.reference, words=words))
    keeping.put(row, made, LAPSE, at, role=role)
    request.refresh_from_db()
    told_partner(request, made, words)


def _role(table: Table, step: Step) -> str:
    """Return in which role the association was ended; what no person did is told as the programme's."""
    rows = (row for row in table.out_of(step.source) if row.name == step.name)
    role = next(row.roles[0] for row in rows)
    return role if role != keeping.CLOCK else "reviewer"


def _back(claim: Claim) -> None:
    """Tell the programme what is open of the last proof that was asked for, now that its claim is back."""
    last = claim.poe_requests.exclude(delivered_at=None).order_by("-delivered_at").first()
    if last is None or last.state not in {"lapsed", "failed"}:
        return
    names = {"claim": claim, "request": last}
    if last.state == "lapsed":
        subject = _("Claim %(claim)s is back, and its proof was never judged") % names
        text = _(
            "Request %(request)s was closed when the association ended. Draw the claim again, or pick it."
        )
    else:
        subject = _("Claim %(claim)s is back, and its money stays forfeited") % names
        text = _(
            "The proof that request %(request)s asked for was not accepted, and the association alone does "
            "not change that. Accept the proof after all in the request, or propose to restore the money."
        )
    to_side(claim, "programme", subject, [text % names])
