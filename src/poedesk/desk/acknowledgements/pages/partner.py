"""The partner's pages: preview and ask, see what happened, remind, withdraw."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may, done
from poedesk.desk.acknowledgements import asking
from poedesk.desk.acknowledgements.forms import Asked
from poedesk.desk.acknowledgements.handing import pdf
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.acknowledgements.pages.door import posted
from poedesk.desk.acknowledgements.pages.forms import Reason
from poedesk.desk.acknowledgements.showing import NAME, told_plainly
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import problems, sections, value_of, wrong_in
from poedesk.desk.engagements.views import found
from poedesk.desk.evidence import blobs
from poedesk.desk.reads.noting import note


@require_GET
@acting_may("acknowledgement:see")
def requests(request: HttpRequest, actor: Actor, engagement: UUID) -> HttpResponse:
    """Show who was asked, and what happened."""
    one = found(actor, engagement)
    asked = list(Acknowledgement.objects.of(actor).filter(engagement=one))
    context = {
        "engagement": one,
        "requests": asked,
        "open": any(each.state == State.ASKED for each in asked),
        "may_ask": may(actor, "acknowledgement:ask"),
    }
    return render(request, "acknowledgements/requests.html", context)


@require_http_methods(["GET", "POST"])
@acting_may("acknowledgement:ask")
def ask(request: HttpRequest, actor: Actor, engagement: UUID) -> HttpResponse:
    """Ask for the person, show what they will see, then send; each step keeps what was typed."""
    one = found(actor, engagement)
    missing = _missing(one)
    known = {
        name: value_of(one.answers, f"customer.signatory.{name}") or "" for name in ("name", "title", "email")
    }
    form = Asked(posted(request), initial=known)
    context: dict[str, Any] = {"engagement": one, "form": form, "missing": missing}
    step = request.POST.get("step", "")
    if request.method == "POST" and step != "change" and not missing and form.is_valid():
        try:
            return _stepped(request, actor, one, form, step)
        except Refused as error:
            form.add_error("email" if "@" in str(error) else None, str(error))
    elif step == "change":
        context["form"] = Asked(initial=request.POST.dict())
    return render(request, "acknowledgements/ask.html", context)


def _stepped(request: HttpRequest, actor: Actor, one: Engagement, form: Asked, step: str) -> HttpResponse:
    if step == "send":
        sha256 = request.POST.get("sha256", "")
        made = asking.ask(actor, one.id, form.person(), form.cleaned_data["message"], sha256)
        messages.success(request, _("%(name)s was asked by mail.") % {"name": made.name})
        return redirect("acknowledgements", one.id)
    seen = asking.preview(actor, one.id, form.person())
    if step == "save":
        answer = HttpResponse(seen.form.data, content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
        return answer
    context = {
        "engagement": one,
        "form": form,
        "person": form.person(),
        "message": form.cleaned_data["message"],
        "doubts": seen.doubts,
        "sections": told_plainly(seen.form.claim, seen.form.policy),
        "disclosures": seen.form.disclosures,
        "pages": [{**each, "source": _source(each)} for each in seen.pages()],
        "sha256": seen.sha256,
        "days": settings.OPTIONS.acknowledgement_days,
    }
    return render(request, "acknowledgements/preview.html", context)


def _source(page: dict[str, Any]) -> str:
    """Return the picture of a page as an address of its own: nothing was sent yet, so it has no other."""
    if not page["sha256"]:
        return ""
    data = blobs.path_of(settings.FOLDER.blobs, page["sha256"]).read_bytes()
    return f"data:{page['media_type']};base64,{b64encode(data).decode()}"


def _missing(one: Engagement) -> list[dict[str, Any]]:
    """Return the sections in which something is wrong or not answered yet."""
    wrong = problems(one.answers, one.organisation.name)
    listed = [{"section": each, "problems": wrong_in(each, wrong)} for each in sections()]
    return [each for each in listed if each["problems"]]


@require_POST
@acting_may("acknowledgement:ask")
def remind(request: HttpRequest, actor: Actor, acknowledgement: UUID) -> HttpResponse:
    """Send the link once more."""
    one = _of(actor, acknowledgement)
    return done(
        request,
        lambda: asking.remind(actor, one.id),
        _("%(name)s was reminded by mail.") % {"name": one.name},
        "acknowledgements",
        one.engagement_id,
    )


@require_http_methods(["GET", "POST"])
@acting_may("acknowledgement:ask")
def withdraw(request: HttpRequest, actor: Actor, acknowledgement: UUID) -> HttpResponse:
    """Ask whether a request is really withdrawn, then withdraw it."""
    one = _of(actor, acknowledgement)
    form = Reason(_("Why (optional)"), posted(request), hint=_("Only you see this."), required=False)
    if request.method == "POST" and form.is_valid():
        try:
            asking.withdraw(actor, one.id, form.cleaned_data["reason"])
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The request is withdrawn; its link does not work any more."))
        return redirect("acknowledgements", one.engagement_id)
    return render(request, "acknowledgements/withdraw.html", {"one": one, "form": form})


@require_GET
@acting_may("acknowledgement:see")
def document(request: HttpRequest, actor: Actor, acknowledgement: UUID) -> HttpResponseBase:  # noqa: ARG001 - as pages have it
    """Hand out what the customer is shown, sealed once it is."""
    one = _of(actor, acknowledgement)
    note(actor, one.organisation_id, "acknowledgement", f"acknowledgement:{one.id}", str(one.engagement))
    return pdf(one)


def _of(actor: Actor, acknowledgement: UUID) -> Acknowledgement:
    one = Acknowledgement.objects.of(actor).filter(pk=acknowledgement).first()
    if one is None:
        raise Http404
    return one
