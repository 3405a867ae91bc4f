"""Dates as mail programs write them above quoted text, in English, Spanish, German and French.

A date that can be read in two ways is not read at all.
"""

import datetime as dt
import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime

from poedesk.kernel.expressions import compiled
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

_ISO = compiled(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_NAME_YEAR = compiled(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.)?[\s\-/.]+(?:de )?({_NAME})\.?[\s\-/,.]+"
    r"(?:del? )?(\d{4}|\d{2}\b)"
)
_NAME_DAY_YEAR = compiled(rf"\b({_NAME})\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}})\b")
_NUMERIC = compiled(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = compiled(r"(?<!\d)(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)")
_CLOCK = compiled(
    r"(?<![\d:.+\-])([01]?\d|2[0-3])(?:[:h]|(?<=\d)\.(?=\d\d(?: uhr| ?[ap]\.?m)))([0-5]\d)(?::([0-5]\d))?"
    r"(?: ?([ap])\.? ?m\b\.?)?"
)
_ZONE = compiled(
    r"(?:gmt|utc)? ?(?P<sign>[+\-\u2212])(?P<hours>\d{2}):?(?P<minutes>\d{2})\b"
    r"|(?:gmt|utc) ?(?P<short_sign>[+\-\u2212])(?P<short_hours>\d{1,2})\b|\b(?:utc|gmt)\b|(?<=\d)z\b"
)
_FURTHEST_ZONE = dt.timedelta(hours=14)
_FAR_ZONE = compiled(r"[+\-\u2212](?:1[5-9]|[2-9]\d)(?::?\d\d)?\s*$|[+\-]\d{2}[6-9]\d\s*$")
"""A zone that is nowhere: a date with it may be off by a day."""
_LONGEST = 200
"""Characters of a header that can be a date."""
_SHOWN = 60
_HALF_DAY = 12
_CENTURY = 2000


def sent_date(lines: Sequence[str]) -> tuple[dt.datetime | None, str | None]:
    """Return the moment that the ``Date:`` headers ``lines`` give, and why there is none.

    Headers that disagree, and moments that cannot be, give no date: none is chosen or mended.
    """
    if not any(line.strip() for line in lines):
        return None, "it does not say when it was sent"
    moments = {header_date(line) for line in lines}
    if len(moments) > 1:
        told = ", ".join(repr(line[:_SHOWN]) for line in lines[:3])
        return None, f"its headers give several dates ({told}), so it counts as one without a date"
    moment = moments.pop()
    if moment is None:
        return None, f"its date {lines[0][:_SHOWN]!r} is none that can be, so it counts as one without a date"
    return moment, None


def header_date(text: str) -> dt.datetime | None:
    """Return the moment in a ``Date:`` header, or None; without a zone it is naive."""
    try:
        moment = parsedate_to_datetime(" ".join(text[:_LONGEST].split()))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None if _FAR_ZONE.search(text) else written_date(text[:_LONGEST], None)
    offset = moment.utcoffset() or dt.timedelta()
    return moment if abs(offset) <= _FURTHEST_ZONE else None


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
