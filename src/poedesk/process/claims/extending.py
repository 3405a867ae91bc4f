"""More time for a deadline of a claim: the request and its decision, kept where the machine finds them."""

from dataclasses import replace
from datetime import datetime

from poedesk.process.claims.association import Association
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.clocks import extensions
from poedesk.process.clocks.clock import Clock, Extension


def ask(association: Association, name: str, extension: Extension) -> Association:
    """Return the association whose newest clock of that name has the request.

    Raises:
        NotAllowed: the clock was never started.
        ExtensionMistake: it cannot be extended, or not any more.
    """
    return _with(association, extensions.ask(_clock(association, name), extension))


def decide(
    association: Association, name: str, at: datetime, by: str, *, granted: bool, words: str = ""
) -> Association:
    """Return the association with the open request decided; raises as ``ask`` does."""
    clock = extensions.decide(_clock(association, name), at, by, granted=granted, words=words)
    return _with(association, clock)


def _clock(association: Association, name: str) -> Clock:
    clock = association.clock(name)
    if clock is None:
        message = f"{name} was never started in {association.id}, so it cannot be extended"
        raise NotAllowed(message)
    return clock


def _with(association: Association, changed: Clock) -> Association:
    names = [each.span.name for each in association.clocks]
    last = len(names) - 1 - names[::-1].index(changed.span.name)
    clocks = (*association.clocks[:last], changed, *association.clocks[last + 1 :])
    return replace(association, clocks=clocks)
