"""A request for more time, as a thing of its own: who asked, why, who decided, why."""

from dataclasses import replace
from datetime import datetime

from poedesk.kernel.errors import UsageError
from poedesk.process.clocks.clock import GRANTED, REFUSED, Clock, Extension, agreed, runs


class ExtensionMistake(UsageError):
    """More time cannot be asked for or given like that."""


def ask(clock: Clock, extension: Extension) -> Clock:
    """Return the clock with the request; while it is undecided the clock does not run out.

    Raises:
        ExtensionMistake: asked too late, once too often, for no days, or without a reason.
    """
    name, most = clock.span.name, clock.span.extensions
    last = agreed(clock)
    over = last is not None and clock.calendar.day_of(extension.asked) > last
    if over or not runs(clock, extension.asked):
        message = f"{name} no longer runs: more time is asked for before the deadline, not after it"
    elif clock.undecided:
        message = f"an extension of {name} waits for its decision; ask again after it"
    elif sum(each.decision == GRANTED for each in clock.extensions) >= most:
        message = f"{name} may be extended {most} times, and was"
    elif extension.days < 1 or not extension.reason.strip():
        message = f"say for how many days {name} shall be extended, and why"
    elif extension.decision is not None:
        message = "a request is decided by somebody else, after it was made"
    else:
        return replace(clock, extensions=(*clock.extensions, extension))
    raise ExtensionMistake(message)


def decide(clock: Clock, at: datetime, by: str, *, granted: bool, words: str = "") -> Clock:
    """Return the clock with its open request decided.

    Raises:
        ExtensionMistake: nothing was asked, the asker decides, or a refusal says no reason.
    """
    if not clock.undecided:
        message = f"nobody asked to extend {clock.span.name}"
        raise ExtensionMistake(message)
    asked = clock.extensions[-1]
    if by == asked.by:
        message = "who asked for more time does not decide about it"
    elif at < asked.asked:
        message = f"it was asked on {asked.asked.isoformat()}; it cannot be decided before"
    elif not granted and not words.strip():
        message = "say why the extension is refused"
    else:
        decision = GRANTED if granted else REFUSED
        answer = replace(asked, decision=decision, decided=at, decided_by=by, words=words.strip())
        return replace(clock, extensions=(*clock.extensions[:-1], answer))
    raise ExtensionMistake(message)
