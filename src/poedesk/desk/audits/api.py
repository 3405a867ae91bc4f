"""API of draws, and of requests for proofs: drafted, released, judged, answered."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router, Status
from pydantic import Field

from poedesk.desk.accounts.may import Actor
from poedesk.desk.api.asking import actor_for, etag, one, seen, shown_to
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.api.problems import Invalid, Wrong
from poedesk.desk.audits import answering, drawing, requesting
from poedesk.desk.audits.forms import Freeze
from poedesk.desk.audits.models import Batch, Draw, Request
from poedesk.desk.claims.scope import PROGRAMME
from poedesk.desk.readiness.shown import key_of, shown_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

router = Router(tags=["audits"])

_LONGEST = 4000


class DrawTold(Schema):
    """A draw, without its population, which is secret."""

    id: UUID
    name: str
    programme: str
    commitment: str
    units: int
    """Claims in the population."""

    drawn: int
    frozen_at: datetime
    published_at: datetime | None


class DrawWhole(DrawTold):
    """A draw with its receipt."""

    receipt: dict[str, Any] | None
    """poedesk.draw/1; null until it is drawn."""

    revision: int
    """How many steps the receipt has."""


class Draws(Schema):
    """Some draws, and how to go on."""

    items: list[DrawTold]
    next: str | None


class NewDraw(Schema):
    """What is to be drawn, in the fields of the page: name, programme, whom, take, seed and its own."""

    fields: dict[str, str | int | bool] = Field(max_length=30)


class DrawSeed(Schema):
    """What the world has shown: the throws or the value of the round, or the secrets by party."""

    value: str | dict[str, str]


class RequestFields(Schema):
    """What a request for a proof tells everywhere."""

    id: UUID
    batch: UUID
    reference: str
    claim: UUID
    state: str
    turn: str
    """Who is waited for."""

    delivered_at: datetime | None
    due: date | None
    why: str
    """Why that day."""

    revision: int


class RequestTold(RequestFields):
    """A request for a proof."""

    @staticmethod
    def resolve_claim(found: Request) -> UUID:
        """Return the id alone."""
        return found.claim_id

    @staticmethod
    def resolve_batch(found: Request) -> UUID:
        """Return the id alone."""
        return found.batch_id


class BatchTold(Schema):
    """Requests that are released together."""

    id: UUID
    programme: str
    solution_area: str
    engagement: str
    released_at: datetime | None


class RequestStep(Schema):
    """A step of the table of requests, by the programme; an answer is judged in its case."""

    step: str = Field(max_length=40)
    reason: str | None = Field(None, max_length=80)
    words: str = Field("", max_length=_LONGEST)
    about: dict[str, str] = Field(default_factory=dict, max_length=40)
    """Element -> what is said about it."""

    revision: int | None = Field(None, ge=0, lt=1 << 31)


class RequestAnswer(Schema):
    """An answer with the engagement's documents as they are now."""

    words: str = Field("", max_length=_LONGEST)
    revision: int | None = Field(None, ge=0, lt=1 << 31)
    """Of the engagement, as you saw it."""

    shown: str | None = Field(None, max_length=64)
    """What was shown, as the readiness of the engagement tells it."""


class AnswerTold(Schema):
    """The answer to a request as it would be sent now."""

    engagement: UUID
    revision: int
    """Of the engagement; send it with the answer."""

    shown: str
    """What was shown; send it with the answer."""

    answer: dict[str, Any]
    """poedesk.poe-answer/1"""


