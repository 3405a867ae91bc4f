"""Filters of the pages: what a program writes as an id, an ISO day or a bare number, as people read it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts import may
from poedesk.desk.texts import days as writing
from poedesk.desk.texts import money as writing_money
from poedesk.desk.texts.showing import called, shown
from poedesk.paper.reports import words
from poedesk.process.claims.tables import loader as tables
from poedesk.proof.policy import loader as policies

register = template.Library()

_MONTH = 7
_DAY = 10
"""Signs of a month and of a day, written as 2026-11 and 2026-11-29."""


@register.filter
def day(told: object) -> str:
    """Return a month, day or moment in words; a text that is none of them stays as it is."""
    text = str(told or "")
    try:
        if len(text) == _MONTH:
            return writing.written(date.fromisoformat(f"{text}-01"), "F Y")
        if len(text) == _DAY:
            return writing.written(date.fromisoformat(text))
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    way = "j F Y, H:i T" if timezone.is_aware(at) else "j F Y, H:i"
    return writing.written(at, way)


@register.filter
def days(told: object) -> str:
    """Return a sentence of a program with the ISO days in it in words."""
    return writing.in_words(str(told))


@register.filter
def programme(told: object, version: str = "") -> str:
    """Return what people call a programme, named by its id, and its version, given apart or after ``@``."""
    name, _at, within = str(told).partition("@")
    title, version = shown(_programmes().get(name, name)), within or version
    if not version:
        return title
    return _("%(programme)s, version %(version)s") % {"programme": title, "version": version}


register.filter("called", called)


@register.filter
def money(told: object, currency: str = "") -> str:
    """Return an amount as people read it, with its currency; other things stay as they are."""
    try:
        amount = Decimal(str(told))
    except ArithmeticError:
        return str(told)
    return writing_money.written(amount, currency or "") if amount.is_finite() else str(told)


@register.filter
def action(told: object) -> str:
    """Return what people call something that a role may do, named by its id: ``engagement:see``."""
    return may.actions().get(str(told), str(told))


@register.filter
def element(told: object) -> str:
    """Return what people call an element of a proof, named by its id."""
    return shown(words.title({"id": str(told)}))


@cache
def _programmes() -> Mapping[str, str]:
    titles = {each.id: each.title for each in tables.files()}  # of one whose rules are not here, too
    return titles | {each.id: each.title for each in policies.programmes()}
