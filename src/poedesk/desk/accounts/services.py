"""What can be done to people and organisations: one function a command, one transaction, one leaf."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, Answer, kinds, may, roles
from poedesk.desk.accounts.models import Invitation, Membership, Organisation, User
from poedesk.desk.mail.writing import write
from poedesk.desk.texts.days import moment
from poedesk.desk.trail.acting import NOBODY, acting


class Refused(Exception):
    """Something is not allowed, or cannot be done now; the message says why and what to do."""

    code = "refused"
    """As the API tells it; see ``api/problems.py``."""


def allowed(answer: Answer) -> None:
    """Raise Refused, with the reason, unless something is allowed."""
    if not answer:
        raise Refused(answer.because)


def is_new() -> bool:
    """Return whether nobody has set this desk up yet."""
    return not User.objects.exists()


def set_up(person: str, email: str, password: str, organisation: str, kind: str) -> Membership:
    """Make the first account, which looks after the desk, and its organisation.

    Raises:
        Refused: somebody has done so already.
    """
    with acting(NOBODY, "desk:set_up") as act:
        if not is_new():
            message = _("This desk was set up already; sign in.")
            raise Refused(message)
        user = User.objects.make(email, person, password)
        User.objects.filter(pk=user.pk).update(is_owner=True)
        made = Organisation.objects.create(kind=kind, name=organisation.strip())
        membership = Membership.objects.create(user=user, organisation=made, role=first_role(kind))
        act.subject = f"organisation:{made.id}"
        act.data = {"kind": kind, "person": str(user.id), "role": membership.role}
        act.personal = {"name": user.name, "email": user.email}
    return membership


def first_role(kind: str) -> str:
    """Return the role of whoever comes first to an organisation: one that may invite others."""
    return next(each.id for each in roles(kind).values() if "people:invite" in each.may)


def found(owner: User, name: str, kind: str, email: str) -> Invitation:
    """Make another organisation and invite its first person; only who looks after the desk may.

    Raises:
        Refused: somebody else asks, the kind is none, the name is taken.
    """
    if not owner.is_owner:
        message = _("Only who looks after this desk may add organisations.")
        raise Refused(message)
    if kind not in kinds():
        message = _("An organisation is one of: %(kinds)s.") % {
            "kinds": ", ".join(map(str, kinds().values()))
        }
        raise Refused(message)
    try:
        with acting(f"person:{owner.id}", "organisation:founded") as act:
            made = Organisation.objects.create(kind=kind, name=name.strip())
            act.subject, act.data = f"organisation:{made.id}", {"kind": kind}
            return _invited(made, email, first_role(kind), owner.id)
    except IntegrityError as error:
        message = _("There is an organisation called %(name)s already.") % {"name": name.strip()}
        raise Refused(message) from error


def invite(actor: Actor, email: str, role: str) -> Invitation:
    """Invite somebody to the actor's organisation by mail; an earlier open invitation is withdrawn.

    Raises:
        Refused: the actor may not, there is no such role, they belong to it already.
    """
    allowed(may(actor, "people:invite"))
    if role not in roles(actor.kind):
        message = _("There is no role %(role)r on this side.") % {"role": role}
        raise Refused(message)
    address = email.strip().lower()
    with acting(actor.id, "person:invited") as act:
        organisation = Organisation.objects.get(pk=actor.organisation)
        if organisation.memberships.filter(user__email=address, ended_at=None).exists():
            message = _("%(address)s belongs to %(organisation)s already.") % {
                "address": address,
                "organisation": organisation,
            }
            raise Refused(message)
        made = _invited(organisation, address, role, actor.person)
        act.subject = f"organisation:{organisation.id}"
        act.data, act.personal = {"invitation": str(made.id), "role": role}, {"email": address}
    return made


def _invited(organisation: Organisation, email: str, role: str, by: UUID) -> Invitation:
    from django.conf import settings  # noqa: PLC0415 - known once Django has started

    days = settings.OPTIONS.invitation_days
    now, token = timezone.now(), secrets.token_urlsafe(32)
    open_one = Q(accepted_at=None, withdrawn_at=None)
    organisation.invitations.filter(open_one, email=email.strip().lower()).update(withdrawn_at=now)
    made = Invitation.objects.create(
        organisation=organisation,
        email=email,
        role=role,
        token_hash=hashed(token),
        invited_by_id=by,
        expires_at=now + timedelta(days=days),
    )
    name = roles(organisation.kind)[role].name
    write(
        made.email,
        _("You are invited to %(organisation)s on poedesk") % {"organisation": organisation},
        _(
            "You are invited to work for %(organisation)s as %(name)s.\n\nFollow this link to join; it holds "
            "until %(until)s:\n\n%(url)s/join/%(token)s/\n\nIf you did not expect this mail, "
            "do nothing: without the link nobody joins.\n"
        )
        % {
            "organisation": organisation,
            "name": name,
            "until": moment(made.expires_at),
            "url": settings.OPTIONS.url,
            "token": token,
        },
        secret=True,
    )
    return made


def hashed(token: str) -> str:
    """Return what is kept of a secret link."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_of(token: str) -> Invitation:
    """Return the invitation behind a link.

    Raises:
        Refused: there is none, or it does not hold any more; the message says what to do.
    """
    behind = Invitation.objects.of_anybody("the link is the secret").filter(token_hash=hashed(token))
    made = behind.select_related("organisation").first()
    ask = _("Ask whoever invited you for a new one.")
    if made is None:
        message = _("This link is not known. %(ask)s") % {"ask": ask}
    elif made.accepted_at is not None:
        message = _("This invitation was accepted already. Sign in.")
    elif made.withdrawn_at is not None:
        message = _("This invitation was withdrawn. %(ask)s") % {"ask": ask}
    elif made.expires_at <= timezone.now():
        message = _("This invitation ended on %(day)s. %(ask)s") % {
            "day": date_format(timezone.localtime(made.expires_at), "j F Y"),
            "ask": ask,
        }
    else:
        return made
    raise Refused(message)


