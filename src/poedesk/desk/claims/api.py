"""API of claims: submitted, listed, acted on by their table, handed in anew; programmes that are run."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status
from pydantic import Field

from poedesk.desk.accounts.may import Actor
from poedesk.desk.api.asking import actor_for, etag, known, one, seen, shown_to
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.claims import extending, services
from poedesk.desk.claims.course import packing
from poedesk.desk.claims.listing import kinds_of, narrowed
from poedesk.desk.claims.models import Claim, Happening, Programme, Proof
from poedesk.desk.claims.telling import buttons_of
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import blobs
from poedesk.desk.reads.noting import note

router = Router(tags=["claims"])

_LONGEST = 4000


class ClaimFields(Schema):
    """What a claim tells everywhere."""

    id: UUID
    reference: str
    engagement: UUID
    partner: UUID
    programme_owner: UUID
    programme: str
    version: str
    customer: str
    state: str
    turn: str
    """Who is waited for: partner, customer, programme or nobody."""

    deadline: date | None
    verdict: str
    """Of the newest proof, as the partner saw it."""

    amount: Decimal | None
    currency: str
    revision: int
    submitted_at: datetime
    changed_at: datetime


class ClaimTold(ClaimFields):
    """A claim."""

    @staticmethod
    def resolve_engagement(found: Claim) -> UUID:
        """Return the id alone."""
        return found.engagement_id

    @staticmethod
    def resolve_partner(found: Claim) -> UUID:
        """Return the id alone."""
        return found.organisation_id

    @staticmethod
    def resolve_programme_owner(found: Claim) -> UUID:
        """Return the id alone."""
        return found.owner_id


class ClaimAct(Schema):
    """Something that could be done to a claim now."""

    name: str
    title: str
    reasons: list[str]
    """One of which must be given; empty: none."""

    lacking: list[str]
    """What still stands against it."""


class ClaimClock(Schema):
    """A deadline that runs."""

    clock: str
    side: str
    due: date | None
    """Null while it stands still."""

    why: str


class ClaimWhole(ClaimFields):
    """A claim with its deadlines and what could be done."""

    acts: list[ClaimAct]
    clocks: list[ClaimClock]


class Claims(Schema):
    """Some claims, and how to go on."""

    items: list[ClaimTold]
    next: str | None


class ClaimHappened(Schema):
    """Something that happened to a claim."""

    number: int
    at: datetime
    tag: str
    name: str
    title: str
    to: str
    """State afterwards."""

    side: str
    reason: str
    words: str


class ClaimHistory(Schema):
    """Some of what happened, and how to go on."""

    items: list[ClaimHappened]
    next: str | None


class ProofDocument(Schema):
    """A document as it was handed in."""

    name: str
    sha256: str
    size: int
    dated: date | None


class ProofTold(Schema):
    """What was handed in at one time, and how it was judged on both sides."""

    number: int
    given_at: datetime
    day: date
    content: str
    """SHA-256 over the claim file and the documents."""

    documents: list[ProofDocument]
    verdict: str
    key: str
    result: dict[str, Any]
    """poedesk.assessment/1 as the partner saw it."""

    checked_at: datetime | None
    checked_verdict: str
    differences: list[str]
    problem: str
    packet: str
    """SHA-256 of the packet; empty while there is none."""


class ClaimSubmit(Schema):
    """What a submitter confirms."""

    confirmed: bool
    """Whether it is true, may be handed in, and the customer knows of it."""

    shown: str | None = Field(None, max_length=64)
    """What was shown, as the readiness of the engagement tells it."""

    revision: int | None = Field(None, ge=0, lt=1 << 31)
    """Of the engagement, unless it stands in If-Match."""


class ClaimDo(Schema):
    """A transition of the claim's table."""

    name: str = Field(max_length=40)
    reason: str | None = Field(None, max_length=80)
    words: str = Field("", max_length=_LONGEST)
    renew: int | None = Field(None, ge=0, lt=1 << 31)
    """Hand the engagement in anew before, at this revision of it."""

    shown: str | None = Field(None, max_length=64)
    """What was shown, as the readiness of the engagement tells it; with ``renew`` alone."""

    revision: int | None = Field(None, ge=0, lt=1 << 31)
    """Of the claim, unless it stands in If-Match."""


