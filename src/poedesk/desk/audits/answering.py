"""What a partner does with a request: open it, ask for more time, answer with the engagement's proof."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.audits import joining, keeping
from poedesk.desk.audits.models import Batch, Request
from poedesk.desk.audits.requesting import batch_for, not_before, taken
from poedesk.desk.claims.course import filing
from poedesk.desk.claims.course.checking import check_again
from poedesk.desk.claims.sides import role_of
from poedesk.desk.readiness.asking import current_of
from poedesk.desk.texts.showing import shown as shown_in_reader
from poedesk.process.claims import machine
from poedesk.process.requests import batch as batches
from poedesk.process.requests import moretime, telling
from poedesk.process.requests.batch import SUPPLY, Entry

PROOF = "poe"
"""What a partner may hand in where a request waits for an answer."""

OPEN, ANSWER, ANSWER_MORE = "open", "answer", "answer-more"


def open_it(actor: Actor, request: UUID, *, at: datetime | None = None) -> Request:
    """Say that a request was seen; once, whoever looks again. Raises Refused."""
    allowed(may(actor, "request:answer"))
    now = _second(at)
    with transaction.atomic():  # the events of the request are the leaves
        found, row = _found(actor, request)
        now = not_before(row, now)
        if found.state == "delivered":
            entry = Entry(OPEN, now, actor.id, role_of(actor), found.reference)
            keeping.put(row, taken(row, entry), OPEN, now, role=entry.role)
            found.refresh_from_db()
    return found


def ask_time(actor: Actor, request: UUID, days: int, words: str, *, at: datetime | None = None) -> Request:
    """Ask for more time; the programme decides. Raises Refused."""
    allowed(may(actor, "request:answer"))
    now = _second(at)
    with transaction.atomic():  # the events of the request are the leaves
        found, row = _found(actor, request)
        now = not_before(row, now)
        role = role_of(actor)
        entry = Entry(moretime.ASK, now, actor.id, role, found.reference, words=words, days=days)
        made = taken(row, entry)
        keeping.put(row, made, moretime.ASK, now, role=role)
        found.refresh_from_db()
        clock = batches.running(made, made.requests[found.reference])
        if clock is not None:  # until it is decided the claim's own time does not run out either
            joining.same_time(found, clock)
    return found


def answer(
    actor: Actor,
    request: UUID,
    engagement_revision: int,
    *,
    words: str = "",
    shown: str | None = None,
    at: datetime | None = None,
) -> Request:
    """Answer with the engagement's documents and answers as they are now, frozen.

    Args:
        actor: who answers.
        request: which request.
        engagement_revision: of the engagement, as the actor saw it.
        words: what the reviewer reads with it.
        shown: hash of what the actor was shown, see ``filing.engagement_of``.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, the engagement was changed, it is not judged as it is now, or its time
            is over.
    """
    allowed(may(actor, "request:answer"))
    now = _second(at)
    asked = Request.objects.of(actor).filter(pk=request).values_list("claim__engagement", flat=True).first()
    if asked is not None:
        filing.have_judged(actor, asked)
    with transaction.atomic():  # the events of the request are the leaves
        found, row = _found(actor, request)
        now = not_before(row, now)
        _in_time(found, row, now)
        step = ANSWER_MORE if found.state == "returned" else ANSWER
        claim = found.claim
        given = filing.frozen(filing.engagement_of(actor, claim.engagement_id, engagement_revision, shown))
        _proof(found, given, now, actor)
        role = role_of(actor)
        made = taken(row, Entry(SUPPLY, now, actor.id, role, found.reference, content=given.content))
        keeping.put(row, made, SUPPLY, now, role=role)
        row.refresh_from_db()
        made = taken(row, Entry(step, now, actor.id, role, found.reference, words=words))
        keeping.put(row, made, step, now, role=role)
        found.refresh_from_db()
        items = tuple(
            each
            for each in filing.items(given, max(now, claim.changed_at), actor.id, ticked=False)
            if each.right == "poe"
        )
        joining.follow(found, step, now, actor, words=words, items=items)
    return found


def _in_time(request: Request, row: Batch, now: datetime) -> None:
    """Raise Refused, in words, where a request takes no proof now: its time ran out, or it is answered."""
    made = batches.swept(keeping.batch_of(row), now)
    state = made.requests[request.reference].life.state
    if PROOF not in machine.allowed_to(made.table, state, "partner"):
        message = _(
            "Request %(request)s is %(state)s, so no proof can be handed in for it now. What comes of it is "
            "for the programme to say."
        )
        raise Refused(
            message % {"request": request, "state": shown_in_reader(made.table.states[state].title)}
        )


def _proof(request: Request, given: filing.Frozen, now: datetime, actor: Actor) -> None:
    """Keep what is handed in as the claim's next proof, unless it is the last one again."""
    last = request.claim.proofs.order_by("-number").first()
    key = (given.assessment.result or {})["key"]
    if last is None or (last.content, last.key) != (given.content, key):
        check_again(filing.keep(request.claim, given, now, actor.person))


def assembled(request: Request) -> dict[str, Any] | None:
    """Return the answer put together from what is known (``poedesk.poe-answer/1``).

    Null: it is not judged as it is now.
    """
    known = current_of(request.claim.engagement)
    if known is None or known.result is None:
        return None
    about = keeping.batch_of(request.batch).requests[request.reference].about
    return telling.to_json(known.result, request.reference, about)


def _found(actor: Actor, request: UUID) -> tuple[Request, Batch]:
    found = (
        Request.objects.of(actor)
        .exclude(delivered_at=None)
        .select_related("claim__engagement")
        .filter(pk=request)
        .first()
    )
    if found is None:
        message = _("There is no such request.")
        raise Refused(message)
    return found, batch_for(found)


def _second(at: datetime | None) -> datetime:
    return (at or timezone.now()).replace(microsecond=0)
