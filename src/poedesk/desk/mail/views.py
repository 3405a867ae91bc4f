"""The outbox, for who looks after the desk."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from poedesk.desk.mail.models import Mail

_A_PAGE = 20


@login_required
def outbox(request: HttpRequest) -> HttpResponse:
    """Show the mails that the desk wrote, newest first."""
    if not getattr(request.user, "is_owner", False):
        raise Http404
    page = Paginator(Mail.objects.all(), _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mail/outbox.html", {"page": page, "server": settings.OPTIONS.mail_host})
