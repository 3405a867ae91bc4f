"""Finds dates in text: written out in several languages, in figures, as time stamps. It invents none.

A date in figures such as 04/05/2026 has two readings unless one is impossible; the caller decides between
them by what else the document says (``settle``). Years are bounded: what cannot be a year of an engagement
or a contract is no date.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from poedesk.kernel.expressions import compiled
from poedesk.kernel.ranges import Apart
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.wording.index import listed, looked_at, words_of
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of

FIRST_YEAR, LAST_YEAR = 1950, 2099
"""Years, both included, that a date may have."""

_SHORT = 2
"""Figures of a short year; a day and a month of one figure each have as many."""

_KNOWN_TEXTS = 512
"""Texts of which the dates are remembered, at most: several finders ask about the same page or line."""

_PIVOT = 70
"""Two figures from here on belong to the 1900s, below it to the 2000s."""

Order = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date in a text."""

    start: int
    end: int
    """Exclusive."""

    iso: str
    """The date, ISO 8601; of two readings the first."""

    readings: tuple[str, ...] = ()
    """Both readings, day first before month first, when the figures can be read in two ways; else empty."""

    order: Order | None = None
    """The order that the figures prove by themselves (25/12/2026 is day first); null when they prove none."""


@cache
def month_names() -> dict[str, int]:
    """Return the number of each month by its names, plain, in every known language."""
    source = files("poedesk.proof.finding").joinpath("data/months.yaml").read_text(encoding="utf-8")
    table: dict[str, int] = {}
    for months in load_yaml(source).values():
        named = ((name, number) for number, names in enumerate(months, 1) for name in names)
        table.update(named)
    return table


_ROMAN_NAMES = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {name: number for number, name in enumerate(_ROMAN_NAMES, 1)}
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]\d\d)(?!\d|[.,]\d|-\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d)(?!\d|[.,:/]\d|-\d)"
_DAY = r"(?<![\d.,/$€£-])(?P<day>0?[1-9]|[12]\d|3[01])"
_NTH = r"(?:\s?(?:st|nd|rd|th|er|ro|º|°|ª|o|a)\b\.?)?"


_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_ORDINALS = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **{f"twenty {word}": number for number, word in enumerate(_UNITS, 21)},
    "thirtieth": 30,
    "thirty first": 31,
}
_WORDS = "|".join(word.replace(" ", r"[\s-]?") for word in sorted(_ORDINALS, key=len, reverse=True))
_HINTS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    ("dmy", compiled(
        r"(?<!\w)(?:d{1,2}\s?[-/. ]?\s?m{1,2}\s?[-/. ]?\s?(?:y{2,4}|a{2,4}|j{2,4})"
        r"|tt\s?[-/. ]\s?mm(?:\s?[-/. ]\s?jj(?:jj)?)?"
        r"|jj\s?[-/. ]\s?mm\s?[-/. ]\s?aa(?:aa)?|day\s?[/-]\s?month|dia\s?[/-]\s?mes"
        r"|tag\s?[/.-]\s?monat|jour\s?[/-]\s?mois)(?!\w)"
    )),
    ("mdy", compiled(
        r"(?<!\w)(?:m{1,2}\s?[-/. ]?\s?d{1,2}\s?[-/. ]?\s?(?:y{2,4}|a{2,4})"
        r"|month\s?[/-]\s?day|mes\s?[/-]\s?dia)(?:[/-](?:year|ano))?(?!\w)"
    )),
)  # fmt: skip
"""How forms say the order of figures beside a date: "(dd/mm/yyyy)"."""

