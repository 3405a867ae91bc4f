"""Pages of requests for a partner: open it, ask for more time, answer on the failing elements."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may, revision_of
from poedesk.desk.audits import answering
from poedesk.desk.audits.forms import MoreTime
from poedesk.desk.audits.pages.requests import found
from poedesk.desk.claims.pages import unseen
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.readiness.asking import judge_if_stale
from poedesk.desk.readiness.telling import readiness_of
from poedesk.desk.texts import elements

_LONGEST = 4000


@require_POST
@acting_may("request:answer")
def open_it(request: HttpRequest, actor: Actor, poe: UUID) -> HttpResponse:
    """Say that the request was seen, and show what is asked."""
    one = found(actor, poe)
    try:
        answering.open_it(actor, one.id)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("request", one.id)
    return redirect("answer_request", one.id)


@require_http_methods(["GET", "POST"])
@acting_may("request:answer")
def answer(request: HttpRequest, actor: Actor, poe: UUID) -> HttpResponse:
    """Show each question with what is known, the failing elements first; then send the proof."""
    one = found(actor, poe)
    refused, text = None, request.POST.get("words", "")[:_LONGEST]
    page = unseen.page_of(one.claim.engagement, request)
    if request.method == "POST":
        try:
            shown = unseen.key_from(request)
            answering.answer(actor, one.id, revision_of(request), words=text, shown=shown)
        except Overtaken as error:
            refused, page = str(error), unseen.page_of(one.claim.engagement, request, error)
        except Refused as error:
            refused = str(error)
        else:
            messages.success(request, _("The proof is sent. You hear of the decision by mail."))
            return redirect("request", one.id)
    told = answering.assembled(one)
    questions = told["answers"] if told else []
    for each in questions:
        each["shown"] = list(
            {(row["document"], row["place"], row["quote"]): row for row in each["shown"]}.values()
        )
    for each in [*questions, *([{"open": told["elsewhere"]}] if told else [])]:
        for row in each["open"]:
            row["title"] = elements.title_of(row["element"])
    readiness = readiness_of(one.claim.engagement, "")
    if readiness.waiting:
        judge_if_stale(one.claim.engagement)
    context = {
        "poe": one,
        "engagement": one.claim.engagement,
        "page": page,
        "questions": sorted(questions, key=lambda each: each["complete"]),
        "elsewhere": told["elsewhere"] if told else [],
        "readiness": readiness,
        "refused": refused,
        "words": text,
    }
    return render(request, "audits/answer.html", context)


@require_http_methods(["GET", "POST"])
@acting_may("request:answer")
def more_time(request: HttpRequest, actor: Actor, poe: UUID) -> HttpResponse:
    """Ask for more time."""
    one = found(actor, poe)
    form = MoreTime(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            answering.ask_time(actor, one.id, given["days"], given["words"])
        except Refused as error:
            form.add_error("days", str(error))
        else:
            messages.success(request, _("The programme decides about it, and you hear by mail."))
            return redirect("request", one.id)
    return render(request, "audits/more_time.html", {"poe": one, "form": form})
