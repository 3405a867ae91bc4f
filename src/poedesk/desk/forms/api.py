"""API of forms: what is doubtful in the form of an engagement, and the files to have signed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.describing import Schema, also
from poedesk.desk.api.handing import file
from poedesk.desk.api.problems import Code
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.forms.services import SHAPES, drawn_of
from poedesk.kernel.errors import PoedeskError
from poedesk.paper.forms.drawing import Drawn

router = Router(tags=["forms"])


class FormTold(Schema):
    """The form of an engagement."""

    shapes: list[str]
    """What it can be fetched as."""

    doubts: list[str]
    """What found no place in it, or is too long for its place."""


@router.get("/engagements/{uuid:engagement}/form", response=FormTold, openapi_extra=also(Code.REFUSED))
def form(request: HttpRequest, engagement: UUID) -> FormTold:
    """Tell what is doubtful in the form filled from the answers; 409 while they do not make one."""
    made = _drawn(actor_for(request, "engagement:see"), engagement, "pdf")
    problems = (*made.contents.without_place, *made.contents.too_long)
    return FormTold(shapes=list(SHAPES), doubts=[*map(str, problems), *made.notes])


@router.get(
    "/engagements/{uuid:engagement}/form/{slug:shape}",
    openapi_extra=file("The form.", *(told[2] for told in SHAPES.values())) | also(Code.REFUSED),
)
def form_file(request: HttpRequest, engagement: UUID, shape: str) -> HttpResponse:
    """Hand out the form as ``pdf`` to sign, ``fillable`` PDF, or ``word``."""
    actor = actor_for(request, "engagement:see")
    if shape not in SHAPES:
        raise Http404
    made = _drawn(actor, engagement, shape)
    _name, ending, media_type, _flat = SHAPES[shape]
    response = HttpResponse(made.data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="proof-of-execution.{ending}"'
    return response


def _drawn(actor: Actor, engagement: UUID, shape: str) -> Drawn:
    found: Any = one(Engagement.objects.of(actor).select_related("organisation"), pk=engagement)
    try:
        return drawn_of(found, shape)
    except PoedeskError as error:
        raise Refused(str(error)) from error
