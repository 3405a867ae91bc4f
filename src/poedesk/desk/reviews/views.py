"""Pages of reviewers: the queue, the workbench, deciding, competing claims, notes, the dossier."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may, done, revision_of
from poedesk.desk.claims.contesting import contests_of
from poedesk.desk.claims.keeping import association_of, table_of
from poedesk.desk.claims.models import Claim
from poedesk.desk.reads.noting import note
from poedesk.desk.reviews import applying, arbitrating, dossier, keeping, services, workbench
from poedesk.desk.reviews.models import KINDS, Case
from poedesk.process.reviews.cases import BY_TWO, OPEN
from poedesk.process.reviews.decisions import ACCEPT, REFUSE, SHORTEST_REASON

_A_PAGE = 25
TITLES = {
    "accept": gettext_lazy("Accept"),
    "ask": gettext_lazy("Ask for more"),
    "refuse": gettext_lazy("Refuse"),
}


@require_GET
@acting_may("review:see")
def reviews(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the cases that wait, by deadline or the most doubtful first."""
    kind, order = request.GET.get("kind", ""), request.GET.get("by", "deadline")
    found = Case.objects.of(actor).filter(closed_at=None)
    found = found.filter(kind=kind) if kind in KINDS else found
    found = found.filter(taken_by=actor.person) if request.GET.get("mine") else found
    keys = ("-doubt", "opened_at") if order == "doubt" else ("deadline", "opened_at")
    listed = found.select_related("claim__organisation", "proof", "taken_by", "request").order_by(*keys)
    listed = listed.defer("proof__result", "proof__text", "proof__pictures", "proof__documents")
    page = Paginator(listed, _A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "kinds": KINDS, "kind": kind, "by": order, "mine": request.GET.get("mine")}
    return render(request, "reviews/list.html", context)


def found(actor: Actor, case: UUID) -> Case:
    """Return a case of the actor's organisation; raises Http404."""
    one = (
        Case.objects.of(actor)
        .select_related("claim__organisation", "claim__engagement", "proof", "taken_by", "request")
        .filter(pk=case)
        .first()
    )
    if one is None:
        raise Http404
    return one


@require_GET
@acting_may("review:see")
def case(request: HttpRequest, actor: Actor, case: UUID) -> HttpResponse:
    """Show a case: the machine's findings first, requirement, evidence and rule beside each other."""
    one = found(actor, case)
    claim = one.claim
    context = {
        "case": one,
        "claim": claim,
        "bench": workbench.bench_of(one, actor, request.GET.get("show", "")),
        "may_decide": may(actor, "review:decide"),
        "own_waits": services.waiting_of(one, actor),
        "nobody_else": one.closed_at is None and services.nobody_else(one, actor),
        "may_note": may(actor, "review:note"),
        "may_export": may(actor, "review:export"),
        "may_arbitrate": may(actor, "review:arbitrate"),
        "rivals": bool(contests_of(claim, table_of(claim), association_of(claim)))
        if one.kind != "poe"
        else False,
        "starts": applying.start_of(claim)
        if one.kind in {"claim", "dispute"} and one.closed_at is None
        else None,
        "notes": claim.notes.select_related("by")[:_A_PAGE],
        "comments": claim.happenings.filter(name="comment")
        .select_related("person")
        .order_by("-number")[:_A_PAGE],
        "others": claim.cases.exclude(pk=one.pk).order_by("-opened_at"),
        "titles": TITLES,
    }
    return render(request, "reviews/case.html", context)


@require_POST
@acting_may("review:decide")
def take(request: HttpRequest, actor: Actor, case: UUID) -> HttpResponse:
    """Take a case, and start the review."""
    one = found(actor, case)
    return done(request, lambda: services.take(actor, one.id), _("It is yours."), "case", one.id)


@require_POST
@acting_may("review:decide")
def withdraw(request: HttpRequest, actor: Actor, case: UUID) -> HttpResponse:
    """Take one's own waiting decision back."""
    one = found(actor, case)
    told = _("Your decision is taken back. The case waits to be decided.")
    return done(request, lambda: services.withdraw(actor, one.id), told, "case", one.id)


