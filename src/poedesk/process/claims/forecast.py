"""What filing a claim on a day would mean: the window of its acknowledgement, and the clocks that follow."""

from datetime import date
from typing import Any

from poedesk.kernel.calendars.calendar import Calendar
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import Transition
from poedesk.process.clocks.clock import Clock, Span, due
from poedesk.process.clocks.filing import Filing, if_filed
from poedesk.process.clocks.telling import why
from poedesk.proof.assessing.acknowledging.days.windows import earliest
from poedesk.proof.policy.loader import Policy

SCHEMA = "poedesk.claim-deadline/1"
_COURSE = ("submit", "start-review")
"""The transitions that every claim takes when nobody objects."""

LAST_YEAR = 9000
"""Years of deadlines are counted on from it, and a calendar ends with 9999."""


class InvalidDay(UsageError):
    """Nothing can be counted from this day."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would follow."""

    on: date
    table: Table
    earliest: date
    """First day on which the customer may have acknowledged."""

    filing: Filing | None
    """Null while nobody knows when the customer acknowledged."""

    timeline: tuple[Clock, ...]
    """The clocks of the usual course, each started when the one before it ends."""

    later: tuple[Span, ...]
    """Clocks that only some event starts."""


def forecast(
    table: Table, policy: Policy, on: date, acknowledged: date | None, calendar: Calendar
) -> Forecast:
    """Return what follows when a claim is filed ``on`` that day and everybody takes all the time there is.

    Raises:
        InvalidDay: a day so late that its deadlines would be behind the end of the calendar.
    """
    for day in (on, acknowledged):
        if day is not None and day.year > LAST_YEAR:
            message = f"{day} is too late to count from; the last year is {LAST_YEAR}"
            raise InvalidDay(message)
    filing = if_filed(on, [acknowledged], policy) if acknowledged else None
    running: list[Clock] = []
    begins = on
    for row in _course(table):
        started = [
            Clock(table.spans[name], calendar.start_of(begins), row.title, calendar) for name in row.starts
        ]
        running += started
        ends = [day for day in map(due, started) if day is not None]
        begins = max(ends, default=begins)
    names = {clock.span.name for clock in running}
    later = tuple(span for name, span in table.spans.items() if name not in names)
    first = earliest(on, policy.parameters["acknowledgement_window"])
    return Forecast(on, table, first, filing, tuple(running), later)


def to_json(told: Forecast, claim: str | None) -> dict[str, Any]:
    """Return a forecast as a ``poedesk.claim-deadline/1``; ``claim`` is its id, or null."""
    filing = told.filing
    return {
        "schema": SCHEMA,
        "claim": claim,
        "programme": told.table.programme,
        "version": told.table.version,
        "if_filed": told.on.isoformat(),
        "acknowledged": filing.acknowledged.isoformat() if filing else None,
        "verdict": filing.verdict.value if filing else None,
        "earliest_acknowledgement": told.earliest.isoformat(),
        "last_safe_filing_day": filing.last_safe.isoformat() if filing else None,
        "days_to_spare": filing.days_to_spare if filing else None,
        "because": filing.because if filing else None,
        "timeline": [
            {
                "clock": clock.span.name,
                "side": clock.span.side,
                "due": str(due(clock)),
                "why": why(clock),
            }
            for clock in told.timeline
        ],
        "clocks": [
            {
                "clock": span.name,
                "side": span.side,
                "days": span.days,
                "unit": span.unit,
                "source": span.source,
                "basis": span.basis,
            }
            for span in told.later
        ],
    }


def _course(table: Table) -> list[Transition]:
    rows = {row.name: row for row in table.transitions}
    return [rows[name] for name in _COURSE if name in rows]
