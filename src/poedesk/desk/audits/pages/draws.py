"""Pages of draws: for the programme that makes them, for a partner, and what everybody may see."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may, done
from poedesk.desk.audits import drawing
from poedesk.desk.audits.forms import Freeze, More, Seed
from poedesk.desk.audits.handing import as_file
from poedesk.desk.audits.models import Draw, Unit
from poedesk.desk.audits.requesting import unasked
from poedesk.desk.reads.noting import note
from poedesk.process.audits.slips import slips

_A_PAGE = 25


@require_GET
@acting_may("draw:see")
def draws(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the draws; to a partner what became of its own claims."""
    if actor.kind == "partner":
        units = Unit.objects.of(actor).exclude(draw__published_at=None).select_related("draw", "claim")
        page = Paginator(units.order_by("-draw__published_at", "claim__reference"), _A_PAGE)
        return render(request, "audits/units.html", {"page": page.get_page(request.GET.get("page"))})
    listed = Paginator(Draw.objects.of(actor).defer("population", "receipt"), _A_PAGE)
    context = {"page": listed.get_page(request.GET.get("page")), "may_make": may(actor, "draw:make")}
    return render(request, "audits/draws.html", context)


@require_http_methods(["GET", "POST"])
@acting_may("draw:make")
def freeze(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask what is to be drawn, and freeze the population."""
    known = drawing.programmes(actor)
    form = Freeze(known, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = drawing.freeze(actor, form.wanted())
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The population is frozen, and its commitment is public."))
            return redirect("draw", made.id)
    return render(request, "audits/freeze.html", {"form": form, "known": known})


def found(actor: Actor, draw: UUID) -> Draw:
    """Return a draw of the actor's organisation; raises Http404."""
    one = Draw.objects.of(actor).select_related("frozen_by", "organisation").filter(pk=draw).first()
    if one is None:
        raise Http404
    return one


@require_GET
@acting_may("draw:see")
def draw(request: HttpRequest, actor: Actor, draw: UUID) -> HttpResponse:
    """Show a draw: what was frozen, what was drawn, what can be done next."""
    return _draw(request, actor, found(actor, draw))


def _draw(
    request: HttpRequest, actor: Actor, one: Draw, seed: Seed | None = None, more: More | None = None
) -> HttpResponse:
    if actor.kind != "programme":
        raise Http404
    header = one.population["header"]
    chosen = one.claims.exclude(chosen="").select_related("claim__organisation").order_by("chosen", "claim")
    context = {
        "draw": one,
        "header": header,
        "seed_form": seed or Seed(header["seed"]),
        "more_form": more or More(initial={"seen": one.revision}),
        "form": seed or more,
        "units": chosen,
        "picked": {each["unit"]: each["because"] for each in (one.receipt or {}).get("picked", ())},
        "steps": (one.receipt or {}).get("steps", ()),
        "batches": one.batches.prefetch_related("requests"),
        "may_make": may(actor, "draw:make"),
        "may_ask": one.published_at and may(actor, "request:make") and unasked(actor, one),
    }
    return render(request, "audits/draw.html", context)


@require_POST
@acting_may("draw:make")
def run(request: HttpRequest, actor: Actor, draw: UUID) -> HttpResponse:
    """Draw by a seed."""
    one = found(actor, draw)
    form = Seed(one.population["header"]["seed"], request.POST)
    if form.is_valid():
        try:
            made = drawing.run(actor, one.id, form.shown())
        except Refused as error:
            form.add_error("given", str(error))
        else:
            messages.success(request, _("%(n)s are drawn.") % {"n": made.drawn})
            return redirect("draw", one.id)
    return _draw(request, actor, one, seed=form)


@require_POST
@acting_may("draw:make")
def more(request: HttpRequest, actor: Actor, draw: UUID) -> HttpResponse:
    """Extend a draw, take a claim out, or choose one."""
    one = found(actor, draw)
    form = More(request.POST)
    if form.is_valid():
        try:
            _stepped(actor, one, form.cleaned_data)
        except Refused as error:
            form.add_error("what", str(error))
        else:
            messages.success(request, _("It stands in the receipt."))
            return redirect("draw", one.id)
    return _draw(request, actor, one, more=form)


def _stepped(actor: Actor, one: Draw, given: dict[str, Any]) -> None:
    what, seen = given["what"].strip(), given["seen"]
    if given["step"] == "extend":
        if not (what.isascii() and what.isdecimal() and len(what) < 7):  # noqa: PLR2004 - a million is enough
            message = _("Write how many more, such as 5.")
            raise Refused(message)
        drawing.extend(actor, one.id, int(what), given["because"], seen=seen)
    elif given["step"] == "withdraw":
        drawing.withdraw(actor, one.id, what, given["because"], seen=seen)
    else:
        drawing.pick(actor, one.id, what, given["because"], seen=seen)


@require_POST
@acting_may("draw:make")
def publish(request: HttpRequest, actor: Actor, draw: UUID) -> HttpResponse:
    """Open the receipt to everybody and the slips to their partners."""
    one = found(actor, draw)
    return done(
        request,
        lambda: drawing.publish(actor, one.id),
        _("The receipt is public, and each partner sees the slips of its claims."),
        "draw",
        one.id,
    )


@require_GET
@acting_may("draw:see")
def population(request: HttpRequest, actor: Actor, draw: UUID) -> HttpResponse:  # noqa: ARG001 - a page takes its request
    """Hand out the population with its secret, to the programme: with the receipt it repeats the draw."""
    if actor.kind != "programme":
        raise Http404
    one = found(actor, draw)
    note(actor, one.organisation_id, "population", f"draw:{one.id}", one.name)
    return as_file(one.population, f"{one.name}-population.json")


@require_GET
@acting_may("draw:see")
def slip(request: HttpRequest, actor: Actor, draw: UUID, claim: UUID) -> HttpResponse:  # noqa: ARG001 - a page takes its request
    """Hand out the slip of a claim to the side that it concerns."""
    units = Unit.objects.of(actor).exclude(draw__published_at=None)
    unit = units.select_related("draw", "claim").filter(draw=draw, claim=claim).first()
    if unit is None:
        raise Http404
    (made,) = slips(drawing.receipt_of(unit.draw), {unit.claim.reference})
    return as_file(made, f"{unit.draw.name}-{unit.claim.reference}.json")


def _public(draw: UUID) -> Draw:
    one = Draw.objects.of_anybody("what is committed to is for everybody").filter(pk=draw).first()
    if one is None:
        raise Http404
    return one


@require_GET
def public(request: HttpRequest, opened: UUID) -> HttpResponse:
    """Show everybody what was committed to and, once it is published, what was drawn by which seed."""
    one = _public(opened)
    header = one.population["header"]
    context = {
        "draw": one,
        "header": header,
        "receipt": one.receipt if one.published_at else None,
        "owner": one.organisation,
    }
    return render(request, "audits/public.html", context)


@require_GET
def receipt(request: HttpRequest, opened: UUID) -> HttpResponse:  # noqa: ARG001 - a page takes its request
    """Hand the receipt to everybody once it is published."""
    one = _public(opened)
    if one.published_at is None or one.receipt is None:
        raise Http404
    return as_file(one.receipt, f"{one.name}-receipt.json")