@router.get("/draws", response=Draws)
def draws(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the draws of the programme owner, the newest first; of a partner there are none."""
    actor = actor_for(request, "draw:see")
    return page(_draws(actor).defer("population", "receipt"), ("-frozen_at", "-id"), limit, cursor)


@router.post("/draws", response={201: DrawWhole})
def freeze(request: HttpRequest, body: NewDraw) -> Status[Draw]:
    """Freeze a population and commit to it."""
    actor = actor_for(request, "draw:make")
    form = Freeze(drawing.programmes(actor), {name: str(value) for name, value in body.fields.items()})
    if not form.is_valid():
        raise Invalid(
            [
                Wrong(f"fields.{name}", "wrong", str(each))
                for name, told in form.errors.items()
                for each in told
            ]
        )
    return Status(201, drawing.freeze(actor, form.wanted()))


@router.get("/draws/{uuid:draw}", response=DrawWhole)
def draw(request: HttpRequest, response: HttpResponse, draw: UUID) -> Draw:
    """Tell a draw with its receipt."""
    found = one(_draws(actor_for(request, "draw:see")), pk=draw)
    etag(response, found)
    return found


@router.post("/draws/{uuid:draw}/run", response=DrawWhole)
def run(request: HttpRequest, draw: UUID, body: DrawSeed) -> Draw:
    """Draw by the seed that was waited for."""
    actor = actor_for(request, "draw:make")
    one(_draws(actor), pk=draw)
    return drawing.run(actor, draw, body.value)


@router.post("/draws/{uuid:draw}/publish", response=DrawWhole)
def publish(request: HttpRequest, draw: UUID) -> Draw:
    """Open the receipt to everybody and the slips to their partners."""
    actor = actor_for(request, "draw:make")
    one(_draws(actor), pk=draw)
    return drawing.publish(actor, draw)


@router.post("/draws/{uuid:draw}/requests", response={201: list[BatchTold]})
def draft(request: HttpRequest, draw: UUID) -> Status[list[Batch]]:
    """Draft a request for each drawn claim; nobody is told yet."""
    actor = actor_for(request, "request:make")
    one(_draws(actor), pk=draw)
    return Status(201, requesting.draft(actor, draw))


@router.post("/requests/batches/{uuid:batch}/release", response=BatchTold)
def release(request: HttpRequest, batch: UUID) -> Batch:
    """Release the requests of a batch together."""
    actor = actor_for(request, "request:release")
    one(Batch.objects.of(actor), pk=batch)
    return requesting.release(actor, batch)


@router.post("/requests/{uuid:poe}/steps", response=RequestTold)
def step(request: HttpRequest, poe: UUID, body: RequestStep) -> Request:
    """Let a step happen to a request: give or refuse more time, withdraw, close what is overdue, annul."""
    actor = actor_for(request, "request:judge")
    one(requests_of(actor), pk=poe)
    return requesting.do(
        actor,
        poe,
        body.step,
        revision=seen(request, body.revision),
        reason=body.reason,
        words=body.words,
        about=body.about,
    )


@router.get("/requests/{uuid:poe}/answer", response=AnswerTold)
def assembled(request: HttpRequest, poe: UUID) -> AnswerTold:
    """Tell the answer put together; 404 while the engagement is not judged as it is now."""
    actor = actor_for(request, "request:answer")
    found = one(requests_of(actor).select_related("batch", "claim__engagement"), pk=poe)
    engagement = found.claim.engagement
    shown = key_of(shown_of(engagement))  # first: what is read afterwards may only be newer
    told = answering.assembled(found)
    if told is None:
        raise Http404
    return AnswerTold(engagement=engagement.id, revision=engagement.revision, shown=shown, answer=told)


@router.post("/requests/{uuid:poe}/answer", response=RequestTold)
def answer(request: HttpRequest, poe: UUID, body: RequestAnswer) -> Request:
    """Answer a request with the engagement's documents and answers as they are now."""
    actor = actor_for(request, "request:answer")
    one(requests_of(actor), pk=poe)
    revision, shown = seen(request, body.revision), shown_to(body.shown)
    return answering.answer(actor, poe, revision, words=body.words, shown=shown)


def _draws(actor: Actor) -> "QuerySet[Draw]":
    return Draw.objects.of(actor)


def requests_of(actor: Actor) -> "QuerySet[Request]":
    """Return the requests that an actor sees: a partner those that were delivered."""
    found = Request.objects.of(actor)
    return found if actor.kind == PROGRAMME else found.exclude(delivered_at=None)
