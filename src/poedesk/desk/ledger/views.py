"""Pages of the ledger: lines and totals, the import with its preview, proposals that wait for a second."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.evidence.tables import looked_at, table_of, token_of
from poedesk.desk.ledger import importing, services
from poedesk.desk.ledger.forms import MOVE_NAMES, Propose, Table
from poedesk.desk.ledger.models import STATES, Line, Proposal, exact
from poedesk.desk.ledger.telling import at_risk, totals
from poedesk.desk.texts import money

_A_PAGE = 25
_SHOWN = 50
_ROOM = "ledger"


@acting_may("ledger:see")
def ledger(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List lines with totals and what is at risk; to a partner its own."""
    return _ledger(request, actor, Propose())


def _ledger(request: HttpRequest, actor: Actor, form: Propose) -> HttpResponse:
    found = Line.objects.of(actor)
    state, claim = request.GET.get("state", ""), request.GET.get("claim", "").strip()
    shown = found.filter(state=state) if state in STATES else found
    shown = shown.filter(claim__reference=claim) if claim else shown
    listed = shown.select_related("claim", "organisation").order_by("number")
    waiting = Proposal.objects.of(actor).filter(decided_at=None)
    context = {
        "page": Paginator(listed, _A_PAGE).get_page(request.GET.get("page")),
        "totals": totals(found),
        "risks": at_risk(actor),
        "states": STATES,
        "state": state,
        "claim": claim,
        "chosen": request.POST.getlist("line"),
        "form": form,
        "may_import": may(actor, "ledger:import"),
        "may_propose": may(actor, "ledger:propose"),
        "proposals": waiting.count() if may(actor, "ledger:decide") else 0,
    }
    return render(request, "ledger/list.html", context)


@acting_may("ledger:see")
def line(request: HttpRequest, actor: Actor, line: UUID) -> HttpResponse:
    """Show a line and all that moved."""
    found = (
        Line.objects.of(actor)
        .filter(pk=line)
        .select_related("claim", "organisation", "owner", "source")
        .first()
    )
    if found is None:
        raise Http404
    entries = [
        {
            "entry": each,
            "debit": _account(each.debit),
            "credit": _account(each.credit),
            "amount": exact(each.minor, found.currency),
        }
        for each in found.entries.order_by("id")
    ]
    return render(request, "ledger/line.html", {"line": found, "entries": entries})


def _account(name: str) -> str:
    """Return what an account of the book is called; where money comes from is no state of a line."""
    return str(STATES.get(name) or _("Programme"))


@require_http_methods(["GET", "POST"])
@acting_may("ledger:import")
def look(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take a table and show what it would bring, every wrong row named."""
    form = Table(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        found = looked_at(form, partial(importing.look, actor))
        if found is not None:
            table, looked = found
            context = {
                "name": table.name,
                "looked": looked,
                "first": looked.lines[:_SHOWN],
                "problems": list(looked.problems.items())[:_SHOWN],
                "token": token_of(actor, _ROOM, table),
            }
            return render(request, "ledger/preview.html", context)
    return render(request, "ledger/import.html", {"form": form})


@require_POST
@acting_may("ledger:import")
def take_over(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take over a table that was looked at."""
    try:
        table = table_of(actor, _ROOM, request.POST.get("token", ""))
        made = importing.take_over(actor, table.data, table.name)
    except (signing.BadSignature, OSError):
        messages.error(request, _("The preview is too old. Give the table again."))
    except Refused as error:
        messages.error(request, str(error))
    else:
        told = ngettext("%(n)s line is imported.", "%(n)s lines are imported.", made.rows)
        messages.success(request, told % {"n": made.rows})
        return redirect("ledger")
    return redirect("ledger_import")


@require_POST
@acting_may("ledger:propose")
def propose(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Propose something about the lines that were chosen."""
    form = Propose(request.POST)
    if form.is_valid():
        try:
            chosen = [UUID(each) for each in request.POST.getlist("line")]
            services.propose(actor, form.cleaned_data["move"], chosen, form.cleaned_data["because"])
        except ValueError:
            form.add_error(None, _("Choose one or more lines."))
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is proposed. Somebody else decides."))
            return redirect("proposals")
    return _ledger(request, actor, form)


@acting_may("ledger:see")
def proposals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what was proposed, what waits first."""
    if actor.kind != "programme":
        raise Http404
    found = (
        Proposal.objects.of(actor)
        .select_related("proposed_by", "decided_by")
        .prefetch_related("lines__claim")
        .order_by("-decided_at", "-proposed_at")
    )
    waiting = [_told(each, actor) for each in found.filter(decided_at=None)]
    page = Paginator(found.exclude(decided_at=None), _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "waiting": waiting,
        "page": page,
        "decided": [_told(each, actor) for each in page],
        "may_decide": may(actor, "ledger:decide"),
    }
    return render(request, "ledger/proposals.html", context)


def _told(proposal: Proposal, actor: Actor) -> dict[str, object]:
    sums: dict[str, int] = {}
    for each in proposal.lines.all():
        sums[each.currency] = sums.get(each.currency, 0) + each.minor
    return {
        "one": proposal,
        "title": MOVE_NAMES[proposal.move],
        "amounts": money.sums({currency: exact(minor, currency) for currency, minor in sums.items()}),
        "own": proposal.proposed_by_id == actor.person,
    }


@require_http_methods(["GET", "POST"])
@acting_may("ledger:decide")
def decide(request: HttpRequest, actor: Actor, proposal: UUID) -> HttpResponse:
    """Ask whether a proposal is accepted, and do it."""
    found = (
        Proposal.objects.of(actor)
        .select_related("proposed_by")
        .prefetch_related("lines__claim")
        .filter(pk=proposal)
    ).first()
    if found is None:
        raise Http404
    refused = None
    if request.method == "POST":
        accepted = request.POST.get("answer") == "accept"
        try:
            services.decide(actor, found.id, accepted=accepted)
        except Refused as error:
            refused = str(error)
        else:
            messages.success(request, _("The money is moved.") if accepted else _("It is turned down."))
            return redirect("proposals")
    return render(request, "ledger/decide.html", {**_told(found, actor), "refused": refused})
