"""Times from one day, month or week to another: "11 August - 19 September 2025", "KW 12 bis 15/2025".

The year, and the month where only the end names it, is told once for both.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.dating.date_text import month_names

_TO = r"\s*(?:[-‐‑–—/&]|\b(?:to|until|till|through|thru|and|bis|und|au|al?|y|et|e|ate)\b)\s*"
_ARTICLE = r"(?:\b(?:the|el|le|zum|dem|den)\s+)?"
_NTH = r"(?:\.|\s?(?:st|nd|rd|th|er|ro|o|a)\b\.?)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_OF = r"(?:\s+(?:of|de|del)(?:\s+the)?)?"
_YEAR = r"20\d\d"
_WEEKS = compiled(
    r"\b(?:calendar )?(?:weeks?|kw|kalenderwochen?|semaines?|semanas?)\.?\s*"
    r"(?P<first>[1-9]|[1-4]\d|5[0-3])"
    rf"(?:{_TO}(?P<last>[1-9]|[1-4]\d|5[0-3]))?"
    rf"(?:\s*[/,]\s*|{_OF}\s+)(?P<year>{_YEAR})\b"
)
_NUMBERED = compiled(
    r"\b(?:room|floor|building|hall|desk|phase|stage|step|lot|sprint|wave|module|version|page|section|item|position"
    r"|part|group|batch|gate|milestone|unit|annex|table|ticket|day|week|session|workshop|number|no\.?"
    r"|raum|zimmer|saal|stock|etage|gebaude|schritt|los|welle|modul|seite|teil|gruppe|anlage|tabelle|tag|nr\.?"
    r"|salle|etage|batiment|etape|page|partie|groupe|annexe|jour|sala|aula|planta|edificio|fase|paso|pagina|parte"
    r"|grupo|anexo|dia)\s*$"
)
"""What a number is of: in "Room 4 - 5 May 2025" the 4 is no day."""

_BEFORE = 24
"""Characters before a number among which such a word stands."""

Days = tuple[date, date]
"""First and last day."""


def ranges(plain: str) -> Iterator[tuple[int, Days]]:
    """Yield where a range begins in ``plain`` (plain text), and its first and last day.

    What is no day of a calendar, or would end before it begins, is left out.
    """
    for pattern in _patterns():
        for match in pattern.finditer(plain):
            told = match.groupdict()
            alone = told.get("month") is None and told.get("number") is None
            if alone and _NUMBERED.search(plain[max(0, match.start() - _BEFORE) : match.start()]):
                continue
            days = _days(told)
            if days is not None:
                yield match.start(), days
    for match in _WEEKS.finditer(plain):
        weeks = _of_weeks(int(match["year"]), int(match["first"]), int(match["last"] or match["first"]))
        if weeks is not None:
            yield match.start(), weeks


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "(?:" + "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True)) + r")\b\.?"
    alone = r"(?<![\w.,/-])"
    return (
        compiled(  # 3 (March (2025)) to 14 June 2025
            rf"{alone}(?P<first>{_DAY}){_NTH}(?:{_OF}\s+(?P<month>{names}){_OF}\s*(?P<since>{_YEAR})?)?{_TO}"
            rf"{_ARTICLE}(?P<last>{_DAY}){_NTH}{_OF}\s*(?P<until>{names}),?{_OF}\s+(?P<year>{_YEAR})\b"
        ),
        compiled(  # March 3 to (June) 14, 2025
            rf"{alone}(?P<month>{names})\s+(?P<first>{_DAY}){_NTH}(?:,?\s+(?P<since>{_YEAR}))?{_TO}{_ARTICLE}"
            rf"(?:(?P<until>{names})\s+)?(?P<last>{_DAY}){_NTH},?\s+(?P<year>{_YEAR})\b"
        ),
        compiled(  # March (2025) to June 2025
            rf"(?<![\w/])(?<!\d )(?<!\d\. )(?P<month>{names}){_OF}\s*(?P<since>{_YEAR})?{_TO}{_ARTICLE}"
            rf"(?P<until>{names}){_OF}\s+(?P<year>{_YEAR})\b"
        ),
        compiled(  # 3.3. - 14.6.2025, 3.-14.6.2025
            rf"{alone}(?P<first>{_DAY})\.\s?(?:(?P<number>0?[1-9]|1[0-2])\.\s?(?P<since>{_YEAR})?)?"
            rf"\s*(?:[-‐‑–—]|\bbis\b)\s*"
            rf"(?P<last>{_DAY})\.\s?(?P<until_number>0?[1-9]|1[0-2])\.\s?(?P<year>{_YEAR})\b"
        ),
    )


def _days(told: dict[str, str | None]) -> Days | None:
    """Return the days of a match; null where a calendar has no such day, or the end comes first."""
    begins = _month(told.get("month"), told.get("number"))
    ends = _month(told.get("until"), told.get("until_number")) or begins
    begins = begins or ends
    if begins is None or ends is None:
        return None
    year = int(told["year"] or 0)
    since = int(told.get("since") or (year - 1 if begins > ends else year))
    day = told.get("last")
    try:
        first = date(since, begins, int(told.get("first") or 1))
        last = date(year, ends, int(day)) if day else _end_of(year, ends)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _month(name: str | None, number: str | None) -> int | None:
    return month_names().get(name.rstrip(".")) if name else int(number) if number else None


def _end_of(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _of_weeks(year: int, first: int, last: int) -> Days | None:
    """Return the days of weeks: "KW 50 bis 3/2025" begins in the year before."""
    since = year - 1 if first > last else year
    try:
        days = date.fromisocalendar(since, first, 1), date.fromisocalendar(year, last, 7)
    except ValueError:
        return None
    return days if days[0] <= days[1] else None
