"""The claim: what a partner states about one engagement, normalised, as data only."""

from datetime import date
from typing import Any

from poedesk.kernel.records import dataclass

SCHEMA = "poedesk.claim/1"
ENGAGEMENTS = ("usage", "presales")
SOLUTION_AREAS = ("modern-work", "security", "business-applications", "azure")
AGREEMENTS = ("ea", "eas", "casa-ees", "csp", "other")
SECTORS = ("commercial", "public")
PURCHASE_TYPES = ("first-purchase", "migration", "added-seats")
BUSINESS_APPLICATIONS = "business-applications"


@dataclass(frozen=True, slots=True)
class Partner:
    """Who claims."""

    name: str
    partner_id: str | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """The customer's person who is expected to acknowledge; each field is known or not."""

    name: str | None = None
    title: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """For whom the work was done."""

    name: str
    domain: str
    """Lower case, IDN in its ASCII form, without ``www.`` and trailing dot."""

    tenant_id: str
    """Lower-case GUID without braces."""

    country: str
    """ISO 3166-1 alpha-2."""

    sector: str = "commercial"
    other_domains: tuple[str, ...] = ()
    signatory: Signatory | None = None

    @property
    def domains(self) -> tuple[str, ...]:
        """Return every domain of the customer, the claimed one first."""
        return (self.domain, *self.other_domains)


@dataclass(frozen=True, slots=True)
class ClaimedWorkload:
    """One workload and the activities claimed for it (none: any of the eight will do)."""

    workload: str
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimedProduct:
    """A product of business applications."""

    name: str
    subscription_id: str | None = None
    purchase_type: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as decimal text, with its ISO 4217 currency."""

    amount: str
    currency: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim for one engagement."""

    programme: str
    engagement: str
    solution_area: str
    partner: Partner
    customer: Customer
    id: str | None = None
    submitted_on: date | None = None
    """Null while drafting: then "today" is used."""

    agreement: str | None = None
    project: str | None = None
    workloads: tuple[ClaimedWorkload, ...] = ()
    products: tuple[ClaimedProduct, ...] = ()
    purchase_type: str | None = None
    expected_incentive: Money | None = None

    @property
    def business_applications(self) -> bool:
        """Whether business applications are claimed (contract, section 3)."""
        return self.solution_area == BUSINESS_APPLICATIONS or any(
            entry.workload == BUSINESS_APPLICATIONS for entry in self.workloads
        )

    def to_json(self) -> dict[str, Any]:
        """Return the claim as a ``poedesk.claim/1`` value, absent fields left out."""
        return {"schema": SCHEMA, **_plain(self)}


def _plain(thing: Any) -> Any:
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, tuple):
        return [_plain(part) for part in thing]
    if isinstance(thing, str):
        return thing
    pairs = ((name, getattr(thing, name)) for name in thing.__dataclass_fields__)
    return {name: _plain(value) for name, value in pairs if value is not None and value != ()}
