"""API of documents: of an engagement, added, handed out, taken out and put back."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from ninja import File, Router, Schema, Status
from ninja.files import UploadedFile

from poedesk.desk.accounts.may import Actor
from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import blobs, services
from poedesk.desk.evidence.models import Document
from poedesk.desk.reads.noting import note

router = Router(tags=["evidence"])


class DocumentTold(Schema):
    """A document."""

    id: UUID
    engagement: UUID
    name: str
    sha256: str
    size: int
    """Bytes."""

    dated: date | None
    """Of which day it is, as the partner says."""

    added_at: datetime
    removed_at: datetime | None
    """When it was taken out; null while it counts."""

    @staticmethod
    def resolve_engagement(found: Document) -> UUID:
        """Return the id alone."""
        return found.engagement_id


class Documents(Schema):
    """Some documents, and how to go on."""

    items: list[DocumentTold]
    next: str | None


class DocumentDay(Schema):
    """Of which day a document is."""

    dated: date | None


@router.get("/engagements/{uuid:engagement}/documents", response=Documents)
def documents(request: HttpRequest, engagement: UUID, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the documents of an engagement by name, those that were taken out too."""
    actor = actor_for(request, "evidence:see")
    found = one(Engagement.objects.of(actor), pk=engagement)
    return page(Document.objects.of(actor).filter(engagement=found), ("name", "id"), limit, cursor)


@router.post("/engagements/{uuid:engagement}/documents", response={201: DocumentTold})
def add(request: HttpRequest, engagement: UUID, file: File[UploadedFile]) -> Status[Document]:
    """Add a file to an engagement; a document of that name is replaced by it."""
    actor = actor_for(request, "evidence:add")
    one(Engagement.objects.of(actor), pk=engagement)
    root, most = settings.FOLDER.blobs, settings.OPTIONS.upload_bytes
    return Status(201, services.add(actor, engagement, file.name or "", file.chunks(), root=root, most=most))


@router.get("/documents/{uuid:document}", response=DocumentTold)
def document(request: HttpRequest, document: UUID) -> Document:
    """Tell a document."""
    return _one(actor_for(request, "evidence:see"), document)


@router.get(
    "/documents/{uuid:document}/content",
    openapi_extra={
        "responses": {200: {"description": "The bytes.", "content": {"application/octet-stream": {}}}}
    },
)
def content(request: HttpRequest, document: UUID) -> FileResponse:
    """Hand out the bytes of a document."""
    actor = actor_for(request, "evidence:see")
    found = _one(actor, document)
    path = blobs.path_of(settings.FOLDER.blobs, found.sha256)
    if not path.is_file():
        raise Http404
    note(actor, found.organisation_id, "document", f"document:{found.id}", found.name)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )


@router.patch("/documents/{uuid:document}", response=DocumentTold)
def set_date(request: HttpRequest, document: UUID, body: DocumentDay) -> Document:
    """Say of which day a document is."""
    actor = actor_for(request, "evidence:add")
    _one(actor, document)
    return services.set_date(actor, document, body.dated)


@router.delete("/documents/{uuid:document}", response=DocumentTold)
def remove(request: HttpRequest, document: UUID) -> Document:
    """Take a document out; it can be put back."""
    actor = actor_for(request, "evidence:remove")
    _one(actor, document)
    return services.remove(actor, document)


@router.post("/documents/{uuid:document}/restore", response=DocumentTold)
def restore(request: HttpRequest, document: UUID) -> Document:
    """Put a document back that was taken out."""
    actor = actor_for(request, "evidence:add")
    _one(actor, document)
    return services.restore(actor, document)


def _one(actor: Actor, document: UUID) -> Document:
    return one(Document.objects.of(actor), pk=document)
