"""May this actor do that to this thing? The answer always says why. Pure: ids and the table of roles."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from poedesk.desk.texts.showing import later, shown
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
    called: str
    """In the language in which all is written."""

    is_for: str
    may: frozenset[str]

    @property
    def name(self) -> str:
        """Return what it is called."""
        return shown(self.called)

    @property
    def does(self) -> str:
        """Return what it is for."""
        return shown(self.is_for)


def may(actor: Actor | None, action: str, owner: UUID | None = None) -> Answer:
    """Answer whether ``actor`` may do ``action``.

    Args:
        actor: null for somebody who has not signed in.
        action: one of ``actions()``.
        owner: the organisation that the thing belongs to; null for the actor's own.

    Raises:
        KeyError: there is no such action.
    """
    what = shown(_data()["actions"][action]["called"])
    if actor is None:
        return Answer(allowed=False, because=_("Nobody may %(what)s without signing in.") % {"what": what})
    if owner is not None and owner != actor.organisation:
        return Answer(allowed=False, because=_("It belongs to another organisation."))
    if actor.scopes is not None and action not in actor.scopes:
        return Answer(
            allowed=False,
            because=_("This token may not %(what)s. Make one with the scope %(action)s.")
            % {"what": what, "action": action},
        )
    if action in owners():
        told = _("Who looks after this desk may %(what)s, and nobody else.") % {"what": what}
        return Answer(actor.owner, told)
    role = roles(actor.kind).get(actor.role)
    if role is None:
        return Answer(allowed=False, because=_("There is no role %(role)r.") % {"role": actor.role})
    if action not in role.may:
        return Answer(allowed=False, because=_refusal(role, what, [*_able(actor.kind, action)]))
    return Answer(
        allowed=True, because=_("The role %(name)s may %(what)s.") % {"name": role.name, "what": what}
    )


def _able(kind: str, action: str) -> Iterator[str]:
    return (each.name for each in roles(kind).values() if action in each.may)


def _refusal(role: Role, what: str, able: Sequence[str]) -> str:
    told = {"role": role.name, "what": what, "able": ", ".join(able)}
    if not able:
        return _("The role %(role)s may not %(what)s. Nobody on this side may.") % told
    return _("The role %(role)s may not %(what)s. %(able)s may.") % told


def roles(kind: str) -> Mapping[str, Role]:
    """Return the roles of an organisation's kind by id, the mightiest first; raises KeyError."""
    return _roles()[kind]


def kinds() -> Mapping[str, str]:
    """Return the kinds of organisations with their names."""
    return {kind: later(name) for kind, name in _data()["kinds"].items()}


def actions() -> Mapping[str, str]:
    """Return every action with what it is called."""
    return {action: shown(told["called"]) for action, told in _data()["actions"].items()}


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
