"""Asks for jobs and does them. A job may be begun twice when a worker dies, so each must bear it."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from poedesk.desk.jobs.models import Job

TAKEN_FOR = timedelta(minutes=15)
"""How long a worker may have a job before it counts as dead."""

TRIES = 3
"""Tries after which a job waits for a person."""

_log = structlog.get_logger("poedesk.desk")

Work = Callable[[str], None]
"""Does the job with a key; raises when it cannot."""


def ask(kind: str, key: str) -> None:
    """Ask for a job within the transaction that runs; one that waits already is the same.

    One that is being done may have looked at what was there before, so it is done once more.
    """
    made, new = Job.objects.get_or_create(kind=kind, key=key, done_at=None)
    if not new:
        Job.objects.filter(pk=made.pk).update(asks=F("asks") + 1, tries=0)


def do_next(works: Mapping[str, Work]) -> bool:
    """Take the oldest job that waits and do it; return whether there was one."""
    job = _taken()
    if job is None:
        return False
    try:
        works[job.kind](job.key)
    except Exception as error:  # noqa: BLE001 - a worker outlives whatever a job does; it is told and kept
        _log.error("job", kind=job.kind, key=job.key, exc_info=error)
        problem = f"{type(error).__name__}: {error}"[:500]
        Job.objects.filter(pk=job.pk).update(taken_until=None, problem=problem)
    else:
        mine = Job.objects.filter(pk=job.pk)
        if not mine.filter(asks=job.asks).update(done_at=timezone.now(), taken_until=None, problem=""):
            mine.update(taken_until=None, tries=0)
    return True


def let_go() -> int:
    """Free what dead workers had taken; return how many jobs. For the one worker that is alive."""
    return Job.objects.filter(done_at=None).exclude(taken_until=None).update(taken_until=None)


def _taken() -> Job | None:
    now = timezone.now()
    free = Q(taken_until=None) | Q(taken_until__lt=now)
    with transaction.atomic():
        job = Job.objects.filter(free, done_at=None, tries__lt=TRIES).first()
        if job is not None:
            Job.objects.filter(pk=job.pk).update(taken_until=now + TAKEN_FOR, tries=F("tries") + 1)
    return job