def join(token: str, signed_in: User | None, name: str = "", password: str | None = None) -> Membership:
    """Accept an invitation: a new person by name and password, a known one by being signed in.

    Raises:
        Refused: the link does not hold, or is for somebody else.
    """
    with acting(NOBODY if signed_in is None else f"person:{signed_in.id}", "person:joined") as act:
        made = invitation_of(token)
        known = User.objects.filter(email=made.email).first()
        if known is not None and known != signed_in:
            message = _("%(email)s has an account: sign in with it, then follow the link again.") % {
                "email": made.email
            }
            raise Refused(message)
        if signed_in is not None and signed_in != known:
            message = _("This invitation is for %(email)s; sign out, then follow the link again.") % {
                "email": made.email
            }
            raise Refused(message)
        user = known or User.objects.make(made.email, name, password)
        membership = Membership.objects.create(user=user, organisation=made.organisation, role=made.role)
        made.accepted_at = timezone.now()
        made.save(update_fields=["accepted_at"])
        act.subject = f"organisation:{made.organisation_id}"
        act.data = {"invitation": str(made.id), "person": str(user.id), "role": made.role}
        act.personal = {"name": user.name, "email": user.email}
    return membership


def withdraw(actor: Actor, invitation: UUID) -> None:
    """Withdraw an open invitation of the actor's organisation.

    Raises:
        Refused: the actor may not, or there is none that is open.
    """
    allowed(may(actor, "people:invite"))
    with acting(actor.id, "person:invitation_withdrawn") as act:
        theirs = Invitation.objects.of(actor).filter(pk=invitation, accepted_at=None, withdrawn_at=None)
        done = theirs.update(withdrawn_at=timezone.now())
        if not done:
            message = _("That invitation is not open any more.")
            raise Refused(message)
        act.subject, act.data = f"organisation:{actor.organisation}", {"invitation": str(invitation)}


def change_role(actor: Actor, person: UUID, role: str | None) -> None:
    """Give somebody of the actor's organisation another role, or end their membership (null).

    Raises:
        Refused: the actor may not; nobody would be left who may invite people; they do not belong to it.
    """
    allowed(may(actor, "people:change"))
    known = roles(actor.kind)
    if role is not None and role not in known:
        message = _("There is no role %(role)r on this side.") % {"role": role}
        raise Refused(message)
    with acting(actor.id, "person:role_changed" if role else "person:left") as act:
        running = Membership.objects.of(actor).filter(ended_at=None)
        membership = running.filter(user=person).first()
        if membership is None:
            message = _("They do not belong to this organisation any more.")
            raise Refused(message)
        hosts = [each for each, one in known.items() if "people:invite" in one.may]
        if role not in hosts and not running.filter(role__in=hosts).exclude(pk=membership.pk).exists():
            message = _(
                "Somebody must be left who may invite people: give that role to another person first."
            )
            raise Refused(message)
        act.subject = f"organisation:{actor.organisation}"
        act.data = {"person": str(person), "before": membership.role, "role": role}
        if role is None:
            membership.ended_at = timezone.now()
        else:
            membership.role = role
        membership.save()
