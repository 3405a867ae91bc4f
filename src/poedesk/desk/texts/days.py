"""Days and moments as the reader's language writes them."""

import re
from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

BY_LANGUAGE = {
    "j F Y": "DATE_FORMAT",
    "j F Y, H:i": "DATETIME_FORMAT",
    "j M Y": "SHORT_DATE_FORMAT",
    "j M Y, H:i": "SHORT_DATETIME_FORMAT",
    "F Y": "YEAR_MONTH_FORMAT",
    "H:i": "TIME_FORMAT",
}
"""How a template writes a day in English -> the name under which each language has its own way."""


def written(at: date, way: str = "j F Y") -> str:
    """Return a day or a moment; ``way``: as it would be written in English, see ``BY_LANGUAGE``."""
    if isinstance(at, datetime) and timezone.is_aware(at):
        at = timezone.localtime(at)
    if way.startswith("l "):
        names = {"weekday": formats.date_format(at, "l"), "day": written(at, way.removeprefix("l "))}
        return _("%(weekday)s %(day)s") % names
    if way.endswith(" T"):
        return f"{written(at, way.removesuffix(' T'))} {formats.date_format(at, 'T')}"
    return formats.date_format(at, BY_LANGUAGE.get(way, way))


def weekday(day: date) -> str:
    """Return a day as people check it: ``Monday 4 May 2026``."""
    return written(day, "l j F Y")


def last_moment(day: date, zone: str) -> str:
    """Return until when a day that counts whole runs: ``Monday 4 May 2026, 23:59 UTC``."""
    return _("%(day)s, 23:59 %(zone)s") % {"day": weekday(day), "zone": zone}


def moment(at: datetime) -> str:
    """Return a moment with the zone in which it is told: ``4 May 2026, 09:30 UTC``."""
    return written(at, "j F Y, H:i T")


_TIME = r"T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"
_ISO = re.compile(rf"(?<![\w./-])\d{{4}}-\d\d-\d\d(?:{_TIME})?(?![\w-]|\.\w)")
"""A day or a moment as a program writes it; one within a name of a file or an id is none."""

QUOTED = re.compile(r"((?<!\w)'(?:[^']|'(?=\w))*'(?!\w)|“[^”]*”)")
"""Very words of a document: they stay as they are. An apostrophe within a word quotes nothing."""


def in_words(text: str) -> str:
    """Return a sentence of a program with its ISO days and moments in words; quotes stay as they are."""
    parts = QUOTED.split(text)
    return "".join(each if place % 2 else _ISO.sub(_in_words, each) for place, each in enumerate(parts))


def _in_words(found: re.Match[str]) -> str:
    try:
        if "T" in found[0]:
            return moment(datetime.fromisoformat(found[0]))
        return written(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]
