"""Asks for jobs and does them. A job may be begun twice when a worker dies, so each must bear it.

A job that fails is tried again after a pause. Each pause is four times as long as the one before, a day at
most; after ``job_tries`` the job rests as failed, with its error, until it is asked for again.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from poedesk.desk.jobs.models import Job

TAKEN_FOR = timedelta(minutes=15)
"""How long a worker may have a job before it counts as dead: longer than any job takes within its limits.

No setting: with a shorter one a job would be begun twice; what a dead worker had, the next one frees at once.
"""

LONGER = 4
"""How many times as long as the one before a pause is."""

LONGEST = 24 * 3600
"""Seconds of the longest pause."""

_DIED = "The worker died while it did this."

_log = structlog.get_logger("poedesk.desk")

Work = Callable[[str], None]
"""Does the job with a key; raises when it cannot."""


def ask(kind: str, key: str) -> None:
    """Ask for a job within the transaction that runs; one that waits already is the same.

    One that is being done may have looked at what was there before, so it is done once more. One that failed
    is tried at once, with all its tries before it.
    """
    made, new = Job.objects.get_or_create(kind=kind, key=key, done_at=None)
    if not new:
        again = Job.objects.filter(pk=made.pk)
        again.update(asks=F("asks") + 1, tries=0, not_before=None, failed_at=None)


def do_next(works: Mapping[str, Work]) -> bool:
    """Take the oldest job of these kinds that is due and do it; return whether there was one."""
    job = _taken(list(works))
    if job is None:
        return False
    try:
        works[job.kind](job.key)
    except Exception as error:  # noqa: BLE001 - a worker outlives whatever a job does; it is told and kept
        _log.error("job", kind=job.kind, key=job.key, exc_info=error)
        _failed(job, f"{type(error).__name__}: {error}"[:500])
    else:
        mine = Job.objects.filter(pk=job.pk)
        if not mine.filter(asks=job.asks).update(done_at=timezone.now(), taken_until=None, problem=""):
            mine.update(taken_until=None, tries=0)
    return True


def let_go() -> int:
    """Free what dead workers had taken; return how many jobs. For the one worker that is alive.

    A job that killed as many workers as it has tries rests as failed, so that it cannot kill them for ever.
    """
    taken = Job.objects.filter(done_at=None).exclude(taken_until=None)
    deadly = taken.filter(tries__gte=settings.OPTIONS.job_tries)
    deadly.update(failed_at=timezone.now(), problem=_DIED)
    return taken.update(taken_until=None)


def _failed(job: Job, problem: str) -> None:
    """Put a job off, or to rest; one that was asked for meanwhile is tried at once."""
    now, tried = timezone.now(), job.tries + 1
    told: dict[str, object] = {"taken_until": None, "problem": problem}
    if tried >= settings.OPTIONS.job_tries:
        later: dict[str, object] = {"failed_at": now}
    else:
        pause = settings.OPTIONS.job_pause_seconds * LONGER ** (tried - 1)
        later = {"not_before": now + timedelta(seconds=min(pause, LONGEST))}
    mine = Job.objects.filter(pk=job.pk)
    if not mine.filter(asks=job.asks).update(**told, **later):
        mine.update(**told, tries=0)


def _taken(kinds: list[str]) -> Job | None:
    """Return the job that is taken, as it was before, or null."""
    now = timezone.now()
    free = Q(taken_until=None) | Q(taken_until__lt=now)
    due = Q(not_before=None) | Q(not_before__lte=now)
    waiting = Job.objects.filter(free, due, done_at=None, failed_at=None, kind__in=kinds)
    if not waiting.exists():  # looked at first without holding anybody up: a transaction is one that writes
        return None
    with transaction.atomic():
        job = waiting.first()
        if job is not None:
            Job.objects.filter(pk=job.pk).update(taken_until=now + TAKEN_FOR, tries=F("tries") + 1)
    return job
