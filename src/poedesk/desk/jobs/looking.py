"""What waits, runs or failed, as a page and the metrics tell it; and one tried again by hand."""

from datetime import timedelta

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.models import User
from poedesk.desk.accounts.services import Refused
from poedesk.desk.jobs.models import Job
from poedesk.desk.jobs.work import ask
from poedesk.desk.trail.acting import acting
from poedesk.kernel.records import dataclass

AGAIN = "job:retried"
"""Tag of the leaf when somebody has a job tried again."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many jobs there are that are not done."""

    waiting: int
    running: int
    failed: int
    oldest: timedelta
    """How long the oldest of those that wait has waited; zero when none does."""


def counted() -> Counted:
    """Count what is not done."""
    now = timezone.now()
    running = Q(taken_until__gte=now)
    waiting = Q(failed_at=None) & ~running
    told = Job.objects.filter(done_at=None).aggregate(
        waiting=Count("pk", filter=waiting),
        running=Count("pk", filter=running),
        failed=Count("pk", filter=~Q(failed_at=None)),
        oldest=Min("asked_at", filter=waiting),
    )
    oldest = now - told["oldest"] if told["oldest"] else timedelta()
    return Counted(told["waiting"], told["running"], told["failed"], oldest)


def undone() -> "QuerySet[Job]":
    """Return the jobs that are not done: those that failed first, then the oldest first."""
    return Job.objects.filter(done_at=None).order_by(F("failed_at").asc(nulls_last=True), "id")


def again(owner: User, job: int) -> None:
    """Have a job tried again at once, with all its tries before it.

    Raises:
        Refused: it is done meanwhile, it runs, or there is none.
    """
    with acting(f"person:{owner.id}", AGAIN) as act:
        idle = Q(taken_until=None) | Q(taken_until__lt=timezone.now())
        found = Job.objects.filter(idle, pk=job, done_at=None).first()
        if found is None:
            message = _("It is done, or being done just now.")
            raise Refused(message)
        ask(found.kind, found.key)
        act.subject, act.data = f"job:{found.pk}", {"kind": found.kind, "key": found.key}