class ProofGive(Schema):
    """A newer proof."""

    shown: str | None = Field(None, max_length=64)
    """What was shown, as the readiness of the engagement tells it."""

    revision: int | None = Field(None, ge=0, lt=1 << 31)
    """Of the engagement, unless it stands in If-Match."""


class TimeAsked(Schema):
    """More time for a deadline."""

    days: int = Field(ge=1, le=366)
    because: str = Field(min_length=1, max_length=_LONGEST)


class TimeDecided(Schema):
    """Whether more time is given."""

    granted: bool
    words: str = Field("", max_length=_LONGEST)


class ProgrammesRun(Schema):
    """Ids of programmes that the organisation runs."""

    programmes: list[str] = Field(max_length=100)


@router.get("/claims", response=Claims)
def claims(
    request: HttpRequest,
    limit: Limit = MOST,
    cursor: Cursor = "",
    state: Annotated[str, Query(max_length=80, description="Of the claim's table.")] = "",
    show: Annotated[str, Query(description="``mine``, ``theirs``, ``held`` or ``over``.")] = "",
    q: Annotated[str, Query(max_length=100, description="What stands in reference, customer, partner.")] = "",
) -> Page:
    """List the claims that the organisation handed in or got, the newest first."""
    actor = actor_for(request, "claim:see")
    known(show, [each for each, _words in kinds_of(actor.kind)], "show")
    found = narrowed(Claim.objects.of(actor), actor.kind, show, q.strip())
    if state:
        found = found.filter(state=state)
    return page(found, ("-submitted_at", "-id"), limit, cursor)


@router.post("/engagements/{uuid:engagement}/claims", response={201: ClaimWhole})
def submit(
    request: HttpRequest, response: HttpResponse, engagement: UUID, body: ClaimSubmit
) -> Status[ClaimWhole]:
    """Submit an engagement as a claim."""
    actor = actor_for(request, "claim:submit")
    one(Engagement.objects.of(actor), pk=engagement)
    revision, shown = seen(request, body.revision), shown_to(body.shown)
    made = services.submit(actor, engagement, revision, ticked=body.confirmed, shown=shown)
    return Status(201, _whole(actor, made, response))


@router.get("/claims/{uuid:claim}", response=ClaimWhole)
def claim(request: HttpRequest, response: HttpResponse, claim: UUID) -> ClaimWhole:
    """Tell a claim with its deadlines and what could be done."""
    actor = actor_for(request, "claim:see")
    return _whole(actor, one(Claim.objects.of(actor), pk=claim), response)


@router.post("/claims/{uuid:claim}/acts", response=ClaimWhole)
def act(request: HttpRequest, response: HttpResponse, claim: UUID, body: ClaimDo) -> ClaimWhole:
    """Let a transition of its table happen to a claim."""
    actor = actor_for(request, "claim:act")
    one(Claim.objects.of(actor), pk=claim)
    taken = services.act(
        actor,
        claim,
        body.name,
        revision=seen(request, body.revision),
        reason=body.reason,
        words=body.words,
        renew=body.renew,
        shown=None if body.renew is None else shown_to(body.shown),
    )
    return _whole(actor, taken.claim, response)


