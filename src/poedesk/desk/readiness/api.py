"""API of readiness: what an assessment of an engagement says, pages that it cites, letters for what lacks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.describing import Schema, also
from poedesk.desk.api.handing import PICTURES, file
from poedesk.desk.api.problems import Code
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.readiness.asking import current_of, judge_if_stale, trouble_of
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.readiness.shown import key_of, shown_of
from poedesk.desk.readiness.telling import picture_of
from poedesk.desk.reads.noting import note
from poedesk.paper.letters.compose import letters

router = Router(tags=["readiness"])


class Readiness(Schema):
    """How ready an engagement is."""

    waiting: bool
    """Whether it is being judged as it is now; no verdict is told then. Ask again soon."""

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
    known = current_of(found)
    if known is None:  # what was judged before it was changed, or on another day, says nothing now
        judge_if_stale(found)
        trouble = trouble_of(found)
        return Readiness(
            waiting=not trouble, problem=trouble, shown=told, verdict=None, judged_at=None, assessment=None
        )
    return Readiness(
        shown=told,
        waiting=False,
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


@router.get(
    "/engagements/{uuid:engagement}/letters", response=list[LetterTold], openapi_extra=also(Code.REFUSED)
)
def letters_for(request: HttpRequest, engagement: UUID) -> list[dict[str, Any]]:
    """Write what to send to whom so that each required element can be met; nothing is sent."""
    actor = actor_for(request, "engagement:see")
    _of(actor, engagement)
    known = current_of(one(Engagement.objects.of(actor).select_related("organisation"), pk=engagement))
    if known is None:
        message = (
            "It is being judged as it is now. Ask for the readiness until nothing waits, then for letters."
        )
        raise Refused(message)
    if known.result is None:
        raise Http404
    return [each.to_json() for each in letters(known.result)]


def _of(actor: Actor, engagement: UUID) -> Assessment:
    return one(Assessment.objects.of(actor), engagement=engagement)
