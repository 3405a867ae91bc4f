"""API of the programme's cases: listed, taken, decided."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from poedesk.desk.api.asking import actor_for, etag, known, one, seen
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.api.problems import Invalid, Wrong
from poedesk.desk.reviews import keeping, listing, services
from poedesk.desk.reviews.models import KINDS, Case

router = Router(tags=["reviews"])

_LONGEST = 4000


class CaseTold(Schema):
    """Something that reviewers decide about a claim."""

    id: UUID
    claim: UUID
    kind: str
    state: str
    deadline: date | None
    doubt: int
    """Required elements that the machine did not find met."""

    doubled: bool
    """Whether two decide it blindly."""

    taken_by: UUID | None
    """Who works on it."""

    outcome: str
    amount: Decimal | None
    """What the partner of the claim expects; null where it names none."""

    currency: str
    """Of the amount; empty where the claim names none."""

    opened_at: datetime
    closed_at: datetime | None
    revision: int

    @staticmethod
    def resolve_claim(found: Case) -> UUID:
        """Return the id alone."""
        return found.claim_id

    @staticmethod
    def resolve_amount(found: Case) -> Decimal | None:
        """Return what the claim says."""
        amount: Decimal | None = found.claim.amount
        return amount

    @staticmethod
    def resolve_currency(found: Case) -> str:
        """Return what the claim says."""
        return str(found.claim.currency)

    @staticmethod
    def resolve_taken_by(found: Case) -> UUID | None:
        """Return the id alone."""
        return found.taken_by_id


class CaseWhole(CaseTold):
    """A case with what is decided about."""

    assessment: dict[str, Any]
    """poedesk.assessment/1 of the proof."""

    @staticmethod
    def resolve_assessment(found: Case) -> dict[str, Any]:
        """Return what the machine found."""
        told: dict[str, Any] = found.proof.result
        return told


class Cases(Schema):
    """Some cases, and how to go on."""

    items: list[CaseTold]
    next: str | None


class CiteGiven(Schema):
    """A place that speaks against an element."""

    document: str = Field(max_length=255)
    place: str = Field(max_length=255)
    quote: str = Field(max_length=300)


class GroundGiven(Schema):
    """Why one element is not accepted."""

    element: str = Field(max_length=80)
    code: str = Field(max_length=40)
    cites: list[CiteGiven] = Field(default_factory=list, max_length=20)
    searched: list[str] = Field(default_factory=list, max_length=100)
    words: str = Field("", max_length=_LONGEST)


class DecisionGiven(Schema):
    """A decision: accept, ask or refuse."""

    kind: str = Field(pattern="^(accept|ask|refuse)$")
    grounds: list[GroundGiven] = Field(default_factory=list, max_length=40)
    reason: str = Field("", max_length=40)
    overriding: str = Field("", max_length=_LONGEST)
    """Why against the machine, where it is."""

    words: str = Field("", max_length=_LONGEST)
    revision: int | None = Field(None, ge=0, lt=1 << 31)


@router.get("/cases", response=Cases)
def cases(
    request: HttpRequest,
    limit: Limit = MOST,
    cursor: Cursor = "",
    kind: Annotated[str, Query(description="``claim``, ``poe``, ``arbitration`` or ``dispute``.")] = "",
    mine: Annotated[bool, Query(description="Those alone that one took.")] = False,  # noqa: FBT002 - a parameter of an address
    by: Annotated[str, Query(description=f"In which order: {', '.join(listing.ORDERS)}.")] = listing.USUAL,
) -> Page:
    """List the cases that wait: the surest first, or by deadline, value or arrival.

    By value each currency is a list of its own within the list, the largest first; the unnamed are last.
    """
    actor = actor_for(request, "review:see")
    waiting = Case.objects.of(actor).filter(closed_at=None)
    waiting = waiting.filter(kind=kind) if known(kind, KINDS, "kind") else waiting
    waiting = waiting.filter(taken_by=actor.person) if mine else waiting
    order = listing.ORDERS[known(by, listing.ORDERS, "by") or listing.USUAL]
    return page(listing.reckoned(waiting), order, limit, cursor)


@router.get("/cases/{uuid:case}", response=CaseWhole)
def case(request: HttpRequest, response: HttpResponse, case: UUID) -> Case:
    """Tell a case with what the machine found."""
    found = one(Case.objects.of(actor_for(request, "review:see")).select_related("proof"), pk=case)
    etag(response, found)
    return found


@router.post("/cases/{uuid:case}/take", response=CaseTold)
def take(request: HttpRequest, case: UUID) -> Case:
    """Take a case, so that others see who works on it."""
    actor = actor_for(request, "review:decide")
    one(Case.objects.of(actor), pk=case)
    return services.take(actor, case)


@router.post("/cases/{uuid:case}/withdraw", response=CaseTold)
def withdraw(request: HttpRequest, case: UUID) -> Case:
    """Take one's own decision back while it waits for a second reviewer."""
    actor = actor_for(request, "review:decide")
    one(Case.objects.of(actor), pk=case)
    return services.withdraw(actor, case)


@router.post("/cases/{uuid:case}/decisions", response=CaseTold)
def decide(request: HttpRequest, case: UUID, body: DecisionGiven) -> Case:
    """Decide a case; where it needs two, the second decision settles it."""
    actor = actor_for(request, "review:decide")
    one(Case.objects.of(actor), pk=case)
    try:
        return services.decide(
            actor,
            case,
            body.kind,
            revision=seen(request, body.revision),
            grounds=[keeping.ground_of(each.dict()) for each in body.grounds],
            reason=body.reason,
            overriding=body.overriding,
            words=body.words,
        )
    except services.Lacking as error:
        raise Invalid([Wrong(each.field, "lacking", each.message) for each in error.problems]) from error
