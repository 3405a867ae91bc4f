"""More time for an answer: asked for by the partner, decided by the programme, each an event."""

from poedesk.kernel.records import dataclass
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.claims.tables.loader import Table
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
    name = clock.span.name
    if do == ASK:
        wish = Extension(act.at, act.actor, days or 0, act.words.strip())
        changed = machine.ask_time(life, name, wish)
    else:
        changed = machine.decide_time(life, name, act.at, act.actor, granted=do == GRANT, words=act.words)
        wish = clock.extensions[-1]
    data = {"clock": name, "days": wish.days}
    return changed, Event(doing.event, act.at, act.actor, life.id, data)
