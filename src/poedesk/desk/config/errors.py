"""Pages for what went wrong: what, and what to do next, with the id of the request."""

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Show that there is no such page, or none for this person: both look the same."""
    return render(request, "desk/not_found.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """Show that something of ours failed; the log holds it under the id."""
    return render(request, "desk/fault.html", {"id": getattr(request, "id", "")}, status=500)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show that what was sent cannot be taken as it is, such as hundreds of files at once."""
    many = isinstance(exception, TooManyFilesSent)
    context = {"most": settings.DATA_UPLOAD_MAX_NUMBER_FILES if many else None}
    return render(request, "desk/unreadable.html", context, status=400)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """Show that a form is too old to be sent: somebody signed in or out since it was opened."""
    return render(request, "desk/stale.html", status=403)
