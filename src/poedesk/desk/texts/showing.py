"""Shows words of the rooms below the desk, which know one language, in the language of the reader.

A text that the catalogue has is translated. A sentence into which something was put is found again by its
pattern, and what was put in is translated by itself. What nobody's catalogue knows stays as it is.
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.utils.translation.trans_real import catalog

from poedesk.desk.texts.days import QUOTED, in_words, weekday, written
from poedesk.kernel.records import dataclass
from poedesk.paper.reports.words import TITLES

SOURCE = "en"
"""The language in which all is written."""

_PLACE = re.compile(r"%\((\w+)\)s")
_BETWEEN = tuple(
    map(re.compile, (r"(\s*\n\s*)", r"((?<=[.!?])\s+)", r"((?<=;)\s+)", r"((?<=:)\s+)", r"(,\s+)"))
)
"""Where a text is taken apart: lines, sentences, and what is listed in them."""

_POINT = re.compile(r"\s*- |\s+")
"""What stands before a point of a list."""

_LONGEST = 600
"""Signs of a text that is compared with patterns as a whole; longer ones are taken apart first."""

_DEEPEST = 8
_LETTERS = 6
"""Letters that a pattern has besides its places; one with fewer would be found in everything."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with places."""

    text: str
    found: re.Pattern[str]
    sure: str
    """Its longest part that always stands there."""


def shown(text: object) -> str:
    """Return a text of ours in the language that is active; empty for nothing.

    Args:
        text: what a room below the desk says; never what a person typed.
    """
    told = "" if text is None else str(text)
    language = get_language() or SOURCE
    if not told.strip() or language.partition("-")[0] == SOURCE:
        return told
    return _shown(language, told, 0)


later = lazy(shown, str)
"""As ``shown``, for what is said once and shown to many: the language is asked for when it is read."""


def as_found(text: object) -> str:
    """Return what the machine found, which quotes documents: translated where the catalogue has just that.

    Days and elements that the machine names are in words; what it quotes stays as the document has it.

    Else it stays in English, and the page says so: readers' browsers and voices then know what it is.
    """
    told = "" if text is None else str(text)
    language = get_language() or SOURCE
    if not told.strip() or language.partition("-")[0] == SOURCE:
        return in_words(_by_title(told))
    found = gettext(told)
    return found if found != told else format_html('<span lang="{}">{}</span>', SOURCE, told)


def _by_title(told: str) -> str:
    """Return a sentence with elements by their titles, where the machine names them by their ids."""
    parts = QUOTED.split(told)
    return "".join(
        each if place % 2 else _ELEMENT.sub(lambda found: f"“{TITLES[found[0]]}”", each)
        for place, each in enumerate(parts)
    )


_IDS = "|".join(re.escape(each) for each in sorted(TITLES, reverse=True) if "." in each)
_ELEMENT = re.compile(rf"(?<![\w./-])(?:{_IDS})(?![\w-]|\.\w)")
"""The id of an element; one without a full stop in it, such as ``workloads``, is a word as well."""


def sentence(text: object) -> str:
    """Return a message of a room below the desk as a sentence: days in words, a capital, a full stop."""
    told = in_words(shown(text))
    return f"{told[:1].upper()}{told[1:]}{'' if told.endswith(('.', '!', '?')) else '.'}"


def spelt(name: str) -> str:
    """Return an id as words, in the language in which all is written: ``modern-work`` is Modern work."""
    return name.replace("-", " ").capitalize()


def called(name: object) -> str:
    """Return the id of something that can be chosen as words of the reader's language."""
    return shown(spelt(str(name)))


@lru_cache(maxsize=10_000)
def _shown(language: str, told: str, depth: int) -> str:
    found = _day(told) or gettext(told)
    if found != told or depth > _DEEPEST:
        return found
    if len(told) <= _LONGEST:
        for each in _patterns(language):
            match = each.found.fullmatch(told) if each.sure in told else None
            if match is not None:
                parts = {name: _shown(language, part, depth + 1) for name, part in match.groupdict().items()}
                return gettext(each.text) % parts
    return _in_pieces(language, told, depth)


def _in_pieces(language: str, told: str, depth: int) -> str:
    """Return a text of which every part is shown by itself."""
    mark = _POINT.match(told)
    if mark is not None and mark.end() < len(told):
        return f"{mark[0]}{_shown(language, told[mark.end() :], depth + 1)}"
    name, colon, rest = told.partition(": ")
    if colon and gettext(rest) != rest:  # a file or a field, and a whole message about it
        return f"{_shown(language, name, depth + 1)}{colon}{gettext(rest)}"
    for between in _BETWEEN:
        pieces = between.split(told)
        if len(pieces) > 1:
            return "".join(
                each if place % 2 else _shown(language, each, depth + 1) for place, each in enumerate(pieces)
            )
    return told


@lru_cache(maxsize=8)
def _patterns(language: str) -> list[Pattern]:  # noqa: ARG001 - the key; the catalogue is the active one's
    """Return the sentences of the catalogue that have places, the most telling first."""
    held: Any = catalog()
    known = held._catalog.keys()  # noqa: SLF001 - as the library's own view of a catalogue reads it
    texts = {each for each in known if isinstance(each, str) and _PLACE.search(each)}
    made = [_pattern(each) for each in sorted(texts)]
    kept = [each for each in made if _letters(each) >= _LETTERS]
    return sorted(kept, key=_letters, reverse=True)


def _letters(each: Pattern) -> int:
    return sum(map(str.isalpha, _PLACE.sub("", each.text)))


def _pattern(text: str) -> Pattern:
    parts = _PLACE.split(text)
    fixed = [each.replace("%%", "%") for each in parts[::2]]
    made, known = [re.escape(fixed[0])], set()
    for name, after in zip(parts[1::2], fixed[1:], strict=True):
        made.append(f"(?P={name})" if name in known else f"(?P<{name}>.+?)")
        made.append(re.escape(after))
        known.add(name)
    return Pattern(text, re.compile("".join(made), re.DOTALL), max(fixed, key=len))


_DAY = re.compile(r"(?:[A-Z][a-z]+day )?(\d{1,2}) ([A-Z][a-z]+) (\d{4})|(\d{4}-\d{2}-\d{2})")


def _day(told: str) -> str:
    """Return a day that a room below wrote, as the reader's language writes it; empty for what is none."""
    match = _DAY.fullmatch(told)
    if match is None:
        return ""
    try:
        if match[4]:
            return written(date.fromisoformat(match[4]))
        at = date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return ""
    return weekday(at) if told[0].isalpha() else written(at)


MONTHS = tuple(calendar.month_name)[1:]


def forget() -> None:
    """Forget what was looked up, for a catalogue that changed."""
    _shown.cache_clear()
    _patterns.cache_clear()
