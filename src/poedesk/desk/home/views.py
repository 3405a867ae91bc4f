"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from poedesk.desk.accounts import services
from poedesk.desk.home.waiting import for_owner, waiting


def home(request: HttpRequest) -> HttpResponse:
    """Show where to begin: set-up, signing in, or what waits for this person."""
    if services.is_new():
        return redirect("set_up")
    if not request.user.is_authenticated:
        return redirect("account_login")
    actor = getattr(request, "actor", None)
    found = waiting(actor, timezone.localdate()) if actor is not None else []
    if getattr(request.user, "is_owner", False):
        found += for_owner()
    return render(request, "home/home.html", {"waiting": found, "today": timezone.localdate()})
