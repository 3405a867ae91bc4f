"""Pictures of the pages that an assessment cites, and whether a newer answer is there."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.engagements.views import found
from poedesk.desk.readiness.asking import is_asked
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.readiness.telling import picture_of, readiness_of
from poedesk.desk.reads.noting import note


@require_GET
@acting_may("evidence:see")
def picture(request: HttpRequest, actor: Actor, engagement: UUID, number: int) -> HttpResponse:  # noqa: ARG001
    """Answer with the picture of a page."""
    known = Assessment.objects.of(actor).filter(engagement=engagement).first()
    had = picture_of(known, number) if known is not None else None
    if known is None or had is None:
        raise Http404
    title = known.pictures[number]["title"]
    note(actor, known.organisation_id, "page", f"engagement:{engagement}", title)
    response = HttpResponse(had[0], content_type=had[1])
    response["Cache-Control"] = "private, no-cache"
    return response


@require_GET
@acting_may("engagement:see")
def part(request: HttpRequest, actor: Actor, engagement: UUID) -> HttpResponse:
    """Answer with the part of the page that shows readiness, for a page that waits for it or watches it.

    It only looks: a change asks for a judgement, and so does opening the page. Asked with ``since`` and
    ``judged``, the stamps of what a page shows: 204 while that is how it stands.
    """
    one, given = found(actor, engagement), request.GET
    readiness = readiness_of(one, given.get("show", ""))
    since, judged = given.get("since", ""), given.get("judged", "")
    if since and (since, judged) == (readiness.changes, readiness.judged):
        return HttpResponse(status=204)
    context = {
        "engagement": one,
        "readiness": readiness,
        "changed": bool(given.get("changed")) or since not in {"", readiness.changes},
        "rests": readiness.waiting and not is_asked(one),
    }
    return render(request, "readiness/readiness.html", context)
