"""Mails to a side about its claim: what happened, what to do, until when; never what a document says."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from poedesk.desk.accounts.models import Membership
from poedesk.desk.claims.models import Claim
from poedesk.desk.texts.days import last_moment
from poedesk.desk.texts.showing import shown
from poedesk.process.claims.association import Outcome
from poedesk.process.claims.tables.loader import Table

_TOLD = {"partner": ("incentives_admin", "incentives_user"), "programme": ("lead", "reviewer")}
"""Side -> roles that get its mails."""


def notify(claim: Claim, table: Table, outcome: Outcome) -> None:
    """Write the mails that a transition asks for into the outbox; whoever is to act is told in any case."""
    state = table.states[claim.state]
    moved = outcome.event.data["from"] != outcome.event.data["to"]
    sides = {effect.what for effect in outcome.effects if effect.kind == "notify"}
    if moved and state.turn == "partner":
        sides.add("partner")
    step = outcome.association.steps[-1]
    row = next(row for row in table.out_of(step.source) if row.name == step.name)
    if row.about == "poe" and not moved:  # its request writes for itself
        return
    names = {
        "title": shown(row.title),
        "claim": claim,
        "state": shown(state.title),
        "customer": claim.customer,
    }
    lines = [_("Claim %(claim)s for %(customer)s is now: %(state)s. What happened: %(title)s.") % names]
    if step.words:
        lines.append(_("What was written: %(words)s") % {"words": step.words})
    day = last_moment(claim.deadline, outcome.association.calendar.zone) if claim.deadline else ""
    subject = _("%(customer)s, claim %(claim)s: %(state)s") % names
    for side in sorted(sides & _TOLD.keys()):
        waits = [_waits(state.turn, side, day)] if state.turn in _TOLD and day else []
        to_side(claim, side, subject, [*lines, *waits])
    if "customer" in sides:
        _to_customer(claim, shown(state.title))


def _waits(turn: str, side: str, day: str) -> str:
    """Return for whom a claim waits, as one of the sides reads it."""
    if turn == side:
        return _("It waits for you until %(day)s.") % {"day": day}
    if turn == "partner":
        return _("It waits for the partner until %(day)s.") % {"day": day}
    return _("It waits for the programme until %(day)s.") % {"day": day}


def to_side(claim: Claim, side: str, subject: str, lines: list[str]) -> None:
    """Write a mail to everybody of a side who works on claims."""
    place = claim.organisation_id if side == "partner" else claim.owner_id
    people = (
        Membership.objects.of_anybody("each side is told of its claim")
        .filter(organisation=place, ended_at=None, role__in=_TOLD[side], user__is_active=True)
        .select_related("user")
    )
    link = f"{settings.OPTIONS.url}/claims/{claim.id}/"
    body = "\n\n".join([*lines, _("Look at it: %(link)s") % {"link": link}]) + "\n"
    for each in people:
        send_mail(subject, body, None, [each.user.email])


def _to_customer(claim: Claim, state: str) -> None:
    signatory = (claim.engagement.answers.get("customer") or {}).get("signatory") or {}
    if not signatory.get("email"):
        return
    body = _(
        "%(partner)s claims an incentive from %(owner)s for its work for %(customer)s. The claim "
        "%(claim)s is now: %(state)s.\n\n"
        "You acknowledged this work. If that is not so, or if you do not agree any more, answer the partner, "
        "or write to %(owner)s and name the claim.\n"
    ) % {
        "partner": claim.organisation,
        "owner": claim.owner,
        "customer": claim.customer,
        "claim": claim,
        "state": state,
    }
    send_mail(
        _("%(partner)s claims for its work for you") % {"partner": claim.organisation},
        body,
        None,
        [signatory["email"]],
    )
