"""Public pages: check a file, see the trail's checkpoints and key. Nobody signs in, nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from poedesk.desk.accounts.services import Refused
from poedesk.desk.checks.checking import check
from poedesk.desk.checks.telling import newest_checkpoints, public_key
from poedesk.desk.readiness.telling import COLOURS
from poedesk.desk.texts import elements


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a file, and tell what of it holds."""
    told, refused = None, None
    if request.method == "POST":
        try:
            told = check(request.FILES.getlist("files"))
        except Refused as error:
            refused = str(error)
    answers = [
        {**each, "colour": COLOURS[each["verdict"]], "word": elements.verdict_of(each["verdict"])}
        for each in (told.answers if told else ())
    ]
    answers.sort(key=lambda each: ("not_met", "unclear", "met").index(each["verdict"]))
    return render(request, "checks/verify.html", {"told": told, "answers": answers, "refused": refused})


@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    """Show the public key of the trail and its newest checkpoints."""
    return render(request, "checks/trail.html", {"key": public_key(), "notes": newest_checkpoints()})


@require_GET
def key(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a page takes its request
    """Hand out the public key of the trail."""
    response = HttpResponse(f"{public_key()}\n", content_type="text/plain; charset=us-ascii")
    response["Content-Disposition"] = 'attachment; filename="trail.pub"'
    return response
