"""The times that described work names: days, months, quarters and years, each as its first and last day."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.dating.date_text import month_names, parse_dates
from poedesk.proof.finding.dating.ranges import ranges
from poedesk.proof.finding.wording.plain import plain_of

_CONTRACT = compiled(
    r"\b(?:agreement|contract|order|sow|statement of work|proposal|quotation|amendment|dated|signed"
    r"|accepted|vertrag\w*|auftrag\w*"
    r"|bestellung|vom|contrat|commande|contrato|pedido|firmado)\b[^.;]{0,25}$"
)
"""Before a date that is another paper's, not the work's."""

_COUNT = re.compile(r"\d{1,2}\S* +[^\W\d_]+\.? \d\d +[a-zà-öø-ÿ]")
"""A day with what is counted on it: "on 16 March 71 of 76 users" names no year."""

_QUARTER = compiled(
    r"\b(?:[qt](?P<number>[1-4])|(?P<word>[1-4](?:st|nd|rd|th|\.|er|o|e)?|first|second|third|fourth|erste[sn]"
    r"|zweite[sn]|dritte[sn]|vierte[sn]|premier|deuxieme|troisieme|quatrieme|primer|segundo|tercer|cuarto)"
    r" (?:quarter|quartal|trimestre)(?: of| de)?)[\s/-]*(?P<year>20\d\d)\b"
)
_YEAR = compiled(
    r"\b(?:in|during|throughout|over|im jahr|en|en el ano|pendant"
    r"|durant)\s+(?P<year>20\d\d)\b(?!\s*[-/]\s*\d)"
)
_ORDINALS = (
    ("1", "first", "erste", "premier", "primer"),
    ("2", "second", "zweite", "deuxieme", "segundo"),
    ("3", "third", "dritte", "troisieme", "tercer"),
    ("4", "fourth", "vierte", "quatrieme", "cuarto"),
)
"""How the words for each quarter begin."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time named in a text."""

    first: date
    last: date
    """Equal for a day."""

    close: bool
    """Whether it says when within a quarter of a year; a bare year may be of anything."""


_KNOWN_TEXTS = 512
"""Texts of which the times are remembered, at most: one sentence may tell of several workloads."""


@lru_cache(_KNOWN_TEXTS)
def periods(text: str) -> tuple[Period, ...]:
    """Return the times that ``text`` names, those of other papers ("the order of 3 March 2019") left out."""
    plain = plain_of(text).text
    found = [
        Period(min(days), max(days), close=True)
        for hit in parse_dates(text)
        if not _COUNT.match(text[hit.start :]) and not _CONTRACT.search(plain_of(text[: hit.start]).text)
        for days in [[date.fromisoformat(day[:10]) for day in hit.readings or (hit.iso,)]]
    ]
    if _OF_ANY.search(plain) is None:
        return tuple(found)
    return (*found, *_ranges(plain), *_months(plain), *_quarters(plain), *_years(plain))


_OF_ANY = compiled(r"20\d\d")
"""A year, without which no month, quarter or year is told."""


def tells_no_year(text: str) -> bool:
    """Say whether all that a text tells of its time is a day whose year it leaves to the reader."""
    return not periods(text) and _yearless().search(plain_of(text).text) is not None


def _ranges(plain: str) -> Iterator[Period]:
    for start, (first, last) in ranges(plain):
        if not _CONTRACT.search(plain[:start]):
            yield Period(first, last, close=True)


def _months(plain: str) -> Iterator[Period]:
    for match in _month_pattern().finditer(plain):
        if not _CONTRACT.search(plain[: match.start()]):
            year, month = int(match.group("year")), month_names()[match.group("month")]
            yield _of_months(year, month, month)


def _quarters(plain: str) -> Iterator[Period]:
    for match in _QUARTER.finditer(plain):
        word = match.group("word")
        number = int(match.group("number") or 0) or next(
            number for number, begins in enumerate(_ORDINALS, 1) if word.startswith(begins)
        )
        yield _of_months(int(match.group("year")), 3 * number - 2, 3 * number)


def _years(plain: str) -> Iterator[Period]:
    for match in _YEAR.finditer(plain):
        year = int(match.group("year"))
        yield Period(date(year, 1, 1), date(year, 12, 31), close=False)


def _of_months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), close=True)


@cache
def _month_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    alone = r"(?<![\w/])(?<!\d )(?<!\d\. )(?<!\d de )(?<!\d of )"  # behind its day it is part of a date
    return compiled(rf"{alone}(?P<month>{names})\.?\s+(?:of |de |del )?(?P<year>20\d\d)\b")


@cache
def _yearless() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    day = r"(?<![\w.,/])\d{1,2}(?:\.|st|nd|rd|th|er|o)?(?: (?:of|de|del))?"
    no_year = r"\b(?!\.?,?(?: (?:of|de|del))? *(?:20)?\d\d\b)"
    return compiled(rf"{day} (?:{names}){no_year}|\b(?:{names}) \d{{1,2}}(?:st|nd|rd|th)?\b(?!,? *20\d\d)")
