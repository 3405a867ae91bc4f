"""What the customer's person sees behind the link. Looking changes nothing: mail scanners look, too."""

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements import answering, passing, proving, taking_back
from poedesk.desk.acknowledgements.forms import Whom
from poedesk.desk.acknowledgements.handing import pdf
from poedesk.desk.acknowledgements.models import Acknowledgement, Shown
from poedesk.desk.acknowledgements.pages.door import (
    door,
    draft,
    ended_page,
    has_proven,
    inner,
    may_look_again,
    posted,
    prove,
    visit,
)
from poedesk.desk.acknowledgements.pages.forms import Copy, Entered, Reason, Signed
from poedesk.desk.acknowledgements.showing import claim_of_shown, summary, told_plainly
from poedesk.desk.evidence import blobs
from poedesk.desk.reads.noting import note
from poedesk.desk.texts.showing import shown
from poedesk.kernel.errors import PoedeskError
from poedesk.paper.acknowledging.codes import VALID, Answer
from poedesk.paper.acknowledging.model import Mark, Way
from poedesk.paper.acknowledging.uploads import pictured
from poedesk.proof.reading.limits import from_environment
from poedesk.proof.reading.parent.sandbox import Sandbox

_SALT = "acknowledgement:picture"
_HOUR = 3600


