"""Signs checkpoints of the trail on schedule, so that nobody can rewrite what is older than one."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from poedesk.desk.trail.acting import store
from poedesk.trail import checkpoints, keys
from poedesk.trail.log import Trail


def sign_when_due() -> bool:
    """Sign what the trail holds when it grew and the newest checkpoint is old enough; return false: rest."""
    if not _due():  # looked at first without holding anybody up: a transaction is one that writes
        return False
    with transaction.atomic():
        if _due():
            key = keys.load(settings.FOLDER.trail_key)
            Trail(store(), key.verifier.name).checkpoint(key, timezone.now())
    return False


def _due() -> bool:
    size, at = newest()
    old = at is None or timezone.now() - at >= timedelta(minutes=settings.OPTIONS.checkpoint_minutes)
    return old and store().size() > size


def newest() -> tuple[int, datetime | None]:
    """Return how many leaves the newest checkpoint covers, and the time that it claims; null without one."""
    told = list(store().checkpoints())
    if not told:
        return 0, None
    size, note = told[-1]
    return size, _time(note)


def _time(note: str) -> datetime | None:
    for line in checkpoints.parsed(note.partition("\n\n")[0] + "\n").extensions:
        word, _, rest = line.partition(" ")
        if word == "time":
            return datetime.fromisoformat(rest)
    return None
