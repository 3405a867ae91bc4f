"""The page of one claim, and a page for each thing that can be done to it: what it means, then a button."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may, revision_of
from poedesk.desk.claims import keeping, services
from poedesk.desk.claims.course import filing
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.pages import unseen
from poedesk.desk.claims.pages.remedies import remedies_of
from poedesk.desk.claims.telling import Button, history, reason_words, told_of, turn_of
from poedesk.desk.engagements.services import Overtaken

_LONGEST = 4000


class Doing(forms.Form):
    """What is said about a transition."""

    def __init__(self, button: Button, *, renews: bool, **kwargs: Any) -> None:
        """Ask for a reason where the table wants one, for words always, for a new proof where it may be."""
        super().__init__(**kwargs)
        if button.reasons:
            self.fields["reason"] = forms.ChoiceField(
                label=_("Reason"),
                choices=list(button.reasons),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose a reason"), "invalid_choice": _("Choose a reason")},
            )
        self.fields["words"] = forms.CharField(
            label=_("What you say about it") if button.words else _("What you say about it (optional)"),
            help_text=_("The other side reads it."),
            required=button.words,
            max_length=_LONGEST,
            widget=forms.Textarea(attrs={"rows": 5}),
            error_messages={
                "required": _("Say why, in your words"),
                "max_length": _("Say it in at most %(most)s characters") % {"most": _LONGEST},
            },
        )
        if renews:
            self.fields["renew"] = forms.BooleanField(
                label=_("Hand in the answers and documents as they are now"), required=False, initial=True
            )


def found(actor: Actor, claim: UUID) -> Claim:
    """Return a claim that the actor's side sees; raises Http404."""
    one = (
        Claim.objects.of(actor).select_related("organisation", "owner", "engagement").filter(pk=claim).first()
    )
    if one is None:
        raise Http404
    return one


@require_GET
@acting_may("claim:see")
def claim(request: HttpRequest, actor: Actor, claim: UUID) -> HttpResponse:
    """Show where a claim is, who is waited for until when, what was handed in, what happened."""
    one = found(actor, claim)
    told = told_of(actor, one, timezone.now())
    return render(
        request,
        "claims/claim.html",
        {
            "claim": one,
            "told": told,
            "table": keeping.table_of(one),
            "proofs": list(one.proofs.select_related("given_by").order_by("-number")),
            "history": history(one, actor.kind),
            "cases": one.cases.order_by("opened_at") if may(actor, "review:see") else (),
            "requests": one.poe_requests.exclude(delivered_at=None) if may(actor, "request:see") else (),
            "side": actor.kind,
            "just_submitted": "submitted" in request.GET,
            "lacks": [each for each in told.buttons if each.lacking],
            "may_hand_in": may_hand_in(actor, one),
        },
    )


def may_hand_in(actor: Actor, one: Claim) -> bool:
    """Return whether the actor could hand a newer proof in without another act."""
    state = keeping.table_of(one).states[one.state]
    return bool(may(actor, "claim:submit")) and state.holds and "poe" in state.rights.get("partner", ())


@require_http_methods(["GET", "POST"])
@acting_may("claim:act")
def act(request: HttpRequest, actor: Actor, claim: UUID, name: str) -> HttpResponse:
    """Ask what is needed for a transition and say what follows from it; then let it happen."""
    one = found(actor, claim)
    told = told_of(actor, one, timezone.now())
    button = next((each for each in told.buttons if each.name == name), None)
    if button is None:
        messages.error(request, _("That cannot be done to the claim any more. This is where it is now."))
        return redirect("claim", one.id)
    renews = (
        not button.final
        and actor.kind == "partner"
        and "poe" in keeping.table_of(one).states[one.state].rights.get("partner", ())
    )
    page, revision = unseen.page_of(one.engagement, request), request.POST.get("revision", one.revision)
    changed = renews and ("renew" in request.POST or filing.differs(one))
    form = Doing(button, renews=changed, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _done(request, actor, one, button, form)
        except Overtaken as error:
            form.add_error(None, str(error))
            revision = one.revision
            page = unseen.page_of(one.engagement, request, error) if changed else page
        except Refused as error:
            form.add_error(None, str(error))
        else:
            return redirect("claim", one.id)
    return render(
        request,
        "claims/act.html",
        {
            "claim": one,
            "told": told,
            "button": button,
            "form": form,
            "turn": turn_of(button.turn, actor.kind),
            "revision": revision,
            "engagement": one.engagement.revision,
            "page": page,
            "last_reason": reason_words(told.last_words.reason) if told.last_words else "",
            "remedies": remedies_of(one, told) if renews else [],
            "renews": renews,
            "changed": changed,
        },
    )


def _done(request: HttpRequest, actor: Actor, one: Claim, button: Button, form: Doing) -> None:
    given = form.cleaned_data
    services.act(
        actor,
        one.id,
        button.name,
        revision=revision_of(request),
        reason=given.get("reason") or None,
        words=given["words"],
        renew=revision_of(request, "engagement") if given.get("renew") else None,
        shown=unseen.key_from(request),
    )
    messages.success(request, _("Done: %(what)s.") % {"what": button.title})


@require_http_methods(["GET", "POST"])
@acting_may("claim:submit")
def hand_in(request: HttpRequest, actor: Actor, claim: UUID) -> HttpResponse:
    """Hand in a newer proof for a claim that is held."""
    one = found(actor, claim)
    refused, page = None, unseen.page_of(one.engagement, request)
    if request.method == "POST":
        try:
            services.hand_in(actor, one.id, revision_of(request), shown=unseen.key_from(request))
        except Overtaken as error:
            refused, page = str(error), unseen.page_of(one.engagement, request, error)
        except Refused as error:
            refused = str(error)
        else:
            messages.success(request, _("The new proof is handed in."))
            return redirect("claim", one.id)
    context = {"claim": one, "refused": refused, "changed": filing.differs(one), "page": page}
    return render(request, "claims/hand_in.html", context)
