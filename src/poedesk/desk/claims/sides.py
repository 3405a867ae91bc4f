"""Who a person of the desk is in the words of a programme's table."""

from collections.abc import Mapping

from poedesk.desk.accounts.may import Actor

CUSTOMER = "customer"

ROLES: Mapping[str, str] = {
    "incentives_admin": "incentives-admin",
    "incentives_user": "incentives-user",
    "reviewer": "reviewer",
    "lead": "reviewer",
}
"""Role on the desk -> role in a table; who has none there does nothing to a claim."""

SIDES: Mapping[str, str] = {
    "incentives-admin": "partner",
    "incentives-user": "partner",
    "reviewer": "programme",
    CUSTOMER: "customer",
    "clock": "clock",
}
"""Role in a table -> side."""

STARTS = ("start-review", "take-up-dispute")
"""Transitions that reviewers may take by themselves; all others of theirs follow from a decided case."""


def role_of(actor: Actor) -> str:
    """Return the role that an actor has in a table; empty when none."""
    return ROLES.get(actor.role, "")
