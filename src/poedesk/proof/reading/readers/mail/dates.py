"""Dates as mail programs write them above quoted text, in English, Spanish, German and French.

A date that can be read in two ways is not read at all.
"""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from poedesk.kernel.text import plain

_MONTHS = {
    1: "january jan enero ene januar jan. janner jaenner janvier janv",
    2: "february feb febrero februar fevrier fevr fev",
    3: "march mar marzo marz maerz mrz mars",
    4: "april apr abril abr avril avr",
    5: "may mayo mai",
    6: "june jun junio juni juin",
    7: "july jul julio juli juillet juil",
    8: "august aug agosto ago aout",
    9: "september sep sept septiembre septembre setiembre set",
    10: "october oct octubre oktober okt octobre",
    11: "november nov noviembre novembre",
    12: "december dec diciembre dic dezember dez decembre",
}
_NUMBER_OF = {name.rstrip("."): number for number, names in _MONTHS.items() for name in names.split()}
_NAME = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))

_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_NAME_YEAR = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.)?[\s\-/.]+(?:de )?({_NAME})\.?[\s\-/,.]+"
    r"(?:del? )?(\d{4}|\d{2}\b)"
)
_NAME_DAY_YEAR = re.compile(rf"\b({_NAME})\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}})\b")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:.+\-])([01]?\d|2[0-3])(?:[:h]|(?<=\d)\.(?=\d\d(?: uhr| ?[ap]\.?m)))([0-5]\d)(?::([0-5]\d))?"
    r"(?: ?([ap])\.? ?m\b\.?)?"
)
_ZONE = re.compile(
    r"(?:gmt|utc)? ?(?P<sign>[+\-\u2212])(?P<hours>\d{2}):?(?P<minutes>\d{2})\b"
    r"|(?:gmt|utc) ?(?P<short_sign>[+\-\u2212])(?P<short_hours>\d{1,2})\b|\b(?:utc|gmt)\b|(?<=\d)z\b"
)
_HALF_DAY = 12
_CENTURY = 2000


def header_date(text: str | None) -> dt.datetime | None:
    """Return the moment in a ``Date:`` header, or None; without a zone it is naive."""
    if not text:
        return None
    try:
        return parsedate_to_datetime(" ".join(text.split()))
    except (ValueError, TypeError, IndexError, OverflowError):
        return written_date(text, None)


def written_date(text: str, zone: dt.tzinfo | None, *, day_first: bool | None = None) -> dt.datetime | None:
    """Return the first date in ``text`` with its clock time (midnight without), or None.

    ``zone`` holds for a time that names none. ``day_first`` says how 04/05/2026 is meant; None: not known.
    """
    words = plain(text)
    day = _day(words, day_first=day_first)
    if day is None:
        return None
    clock = _CLOCK.search(words)
    hour, minute, second = 0, 0, 0
    if clock:
        hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
        if clock[4]:
            hour = hour % _HALF_DAY + (_HALF_DAY if clock[4] == "p" else 0)
    named = _ZONE.search(words, clock.end()) if clock else None
    moment = dt.time(hour, minute, second, tzinfo=_zone(named) if named else zone)
    return dt.datetime.combine(day, moment)


def _zone(match: re.Match[str]) -> dt.tzinfo:
    sign = match["sign"] or match["short_sign"]
    if not sign:
        return dt.UTC
    hours = min(int(match["hours"] or match["short_hours"]), 23)
    minutes = hours * 60 + min(int(match["minutes"] or 0), 59)
    return dt.timezone(dt.timedelta(minutes=minutes if sign == "+" else -minutes))


def _day(words: str, *, day_first: bool | None) -> dt.date | None:
    for pattern, order in ((_ISO, (1, 2, 3)), (_YEAR_FIRST, (1, 3, 4))):
        match = pattern.search(words)
        if match:
            return _date(*(int(match[group]) for group in order))
    match = _DAY_NAME_YEAR.search(words)
    if match:
        return _date(_year(match[3]), _NUMBER_OF[match[2]], int(match[1]))
    match = _NAME_DAY_YEAR.search(words)
    if match:
        return _date(_year(match[3]), _NUMBER_OF[match[1]], int(match[2]))
    match = _NUMERIC.search(words)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    readings = {
        "day first": _date(year, second, first) if day_first is not False or match[2] == "." else None,
        "month first": _date(year, first, second) if not day_first and match[2] != "." else None,
    }
    found = {date for date in readings.values() if date is not None}
    return found.pop() if len(found) == 1 else None


def _year(text: str) -> int:
    year = int(text)
    return year + _CENTURY if len(text) == 2 else year  # noqa: PLR2004 - "26" is 2026


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