@router.get("/claims/{uuid:claim}/history", response=ClaimHistory)
def history(request: HttpRequest, claim: UUID, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List what happened to a claim, in order."""
    actor = actor_for(request, "claim:see")
    one(Claim.objects.of(actor), pk=claim)
    return page(Happening.objects.of(actor).filter(claim=claim), ("number", "id"), limit, cursor)


@router.get("/claims/{uuid:claim}/proofs", response=list[ProofTold])
def proofs(request: HttpRequest, claim: UUID) -> list[Proof]:
    """List what was handed in for a claim, in order."""
    actor = actor_for(request, "claim:see")
    return list(one(Claim.objects.of(actor), pk=claim).proofs.order_by("number"))


@router.post("/claims/{uuid:claim}/proofs", response={201: ProofTold})
def hand_in(request: HttpRequest, claim: UUID, body: ProofGive) -> Status[Proof]:
    """Hand the engagement in anew, where the state of the claim lets it."""
    actor = actor_for(request, "claim:submit")
    one(Claim.objects.of(actor), pk=claim)
    revision, shown = seen(request, body.revision), shown_to(body.shown)
    made = services.hand_in(actor, claim, revision, shown=shown)
    return Status(201, made)


@router.post("/claims/{uuid:claim}/proofs/{int:proof}/packet", response={202: ProofTold})
def make_packet(request: HttpRequest, claim: UUID, proof: int) -> Status[Proof]:
    """Have a proof packed as one file; ask for it until it is there."""
    actor = actor_for(request, "claim:packet")
    found = one(Proof.objects.of(actor).filter(claim=claim), number=proof)
    packing.make_packet(actor, claim, proof)
    return Status(202, found)


@router.get(
    "/claims/{uuid:claim}/proofs/{int:proof}/packet",
    openapi_extra={
        "responses": {200: {"description": "The packet.", "content": {"application/octet-stream": {}}}}
    },
)
def packet(request: HttpRequest, claim: UUID, proof: int) -> FileResponse:
    """Hand out the packet of a proof."""
    actor = actor_for(request, "claim:packet")
    found = one(Proof.objects.of(actor).filter(claim=claim), number=proof)
    path = blobs.path_of(settings.FOLDER.blobs, found.packet)
    if not found.packet or not path.is_file():
        raise Http404
    note(actor, found.claim.organisation_id, "packet", f"claim:{claim}", found.claim.reference)
    name = f"{found.claim.reference.lower()}-proof-{found.number}.poe"
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )


@router.post("/claims/{uuid:claim}/deadlines/{slug:clock}/time", response=ClaimWhole)
def ask_time(
    request: HttpRequest, response: HttpResponse, claim: UUID, clock: str, body: TimeAsked
) -> ClaimWhole:
    """Ask for more time for a deadline of one's own side."""
    actor = actor_for(request, "claim:act")
    one(Claim.objects.of(actor), pk=claim)
    made = extending.ask_time(actor, claim, clock, days=body.days, because=body.because)
    return _whole(actor, made, response)


@router.patch("/claims/{uuid:claim}/deadlines/{slug:clock}/time", response=ClaimWhole)
def decide_time(
    request: HttpRequest, response: HttpResponse, claim: UUID, clock: str, body: TimeDecided
) -> ClaimWhole:
    """Decide about more time that was asked for."""
    actor = actor_for(request, "claim:act")
    one(Claim.objects.of(actor), pk=claim)
    made = extending.decide_time(actor, claim, clock, granted=body.granted, words=body.words)
    return _whole(actor, made, response)


@router.get("/programmes", response=ProgrammesRun)
def programmes(request: HttpRequest) -> ProgrammesRun:
    """Tell which programmes the organisation runs."""
    return _run(actor_for(request, "programme:see"))


@router.put("/programmes", response=ProgrammesRun)
def run_programmes(request: HttpRequest, body: ProgrammesRun) -> ProgrammesRun:
    """Say which programmes the organisation runs."""
    actor = actor_for(request, "programme:run")
    services.run_programmes(actor, body.programmes)
    return _run(actor)


def _run(actor: Actor) -> ProgrammesRun:
    return ProgrammesRun(programmes=[each.id for each in Programme.objects.of(actor)])


def _whole(actor: Actor, found: Claim, response: HttpResponse) -> ClaimWhole:
    etag(response, found)
    told = ClaimTold.from_orm(found).dict()
    return ClaimWhole(
        **told,
        acts=[
            ClaimAct(
                name=each.name,
                title=each.title,
                reasons=[reason for reason, _words in each.reasons],
                lacking=list(each.lacking),
            )
            for each in buttons_of(actor, found, timezone.now())
        ],
        clocks=[
            ClaimClock(clock=each.clock, side=each.side, due=each.due, why=each.why)
            for each in found.deadlines.filter(stopped_at=None)
        ],
    )