@require_http_methods(["GET", "HEAD", "POST"])
@door
def start(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponseBase:
    """Show where it begins: a code, the document with the signature, or that it is over."""
    if not one.is_open(timezone.now()):
        if may_look_again(one) and has_proven(request, one):
            return render(request, "acknowledgements/signed.html", {"one": one, "token": token})
        return ended_page(request, one, token)
    if request.method == "POST":
        return _sign(request, one, token)
    if not has_proven(request, one):
        context = {"one": one, "token": token, "kept": bool(draft(request, one))}
        return render(request, "acknowledgements/start.html", context)
    kept = draft(request, one)
    return _page(request, one, token, Signed(one, initial=kept, kept=_kept(kept.get("kept", ""))))


@inner
def _sign(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponseBase:
    form = Signed(one, request.POST, request.FILES, kept=_kept(request.POST.get("kept", "")))
    valid = form.is_valid()
    picture = _picture(request, form)
    if valid and not form.errors:
        try:
            answering.sign(one.id, form.mark(picture), form.initials(), visit(request))
        except Refused as error:
            form.add_error(None, str(error))
        else:
            return redirect("acknowledge", token)
    return _page(request, one, token, form)


def _picture(request: HttpRequest, form: Signed) -> Mark | None:
    """Return the picture that was uploaded as a mark; it is kept, whatever else is wrong on the page."""
    if request.POST.get("way") != "uploaded":
        return None
    given = form.files.get("picture")
    name = given.name if given else "signature"
    try:
        if given:
            with Sandbox(from_environment()) as sandbox:
                picture = pictured(given.read(), name or "signature", sandbox)
            file = picture.file
            form.kept = blobs.keep(settings.FOLDER.blobs, (file,), len(file)).sha256
    except PoedeskError as error:
        form.add_error("picture", shown(error))
        return None
    return Mark(Way.UPLOADED, form.signer, picture=form.kept) if form.kept else None


def _kept(signed: str) -> str:
    """Return the hash of a picture that this page kept before, empty for anything else."""
    try:
        return (
            str(signing.loads(signed, salt=_SALT, max_age=settings.OPTIONS.picture_hours * _HOUR))
            if signed
            else ""
        )
    except signing.BadSignature:
        return ""


def _page(request: HttpRequest, one: Acknowledgement, token: str, form: Signed) -> HttpResponse:
    claim, policy = claim_of_shown(one)
    pages = Shown.objects.filter(pk=one.sha256).values_list("pages", flat=True).first() or []
    context = {
        "one": one,
        "token": token,
        "form": form,
        "sections": told_plainly(claim, policy),
        "rows": summary(claim, policy),
        "pages": pages,
        "way": form["way"].value(),
        "kept": signing.dumps(form.kept, salt=_SALT) if form.kept else "",
        "customer": claim.customer.name,
        "policy": policy,
    }
    return render(request, "acknowledgements/document.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@door
def code(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponseBase:
    """Send a code (a button of its own), ask for it, and let in who has it."""
    if not one.is_open(timezone.now()) and not may_look_again(one):
        return redirect("acknowledge", token)
    refused, form = None, Entered()
    if request.method == "POST" and "send" in request.POST:
        try:
            proving.send(one)
        except Refused as error:
            refused = str(error)
        else:
            return redirect("acknowledge_code", token)
    elif request.method == "POST":
        form = Entered(request.POST)
        if form.is_valid():
            answer = proving.enter(one, form.cleaned_data["code"])
            if answer is Answer.RIGHT:
                prove(request, one)
                return redirect("acknowledge", token)
            form.add_error("code", _wrong(answer))
    context = {"one": one, "token": token, "form": form, "refused": refused, "minutes": VALID.seconds // 60}
    return render(request, "acknowledgements/code.html", context)


def _wrong(answer: Answer) -> str:
    return {
        Answer.WRONG: _("This is not the code. Look at the newest mail, and enter its eight digits"),
        Answer.EXPIRED: _("This code does not hold any more. Ask for a new one below"),
        Answer.TOO_MANY: _("There were too many wrong codes. Ask for a new one below"),
        Answer.USED: _("This code was used before. Ask for a new one below"),
    }[answer]


@require_http_methods(["GET", "POST"])
@door
@inner
def decline(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponseBase:
    """Let somebody say no, and why."""
    label = _("What is wrong, or why do you decline?")
    hint = _("%(partner)s reads this. If something in the document is wrong, name it.") % {
        "partner": one.organisation
    }
    form = Reason(label, posted(request), hint=hint, initial=draft(request, one))
    if request.method == "POST" and form.is_valid():
        try:
            answering.decline(one.id, form.cleaned_data["reason"], visit(request))
        except Refused as error:
            form.add_error(None, str(error))
        else:
            return redirect("acknowledge", token)
    return render(request, "acknowledgements/decline.html", {"one": one, "token": token, "form": form})


@require_http_methods(["GET", "POST"])
@door
@inner
def pass_on(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponseBase:
    """Let somebody name who may sign instead."""
    form = Whom(posted(request), initial=draft(request, one))
    if request.method == "POST" and form.is_valid():
        try:
            passing.pass_on(one.id, form.person(), visit(request))
        except Refused as error:
            form.add_error("email", str(error))
        else:
            return redirect("acknowledge", token)
    return render(request, "acknowledgements/pass_on.html", {"one": one, "token": token, "form": form})


@require_http_methods(["GET", "POST"])
@door
@inner
def copy(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponseBase:
    """Take a copy that was signed elsewhere."""
    form = Copy(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            answering.bring_back(one.id, form.cleaned_data["file"].chunks(), visit(request))
        except Refused as error:
            form.add_error("file", str(error))
        else:
            return redirect("acknowledge", token)
    return render(request, "acknowledgements/copy.html", {"one": one, "token": token, "form": form})


@require_http_methods(["GET", "POST"])
@door
def take_back(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponseBase:
    """Let somebody take an acknowledgement back."""
    if not one.given or not has_proven(request, one):
        return redirect("acknowledge", token)
    form = Reason(_("Why do you take it back?"), posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            means = taking_back.take_back(one.id, form.cleaned_data["reason"], visit(request))
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, means)
            return redirect("acknowledge", token)
    return render(request, "acknowledgements/take_back.html", {"one": one, "token": token, "form": form})


@require_GET
@door
def document(request: HttpRequest, one: Acknowledgement, token: str) -> HttpResponseBase:
    """Hand out the document, sealed once it is."""
    if not has_proven(request, one) or not (one.is_open(timezone.now()) or may_look_again(one)):
        return redirect("acknowledge", token)
    note(None, one.organisation_id, "acknowledgement", f"acknowledgement:{one.id}", str(one.engagement))
    return pdf(one)


@require_GET
@door
@inner
def page(request: HttpRequest, one: Acknowledgement, token: str, number: int) -> HttpResponseBase:  # noqa: ARG001
    """Answer with the picture of a page."""
    return picture(one, number)


def picture(one: Acknowledgement, number: int) -> HttpResponse:
    """Return the picture of a page of what is shown; raises Http404."""
    pages = Shown.objects.filter(pk=one.sha256).values_list("pages", flat=True).first() or []
    if not 1 <= number <= len(pages) or not pages[number - 1]["sha256"]:
        raise Http404
    told = pages[number - 1]
    data = blobs.path_of(settings.FOLDER.blobs, told["sha256"]).read_bytes()
    return HttpResponse(data, content_type=told["media_type"])
