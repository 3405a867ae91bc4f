"""API of readiness: what an assessment of an engagement says."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.readiness.asking import hash_of, trouble_of
from poedesk.desk.readiness.models import Assessment

router = Router(tags=["readiness"])


class Readiness(Schema):
    """How ready an engagement is."""

    waiting: bool
    """Whether it is being judged as it is now; the rest is of an earlier state then. Ask again soon."""

    problem: str
    """Why nothing could be judged."""

    verdict: str | None
    judged_at: datetime | None
    assessment: dict[str, Any] | None
    """poedesk.assessment/1"""


@router.get("/engagements/{uuid:engagement}/readiness", response=Readiness)
def readiness(request: HttpRequest, engagement: UUID) -> Readiness:
    """Tell the newest assessment of an engagement."""
    actor = actor_for(request, "engagement:see")
    found = one(Engagement.objects.of(actor).select_related("organisation"), pk=engagement)
    known = Assessment.objects.of(actor).filter(engagement=found).first()
    waiting = known is None or known.given != hash_of(found, timezone.localdate())
    trouble = trouble_of(found) if waiting else ""
    if known is None:
        return Readiness(waiting=not trouble, problem=trouble, verdict=None, judged_at=None, assessment=None)
    return Readiness(
        waiting=waiting and not trouble,
        problem=trouble or known.problem,
        verdict=known.verdict or None,
        judged_at=known.judged_at,
        assessment=known.result,
    )
