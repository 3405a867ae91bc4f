"""Times and numbers that stand beside the word for an agreement where a paper names none outright.

"The parties concluded a framework on 11 June 2019, which they now change", "the 2019 Master Agreement",
"Date of that agreement: June 2019". Where none of them is that of the agreement that was given, the paper may
change another one, so that it cannot be taken for one under this only because no other was given.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.stacks.references import FIRST, HEAD, OTHERWISE, Own, codes, squeezed
from poedesk.proof.assessing.stacks.tying import NEAR
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.dating.date_text import month_names, parse_dates
from poedesk.proof.finding.wording.plain import plain_of

_AGREEMENT = compiled(
    r"\b(?:\w*agreements?|contracts?|msa|framework|\w*vertrag(?:e?s)?|\w*vereinbarung(?:en)?|contratos?|acuerdos?"
    r"|convenios?|contrats?|accords?|conventions?)\b"
)
_ITSELF = compiled(
    r"\b(?:(?:this|present|hereby|dieser?s?|diesem|este|esta|presente|cette|ce|cet)\s+(?:\w+\s+){0,2}"
    r"|(?:amendment|nachtrags)\s+)$"
)
"""Before the word where it means the paper itself."""

_MADE = compiled(
    r"\b(?:entered into|concluded|made|signed|executed|dated|geschlossen|abgeschlossen|unterzeichnet\w*"
    r"|conclu\w*|signe\w*|suscri\w+|suscrib\w+|firma\w+|celebra\w+)\b"
)
"""Words with which the day is the agreement's own."""

_SENTENCE = compiled(r"(?<!\bno)(?<!\bnr)(?<!\b\d)(?<!\b\d\d)\.(?=\s|$)|;|\n\s*\n")
_REACH = 120
"""Characters between an agreement and what is told of it."""

_BEHIND = 40
"""Characters behind the word for an agreement in which its number begins."""

_KNOWN = 64


@dataclass(frozen=True, slots=True)
class Hint:
    """What a sentence tells of an agreement."""

    times: tuple[tuple[date, date], ...]
    """First and last day of each day, month or year."""

    numbers: frozenset[str]
    """Squeezed."""

    certain: bool
    """Whether a whole day is told as that on which the agreement was made."""

    span: Span


def doubt(document: Document, agreement: Own, itself: Sequence[date]) -> Hint | None:
    """Return a hint of another agreement than the one that was given; null when there is none, or one fits.

    ``itself`` are the days that the paper bears for its own.
    """
    found = []
    for page in document.pages[:FIRST]:
        for hint in _on_page(page.number, page.text[:HEAD]):
            times = [time for time in hint.times if not any(time[0] <= day <= time[1] for day in itself)]
            if not times and not hint.numbers:
                continue
            if any(_fits(time, agreement) for time in times):
                return None
            if any(number in agreement.text for number in hint.numbers):
                return None
            found.append(hint)
    return min(found, key=lambda hint: not hint.certain, default=None)


def _fits(time: tuple[date, date], agreement: Own) -> bool:
    near = timedelta(NEAR)
    days = (date.fromisoformat(day[:10]) for day in agreement.days)
    return any(time[0] - near <= day <= time[1] + near for day in days)


@lru_cache(_KNOWN)
def _on_page(number: int, text: str) -> tuple[Hint, ...]:
    return tuple(_found(number, text))


def _found(number: int, text: str) -> Iterator[Hint]:
    made = plain_of(text)
    low = 0
    for end in (*(match.start() for match in _SENTENCE.finditer(made.text)), len(made.text)):
        words = [
            match
            for match in _AGREEMENT.finditer(made.text, low, end)
            if _ITSELF.search(made.text[max(low, match.start() - _REACH) : match.start()]) is None
        ]
        if words:
            yield from _of_sentence(number, text, (low, end), words)
        low = end


def _of_sentence(
    number: int, text: str, bounds: tuple[int, int], words: Sequence[re.Match[str]]
) -> Iterator[Hint]:
    made = plain_of(text)
    start, end = max(bounds[0], words[0].start() - _REACH), min(bounds[1], words[-1].end() + _REACH)
    told = made.text[start:end]
    days = list(_days(told))
    concluded = _MADE.search(told) is not None
    near = [(word.start() - start, word.end() - start) for word in words]
    times = tuple(
        time
        for at, time in days or _spells(told)
        if concluded or any(_beside(told, at, word) for word in near)
    )
    numbers = {
        squeezed(code)
        for word in words
        for code in codes(text[slice(*made.original(word.start(), min(bounds[1], word.end() + _BEHIND)))])
    }
    if times or numbers:
        span = Span(number, *made.original(start, end))
        yield Hint(times, frozenset(numbers), concluded and bool(days and times), span)


_Placed = tuple[tuple[int, int], tuple[date, date]]
"""Where a time stands, and its first and last day."""

_WORDS = 4
"""Words between an agreement and a time that belong together, at most."""


def _beside(plain: str, at: tuple[int, int], word: tuple[int, int]) -> bool:
    between = plain[word[1] : at[0]] if at[0] >= word[1] else plain[at[1] : word[0]]
    return len(between.split()) <= _WORDS and OTHERWISE.search(between) is None


def _days(plain: str) -> Iterator[_Placed]:
    for hit in parse_dates(plain):
        read = [date.fromisoformat(day[:10]) for day in hit.readings or (hit.iso,) if day]
        if read:
            yield (hit.start, hit.end), (min(read), max(read))


def _spells(plain: str) -> Iterator[_Placed]:
    """Yield the months and years of a sentence that names no day."""
    for match in _spell().finditer(plain):
        year = int(match["year"])
        month = month_names()[match["month"]] if match["month"] else None
        first = date(year, month or 1, 1)
        after = date(year + (month in {None, 12}), 1 if month in {None, 12} else month + 1, 1)
        yield match.span(), (first, after - timedelta(1))


@cache
def _spell() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    return compiled(
        rf"(?:\b(?P<month>{names})\.?,?\s+(?:of\s+|de\s+|del\s+)?)?(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?![\w/-])"
    )
