"""The page of work in the background, for who looks after the desk."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poedesk.desk.accounts.models import User
from poedesk.desk.accounts.views import done, owner_only
from poedesk.desk.jobs import looking
from poedesk.desk.jobs.alive import life

_A_PAGE = 25


@require_GET
@owner_only
def jobs(request: HttpRequest, owner: User) -> HttpResponse:  # noqa: ARG001 - who looks changes nothing
    """Show what failed, waits or runs."""
    page = Paginator(looking.undone(), _A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "counted": looking.counted(), "now": timezone.now(), "worker": life()}
    return render(request, "jobs/jobs.html", context)


@require_POST
@owner_only
def again(request: HttpRequest, owner: User, job: int) -> HttpResponse:
    """Have a job tried again."""
    return done(request, lambda: looking.again(owner, job), _("It is tried again now."), "jobs")
