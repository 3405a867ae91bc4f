"""An assessment as the contract shows it, made up, for the reports."""

from copy import deepcopy
from typing import Any

SHA = "0f" * 32


def evidence(place: str, quote: str | None, document: str = "poe.pdf") -> dict[str, Any]:
    return {
        "document": document,
        "sha256": SHA,
        "page": 1,
        "place": place,
        "box": [72.0, 310.5, 330.2, 322.0],
        "quote": quote,
        "by": "text",
        "confidence": 0.99,
    }


def element(identity: str, verdict: str, code: str, **more: Any) -> dict[str, Any]:
    required = verdict != "not_applicable"
    return {
        "id": identity,
        "verdict": verdict,
        "required": required,
        "code": code,
        "value": None,
        "expected": None,
        "because": f"This is why {identity} is {verdict}.",
        "remedy": None,
        "rule": {"id": f"element.{identity}", "source": "POE template, section 1"},
        "searched": [] if verdict == "met" else ["poe.pdf", "mail.eml"],
        "evidence": [],
    } | more


_ELEMENTS = [
    element(
        "partner.name", "met", "found", value="Juniper Lantern GmbH",
        evidence=[evidence("page 1, 'Partner Company Name'", "Juniper Lantern GmbH")],
    ),
    element(
        "customer.tenant_id", "not_met", "contradicted",
        value="2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", expected="1aaaaaaa-5d7b-4b8e-9a41-0c3d7e915b62",
        evidence=[evidence("page 1, 'Customer Tenant ID'", "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62")],
        remedy="Correct the tenant id in the claim, or send the document that shows the claimed one.",
    ),
    element(
        "acknowledgement.date", "unclear", "illegible",
        remedy="Send a copy of page 2 that can be read.",
    ),
    element(
        "usage.work", "met", "found",
        evidence=[evidence("page 3, '3.5'", "Moved 240 boxes <b>to</b> Exchange Online & trained staff.")],
    ),
    element("project.name", "not_applicable", "optional"),
    element("azure.benefits", "not_applicable", "not_applicable"),
]  # fmt: skip

_ASSESSMENT = {
    "schema": "poedesk.assessment/1",
    "claim": {
        "id": "CLM-7",
        "engagement": "usage",
        "solution_area": "modern-work",
        "submitted_on": "2026-05-04",
        "partner": "Juniper Lantern GmbH",
        "customer": "Saltmarsh Ferries",
        "project": "Crew mail",
        "signatory": {"name": "Dag Winterhalder", "title": None, "email": "dag@saltmarsh.example"},
    },
    "verdict": "not_approvable",
    "policy": {"id": "microsoft-cpor", "version": "2023-10"},
    "as_of": "2026-05-04",
    "key": "ab" * 32,
    "good_for_filing_until": "2027-04-30",
    "elements": _ELEMENTS,
    "workloads": [
        {
            "workload": "exchange-online",
            "verdict": "met",
            "named": "met",
            "tied_to_customer": "met",
            "activities": ["migration", "adoption"],
            "dated": "met",
            "because": "Named with its work.",
            "remedy": None,
        },
        {
            "workload": "teams-phone-system",
            "verdict": "unclear",
            "named": "met",
            "tied_to_customer": "unclear",
            "activities": [],
            "dated": "unclear",
            "because": "Named, but no activity is shown for it.",
            "remedy": "Add the sentence that says what was done.",
        },
    ],
    "documents": [
        {
            "name": "mail.eml",
            "sha256": SHA,
            "bytes": 812,
            "media_type": "message/rfc822",
            "kind": "email",
            "kind_detail": None,
            "pages": None,
            "read": "complete",
            "problems": [],
        },
        {
            "name": "poe.pdf",
            "sha256": SHA,
            "bytes": 81234,
            "media_type": "application/pdf",
            "kind": "poe-template",
            "kind_detail": None,
            "pages": 4,
            "read": "partial",
            "problems": ["page 2 is a picture without text"],
        },
    ],
}


def assessment(**changes: Any) -> dict[str, Any]:
    """Return the sample with ``changes``; every call gives a copy of its own."""
    return deepcopy(_ASSESSMENT | changes)
