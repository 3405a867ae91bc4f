"""The shape of a programme file: dated versions, parameters and rules, each with its source."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, model_validator

from poedesk.proof.policy.checks import Check
from poedesk.proof.policy.conditions import Condition, Node
from poedesk.proof.policy.elements import ELEMENTS, KINDS

Basis = Literal["stated", "inferred", "default"]
"""``stated`` by the source, ``inferred`` from it, or a ``default`` of ours that a programme may change."""

Text = Annotated[str, Field(min_length=1)]


class Window(Node):
    """How far back from the submission a date may lie; both ends are inside."""

    calendar_years: Annotated[int, Field(ge=0, le=10)] = 0
    calendar_months: Annotated[int, Field(ge=0, le=120)] = 0


class Duration(Node):
    """A clock of the process."""

    count: Annotated[int, Field(ge=0)]
    unit: Literal["calendar-days", "business-days", "working-days"]


class AcceptedTemplate(Node):
    """A version of the form that the programme takes, known by its labels or by what it says of itself."""

    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    """SHA-256 over its labels, as ``poedesk form fill --template`` reports it; null for a form of ours."""

    form: Annotated[str, Field(pattern=r"^[a-z0-9-]+@\d{4}-\d{2}$")] | None = None
    """For a form of ours: the rules from which it was drawn, as its feet and its record say."""

    version: Text
    accepted_from: date
    accepted_to: date | None = None
    """Last day; null while it is still taken."""

    grace_days: Annotated[int, Field(ge=0, le=3660)] = 0
    """Calendar days after the last one on which it is still taken."""

    def holds_on(self, day: date) -> bool:
        """Say whether it is taken on ``day``."""
        return self.accepted_from <= day and (self.accepted_to is None or day <= self.accepted_to)

    def spared_on(self, day: date) -> bool:
        """Say whether ``day`` is one of its days of grace."""
        last = self.accepted_to
        return last is not None and last < day <= last + timedelta(days=self.grace_days)

    @model_validator(mode="after")
    def _known_by_one(self) -> "AcceptedTemplate":
        if (self.fingerprint is None) == (self.form is None):
            message = "give its fingerprint or, for a form drawn by poedesk, its form (ID@VERSION)"
            raise ValueError(message)
        if self.accepted_to is None and self.grace_days:
            message = "days of grace follow an accepted_to"
            raise ValueError(message)
        if self.accepted_to is not None and self.accepted_to < self.accepted_from:
            message = f"accepted_to {self.accepted_to} is before accepted_from {self.accepted_from}"
            raise ValueError(message)
        return self


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

PARAMETERS: dict[str, TypeAdapter[Any]] = {
    "acknowledgement_window": TypeAdapter(Window),
    "accepted_signatures": TypeAdapter(dict[SignatureKey, Literal["met", "unclear", "not_met"]]),
    "public_sector_countries": TypeAdapter(tuple[Annotated[str, Field(pattern="^[A-Z]{2}$")], ...]),
    "purchase_types": TypeAdapter(tuple[Literal["first-purchase", "migration", "added-seats"], ...]),
    "acceptable_kinds": TypeAdapter(dict[Literal[KINDS], tuple[KindCondition, ...]]),  # type: ignore[valid-type]
    "accepted_templates": TypeAdapter(tuple[AcceptedTemplate, ...]),
    "partner_response": TypeAdapter(Duration),
    "review_start": TypeAdapter(Duration),
    "review": TypeAdapter(Duration),
    "dispute_window": TypeAdapter(Duration),
    "dispute_answer": TypeAdapter(Duration),
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
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @model_validator(mode="after")
    def _ordered(self) -> "Dated":
        if self.valid_to is not None and self.valid_to < self.valid_from:
            message = f"{self.id}: valid_to {self.valid_to} is before valid_from {self.valid_from}"
            raise ValueError(message)
        return self


class Parameter(Dated):
    """A number or list that the checks use; ``name`` says which."""

    name: Literal[tuple(PARAMETERS)]  # type: ignore[valid-type]
    value: Any

    @model_validator(mode="after")
    def _typed(self) -> "Parameter":
        PARAMETERS[self.name].validate_python(self.value)
        return self

    @property
    def typed(self) -> Any:
        """Return the value in the shape that ``PARAMETERS`` gives."""
        return PARAMETERS[self.name].validate_python(self.value)


class Rule(Dated):
    """What one element asks for."""

    element: Literal[ELEMENTS]  # type: ignore[valid-type]
    required: Literal["always", "never"] | Condition
    """``never`` is optional: it is reported and never changes the whole verdict."""

    check: Check
    remedy: Text
    """What the partner can do when it is not met."""


class Version(Node):
    """A version of a programme: a stretch of days."""

    version: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
    valid_from: date
    valid_to: date | None = None


class Programme(Node):
    """A whole programme file."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: Text
    about: Text
    solution_areas: tuple[Literal["modern-work", "security", "business-applications", "azure"], ...]
    versions: tuple[Version, ...] = Field(min_length=1)
    parameters: tuple[Parameter, ...]
    rules: tuple[Rule, ...]
