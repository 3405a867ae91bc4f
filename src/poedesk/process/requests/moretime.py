"""More time for an answer: asked for by the partner, decided by the programme, each an event."""

from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.process.claims.association import Act, Association
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.claims.tables.loader import Table
from poedesk.process.clocks import extensions
from poedesk.process.clocks.clock import Clock, Extension
from poedesk.trail.events import Event

ASK, GRANT, REFUSE = "ask-extension", "grant-extension", "refuse-extension"


@dataclass(frozen=True, slots=True)
class Doing:
    """One way in which the time is about to change."""

    roles: tuple[str, ...]
    event: str


DOES = {
    ASK: Doing(("incentives-admin", "incentives-user"), "poe_request:extension:asked"),
    GRANT: Doing(("reviewer",), "poe_request:extension:granted"),
    REFUSE: Doing(("reviewer",), "poe_request:extension:refused"),
}


def waiting(table: Table, life: Association) -> Clock | None:
    """Return the clock whose end something waits for in the present state; null when there is none."""
    for row in table.out_of(life.state):
        clock = life.clock(row.clock) if row.clock else None
        if clock is not None and clock.stopped is None:
            return clock
    return None


def done(table: Table, life: Association, do: str, act: Act, days: int | None) -> tuple[Association, Event]:
    """Return the life with the time asked for, granted or refused, and the event of it.

    Raises:
        NotAllowed: not for that role, or no time runs.
        ExtensionMistake: it cannot be asked for or decided like that.
    """
    doing = DOES[do]
    clock = waiting(table, life)
    if act.role not in doing.roles:
        message = f"{do} is for {' or '.join(doing.roles)}, not for {act.role}"
        raise NotAllowed(message)
    if clock is None:
        message = f"nobody's time runs in {table.states[life.state].title!r}, so none can be added"
        raise NotAllowed(message)
    if do == ASK:
        changed = extensions.ask(clock, Extension(act.at, act.actor, days or 0, act.words.strip()))
    else:
        changed = extensions.decide(clock, act.at, act.actor, granted=do == GRANT, words=act.words)
    clocks = tuple(changed if each is clock else each for each in life.clocks)
    data = {"clock": clock.span.name, "days": changed.extensions[-1].days}
    return replace(life, clocks=clocks), Event(doing.event, act.at, act.actor, life.id, data)
