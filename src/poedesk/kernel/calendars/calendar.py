"""Which days count: calendar days all, working days without weekends, business days without holidays too.

No source says what a business day or a working day is; this reading is a default of ours.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass

Unit = Literal["calendar-days", "business-days", "working-days"]
CALENDAR_DAYS: Unit = "calendar-days"
BUSINESS_DAYS: Unit = "business-days"
WORKING_DAYS: Unit = "working-days"
UNITS: tuple[Unit, ...] = (CALENDAR_DAYS, BUSINESS_DAYS, WORKING_DAYS)

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years whose holidays are known; outside of them no date is worked out."""

_SATURDAY, _SUNDAY = 5, 6
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class UnknownCalendar(UsageError):
    """There is no such country, zone or year in the calendars."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whose days are counted, and where a day begins and ends."""

    country: str | None = None
    """ISO 3166-1 alpha-2, whose weekend and public holidays count; null: Saturday and Sunday, no holidays."""

    zone: str = "UTC"
    """IANA name, such as ``Europe/Berlin``."""

    closures: tuple[tuple[date, str], ...] = ()
    """Further days that do not count as business days, each with its name."""

    def __post_init__(self) -> None:
        """Raise UnknownCalendar for a country or zone that nobody knows."""
        if self.country is not None:
            _table(self.country)
        if self.zone not in _zones():
            message = f"{self.zone!r} is no time zone; write it like Europe/Berlin or UTC"
            raise UnknownCalendar(message)

    def day_of(self, moment: datetime) -> date:
        """Return the day in this zone; raises ValueError for a time without a zone."""
        if moment.tzinfo is None:
            message = "a moment needs its zone"
            raise ValueError(message)
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def end_of(self, day: date) -> datetime:
        """Return the first moment after ``day``: what happens before it happened in time."""
        follows = day + timedelta(days=1)
        return datetime(follows.year, follows.month, follows.day, tzinfo=ZoneInfo(self.zone))

    def start_of(self, day: date) -> datetime:
        """Return the first moment of ``day``."""
        return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(self.zone))

    def closed_because(self, day: date, unit: Unit) -> str | None:
        """Return why ``day`` does not count in ``unit``; null when it counts."""
        if unit == CALENDAR_DAYS:
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            message = f"{day} lies outside of the years {FIRST_YEAR} to {LAST_YEAR} that the calendars know"
            raise UnknownCalendar(message)
        weekend = _table(self.country).weekend if self.country else {_SATURDAY, _SUNDAY}
        if day.weekday() in weekend:
            return _NAMES[day.weekday()]
        if unit == WORKING_DAYS:
            return None
        for closed, name in self.closures:
            if closed == day:
                return name
        return _holidays(self.country, day.year).get(day) if self.country else None


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _table(country: str) -> Any:
    import holidays  # noqa: PLC0415 - three hundred modules, only for who counts days

    if country not in holidays.list_supported_countries():
        message = f"{country!r} is no country whose holidays are known; give two letters, such as US"
        raise UnknownCalendar(message)
    return holidays.country_holidays(country)


@cache
def _holidays(country: str, year: int) -> Mapping[date, str]:
    import holidays  # noqa: PLC0415 - as above

    language = "en_US" if "en_US" in _table(country).supported_languages else None
    return dict(holidays.country_holidays(country, years=year, language=language))