_HINT_BEFORE, _HINT_BEHIND = 48, 24
"""Characters before and behind a date in which such a hint is about it."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = "(?:" + "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True)) + ")"
    month = rf"(?P<month>{names})\b\.?"
    roman = "(?P<month>" + "|".join(sorted(_ROMAN, key=len, reverse=True)) + ")"
    return (
        ("stamp", compiled(
            r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[t ]"
            r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?\s?(?P<zone>z\b|utc|gmt|[+-]\d\d:?\d\d)?"
        )),
        ("ymd", compiled(
            r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.‑–])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
            r"(?P<day>0?[1-9]|[12]\d|3[01])(?![\d]|[-/.]\d)"
        )),
        ("cjk", compiled(
            r"(?P<year>(?:19|20)\d\d)\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"
        )),
        ("day of", compiled(
            rf"{_DAY}{_NTH}\s+(?:day\s+of|dias?\s+de|dias?\s+del\s+mes\s+de)\s+{month}\s*,?\s*"
            rf"(?:of|in\s+the\s+year|del?(?:\s+ano)?)?\s*,?\s*{_YEAR}"
        )),
        ("dmy", compiled(
            rf"{_DAY}{_NTH}(?:\s+(?:de|of|del)\s+|\s*[-‐‑–/.,]\s?|\s+)(?:the\s+)?{month}"
            rf"(?:\s*,?\s+(?:de\s+|del\s+|of\s+)?|\s*[-‐‑–/.,]\s?|,\s?){_SHORT_YEAR}"
            rf"(?!{_NTH}\.?\s+(?:de\s+|del\s+|of\s+)?{names}\b)"  # "11 May - 19 June": the day of the next
        )),
        ("mdy", compiled(
            rf"(?<!\w){month}[\s-]\s*(?:the\s+)?(?P<day>0?[1-9]|[12]\d|3[01]){_NTH}"
            rf"(?:\s*,\s*|\s+(?:of\s+|de\s+|del\s+)?|\s*-\s?){_YEAR}"
        )),
        ("words", compiled(
            rf"(?<!\w)(?:{month}\s+(?:the\s+)?(?P<day>{_WORDS})|"
            rf"(?P<day2>{_WORDS})\s+(?:day\s+)?(?:of\s+)?{month.replace('month', 'month2')})"
            rf"\s*,?\s*(?:of\s+)?{_YEAR}"
        )),
        ("month y-d", compiled(
            rf"(?<![\d-])(?P<year>(?:19|20)\d\d)[-/ ]\s?{month}[-/ ]\s?(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
        )),
        ("roman", compiled(rf"{_DAY}[./-]{roman}[./-]{_YEAR}")),
        ("figures", compiled(
            r"(?<![\d.,/$€£\w-])(?P<first>\d{1,2})\s?(?P<mark>[-/.‑–])\s?(?P<second>\d{1,2})"
            r"\s?(?P=mark)\s?(?P<year>(?:19|20)\d\d|\d\d)"
            r"(?![\d%]|[-/.,]\d|[-/]\w)"
        )),
    )  # fmt: skip


_FULL = 4
"""Figures of a full year."""

_APOSTROPHES = ("'", "\u2019")
"""What stands before a short year behind the name of a month."""

_FIGURES = compiled(r"\d+")
_BEGINS: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(("stamp", "ymd", "month y-d"), (4,)),
    **dict.fromkeys(("day of", "dmy", "roman", "figures"), (1, 2)),
}
"""Expression -> how many figures, no more and no fewer, every match of it begins with."""


_BY_NAME = frozenset({"day of", "dmy", "mdy", "words", "month y-d"})
"""Expressions of dates in which the name of a month stands."""


@cache
def _names() -> PhraseList:
    """Return the names of months and the days in words: what every other match begins with."""
    return PhraseList([*month_names(), *_ORDINALS], stems=True)


def _matches(
    name: str, pattern: re.Pattern[str], text: str, runs: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer(text)`` would, tried only where a match can begin.

    ``runs`` are the places of all runs of figures in the text.
    """
    if name == "cjk":
        yield from pattern.finditer(text) if "\u5e74" in text else ()
        return
    lengths = _BEGINS.get(name)
    if lengths is not None:
        starts = [start for start, end in runs if end - start in lengths]
    elif any(end - start == _FULL or text[start - 1 : start] in _APOSTROPHES for start, end in runs):
        starts = [start for start, _ in _names().starts(text)]
    else:
        starts = []
    end = 0
    for start in starts:
        found = pattern.match(text, start) if start >= end else None
        if found is not None:
            end = found.end()
            yield found


def may_hold_date(text: str) -> bool:
    """Return false when neither ``text`` nor any sentence of it can hold a date, or the year of one."""
    plain = plain_of(text).text
    return _MARKED.search(plain) is not None or (_FIGURES.search(plain) is not None and _names_month(plain))


def _names_month(plain: str) -> bool:
    return bool(_months() & looked_at(plain).bits)


@cache
def _months() -> int:
    """Return the bit of the texts in which a month is named by a word."""
    return listed(month for month in month_names() if words_of(month) == [month])


_MARKED = compiled(r"\d{4}|['\u2019]\d|\d\s?[-/.\u2011\u2013]\s?\d")
"""A full year, a short one, or figures that marks part: one is in each date without the name of a month."""


def parse_dates(text: str) -> list[DateHit]:
    """Return the dates of ``text`` from left to right, none overlapping."""
    return list(_parsed(text))


@lru_cache(_KNOWN_TEXTS)
def _parsed(text: str) -> tuple[DateHit, ...]:
    if not may_hold_date(text):
        return ()
    prepared = plain_of(text)
    runs = [match.span() for match in _FIGURES.finditer(prepared.text)]
    found: list[DateHit] = []
    apart = Apart()
    named = _names_month(prepared.text)
    for name, pattern in _patterns():
        if name in _BY_NAME and not named:
            continue
        for match in _matches(name, pattern, prepared.text, runs):
            hit = _hit(name, match)
            if hit is not None and apart.add(hit.start, hit.end):
                found.append(_hinted_hit(prepared.text, hit) if hit.readings else hit)
    placed = (
        replace(hit, start=prepared.origin[hit.start], end=prepared.origin[hit.end - 1] + 1) for hit in found
    )
    return tuple(sorted(placed, key=lambda hit: hit.start))


def hinted(text: str) -> Order | None:
    """Return the order that ``text`` asks for ("Date (mm/dd/yyyy)"); null when it names none, or both."""
    plainly = plain_of(text).text
    orders = {order for order, pattern in _HINTS if pattern.search(plainly)}
    return orders.pop() if len(orders) == 1 else None


