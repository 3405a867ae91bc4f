"""Pages of the vault: all documents, one document with its versions, its use in another engagement."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import services, vault
from poedesk.desk.evidence.models import Document

_A_PAGE = 25
_CHOICES = 200
"""Engagements that are offered for reuse, the newest change first."""


@require_GET
@acting_may("evidence:see")
def documents(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List every document of the organisation."""
    show, sought = request.GET.get("show", ""), request.GET.get("q", "").strip()[:100]
    today = timezone.localdate()
    found = vault.narrowed(actor, show, sought, today)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [{"document": each, "age": vault.age_of(each, today)} for each in page],
        "show": show,
        "sought": sought,
        "kinds": vault.kinds(),
    }
    return render(request, "evidence/vault.html", context)


@require_GET
@acting_may("evidence:see")
def document(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Show a document: its day, its versions, where else the same file is."""
    mine = Document.objects.of(actor).select_related("engagement", "added_by")
    found = mine.filter(pk=document).first()
    if found is None:
        raise Http404
    elsewhere = mine.filter(sha256=found.sha256, removed_at=None).exclude(engagement=found.engagement_id)
    free = Engagement.objects.of(actor).filter(locked="").exclude(pk=found.engagement_id)
    context = {
        "document": found,
        "age": vault.age_of(found, timezone.localdate()),
        "versions": mine.filter(engagement=found.engagement_id, name=found.name).order_by("-added_at"),
        "elsewhere": elsewhere,
        "engagements": free[:_CHOICES],
        "may_add": may(actor, "evidence:add"),
    }
    return render(request, "evidence/document.html", context)


@require_POST
@acting_may("evidence:add")
def reuse(request: HttpRequest, actor: Actor, document: UUID) -> HttpResponse:
    """Use a document in another engagement too."""
    try:
        made = services.reuse(actor, document, UUID(request.POST.get("engagement", "")))
    except ValueError:
        messages.error(request, _("Choose an engagement."))
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("%(name)s is in %(to)s too.") % {"name": made.name, "to": made.engagement}
        )
        return redirect("engagement", made.engagement_id)
    return redirect("document", document)
