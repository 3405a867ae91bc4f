"""Days counted forward from an event. The day of the event itself never counts."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from poedesk.kernel.calendars.calendar import Calendar, Unit
from poedesk.kernel.records import dataclass

MOST = 3660
"""Days looked at before a count is given up: ten years."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many days after a day, with every day that did not count."""

    start: date
    due: date
    """The last day that is still in time."""

    skipped: tuple[tuple[date, str], ...]
    """Each day between that did not count, and why: ``Saturday``, the holiday's name, the pause's cause."""


def nothing_more(day: date) -> str | None:  # noqa: ARG001 - the shape of what closes days
    """Close no day beyond what the calendar closes."""
    return None


def count(
    start: date,
    number: int,
    unit: Unit,
    calendar: Calendar,
    also_closed: Callable[[date], str | None] = nothing_more,
) -> Count:
    """Return the day that is ``number`` days of ``unit`` after ``start``.

    Zero days is the first day from ``start`` on that counts: a deadline never falls on a day that does not.

    Args:
        start: day of the event.
        number: how many days, 0 or more.
        unit: which days count.
        calendar: whose weekends, holidays and closures.
        also_closed: why else a day does not count, or null; such as a pause.

    Raises:
        ValueError: ``number`` is negative, or no day is found within ten years.
    """
    if number < 0:
        message = f"days are counted forward, not {number}"
        raise ValueError(message)
    skipped: list[tuple[date, str]] = []
    left = number
    for day in _from(start if number == 0 else start + timedelta(days=1)):
        why = also_closed(day) or calendar.closed_because(day, unit)
        if why is not None:
            skipped.append((day, why))
            continue
        left -= 1
        if left <= 0:
            return Count(start, day, tuple(skipped))
    message = f"no day is left that is {number} {unit} after {start}"
    raise ValueError(message)


def counted_between(start: date, end: date, unit: Unit, calendar: Calendar) -> int:
    """Return how many days of ``unit`` lie after ``start`` and up to ``end``; 0 when ``end`` is not later."""
    days = (start + timedelta(days=ahead) for ahead in range(1, (end - start).days + 1))
    return sum(calendar.closed_because(day, unit) is None for day in days)


def _from(start: date) -> Iterator[date]:
    return (start + timedelta(days=ahead) for ahead in range(MOST))
