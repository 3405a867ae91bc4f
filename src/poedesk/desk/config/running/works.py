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
from poedesk.desk.config.keeping.sweeping import sweep_when_due
from poedesk.desk.jobs.alive import sign_life
from poedesk.desk.jobs.work import Work, do_next
from poedesk.desk.mail.sending import send_waiting
from poedesk.desk.readiness.asking import JUDGE
from poedesk.desk.readiness.judging import judge
from poedesk.desk.trail.checkpointing import sign_when_due

QUICK: Mapping[str, Work] = {SEAL: seal_signed}
"""Jobs that take a moment, by kind: somebody waits for what they make."""

LONG: Mapping[str, Work] = {JUDGE: judge, CHECK: check, PACK: pack}
"""Jobs that may read many documents, by kind: in a lane of their own they hold up none of the others."""

WORKS: Mapping[str, Work] = {**QUICK, **LONG}
"""Every job, by kind."""

MOMENTS: Mapping[str, Callable[[], bool]] = {
    "life": sign_life,
    "quick jobs": lambda: do_next(QUICK),
    "long jobs": lambda: do_next(LONG),
    "mails": lambda: send_waiting(settings.OPTIONS) > 0,
    "checkpoints": sign_when_due,
    "reminders": lambda: reminding.sweep(timezone.now()) > 0,
    "deadlines": lambda: sweep(timezone.now()) > 0,
    "unused files": sweep_when_due,
    "requests": lambda: sweep_requests(timezone.now()) > 0,
}
"""What is looked at again and again, each in a thread of its own; true: look at once for more."""
