"""Whether a date at a signature is told to be of something else: "Date printed", "Training on".

It may still be the day of signing; a person looks. The expressions are data in ``other_days.yaml``.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.wording.plain import plain_of

WORDS = 7
"""Words before a date, at most, that tell only what it is of."""

AFTER = 40
"""Characters behind a date in which it can be taken back."""

_MONTH = compiled(
    r"\W*(?:\b(?:mon|tue|wed|thu|fri|sat|sun)\w*\W+)?\b(?:jan|feb|mar|apr|abr|avr|may|mai|jun|jul|aug|ago"
    r"|aou|sep|oct|okt|ott|nov|dec|dez|dic|gen|fev|mag|giu|lug|set|ene|juin|juil|maa|mei)[a-z]*\W*$"
)


def of_something_else(document: Document, date: Finding) -> str | None:
    """Return the words that tell a date to be of something else than a signing; null when none do."""
    for span in date.spans:
        if (doubt := _hedged(document, span)) is not None:
            return doubt
        for told in _told(document, span):
            low = _MONTH.sub("", " ".join(plain_of(told).text.split())).strip()
            if len(low.split()) <= WORDS and _things().fullmatch(low) is not None:
                return " ".join(told.split()).strip(" :")
    return None


def second_day(document: Document, date: Finding) -> str | None:
    """Return another day of the same signing.

    It stands right behind the date in its line ("28 April 2026 / 28 April 2025"), or elsewhere in the paper
    under a label that says on which day the customer signed; or the paper says that it was made and signed on
    that day of another year.
    """
    days = {date.value, *date.readings}
    return _behind(document, date, days) or _labelled(document, days) or _of_another_year(document, days)


def _of_another_year(document: Document, days: AbstractSet[str | None]) -> str | None:
    for page in document.pages:
        made = plain_of(page.text)
        for found in _MADE.finditer(made.text):
            start = made.original(*found.span())[1]
            hit = next(iter(when.read(page.text[start : start + AFTER])), None)
            if hit is None or days & {hit.iso, *hit.readings}:
                continue
            if any(day and day[4:] == (hit.iso or "")[4:] for day in days):
                return page.text[start + hit.start : start + hit.end]
    return None


_MADE = compiled(
    r"\b(?:fait et signe|signe|done and signed|signed|geschehen|unterzeichnet|unterschrieben|hecho y firmado"
    r"|firmado|fatto e (?:firmato|sottoscritto)|firmato|gedaan en getekend|getekend)"
    r" (?:at|in|on|a|au|aux|le|en|el|am|zu|den|te|op|il|this)\b[^\d\n]{0,30}(?=\d)"
)
"""How a paper says where and on which day it was made and signed."""


def _labelled(document: Document, days: AbstractSet[str | None]) -> str | None:
    for page in document.pages:
        made = plain_of(page.text)
        for label in _signed_by_customer().finditer(made.text):
            start = made.original(*label.span())[1]
            hit = next(iter(when.read(page.text[start : start + AFTER])), None)
            bare = hit is not None and not page.text[start : start + hit.start].strip(" :\n\t")
            if hit is not None and bare and not days & {hit.iso, *hit.readings}:
                return page.text[start + hit.start : start + hit.end]
    return None


def _behind(document: Document, date: Finding, days: AbstractSet[str | None]) -> str | None:
    for span in date.spans:
        if span.start is None or span.end is None:
            continue
        text = document.page(span.page).text
        stops = [place for sign in "\n\t|" if (place := text.find(sign, span.end)) >= 0]
        told = text[span.start : min([*stops, span.end + AFTER])]
        for first, hit in pairwise(when.read(told)):
            joined = _OR.fullmatch(plain_of(told[first.end : hit.start]).text) is not None
            if joined and not days & {hit.iso, *hit.readings}:
                return told[hit.start : hit.end]
    return None


_OR = compiled(r"[\s/,;&(+-]*(?:or|and|oder|und|ou|et|o|y|e|of|en)?[\s/(]*")
"""What stands between two days of which either may be meant."""


def _told(document: Document, span: Span) -> Iterator[str]:
    """Yield the label of a date, what stands before it in its line or cell, and the cell over it."""
    if span.label:
        yield span.label
    if span.start is not None and span.end is not None:
        text = document.page(span.page).text
        yield _before(text, span.start, span.end)
        yield from _heading(text, span.start)


def _before(text: str, start: int, end: int) -> str:
    """Return what stands before the first figure of a date in its line or cell."""
    begin = max(text.rfind(sign, 0, start) for sign in "\n\t|") + 1
    return text[begin : next((place for place in range(start, end) if text[place].isdigit()), end)]


def _hedged(document: Document, span: Span) -> str | None:
    """Return the words beside a date by which it is not the day, or not surely: "about", "(backdated)"."""
    if span.start is None or span.end is None:
        return None
    text = document.page(span.page).text
    before = _before(text, span.start, span.end)
    if _about().fullmatch(_MONTH.sub("", " ".join(plain_of(before).text.split())).strip(" :")) is not None:
        return " ".join(before.split())
    shown = re.split(r"[\n\t]", text[span.start : span.end + AFTER])[0]
    behind = re.split(r"\d(?=\D*$)", shown)[-1]
    found = _taken_back().match(plain_of(behind).text.strip())
    return behind.strip() if found is not None else None


def _heading(text: str, at: int) -> Iterator[str]:
    """Yield the cell over a place, where the row over it has as many cells."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    own = text[start : end if end >= 0 else len(text)].split("\t")
    over = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].split("\t")
    if len(own) == len(over) > 1:
        yield over[text.count("\t", start, at)]


@cache
def _things() -> re.Pattern[str]:
    data = _data()
    things = "|".join(data["things"].values())
    return compiled(rf"\W*{data['before']}(?:{things}){data['behind']}\W*")


@cache
def _about() -> re.Pattern[str]:
    labels = r"(?:date|datum|fecha|data|dated)\W{0,3}"
    return compiled(rf"{labels}{_data()['about']}(?: the| den| le| el)?")


@cache
def _signed_by_customer() -> re.Pattern[str]:
    told = "|".join(_data()["signed_by_customer"].values())
    return compiled(rf"(?:^|(?<=[\n\t|]))\W*(?:{told})[ \n:]*(?=\W*\w)")


@cache
def _taken_back() -> re.Pattern[str]:
    return compiled(_data()["behind_it"])


@cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_yaml(
        (resources.files(__package__) / "other_days.yaml").read_text("utf-8")
    )
    return loaded
