"""Claims and narratives of invented companies, for the tests of forms."""

from datetime import date
from typing import Any

from poedesk.paper.forms.narratives import Narratives
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy import loader
from poedesk.proof.policy.loader import Policy

DAY = date(2026, 5, 4)
TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"

NARRATIVES = Narratives(
    business_need=(
        "The 310 nurses of Marram Health shared mailboxes on a server of 2012 and could not reach their "
        "shifts from a phone. Marram wanted Exchange Online and Teams so that each ward changes its shifts "
        "within the hour."
    ),
    usage_work=(
        "Between 12 January and 27 February 2026 three consultants of Fabrikell moved 310 mailboxes of "
        "Marram Health to Exchange Online in four nights, and trained 42 ward leads in Teams in six "
        "workshops. By 20 March 288 of 310 nurses used Teams each day."
    ),
    supporting_documents=("Migration plan of 8 January 2026", "User counts of March 2026"),
)


def claim(**changes: Any) -> Claim:
    """Return a valid usage claim with ``changes`` to its plain value; null takes a field away."""
    plain: dict[str, Any] = {
        "schema": "poedesk.claim/1",
        "id": "CLM-2026-0417",
        "programme": "microsoft-cpor",
        "engagement": "usage",
        "solution_area": "modern-work",
        "submitted_on": DAY.isoformat(),
        "partner": {"name": "Fabrikell Consulting Ltd"},
        "customer": {
            "name": "Marram Health Trust",
            "domain": "marramhealth.example",
            "tenant_id": TENANT,
            "country": "GB",
            "signatory": {"name": "Dana Whitlock", "title": "Head of IT"},
        },
        "project": "Ward mail",
        "workloads": [
            {"workload": "exchange-online", "activities": ["migration"]},
            {"workload": "teams", "activities": ["adoption"]},
        ],
    }
    made = {**plain, **changes}
    return claims.build({name: value for name, value in made.items() if value is not None})


def presales(**changes: Any) -> Claim:
    """Return a valid pre-sales claim for two business applications with ``changes``."""
    products = [
        {
            "name": "Dynamics 365 Sales",
            "subscription_id": "8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86",
            "purchase_type": "first-purchase",
        },
        {
            "name": "Power BI Pro",
            "subscription_id": "1c9a7d52-64ef-4b0d-8f31-5a2e90c7d4b8",
            "purchase_type": "added-seats",
        },
    ]
    area = "business-applications"
    made = {"engagement": "presales", "solution_area": area, "workloads": None, "products": products}
    return claim(**{**made, **changes})


def policy_of(engagement: Claim) -> Policy:
    """Return the rules in force on the day of its submission."""
    return loader.load(engagement.programme, None, engagement.submitted_on or DAY)
