"""API of tokens: listed and revoked. A token makes no tokens; people make them on the page."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.tokens import services
from poedesk.desk.tokens.models import Token

router = Router(tags=["tokens"])


class TokenTold(Schema):
    """A token, without its secret, which was shown once."""

    id: UUID
    name: str
    """What it is for."""

    person: UUID
    """As whom it acts."""

    scopes: list[str]
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    """When it was used last, to the hour."""

    revoked_at: datetime | None

    @staticmethod
    def resolve_person(found: Token) -> UUID:
        """Return the id alone."""
        return found.user_id


class Tokens(Schema):
    """Some tokens, and how to go on."""

    items: list[TokenTold]
    next: str | None


@router.get("/tokens", response=Tokens)
def tokens(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List one's own tokens, the newest first; all of the organisation for who may change people."""
    actor = actor_for(request, "token:revoke")
    return page(services.within_reach(actor), ("-made_at", "-id"), limit, cursor)


@router.delete("/tokens/{uuid:api_token}", response={204: None})
def revoke_token(request: HttpRequest, api_token: UUID) -> Status[None]:
    """Revoke a token at once and for good, also the one that asks."""
    actor = actor_for(request, "token:revoke")
    one(services.within_reach(actor), pk=api_token)
    services.revoke(actor, api_token)
    return Status(204, None)
