"""What can be done to tokens: one function a command, one transaction, one leaf."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, able, may
from poedesk.desk.accounts.models import Membership
from poedesk.desk.accounts.services import Refused, allowed, hashed
from poedesk.desk.tokens.models import Token
from poedesk.desk.trail.acting import acting

if TYPE_CHECKING:
    from django.db.models import QuerySet

LONGEST = 365
"""Days that a token may hold."""

BEGINS = "poe_"
"""How a token begins, so that a leaked one is known for what it is."""

_SEEN = timedelta(hours=1)


def make(actor: Actor, name: str, scopes: Collection[str], days: int) -> tuple[Token, str]:
    """Make a token that acts as the actor; return it with its secret, which nobody can see again.

    Args:
        actor: whose role bounds what it may do.
        name: what it is for.
        scopes: actions; each must be one that the actor may do now.
        days: for how long it holds.

    Raises:
        Refused: the actor may not, no scope or one that is not theirs, too long.
    """
    allowed(may(actor, "token:make"))
    if actor.scopes is not None:
        message = _("A token makes no tokens; sign in.")
        raise Refused(message)
    beyond = sorted(set(scopes) - able(actor))
    if not scopes or beyond:
        message = (
            _("Your role may not %(actions)s.") % {"actions": ", ".join(beyond)}
            if beyond
            else _("Choose what the token may do.")
        )
        raise Refused(message)
    if not 1 <= days <= LONGEST:
        message = _("A token holds for 1 to %(days)s days.") % {"days": LONGEST}
        raise Refused(message)
    secret = BEGINS + secrets.token_urlsafe(32)
    with acting(actor.id, "token:made") as act:
        made = Token.objects.create(
            organisation_id=actor.organisation,
            user_id=actor.person,
            name=name.strip(),
            scopes=sorted(scopes),
            token_hash=hashed(secret),
            expires_at=timezone.now() + timedelta(days=days),
        )
        act.subject = f"organisation:{actor.organisation}"
        act.data = {"token": str(made.id), "scopes": made.scopes, "days": days}
    return made, secret


def revoke(actor: Actor, token: UUID) -> Token:
    """Revoke a token of one's own, or any of the organisation for those who may change people.

    Raises:
        Refused: the actor may not, or there is none that holds.
    """
    allowed(may(actor, "token:revoke"))
    with acting(actor.id, "token:revoked") as act:
        found = within_reach(actor).filter(pk=token, revoked_at=None).first()
        if found is None:
            message = _("There is no such token that holds.")
            raise Refused(message)
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        act.subject, act.data = f"organisation:{actor.organisation}", {"token": str(token)}
    return found


def within_reach(actor: Actor) -> "QuerySet[Token]":
    """Return the tokens that the actor may look at and revoke: their own, or all of the organisation."""
    found = Token.objects.of(actor)
    return found if may(actor, "people:change") else found.filter(user=actor.person)


def actor_of(secret: str) -> Actor | None:
    """Return whom a token acts as, null when it does not hold or its person left, even if they came back."""
    now = timezone.now()
    behind = Token.objects.of_anybody("the token is the secret").filter(token_hash=hashed(secret))
    token = behind.select_related("user", "organisation").filter(revoked_at=None, expires_at__gt=now).first()
    if token is None or not token.user.is_active:
        return None
    place = token.organisation
    running = Membership.objects.of_anybody("the token was found by its secret").filter(
        organisation=place, user=token.user, since__lte=token.made_at, ended_at=None
    )
    role = running.values_list("role", flat=True).first()
    if role is None:
        return None
    if token.used_at is None or now - token.used_at > _SEEN:
        behind.update(used_at=now)
    scopes, person = frozenset(token.scopes), token.user
    return Actor(person.id, str(person), place.id, place.kind, role, scopes, owner=person.is_owner)
