"""Pages of requests for the programme: the list, one request, its steps, the release of a batch."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may, done, revision_of
from poedesk.desk.audits import keeping, requesting, telling
from poedesk.desk.audits.forms import Step
from poedesk.desk.audits.models import NOBODY_WAITS, Batch, Request
from poedesk.desk.claims.telling import reason_words, says_something
from poedesk.desk.texts.showing import shown
from poedesk.process.claims.tables import loader
from poedesk.process.claims.tables.schema import Transition
from poedesk.process.requests import batch as batches
from poedesk.process.requests import linking

_A_PAGE = 25


@require_GET
@acting_may("request:see")
def requests(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List requests by deadline; to a partner those that were delivered."""
    found = Request.objects.of(actor)
    if actor.kind == "partner":
        found = found.exclude(delivered_at=None)
    state = request.GET.get("state", "")
    states = {each.name: shown(each.title) for each in loader.load(linking.TABLE).states.values()}
    if state == "open":
        found = found.exclude(state__in=NOBODY_WAITS)
    elif state in states:
        found = found.filter(state=state)
    listed = found.select_related("claim", "organisation", "owner", "batch__draw").order_by(
        "due", "reference"
    )
    context = {
        "page": Paginator(listed, _A_PAGE).get_page(request.GET.get("page")),
        "states": states,
        "state": state,
        "batches": Batch.objects.of(actor).filter(released_at=None).select_related("draw")
        if may(actor, "request:release")
        else [],
        "side": actor.kind,
    }
    return render(request, "audits/requests.html", context)


@require_POST
@acting_may("request:make")
def draft(request: HttpRequest, actor: Actor, draw: UUID) -> HttpResponse:
    """Draft the requests of a draw."""
    try:
        made = requesting.draft(actor, draw)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("draws")
    messages.success(request, _("The requests are drafted. Look at the letters, then release them together."))
    return redirect("batch", made[0].id)


@require_http_methods(["GET", "POST"])
@acting_may("request:release")
def batch(request: HttpRequest, actor: Actor, batch: UUID) -> HttpResponse:
    """Show the drafts of a batch with their letters, and release them together."""
    row = Batch.objects.of(actor).select_related("draw").filter(pk=batch).first()
    if row is None:
        raise Http404
    refused = None
    if request.method == "POST":
        try:
            requesting.release(actor, row.id)
        except Refused as error:
            refused = str(error)
        else:
            messages.success(request, _("All requests are released, and their partners are told."))
            return redirect("requests")
    made = keeping.batch_of(row)
    drafts = row.requests.select_related("claim", "organisation").order_by("reference")
    told = [{"one": each, "letter": telling.letter_of(each, made)} for each in drafts]
    return render(request, "audits/batch.html", {"batch": row, "requests": told, "refused": refused})


@require_POST
@acting_may("request:make")
def edit(request: HttpRequest, actor: Actor, poe: UUID) -> HttpResponse:
    """Change what is added to the letter of a draft."""
    one = found(actor, poe)
    return done(
        request,
        lambda: requesting.edit(actor, one.id, request.POST.get("note", "")),
        _("The letter is changed."),
        "batch",
        one.batch_id,
    )


def found(actor: Actor, poe: UUID) -> Request:
    """Return a request that the actor's side sees; raises Http404."""
    rows = Request.objects.of(actor).select_related(
        "claim__engagement", "organisation", "owner", "batch__draw"
    )
    if actor.kind == "partner":
        rows = rows.exclude(delivered_at=None)
    one = rows.filter(pk=poe).first()
    if one is None:
        raise Http404
    return one


@require_GET
@acting_may("request:see")
def request_page(request: HttpRequest, actor: Actor, poe: UUID) -> HttpResponse:
    """Show a request: where it stands, until when and why, its letter, what happened."""
    one = found(actor, poe)
    made = batches.swept(keeping.batch_of(one.batch), timezone.now())
    life = made.requests[one.reference]
    clock = batches.running(made, life)
    case = one.cases.filter(closed_at=None).first() if actor.kind == "programme" else None
    context = {
        "poe": one,
        "side": actor.kind,
        "letter": telling.letter_of(one, made),
        "about": life.about,
        "events": telling.events_of(one, actor, case).order_by("-number"),
        "steps": telling.steps_of(actor, made, life),
        "wish": clock.extensions[-1] if clock is not None and clock.undecided else None,
        "case": case,
        "may_answer": may(actor, "request:answer") and one.turn == "partner",
    }
    return render(request, "audits/request.html", context)


@require_http_methods(["GET", "POST"])
@acting_may("request:judge")
def step(request: HttpRequest, actor: Actor, poe: UUID, name: str) -> HttpResponse:
    """Ask what a step needs, and do it."""
    one = found(actor, poe)
    made = batches.swept(keeping.batch_of(one.batch), timezone.now())
    steps = telling.steps_of(actor, made, made.requests[one.reference])
    choice = next((each for each in steps if each["name"] == name), None)
    if choice is None:
        messages.error(request, _("That cannot be done to the request any more."))
        return redirect("request", one.id)
    row = next((each for each in made.table.transitions if each.name == name), None)
    data = request.POST if request.method == "POST" else None
    form = Step(_reasons(row), data, needs_words=row is not None and says_something(row.guards))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            requesting.do(
                actor,
                one.id,
                name,
                revision=revision_of(request),
                reason=given.get("reason") or None,
                words=given["words"],
            )
        except Refused as error:
            form.add_error("words", str(error))
        else:
            messages.success(request, _("Done: %(what)s.") % {"what": choice["title"]})
            return redirect("request", one.id)
    context = {
        "poe": one,
        "choice": choice,
        "form": form,
        "revision": request.POST.get("revision", one.revision),
    }
    return render(request, "audits/step.html", context)


def _reasons(row: Transition | None) -> list[tuple[str, str]]:
    return [(each, reason_words(each)) for each in row.reasons] if row is not None else []
