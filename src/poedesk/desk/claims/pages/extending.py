"""The page of a deadline: why it is that day; more time asked for by one side, decided by the other."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.claims import extending, keeping
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.pages.acting import found
from poedesk.desk.claims.scope import PROGRAMME
from poedesk.process.clocks.telling import why

_WORDS = forms.Textarea(attrs={"rows": 4})
_LONGEST = 4000


class Asking(forms.Form):
    """How much more time, and why."""

    days = forms.IntegerField(
        label=gettext_lazy("How many more days"),
        min_value=1,
        max_value=366,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Enter how many more days, such as 5"),
            "invalid": gettext_lazy("Enter a whole number of days, such as 5"),
            "min_value": gettext_lazy("Ask for at least 1 day"),
            "max_value": gettext_lazy("Ask for at most 366 days"),
        },
    )
    words = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=_LONGEST,
        widget=_WORDS,
        error_messages={"required": gettext_lazy("Say why you need more time")},
    )


class Deciding(forms.Form):
    """Whether more time is given."""

    granted = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("yes", gettext_lazy("Give the time")), ("no", gettext_lazy("Refuse it"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose whether the time is given")},
    )
    words = forms.CharField(
        label=gettext_lazy("Why (needed for a refusal)"), required=False, max_length=_LONGEST, widget=_WORDS
    )


@require_http_methods(["GET", "POST"])
@acting_may("claim:act")
def more_time(request: HttpRequest, actor: Actor, claim: UUID, clock: str) -> HttpResponse:
    """Ask for more time, or decide about it."""
    one = found(actor, claim)
    running = keeping.association_of(one).clock(clock)
    if running is None or running.stopped is not None:
        raise Http404
    decides = actor.kind == PROGRAMME
    if decides and not running.undecided:
        raise Http404
    kind = Deciding if decides else Asking
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _done(request, actor, one, clock, form):
        return redirect("claim", one.id)
    context = {
        "claim": one,
        "form": form,
        "decides": decides,
        "why": why(running),
        "asked": running.extensions[-1] if running.undecided else None,
    }
    return render(request, "claims/more_time.html", context)


def _done(request: HttpRequest, actor: Actor, one: Claim, clock: str, form: forms.Form) -> bool:
    given = form.cleaned_data
    try:
        if actor.kind == PROGRAMME:
            extending.decide_time(
                actor, one.id, clock, granted=given["granted"] == "yes", words=given["words"]
            )
        else:
            extending.ask_time(actor, one.id, clock, days=given["days"], because=given["words"])
    except Refused as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request, _("It is decided.") if actor.kind == PROGRAMME else _("The programme is asked.")
    )
    return True
