"""Whoever decides about a party works for none: one person may belong to organisations of both sides."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Membership
from poedesk.desk.accounts.services import Refused


def people_of(organisation: UUID, since: datetime) -> tuple[str, ...]:
    """Return ids, as the trail has them, of everybody who worked for an organisation at some time since."""
    everybodys = Membership.objects.of_anybody("whoever decides about a party works for none")
    theirs = everybodys.filter(Q(ended_at=None) | Q(ended_at__gte=since), organisation=organisation)
    return tuple(sorted({f"person:{each}" for each in theirs.values_list("user", flat=True)}))


def stands_apart(actor: Actor, organisation: UUID, since: datetime) -> None:
    """Raise Refused for somebody who works for the organisation that is decided about, or did since."""
    if actor.id in people_of(organisation, since):
        message = _("You work for the partner as well, so somebody else decides about it.")
        raise Refused(message)
