"""Whose time it was: stretches of a history, each on one side's account. They add up to all the time."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from poedesk.kernel.records import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """From this moment on it is that side's turn."""

    since: datetime
    side: str
    """``partner``, ``customer``, ``programme``, or ``nobody``."""


def spent(turns: Iterable[Turn], until: datetime) -> Mapping[str, timedelta]:
    """Return how long it was whose turn, from the first turn to ``until``.

    Raises:
        ValueError: the turns are not in order, or ``until`` lies before the last.
    """
    ordered = list(turns)
    ends = [turn.since for turn in ordered[1:]] + [until]
    result: dict[str, timedelta] = {}
    for turn, end in zip(ordered, ends, strict=True):
        if end < turn.since:
            message = f"{end.isoformat()} lies before {turn.since.isoformat()}"
            raise ValueError(message)
        result[turn.side] = result.get(turn.side, timedelta()) + (end - turn.since)
    return result
