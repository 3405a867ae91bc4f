"""The shape of a table file: states, clocks, transitions and settings, each dated and with its source."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from poedesk.proof.policy.schema import Duration, Version
from poedesk.proof.policy.shape import DatedRow, Row, Text

Name = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
Role = Literal["incentives-admin", "incentives-user", "customer", "reviewer", "clock"]
Side = Literal["partner", "customer", "programme", "nobody"]
Right = Literal[
    "partner-id", "products", "contacts", "poe", "comments", "invoice", "customer-survey", "partner-survey",
    "acknowledgements",
]  # fmt: skip
"""What can be changed or added; ``acknowledgements`` are the boxes that the submitter ticks."""

Fact = Literal["contested", "invoice-applies", "claim-period-closed"]
"""What only the caller can know: other claims, the programme's calendar."""


class Has(Row):
    """All of these were supplied."""

    has: tuple[Right, ...]


class Renewed(Row):
    """This was supplied since the present state was entered."""

    renewed: Right


class Says(Row):
    """The actor says why, in words."""

    words: Literal[True]


class Runs(Row):
    """That clock was started and has not run out."""

    running: Name


class Never(Row):
    """That transition was never taken."""

    never: Name


class Ever(Row):
    """That transition was taken before; with ``since``, after the last time that the other was."""

    ever: Name
    since: Name | None = None


class OtherPerson(Row):
    """The actor did none of these before."""

    other_than: tuple[Name, ...]


class Absent(Row):
    """The caller does not know of that fact."""

    absent: Fact


class Known(Row):
    """The caller knows of that fact."""

    known: Fact


class AnyOf(Row):
    """At least one of these holds."""

    any: tuple["Guard", ...]


_KINDS = ("has", "renewed", "words", "running", "never", "ever", "other_than", "absent", "known", "any")


def _kind(value: Any) -> str | None:
    names = value if isinstance(value, dict) else type(value).model_fields
    return next((name for name in _KINDS if name in names), None)


Guard = Annotated[
    Annotated[Has, Tag("has")]
    | Annotated[Renewed, Tag("renewed")]
    | Annotated[Says, Tag("words")]
    | Annotated[Runs, Tag("running")]
    | Annotated[Never, Tag("never")]
    | Annotated[Ever, Tag("ever")]
    | Annotated[OtherPerson, Tag("other_than")]
    | Annotated[Absent, Tag("absent")]
    | Annotated[Known, Tag("known")]
    | Annotated[AnyOf, Tag("any")],
    Discriminator(_kind),
]


class State(DatedRow):
    """Where an association can be."""

    name: Name
    title: Text
    """As the programme writes it."""

    turn: Side
    """Whose time it is."""

    rests: bool = False
    """Whether it can stay so for ever: nothing is expected of anyone."""

    holds: bool = False
    """Whether the partner has what it claims: the association, or money where no association is claimed."""

    pending: bool = False
    """Whether the partner asks for it and nobody decided yet."""

    rights: dict[Literal["partner", "customer", "programme"], tuple[Right, ...]] = Field(default_factory=dict)
    """Side -> what it may change or add."""


class ClockRow(DatedRow):
    """How long a clock runs; its days are given, or a parameter of the programme's policy gives them."""

    name: Name
    side: Side
    duration: Duration | None = None
    parameter: (
        Literal["partner_response", "review_start", "review", "dispute_window", "dispute_answer"] | None
    ) = None
    variant: Text | None = None
    """For engagements of this kind only; null: for all."""

    reminders: tuple[Annotated[int, Field(ge=1)], ...] = ()
    extensions: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _one_length(self) -> "ClockRow":
        if (self.duration is None) == (self.parameter is None):
            message = f"{self.id}: give either duration or parameter"
            raise ValueError(message)
        return self


class Transition(DatedRow):
    """Something that can happen."""

    name: Name
    title: Text
    """As a button says it."""

    sources: Annotated[tuple[Name, ...], Field(min_length=1, alias="from")]
    to: Name | None = None
    """Null: it stays where it is."""

    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    clock: Name | None = None
    """For the role ``clock``: which clock, running out, makes it happen."""

    guards: tuple[Guard, ...] = ()
    reasons: tuple[Text, ...] = ()
    """One of these must be given; empty: none is asked for."""

    starts: tuple[Name, ...] = ()
    stops: tuple[Name, ...] = ()
    pauses: tuple[Name, ...] = ()
    resumes: dict[Name, Name] = Field(default_factory=dict)
    """Clock -> transition whose pause ends."""

    notifies: tuple[Side, ...] = ()
    about: Literal["claim", "consent", "poe", "request"] = "claim"
    """``poe``: what a POE request, drawn after the fact, does to a claim; ``request``: its own life."""

    eligibility: Literal["evaluate", "ineligible", "restore"] | None = None
    """What the evaluation of earnings is told; it decides by its own rules."""

    event: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(:[a-z][a-z0-9_]*){1,3}$")]

    @model_validator(mode="after")
    def _clocked(self) -> "Transition":
        if ("clock" in self.roles) != (self.clock is not None) or (self.clock and len(self.roles) > 1):
            message = f"{self.id}: the role clock stands alone, and names its clock"
            raise ValueError(message)
        if self.clock and len(self.reasons) > 1:
            message = f"{self.id}: a clock cannot choose between reasons"
            raise ValueError(message)
        return self


class EffectiveDate(Row):
    """From which day an approved association counts."""

    cured: bool
    """Whether a later proof keeps the date of a denial that it cures."""

    sectors: tuple[Literal["commercial", "public"], ...] = ()
    """Customers for whom it does."""

    reasons: tuple[Text, ...] = ()
    """Reasons of a denial that a later proof can cure."""


class CalendarSetting(Row):
    """Whose business days are counted."""

    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None
    zone: Text


class Settings(DatedRow):
    """What else a version decides."""

    initial: Name
    begun: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(:[a-z][a-z0-9_]*){1,3}$")]
    """Tag of the event by which it begins; each transition has its own."""

    failed_poe: Literal["association", "eligibility"]
    """What an event of a POE request may change."""

    exclusive: Literal["workload", "subscription", "by-area", "none"]
    """``by-area``: a subscription for business applications, else the workload."""

    arbitration: Literal["newest-proof", "person"]
    """``newest-proof``: of proofs that stand, the one acknowledged last is recommended."""

    effective_date: EffectiveDate
    calendar: CalendarSetting


class TableFile(Row):
    """A whole table file."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: Text
    about: Text
    variants: tuple[Text, ...] = ()
    """Kinds of engagements with clocks of their own; empty: there is one kind."""

    versions: tuple[Version, ...] = Field(min_length=1)
    settings: tuple[Settings, ...]
    states: tuple[State, ...]
    clocks: tuple[ClockRow, ...] = ()
    transitions: tuple[Transition, ...]
