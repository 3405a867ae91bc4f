"""Keeps a batch of requests in rows: the log is what was done, every column follows from it."""

from collections import Counter
from datetime import datetime

from django.utils.translation import gettext_noop

from poedesk.desk.audits.models import Batch, Request, RequestEvent
from poedesk.desk.audits.signals import moved
from poedesk.desk.claims.sides import SIDES
from poedesk.desk.trail.acting import acting
from poedesk.process.claims.association import Step
from poedesk.process.clocks import clock as clocks
from poedesk.process.clocks.telling import why
from poedesk.process.requests import batch as batches
from poedesk.process.requests import files
from poedesk.process.requests.batch import running
from poedesk.trail.events import Event

CLOCK = "clock"


def batch_of(row: Batch) -> batches.Batch:
    """Return the requests of a batch, where they stand by its log."""
    return files.load(row.log)


def put(row: Batch, made: batches.Batch, step: str, at: datetime, *, role: str = "reviewer") -> list[Request]:
    """Keep what became of a batch, with a leaf for each new event; return the requests that changed.

    Args:
        row: of the batch, locked.
        made: what it is now.
        step: what was done; ``CLOCK`` for a sweep.
        at: when.
        role: of who did it, in the words of the table.
    """
    made = batches.swept(made, at)  # the log holds what people did; what deadlines did follows from the time
    rows = {each.reference: each for each in row.requests.select_related("claim", "organisation")}
    changed = {name: rows[name] for name in _new(row, made, rows, role)}
    for name, request in rows.items():
        _columns(request, made, name, at)
        request.revision += name in changed
    row.requests.bulk_update(
        rows.values(), ["state", "title", "turn", "delivered_at", "due", "why", "remind_at", "revision"]
    )
    ends = [end for each in made.requests.values() if (end := _end(made, each)) is not None and end > at]
    row.sweep_at = min(ends, default=None)
    row.log = files.to_json(made)
    row.save()
    for each in changed.values():
        moved.send(sender=Request, request=each, step=step, at=at)
    return list(changed.values())


def _new(row: Batch, made: batches.Batch, rows: dict[str, Request], role: str) -> list[str]:
    """Add events that were not told yet to the history and the trail; return whose they are."""
    known = Counter(
        RequestEvent.objects.of_anybody("of the batch that is kept")
        .filter(request__batch=row)
        .values_list("request__reference", "tag", "at")
    )
    numbers = Counter(reference for reference, _tag, _at in known.elements())
    told: dict[str, None] = {}
    for event in made.events:
        key = (event.subject, event.tag, event.at)
        if known[key]:  # two of one second are two
            known[key] -= 1
            continue
        numbers[event.subject] += 1
        request, life = rows[event.subject], made.requests[event.subject].life
        name = event.data.get("transition")
        step = next((each for each in life.steps if (each.at, each.name) == (event.at, name)), None)
        side = CLOCK if event.actor == CLOCK else SIDES.get(role, "programme")
        _recorded(event, request, numbers[event.subject], step, side, _title(made, event))
        told[event.subject] = None
    return list(told)


def _recorded(event: Event, request: Request, number: int, step: Step | None, side: str, title: str) -> None:
    words = step.words if step else ""
    with acting(event.actor, event.tag) as act:
        RequestEvent.objects.create(
            request=request,
            number=number,
            at=event.at,
            tag=event.tag,
            title=title,
            side=side,
            actor=event.actor,
            words=words,
        )
        act.subject = f"poe_request:{request.id}"
        act.data = {"request": request.reference, "claim": str(request.claim_id), **event.data}
        act.personal = {"words": words} if words else None


_MORE_TIME = {
    "poe_request:drafted": gettext_noop("Drafted"),
    "poe_request:supplied": gettext_noop("The proof was put in"),
    "poe_request:extension:asked": gettext_noop("More time was asked for"),
    "poe_request:extension:granted": gettext_noop("More time was given"),
    "poe_request:extension:refused": gettext_noop("More time was refused"),
}


def _title(made: batches.Batch, event: Event) -> str:
    name = event.data.get("transition")
    rows = {row.name: row.title for row in made.table.transitions}
    return rows.get(str(name)) or _MORE_TIME.get(event.tag, event.tag)


def _columns(row: Request, made: batches.Batch, name: str, at: datetime) -> None:
    request = made.requests[name]
    state = made.table.states[request.life.state]
    clock = running(made, request)
    delivered = next((step.at for step in request.life.steps if step.name == "deliver"), None)
    row.state, row.title, row.turn, row.delivered_at = state.name, state.title, state.turn, delivered
    row.due, row.why = (clocks.due(clock), why(clock)) if clock else (None, "")
    end = clocks.ends(clock) if clock else None
    moments = clocks.reminders(clock, at, end) if clock and end else ()
    row.remind_at = min((moment for moment, _left in moments), default=None)


def _end(made: batches.Batch, request: batches.Request) -> datetime | None:
    clock = running(made, request)
    return clocks.ends(clock) if clock is not None else None
