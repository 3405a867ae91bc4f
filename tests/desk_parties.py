"""Organisations, people and signed-in browsers of a desk under test."""

from functools import cache

from django.test import Client

from poedesk.desk.accounts.may import Actor, kinds, roles
from poedesk.desk.accounts.models import Membership, Organisation, User
from poedesk.desk.accounts.services import set_up

PASSWORD = "blue horse kitchen table"
"""Of everybody here."""


def owner() -> Actor:
    """Set the desk up, as the first person does: an incentives admin of Northwind Partners."""
    made = set_up("Ana Weber", "ana@northwind.example", PASSWORD, "Northwind Partners", "partner")
    return actor_of(made)


def member(organisation: str, kind: str, role: str) -> Actor:
    """Return somebody with a role in an organisation, both made when they are not there."""
    place, _ = Organisation.objects.get_or_create(name=organisation, kind=kind)
    email = f"{role}@{organisation.lower().replace(' ', '-')}.example"
    person = User.objects.filter(email=email).first() or User.objects.make(email, role.title(), PASSWORD)
    made, _ = Membership.objects.get_or_create(user=person, organisation=place, defaults={"role": role})
    return actor_of(made)


def actor_of(membership: Membership) -> Actor:
    """Return whom a request of a member acts as."""
    place, person = membership.organisation, User.objects.get(pk=membership.user_id)
    return Actor(person.id, person.name, place.id, place.kind, membership.role, owner=person.is_owner)


def browser_of(actor: Actor) -> Client:
    """Return a browser in which somebody has signed in."""
    browser = Client()
    browser.force_login(User.objects.get(pk=actor.person))
    return browser


@cache
def every_role() -> tuple[tuple[str, str], ...]:
    """Return every kind of organisation with each of its roles."""
    return tuple((kind, role) for kind in kinds() for role in roles(kind))
