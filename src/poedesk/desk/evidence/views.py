"""Adds and takes out documents, and hands their bytes to those who may see them."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.evidence import blobs, services
from poedesk.desk.evidence.models import Document
from poedesk.desk.reads.noting import note


@require_POST
@acting_may("evidence:add")
def add(request: HttpRequest, actor: Actor, engagement: UUID) -> HttpResponse:
    """Add files to an engagement; one that cannot be added is named, the others are."""
    given, most = request.FILES.getlist("files"), settings.OPTIONS.upload_bytes
    beyond = request.POST.getlist("too_large")  # names of files that the page did not even send
    if not given and not beyond:
        messages.error(request, _("Choose at least one file."))
    for name in beyond:
        messages.error(request, services.too_large(name, most))
    for each in given:
        try:
            services.add(
                actor,
                engagement,
                each.name or "document",
                each.chunks(),
                root=settings.FOLDER.blobs,
                most=most,
            )
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(name)s is added.") % {"name": each.name})
    return redirect("engagement", engagement)


@require_POST
@acting_may("evidence:remove")
def remove(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Take a document out."""
    return _done(
        request,
        lambda: services.remove(actor, document),
        _("%(name)s is taken out. You can put it back below."),
    )


@require_POST
@acting_may("evidence:add")
def restore(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Put a document back."""
    return _done(request, lambda: services.restore(actor, document), _("%(name)s is back."))


@require_POST
@acting_may("evidence:add")
def set_date(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Say of which day a document is."""
    given = request.POST.get("dated", "")
    try:
        dated = date.fromisoformat(given) if given else None
    except ValueError:
        messages.error(request, _("Enter the day as in 2026-05-04."))
        return redirect("document", document)
    return _done(
        request, lambda: services.set_date(actor, document, dated), _("The day of %(name)s is kept.")
    )


def _done(request: HttpRequest, act: Callable[[], Document], told: str) -> HttpResponse:
    try:
        document = act()
    except Refused as error:
        messages.error(request, str(error))
        return redirect("engagements")
    messages.success(request, told % {"name": document.name})
    return redirect("engagement", document.engagement_id)


@require_GET
@acting_may("evidence:see")
def download(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponseBase:  # noqa: ARG001 - as pages have it
    """Hand out the bytes of a document, to be saved and never shown by the browser."""
    found = Document.objects.of(actor).filter(pk=document).first()
    if found is None:
        raise Http404
    path = blobs.path_of(settings.FOLDER.blobs, found.sha256)
    if not path.is_file():
        raise Http404
    note(actor, found.organisation_id, "document", f"document:{found.id}", found.name)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )
