"""API of what a draw did: who stood in it, more drawn, taken out or chosen, its population and its slips."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from poedesk.desk.api.asking import actor_for, one, seen
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.handing import file
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.audits import drawing
from poedesk.desk.audits.api import DrawWhole
from poedesk.desk.audits.handing import as_file
from poedesk.desk.audits.models import Draw, Unit
from poedesk.desk.claims.scope import PROGRAMME
from poedesk.desk.reads.noting import note
from poedesk.process.audits.slips import slips

router = Router(tags=["audits"])

_JSON = "application/json"
_MOST_DRAWN = 1_000_000


class UnitTold(Schema):
    """A claim that stood in a population."""

    draw: UUID
    claim: UUID
    reference: str
    chosen: str
    """``drawn`` at random, ``picked`` by hand, or empty."""

    @staticmethod
    def resolve_draw(found: Unit) -> UUID:
        """Return the id alone."""
        return found.draw_id

    @staticmethod
    def resolve_claim(found: Unit) -> UUID:
        """Return the id alone."""
        return found.claim_id

    @staticmethod
    def resolve_reference(found: Unit) -> str:
        """Return its id in the population."""
        return found.claim.reference


class Units(Schema):
    """Some claims of draws, and how to go on."""

    items: list[UnitTold]
    next: str | None


class DrawMore(Schema):
    """How many more are drawn."""

    more: int = Field(ge=1, lt=_MOST_DRAWN)
    because: str = Field(min_length=1, max_length=500)
    """It stands in the receipt for everybody to read."""

    revision: int | None = Field(None, ge=0, lt=1 << 31)
    """Of the draw as it was seen, unless ``If-Match`` says so."""


class DrawChange(Schema):
    """A claim that is taken out, or chosen."""

    claim: str = Field(min_length=1, max_length=40)
    """Its reference, such as ``CLM-7KQ3M2XD``."""

    because: str = Field(min_length=1, max_length=500)
    """It stands in the receipt for everybody to read."""

    revision: int | None = Field(None, ge=0, lt=1 << 31)
    """Of the draw as it was seen, unless ``If-Match`` says so."""


@router.get("/draws/units", response=Units)
def own_units(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List what became of one's claims in the draws that are published, the newest first."""
    actor = actor_for(request, "draw:see")
    found = Unit.objects.of(actor).exclude(draw__published_at=None).select_related("claim")
    return page(found, ("-id",), limit, cursor)


@router.get("/draws/{uuid:draw}/units", response=Units)
def units(request: HttpRequest, draw: UUID, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the claims of a population, to the programme that drew."""
    actor = actor_for(request, "draw:see")
    found = one(Draw.objects.of(actor), pk=draw)
    return page(Unit.objects.of(actor).filter(draw=found).select_related("claim"), ("id",), limit, cursor)


@router.post("/draws/{uuid:draw}/extend", response=DrawWhole)
def extend(request: HttpRequest, draw: UUID, body: DrawMore) -> Draw:
    """Draw more; all that was drawn stays drawn."""
    actor = actor_for(request, "draw:make")
    one(Draw.objects.of(actor), pk=draw)
    return drawing.extend(actor, draw, body.more, body.because, seen=seen(request, body.revision))


@router.post("/draws/{uuid:draw}/withdraw", response=DrawWhole)
def take_out(request: HttpRequest, draw: UUID, body: DrawChange) -> Draw:
    """Take a claim out, so that the next one comes in; not once its proof was asked for."""
    actor = actor_for(request, "draw:make")
    one(Draw.objects.of(actor), pk=draw)
    return drawing.withdraw(actor, draw, body.claim, body.because, seen=seen(request, body.revision))


@router.post("/draws/{uuid:draw}/pick", response=DrawWhole)
def pick(request: HttpRequest, draw: UUID, body: DrawChange) -> Draw:
    """Choose a claim for a reason, apart from the random sample."""
    actor = actor_for(request, "draw:make")
    one(Draw.objects.of(actor), pk=draw)
    return drawing.pick(actor, draw, body.claim, body.because, seen=seen(request, body.revision))


@router.get(
    "/draws/{uuid:draw}/population", openapi_extra=file("poedesk.population/1, with its secret.", _JSON)
)
def population(request: HttpRequest, draw: UUID) -> HttpResponse:
    """Hand out the population with its secret, to the programme: with the receipt it repeats the draw."""
    actor = actor_for(request, "draw:see")
    found = one(Draw.objects.of(actor), pk=draw)
    if actor.kind != PROGRAMME:
        raise Http404
    note(actor, found.organisation_id, "population", f"draw:{found.id}", found.name)
    return as_file(found.population, f"{found.name}-population.json")


@router.get("/draws/{uuid:draw}/slips/{uuid:claim}", openapi_extra=file("poedesk.slip/1.", _JSON))
def slip(request: HttpRequest, draw: UUID, claim: UUID) -> HttpResponse:
    """Hand out the slip of a claim of a published draw to the side that it concerns."""
    actor = actor_for(request, "draw:see")
    opened = Unit.objects.of(actor).exclude(draw__published_at=None).select_related("draw", "claim")
    unit: Any = one(opened.filter(draw=draw), claim=claim)
    (made,) = slips(drawing.receipt_of(unit.draw), {unit.claim.reference})
    return as_file(made, f"{unit.draw.name}-{unit.claim.reference}.json")
