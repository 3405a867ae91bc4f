"""May this actor do that to this thing? The answer always says why. Pure: ids and the table of roles."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who has signed in, for one organisation."""

    person: UUID
    name: str
    organisation: UUID
    kind: str
    """``partner`` or ``programme``."""

    role: str
    scopes: frozenset[str] | None = None
    """Actions to which an API token is bound; null for a person at the pages."""

    owner: bool = False
    """Whether they look after this desk, beside their role."""

    @property
    def id(self) -> str:
        """Return how the trail names them."""
        return f"person:{self.person}"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something is allowed, and the reason."""

    allowed: bool
    because: str

    def __bool__(self) -> bool:
        """Return whether it is allowed."""
        return self.allowed


@dataclass(frozen=True, slots=True)
class Role:
    """What a role is called, is for, and may do."""

    id: str
    name: str
    does: str
    may: frozenset[str]


def may(actor: Actor | None, action: str, owner: UUID | None = None) -> Answer:
    """Answer whether ``actor`` may do ``action``.

    Args:
        actor: null for somebody who has not signed in.
        action: one of ``actions()``.
        owner: the organisation that the thing belongs to; null for the actor's own.

    Raises:
        KeyError: there is no such action.
    """
    what = actions()[action]
    if actor is None:
        return Answer(allowed=False, because=f"Nobody may {what} without signing in.")
    if owner is not None and owner != actor.organisation:
        return Answer(allowed=False, because="It belongs to another organisation.")
    if actor.scopes is not None and action not in actor.scopes:
        return Answer(allowed=False, because=f"This token may not {what}. Make one with the scope {action}.")
    if action in owners():
        told = _("Who looks after this desk may %(what)s, and nobody else.") % {"what": what}
        return Answer(actor.owner, told)
    role = roles(actor.kind).get(actor.role)
    if role is None:
        return Answer(allowed=False, because=f"There is no role {actor.role!r}.")
    if action not in role.may:
        able = ", ".join(each.name for each in roles(actor.kind).values() if action in each.may)
        others = f" {able} may." if able else " Nobody on this side may."
        return Answer(allowed=False, because=f"The role {role.name} may not {what}.{others}")
    return Answer(allowed=True, because=f"The role {role.name} may {what}.")


def roles(kind: str) -> Mapping[str, Role]:
    """Return the roles of an organisation's kind by id, the mightiest first; raises KeyError."""
    return _roles()[kind]


def kinds() -> Mapping[str, str]:
    """Return the kinds of organisations with their names."""
    found: dict[str, str] = _data()["kinds"]
    return found


def actions() -> Mapping[str, str]:
    """Return every action with what it is called."""
    return {action: told["called"] for action, told in _data()["actions"].items()}


@cache
def owners() -> frozenset[str]:
    """Return the actions of who looks after the desk, whatever their role."""
    return frozenset(action for action, told in _data()["actions"].items() if told.get("owner"))


def able(actor: Actor) -> frozenset[str]:
    """Return the actions that the actor's role lets them do, and those of who looks after the desk."""
    return roles(actor.kind)[actor.role].may | (owners() if actor.owner else frozenset())


@cache
def _roles() -> Mapping[str, Mapping[str, Role]]:
    allowed = _data()["actions"]
    return {
        kind: {
            each: Role(
                each,
                told["name"],
                told["does"],
                frozenset(action for action, who in allowed.items() if each in who.get(kind, ())),
            )
            for each, told in listed.items()
        }
        for kind, listed in _data()["roles"].items()
    }


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml((resources.files(__package__) / "roles.yaml").read_text("utf-8"))
    return loaded
