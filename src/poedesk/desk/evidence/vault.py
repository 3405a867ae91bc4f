"""The vault: every document of a partner, how long it is good, and where else it is used."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor
from poedesk.desk.evidence.models import Document
from poedesk.proof.assessing.acknowledging.days.windows import earliest, good_until
from poedesk.proof.policy import loader as policies
from poedesk.proof.policy.schema import Window

_LATER = date(9000, 1, 1)
"""A day on which the newest rules are in force."""

SOON = timedelta(days=60)
"""A document that is too old within that time is told."""


@cache
def window() -> Window:
    """Return for how long an acknowledgement counts: the shortest by the newest rules."""
    rules = [policies.resolve(each, None, _LATER) for each in policies.programmes()]
    known: list[Window] = [each.parameters["acknowledgement_window"] for each in rules]
    return min(known, key=lambda each: each.calendar_years * 12 + each.calendar_months)


def kinds() -> list[tuple[str, str]]:
    """Return what the vault can be narrowed to."""
    return [
        ("", _("All")),
        ("soon", _("Too old soon")),
        ("old", _("Too old")),
        ("undated", _("Without a day")),
    ]


def narrowed(actor: Actor, show: str, sought: str, today: date) -> "QuerySet[Document]":
    """Return the documents of the actor's organisation that were asked for, the newest first."""
    found = Document.objects.of(actor).filter(removed_at=None).select_related("engagement")
    first = earliest(today, window())
    match show:
        case "old":
            found = found.filter(dated__lt=first)
        case "soon":
            found = found.filter(dated__gte=first, dated__lt=earliest(today + SOON, window()))
        case "undated":
            found = found.filter(dated=None)
    if sought:
        found = found.filter(
            Q(name__icontains=sought)
            | Q(engagement__customer__icontains=sought)
            | Q(engagement__name__icontains=sought)
        )
    return found.order_by("-added_at", "-id")


def age_of(document: Document, today: date) -> dict[str, Any]:
    """Return until when a document is young enough, with a tag's colour and word where that is worth one."""
    if document.dated is None:
        return {"until": None, "colour": "", "word": ""}
    until = good_until(document.dated, window())
    if until < today:
        return {"until": until, "colour": "red", "word": _("Too old")}
    if until < today + SOON:
        return {"until": until, "colour": "yellow", "word": _("Too old soon")}
    return {"until": until, "colour": "", "word": ""}
