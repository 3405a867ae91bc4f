"""The page of tokens: those of the organisation or one's own, a new one shown once, taken back."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may, done
from poedesk.desk.tokens import services
from poedesk.desk.tokens.forms import NewToken

_A_PAGE = 25


@never_cache
@require_http_methods(["GET", "POST"])
@acting_may("token:make")
def tokens(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show tokens, and make one; its secret stands on the answer alone."""
    form = NewToken(actor, request.POST or None)
    secret = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            _, secret = services.make(actor, given["name"], given["scopes"], given["days"])
        except Refused as error:
            form.add_error(None, str(error))
        else:
            form = NewToken(actor)
    theirs = services.within_reach(actor).select_related("user")
    page = Paginator(theirs, _A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "secret": secret, "now": timezone.now()}
    return render(request, "tokens/tokens.html", context)


@require_http_methods(["GET", "POST"])
@acting_may("token:revoke")
def revoke(request: HttpRequest, actor: Actor, api_token: UUID) -> HttpResponse:
    """Ask whether a token is to be revoked, and do it."""
    found = services.within_reach(actor).filter(pk=api_token, revoked_at=None).first()
    if found is None:
        raise Http404
    if request.method == "GET":
        return render(request, "tokens/revoke.html", {"token": found})
    return done(
        request,
        lambda: services.revoke(actor, api_token),
        _("The token “%(token)s” does not hold any more.") % {"token": found},
        "tokens",
    )
