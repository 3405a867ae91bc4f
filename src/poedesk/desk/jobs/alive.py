"""Signs of life of the worker: one row that it renews, which web processes on any machine can read."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from poedesk.desk.jobs.models import Sign
from poedesk.kernel.records import dataclass

_ROW = 1

_OFTEN = 4
"""Signs that it gives before it counts as silent: one that a locked database loses does not matter."""


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of the worker."""

    seen: datetime | None
    """When it gave its last sign of life; null: there never was one."""

    silent: bool
    """Whether that is longer ago than ``worker_silent_seconds``, or there never was one."""

    seconds: int
    """Seconds since then; 0 where there never was one."""


def sign_life() -> bool:
    """Say that the worker lives, where it last said so a while ago; never asks to be called again at once."""
    now = timezone.now()
    often = timedelta(seconds=settings.OPTIONS.worker_silent_seconds / _OFTEN)
    if not Sign.objects.filter(pk=_ROW, at__gt=now - often, at__lte=now).exists():
        Sign.objects.update_or_create(pk=_ROW, defaults={"at": now})
    return False


def life() -> Life:
    """Return what is known of the worker now."""
    sign = Sign.objects.filter(pk=_ROW).first()
    if sign is None:
        return Life(None, silent=True, seconds=0)
    seconds = abs(round((timezone.now() - sign.at).total_seconds()))  # a sign to come: the clock was set back
    return Life(sign.at, silent=seconds > settings.OPTIONS.worker_silent_seconds, seconds=seconds)
