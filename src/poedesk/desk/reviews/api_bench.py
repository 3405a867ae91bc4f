"""API of what reviewers work with: decisions so far, competing claims, notes and comments, the dossier."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from ninja import Router, Status
from pydantic import Field

from poedesk.desk.accounts.may import Actor
from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.handing import file
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.claims.models import Claim, Happening
from poedesk.desk.reads.noting import note
from poedesk.desk.reviews import applying, arbitrating, dossier, services, workbench
from poedesk.desk.reviews.api import CaseTold, GroundGiven
from poedesk.desk.reviews.models import Case, Note
from poedesk.process.reviews.decisions import ASK, REFUSE

router = Router(tags=["reviews"])

_LONGEST = 4000


class DecisionTold(Schema):
    """What one reviewer decided."""

    number: int
    reviewer: UUID
    at: datetime
    kind: str
    reason: str
    grounds: list[GroundGiven]
    overriding: str
    words: str
    letter: str
    """What the partner reads."""


class BenchTold(Schema):
    """Where a case stands for whoever asks."""

    may_decide: bool
    because: str
    """Why they may decide, or may not."""

    possible: list[str]
    """Decisions that the claim lets happen now."""

    decisions: list[DecisionTold]
    """As far as they may be seen: a blind second does not see the first."""

    hidden: int
    """Decisions that may not be seen yet."""

    codes: dict[str, str]
    """Code of a ground -> its usual wording."""

    reasons: dict[str, dict[str, str]]
    """``ask`` or ``refuse`` -> reason of the programme -> its words."""


class RivalTold(Schema):
    """A claim beside those that claim the same."""

    claim: UUID
    reference: str
    partner: str
    submitted_at: datetime
    amount: Decimal | None
    currency: str


class RivalRow(Schema):
    """An element in each proof, in the order of the claims."""

    title: str
    verdicts: list[str]
    because: list[str]
    stronger: str
    """Reference of the claim that alone shows it best; empty when none does."""


class RivalsTold(Schema):
    """Claims that compete, beside each other."""

    what: str
    """What is claimed for a partner alone."""

    claims: list[RivalTold]
    """One of each partner, the one under review first."""

    also: list[RivalTold]
    """More of the same partners that compete, too."""

    among: str
    """Hash of all these claims with their newest proofs: whoever settles it sends it back."""

    rows: list[RivalRow]
    recommended: str
    """Reference of the claim that the programme's rule prefers; empty: a person decides without it."""

    because: str


class RivalWins(Schema):
    """Who prevails."""

    winner: UUID
    """A claim of those that compete."""

    because: str = Field(max_length=_LONGEST)
    """Both partners read it, so it names neither."""

    among: str = Field(max_length=64)
    """What was compared, as ``GET`` told it: when others compete by now, nothing is decided."""


class Said(Schema):
    """What is written."""

    text: str = Field(min_length=1, max_length=_LONGEST)


class NoteTold(Schema):
    """A note of a reviewer for reviewers."""

    id: int
    by: UUID
    at: datetime
    text: str

    @staticmethod
    def resolve_by(found: Note) -> UUID:
        """Return the id alone."""
        return found.by_id


class Notes(Schema):
    """Some notes, and how to go on."""

    items: list[NoteTold]
    next: str | None


class CommentTold(Schema):
    """A comment that the partner reads."""

    number: int
    at: datetime
    words: str


class Comments(Schema):
    """Some comments, and how to go on."""

    items: list[CommentTold]
    next: str | None


@router.get("/cases/{uuid:case}/bench", response=BenchTold)
def bench(request: HttpRequest, case: UUID) -> BenchTold:
    """Tell what was decided so far, as far as one may see it, and whether one may decide."""
    actor = actor_for(request, "review:see")
    found = _case(actor, case)
    told = workbench.bench_of(found, actor, "")
    return BenchTold(
        may_decide=told.may,
        because=told.why,
        possible=list(told.possible),
        decisions=[_decision(each) for each in told.decisions],
        hidden=told.hidden,
        codes={code: str(wording) for code, wording in workbench.codes()},
        reasons={
            kind: {reason: str(words) for reason, words in applying.reasons_for(found, kind).items()}
            for kind in (ASK, REFUSE)
        },
    )


