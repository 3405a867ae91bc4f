"""API of requests in their course: drafts with their letters, opened, more time."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from poedesk.desk.api.asking import actor_for, etag, known, one, seen
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.audits import answering, keeping, requesting, telling
from poedesk.desk.audits.api import BatchTold, RequestFields, RequestTold, requests_of
from poedesk.desk.audits.models import NOBODY_WAITS, Batch, Request
from poedesk.desk.claims.scope import PROGRAMME
from poedesk.process.claims.tables import loader
from poedesk.process.requests import batch as batches
from poedesk.process.requests import linking

router = Router(tags=["audits"])

_OPEN = "open"


class Requests(Schema):
    """Some requests, and how to go on."""

    items: list[RequestTold]
    next: str | None


class RequestHappened(Schema):
    """Something that happened to a request."""

    number: int
    at: datetime
    tag: str
    title: str
    side: str
    words: str


class RequestChoice(Schema):
    """A step that the programme could take."""

    name: str
    title: str
    lacking: list[str]
    """What still stands against it."""


class RequestWhole(RequestFields):
    """A request with its letter, its history and what could be done."""

    letter: str
    """What the partner is told; empty where its state has no letter."""

    about: dict[str, str]
    """Element -> what is asked about it."""

    events: list[RequestHappened]
    steps: list[RequestChoice]
    """For the programme; empty for a partner."""

    time_asked: int | None
    """Days more that the partner wishes and nobody has decided about."""


class Batches(Schema):
    """Some batches, and how to go on."""

    items: list[BatchTold]
    next: str | None


class DraftTold(Schema):
    """A request of a batch with its letter."""

    request: UUID
    reference: str
    revision: int
    letter: str
    note: str
    """What the programme adds to the letter."""


class BatchWhole(BatchTold):
    """A batch with its requests."""

    requests: list[DraftTold]


class LetterNote(Schema):
    """What the programme adds to the letter of a draft."""

    note: str = Field("", max_length=2000)
    revision: int | None = Field(None, ge=0, lt=1 << 31)
    """As it was seen, unless ``If-Match`` says so."""


class RequestTime(Schema):
    """A wish for more time."""

    days: int = Field(ge=1, le=60)
    because: str = Field(min_length=1, max_length=500)


@router.get("/requests", response=Requests)
def requests(
    request: HttpRequest,
    limit: Limit = MOST,
    cursor: Cursor = "",
    state: Annotated[str, Query(description="``open``, or a state of the table of requests.")] = "",
) -> Page:
    """List requests by reference; to a partner those that were delivered."""
    found = requests_of(actor_for(request, "request:see"))
    known(state, [_OPEN, *loader.load(linking.TABLE).states], "state")
    if state == _OPEN:
        found = found.exclude(state__in=NOBODY_WAITS)
    elif state:
        found = found.filter(state=state)
    return page(found, ("reference",), limit, cursor)


@router.get("/requests/{uuid:poe}", response=RequestWhole)
def request_told(request: HttpRequest, response: HttpResponse, poe: UUID) -> RequestWhole:
    """Tell a request: where it stands, until when and why, its letter, what happened."""
    actor = actor_for(request, "request:see")
    found = one(requests_of(actor).select_related("batch", "claim"), pk=poe)
    etag(response, found)
    made = batches.swept(keeping.batch_of(found.batch), timezone.now())
    life = made.requests[found.reference]
    clock = batches.running(made, life)
    case = found.cases.filter(closed_at=None).first() if actor.kind == PROGRAMME else None
    return RequestWhole(
        **RequestTold.from_orm(found).dict(),
        letter=telling.letter_of(found, made),
        about=dict(life.about),
        events=[
            RequestHappened.from_orm(each)
            for each in telling.events_of(found, actor, case).order_by("number")
        ],
        steps=[
            RequestChoice(name=each["name"], title=str(each["title"]), lacking=list(each["lacking"]))
            for each in telling.steps_of(actor, made, life)
        ],
        time_asked=clock.extensions[-1].days if clock is not None and clock.undecided else None,
    )


@router.get("/requests/batches", response=Batches)
def listed_batches(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the batches that are not released yet."""
    actor = actor_for(request, "request:release")
    return page(Batch.objects.of(actor).filter(released_at=None), ("id",), limit, cursor)


@router.get("/requests/batches/{uuid:batch}", response=BatchWhole)
def batch_told(request: HttpRequest, batch: UUID) -> BatchWhole:
    """Tell a batch with the letters of its requests."""
    actor = actor_for(request, "request:release")
    found = one(Batch.objects.of(actor), pk=batch)
    made = keeping.batch_of(found)
    return BatchWhole(
        **BatchTold.from_orm(found).dict(),
        requests=[
            DraftTold(
                request=each.id,
                reference=each.reference,
                revision=each.revision,
                letter=telling.letter_of(each, made),
                note=each.note,
            )
            for each in found.requests.select_related("claim", "organisation").order_by("reference")
        ],
    )


@router.patch("/requests/{uuid:poe}/letter", response=RequestTold)
def edit(request: HttpRequest, poe: UUID, body: LetterNote) -> Request:
    """Change what is added to the letter of a request that was not released."""
    actor = actor_for(request, "request:make")
    one(requests_of(actor), pk=poe)
    return requesting.edit(actor, poe, body.note, revision=seen(request, body.revision))


@router.post("/requests/{uuid:poe}/open", response=RequestTold)
def open_request(request: HttpRequest, poe: UUID) -> Request:
    """Say that a request was seen; once, whoever looks again."""
    actor = actor_for(request, "request:answer")
    one(requests_of(actor), pk=poe)
    return answering.open_it(actor, poe)


@router.post("/requests/{uuid:poe}/time", response=RequestTold)
def more_time(request: HttpRequest, poe: UUID, body: RequestTime) -> Request:
    """Ask for more time; the programme decides."""
    actor = actor_for(request, "request:answer")
    one(requests_of(actor), pk=poe)
    return answering.ask_time(actor, poe, body.days, body.because)
