"""In which order cases can be listed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import DateField, DecimalField, Value
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from poedesk.desk.reviews.models import Case

USUAL = "doubt"

ORDERS: Mapping[str, tuple[str, ...]] = {
    "doubt": ("doubt", "opened_at", "id"),
    "deadline": ("until", "opened_at", "id"),
    "value": ("-worth", "-opened_at", "-id"),
    "arrival": ("opened_at", "id"),
}
"""Order -> columns, and what ``reckoned`` adds; the last one tells any two cases apart."""


def reckoned(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """Return cases with ``until`` and ``worth``.

    ``until`` is the deadline, far away where there is none; ``worth`` the incentive that the partner of the
    claim expects, 0 where it names none: a number, whatever its currency.
    """
    never = Value(date.max, output_field=DateField())
    amount = DecimalField(max_digits=16, decimal_places=2)
    return cases.annotate(
        until=Coalesce("deadline", never, output_field=DateField()),
        worth=Coalesce("claim__amount", Value(Decimal(0), output_field=amount), output_field=amount),
    )
