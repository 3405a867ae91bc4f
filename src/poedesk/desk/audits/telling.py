"""What pages and programs are told of a request: its letter, what happened, what could be done."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.audits import requesting
from poedesk.desk.audits.models import Request, RequestEvent
from poedesk.desk.claims.scope import PROGRAMME
from poedesk.desk.texts.showing import shown
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.requests import batch as batches
from poedesk.process.requests import moretime

if TYPE_CHECKING:
    from django.db.models import QuerySet

PROPOSED = "poe_request:failure_proposed"
"""Event that is among reviewers until a second one says the same."""


def letter_of(one: Request, made: batches.Batch) -> str:
    """Return the letter of a request; empty where its state has none."""
    try:
        return requesting.letter_of(one, made)
    except NotAllowed:
        return ""


def events_of(one: Request, actor: Actor, case: Any) -> "QuerySet[RequestEvent]":
    """Return what happened to a request, as far as the actor may know it; ``case``: the open one, or null."""
    events = one.events.all()
    if actor.kind != PROGRAMME or (case is not None and case.doubled):  # a blind second looks here, too
        events = events.exclude(tag=PROPOSED)
    return events


def steps_of(actor: Actor, made: batches.Batch, life: batches.Request) -> list[dict[str, Any]]:
    """Return what the programme could do besides judging an answer, with what stands against it."""
    if actor.kind != PROGRAMME or not may(actor, "request:judge"):
        return []
    act = Act("", max(timezone.now(), life.life.last), actor.id, "reviewer")
    answered = life.life.state == "answered"
    found: list[dict[str, Any]] = [
        {
            "name": each.transition.name,
            "title": shown(each.transition.title),
            "lacking": tuple(map(shown, each.lacking)),
        }
        for each in machine.choices(made.table, life.life, act)
        if each.transition.name not in requesting.BY_CASE | requesting.TOGETHER | {requesting.LAPSE}
        and not (answered and each.transition.name == requesting.PROPOSE)
    ]
    clock = batches.running(made, life)
    if clock is not None and clock.undecided:
        found += [{"name": name, "title": title, "lacking": ()} for name, title in _more_time().items()]
    return found


def _more_time() -> dict[str, str]:
    return {moretime.GRANT: _("Give more time"), moretime.REFUSE: _("Refuse more time")}
