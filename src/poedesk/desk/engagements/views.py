"""Pages of engagements: the list, one engagement with its readiness, its questions section by section."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.claims import telling
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements import listing, services
from poedesk.desk.engagements.forms import Answers, product_rows, title_of, workload_rows
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.proving import proving
from poedesk.desk.engagements.sections import (
    Section,
    asked_of,
    problems,
    section,
    sections,
    value_of,
    wrong_in,
)
from poedesk.desk.evidence.models import Document
from poedesk.desk.readiness.asking import judge_if_stale
from poedesk.desk.readiness.telling import readiness_of
from poedesk.desk.texts import money
from poedesk.kernel.errors import Problem

_A_PAGE = 25
_AMOUNT, _CURRENCY = "expected_incentive.amount", "expected_incentive.currency"
_DIGITS = 18
"""More than any revision has."""


@acting_may("engagement:see")
def engagements(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the engagements of the organisation with their readiness."""
    show, sought = request.GET.get("show", ""), request.GET.get("q", "").strip()[:100]
    found = listing.with_rows(actor, listing.narrowed(actor, show, sought))
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page": page,
        "rows": listing.rows_of(actor, list(page), today),
        "risk": listing.at_risk(actor),
        "show": show,
        "sought": sought,
        "kinds": listing.kinds(),
        "may_change": may(actor, "engagement:change"),
    }
    return render(request, "engagements/list.html", context)


@require_POST
@acting_may("engagement:change")
def begin(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001 - a page takes its request
    """Begin an engagement, and ask the first questions."""
    made = services.begin(actor)
    return redirect("answers", made.id, sections()[0].id)


def found(actor: Actor, engagement: UUID) -> Engagement:
    """Return an engagement of the actor's organisation; raises Http404."""
    one = (
        Engagement.objects.of(actor)
        .select_related("organisation", "changed_by")
        .filter(pk=engagement)
        .first()
    )
    if one is None:
        raise Http404
    return one


@acting_may("engagement:see")
def engagement(request: HttpRequest, actor: Actor, engagement: UUID) -> HttpResponse:
    """Show an engagement: its tasks, documents, readiness with the cited pages."""
    one = found(actor, engagement)
    wrong = problems(one.answers, one.organisation.name)
    readiness = readiness_of(one, request.GET.get("show", ""))
    if readiness.waiting:
        judge_if_stale(one)
    running = Claim.objects.of(actor).filter(engagement=one, is_open=True).first()
    there = Document.objects.of(actor).filter(engagement=one)
    documents = list(there.filter(removed_at=None))
    context = {
        "engagement": one,
        "tasks": tasks_of(one, wrong),
        "wrong": wrong,
        "running": running,
        "next": telling.buttons_of(actor, running, timezone.now())
        if running and running.turn == actor.kind
        else [],
        "proving": proving(one, wrong, documents),
        "documents": documents,
        "removed": there.exclude(removed_at=None),
        "most": settings.OPTIONS.upload_bytes,
        "readiness": readiness,
        "may_change": may(actor, "engagement:change") and not one.locked,
        "may_add": may(actor, "evidence:add") and not one.locked,
        "may_remove": may(actor, "evidence:remove") and not one.locked,
    }
    return render(request, "engagements/engagement.html", context)


def tasks_of(one: Engagement, wrong: Sequence[Problem]) -> list[dict[str, Any]]:
    """Return each section with what is left to do in it and what was answered."""
    return [
        {
            "section": each,
            "problems": wrong_in(each, wrong),
            "answers": _answers_told(one, each),
        }
        for each in sections()
    ]


def _answers_told(one: Engagement, each: Section) -> list[dict[str, str]]:
    """Return what was answered in a section, in words; an amount and its currency are one answer."""
    told = []
    for field in each.fields:
        value = value_of(one.answers, field.path)
        if value is None or (field.path == _CURRENCY and one.amount is not None):
            continue
        if field.path == _AMOUNT and one.amount is not None:
            value = money.written(one.amount, one.currency)
        told.append({"label": field.label, "value": _told(value)})
    return told


def _told(value: object) -> str:
    """Return an answer in words."""
    if isinstance(value, list):
        return "; ".join(_told(each) for each in value)
    if isinstance(value, dict):
        name, *rest = (_told(each) for each in value.values())
        return f"{name}: {', '.join(rest)}" if rest else name
    return title_of(str(value))


@require_http_methods(["GET", "POST"])
@acting_may("engagement:change")
def answers(request: HttpRequest, actor: Actor, engagement: UUID, part: str) -> HttpResponse:
    """Ask the questions of one section, and keep the answers; nobody overwrites what they did not see."""
    one, asked = found(actor, engagement), section(part)
    if asked is None:
        raise Http404
    place = sections().index(asked)
    asked = asked_of(asked, one.answers, one.organisation.name, timezone.localdate())
    form = Answers(
        asked, one.answers, one.organisation.name, *([request.POST] if request.method == "POST" else [])
    )
    overtaken = None
    if request.method == "POST" and form.is_valid():
        try:
            services.answer(actor, one.id, _revision(request), form.changes())
        except services.Overtaken:
            overtaken = [
                {"label": each.label, "value": _told(value_of(one.answers, each.path) or _("no answer"))}
                for each in asked.fields
                if value_of(one.answers, each.path) != form.changes()[each.path]
            ]
        except Refused as error:
            form.add_error(None, str(error))
        else:
            following = [*sections()[place + 1 :]]
            if "next" in request.POST and following:
                return redirect("answers", one.id, following[0].id)
            return redirect("engagement", one.id)
    shown = one.answers if request.method == "GET" else {**one.answers, **_tables(form)}
    context = {
        "engagement": one,
        "section": asked,
        "form": form,
        "overtaken": overtaken,
        "revision": one.revision if overtaken is not None or request.method == "GET" else _revision(request),
        "last": asked.id == sections()[-1].id,
        "workloads": workload_rows(shown) if _asks(asked.id, "workloads") else None,
        "products": product_rows(shown) if _asks(asked.id, "products") else None,
    }
    return render(request, "engagements/answers.html", context)


def _revision(request: HttpRequest) -> int:
    """Return the revision that whoever answers has seen; 0, which none has, when they do not say."""
    told = request.POST.get("revision", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= _DIGITS else 0


def _tables(form: Answers) -> dict[str, object]:
    """Return what was typed into tables, so that it is shown again."""
    return {path: value or [] for path, value in form.changes().items() if path in {"workloads", "products"}}


def _asks(part: str, path: str) -> bool:
    asked = section(part)
    return asked is not None and any(each.path == path for each in asked.fields)
