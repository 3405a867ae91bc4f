"""Check your answers, then submit: everything that goes out, what a reviewer would say, what follows."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may, revision_of
from poedesk.desk.claims import services
from poedesk.desk.claims.models import Claim, Programme
from poedesk.desk.claims.pages import unseen
from poedesk.desk.claims.pages.remedies import failing
from poedesk.desk.claims.telling import clock_called
from poedesk.desk.engagements.sections import claim_of, problems
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.engagements.views import found, tasks_of
from poedesk.desk.evidence.models import Document
from poedesk.desk.readiness.asking import judge_if_stale
from poedesk.desk.readiness.telling import readiness_of
from poedesk.desk.texts.showing import shown
from poedesk.kernel.calendars.calendar import Calendar
from poedesk.process.claims.forecast import forecast
from poedesk.process.claims.tables import loader
from poedesk.process.clocks.clock import due
from poedesk.proof.assessing.api import policy_for
from poedesk.proof.claim.model import Claim as Stated


class Confirming(forms.Form):
    """What the programme has the submitter confirm."""

    whole = forms.BooleanField(
        label=gettext_lazy("The answers and documents above are true, and I may hand them in."),
        error_messages={"required": gettext_lazy("Confirm that they are true and that you may hand them in")},
    )
    customer = forms.BooleanField(
        label=gettext_lazy("The customer knows of this claim and acknowledged the work."),
        error_messages={"required": gettext_lazy("Confirm that the customer knows of this claim")},
    )


@require_http_methods(["GET", "POST"])
@acting_may("engagement:see")
def check_answers(request: HttpRequest, actor: Actor, engagement: UUID) -> HttpResponse:
    """Show all that would be handed in; submit it when it is confirmed."""
    one = found(actor, engagement)
    form, refused = Confirming(request.POST if request.method == "POST" else None), None
    page = unseen.page_of(one, request)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.submit(
                actor, one.id, revision_of(request), ticked=True, shown=unseen.key_from(request)
            )
        except Overtaken as error:  # the boxes were ticked for something else
            form, refused, page = Confirming(), str(error), unseen.page_of(one, request, error)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            return redirect(f"{reverse('claim', args=[made.id])}?submitted=1")
    wrong = problems(one.answers, one.organisation.name)
    readiness = readiness_of(one, "")
    if readiness.waiting:
        judge_if_stale(one)
    context: dict[str, Any] = {
        "engagement": one,
        "form": form,
        "refused": refused,
        "page": page,
        "tasks": tasks_of(one, wrong),
        "wrong": wrong,
        "documents": Document.objects.of(actor).filter(engagement=one, removed_at=None),
        "readiness": readiness,
        "failing": failing(one.assessment.result or {"elements": []})
        if readiness.verdict and not readiness.waiting
        else [],
        "running": Claim.objects.of(actor).filter(engagement=one, is_open=True).first(),
        "may_submit": may(actor, "claim:submit"),
        "may_change": may(actor, "engagement:change"),
    }
    if not wrong:
        context |= _what_follows(claim_of(one.answers, one.organisation.name), timezone.localdate())
    return render(request, "claims/check.html", context)


def _what_follows(stated: Stated, today: date) -> dict[str, Any]:
    """Return to whom the claim goes, and until when who has to do what when nobody objects."""
    policy = policy_for(stated, None, today)
    table = loader.load(stated.programme, policy.version)
    runs = (
        Programme.objects.of_anybody("to whom a claim would go is told")
        .filter(pk=stated.programme)
        .select_related("organisation")
        .first()
    )
    usual = table.settings.calendar
    ahead = forecast(table, policy, today, None, Calendar(usual.country, usual.zone))
    sides = {"programme": _("The programme"), "partner": _("You"), "customer": _("The customer")}
    return {
        "programme": shown(table.title),
        "goes_to": runs.organisation if runs else None,
        "timeline": [
            {"side": sides[each.span.side], "what": clock_called(each.span.name), "due": due(each)}
            for each in ahead.timeline
        ],
    }
