"""The form filled from the answers: how it looks, and the file to have signed."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.acknowledgements.showing import shown
from poedesk.desk.engagements.views import found
from poedesk.desk.evidence import blobs
from poedesk.desk.forms.services import SHAPES, drawn_of
from poedesk.kernel.errors import PoedeskError


@require_GET
@acting_may("engagement:see")
def form(request: HttpRequest, actor: Actor, engagement: UUID) -> HttpResponse:
    """Show the pages of the form as they would be printed, and the files to download."""
    one = found(actor, engagement)
    context: dict[str, Any] = {"engagement": one, "shapes": {name: told[0] for name, told in SHAPES.items()}}
    try:
        made = drawn_of(one, "pdf")
    except PoedeskError as error:
        context["problem"] = str(error)
    else:
        problems = (*made.contents.without_place, *made.contents.too_long)
        context |= {"pages": _pages(made.data), "doubts": [*map(str, problems), *made.notes]}
    return render(request, "forms/form.html", context)


def _pages(data: bytes) -> list[dict[str, Any]]:
    """Return the pages with their pictures in the page itself: a form that is looked at is not kept."""
    return [{**each, "source": _source(each)} for each in shown(data).pages]


def _source(each: dict[str, Any]) -> str:
    if not each["sha256"]:
        return ""
    picture = blobs.path_of(settings.FOLDER.blobs, each["sha256"]).read_bytes()
    return f"data:{each['media_type']};base64,{b64encode(picture).decode()}"


@require_GET
@acting_may("engagement:see")
def download(request: HttpRequest, actor: Actor, engagement: UUID, shape: str) -> HttpResponse:  # noqa: ARG001 - as pages have it
    """Hand out the form as a file."""
    one = found(actor, engagement)
    if shape not in SHAPES:
        raise Http404
    try:
        made = drawn_of(one, shape)
    except PoedeskError as error:
        raise Http404 from error
    _, ending, media_type, _ = SHAPES[shape]
    response = HttpResponse(made.data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="proof-of-execution.{ending}"'
    return response
