"""The page of reads, for those who may change who belongs to the organisation."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.reads.models import Read

_A_PAGE = 50


@require_GET
@acting_may("reads:see")
def reads(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who was handed which document of the organisation, newest first."""
    found = Read.objects.of(actor).select_related("user", "reader")
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "reads/reads.html", {"page": page})
