"""Numbers and dates as a cell shows them by its number format (ECMA-376 part 1, 18.8.30 and 18.8.31).

A date whose day, month and year would all be shown as numbers is written as 2026-04-03: in which order Excel
shows them hangs on the reader's region, and the file says which day is meant.
"""

import datetime as dt
import re
from functools import lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm",
    37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: "#,##0", 42: "$#,##0", 43: "#,##0.00", 44: "$#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Number of a format that every program knows -> its code."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOKEN = compiled(
    r'"(?P<words>[^"]*)"?|\\(?P<sign>.)|_.|\*.|\[\$(?P<money>[^\]\-]*)[^\]]*\]|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<half>am/pm|a/p)|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|e+|b+)|(?P<number>[0#?][0#?,]*(?:\.[0#?]*)?(?:,+)?"
    r"(?:e[+-][0#?]+)?|\.[0#?]+)|(?P<general>general)|(?P<text>@)|(?P<percent>%)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LAST_SERIAL = 2_958_466
"""The day after 9999-12-31."""

_LEAP_BUG = 60
"""Serial of the 29 February 1900 that never was."""


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[_Part, ...], ...]:
    sections: list[list[_Part]] = [[]]
    for match in _TOKEN.finditer(code[:255]):
        kind = match.lastgroup or "nothing"
        text = match[kind] if match.lastgroup else ""
        if kind == "other" and text == ";":
            sections.append([])
        elif kind in {"words", "sign", "money", "other"}:
            sections[-1].append(_Part("literal", text))
        elif kind != "nothing":
            sections[-1].append(_Part(kind, text.lower()))
    return tuple(tuple(section) for section in sections)


def shown_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return what a cell with ``value`` and the format ``code`` shows; empty when it shows nothing."""
    sections = _sections(code)
    numbered = sections[:3]
    section, signed = numbered[0], value < 0
    if value < 0 and len(numbered) > 1:
        section, signed = numbered[1], False
    elif value == 0 and len(numbered) > 2:  # noqa: PLR2004 - the third section is for zero
        section = numbered[2]
    kinds = {part.kind for part in section}
    if kinds & {"date", "elapsed", "half"} and "number" not in kinds:
        shown = _moment(value, section, from_1904=from_1904)
        return shown if shown is not None else general(value)
    if not section and len(sections) > 1:
        return ""
    if not section or kinds & {"general", "text"}:
        literal = [part.text if part.kind == "literal" else general(abs(value)) for part in section]
        return ("-" if signed else "") + ("".join(literal) or general(abs(value)))
    return _number(abs(value), section, signed=signed)


def shown_text(text: str, code: str) -> str:
    """Return what a cell with the words ``text`` shows: nothing when the format hides words too."""
    sections = _sections(code)
    if len(sections) < 4:  # noqa: PLR2004 - the fourth section is for words
        return text
    return "".join(part.text if part.kind == "literal" else text for part in sections[3])


def general(value: float) -> str:
    """Return a number without a format of its own."""
    if value == int(value) and abs(value) < 1e15:  # noqa: PLR2004 - digits that a number keeps
        return str(int(value))
    return f"{value:.10g}"


def day_of(serial: float, *, from_1904: bool = False) -> dt.datetime | None:
    """Return the moment of a serial number; null for one that is none."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    base = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no zone
    days = int(serial)
    seconds = round((serial - days) * 86400)
    if not from_1904 and days < _LEAP_BUG:
        days += 1
    try:
        return base + dt.timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def iso(moment: dt.datetime) -> str:
    """Return a moment as written when its order would be doubtful: the clock only when there is one."""
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(" ", "minutes")


def _moment(value: float, section: tuple[_Part, ...], *, from_1904: bool) -> str | None:
    moment = day_of(value, from_1904=from_1904)
    if moment is None:
        return None
    parts = _with_minutes(section)
    dates = [part.text for part in parts if part.kind == "date"]
    has = {text[0] for text in dates}
    names = any(text[0] == "m" and len(text) > 2 for text in dates)  # noqa: PLR2004 - mmm is a name
    if {"d", "m"} <= has and not names:
        if has & {"y", "e"}:
            clock = bool(has & {"h", "s"})
            return moment.isoformat(" ", "minutes") if clock else moment.date().isoformat()
        return f"{moment.day} {_MONTHS[moment.month - 1]}"
    twelve = any(part.kind == "half" for part in parts)
    return "".join(_piece(part, moment, value, twelve=twelve) for part in parts).strip()


def _with_minutes(section: tuple[_Part, ...]) -> list[_Part]:
    """Return the parts, with each "m" that means minutes named so."""
    parts = list(section)
    timed = [number for number, part in enumerate(parts) if part.kind in {"date", "elapsed"}]
    for place, number in enumerate(timed):
        if parts[number].text[0] != "m" or parts[number].kind == "elapsed":
            continue
        before = parts[timed[place - 1]].text[0] if place else ""
        after = parts[timed[place + 1]].text[0] if place + 1 < len(timed) else ""
        if before == "h" or after == "s":
            parts[number] = _Part("minutes", parts[number].text)
    return parts


def _piece(part: _Part, moment: dt.datetime, value: float, *, twelve: bool) -> str:
    letter, width = part.text[:1], len(part.text)
    if part.kind == "literal":
        return part.text
    if part.kind == "half":
        return "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - noon
    if part.kind == "minutes":
        return str(moment.minute).zfill(min(width, 2))
    if part.kind == "elapsed":
        unit = {"h": 24, "m": 1440, "s": 86400}[letter]
        return str(int(value * unit + 1e-6)).zfill(width)
    if part.kind != "date":
        return ""
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    numbers = {"h": hour, "s": moment.second, "d": moment.day, "m": moment.month}
    if letter in "ye":
        return str(moment.year) if width > 2 or letter == "e" else f"{moment.year % 100:02}"  # noqa: PLR2004
    if letter == "m" and width > 2:  # noqa: PLR2004 - three letters and more are a name
        return _named(_MONTHS[moment.month - 1], width)
    if letter == "d" and width > 2:  # noqa: PLR2004
        return _named(_DAYS[moment.weekday()], width)
    return str(numbers.get(letter, "")).zfill(min(width, 2)) if letter in numbers else ""


def _named(name: str, width: int) -> str:
    return {3: name[:3], 5: name[:1]}.get(width, name)


def _number(value: float, section: tuple[_Part, ...], *, signed: bool) -> str:
    """Return a number between what stands before and behind it."""
    numbers = [part.text for part in section if part.kind == "number"]
    value *= 100 ** sum(1 for part in section if part.kind == "percent")
    if len(numbers) > 1 or any("?" in text for text in numbers if "/" in text):
        written = general(value)  # fractions and masks: the number itself says it
        return ("-" if signed else "") + written
    pieces, done = [], False
    for part in section:
        if part.kind == "number" and not done:
            pieces.append(("-" if signed else "") + _digits(value, part.text))
            done = True
        elif part.kind == "percent":
            pieces.append("%")
        elif part.kind == "literal":
            pieces.append(part.text)
    return " ".join("".join(pieces).split())


def _digits(value: float, mask: str) -> str:
    whole, _, rest = mask.partition("e")
    scaled = len(whole) - len(whole.rstrip(","))
    whole = whole.rstrip(",")
    value /= 1000**scaled
    before, point, after = whole.partition(".")
    places = min(len(after), 15)
    if rest:
        return f"{value:.{places}E}"
    text = f"{value:{',' if ',' in before else ''}.{places}f}"
    optional = len(after) - len(after.rstrip("#?"))
    if point and optional:
        least = len(text) - optional
        while len(text) > least and text.endswith("0"):
            text = text[:-1]
        text = text.rstrip(".")
    digits = before.replace(",", "").count("0")
    return text.zfill(digits + (len(text) - len(text.partition(".")[0]))) if digits > 1 else text
