"""More time for a deadline of a claim or of a request: asked for and decided where the machine finds it."""

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
    newest = association.clock(changed.span.name)
    clocks = tuple(changed if each is newest else each for each in association.clocks)
    return replace(association, clocks=clocks)
