"""What differs between two policies, and what stands behind one of their rules or parameters."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from poedesk.kernel.errors import InvalidPolicy
from poedesk.kernel.records import dataclass
from poedesk.proof.policy.elements import ELEMENTS
from poedesk.proof.policy.loader import Policy, resolve
from poedesk.proof.policy.plain import plain
from poedesk.proof.policy.schema import PARAMETERS, REQUIRED_PARAMETERS, Dated, Parameter, Programme, Rule

JUDGING = ("required", "check", "value")
"""Fields by which verdicts can change; the others only tell people something."""

_FIELDS = (*JUDGING, "remedy", "source", "basis", "note")


@dataclass(frozen=True, slots=True)
class Edition:
    """A programme as it holds on one day."""

    programme: Programme
    policy: Policy

    @property
    def name(self) -> str:
        """Return ``ID@VERSION``."""
        return f"{self.policy.id}@{self.policy.version}"

    def entries(self) -> Mapping[str, Dated]:
        """Return element or parameter name -> the rule or parameter that holds."""
        return {name_of(entry): entry for entry in _all(self.programme) if entry.holds_on(self.policy.on)}


@dataclass(frozen=True, slots=True)
class Change:
    """One rule or parameter that is not the same on both sides."""

    name: str
    """Element id, or the parameter's name."""

    before: Dated | None
    after: Dated | None
    """Null where there is none."""

    fields: tuple[str, ...]
    """What differs."""

    @property
    def judges(self) -> bool:
        """Return whether verdicts can change by it."""
        if self.name in PARAMETERS and self.name not in REQUIRED_PARAMETERS:
            return False  # a clock of the process
        return self.before is None or self.after is None or any(field in JUDGING for field in self.fields)


def edition(programme: Programme, version: str | None, on: date) -> Edition:
    """Return ``programme`` as it holds for a claim submitted ``on`` a day; raises as ``loader.load`` does."""
    return Edition(programme, resolve(programme, version, on))


def differences(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Return what differs: parameters first, then rules in the order of the elements."""
    old, new = before.entries(), after.entries()
    changes = (_change(name, old.get(name), new.get(name)) for name in (*PARAMETERS, *ELEMENTS))
    return tuple(change for change in changes if change is not None)


def _change(name: str, before: Dated | None, after: Dated | None) -> Change | None:
    if before is None and after is None:
        return None
    old, new = (_values(entry) for entry in (before, after))
    fields = tuple(field for field in _FIELDS if old.get(field) != new.get(field))
    return Change(name, before, after, fields) if fields else None


def _values(entry: Dated | None) -> dict[str, Any]:
    return plain(entry) if entry is not None else {}


def history(programme: Programme, name: str) -> tuple[Dated, ...]:
    """Return every rule of an element, or every value of a parameter, from the first day on.

    Args:
        programme: where to look.
        name: element id, the parameter's name, or the id of one rule or parameter.

    Raises:
        InvalidPolicy: there is none of that name.
    """
    wanted = next((name_of(entry) for entry in _all(programme) if entry.id == name), name)
    found = [entry for entry in _all(programme) if name_of(entry) == wanted]
    if not found:
        known = dict.fromkeys(map(name_of, _all(programme)))
        message = f"{programme.id} has no rule or parameter {name!r}; known are: {', '.join(known)}"
        raise InvalidPolicy(message)
    return tuple(sorted(found, key=lambda entry: entry.valid_from))


def uses(rule: Rule) -> tuple[str, ...]:
    """Return the names of the parameters on which a rule's answer depends."""
    asked = set(_strings(plain([rule.required, rule.check])))
    return tuple(name for name in PARAMETERS if name in asked)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def name_of(entry: Dated) -> str:
    """Return the element that a rule is for, or the name of a parameter."""
    if isinstance(entry, Rule):
        return str(entry.element)
    assert isinstance(entry, Parameter)
    return str(entry.name)


def _all(programme: Programme) -> tuple[Dated, ...]:
    return (*programme.parameters, *programme.rules)
