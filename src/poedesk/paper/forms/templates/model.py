"""What is to be written into a template, and what came of it. Data only."""

from poedesk.kernel.errors import Problem
from poedesk.kernel.records import dataclass
from poedesk.paper.forms.contents import Value


@dataclass(frozen=True, slots=True)
class Wanted:
    """One value that looks for its place."""

    name: str
    """Of the field in our own form."""

    value: Value
    label: str
    """How our own form asks for it."""

    heading: str = ""
    """What stands over it in our own form; empty for short answers."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A value that was written."""

    field: str
    """Where it belongs: a path in the claim or the name of an answer."""

    value: Value
    place: str
    """Where it was written, in words: ``the control 'Customer Tenant ID'``."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Which template it is, as far as the programme's list tells."""

    fingerprint: str
    """SHA-256 over its printed labels."""

    version: str | None
    """As the policy names it; null when the policy does not know the template."""

    accepted: bool | None
    """Whether the policy takes it on the day; null when it lists no templates, so that none is known."""

    because: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with values in it."""

    data: bytes
    placed: tuple[Placed, ...]
    without_place: tuple[Problem, ...]
    """Every value that was not written, and why."""

    template: Recognised
    notes: tuple[str, ...] = ()
    """What else was changed in the file."""
