"""What the ledger comes to: totals by state, and what is at risk, the nearest day first."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from poedesk.desk.accounts.may import Actor
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger.models import STATES, Line, exact
from poedesk.kernel.records import dataclass


@dataclass(frozen=True, slots=True)
class Total:
    """An amount."""

    name: str
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Risk:
    """What is lost when proofs do not come, or fail."""

    partner: str
    programme: str
    due: date | None
    """The day by which the first proof must be there; null where none runs."""

    amount: Decimal
    currency: str


def totals(lines: "QuerySet[Line]") -> list[Total]:
    """Return what lines come to, by state and currency."""
    sums = lines.order_by().values_list("state", "currency").annotate(Sum("minor"))
    order = list(STATES)
    found = sorted(sums, key=lambda row: (order.index(row[0]), row[1]))
    return [Total(str(STATES[state]), exact(minor, currency), currency) for state, currency, minor in found]


def at_risk(actor: Actor) -> list[Risk]:
    """Return what is held."""
    held = Line.objects.of(actor).filter(state="held")
    claims = Claim.objects.of(actor).filter(pk=OuterRef("claim"), poe_requests__due__isnull=False)
    rows = (
        held.order_by()
        .annotate(due=Subquery(claims.order_by("poe_requests__due").values("poe_requests__due")[:1]))
        .values_list("organisation__name", "claim__programme", "claim__version", "due", "currency")
        .annotate(Sum("minor"))
    )
    return sorted(_risks(rows), key=place)


def place(risk: Risk) -> tuple[str, ...]:
    """Return where an amount at risk stands among others: the nearest day first, those without one last."""
    return (risk.due or date.max).isoformat(), risk.partner, risk.programme, risk.currency


def _risks(rows: Iterable[tuple[str, str, str, date | None, str, int]]) -> Iterable[Risk]:
    for partner, programme, version, due, currency, minor in rows:
        yield Risk(partner, f"{programme}@{version}", due, exact(minor, currency), currency)
