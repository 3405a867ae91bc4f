"""API of incentive lines and of proposals to move their money."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.ledger import services
from poedesk.desk.ledger.models import Line, Proposal

router = Router(tags=["ledger"])


class LineTold(Schema):
    """An incentive line."""

    id: UUID
    claim: UUID
    number: str
    """Its id in the programme's system."""

    period: str
    kind: str
    amount: Decimal
    currency: str
    state: str

    @staticmethod
    def resolve_claim(found: Line) -> UUID:
        """Return the id alone."""
        return found.claim_id


class Lines(Schema):
    """Some lines, and how to go on."""

    items: list[LineTold]
    next: str | None


class NewProposal(Schema):
    """What is to happen to lines: release, return (posted back), forfeit, restore or reverse."""

    move: str = Field(max_length=20)
    lines: list[UUID] = Field(min_length=1, max_length=500)
    because: str = Field(min_length=1, max_length=500)


class ProposalTold(Schema):
    """A proposal, which somebody else decides about."""

    id: UUID
    move: str
    because: str
    lines: list[UUID]
    proposed_at: datetime
    decided_at: datetime | None
    accepted: bool | None

    @staticmethod
    def resolve_lines(found: Proposal) -> list[UUID]:
        """Return the ids alone."""
        return [each.id for each in found.lines.all()]


class Proposals(Schema):
    """Some proposals, and how to go on."""

    items: list[ProposalTold]
    next: str | None


class ProposalDecision(Schema):
    """Whether the money moves."""

    accepted: bool


@router.get("/lines", response=Lines)
def lines(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List lines by state and number; to a partner its own."""
    actor = actor_for(request, "ledger:see")
    return page(Line.objects.of(actor), ("state", "number", "id"), limit, cursor)


@router.get("/lines/{uuid:line}", response=LineTold)
def line(request: HttpRequest, line: UUID) -> Line:
    """Tell a line."""
    return one(Line.objects.of(actor_for(request, "ledger:see")), pk=line)


@router.get("/proposals", response=Proposals)
def proposals(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List proposals, the newest first."""
    actor = actor_for(request, "ledger:see")
    found: Any = Proposal.objects.of(actor).prefetch_related("lines")
    return page(found, ("-proposed_at", "-id"), limit, cursor)


@router.post("/proposals", response={201: ProposalTold})
def propose(request: HttpRequest, body: NewProposal) -> Status[Proposal]:
    """Propose to move the money of lines; nothing moves yet."""
    actor = actor_for(request, "ledger:propose")
    return Status(201, services.propose(actor, body.move, body.lines, body.because))


@router.post("/proposals/{uuid:proposal}/decision", response=ProposalTold)
def decide(request: HttpRequest, proposal: UUID, body: ProposalDecision) -> Proposal:
    """Accept a proposal that somebody else made, or turn it down."""
    actor = actor_for(request, "ledger:decide")
    one(Proposal.objects.of(actor), pk=proposal)
    return services.decide(actor, proposal, accepted=body.accepted)
