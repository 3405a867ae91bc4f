"""The outbox, for who looks after the desk."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from poedesk.desk.accounts.models import User
from poedesk.desk.accounts.views import owner_only
from poedesk.desk.mail.models import Mail

_A_PAGE = 20


@require_GET
@owner_only
def outbox(request: HttpRequest, owner: User) -> HttpResponse:  # noqa: ARG001 - who looks changes nothing
    """Show the mails that the desk wrote, newest first."""
    page = Paginator(Mail.objects.all(), _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mail/outbox.html", {"page": page, "server": settings.OPTIONS.mail_host})
