"""Engagements that are ready to be submitted, and claims on their way, of a desk under test."""

import hashlib
import re
from datetime import UTC, datetime
from typing import Any

from django.test import Client
from django.utils import timezone
from tests.desk_parties import member, owner

from poedesk.desk.accounts.may import Actor
from poedesk.desk.claims import services
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence.models import Document
from poedesk.desk.readiness.asking import hash_of
from poedesk.desk.readiness.models import Assessment

ANSWERS: dict[str, Any] = {
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "customer": {
        "name": "Contoso Health",
        "domain": "contosohealth.example",
        "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
        "country": "US",
        "signatory": {"name": "Dana Whitfield", "email": "dana@contosohealth.example"},
    },
    "project": "Modern workplace rollout",
    "workloads": [{"workload": "teams", "activities": ["adoption"]}],
    "expected_incentive": {"amount": "12500.00", "currency": "USD"},
}
"""Whole."""


def partner() -> Actor:
    """Return an incentives admin of Northwind Partners, who set the desk up."""
    return owner()


def reviewer(name: str = "Fabrikam Programmes", *, role: str = "reviewer") -> Actor:
    """Return a reviewer of an organisation that runs the programme of the engagements here."""
    boss = member(name, "programme", "admin")
    services.run_programmes(boss, ["microsoft-cpor", "microsoft-azure-poe"])
    return member(name, "programme", role)


def ready(actor: Actor, text: str = "proof", verdict: str = "approvable", **answers: Any) -> Engagement:
    """Return an engagement with a document that was judged, the assessment put in place."""
    made = Engagement.objects.create(
        organisation_id=actor.organisation, changed_by_id=actor.person, answers={**ANSWERS, **answers}
    )
    with_document(made, text)
    return judged(made, verdict)


def with_document(engagement: Engagement, text: str, name: str = "poe.pdf") -> Document:
    """Put a document in, of which nobody reads the bytes."""
    Document.objects.filter(engagement=engagement, name=name).update(removed_at=timezone.now())
    return Document.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        name=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        size=len(text),
        added_by=engagement.changed_by,
    )


def judged(engagement: Engagement, verdict: str = "approvable") -> Engagement:
    """Put an assessment of the engagement as it is now in place."""
    day = timezone.localdate()
    given = hash_of(engagement, day)
    element: dict[str, Any] = {
        "id": "acknowledgement.date",
        "verdict": "met" if verdict == "approvable" else "not_met",
        "required": True,
        "code": "found" if verdict == "approvable" else "too_old",
        "value": day.isoformat(),
        "expected": None,
        "because": "It stands beside the customer's signature.",
        "remedy": None if verdict == "approvable" else "Ask for a new signature.",
        "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"},
        "searched": [],
        "evidence": [],
    }
    result = {
        "schema": "poedesk.assessment/1",
        "claim": {"id": None, **{name: engagement.answers[name] for name in ("solution_area", "engagement")}},
        "verdict": verdict,
        "policy": {
            "id": engagement.answers["programme"],
            "version": _VERSIONS[engagement.answers["programme"]],
        },
        "as_of": day.isoformat(),
        "key": given,
        "good_for_filing_until": day.isoformat(),
        "elements": [element],
        "workloads": [],
        "documents": [read(each) for each in engagement.documents.filter(removed_at=None)],
    }
    Assessment.objects.update_or_create(
        engagement=engagement,
        defaults={
            "organisation": engagement.organisation,
            "given": given,
            "verdict": verdict,
            "result": result,
            "judged_at": timezone.now(),
        },
    )
    return engagement


def read(document: Document) -> dict[str, Any]:
    """Return a document as an assessment tells it: a form of one page, read whole."""
    return {
        "name": document.name,
        "sha256": document.sha256,
        "bytes": document.size,
        "media_type": "application/pdf",
        "kind": "poe-template",
        "kind_detail": None,
        "pages": 1,
        "read": "complete",
        "problems": [],
    }


_VERSIONS = {
    "microsoft-cpor": "2023-10",
    "microsoft-azure-poe": "2017-07",
    "microsoft-usage-poe": "2017-07",
}


def page_seen(browser: Client, path: str) -> dict[str, str]:
    """Return the hidden fields of a page's form: what it carries of what was shown."""
    text = browser.get(path).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', text))


def submitted(actor: Actor, at: datetime | None = None, **answers: Any) -> Claim:
    """Return a claim that was just submitted."""
    made = ready(actor, **answers)
    return services.submit(actor, made.id, made.revision, ticked=True, at=at)


def judged_again(claim: Claim) -> None:
    """Put in place that the programme's side judged every proof of a claim, and found the same."""
    for each in claim.proofs.filter(checked_at=None):
        claim.proofs.filter(pk=each.pk).update(checked_at=timezone.now(), checked_verdict=each.verdict)


def day(text: str) -> datetime:
    """Return nine o'clock of a day."""
    return datetime.fromisoformat(f"{text}T09:00").replace(tzinfo=UTC)
