"""Where a quotation says how the work will be done: under a plan's heading, in a table or a list of steps.

A table is a plan when its first row names work and time and no price, and at least two rows under it stand
with a day, a week or a month; where it names only a time, with times from one day to another. A list is one
when at least three of its steps begin with their time: "Week 10: sites and permissions." Payments on days are
none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Span
from poedesk.proof.finding.dating.date_text import month_names, parse_dates
from poedesk.proof.finding.kinds.rules import rules
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.states import state_of
from poedesk.proof.finding.page.view import DocumentView

_HEAD_WORDS = 8
"""Words of such a heading, at most."""

_CITED = 3

_DATED = 2
"""Rows with a time, at least, that make a table of steps a plan."""

_WORK = compiled(
    r"\b(?:work|works|tasks?|steps?|activit(?:y|ies)|services?|what we (?:will )?do|actions?|stages?|phases?"
    r"|arbeit(?:en)?|leistung(?:en)?|aufgaben?|schritte?|tatigkeit(?:en)?"
    r"|trabajos?|tareas?|pasos?|actividad(?:es)?|actuacion(?:es)?|travaux|taches?|etapes?|prestations?|actions?)\b"
)
_TIME = compiled(
    r"\b(?:when|dates?|days?|weeks?|start|from|until|timing|schedule|by when|period|deadline|month"
    r"|wann|termine?|datum|zeitraum|woche|kw|bis wann|beginn|cuando|fechas?|semanas?|plazos?|inicio|periodo"
    r"|quand|semaines?|echeances?|periode|debut|delais?)\b"
)
_MONEY = compiled(
    r"\b(?:prices?|amounts?|fees?|costs?|totals?|rates?|payments?|invoices?|quantit(?:y|ies)"
    r"|qty|units?|vat"
    r"|preise?|betrag|kosten|summe|menge|zahlung(?:en)?|rechnung|precios?|importes?|costes?|pagos?|cantidad"
    r"|prix|montants?|couts?|paiements?|quantite)\b"
)
_SPELLED = compiled(
    r"\b(?:weeks?|days?|woche|wochen|kw|tage?|semanas?|dias?|semaines?|jours?)"
    r" ?(?:no\.? ?)?\d|\d ?(?:weeks?|days?"
    r"|wochen?|tage?|semanas?|semaines?|jours?)\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november"
    r"|december|januar|februar|marz"
    r"|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
)
"""A time that is no whole day: "week 2", "4 weeks", "in March"."""


def plan_in(view: DocumentView) -> tuple[Span, ...]:
    """Return the places where a document says how the work will be done: headings, or heads of a table."""
    return tuple(_headed(view))[:_CITED] or _tabled(view) or _listed(view)


def _headed(view: DocumentView) -> Iterator[Span]:
    known = passages(view)
    for number, passage in enumerate(known):
        following = known[number + 1] if number + 1 < len(known) else None
        short = len(passage.text.split()) <= _HEAD_WORDS and not passage.text.rstrip().endswith((".", ";"))
        told = following is None or state_of(following.text) is State.PRESENT  # else it heads "to be agreed"
        if told and (passage.form is Form.HEADING or short) and rules().plan.search(passage.plain.text):
            yield passage.span()


def _listed(view: DocumentView) -> tuple[Span, ...]:
    """Return the passages whose steps begin with their times, where there are enough of them."""
    steps = [
        passage
        for passage in passages(view)
        for step in _step().finditer(passage.plain.text)
        if _MONEY.search(step["what"]) is None and "%" not in step["what"]
    ]
    if len(steps) < _STEPS:
        return ()
    return tuple(passage.span() for passage in dict.fromkeys(steps))[:_CITED]


_STEPS = 3
"""Steps with their times, at least, that make a list a plan."""

_UNTIL = r"(?:\s?(?:-|\u2013|&|to|and|bis|und|a|y|et|au)\s?\d{1,2})?"


@cache
def _step() -> re.Pattern[str]:
    """Return what a step behind its time looks like: "Semaine 43 : les bureaux", "3 March: pilot"."""
    months = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    counted = (
        r"(?:weeks?|days?|wochen?|kw|kalenderwochen?|tage?|semanas?|dias?|semaines?|jours?)"
        rf"\s?\d{{1,2}}{_UNTIL}"
    )
    of_month = rf"(?:\.? (?:de )?(?:{months})\.?|\.\d{{1,2}}\.)(?: ?(?:de )?20\d\d)?"
    day = rf"\d{{1,2}}(?:\.|st|nd|rd|th|er)?{_UNTIL}{of_month}"
    month = rf"(?:{months})(?: \d{{1,2}}{_UNTIL})?(?:,? 20\d\d)?"
    return compiled(
        rf"(?:^|[.;]\s+|[\u2022\u00b7*-]\s+)(?:{counted}|{day}|{month})(?:\s?\([^()]*\))?\s?[:\u2013-]\s+"
        r"(?P<what>\w[^.;\n]{3,})"
    )


def _tabled(view: DocumentView) -> tuple[Span, ...]:
    tables: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    for passage in passages(view):
        if passage.cell is not None:
            tables[passage.page, passage.cell.table].append(passage)
    for cells in tables.values():
        if heads := _heads_of_plan(cells):
            return tuple(head.span() for head in heads)[:_CITED]
    return ()


def _heads_of_plan(cells: Sequence[Passage]) -> list[Passage]:
    """Return the first row of a table when it is a plan, else nothing."""
    placed = [(cell.cell.row, cell.cell.column, cell) for cell in cells if cell.cell is not None]
    top = min(row for row, _, _ in placed)
    heads = [cell for row, _, cell in placed if row == top]
    times = {column for row, column, cell in placed if row == top and _TIME.search(cell.plain.text)}
    works = {column for row, column, cell in placed if row == top and _WORK.search(cell.plain.text)}
    if not times or any(_MONEY.search(head.plain.text) for head in heads):
        return []
    told = _is_time if works - times else _is_span  # "9 to 20 March | Drogheda, Dundalk": its rows are work
    dated = {row for row, column, cell in placed if row > top and column in times and told(cell)}
    return heads if len(dated) >= _DATED else []


def _is_time(cell: Passage) -> bool:
    return bool(parse_dates(cell.text)) or _SPELLED.search(cell.plain.text) is not None


def _is_span(cell: Passage) -> bool:
    return _FROM_TO.search(cell.plain.text) is not None


_FROM_TO = compiled(
    r"\d\.?\s?(?:[a-z]+ )?(?:to|until|till|-|\u2013|bis|au|a|al|hasta(?: el)?)\s?(?:the |el |zum )?\d"
)
"""A time from one day or week to another."""
