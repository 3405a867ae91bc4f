"""Names of fields and where their values belong: paths in the claim, names of answers."""

import re
from functools import cache

from poedesk.paper.forms.planning import tick_name
from poedesk.proof.policy import vocabulary

CLAIM_PATHS = {
    "partner_name": ("partner", "name"),
    "customer_name": ("customer", "name"),
    "signatory_name": ("customer", "signatory", "name"),
    "signatory_title": ("customer", "signatory", "title"),
    "customer_domain": ("customer", "domain"),
    "customer_tenant_id": ("customer", "tenant_id"),
    "project_name": ("project",),
}
"""Name of a field -> path of its value in a claim."""

NOT_SHOWN = (
    ("partner", "partner_id"),
    ("customer", "other_domains"),
    ("customer", "signatory", "email"),
)
"""Values of a claim that no form shows; they are carried in its record alone."""

BETWEEN_PRODUCTS = "; "
"""What stands between the names of products in one field: names hold commas."""

ANSWERS = (
    "business_need",
    "presales_activities",
    "usage_work",
    "azure_architecture",
    "azure_benefits",
    "supporting_documents",
)
"""Fields whose name is that of an answer."""

BY_PEN = (
    "customer_signature",
    "date_signed",
    "initials_public_sector",
    "initials_subscription_information",
)
"""Fields that the customer fills in; they are no part of claim or answers."""

OTHER_ACTIVITY = tick_name("other", "explanation")

PRODUCT = re.compile(r"products_(\d{1,4})_(name|subscription_id|purchase_type)")
"""Name of a cell in the table of products."""


@cache
def ticks() -> dict[str, tuple[str, str]]:
    """Return the name of each tick box of the grid -> (activity, workload)."""
    words = vocabulary.load()
    return {
        tick_name(activity.id, workload.id): (activity.id, workload.id)
        for activity in words.activities
        for workload in words.workloads
    }


@cache
def product_texts() -> dict[str, str]:
    """Return the name of each field for names of business applications -> activity."""
    return {tick_name(activity.id, "products"): activity.id for activity in vocabulary.load().activities}


def path_of(name: str) -> str:
    """Return where the value of the field ``name`` belongs; the name itself for what the customer writes."""
    if name in CLAIM_PATHS:
        return ".".join(CLAIM_PATHS[name])
    if name == OTHER_ACTIVITY:
        return "other_activity"
    if name in ticks():
        activity, workload = ticks()[name]
        return f"activities.{workload}.{activity}"
    if name in product_texts():
        return f"activities.business-applications.{product_texts()[name]}.products"
    cell = PRODUCT.fullmatch(name)
    return f"products[{int(cell[1]) - 1}].{cell[2]}" if cell else name


def is_known(name: str) -> bool:
    """Return whether our forms have a field of this name."""
    fixed = name in CLAIM_PATHS or name in ANSWERS or name in BY_PEN or name == OTHER_ACTIVITY
    return fixed or name in ticks() or name in product_texts() or PRODUCT.fullmatch(name) is not None
