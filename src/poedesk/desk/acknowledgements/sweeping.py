"""What is due by time alone: requests that end, people who are reminded. Done again it does nothing more."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements.acting import DESK, doing, known
from poedesk.desk.acknowledgements.asking import expire, reminded
from poedesk.desk.acknowledgements.models import State


def sweep(now: datetime) -> int:
    """End and remind what is due; return how many that were."""
    waiting = known().filter(state=State.ASKED)
    over = list(waiting.filter(expires_at__lte=now).values_list("pk", flat=True))
    since = now - timedelta(days=settings.OPTIONS.acknowledgement_reminder_days)
    quiet = waiting.filter(
        Q(expires_at__gt=now),
        reminded_at__lte=since,
        reminders__lt=settings.OPTIONS.acknowledgement_reminders,
    )
    done = 0
    for identity in over:
        try:
            expire(identity, now)
        except Refused:  # it was answered, or withdrawn, in this very moment
            continue
        done += 1
    for identity in list(quiet.values_list("pk", flat=True)):
        try:
            _remind(identity, now, since)
        except Refused:  # as above
            continue
        done += 1
    return done


def _remind(identity: UUID, now: datetime, since: datetime) -> None:
    with doing(identity, DESK, _("The desk"), "acknowledgement:reminded", _("Reminded")) as (one, act):
        if not one.is_open(now) or one.reminded_at > since:
            raise Refused
        reminded(one, act)
