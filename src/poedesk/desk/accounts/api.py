"""API of people: who one is, who belongs to the organisation, invitations."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status
from pydantic import Field

from poedesk.desk.accounts import services
from poedesk.desk.accounts.forms import visible
from poedesk.desk.accounts.may import kinds
from poedesk.desk.accounts.models import Invitation, Membership, Organisation, User
from poedesk.desk.api.asking import actor_for, asking, one
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page
from poedesk.desk.api.problems import Invalid, Wrong

router = Router(tags=["people"])


class Me(Schema):
    """Whom the token acts as."""

    person: UUID
    name: str
    organisation: UUID
    organisation_name: str
    kind: str
    """``partner`` or ``programme``."""

    role: str
    scopes: list[str]
    """Actions to which the token is bound."""


class Person(Schema):
    """Somebody of the organisation."""

    person: UUID = Field(alias="user_id")
    name: str = Field(alias="user.name")
    email: str = Field(alias="user.email")
    role: str
    since: datetime


class People(Schema):
    """Some people, and how to go on."""

    items: list[Person]
    next: str | None


class OrganisationTold(Schema):
    """An organisation of this desk."""

    id: UUID
    name: str
    kind: str
    """``partner`` or ``programme``."""


class Organisations(Schema):
    """Some organisations, and how to go on."""

    items: list[OrganisationTold]
    next: str | None


class NewOrganisation(Schema):
    """An organisation, and whom it begins with."""

    name: str = Field(min_length=1, max_length=200)
    kind: str = Field(max_length=40)
    email: str = Field(max_length=254)
    """Who is invited as its first admin."""


class InvitationTold(Schema):
    """An open invitation."""

    id: UUID
    email: str
    role: str
    expires_at: datetime


class Invitations(Schema):
    """Some open invitations, and how to go on."""

    items: list[InvitationTold]
    next: str | None


class NewInvitation(Schema):
    """Whom to invite, and as what."""

    email: str = Field(max_length=254)
    role: str = Field(max_length=40)


class NewRole(Schema):
    """The role that somebody gets."""

    role: str = Field(max_length=40)


@router.get("/me", response=Me)
def me(request: HttpRequest) -> Me:
    """Tell whom the token acts as."""
    actor = asking(request)
    place = Organisation.objects.get(pk=actor.organisation)
    return Me(
        person=actor.person,
        name=actor.name,
        organisation=place.id,
        organisation_name=place.name,
        kind=place.kind,
        role=actor.role,
        scopes=sorted(actor.scopes or ()),
    )


@router.get("/people", response=People, by_alias=False)
def people(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List who belongs to the organisation, the longest there first."""
    actor = actor_for(request, "people:see")
    running = Membership.objects.of(actor).filter(ended_at=None).select_related("user")
    return page(running, ("since", "id"), limit, cursor)


@router.get("/people/invitations", response=Invitations)
def invitations(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the invitations that are open, by address."""
    actor = actor_for(request, "people:see")
    waiting = Invitation.objects.of(actor).filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    )
    return page(waiting, ("email", "id"), limit, cursor)


@router.post("/people/invitations", response={201: InvitationTold})
def invite(request: HttpRequest, body: NewInvitation) -> Status[Invitation]:
    """Invite somebody by mail."""
    actor = actor_for(request, "people:invite")
    _check_address(body.email)
    return Status(201, services.invite(actor, body.email, body.role))


@router.delete("/people/invitations/{uuid:invitation}", response={204: None})
def withdraw(request: HttpRequest, invitation: UUID) -> Status[None]:
    """Withdraw an invitation that is open."""
    actor = actor_for(request, "people:invite")
    one(Invitation.objects.of(actor), pk=invitation)
    services.withdraw(actor, invitation)
    return Status(204, None)


@router.patch("/people/{uuid:person}", response={204: None})
def change(request: HttpRequest, person: UUID, body: NewRole) -> Status[None]:
    """Give somebody of the organisation another role."""
    actor = actor_for(request, "people:change")
    one(Membership.objects.of(actor), user=person, ended_at=None)
    services.change_role(actor, person, body.role)
    return Status(204, None)


@router.delete("/people/{uuid:person}", response={204: None})
def end(request: HttpRequest, person: UUID) -> Status[None]:
    """End somebody's membership."""
    actor = actor_for(request, "people:change")
    one(Membership.objects.of(actor), user=person, ended_at=None)
    services.change_role(actor, person, None)
    return Status(204, None)


@router.get("/desk/organisations", response=Organisations)
def organisations(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List the organisations of this desk by name, to who looks after it."""
    actor_for(request, "desk:organisations")
    return page(Organisation.objects.all(), ("name", "id"), limit, cursor)


@router.post("/desk/organisations", response={201: InvitationTold})
def found_organisation(request: HttpRequest, body: NewOrganisation) -> Status[Invitation]:
    """Add an organisation and invite its first person by mail."""
    actor = actor_for(request, "desk:organisations")
    _check_address(body.email)
    if not body.name.strip():
        raise Invalid([Wrong("name", "required", "write the name of the organisation")])
    try:
        visible(body.name)
    except ValidationError as error:
        raise Invalid([Wrong("name", "unseen_sign", error.messages[0])]) from error
    if body.kind not in kinds():
        raise Invalid([Wrong("kind", "choice", f"choose one of {', '.join(kinds())}")])
    owner = User.objects.get(pk=actor.person)
    return Status(201, services.found(owner, body.name, body.kind, body.email))


def _check_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid([Wrong("email", "email", "write an address such as name@example.com")]) from error
