"""What deadlines of requests do by themselves, and reminders; twice is as once, and no money moves by it."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from poedesk.desk.audits import keeping
from poedesk.desk.audits.models import Batch, Request
from poedesk.desk.audits.requesting import batch_for, write
from poedesk.desk.texts.showing import shown
from poedesk.process.clocks.telling import weekday

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
            text = _("Request %(request)s is now: %(state)s.") % {"request": each, "state": shown(each.title)}
            write(
                each,
                _("Request %(request)s: %(state)s") % {"request": each, "state": shown(each.title)},
                f"{text}\n",
            )
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
        keeping.put(row, keeping.batch_of(row), keeping.CLOCK, at)
        if request.turn != "partner" or request.due is None:
            return 0
        day = weekday(request.due)
        link = f"{settings.OPTIONS.url}/requests/{request.id}/"
        text = _("Request %(request)s waits for your answer until %(day)s.\n\n%(link)s\n")
        write(
            request,
            _("Request %(request)s: until %(day)s") % {"request": request, "day": day},
            text % {"request": request, "day": day, "link": link},
        )
    return 1
