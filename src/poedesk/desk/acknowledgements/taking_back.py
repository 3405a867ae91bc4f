"""The customer takes an acknowledgement back: its file is no evidence any more, and people hear of it."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements import letters
from poedesk.desk.acknowledgements.acting import needs_open, person_of
from poedesk.desk.acknowledgements.answering import Visit, asker_of, doing_of
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.claims import keeping
from poedesk.desk.claims.course.notifying import to_side
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.services import customer_acts
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence.models import Document
from poedesk.desk.evidence.services import take_out
from poedesk.desk.trail.acting import acting

DECLINES, DECLINED = "customer-declines", "customer-declined"
"""Transition of a claim, and its reason, when the customer takes an acknowledgement back."""

STAYS = "claim:acknowledgement:taken_back"


def take_back(identity: UUID, reason: str, visit: Visit) -> str:
    """Take an acknowledgement back: it counts as evidence no more, a claim is declined while its rules let.

    Every copy of the sealed file is taken out of the organisation's engagements, which are judged anew. A
    claim of another engagement whose newest proof holds it is declined like that of its own.

    Returns what that means for the claims, in sentences.

    Raises:
        Refused: there is nothing to take back, or there is no reason.
    """
    with doing_of(identity, "acknowledgement:opted_out", _("Taken back")) as (one, act):
        if not one.given:
            needs_open(one)
            message = _("There is no acknowledgement to take back.")
            raise Refused(message)
        if not reason.strip():
            message = _("Say why, in a sentence.")
            raise Refused(message)
        one.state, one.reason = State.OPTED_OUT, reason
        act.data, act.personal = {"document": one.sha256}, {**visit.origin(), "reason": reason}
        copies = take_out(person_of(one), one.organisation_id, one.sealed) if one.sealed else []
        claims = _claims(one)
        means = " ".join([_declined(one, each, reason) for each in claims] or [_("No claim runs on it.")])
        what = _("%(name)s takes the acknowledgement back") % {"name": one.name}
        told = [letters.they_say(reason), means, *_elsewhere(one, copies)]
        letters.tell_partner(one, what, "\n\n".join(told))
    return means


def _claims(one: Acknowledgement) -> list[Claim]:
    """Return the claims that run on it: of its engagement, and of those whose newest proof holds its file."""
    open_ones = Claim.objects.of(asker_of(one)).filter(is_open=True)
    own = list(open_ones.filter(engagement=one.engagement_id))
    if not one.sealed:
        return own
    used = Document.objects.of(asker_of(one)).filter(sha256=one.sealed).values("engagement")
    others = open_ones.filter(engagement__in=used).exclude(engagement=one.engagement_id)
    return own + [each for each in others.order_by("submitted_at") if _relies(each, one.sealed)]


def _relies(claim: Claim, sha256: str) -> bool:
    newest = claim.proofs.order_by("-number").first()
    return newest is not None and any(each["sha256"] == sha256 for each in newest.documents)


def _declined(one: Acknowledgement, claim: Claim, reason: str) -> str:
    """Decline a claim, or tell its programme that it cannot be; return what came of it."""
    try:
        customer_acts(claim.id, DECLINES, person_of(one), reason=DECLINED, words=reason)
    except Refused as error:
        _stays(one, claim, reason)
        return _("Claim %(claim)s stays as it is: %(because)s") % {"claim": claim, "because": error}
    return _("Claim %(claim)s of %(partner)s, which rested on it, is declined.") % {
        "claim": claim,
        "partner": claim.organisation,
    }


def _stays(one: Acknowledgement, claim: Claim, reason: str) -> None:
    """Tell in the history of a claim, and to its programme, that its acknowledgement was taken back."""
    title = _("The customer took the acknowledgement back")
    with acting(person_of(one), STAYS) as act:
        keeping.happened(
            claim,
            timezone.now(),
            STAYS,
            name="taken-back",
            title=title,
            source=claim.state,
            side="customer",
            words=reason,
        )
        subject = _("Claim %(claim)s: the acknowledgement was taken back") % {"claim": claim}
        more = _("The rules of the claim do not let that end it now. Decide what comes of it.")
        to_side(claim, "programme", subject, [f"{title}.", letters.they_say(reason), more])
        act.subject = f"claim:{claim.id}"
        act.personal = {"words": reason}


def _elsewhere(one: Acknowledgement, copies: list[Document]) -> list[str]:
    """Return a sentence about the other engagements in which the file was used, if there are any."""
    names = {each.engagement_id for each in copies} - {one.engagement_id}
    if not names:
        return []
    others = Engagement.objects.of(asker_of(one)).filter(pk__in=names)
    told = ", ".join(sorted(str(each) for each in others))
    return [_("Its document was taken out of these engagements too: %(names)s.") % {"names": told}]