@require_http_methods(["GET", "POST"])
@acting_may("review:decide")
def decide(request: HttpRequest, actor: Actor, case: UUID, kind: str) -> HttpResponse:
    """Ask for what a decision needs, say what follows from it, and decide."""
    one = found(actor, case)
    if kind not in TITLES:
        raise Http404
    problems: list[dict[str, str]] = []
    data = request.POST if request.method == "POST" else None
    if data is not None:
        problems = _decided(request, actor, one, kind)
        if not problems:
            messages.success(request, _told(one))
            return redirect("case", one.id)
    bench = workbench.bench_of(one, actor, "")
    against = [each for each in bench.elements if each["required"] and each["verdict"] == "not_met"]
    overrules = one.state == OPEN and (bool(against) or keeping.failed_here(one))
    by_two = one.state == OPEN and (one.kind in BY_TWO or kind == REFUSE or (kind == ACCEPT and overrules))
    context = {
        "case": one,
        "claim": one.claim,
        "kind": kind,
        "title": TITLES[kind],
        "bench": bench,
        "rows": workbench.rows_for(one, data) if kind != ACCEPT else [],
        "codes": workbench.codes(),
        "reasons": applying.reasons_for(one, kind) if kind != ACCEPT else {},
        "problems": problems,
        "wrong": {each["field"] for each in problems},
        "against": against,
        "overrules": overrules,
        "nobody_else": by_two and services.nobody_else(one, actor),
        "gone": services.taken_back_of(one) if kind == ACCEPT else [],
        "unjudged": services.unjudged_of(one) if kind == ACCEPT else "",
        "doubts": services.doubts_of(one) if kind == ACCEPT else [],
        "given": data or {"revision": str(one.revision)},
        "shortest": SHORTEST_REASON,
        "documents": [each["name"] for each in one.proof.result["documents"]],
    }
    return render(request, "reviews/decide.html", context)


def _told(one: Case) -> str:
    one.refresh_from_db()
    if one.state == "decided":
        return _("It is decided, and the partner is told.")
    if one.state == "waiting-for-second":
        return _("Your decision is kept. Another reviewer has to decide before anything happens.")
    return _("Your decision is kept. The reviewers differ, so another one decides.")


def _decided(request: HttpRequest, actor: Actor, one: Case, kind: str) -> list[dict[str, str]]:
    data = request.POST
    try:
        services.decide(
            actor,
            one.id,
            kind,
            revision=revision_of(request),
            grounds=workbench.grounds_from(one, data) if kind != ACCEPT else (),
            reason=data.get("reason", ""),
            overriding=data.get("overriding", ""),
            words=data.get("words", ""),
        )
    except services.Lacking as error:
        return [
            {"field": each.field.removeprefix("grounds."), "message": _sentence(str(each.message))}
            for each in error.problems
        ]
    except Refused as error:
        return [{"field": "", "message": str(error)}]
    return []


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


@require_http_methods(["GET", "POST"])
@acting_may("review:arbitrate")
def rivals(request: HttpRequest, actor: Actor, case: UUID) -> HttpResponse:
    """Show claims that compete beside each other; to reviewers alone."""
    one = found(actor, case)
    told = arbitrating.compared(actor, one.claim)
    if told is None:
        messages.error(request, _("No claim competes with this one any more."))
        return redirect("case", one.id)
    refused = None
    if request.method == "POST":
        try:
            winner = UUID(request.POST.get("winner", ""))
            because, seen = request.POST.get("because", ""), request.POST.get("seen", "")
            made = arbitrating.settle(actor, one.claim_id, winner, because, seen=seen)
        except ValueError:
            refused = _("Choose the claim that prevails.")
        except Refused as error:
            refused = str(error)
        else:
            messages.success(request, _told(made))
            return redirect("case", one.id)
    running = arbitrating.running(one.claim, told)
    context = {
        "case": one,
        "told": told,
        "refused": refused,
        "running": running,
        "first": running.decisions.select_related("reviewer").first() if running else None,
        "given": request.POST,
    }
    return render(request, "reviews/rivals.html", context)


@require_POST
@acting_may("review:note")
def write(request: HttpRequest, actor: Actor, case: UUID) -> HttpResponse:
    """Keep a note for reviewers, or a comment that the partner reads."""
    one = found(actor, case)
    shared = request.POST.get("for") == "partner"
    text = request.POST.get("text", "")
    try:
        if shared:
            services.comment(actor, one.claim_id, text)
        else:
            services.note(actor, one.claim_id, text)
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The partner is told.") if shared else _("The note is kept."))
    return redirect("case", one.id)


@require_POST
@acting_may("review:export")
def export(request: HttpRequest, actor: Actor, claim: UUID) -> FileResponse:  # noqa: ARG001 - a page takes its request
    """Hand out the dossier of a claim, from the disk."""
    one = Claim.objects.of(actor).filter(pk=claim).first()
    if one is None:
        raise Http404
    name, made = dossier.export(actor, claim)
    note(actor, one.organisation_id, "dossier", f"claim:{claim}", one.reference)
    return FileResponse(made, as_attachment=True, filename=name, content_type="application/zip")
