"""What lists of claims can be narrowed to, on pages and by program."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from poedesk.desk.claims.models import Claim


def kinds_of(kind: str) -> list[tuple[str, str]]:
    """Return what a list can be narrowed to."""
    other = _("Waits for the programme") if kind == "partner" else _("Waits for the partner")
    return [
        ("", _("All")),
        ("mine", _("Waits for you")),
        ("theirs", other),
        ("held", _("Approved")),
        ("over", _("Over")),
    ]


def narrowed(found: "QuerySet[Claim]", kind: str, show: str, sought: str) -> "QuerySet[Claim]":
    """Return the claims that were asked for, with what a row needs."""
    if show == "mine":
        found = found.filter(is_open=True, turn=kind)
    elif show == "theirs":
        found = found.filter(is_open=True).exclude(turn__in=[kind, "nobody"])
    elif show == "held":
        found = found.filter(is_open=True, turn="nobody")
    elif show == "over":
        found = found.filter(is_open=False)
    if sought:
        found = found.filter(
            Q(reference__icontains=sought)
            | Q(customer__icontains=sought)
            | Q(organisation__name__icontains=sought)
        )
    return found.select_related("organisation", "owner")
