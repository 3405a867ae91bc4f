"""Filters that every template has: days and moments by language, words of the rooms below the desk."""

from datetime import date as Date  # noqa: N812 - the filter has its name
from typing import Any

from django import template
from django.template import defaultfilters

from poedesk.desk.texts import days, showing

register = template.Library()
register.filter("shown", showing.shown)
register.filter("as_found", showing.as_found)


@register.filter(expects_localtime=True, is_safe=False)
def date(at: Any, way: str | None = None) -> str:
    """Return a day as the library's filter does, in the order and with the signs of the reader's language.

    Args:
        at: a day or a moment; anything else is written as the library does.
        way: how it would be written in English, such as ``j F Y``, ``l j F Y`` or ``j F Y, H:i T``.
    """
    if (
        isinstance(at, Date)
        and way is not None
        and (way in days.BY_LANGUAGE or way[:2] == "l " or way[-2:] == " T")
    ):
        return days.written(at, way)
    return str(defaultfilters.date(at, way))
