"""Pages for what went wrong: what, and what to do next, with the id of the request."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Show that there is no such page, or none for this person: both look the same."""
    return render(request, "desk/not_found.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """Show that something of ours failed; the log holds it under the id."""
    return render(request, "desk/fault.html", {"id": getattr(request, "id", "")}, status=500)
