"""The customer's link: what is behind it, who has shown that they are meant, what is kept for them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from poedesk.desk.acknowledgements.acting import behind
from poedesk.desk.acknowledgements.answering import Visit
from poedesk.desk.acknowledgements.models import Acknowledgement, State

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Acknowledgement, str, P], HttpResponseBase]

_PROVEN, _DRAFT = "acknowledgement:proven", "acknowledgement:draft"
_MOST = 200_000
"""Characters that are kept for somebody whose time ran out."""


def door(page: Page[P]) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """Give a page what is behind the link; a link that is unknown looks like one that never was."""

    @wraps(page)
    def shown(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        one = behind(token)
        if one is None:
            answer: HttpResponseBase = render(request, "acknowledgements/unknown.html", status=404)
        else:
            answer = page(request, one, token, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return cast("Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]", shown)


def inner(page: Page[P]) -> Page[P]:
    """Give a page to somebody who has entered the code, while there is something to answer; others start."""

    @wraps(page)
    def shown(
        request: HttpRequest, one: Acknowledgement, token: str, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        if not one.is_open(timezone.now()) or not has_proven(request, one):
            if request.method == "POST":
                keep_draft(request, one)
            return redirect("acknowledge", token)
        return page(request, one, token, *args, **kwargs)

    return shown


def prove(request: HttpRequest, one: Acknowledgement) -> None:
    """Note that this browser has shown the code."""
    request.session.cycle_key()
    known = request.session.get(_PROVEN, {})
    request.session[_PROVEN] = {**known, str(one.id): timezone.now().isoformat()}


def has_proven(request: HttpRequest, one: Acknowledgement) -> bool:
    """Return whether this browser has shown the code not long ago."""
    at = request.session.get(_PROVEN, {}).get(str(one.id))
    holds = timedelta(hours=settings.OPTIONS.code_hours)
    return at is not None and timezone.now() - datetime.fromisoformat(at) < holds


def keep_draft(request: HttpRequest, one: Acknowledgement) -> None:
    """Keep what was typed for somebody who must show a code again."""
    typed = {
        name: value for name, value in request.POST.dict().items() if name != "csrfmiddlewaretoken" and value
    }
    if typed and sum(map(len, typed.values())) < _MOST:
        request.session[f"{_DRAFT}:{one.id}"] = typed


def draft(request: HttpRequest, one: Acknowledgement) -> dict[str, str]:
    """Return what was kept."""
    kept: dict[str, str] = request.session.get(f"{_DRAFT}:{one.id}", {})
    return kept


def visit(request: HttpRequest) -> Visit:
    """Return from where somebody acts."""
    return Visit(request.META.get("REMOTE_ADDR", ""), request.headers.get("User-Agent", ""))


def may_look_again(one: Acknowledgement) -> bool:
    """Return whether there is something to see after it was answered."""
    return one.given


def ended_page(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponse:
    """Say calmly that there is nothing to answer, and why."""
    state = State.EXPIRED if one.state == State.ASKED else State(one.state)
    context = {"one": one, "token": token, "state": state.value, "again": may_look_again(one)}
    return render(request, "acknowledgements/ended.html", context)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, null for who only looks."""
    return request.POST if request.method == "POST" else None
