"""API of what was handed in: one proof, its documents as they were, pictures of the pages that it cites."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from ninja import Router

from poedesk.desk.accounts.may import Actor
from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.handing import PICTURES, blob, file
from poedesk.desk.claims.api import ProofTold
from poedesk.desk.claims.models import Proof
from poedesk.desk.reads.noting import note

router = Router(tags=["claims"])


@router.get("/claims/{uuid:claim}/proofs/{int:proof}", response=ProofTold)
def proof_told(request: HttpRequest, claim: UUID, proof: int) -> Proof:
    """Tell what was handed in at one time, and how it was judged on both sides."""
    return _one(actor_for(request, "claim:see"), claim, proof)


@router.get(
    "/claims/{uuid:claim}/proofs/{int:proof}/documents/{int:place}",
    openapi_extra=file("The bytes of the document."),
)
def proof_document(request: HttpRequest, claim: UUID, proof: int, place: int) -> FileResponse:
    """Hand out a document as it was handed in; ``place`` counts from 1 in the proof's documents."""
    actor = actor_for(request, "claim:see")
    found = _one(actor, claim, proof)
    if not 1 <= place <= len(found.documents):
        raise Http404
    told = found.documents[place - 1]
    answer = blob(told["sha256"], told["name"])
    note(actor, found.claim.organisation_id, "document", f"claim:{claim}", told["name"])
    return answer


@router.get(
    "/claims/{uuid:claim}/proofs/{int:proof}/pages/{int:place}",
    openapi_extra=file("The picture of a page.", *PICTURES),
)
def proof_page(request: HttpRequest, claim: UUID, proof: int, place: int) -> FileResponse:
    """Hand out the picture of a page that the assessment of a proof cites; ``place`` counts from 0."""
    actor = actor_for(request, "claim:see")
    found = _one(actor, claim, proof)
    if place >= len(found.pictures):
        raise Http404
    told = found.pictures[place]
    answer = blob(told["sha256"], told["title"], told["media_type"], saved=False)
    note(actor, found.claim.organisation_id, "page", f"claim:{claim}", told["title"])
    return answer


def _one(actor: Actor, claim: UUID, proof: int) -> Proof:
    return one(Proof.objects.of(actor).select_related("claim").filter(claim=claim), number=proof)
