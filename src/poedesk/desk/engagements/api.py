"""API of engagements: the list, the questions, one with its answers, and changes of answers."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import Field

from poedesk.desk.api.asking import actor_for, etag, known, one, seen
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.api.problems import Invalid, Wrong
from poedesk.desk.engagements import listing, services
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import belongs, problems, sections, value_of, with_value

router = Router(tags=["engagements"])


class EngagementTold(Schema):
    """An engagement."""

    id: UUID
    revision: int
    """Rises with every change."""

    answers: dict[str, Any]
    """The claim so far, as poedesk.claim/1 has it; it need not be whole."""

    locked: str
    """Why nothing can be changed now; empty: it can."""

    begun_at: datetime
    changed_at: datetime


class QuestionTold(Schema):
    """A question of an engagement."""

    section: str
    path: str
    """Under which its answer is sent, such as ``customer.name``."""

    label: str
    hint: str
    optional: bool
    choices: list[str]
    """What may be answered; empty for text."""


class OpenAnswer(Schema):
    """What is not right yet."""

    field: str
    message: str


class EngagementWhole(EngagementTold):
    """An engagement with what is open."""

    open: list[OpenAnswer]
    """Answers that are wrong or lacking before it can be claimed."""


class Engagements(Schema):
    """Some engagements, and how to go on."""

    items: list[EngagementTold]
    next: str | None


class AnswerChanges(Schema):
    """Answers by path; null takes one away."""

    changes: dict[str, Any] = Field(max_length=200)
    """Such as {"customer.name": "Contoso Health"}."""

    revision: int | None = Field(None, ge=0, lt=1 << 31)
    """The one that you saw, unless it stands in If-Match."""


@router.get("/engagements", response=Engagements)
def engagements(
    request: HttpRequest,
    limit: Limit = MOST,
    cursor: Cursor = "",
    show: Annotated[
        str, Query(description="``draft``, ``ready``, ``mine``, ``theirs``, ``held`` or ``over``.")
    ] = "",
    q: Annotated[str, Query(max_length=100, description="What stands in project, customer or claim.")] = "",
) -> Page:
    """List the organisation's engagements, the newest change first."""
    actor = actor_for(request, "engagement:see")
    known(show, [each for each, _words in listing.kinds()], "show")
    return page(listing.narrowed(actor, show, q.strip()), ("-changed_at", "-id"), limit, cursor)


@router.get("/engagements/questions", response=list[QuestionTold])
def questions(request: HttpRequest) -> list[QuestionTold]:
    """List the questions that an engagement answers, with the paths under which answers are sent."""
    actor_for(request, "engagement:see")
    return [
        QuestionTold(
            section=each.id,
            path=field.path,
            label=field.label,
            hint=field.hint,
            optional=field.optional,
            choices=list(field.choices),
        )
        for each in sections()
        for field in each.fields
    ]


@router.post("/engagements", response={201: EngagementWhole})
def begin(request: HttpRequest, response: HttpResponse) -> Status[EngagementWhole]:
    """Begin an engagement."""
    actor = actor_for(request, "engagement:change")
    return Status(201, _whole(services.begin(actor), response))


@router.get("/engagements/{uuid:engagement}", response=EngagementWhole)
def engagement(request: HttpRequest, response: HttpResponse, engagement: UUID) -> EngagementWhole:
    """Tell an engagement with what is open."""
    actor = actor_for(request, "engagement:see")
    return _whole(_one(actor, engagement), response)


@router.patch("/engagements/{uuid:engagement}", response=EngagementWhole)
def answer(
    request: HttpRequest, response: HttpResponse, engagement: UUID, body: AnswerChanges
) -> EngagementWhole:
    """Change answers; those that are wrong are told, and nothing is changed."""
    actor = actor_for(request, "engagement:change")
    found = _one(actor, engagement)
    revision = seen(request, body.revision)
    _check(found, body.changes)
    services.answer(actor, engagement, revision, body.changes)
    return _whole(_one(actor, engagement), response)


def _one(actor: Any, engagement: UUID) -> Engagement:
    return one(Engagement.objects.of(actor).select_related("organisation"), pk=engagement)


def _whole(found: Engagement, response: HttpResponse) -> EngagementWhole:
    etag(response, found)
    wrong = problems(found.answers, found.organisation.name)
    return EngagementWhole(
        id=found.id,
        revision=found.revision,
        answers=found.answers,
        locked=found.locked,
        begun_at=found.begun_at,
        changed_at=found.changed_at,
        open=[OpenAnswer(field=each.field, message=each.message) for each in wrong],
    )


def _check(found: Engagement, changes: dict[str, Any]) -> None:
    """Raise Invalid for what is no question, and for answers that are wrong, as the pages do."""
    asked = {field.path for each in sections() for field in each.fields}
    told = "there is no such question; /engagements/questions lists them"
    strange = [Wrong(each, "unknown", told) for each in changes if each not in asked]
    if strange:
        raise Invalid(strange)
    answers = dict(found.answers)
    for path, value in changes.items():
        answers = with_value(answers, path, value)
    wrong = []
    for problem in problems(answers, found.organisation.name):
        about = next((field for each in sections() if (field := belongs(problem, each))), None)
        if about is not None and about.path in changes and value_of(answers, about.path) is not None:
            wrong.append(Wrong(problem.field, "wrong", problem.message))
    if wrong:
        raise Invalid(wrong)
