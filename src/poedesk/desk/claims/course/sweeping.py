"""What deadlines do by themselves: transitions when one runs out, reminders before; twice is as once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from poedesk.desk.claims import keeping
from poedesk.desk.claims.course import notifying, taking
from poedesk.desk.claims.models import Claim, Deadline
from poedesk.desk.texts.days import last_moment, weekday
from poedesk.desk.texts.showing import shown
from poedesk.desk.trail.acting import acting
from poedesk.process.claims import machine
from poedesk.process.clocks import clock as clocks
from poedesk.process.requests import linking

MOST = 50
"""Claims that one sweep takes; the next one takes the rest."""


def sweep(at: datetime) -> int:
    """Let happen what follows from deadlines that ran out, then remind; return how much was done."""
    due = (
        Claim.objects.of_anybody("deadlines run for everybody")
        .filter(sweep_at__lte=at)
        .order_by("sweep_at", "id")[:MOST]
    )
    done = sum(sweep_claim(each, at) for each in list(due.values_list("id", flat=True)))
    return done + remind(at)


def sweep_claim(claim: UUID, at: datetime) -> int:
    """Let happen to one claim what its deadlines do; return how many transitions."""
    done = 0
    with transaction.atomic():
        locked = (
            Claim.objects.of_anybody("deadlines run for everybody")
            .select_for_update()
            .filter(pk=claim, sweep_at__lte=at)
            .first()
        )
        if locked is None:
            return 0
        table = keeping.table_of(locked)
        for outcome in machine.sweep(table, keeping.association_of(locked), at):
            with acting(machine.CLOCK, outcome.event.tag) as act:
                taking.keep(locked, table, outcome, machine.CLOCK, None)
                act.subject = f"claim:{claim}"
                act.data = {**outcome.event.data, "ran_out": outcome.event.at.isoformat()}
            done += 1
    return done


def remind(at: datetime) -> int:
    """Write the reminders that fell due up to ``at``; each is written once. Return how many."""
    fell_due = (
        Deadline.objects.of_anybody("deadlines run for everybody")
        .filter(stopped_at=None, remind_at__lte=at)
        .select_related("claim", "claim__organisation", "claim__owner")
        .order_by("remind_at", "id")[:MOST]
    )
    return sum(_remind(each, at) for each in fell_due)


def _remind(row: Deadline, at: datetime) -> int:
    claim = row.claim
    clock = keeping.association_of(claim).clocks[row.number - 1]
    with transaction.atomic():
        same = Deadline.objects.of_anybody("deadlines run for everybody").filter(
            pk=row.pk, remind_at=row.remind_at
        )
        if not same.update(remind_at=keeping.next_reminder(clock, at), reminded_at=at):
            return 0
        if row.due is None or clock.undecided or clocks.expired(clock, at):
            return 0
        table = keeping.table_of(claim)
        if clock.span.name == linking.clock_of(table):  # its request reminds of itself
            return 0
        names = {
            "claim": claim,
            "customer": claim.customer,
            "state": shown(table.states[claim.state].title),
            "day": weekday(row.due),
            "moment": last_moment(row.due, clock.calendar.zone),
        }
        told = _("Claim %(claim)s for %(customer)s is %(state)s, and waits for you until %(moment)s.") % names
        subject = _("%(customer)s, claim %(claim)s: waits for you until %(day)s") % names
        notifying.to_side(claim, row.side, subject, [told, shown(row.why)])
    return 1
