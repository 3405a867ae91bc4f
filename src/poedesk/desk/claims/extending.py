"""More time for a deadline: asked for by the side whose time it is, decided by the programme."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.apart import stands_apart
from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.claims import keeping
from poedesk.desk.claims.course import notifying
from poedesk.desk.claims.course.sweeping import sweep_claim
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.scope import PROGRAMME
from poedesk.desk.texts.showing import sentence
from poedesk.desk.trail.acting import acting
from poedesk.kernel.errors import UsageError
from poedesk.process.claims import machine
from poedesk.process.claims.association import Association
from poedesk.process.claims.tables.loader import Table
from poedesk.process.clocks.clock import Extension
from poedesk.process.requests import linking

ASKED, GRANTED, REFUSED = "claim:deadline:asked", "claim:deadline:granted", "claim:deadline:refused"


def ask_time(
    actor: Actor, claim: UUID, clock: str, *, days: int, because: str, at: datetime | None = None
) -> Claim:
    """Ask for more time; until it is decided the deadline does not run out.

    Args:
        actor: of the side whose time it is.
        claim: of which claim.
        clock: name of the deadline, such as ``partner-answer``.
        days: how many more, in the unit of the deadline.
        because: why.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, it is not their time, it is too late, or it was extended before.
    """
    now = at or timezone.now()

    def asked(association: Association) -> Association:
        running = association.clock(clock)
        if running is None or running.span.side != actor.kind:
            message = _("That is not a deadline of yours.")
            raise Refused(message)
        return machine.ask_time(association, clock, Extension(now, actor.id, days, because.strip()))

    return _changed(actor, claim, clock, now, ASKED, because, asked)


def decide_time(
    actor: Actor, claim: UUID, clock: str, *, granted: bool, words: str = "", at: datetime | None = None
) -> Claim:
    """Decide an open request for more time.

    Raises:
        Refused: the actor is not of the programme or may not, works for the partner too, nothing was asked,
            or a refusal says no reason.
    """
    now = at or timezone.now()
    if actor.kind != PROGRAMME:
        message = _("The programme decides about more time.")
        raise Refused(message)

    def decided(association: Association) -> Association:
        return machine.decide_time(association, clock, now, actor.id, granted=granted, words=words)

    return _changed(actor, claim, clock, now, GRANTED if granted else REFUSED, words, decided)


def _changed(  # noqa: PLR0913, PLR0917 - what is changed by whom
    actor: Actor,
    claim: UUID,
    clock: str,
    now: datetime,
    tag: str,
    words: str,
    change: Callable[[Association], Association],
) -> Claim:
    allowed(may(actor, "claim:act"))
    if not Claim.objects.of(actor).filter(pk=claim).exists():
        message = _("There is no such claim.")
        raise Refused(message)
    sweep_claim(claim, now)
    with transaction.atomic():
        locked = Claim.objects.of(actor).select_for_update().get(pk=claim)
        if actor.kind == PROGRAMME:
            stands_apart(actor, locked.organisation_id, locked.engagement.begun_at)
        table = keeping.table_of(locked)
        if clock == linking.clock_of(table):
            message = _("That is the time of a request for a proof: more of it is asked for and given there.")
            raise Refused(message)
        before = keeping.association_of(locked)
        running = before.clock(clock)
        if running is not None and running.stopped is not None:
            message = _("That deadline does not run any more: the claim went on meanwhile.")
            raise Refused(message)
        try:
            association = change(before)
        except UsageError as error:
            raise Refused(sentence(error)) from error
        with acting(actor.id, tag) as leaf:
            _kept(actor, locked, table, association, now, tag, words.strip())
            leaf.subject = f"claim:{locked.id}"
            leaf.personal = {"words": words.strip()} if words.strip() else None
    return locked


def _kept(  # noqa: PLR0913, PLR0917 - what is changed by whom
    actor: Actor, claim: Claim, table: Table, association: Association, now: datetime, tag: str, words: str
) -> None:
    """Keep a claim with its deadlines as they are now, and tell the other side."""
    keeping.put(claim, table, association)
    claim.revision += 1
    claim.changed_at = now
    claim.save()
    keeping.put_deadlines(claim, association)
    title = titles()[tag]
    keeping.happened(
        claim,
        now,
        tag,
        name="time",
        title=title,
        source=claim.state,
        side=actor.kind,
        person=actor.person,
        words=words,
    )
    other = "partner" if actor.kind == PROGRAMME else PROGRAMME
    names = {"customer": claim.customer, "claim": claim, "what": title}
    subject = _("%(customer)s, claim %(claim)s: %(what)s") % names
    notifying.to_side(claim, other, subject, [f"{title}.", *([words] if words else [])])


def titles() -> dict[str, str]:
    """Return what each of these acts is called."""
    return {
        ASKED: _("More time was asked for"),
        GRANTED: _("More time was given"),
        REFUSED: _("More time was refused"),
    }
