"""Pages for what went wrong: what, and what to do next, with the id of the request."""

import sys

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from poedesk.desk.accounts.models import User
from poedesk.desk.accounts.typed import keep, page_of, texts, typed_in
from poedesk.desk.config import space


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Show that there is no such page, or none for this person: both look the same."""
    typed = texts(typed_in(request)) if request.method == "POST" else []
    return render(request, "desk/not_found.html", {"typed": typed}, status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """Show that something of ours failed; the log holds it under the id."""
    if space.ran_out(sys.exc_info()[1]):
        return full(request)
    return render(request, "desk/fault.html", {"id": getattr(request, "id", "")}, status=500)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show that what was sent cannot be taken as it is, such as hundreds of files at once."""
    if isinstance(exception, SessionInterrupted):  # signed out elsewhere, or it could not be kept
        if space.free() < space.LEAST:
            return full(request)
        return render(request, "desk/stale.html", status=403)
    many = isinstance(exception, TooManyFilesSent)
    context = {"most": settings.DATA_UPLOAD_MAX_NUMBER_FILES if many else None}
    return render(request, "desk/unreadable.html", context, status=400)


def full(request: HttpRequest) -> HttpResponse:
    """Show that the disk has no space, which the person can do nothing about but tell."""
    return render(request, "desk/full.html", {"id": getattr(request, "id", "")}, status=507)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """Show that a form is too old to be sent: somebody signed in or out meanwhile.

    What was typed is shown to be copied; for who is signed in it is filled in when the page is opened again.
    """
    user = request.user
    context = {
        "typed": texts(typed_in(request)),
        "kept": isinstance(user, User) and keep(request, str(user.id)),
        "page": page_of(request),
    }
    return render(request, "desk/stale.html", context, status=403)
