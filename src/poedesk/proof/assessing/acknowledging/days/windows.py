"""Dates of acknowledgements against the window before the submission. Calendar arithmetic only."""

import calendar
from collections.abc import Sequence
from datetime import UTC, date, datetime

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Code
from poedesk.proof.policy.schema import Window

_MONTHS = 12


def months_before(day: date, months: int) -> date:
    """Return the day ``months`` calendar months earlier; a day that month lacks becomes its last one."""
    index = day.year * _MONTHS + day.month - 1 - months
    year, month = divmod(index, _MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def earliest(submission: date, window: Window) -> date:
    """Return the first day of the window of a claim submitted on ``submission``; 29 February becomes 28."""
    return months_before(submission, window.calendar_years * _MONTHS + window.calendar_months)


def good_until(day: date, window: Window) -> date:
    """Return the last submission day for which ``day`` still lies in the window.

    Signed on 29 February 2024 it is 28 February 2025; signed on 28 February 2023 it is 29 February 2024,
    because the window of that leap day begins on 28 February.
    """
    months = window.calendar_years * _MONTHS + window.calendar_months
    index = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(index, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    ends_month = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends_month or day.day > last else day.day)


def day_of(stamp: str) -> date:
    """Return the calendar day of an ISO date or time stamp, in the zone that it gives itself, else UTC."""
    if "T" not in stamp and " " not in stamp.strip():
        return date.fromisoformat(stamp.strip())
    moment = datetime.fromisoformat(stamp.strip())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.date()


def moment(stamp: str | None) -> datetime | None:
    """Return the very time of an ISO time stamp, in UTC where it names no zone; null for a mere day."""
    if stamp is None or "T" not in stamp:
        return None
    try:
        made = datetime.fromisoformat(stamp.strip())
    except ValueError:
        return None
    return made if made.tzinfo is not None else made.replace(tzinfo=UTC)


def judge(day: date, submission: date, as_of: date, window: Window) -> tuple[Verdict, Code]:
    """Return where ``day`` lies: inside (both ends included), too old, or in the future."""
    if day > submission or day > as_of:
        return Verdict.NOT_MET, Code.IN_FUTURE
    if day < earliest(submission, window):
        return Verdict.NOT_MET, Code.TOO_OLD
    return Verdict.MET, Code.FOUND


def judge_readings(
    days: Sequence[date], submission: date, as_of: date, window: Window
) -> tuple[Verdict, Code]:
    """Return the answer for a date that can be read in several ways: clear only where all readings agree."""
    answers = [judge(day, submission, as_of, window) for day in days]
    verdicts = {verdict for verdict, _ in answers}
    if verdicts == {Verdict.MET}:
        return Verdict.MET, Code.FOUND
    if verdicts == {Verdict.NOT_MET}:
        codes = {code for _, code in answers}
        return Verdict.NOT_MET, Code.IN_FUTURE if Code.IN_FUTURE in codes else Code.TOO_OLD
    bad = next(code for verdict, code in answers if verdict is Verdict.NOT_MET)
    return Verdict.UNCLEAR, bad
