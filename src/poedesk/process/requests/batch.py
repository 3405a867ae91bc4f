"""Requests of one draw as a batch: a log of what was done, and where each request stands by it. Pure.

Nothing is kept but the log; where everything stands follows from it by the machine that moves claims
(``claims/machine``) and the table ``poe-request``. All requests of a batch are released together or none is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime

from poedesk.kernel.calendars.calendar import Calendar
from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association, Claimant, Item, Outcome
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.claims.tables.loader import Table
from poedesk.process.clocks.clock import Clock
from poedesk.process.requests import moretime
from poedesk.proof.policy import loader as policies
from poedesk.trail.events import Event

RELEASE, SUPPLY = "release", "supply"
DRAFTED = "drafted"


class InvalidBatch(UsageError):
    """There can be no such batch of requests."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a proof is asked for."""

    engagement: str
    """Id of the drawn unit."""

    partner: str
    """Id of who is asked."""

    chosen: str
    """``drawn`` at random, or ``picked`` by somebody for a reason."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What all requests of a batch have in common."""

    draw: str
    """Id of the draw."""

    programme: str
    """``id@version`` of the claims that are asked about."""

    solution_area: str
    engagement: str
    """``usage`` or ``presales``: with the area it decides what is asked."""

    at: datetime
    """When the batch was drafted."""

    actor: str
    """Id of who drafted it."""

    calendar: Calendar
    """Whose days are counted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody did."""

    do: str
    """A transition of the table, ``supply``, or one of ``moretime.DOES``."""

    at: datetime
    actor: str
    role: str
    request: str | None = None
    """Id; null for what is done to the whole batch."""

    reason: str | None = None
    words: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    """Element -> what the reviewer says about it."""

    content: str | None = None
    """For ``supply``: SHA-256 of the proof."""

    days: int | None = None
    """For more time: how many."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request, where it stands."""

    target: Target
    life: Association
    last: datetime
    """When something was last done about it."""

    about: Mapping[str, str] = field(default_factory=dict)
    """Element -> what the reviewer said last about it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The requests of one draw."""

    asked: Asked
    table: Table
    requests: Mapping[str, Request]
    """By id."""

    entries: tuple[Entry, ...] = ()
    happened: tuple[Event, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """Return what happened, for the trail, in order of time."""
        return tuple(sorted(self.happened, key=lambda each: each.at))


def draft(asked: Asked, table: Table, targets: Iterable[Target]) -> Batch:
    """Return a batch in which a request for each target is drafted and nobody was told.

    Args:
        asked: what they have in common.
        table: of their life, see ``linking.life``.
        targets: what a draw gave.

    Raises:
        InvalidBatch: there is nothing to ask for, the same twice, the programme does not know the area, or
            nobody knows whom to ask.
    """
    wanted = sorted(targets, key=lambda each: each.engagement)
    names = [each.engagement for each in wanted]
    unknown = [each.engagement for each in wanted if not each.partner]
    if not wanted or len(set(names)) < len(names):
        message = f"{asked.draw}: a batch asks about engagements, one or more, about each once"
        raise InvalidBatch(message)
    programme = asked.programme.partition("@")[0]
    areas = next((each.solution_areas for each in policies.programmes() if each.id == programme), None)
    if areas is not None and asked.solution_area not in areas:
        message = f"{programme} does not know {asked.solution_area}; allowed there: {', '.join(areas)}"
        raise InvalidBatch(message)
    if unknown:
        message = f"{asked.draw}: whose is {', '.join(unknown[:5])}? the population names no group for it"
        raise InvalidBatch(message)
    requests, events = {}, []
    for target in wanted:
        name = id_of(asked.draw, target.engagement)
        life = machine.begin(table, name, asked.at, Claimant(target.partner), calendar=asked.calendar)
        requests[name] = Request(target, life, asked.at)
        data = {"draw": asked.draw, "engagement": target.engagement, "chosen": target.chosen}
        events.append(machine.begun(table, life, asked.actor, data))
    return Batch(asked, table, requests, (), tuple(events))


def id_of(draw: str, engagement: str) -> str:
    """Return the id of a request: it tells nobody how many others there are, or which."""
    return f"POE-{content_key(['poedesk.poe-request', draw, engagement])[:12]}"


def taken(batch: Batch, entry: Entry) -> Batch:
    """Return the batch with one more thing done; deadlines that ran out before come first.

    That ``entry.actor`` may act for the partner whose request it is, the caller has to know.

    Raises:
        NotAllowed: it cannot happen now, to one of the requests that it is about; nothing has happened then.
        ExtensionMistake: more time cannot be asked for or given like that.
        InvalidBatch: there is no such request, or something later was done about it before.
    """
    if entry.do == RELEASE:
        return replace(_released(batch, entry), entries=(*batch.entries, entry))
    name = entry.request or ""
    if name not in batch.requests:
        message = f"the batch of {batch.asked.draw} has no request {name!r}"
        raise InvalidBatch(message)
    last = batch.requests[name].last
    if entry.at.tzinfo is None or entry.at < last:
        message = (
            f"{entry.at.isoformat()} lies before {last.isoformat()}, when something was last done about it"
        )
        raise InvalidBatch(message)
    request, passed = _swept(batch.table, batch.requests[name], entry.at)
    request, events = _done(batch.table, request, entry)
    requests = {**batch.requests, name: replace(request, last=entry.at)}
    return replace(
        batch,
        requests=requests,
        entries=(*batch.entries, entry),
        happened=(*batch.happened, *passed, *events),
    )


def parts(batch: Batch) -> Mapping[str, Batch]:
    """Return a batch for each request alone, by its id: what is done about one needs none of the others.

    Their entries are those of the whole batch, such as its release, and their own.
    """
    events: dict[str, list[Event]] = {name: [] for name in batch.requests}
    entries: dict[str, list[Entry]] = {name: [] for name in batch.requests}
    for event in batch.happened:
        events[event.subject].append(event)
    for entry in batch.entries:
        for name in (entry.request,) if entry.request else batch.requests:
            entries[name].append(entry)
    return {
        name: replace(
            batch, requests={name: each}, entries=tuple(entries[name]), happened=tuple(events[name])
        )
        for name, each in batch.requests.items()
    }


def swept(batch: Batch, at: datetime) -> Batch:
    """Return the batch with all that deadlines brought about up to ``at``; no entry is made of it."""
    requests: dict[str, Request] = {}
    events: list[Event] = []
    for name, request in batch.requests.items():
        requests[name], more = _swept(batch.table, request, at)
        events += more
    return replace(batch, requests=requests, happened=(*batch.happened, *events))


def running(batch: Batch, request: Request) -> Clock | None:
    """Return the clock whose end the request waits for; null when it waits for none."""
    return moretime.waiting(batch.table, request.life)


def _released(batch: Batch, entry: Entry) -> Batch:
    drafts = [name for name, each in batch.requests.items() if each.life.state == DRAFTED]
    if entry.request is not None:
        message = "a batch is released together: none of its requests goes out before the others"
        raise NotAllowed(message)
    if not drafts:
        message = (
            f"nothing of the batch of {batch.asked.draw} is drafted; it was released before, or discarded"
        )
        raise NotAllowed(message)
    act = _act(entry)
    outcomes = {name: machine.apply(batch.table, batch.requests[name].life, act) for name in drafts}
    changed = {
        name: replace(batch.requests[name], life=each.association, last=entry.at)
        for name, each in outcomes.items()
    }
    events = (each.event for each in outcomes.values())
    return replace(batch, requests={**batch.requests, **changed}, happened=(*batch.happened, *events))


def _done(table: Table, request: Request, entry: Entry) -> tuple[Request, tuple[Event, ...]]:
    if entry.do == SUPPLY:
        return _supplied(table, request, entry)
    if entry.do in moretime.DOES:
        life, event = moretime.done(table, request.life, entry.do, _act(entry), entry.days)
        return replace(request, life=life), (event,)
    outcome: Outcome = machine.apply(table, request.life, _act(entry))
    about = entry.about or request.about
    return replace(request, life=outcome.association, about=about), (outcome.event,)


def _supplied(table: Table, request: Request, entry: Entry) -> tuple[Request, tuple[Event, ...]]:
    side = "programme" if entry.role == "reviewer" else "partner"
    item = Item("poe" if entry.content else "comments", entry.at, entry.actor, entry.content or "")
    life = machine.supply(table, request.life, side, item)
    data = {"what": item.right, "sha256": entry.content} if entry.content else {"what": item.right}
    event = Event("poe_request:supplied", entry.at, entry.actor, life.id, data)
    return replace(request, life=life), (event,)


def _swept(table: Table, request: Request, at: datetime) -> tuple[Request, tuple[Event, ...]]:
    outcomes = machine.sweep(table, request.life, at)
    life = outcomes[-1].association if outcomes else request.life
    return replace(request, life=life), tuple(each.event for each in outcomes)


def _act(entry: Entry) -> Act:
    said = "; ".join(f"{element}: {words}" for element, words in entry.about.items())
    return Act(entry.do, entry.at, entry.actor, entry.role, entry.reason, entry.words or said)
