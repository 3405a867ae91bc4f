"""What a filled form tells. Data only."""

from collections.abc import Mapping
from dataclasses import asdict, field
from typing import Any

from poedesk.kernel.errors import Problem
from poedesk.kernel.records import dataclass
from poedesk.paper.forms.contents import Value

SCHEMA = "poedesk.told/1"


@dataclass(frozen=True, slots=True)
class Seen:
    """One value with its place."""

    field: str
    """Where it belongs: a path in the claim (``customer.tenant_id``) or the name of an answer."""

    value: Value
    place: str
    """In words: ``page 1, 'Customer Tenant ID'``."""

    by: str
    """``form-field``, ``text``, ``table``, ``ocr``, ``mark`` and so on, as in evidence."""

    confidence: float
    """0 to 1; 1 for a field of the file."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the form shows in another way than the record that it carries; what it shows counts."""

    field: str
    shown: Value | None
    recorded: Value | None

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.field}: the form shows {_said(self.shown)}, its record says {_said(self.recorded)}"


def _said(value: Value | None) -> str:
    if isinstance(value, bool):
        return "a tick" if value else "no tick"
    return "nothing" if value is None else f"'{value}'"


@dataclass(frozen=True, slots=True)
class Told:
    """What a filled form tells."""

    ours: bool
    """Whether its fields have the names of our own forms."""

    carried: bool
    """Whether it carries a record, so that nothing is lost that has no field."""

    claim: Mapping[str, Any]
    """A claim as plain values; only part of one when there is no record."""

    narratives: Mapping[str, Any]
    """The answers, as plain values of a narrative file."""

    seen: tuple[Seen, ...] = ()
    """Every value that stands in the form, the customer's signature, date and initials too."""

    unsure: tuple[Seen, ...] = ()
    """Candidates that are not among the values above: a person has to choose."""

    unread: tuple[Problem, ...] = ()
    """What was looked for and not found, and why."""

    differences: tuple[Difference, ...] = ()
    problems: tuple[str, ...] = ()
    """What is wrong with the file or its record."""

    def to_json(self) -> dict[str, Any]:
        """Return it as a ``poedesk.told/1`` value."""
        return {
            "schema": SCHEMA,
            "ours": self.ours,
            "carried": self.carried,
            "claim": dict(self.claim),
            "narratives": dict(self.narratives),
            "seen": [asdict(item) for item in self.seen],
            "unsure": [asdict(item) for item in self.unsure],
            "unread": [asdict(item) for item in self.unread],
            "differences": [asdict(item) for item in self.differences],
            "problems": list(self.problems),
        }


@dataclass(slots=True)
class Shown:
    """What a form shows, by the names of fields, while it is being read."""

    values: dict[str, Value] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    """Names of fields that are there, also empty ones: what is not among the values was left empty."""

    seen: list[Seen] = field(default_factory=list)
    unsure: list[Seen] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    """Names of fields of which nothing can be said, so that nothing contradicts the record there."""

    unread: list[Problem] = field(default_factory=list)
