"""What was handed in, for either side: the files as they were, the pictures of the cited pages."""

from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.claims.course.packing import PACK, make_packet
from poedesk.desk.claims.models import Claim, Proof
from poedesk.desk.claims.pages.acting import found
from poedesk.desk.claims.pages.remedies import failing
from poedesk.desk.evidence import blobs
from poedesk.desk.jobs.models import Job
from poedesk.desk.reads.noting import note


def proof_of(actor: Actor, claim: UUID, number: int) -> tuple[Claim, Proof]:
    """Return a proof of a claim that the actor's side sees; raises Http404."""
    one = found(actor, claim)
    given = one.proofs.select_related("given_by").filter(number=number).first()
    if given is None:
        raise Http404
    return one, given


@require_GET
@acting_may("claim:see")
def proof(request: HttpRequest, actor: Actor, claim: UUID, proof: int) -> HttpResponse:
    """Show what was handed in at one time, and how it was judged on both sides."""
    one, given = proof_of(actor, claim, proof)
    context = {
        "claim": one,
        "proof": given,
        "failing": failing(given.result),
        "side": actor.kind,
        "may_pack": may(actor, "claim:packet"),
        "packing": Job.objects.filter(kind=PACK, key=str(given.pk), done_at=None).exists(),
    }
    return render(request, "claims/proof.html", context)


@require_GET
@acting_may("claim:see")
def document(request: HttpRequest, actor: Actor, claim: UUID, proof: int, place: int) -> HttpResponseBase:  # noqa: ARG001 - parts of an address
    """Hand out a document as it was handed in, to be saved and never shown by the browser."""
    one, given = proof_of(actor, claim, proof)
    if not 1 <= place <= len(given.documents):
        raise Http404
    told = given.documents[place - 1]
    path = blobs.path_of(settings.FOLDER.blobs, told["sha256"])
    if not path.is_file():
        raise Http404
    note(actor, one.organisation_id, "document", f"claim:{claim}", told["name"])
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=told["name"], content_type="application/octet-stream"
    )


@require_GET
@acting_may("claim:see")
def page(request: HttpRequest, actor: Actor, claim: UUID, proof: int, place: int) -> HttpResponse:  # noqa: ARG001 - parts of an address
    """Answer with the picture of a page that the assessment of a proof cites; ``place`` counts from 0."""
    one, given = proof_of(actor, claim, proof)
    if place >= len(given.pictures):
        raise Http404
    told = given.pictures[place]
    path = blobs.path_of(settings.FOLDER.blobs, told["sha256"])
    if not path.is_file():
        raise Http404
    note(actor, one.organisation_id, "page", f"claim:{claim}", told["title"])
    response = HttpResponse(path.read_bytes(), content_type=told["media_type"])
    response["Cache-Control"] = "private, no-cache"
    return response


@require_http_methods(["GET", "POST"])
@acting_may("claim:packet")
def packet(request: HttpRequest, actor: Actor, claim: UUID, proof: int) -> HttpResponseBase:
    """Have the packet of a proof made; hand it out once it is there."""
    one, given = proof_of(actor, claim, proof)
    if request.method == "POST":
        make_packet(actor, one.id, given.number)
        return redirect("proof", one.id, given.number)
    path = blobs.path_of(settings.FOLDER.blobs, given.packet)
    if not given.packet or not path.is_file():
        raise Http404
    note(actor, one.organisation_id, "packet", f"claim:{claim}", one.reference)
    name = f"{one.reference.lower()}-proof-{given.number}.poe"
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
