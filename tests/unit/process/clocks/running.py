"""A clock for tests."""

from datetime import UTC, datetime

from poedesk.kernel.calendars.calendar import Calendar, Unit
from poedesk.process.clocks.clock import Clock, Span

START = datetime(2026, 6, 29, 15, tzinfo=UTC)
"""A Monday; the Friday after it is a holiday in the United States."""


def clock(days: int = 5, unit: Unit = "business-days", extensions: int = 1) -> Clock:
    """Return a clock that started on Monday 29 June 2026."""
    span = Span(
        "partner-answer",
        "partner",
        days,
        unit,
        "help pages",
        "stated",
        reminders=(3, 1),
        extensions=extensions,
    )
    return Clock(span, START, "Ask for more information", Calendar("US"))


def at(day: int, hour: int = 12, month: int = 7) -> datetime:
    """Return a moment in 2026."""
    return datetime(2026, month, day, hour, tzinfo=UTC)