def _decision(each: dict[str, Any]) -> DecisionTold:
    row = each["one"]
    return DecisionTold(
        number=row.number,
        reviewer=row.reviewer_id,
        at=row.at,
        kind=row.kind,
        reason=row.reason,
        grounds=row.grounds,
        overriding=row.overriding,
        words=row.words,
        letter=each["letter"],
    )


@router.get("/cases/{uuid:case}/rivals", response=RivalsTold)
def rivals(request: HttpRequest, case: UUID) -> RivalsTold:
    """Tell the claims that compete with this one, side by side; 404 when none does. For reviewers alone."""
    actor = actor_for(request, "review:arbitrate")
    told = arbitrating.compared(actor, _case(actor, case).claim)
    if told is None:
        raise Http404
    return RivalsTold(
        what=told.what,
        claims=[_rival(each) for each in told.claims],
        also=[_rival(each) for each in told.also],
        among=told.among,
        rows=[
            RivalRow(
                title=each["title"],
                verdicts=[cell["verdict"] for cell in each["cells"]],
                because=[cell["because"] for cell in each["cells"]],
                stronger=each["stronger"] or "",
            )
            for each in told.rows
        ],
        recommended=told.recommended,
        because=told.because,
    )


def _rival(claim: Claim) -> RivalTold:
    return RivalTold(
        claim=claim.id,
        reference=claim.reference,
        partner=str(claim.organisation),
        submitted_at=claim.submitted_at,
        amount=claim.amount,
        currency=claim.currency,
    )


@router.post("/cases/{uuid:case}/rivals", response=CaseTold)
def settle(request: HttpRequest, case: UUID, body: RivalWins) -> Case:
    """Say which claim prevails; a second reviewer has to say the same before anything happens."""
    actor = actor_for(request, "review:arbitrate")
    claim = _case(actor, case).claim_id
    return arbitrating.settle(actor, claim, body.winner, body.because, seen=body.among)


@router.get("/cases/{uuid:case}/notes", response=Notes)
def notes(request: HttpRequest, case: UUID, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the notes about the claim of a case, the newest first; the partner never sees them."""
    actor = actor_for(request, "review:see")
    found = _case(actor, case)
    return page(Note.objects.of(actor).filter(claim=found.claim_id), ("-at", "-id"), limit, cursor)


@router.post("/cases/{uuid:case}/notes", response={201: NoteTold})
def write_note(request: HttpRequest, case: UUID, body: Said) -> Status[Note]:
    """Write a note for the other reviewers."""
    actor = actor_for(request, "review:note")
    return Status(201, services.note(actor, _case(actor, case).claim_id, body.text))


@router.get("/cases/{uuid:case}/comments", response=Comments)
def comments(request: HttpRequest, case: UUID, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the comments on the claim of a case that its partner reads, the newest first."""
    actor = actor_for(request, "review:see")
    found = _case(actor, case)
    written = Happening.objects.of(actor).filter(claim=found.claim_id, name="comment")
    return page(written, ("-number", "-id"), limit, cursor)


@router.post("/cases/{uuid:case}/comments", response={204: None})
def write_comment(request: HttpRequest, case: UUID, body: Said) -> Status[None]:
    """Write a comment that the partner reads, in the history of the claim and by mail."""
    actor = actor_for(request, "review:note")
    services.comment(actor, _case(actor, case).claim_id, body.text)
    return Status(204, None)


@router.post("/claims/{uuid:claim}/dossier", openapi_extra=file("The dossier.", "application/zip"))
def export(request: HttpRequest, claim: UUID) -> FileResponse:
    """Hand out all that is known of a claim as one archive; that it was exported is recorded."""
    actor = actor_for(request, "review:export")
    found = one(Claim.objects.of(actor), pk=claim)
    name, data = dossier.export(actor, claim)
    note(actor, found.organisation_id, "dossier", f"claim:{claim}", found.reference)
    return FileResponse(data, as_attachment=True, filename=name, content_type="application/zip")


def _case(actor: Actor, case: UUID) -> Case:
    return one(Case.objects.of(actor).select_related("claim__organisation", "proof", "request"), pk=case)