def _hinted_in(texts: Sequence[str]) -> set[Order]:
    """Return what each of ``texts`` asks for; most hold no hint, which is asked of all at once."""
    every = plain_of("\0".join(texts)).text
    if not any(pattern.search(every) for _, pattern in _HINTS):
        return set()
    return {order for text in texts if (order := hinted(text))}


def _hinted_hit(text: str, hit: DateHit) -> DateHit:
    """Return a date of two readings settled by the hint printed right before or behind it."""
    before = text[max(0, hit.start - _HINT_BEFORE) : hit.start].rsplit("\n\n", 1)[-1]
    order = hinted(before) or hinted(text[hit.end : hit.end + _HINT_BEHIND].split("\n", 1)[0])
    return replace(settle(hit, order), order=order) if order else hit


def _hit(name: str, match: re.Match[str]) -> DateHit | None:
    if name == "figures":
        return _from_figures(match)
    if name == "stamp":
        iso = _from_stamp(match)
    elif name == "words":
        word = re.sub(
            r"twenty[\s-]?(?=\w)|thirty[\s-]?(?=f)",
            lambda part: part.group()[:6] + " ",
            match["day"] or match["day2"],
        )
        iso = _iso(match["year"], month_names()[match["month"] or match["month2"]], _ORDINALS[word])
    else:
        month = match["month"].rstrip(".")
        number = (
            _ROMAN[month]
            if name == "roman"
            else month_names().get(month) or (int(month) if month.isdigit() else 0)
        )
        iso = _iso(match["year"], number, int(match["day"]))
    return DateHit(match.start(), match.end(), iso) if iso else None


def _from_stamp(match: re.Match[str]) -> str | None:
    """Return the day of a time stamp in the zone that it gives, else in UTC."""
    return _iso(match["year"], int(match["month"]), int(match["day"]))


def _from_figures(match: re.Match[str]) -> DateHit | None:
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if match["mark"] == "." and len(year) == _SHORT and len(match["first"] + match["second"]) == _SHORT:
        return None  # a version or paragraph number such as 1.2.10
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if day_first and month_first and day_first != month_first:
        if match["mark"] == ".":
            return DateHit(match.start(), match.end(), day_first, order=None)
        return DateHit(match.start(), match.end(), day_first, (day_first, month_first))
    iso = day_first or month_first
    if iso is None:
        return None
    order: Order | None = None if day_first == month_first else "dmy" if day_first else "mdy"
    return DateHit(match.start(), match.end(), iso, order=order)


def _iso(year: str, month: int, day: int) -> str | None:
    figures = year.strip("'’")
    full = int(figures)
    if len(figures) == _SHORT:
        full += 1900 if full >= _PIVOT else 2000
    if not FIRST_YEAR <= full <= LAST_YEAR:
        return None
    try:
        return date(full, month, day).isoformat()
    except ValueError:
        return None


def order_of(hits: Iterable[DateHit], language: str | None = None, hints: Iterable[str] = ()) -> Order | None:
    """Return the order in which the document writes dates in figures, or null when nothing tells.

    Dates that prove an order decide, unless they disagree; else a day that the document also writes out in
    words; else what its forms ask for (``hints``: texts that may say "dd/mm/yyyy"); else a language in which
    only one order is used. English is used with both.
    """
    every = list(hits)
    proven = {hit.order for hit in every if hit.order}
    if not proven:
        sure = {hit.iso for hit in every if not hit.readings}
        twofold = [hit for hit in every if hit.readings]
        proven |= {"dmy" for hit in twofold if hit.readings[0] in sure and hit.readings[1] not in sure}
        proven |= {"mdy" for hit in twofold if hit.readings[1] in sure and hit.readings[0] not in sure}
    if not proven:
        proven |= _hinted_in(list(hints))
    if len(proven) == 1:
        return proven.pop()
    return "dmy" if not proven and language in {"es", "de", "fr", "pt", "it"} else None


def settle(hit: DateHit, order: Order | None) -> DateHit:
    """Return ``hit`` with the one reading that ``order`` leaves, or as it is."""
    if not hit.readings or order is None:
        return hit
    return replace(hit, iso=hit.readings[0 if order == "dmy" else 1], readings=())


def day_of_stamp(stamp: str) -> str | None:
    """Return the ISO day of an ISO 8601 time stamp in the zone it gives, else UTC; null when it is none."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).date().isoformat()


def readings_agree(hits: Sequence[DateHit]) -> bool:
    """Return whether the dates, each in some reading, can be one and the same day."""
    possible = [set(hit.readings or (hit.iso,)) for hit in hits]
    return bool(possible) and bool(set.intersection(*possible))


def only_days(text: str) -> bool:
    """Return whether words are days and nothing else."""
    hits = parse_dates(text)
    left = text
    for hit in reversed(hits):
        left = left[: hit.start] + left[hit.end :]
    return bool(hits) and re.search(r"[^\W\d_]{3,}", left) is None
