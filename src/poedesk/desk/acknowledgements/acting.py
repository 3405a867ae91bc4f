"""What every act on an acknowledgement shares: the row as it is now, its history, its leaf."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.models import Organisation
from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.trail.acting import Act, acting
from poedesk.proof.finding.identity.domains import is_public_mail

DESK = "desk"
"""Who acts when nobody does: the clock."""


def secret_of(identity: UUID) -> str:
    """Return the secret in the link of an acknowledgement; reminders repeat it, and nothing keeps it."""
    key = settings.FOLDER.secret().encode()
    return hmac.new(key, b"acknowledgement\0" + identity.bytes, hashlib.sha256).hexdigest()


def hashed(secret: str) -> str:
    """Return what is kept of the secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def link_of(identity: UUID) -> str:
    """Return the link that a mail carries."""
    return f"{settings.OPTIONS.url}/acknowledge/{secret_of(identity)}/"


def behind(secret: str) -> Acknowledgement | None:
    """Return the acknowledgement behind a link, null when there is none."""
    return known().filter(token_hash=hashed(secret)).first()


def known() -> QuerySet[Acknowledgement]:
    """Return acknowledgements of all organisations: for a link, a job, the clock."""
    rows = Acknowledgement.objects.of_anybody("the customer and the clock act for no organisation")
    return rows.select_related("organisation", "engagement", "asked_by")


@contextmanager
def doing(identity: UUID, who: str, name: str, tag: str, what: str) -> Iterator[tuple[Acknowledgement, Act]]:
    """Do something to an acknowledgement: row, history and leaf together or not at all.

    Args:
        identity: of the acknowledgement.
        who: id of who does it, as the trail tells it.
        name: how the history calls them.
        tag: what is done, as the trail tells it.
        what: what is done, as the history tells it; empty for what it does not tell.
    """
    with acting(who, tag) as act:
        one = known().get(pk=identity)
        act.subject = f"acknowledgement:{one.id}"
        yield one, act
        if what:
            told(one, what, name)
        one.save()


def told(one: Acknowledgement, what: str, name: str) -> None:
    """Add to the history of an acknowledgement what happened now."""
    one.history = [*one.history, {"at": timezone.now().isoformat(), "what": what, "who": name}]


def person_of(one: Acknowledgement) -> str:
    """Return how the trail names the customer's person."""
    return f"signatory:{one.id}"


def needs_open(one: Acknowledgement) -> None:
    """Raise Refused, with the reason, unless it can still be answered."""
    if one.is_open(timezone.now()):
        return
    state = State.EXPIRED if one.state == State.ASKED else State(one.state)
    message = {
        State.ACKNOWLEDGED: _("This document was signed already, so nothing was changed."),
        State.RETURNED: _("A signed copy was sent already, so nothing was changed."),
        State.DECLINED: _("This request was declined already, so nothing was changed."),
        State.FORWARDED: _("This request was passed on, so it is not yours to answer any more."),
        State.WITHDRAWN: _("This request was withdrawn, so there is nothing left to do."),
        State.EXPIRED: _("This request has ended. Ask whoever sent it for a new one."),
        State.OPTED_OUT: _("This acknowledgement was taken back, so nothing was changed."),
    }[state]
    raise Refused(message)


def refuse_own(organisation: Organisation, email: str) -> None:
    """Raise Refused for an address of the partner: nobody acknowledges their own work."""
    address = email.strip().lower()
    host = address.rpartition("@")[2]
    theirs = organisation.memberships.values_list("user__email", flat=True)
    hosts = {each.rpartition("@")[2] for each in theirs}
    if address in theirs or (host in hosts and not is_public_mail(host)):
        message = _(
            "%(address)s cannot acknowledge for the customer. "
            "Give the address of somebody who works for the customer."
        ) % {"address": address}
        raise Refused(message)
