"""Dates as signature blocks and mails hold them, read by the project's date reader."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import Span
from poedesk.proof.finding.dating.date_text import DateHit, Order, month_names, parse_dates, settle
from poedesk.proof.finding.dating.dates import document_order
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

_AROUND = compiled(
    r"(?i)^(?:on|dated?|the|this|el|le|den|am|a|as of|signed|utc|gmt|am|pm|mon|tue|wed|thu|fri|sat"
    r"|sun)?[a-z]{0,9}$"
)


_MADE_AT = compiled(
    r"^\s*(?:(?i:fait|done|signed|given|made|executed|hecho|firmado|dado|gezeichnet|geschehen|gedaan|fatto|feito)\s+)?"
    r"(?:(?i:à|a|at|in|en|zu|te|em)\s+)?[^\W\d_a-z][^\W\d_]*(?:[ .'\u2019-]{1,2}[^\W\d_]+){0,3}\s*,"
    r"\s*(?:(?i:le|den|the|on|a|am|el|op|il|em)\s+)?$"
)
"""The place before a date: "Fait à Lyon, le 3 mars 2025", "Potsdam, den 10. März 2025"."""


def read(text: str) -> list[DateHit]:
    """Return the dates in ``text``."""
    return parse_dates(text)


def is_date(text: str) -> bool:
    """Return whether ``text`` is a date, be it written twice, and nothing else but time, weekday and zone."""
    hits = parse_dates(text)
    if len({(hit.iso, hit.readings) for hit in hits}) != 1:
        return False
    between = "".join(text[one.end : other.start] for one, other in pairwise(hits))
    rest = f"{_MADE_AT.sub('', text[: hits[0].start])} {between} {text[hits[-1].end :]}"
    rest = re.sub(r"(?:\b\u00e0\s+)?\d{1,2}(?::|h)\d{2}(?::\d{2}(?:\.\d+)?)?|[+-]\d{2}'?:?\d{2}'?", " ", rest)
    left = re.findall(r"[\w]+", rest)
    return len(left) <= 3 and all(_AROUND.match(word) for word in left)  # noqa: PLR2004 - weekday, am or pm, zone


_RUNS_ON = compiled(r"\d[./-]\d{0,3}$")
"""The end of a line in which a date in figures is not complete."""


def one_line(lines: Sequence[str]) -> str:
    """Return the lines of a narrow cell as one.

    The figures of a date that it broke ("24/04/20", "26") are joined.
    """
    text = ""
    for line in lines:
        together = text + line
        broken = line[:1].isdigit() and _RUNS_ON.search(text) is not None and is_date(together)
        text = together if broken or not text else f"{text} {line}"
    return fold(text)


def is_place_and_date(text: str) -> bool:
    """Return whether ``text`` is a place and a date and nothing else: "Potsdam, den 10. März 2025"."""
    hits = parse_dates(text)
    placed = len(hits) == 1 and _MADE_AT.match(text[: hits[0].start]) is not None
    return placed and not text[hits[0].end :].strip(" .,:;") and hits[0].start > 0


def order_in(view: DocumentView, language: str | None = None) -> Order | None:
    """Return the order in which the document's figures give day and month, when they tell."""
    return document_order(view, language)


def _spelled(text: str, hit: DateHit) -> DateHit:
    """Return a date in figures with the reading that a month in words leaves: "02/11/2026 (February 11)"."""
    if not hit.readings:
        return hit
    said = set(re.findall(r"[^\W\d_]+", plain(text[hit.end :])))
    told = {number for name, number in month_names().items() if plain(name) in said}
    left = [iso for iso in hit.readings if int(iso[5:7]) in told]
    return replace(hit, iso=left[0], readings=()) if len(left) == 1 else hit


def finding(
    text: str, span: Span, order: Order | None, *, role: Role | None, act: str | None
) -> Finding | None:
    """Return the date in ``text`` as a finding for ``date.signed``; null when there is none."""
    hits = parse_dates(text)
    if not hits:
        return None
    hit = settle(_spelled(text, hits[0]), order)
    return Finding(
        hit.iso,
        (span,),
        0.9 if len(hits) == 1 else 0.7,
        role,
        State.PRESENT,
        anchored=True,
        readings=hit.readings,
        act=act,
    )
