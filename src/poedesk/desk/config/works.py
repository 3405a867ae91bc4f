"""What the worker does: which jobs there are, and what it looks at again and again."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils import timezone

from poedesk.desk.acknowledgements import sweeping as reminding
from poedesk.desk.acknowledgements.answering import SEAL
from poedesk.desk.acknowledgements.sealing import seal_signed
from poedesk.desk.audits.sweeping import sweep as sweep_requests
from poedesk.desk.claims.course.checking import CHECK, check
from poedesk.desk.claims.course.packing import PACK, pack
from poedesk.desk.claims.course.sweeping import sweep
from poedesk.desk.jobs.work import Work, do_next
from poedesk.desk.mail.sending import send_waiting
from poedesk.desk.readiness.asking import JUDGE
from poedesk.desk.readiness.judging import judge
from poedesk.desk.trail.checkpointing import sign_when_due

WORKS: Mapping[str, Work] = {JUDGE: judge, CHECK: check, PACK: pack, SEAL: seal_signed}
"""By kind of job."""

MOMENTS: Mapping[str, Callable[[], bool]] = {
    "jobs": lambda: do_next(WORKS),
    "mails": lambda: send_waiting(settings.OPTIONS) > 0,
    "checkpoints": sign_when_due,
    "reminders": lambda: reminding.sweep(timezone.now()) > 0,
    "deadlines": lambda: sweep(timezone.now()) > 0,
    "requests": lambda: sweep_requests(timezone.now()) > 0,
}
"""What is looked at again and again, each in a thread of its own; true: look at once for more."""
