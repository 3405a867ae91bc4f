"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from poedesk.desk.accounts import services
from poedesk.desk.home.waiting import for_owner, waiting
from poedesk.desk.jobs.alive import life


def home(request: HttpRequest) -> HttpResponse:
    """Show where to begin: set-up, signing in, or what waits for this person."""
    if services.is_new():
        return redirect("set_up")
    if not request.user.is_authenticated:
        return redirect("account_login")
    actor = getattr(request, "actor", None)
    found = waiting(actor, timezone.localdate()) if actor is not None else []
    context = {"waiting": found, "today": timezone.localdate()}
    if getattr(request.user, "is_owner", False):
        found += for_owner()
        context["worker"] = life()
    return render(request, "home/home.html", context)
