"""The shape of a programme file: dated versions, parameters and rules, each with its source."""

from dataclasses import field
from datetime import date, timedelta
from typing import Annotated, Any, Literal, Protocol

from poedesk.kernel.records import dataclass
from poedesk.proof.policy.checks import Check
from poedesk.proof.policy.conditions import Condition, Node
from poedesk.proof.policy.constraints import Between, Filled, Pattern
from poedesk.proof.policy.elements import ELEMENTS, KINDS

Basis = Literal["stated", "inferred", "default"]
"""``stated`` by the source, ``inferred`` from it, or a ``default`` of ours that a programme may change."""

Text = Annotated[str, Filled()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Node):
    """How far back from the submission a date may lie; both ends are inside."""

    calendar_years: Annotated[int, Between(0, 10)] = 0
    calendar_months: Annotated[int, Between(0, 120)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Node):
    """A clock of the process."""

    count: Annotated[int, Between(0)]
    unit: Literal["calendar-days", "business-days", "working-days"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedTemplate(Node):
    """A version of the form that the programme takes, known by its labels or by what it says of itself."""

    fingerprint: Annotated[str, Pattern("^[0-9a-f]{64}$")] | None = None
    """SHA-256 over its labels, as ``poedesk form fill --template`` reports it; null for a form of ours."""

    form: Annotated[str, Pattern(r"^[a-z0-9-]+@\d{4}-\d{2}$")] | None = None
    """For a form of ours: the rules from which it was drawn, as its feet and its record say."""

    version: Text
    accepted_from: date
    accepted_to: date | None = None
    """Last day; null while it is still taken."""

    grace_days: Annotated[int, Between(0, 3660)] = 0
    """Calendar days after the last one on which it is still taken."""

    def holds_on(self, day: date) -> bool:
        """Say whether it is taken on ``day``."""
        return self.accepted_from <= day and (self.accepted_to is None or day <= self.accepted_to)

    def spared_on(self, day: date) -> bool:
        """Say whether ``day`` is one of its days of grace."""
        last = self.accepted_to
        return last is not None and last < day <= last + timedelta(days=self.grace_days)

    def __post_init__(self) -> None:
        """Refuse one that is known by nothing or by two things, or ends before it begins."""
        if (self.fingerprint is None) == (self.form is None):
            message = "give its fingerprint or, for a form drawn by poedesk, its form (ID@VERSION)"
            raise ValueError(message)
        if self.accepted_to is None and self.grace_days:
            message = "days of grace follow an accepted_to"
            raise ValueError(message)
        if self.accepted_to is not None and self.accepted_to < self.accepted_from:
            message = f"accepted_to {self.accepted_to} is before accepted_from {self.accepted_from}"
            raise ValueError(message)


SignatureKey = Literal[
    "ink", "image", "digital", "e-sign-platform", "typed-with-mark", "typed-bare", "mail-approval"
]
"""Signature kinds; a typed one counts apart with and without its "/s/"."""

KindCondition = Literal[
    "other_elements_met", "customer_acknowledgement", "implementation_plan", "order_or_amendment"
]
"""``other_elements_met``: every other required element is met, in documents that belong together.

``customer_acknowledgement``: the customer's signature is met. ``implementation_plan``: the bundle has a plan.
``order_or_amendment``: an amendment, addendum, order or statement of work stands under it.
"""

PARAMETERS: dict[str, Any] = {
    "acknowledgement_window": Window,
    "accepted_signatures": dict[SignatureKey, Literal["met", "unclear", "not_met"]],
    "public_sector_countries": tuple[Annotated[str, Pattern("^[A-Z]{2}$")], ...],
    "purchase_types": tuple[Literal["first-purchase", "migration", "added-seats"], ...],
    "acceptable_kinds": dict[Literal[KINDS], tuple[KindCondition, ...]],  # type: ignore[valid-type]
    "accepted_templates": tuple[AcceptedTemplate, ...],
    "partner_response": Duration,
    "review_start": Duration,
    "review": Duration,
    "dispute_window": Duration,
    "dispute_answer": Duration,
}
"""Every parameter that a programme may set, with the shape of its value."""

REQUIRED_PARAMETERS = (
    "acknowledgement_window",
    "accepted_signatures",
    "public_sector_countries",
    "purchase_types",
    "acceptable_kinds",
)
"""What the checks need on every day of a programme."""


class _Lasting(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...


def holds_on(thing: _Lasting, day: date) -> bool:
    """Say whether ``thing`` is valid on ``day``."""
    return thing.valid_from <= day and (thing.valid_to is None or day <= thing.valid_to)


def in_order(thing: _Lasting) -> None:
    """Raise ValueError when ``thing`` ends before it begins."""
    if thing.valid_to is not None and thing.valid_to < thing.valid_from:
        message = f"{thing.id}: valid_to {thing.valid_to} is before valid_from {thing.valid_from}"
        raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Node):
    """Something that holds for a time and has a source."""

    id: Text
    valid_from: date
    valid_to: date | None = None
    """Last day; null while it still holds."""

    source: Text
    basis: Basis
    note: Text | None = None
    """What a programme manager should know about it."""

    def holds_on(self, day: date) -> bool:
        """Say whether it is valid on ``day``."""
        return holds_on(self, day)

    def __post_init__(self) -> None:
        """Refuse one that ends before it begins."""
        in_order(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Dated):
    """A number or list that the checks use; ``name`` says which."""

    name: Literal[tuple(PARAMETERS)]  # type: ignore[valid-type]
    value: Any
    typed: Any = field(init=False, default=None, compare=False, repr=False)
    """The value in the shape that ``PARAMETERS`` gives."""

    def __post_init__(self) -> None:
        """Refuse a value of another shape."""
        in_order(self)
        from poedesk.proof.policy.shape import parameter  # noqa: PLC0415 - what was checked before needs none

        object.__setattr__(self, "typed", parameter(self.name, self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Dated):
    """What one element asks for."""

    element: Literal[ELEMENTS]  # type: ignore[valid-type]
    required: Literal["always", "never"] | Condition
    """``never`` is optional: it is reported and never changes the whole verdict."""

    check: Check
    remedy: Text
    """What the partner can do when it is not met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Node):
    """A version of a programme: a stretch of days."""

    version: Annotated[str, Pattern(r"^\d{4}-\d{2}$")]
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Node):
    """A whole programme file."""

    id: Annotated[str, Pattern(r"^[a-z0-9-]+$")]
    title: Text
    about: Text
    solution_areas: tuple[Literal["modern-work", "security", "business-applications", "azure"], ...]
    versions: Annotated[tuple[Version, ...], Filled()]
    parameters: tuple[Parameter, ...]
    rules: tuple[Rule, ...]
