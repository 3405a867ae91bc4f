"""Pages about people and organisations. What is unknown and what is not allowed look the same."""

import hmac
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from poedesk.desk.accounts import services
from poedesk.desk.accounts.forms import Found, Invite, NewPerson, SetUp
from poedesk.desk.accounts.may import Actor, may, roles
from poedesk.desk.accounts.middleware import CHOSEN
from poedesk.desk.accounts.models import Invitation, Membership, Organisation, User
from poedesk.desk.accounts.services import Refused
from poedesk.desk.texts.days import moment

P = ParamSpec("P")
_DIGITS = 9
"""More than any revision has."""


def acting_may(
    action: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Actor, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Give a page to those alone who have signed in and may do ``action``; to others it does not exist."""

    def around(
        page: Callable[Concatenate[HttpRequest, Actor, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @login_required
        @wraps(page)
        def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None or not may(actor, action):
                raise Http404
            return page(request, actor, *args, **kwargs)

        return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", shown)

    return around


def owner_only(
    page: Callable[Concatenate[HttpRequest, User, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a page to who looks after the desk; to others it does not exist."""

    @login_required
    @wraps(page)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not (isinstance(request.user, User) and request.user.is_owner):
            raise Http404
        return page(request, request.user, *args, **kwargs)

    return cast("Callable[..., HttpResponse]", shown)


def done(request: HttpRequest, act: Callable[[], object], told: str, to: str, *at: object) -> HttpResponse:
    """Do something, say that it is done or why it was refused, and go to a page."""
    try:
        act()
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, told)
    return redirect(to, *at)


def revision_of(request: HttpRequest, field: str = "revision") -> int:
    """Return the revision for which a form was filled in; -1, which nothing has, for whatever is none."""
    told = request.POST.get(field, "")
    return int(told) if told.isdecimal() and len(told) <= _DIGITS else -1


@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Make the first account; only who reads the set-up code where the desk was started can."""
    if not services.is_new():
        raise Http404
    form = SetUp(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if not hmac.compare_digest(given["token"].strip().encode(), settings.FOLDER.setup_code().encode()):
            form.add_error("token", _("This is not the code that the desk showed when it was started"))
        else:
            try:
                membership = services.set_up(
                    given["name"], given["email"], given["password"], given["organisation"], given["kind"]
                )
            except Refused as error:
                form.add_error(None, str(error))
            else:
                return _signed_in(request, membership.user)
    return render(request, "accounts/set_up.html", {"form": form})


def _signed_in(request: HttpRequest, user: User) -> HttpResponse:
    signed: HttpResponse = perform_login(request, user, redirect_url="/")
    return signed


@acting_may("people:see")
def people(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who belongs to the organisation, and who is invited."""
    return _people(request, actor, Invite(actor.kind))


def _people(request: HttpRequest, actor: Actor, form: Invite) -> HttpResponse:
    known = roles(actor.kind)
    running = Membership.objects.of(actor).filter(ended_at=None).select_related("user")
    waiting = Invitation.objects.of(actor).filter(accepted_at=None, withdrawn_at=None)
    told = [{"one": each, "role": known[each.role]} for each in running if each.role in known]
    context: dict[str, Any] = {
        "people": told,
        "invitations": [{"one": each, "role": known[each.role]} for each in waiting if each.role in known],
        "roles": list(known.values()),
        "form": form,
        "may_invite": may(actor, "people:invite"),
        "may_change": may(actor, "people:change"),
        "may_make_tokens": may(actor, "token:make"),
        "may_see_reads": may(actor, "reads:see"),
    }
    return render(request, "accounts/people.html", context)


@require_POST
@acting_may("people:invite")
def invite(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Invite somebody by mail."""
    form = Invite(actor.kind, request.POST)
    if form.is_valid():
        try:
            made = services.invite(actor, form.cleaned_data["email"], form.cleaned_data["role"])
        except Refused as error:
            form.add_error("email", str(error))
        else:
            messages.success(
                request,
                _("%(email)s is invited by mail; the link holds until %(until)s.")
                % {"email": made.email, "until": moment(made.expires_at)},
            )
            return redirect("people")
    return _people(request, actor, form)


@require_POST
@acting_may("people:invite")
def withdraw(request: HttpRequest, actor: Actor, invitation: UUID) -> HttpResponse:
    """Withdraw an invitation."""
    return done(
        request, lambda: services.withdraw(actor, invitation), _("The invitation is withdrawn."), "people"
    )


@require_POST
@acting_may("people:change")
def change(request: HttpRequest, actor: Actor, person: UUID) -> HttpResponse:
    """Give somebody another role, or end their membership."""
    role = request.POST.get("role") or None
    told = _("The role is changed.") if role else _("They do not belong to the organisation any more.")
    return done(request, lambda: services.change_role(actor, person, role), told, "people")


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation."""
    signed_in = request.user if isinstance(request.user, User) else None
    form = NewPerson(request.POST or None)
    refused = None
    invitation = None
    try:
        invitation = services.invitation_of(token)
        if request.method == "POST" and (signed_in is not None or form.is_valid()):
            given = {} if signed_in else form.cleaned_data
            membership = services.join(token, signed_in, given.get("name", ""), given.get("password"))
            request.session[CHOSEN] = str(membership.organisation_id)
            return redirect("home") if signed_in else _signed_in(request, membership.user)
    except Refused as error:
        refused = str(error)
    context = {"form": form, "refused": refused, "invitation": invitation, "signed_in": signed_in}
    return render(request, "accounts/join.html", context)


@require_POST
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Act for another organisation to which one belongs."""
    wanted = request.POST.get("organisation", "")
    if any(str(each.organisation_id) == wanted for each in getattr(request, "memberships", [])):
        request.session[CHOSEN] = wanted
    return redirect("home")


@require_http_methods(["GET", "POST"])
@owner_only
def desk(request: HttpRequest, owner: User) -> HttpResponse:
    """Show who looks after the desk its organisations, and let them add one."""
    form = Found(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.found(owner, given["organisation"], given["kind"], given["email"])
        except Refused as error:
            form.add_error("organisation", str(error))
        else:
            messages.success(
                request,
                _("%(organisation)s is added; %(email)s is invited by mail.")
                % {"organisation": given["organisation"], "email": given["email"]},
            )
            return redirect("desk")
    context = {"form": form, "all_organisations": Organisation.objects.all()}
    return render(request, "accounts/desk.html", context)
