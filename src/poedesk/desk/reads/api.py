"""API of reads: who was handed which document of the organisation."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from poedesk.desk.api.asking import actor_for
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.reads.models import Read

router = Router(tags=["reads"])


class ReadTold(Schema):
    """One hand-out."""

    at: datetime
    what: str
    """``document``, ``page``, ``packet``, ``dossier``, ``acknowledgement`` or ``population``."""

    name: str
    subject: str
    """Id of the thing, such as ``claim:...``."""

    person: UUID | None
    """Who looked; null: the customer's person behind a link."""

    organisation: UUID | None
    """For which organisation they looked."""

    by: str
    """``page`` or ``api``."""

    @staticmethod
    def resolve_person(found: Read) -> UUID | None:
        """Return the id alone."""
        return found.user_id

    @staticmethod
    def resolve_organisation(found: Read) -> UUID | None:
        """Return for whom it was looked at, not whose it is."""
        return found.reader_id


class Reads(Schema):
    """Some hand-outs, and how to go on."""

    items: list[ReadTold]
    next: str | None


@router.get("/reads", response=Reads)
def reads(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List who was handed which document of the organisation, the newest first."""
    actor = actor_for(request, "reads:see")
    return page(Read.objects.of(actor), ("-at", "-id"), limit, cursor)
