"""An assessment and decisions on it: invented reviewers, a form without its date."""

from datetime import UTC, datetime, timedelta
from typing import Any

from poedesk.process.reviews.decisions import Citation, Decision, Ground

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)

ASSESSMENT: dict[str, Any] = {
    "elements": [
        {"id": "customer.name", "verdict": "met", "required": True},
        {"id": "customer.domain", "verdict": "unclear", "required": True},
        {"id": "acknowledgement.date", "verdict": "not_met", "required": True},
        {"id": "azure.benefits", "verdict": "not_applicable", "required": False},
    ],
    "documents": [{"name": "poe.pdf"}, {"name": "mail.eml"}],
}

MISSING = Ground("acknowledgement.date", "blank", searched=("poe.pdf", "mail.eml"))
OTHER_NAME = Ground(
    "customer.name", "contradicted", cites=(Citation("poe.pdf", "page 1, 'Customer'", "Osprey Hollow"),)
)


def decision(kind: str = "refuse", reviewer: str = "ada", hour: int = 0, **changes: Any) -> Decision:
    """Return a decision; refusals and questions have the missing date as their ground."""
    grounds = () if kind == "accept" else (MISSING,)
    usual: dict[str, Any] = {
        "kind": kind,
        "reviewer": reviewer,
        "at": NOON + timedelta(hours=hour),
        "grounds": grounds,
    }
    return Decision(**usual | changes)
