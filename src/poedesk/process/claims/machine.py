"""The machine that a table makes: an act in, the new association and what follows from it out. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from poedesk.kernel.calendars.calendar import Calendar
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.claims import effective
from poedesk.process.claims.association import NOBODY, Act, Association, Claimant, Effect, Item, Outcome, Step
from poedesk.process.claims.guards import lacking
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import Transition
from poedesk.process.clocks import clock as clocks
from poedesk.process.clocks import extensions
from poedesk.process.clocks.clock import Clock, Extension
from poedesk.trail.events import Event

CLOCK = "clock"


class NotAllowed(UsageError):
    """That cannot happen to the claim now."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A transition that leads out of the present state, and what still stands against it."""

    transition: Transition
    lacking: tuple[str, ...]
    """Empty: it can happen now."""


def begin(
    table: Table,
    id_: str,
    at: datetime,
    claimant: Claimant = NOBODY,
    *,
    calendar: Calendar | None = None,
    cures: tuple[Table, Association] | None = None,
) -> Association:
    """Return a new association in the table's first state; ``begun`` gives its event.

    Args:
        table: of the version that it pins.
        id_: its id.
        at: when it was begun.
        claimant: who claims what.
        calendar: whose days are counted; the programme's when none is given.
        cures: the rejected association that this one makes good, with its table; its date is kept if it may.
    """
    usual = table.settings.calendar
    made = Association(
        id=id_,
        programme=table.programme,
        version=table.version,
        state=table.settings.initial,
        began=at,
        calendar=calendar or Calendar(usual.country, usual.zone),
        claimant=claimant,
        variant=table.variant,
    )
    if cures is None:
        return made
    kept = effective.kept(cures[0], cures[1], made)
    return replace(made, cures=cures[1].id, preserved=kept)


def begun(table: Table, association: Association, actor: str, data: Mapping[str, str] | None = None) -> Event:
    """Return the event of an association that ``begin`` made, for the trail; ``data`` says more about it."""
    known = {"to": table.settings.initial, "programme": str(table)}
    known |= {"cures": association.cures} if association.cures else {}
    return Event(table.settings.begun, association.began, actor, association.id, {**known, **(data or {})})


def apply(table: Table, association: Association, act: Act) -> Outcome:
    """Return what becomes of ``association`` by ``act``.

    Raises:
        NotAllowed: there is no such transition from here, not for that role, or something is lacking; the
            message says what, and what could be done instead. Or a deadline that ran out was not swept:
            what it does comes first.
    """
    _same(table, association)
    _swept(table, association, act)
    row = _row(table, association, act)
    _forward(association, act.at)
    against = lacks(row, association, act)
    if against:
        message = f"{row.title!r} cannot happen to {association.id}: {'; '.join(against)}"
        raise NotAllowed(message)
    return _taken(table, association, row, act)


def lacks(row: Transition, association: Association, act: Act) -> tuple[str, ...]:
    """Return everything that stands against a transition from the present state; empty when nothing does."""
    against = []
    if act.role not in row.roles:
        against.append(f"it is for {' or '.join(row.roles)}, not for {act.role}")
    if row.clock is not None:
        clock = association.clock(row.clock)
        if clock is None or not clocks.expired(clock, act.at):
            against.append(f"{row.clock} did not run out")
    elif row.reasons and act.reason not in row.reasons:
        against.append(f"give one of these reasons: {', '.join(row.reasons)}")
    elif not row.reasons and act.reason is not None:
        against.append("it takes no reason")
    against += filter(None, (lacking(guard, association, act) for guard in row.guards))
    return tuple(against)


def choices(table: Table, association: Association, act: Act) -> tuple[Choice, ...]:
    """Return what ``act``'s actor could do now, each with what is lacking: the buttons of a page.

    The name, reason and words of ``act`` are not looked at: they are what the page asks for.
    """
    found = []
    for row in table.out_of(association.state):
        if act.role in row.roles and row.clock is None:
            tried = replace(act, reason=row.reasons[0] if row.reasons else None, words=act.words or "...")
            found.append(Choice(row, lacks(row, association, tried)))
    return tuple(found)


def sweep(table: Table, association: Association, at: datetime) -> tuple[Outcome, ...]:
    """Return what happens because deadlines ran out up to ``at``, in the order in which they did.

    Each step happens at its deadline, however late the sweep comes, so that sweeping twice, or late, gives
    the same history.
    """
    outcomes = []
    while (found := _first_expired(table, association, at)) is not None:
        row, end = found
        act = Act(row.name, max(end, association.last), CLOCK, CLOCK)
        outcome = _taken(table, association, row, act)
        outcomes.append(outcome)
        association = outcome.association
    return tuple(outcomes)


def late(association: Association, at: datetime) -> tuple[Clock, ...]:
    """Return the clocks that ran out and whose side still owes what they wait for."""
    return tuple(clock for clock in association.clocks if clocks.expired(clock, at))


def supply(table: Table, association: Association, side: str, item: Item) -> Association:
    """Return the association with something added or changed by ``side``.

    Raises:
        NotAllowed: that side may not change it in the present state; the message says what it may.
    """
    _same(table, association)
    _forward(association, item.at)
    allowed = allowed_to(table, association.state, side)
    if item.right not in allowed:
        may = ", ".join(allowed) or "nothing"
        title = table.states[association.state].title
        message = f"in {title!r} the {side} may change {may}, not {item.right}"
        raise NotAllowed(message)
    return replace(association, items=(*association.items, item))


