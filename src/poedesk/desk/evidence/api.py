"""API of documents: of an engagement, added, handed out, taken out and put back."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.utils import timezone
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from poedesk.desk.accounts.may import Actor
from poedesk.desk.api.asking import actor_for, known, one
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.handing import blob, file
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import services, vault
from poedesk.desk.evidence.models import Document
from poedesk.desk.reads.noting import note

router = Router(tags=["evidence"])


class DocumentFields(Schema):
    """What a document tells everywhere."""

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


class DocumentTold(DocumentFields):
    """A document."""

    @staticmethod
    def resolve_engagement(found: Document) -> UUID:
        """Return the id alone."""
        return found.engagement_id


class Documents(Schema):
    """Some documents, and how to go on."""

    items: list[DocumentTold]
    next: str | None


class DocumentWhole(DocumentFields):
    """A document, and where else its file is used."""

    good_until: date | None
    """Until when an acknowledgement of its day counts; null without a day."""

    elsewhere: list[UUID]
    """Documents of other engagements that are the same file."""

    versions: list[UUID]
    """Documents that had its name in its engagement, the newest first, with itself."""


class DocumentReuse(Schema):
    """Where a document is used too."""

    engagement: UUID


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


@router.get("/documents", response=Documents)
def vaulted(
    request: HttpRequest,
    limit: Limit = MOST,
    cursor: Cursor = "",
    show: Annotated[str, Query(description="``soon``, ``old`` or ``undated``: those too old, or soon.")] = "",
    q: Annotated[str, Query(max_length=100, description="What stands in name, customer or project.")] = "",
) -> Page:
    """List the documents of all engagements that count, the newest first."""
    actor = actor_for(request, "evidence:see")
    known(show, [each for each, _words in vault.kinds()], "show")
    return page(
        vault.narrowed(actor, show, q.strip(), timezone.localdate()), ("-added_at", "-id"), limit, cursor
    )


@router.get("/documents/{uuid:document}", response=DocumentWhole)
def document(request: HttpRequest, document: UUID) -> DocumentWhole:
    """Tell a document, its versions, and where else the same file is used."""
    actor = actor_for(request, "evidence:see")
    found, mine = _one(actor, document), Document.objects.of(actor)
    same = mine.filter(sha256=found.sha256, removed_at=None).exclude(engagement=found.engagement_id)
    named = mine.filter(engagement=found.engagement_id, name=found.name).order_by("-added_at")
    return DocumentWhole(
        **DocumentTold.from_orm(found).dict(),
        good_until=vault.age_of(found, timezone.localdate())["until"],
        elsewhere=[each.id for each in same],
        versions=[each.id for each in named],
    )


@router.post("/documents/{uuid:document}/reuse", response={201: DocumentTold})
def reuse(request: HttpRequest, document: UUID, body: DocumentReuse) -> Status[Document]:
    """Use a document in another engagement too, under its name and with its day."""
    actor = actor_for(request, "evidence:add")
    _one(actor, document)
    one(Engagement.objects.of(actor), pk=body.engagement)
    return Status(201, services.reuse(actor, document, body.engagement))


@router.get("/documents/{uuid:document}/content", openapi_extra=file("The bytes of the document."))
def content(request: HttpRequest, document: UUID) -> FileResponse:
    """Hand out the bytes of a document."""
    actor = actor_for(request, "evidence:see")
    found = _one(actor, document)
    answer = blob(found.sha256, found.name)
    note(actor, found.organisation_id, "document", f"document:{found.id}", found.name)
    return answer


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
