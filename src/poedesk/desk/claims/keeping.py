"""Keeps an association in its claim: columns, history and deadlines follow from it, in one place."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop

from poedesk.desk.claims.models import Claim, Deadline, Happening
from poedesk.desk.claims.sides import SIDES
from poedesk.desk.engagements.models import Engagement
from poedesk.process.claims import keeping
from poedesk.process.claims.association import Association, Outcome
from poedesk.process.claims.tables import loader
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import Transition
from poedesk.process.clocks import clock as clocks
from poedesk.process.clocks.clock import Clock
from poedesk.process.clocks.telling import why


def table_of(claim: Claim) -> Table:
    """Return the table that a claim pinned."""
    return loader.load(claim.programme, claim.version, variant=claim.association["variant"])


def association_of(claim: Claim) -> Association:
    """Return the association as it is now."""
    return keeping.from_json(claim.association)


def put(claim: Claim, table: Table, association: Association) -> None:
    """Put an association into a claim's columns; the claim is not saved yet."""
    state = table.states[association.state]
    running = [each for each in association.clocks if each.stopped is None]
    theirs = [each for each in running if each.span.side == state.turn] or running
    dues = [day for day in map(clocks.due, theirs) if day is not None]
    moving = [association.clock(row.clock) for row in table.out_of(association.state) if row.clock]
    waits = [each for each in moving if each is not None and each.stopped is None and not each.undecided]
    ends = [clocks.ends(each) for each in waits]
    claim.association = keeping.to_json(association)
    claim.state, claim.turn = association.state, state.turn
    claim.is_open = state.pending or state.holds or not state.rests
    claim.deadline = min(dues, default=None)
    claim.sweep_at = min((end for end in ends if end is not None), default=None)


def side_of_deadline(claim: Claim) -> str:
    """Return whose time the deadline in a claim's columns is; empty where there is none.

    It is not always the side on which the state waits: a proof is asked for while the association holds.
    """
    running = [each for each in association_of(claim).clocks if each.stopped is None]
    dues = [(day, each.span.side) for each in running if (day := clocks.due(each)) is not None]
    theirs = [(day, side) for day, side in dues if side == claim.turn] or dues
    return min(theirs)[1] if claim.deadline is not None and theirs else ""


def lock(claim: Claim, table: Table) -> None:
    """Lock the engagement of a claim while its state lets the partner hand nothing in; else unlock it."""
    state = table.states[claim.state]
    fixed = claim.is_open and "poe" not in state.rights.get("partner", ())
    told = gettext_noop(
        "This was submitted as claim %(claim)s, which is %(state)s: nothing can be changed until the "
        "programme asks for more or decides."
    ) % {"claim": claim, "state": state.title[:1].lower() + state.title[1:]}
    Engagement.objects.of_anybody("the claim was found for somebody").filter(pk=claim.engagement_id).update(
        locked=told if fixed else ""
    )


def put_deadlines(claim: Claim, association: Association) -> None:
    """Write the clocks of an association as rows."""
    known = {each.number: each for each in claim.deadlines.all()}
    for number, clock in enumerate(association.clocks, 1):
        row = known.get(number) or Deadline(claim=claim, number=number, clock=clock.span.name)
        row.side, row.started_at, row.stopped_at = clock.span.side, clock.started, clock.stopped
        row.due, row.why = clocks.due(clock), why(clock)
        row.remind_at = next_reminder(clock, row.reminded_at or clock.started)
        row.save()


def next_reminder(clock: Clock, after: datetime) -> datetime | None:
    """Return when somebody is reminded next of a clock; null when not any more."""
    end = clocks.ends(clock)
    moments = clocks.reminders(clock, after, end) if end is not None else ()
    return min((moment for moment, _left in moments), default=None)


def took(claim: Claim, table: Table, outcome: Outcome, role: str, person: UUID | None) -> None:
    """Keep what became of a transition: the claim with its columns, a row of history, its deadlines."""
    step = outcome.association.steps[-1]
    row = _row(table, step.source, step.name)
    put(claim, table, outcome.association)
    claim.revision += 1
    claim.changed_at = step.at
    claim.save()
    put_deadlines(claim, outcome.association)
    lock(claim, table)
    happened(
        claim,
        step.at,
        row.event,
        name=row.name,
        title=row.title,
        source=step.source,
        side=SIDES[role],
        person=person,
        reason=step.reason or "",
        words=step.words,
    )


def registered(claim: Claim, at: datetime, tag: str, person: UUID) -> None:
    """Keep that a claim began where its programme knows no submission: it holds from the beginning."""
    put_deadlines(claim, association_of(claim))
    happened(
        claim,
        at,
        tag,
        name="register",
        title=gettext_noop("Registered"),
        source=claim.state,
        side="partner",
        person=person,
    )


def happened(  # noqa: PLR0913 - a row of history has as many columns
    claim: Claim,
    at: datetime,
    tag: str,
    *,
    name: str,
    title: str,
    source: str,
    side: str,
    person: UUID | None = None,
    reason: str = "",
    words: str = "",
) -> Happening:
    """Add a row to the history of a claim."""
    return Happening.objects.create(
        claim=claim,
        number=claim.happenings.count() + 1,
        at=at,
        tag=tag,
        name=name,
        title=title,
        source=source,
        to=claim.state,
        side=side,
        person_id=person,
        reason=reason,
        words=words,
    )


def _row(table: Table, source: str, name: str) -> Transition:
    return next(row for row in table.out_of(source) if row.name == name)
