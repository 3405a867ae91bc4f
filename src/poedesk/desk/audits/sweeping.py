"""What deadlines of requests do by themselves, and reminders; twice is as once, and no money moves by it."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from poedesk.desk.audits import keeping
from poedesk.desk.audits.models import Batch, Request
from poedesk.desk.audits.requesting import batch_for, became, subject_of, write
from poedesk.desk.texts.days import last_moment, weekday

MOST = 20
"""Batches, or reminders, that one sweep takes; the next one takes the rest."""


def sweep(at: datetime) -> int:
    """Let happen what follows from deadlines that ran out, then remind; return how much was done."""
    due = list(
        Batch.objects.of_anybody("a sweep acts for nobody")
        .filter(sweep_at__lte=at)
        .order_by("sweep_at")
        .values_list("pk", flat=True)[:MOST]
    )
    return sum(_swept(each, at) for each in due) + remind(at)


def _swept(batch: UUID, at: datetime) -> int:
    with transaction.atomic():
        found = Batch.objects.of_anybody("a sweep acts for nobody").select_for_update()
        row = found.filter(pk=batch, sweep_at__lte=at).first()
        if row is None:
            return 0
        changed = keeping.put(row, keeping.batch_of(row), keeping.CLOCK, at)
        for each in changed:
            look = _("Look at it: %(link)s") % {"link": f"{settings.OPTIONS.url}/requests/{each.id}/"}
            write(each, subject_of(each), f"{became(each)}\n\n{look}\n")
    return len(changed)


def remind(at: datetime) -> int:
    """Write the reminders that fell due up to ``at``, each once; return how many."""
    found = Request.objects.of_anybody("a sweep acts for nobody")
    fell_due = found.filter(remind_at__lte=at, due__isnull=False).order_by("remind_at")[:MOST]
    return sum(_reminded(each, at) for each in fell_due)


def _reminded(request: Request, at: datetime) -> int:
    with transaction.atomic():
        row = batch_for(request)
        if not row.requests.filter(pk=request.pk, remind_at=request.remind_at).exists():
            return 0
        batch = keeping.batch_of(row)
        keeping.put(row, batch, keeping.CLOCK, at)
        if request.turn != "partner" or request.due is None:
            return 0
        names = {
            "request": request,
            "customer": request.claim.customer,
            "day": weekday(request.due),
            "moment": last_moment(request.due, batch.asked.calendar.zone),
            "link": f"{settings.OPTIONS.url}/requests/{request.id}/",
        }
        text = _(
            "Request %(request)s about %(customer)s waits for your answer until %(moment)s.\n\n"
            "Answer it, or ask for more time: %(link)s\n"
        )
        subject = _("%(customer)s, request %(request)s: answer it until %(day)s")
        write(request, subject % names, text % names)
    return 1
