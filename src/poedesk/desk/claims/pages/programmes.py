"""Which programmes an organisation runs on this desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.claims import services
from poedesk.desk.claims.models import Programme
from poedesk.desk.texts.showing import shown
from poedesk.proof.policy import loader as policies


@require_http_methods(["GET", "POST"])
@acting_may("programme:see")
def programmes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show which programmes the organisation runs, and let an admin say so."""
    refused = None
    if request.method == "POST":
        try:
            services.run_programmes(actor, request.POST.getlist("programme"))
        except Refused as error:
            refused = str(error)
        else:
            messages.success(request, _("Saved. Claims for these programmes come to you from now on."))
            return redirect("programmes")
    run = {
        each.id: each.organisation_id
        for each in Programme.objects.of_anybody("which programmes are taken is told, not by whom")
    }
    rows = [
        {
            "id": each.id,
            "title": shown(each.title),
            "ours": run.get(each.id) == actor.organisation,
            "taken": each.id in run and run[each.id] != actor.organisation,
        }
        for each in policies.programmes()
    ]
    context = {"rows": rows, "refused": refused, "may_run": may(actor, "programme:run")}
    return render(request, "claims/programmes.html", context)
