"""API of readiness: what an assessment of an engagement says, pages that it cites, letters for what lacks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from poedesk.desk.accounts.may import Actor
from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.handing import PICTURES, file
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.readiness.asking import hash_of, trouble_of
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.readiness.shown import key_of, shown_of
from poedesk.desk.readiness.telling import picture_of
from poedesk.desk.reads.noting import note
from poedesk.paper.letters.compose import letters

router = Router(tags=["readiness"])


class Readiness(Schema):
    """How ready an engagement is."""

    waiting: bool
    """Whether it is being judged as it is now; the rest is of an earlier state then. Ask again soon."""

    problem: str
    """Why nothing could be judged."""

    shown: str
    """Hash of answers, documents, rules and findings as they are now: submitting sends it back."""

    verdict: str | None
    judged_at: datetime | None
    assessment: dict[str, Any] | None
    """poedesk.assessment/1"""


class LetterTold(Schema):
    """A letter that can be sent as it is."""

    to: str
    """``customer`` or ``colleague``."""

    address: str | None
    """Mail address, when the answers give one."""

    elements: list[str]
    """Elements that it asks for."""

    subject: str
    body: str


@router.get("/engagements/{uuid:engagement}/readiness", response=Readiness)
def readiness(request: HttpRequest, engagement: UUID) -> Readiness:
    """Tell the newest assessment of an engagement."""
    actor = actor_for(request, "engagement:see")
    found = one(Engagement.objects.of(actor).select_related("organisation"), pk=engagement)
    told = key_of(shown_of(found))  # first: what is read afterwards may only be newer, and is refused then
    known = Assessment.objects.of(actor).filter(engagement=found).first()
    waiting = known is None or known.given != hash_of(found, timezone.localdate())
    trouble = trouble_of(found) if waiting else ""
    if known is None or trouble:  # what was judged before it was changed says nothing now
        return Readiness(
            waiting=not trouble, problem=trouble, shown=told, verdict=None, judged_at=None, assessment=None
        )
    return Readiness(
        shown=told,
        waiting=waiting,
        problem=known.problem,
        verdict=known.verdict or None,
        judged_at=known.judged_at,
        assessment=known.result,
    )


@router.get(
    "/engagements/{uuid:engagement}/pages/{int:number}",
    openapi_extra=file("The picture of a page.", *PICTURES),
)
def picture(request: HttpRequest, engagement: UUID, number: int) -> HttpResponse:
    """Hand out the picture of a page that the assessment cites, counted from 0."""
    actor = actor_for(request, "evidence:see")
    known = _of(actor, engagement)
    had = picture_of(known, number)
    if had is None:
        raise Http404
    title = known.pictures[number]["title"]
    note(actor, known.organisation_id, "page", f"engagement:{engagement}", title)
    return HttpResponse(had[0], content_type=had[1])


@router.get("/engagements/{uuid:engagement}/letters", response=list[LetterTold])
def letters_for(request: HttpRequest, engagement: UUID) -> list[dict[str, Any]]:
    """Write what to send to whom so that each required element can be met; nothing is sent."""
    known = _of(actor_for(request, "engagement:see"), engagement)
    if known.result is None:
        raise Http404
    return [each.to_json() for each in letters(known.result)]


def _of(actor: Actor, engagement: UUID) -> Assessment:
    return one(Assessment.objects.of(actor), engagement=engagement)
