"""API of acknowledgements: previewed, asked for, followed, withdrawn. Customers act on pages alone."""

from datetime import datetime
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Router, Status

from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements import asking
from poedesk.desk.acknowledgements.asking import Person, Preview
from poedesk.desk.acknowledgements.forms import Asked
from poedesk.desk.acknowledgements.handing import pdf
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.acknowledgements.showing import NAME
from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.handing import file
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.api.problems import Invalid, Wrong
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.reads.noting import note

router = Router(tags=["acknowledgements"])

_PDF = "application/pdf"


class Whom(Schema):
    """A person of the customer."""

    name: str
    title: str
    email: str
    message: str = ""
    """What stands in the mail, before the link."""


class Ask(Whom):
    """A person of the customer, and the document that was looked at."""

    document: str
    """SHA-256 from the preview: nothing is sent when the document would be another one by now."""


class Previewed(Schema):
    """What would be sent."""

    document: str
    """SHA-256 of the form as it would be shown."""

    disclosures: list[str]
    """Elements that need initials."""

    doubts: list[str]
    """What to think of before anything is sent."""


class What(Schema):
    """Something that happened."""

    at: datetime
    what: str
    who: str


class AcknowledgementTold(Schema):
    """A request to acknowledge, and what became of it."""

    id: UUID
    engagement: UUID
    state: str
    name: str
    title: str
    email: str
    document: str
    """SHA-256 of exactly what is shown."""

    asked_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    reason: str
    sealed: str
    """SHA-256 of the sealed document, or of the copy that came back; empty while there is none."""

    filed: UUID | None
    """The document that it became among the evidence."""

    history: list[What]

    @staticmethod
    def resolve_engagement(found: Acknowledgement) -> UUID:
        """Return the id alone."""
        return found.engagement_id

    @staticmethod
    def resolve_filed(found: Acknowledgement) -> UUID | None:
        """Return the id alone."""
        return found.filed_id

    @staticmethod
    def resolve_document(found: Acknowledgement) -> str:
        """Return the hash of what is shown."""
        return found.sha256


class Acknowledgements(Schema):
    """Some requests, and how to go on."""

    items: list[AcknowledgementTold]
    next: str | None


class Withdrawal(Schema):
    """Why a request is withdrawn; the customer does not read it."""

    reason: str = ""


@router.get("/engagements/{uuid:engagement}/acknowledgements", response=Acknowledgements)
def acknowledgements(
    request: HttpRequest, engagement: UUID, limit: Limit = MOST, cursor: Cursor = ""
) -> Page:
    """List who was asked about an engagement, newest first."""
    actor = actor_for(request, "acknowledgement:see")
    found = one(Engagement.objects.of(actor), pk=engagement)
    rows = Acknowledgement.objects.of(actor).filter(engagement=found)
    return page(rows, ("-asked_at", "-id"), limit, cursor)


@router.post("/engagements/{uuid:engagement}/acknowledgements/preview", response=Previewed)
def preview(request: HttpRequest, engagement: UUID, body: Whom) -> Previewed:
    """Tell what a person would be shown; nothing is sent."""
    actor = actor_for(request, "acknowledgement:ask")
    one(Engagement.objects.of(actor), pk=engagement)
    seen: Preview = asking.preview(actor, engagement, _person(body))
    elements = [each.element for each in seen.form.disclosures]
    return Previewed(document=seen.sha256, disclosures=elements, doubts=list(seen.doubts))


@router.post(
    "/engagements/{uuid:engagement}/acknowledgements/preview/form",
    openapi_extra=file("The form as it would be shown.", _PDF),
)
def preview_form(request: HttpRequest, engagement: UUID, body: Whom) -> HttpResponse:
    """Hand out the form that a person would be shown; nothing is sent."""
    actor = actor_for(request, "acknowledgement:ask")
    one(Engagement.objects.of(actor), pk=engagement)
    seen: Preview = asking.preview(actor, engagement, _person(body))
    response = HttpResponse(seen.form.data, content_type=_PDF)
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return response


@router.post("/engagements/{uuid:engagement}/acknowledgements", response={201: AcknowledgementTold})
def ask(request: HttpRequest, engagement: UUID, body: Ask) -> Status[Acknowledgement]:
    """Ask a person of the customer by mail to acknowledge the form."""
    actor = actor_for(request, "acknowledgement:ask")
    one(Engagement.objects.of(actor), pk=engagement)
    return Status(201, asking.ask(actor, engagement, _person(body), body.message, body.document))


@router.get("/acknowledgements/{uuid:acknowledgement}", response=AcknowledgementTold)
def acknowledgement(request: HttpRequest, acknowledgement: UUID) -> Acknowledgement:
    """Tell a request."""
    return _one(actor_for(request, "acknowledgement:see"), acknowledgement)


@router.get("/acknowledgements/{uuid:acknowledgement}/content", openapi_extra=file("The document.", _PDF))
def content(request: HttpRequest, acknowledgement: UUID) -> FileResponse:
    """Hand out what the customer is shown, sealed once it is."""
    actor = actor_for(request, "acknowledgement:see")
    found = _one(actor, acknowledgement)
    note(
        actor, found.organisation_id, "acknowledgement", f"acknowledgement:{found.id}", str(found.engagement)
    )
    return pdf(found)


@router.post("/acknowledgements/{uuid:acknowledgement}/remind", response=AcknowledgementTold)
def remind(request: HttpRequest, acknowledgement: UUID) -> Acknowledgement:
    """Send the link once more, at most once a day."""
    actor = actor_for(request, "acknowledgement:ask")
    _one(actor, acknowledgement)
    return asking.remind(actor, acknowledgement)


@router.post("/acknowledgements/{uuid:acknowledgement}/withdraw", response=AcknowledgementTold)
def withdraw(request: HttpRequest, acknowledgement: UUID, body: Withdrawal) -> Acknowledgement:
    """Withdraw a request; its link shows that nothing is left to do."""
    actor = actor_for(request, "acknowledgement:ask")
    _one(actor, acknowledgement)
    return asking.withdraw(actor, acknowledgement, body.reason)


def _person(body: Whom) -> Person:
    """Return the person; raises Invalid with every field that is wrong."""
    form = Asked(body.dict(include={"name", "title", "email", "message"}))
    if not form.is_valid():
        wrong = [Wrong(field, "wrong", str(each)) for field, all_ in form.errors.items() for each in all_]
        raise Invalid(wrong)
    return form.person()


def _one(actor: Actor, acknowledgement: UUID) -> Acknowledgement:
    return one(Acknowledgement.objects.of(actor), pk=acknowledgement)
