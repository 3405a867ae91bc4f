"""What somebody typed into a form is not lost when they were signed out, or may not send it any more.

A form that could not be taken is kept in the session for a while, for the account that opened its page and
without passwords and files. After signing in the page is shown with everything filled in; nothing is sent.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, TypeGuard
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import urlencode

from poedesk.desk.accounts.filling import Typed, filled
from poedesk.desk.accounts.models import User

LAST, _SALT = "desk_last", "desk:last"
"""Cookie that tells, signed, which account was signed in last in this browser."""

_DAYS = 30
_DRAFT = "typed"

KEPT_FOR = timedelta(hours=1)
"""As long as signing in anew takes with a lost telephone; longer would show it to whoever comes next."""

MOST = 200_000
"""Signs that are kept, more than any form of the desk takes but tables, which are files."""

_NEVER = re.compile(r"password|csrf|token|code|secret|credential", re.IGNORECASE)
"""Fields that are neither kept nor shown."""

_MACHINES = re.compile(r"on|[a-z]+(?:_[a-z]+)+|\d*|[0-9a-f-]{32,}|\S+:\S+:[\w-]+")
"""Values that nobody typed: ticks, choices, numbers of revisions, ids, hashes, what the desk signed."""

_MAIN = re.compile(r"<main\b[^>]*>")


class Kept:
    """Keeps what was typed when the answer is to sign in, and fills it in on the page that is opened next."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and keep or fill in."""
        user = request.user
        if isinstance(user, User) and request.method == "POST":
            _forget(request)
        response = self._answer(request)
        if isinstance(user, User):
            _remember(request, response, user)
            if request.method == "GET":
                _fill(request, response, user)
        elif request.method == "POST" and _asks_to_sign_in(response) and keep(request, _last(request)):
            target = urlencode({"next": page_of(request)})
            return redirect(f"{resolve_url(settings.LOGIN_URL)}?{target}")
        return response


def keep(request: HttpRequest, who: str) -> bool:
    """Keep what was sent for an account; return whether it was, which needs an account and a page of ours."""
    typed = typed_in(request)
    if not (who and typed and _is_ours(request)):
        return False
    request.session[_DRAFT] = {
        "who": who,
        "to": request.path,
        "page": page_of(request),
        "typed": typed,
        "at": timezone.now().isoformat(),
    }
    return True


def typed_in(request: HttpRequest) -> Typed:
    """Return what a form sent, field by field, without what is secret; empty when it is more than is kept."""
    try:
        sent = {name: values for name, values in request.POST.lists() if not _NEVER.search(name)}
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent, OSError):
        return {}
    return sent if sum(len(each) for values in sent.values() for each in values) <= MOST else {}


def texts(typed: Mapping[str, Iterable[str]]) -> list[str]:
    """Return what of it a person typed, to be copied from a page."""
    return [each for values in typed.values() for each in values if not _MACHINES.fullmatch(each.strip())]


def page_of(request: HttpRequest) -> str:
    """Return the page on which a form stood: where it came from, else where it was sent."""
    told = urlsplit(request.META.get("HTTP_REFERER", ""))
    if told.netloc != request.get_host() or not told.path.startswith("/") or told.path.startswith("//"):
        return request.path
    return f"{told.path}?{told.query}" if told.query else told.path


def _is_ours(request: HttpRequest) -> bool:
    """Return whether a page of the desk sent it: what another site sends is filled in nowhere."""
    origin = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER", "")
    return bool(urlsplit(origin).netloc == request.get_host())


def _asks_to_sign_in(response: HttpResponseBase) -> bool:
    if response.status_code != HTTPStatus.FOUND:
        return False
    target = urlsplit(response["Location"])
    return target.path == resolve_url(settings.LOGIN_URL) and "next" in parse_qs(target.query)


def _remember(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    if _last(request) != str(user.id):
        response.set_signed_cookie(
            LAST,
            str(user.id),
            salt=_SALT,
            max_age=_DAYS * 24 * 3600,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite=settings.SESSION_COOKIE_SAMESITE,
        )


def _last(request: HttpRequest) -> str:
    return str(request.get_signed_cookie(LAST, "", salt=_SALT, max_age=_DAYS * 24 * 3600))


def _draft(request: HttpRequest) -> dict[str, Any] | None:
    """Return what is kept, null for nothing and for what is too old."""
    kept: dict[str, Any] | None = request.session.get(_DRAFT)
    if kept is not None and timezone.now() - datetime.fromisoformat(kept["at"]) > KEPT_FOR:
        del request.session[_DRAFT]
        return None
    return kept


def _forget(request: HttpRequest) -> None:
    """Forget what is kept once the form was sent."""
    kept = _draft(request)
    if kept is not None and kept["to"] == request.path:
        del request.session[_DRAFT]


def _fill(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    kept = _draft(request)
    if kept is None:
        return
    if kept["who"] != str(user.id):
        del request.session[_DRAFT]
    elif kept["page"] == request.get_full_path() and _is_page(response):
        page, left = filled(response.content.decode(), request.path, kept["to"], kept["typed"])
        told = render_to_string("desk/filled.html", {"left": texts(left), "whole": left == kept["typed"]})
        response.content = _MAIN.sub(lambda main: f"{main[0]}{told}", page, count=1).encode()
        if "Content-Length" in response.headers:
            response["Content-Length"] = str(len(response.content))


def _is_page(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    told = response.headers.get("Content-Type", "")
    return (
        isinstance(response, HttpResponse)
        and response.status_code == HTTPStatus.OK
        and told.startswith("text/html")
    )