def allowed_to(table: Table, state: str, side: str) -> tuple[str, ...]:
    """Return what ``side`` may change or add in a state."""
    return next((rights for whose, rights in table.states[state].rights.items() if whose == side), ())


def ask_time(association: Association, name: str, extension: Extension) -> Association:
    """Return the association whose newest clock of that name has the request for more time.

    Raises:
        NotAllowed: the clock was never started.
        ExtensionMistake: it cannot be extended, or not any more.
    """
    clock = _clock(association, name)
    return _with(association, clock, extensions.ask(clock, extension))


def decide_time(
    association: Association, name: str, at: datetime, by: str, *, granted: bool, words: str = ""
) -> Association:
    """Return the association with the open request for more time decided; raises as ``ask_time`` does."""
    clock = _clock(association, name)
    decided = extensions.decide(clock, at, by, granted=granted, words=words)
    return _with(association, clock, decided)


def _clock(association: Association, name: str) -> Clock:
    clock = association.clock(name)
    if clock is None:
        message = f"{name} was never started in {association.id}, so it cannot be extended"
        raise NotAllowed(message)
    return clock


def _with(association: Association, clock: Clock, changed: Clock) -> Association:
    clocks_ = tuple(changed if each is clock else each for each in association.clocks)
    return replace(association, clocks=clocks_)


def _same(table: Table, association: Association) -> None:
    if (table.programme, table.version, table.variant) != (
        association.programme,
        association.version,
        association.variant,
    ):
        message = f"{association.id} pinned {association.programme}@{association.version}, not {table}"
        raise NotAllowed(message)


def _swept(table: Table, association: Association, act: Act) -> None:
    passed = _first_expired(table, association, act.at) if act.role != CLOCK else None
    if passed is not None:
        row, end = passed
        message = (
            f"{row.title!r} happened to {association.id} at {end.isoformat()}; sweep first, then try again"
        )
        raise NotAllowed(message)


def _row(table: Table, association: Association, act: Act) -> Transition:
    rows = table.out_of(association.state)
    for row in rows:
        if row.name == act.name:
            return row
    known = ", ".join(row.name for row in rows if CLOCK not in row.roles) or "nothing"
    title = table.states[association.state].title
    message = f"{act.name!r} does not lead out of {title!r}; possible there: {known}"
    raise NotAllowed(message)


def _forward(association: Association, at: datetime) -> None:
    if at.tzinfo is None:
        message = "an act needs a time with its zone"
        raise NotAllowed(message)
    if at < association.last:
        message = f"{at.isoformat()} lies before {association.last.isoformat()}, when something last happened"
        raise NotAllowed(message)


def _first_expired(
    table: Table, association: Association, at: datetime
) -> tuple[Transition, datetime] | None:
    found = []
    for row in table.out_of(association.state):
        clock = association.clock(row.clock) if row.clock else None
        if clock is not None and clocks.expired(clock, at):
            end = clocks.ends(clock)
            if end is not None:
                found.append((end, row))
    if not found:
        return None
    end, row = min(found, key=lambda pair: pair[0])
    return row, end


def _taken(table: Table, association: Association, row: Transition, act: Act) -> Outcome:
    reason = (row.reasons or (None,))[0] if row.clock else act.reason
    to = row.to or association.state
    step = Step(row.name, act.at, association.state, to, act.actor, reason, act.words.strip())
    running, effects = association.clocks, []
    for name, change in _changes(row):
        changed = [_changed(clock, name, change, act, row) for clock in running]
        effects += [Effect(f"clock-{_PAST[change]}", name)] if tuple(changed) != running else []
        running = tuple(changed)
    for name in row.starts:
        running = (*running, Clock(table.spans[name], act.at, row.title, association.calendar))
        effects.append(Effect("clock-started", name))
    effects += [Effect("notify", side) for side in row.notifies]
    effects += [Effect("eligibility", row.eligibility)] if row.eligibility else []
    data = {"from": step.source, "to": to, "programme": str(table), "transition": row.name}
    data |= {"reason": reason} if reason else {}
    event = Event(row.event, act.at, act.actor, association.id, data)
    made = replace(association, state=to, steps=(*association.steps, step), clocks=running)
    return Outcome(made, event, tuple(effects))


_PAST = {"stop": "stopped", "pause": "paused", "resume": "resumed"}


def _changes(row: Transition) -> Iterator[tuple[str, str]]:
    for name in row.stops:
        yield name, "stop"
    for name in row.pauses:
        yield name, "pause"
    for name in row.resumes:
        yield name, "resume"


def _changed(clock: Clock, name: str, change: str, act: Act, row: Transition) -> Clock:
    """Return the clock as ``change`` leaves it; what already ran out or stopped stays as it is."""
    if clock.span.name != name or clock.stopped is not None:
        return clock
    if change == "stop":
        return clocks.stop(clock, act.at)
    if change == "pause":
        return clock if clocks.expired(clock, act.at) else clocks.pause(clock, act.at, row.title, row.name)
    by = row.resumes[name]
    open_ = any(each.ended is None and each.by == by for each in clock.pauses)
    return clocks.resume(clock, act.at, by) if open_ else clock
