"""API of the outbox, for who looks after the desk."""

from datetime import datetime

from django.http import HttpRequest
from ninja import Router

from poedesk.desk.api.asking import actor_for
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.mail.models import Mail

router = Router(tags=["desk"])


class MailTold(Schema):
    """A mail that the desk wrote."""

    id: int
    to: str
    subject: str
    body: str
    """Empty where it opens a door: such a mail is read on the page of the outbox alone."""

    written_at: datetime
    sent_at: datetime | None
    """When a server took it; null: it waits, or there is no server."""

    tries: int
    problem: str
    """Why the last try failed."""

    @staticmethod
    def resolve_body(found: Mail) -> str:
        """Return the text of a mail that opens no door."""
        return "" if found.secret else found.body


class Mails(Schema):
    """Some mails, and how to go on."""

    items: list[MailTold]
    next: str | None


@router.get("/desk/mails", response=Mails)
def mails(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the mails that the desk wrote, the newest first."""
    actor_for(request, "desk:mails")
    return page(Mail.objects.all(), ("-written_at", "-id"), limit, cursor)
