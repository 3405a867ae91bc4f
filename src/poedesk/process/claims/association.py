"""The association as a value: where it is, what was supplied, which clocks run, everything that happened."""

from dataclasses import field
from datetime import date, datetime

from poedesk.kernel.calendars.calendar import Calendar
from poedesk.kernel.records import dataclass
from poedesk.process.clocks.clock import Clock
from poedesk.trail.events import Event


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was supplied or changed."""

    right: str
    """What: ``poe``, ``products``, ``contacts``, ..."""

    at: datetime
    by: str
    content: str
    """SHA-256 of the file, or the new value; never the words of a person."""


@dataclass(frozen=True, slots=True)
class Step:
    """One transition that was taken."""

    name: str
    at: datetime
    source: str
    to: str
    actor: str
    """Id of who did it; ``clock`` when a deadline ran out."""

    reason: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who claims what."""

    partner: str
    """Id of the partner; empty where it does not matter."""

    keys: tuple[str, ...] = ()
    """What it claims for itself alone; see ``contending.keys``."""

    sector: str = "commercial"
    """``commercial`` or ``public``: the customer's."""


NOBODY = Claimant("")


@dataclass(frozen=True, slots=True)
class Association:
    """One claim on its way, by the table of the version that it pinned."""

    id: str
    programme: str
    version: str
    state: str
    began: datetime
    calendar: Calendar
    claimant: Claimant
    variant: str | None = None
    items: tuple[Item, ...] = ()
    steps: tuple[Step, ...] = ()
    clocks: tuple[Clock, ...] = ()
    """Each started clock, the newest of a name last; those that stopped stay."""

    cures: str | None = None
    """Id of the rejected claim that this one makes good."""

    preserved: date | None = None
    """Day of that claim's denial, when it may be kept."""

    @property
    def entered(self) -> datetime:
        """Return when the present state was entered."""
        return next((step.at for step in reversed(self.steps) if step.source != step.to), self.began)

    @property
    def last(self) -> datetime:
        """Return when anything last happened."""
        return max([self.began, *(step.at for step in self.steps), *(item.at for item in self.items)])

    def clock(self, name: str) -> Clock | None:
        """Return the newest clock of that name; null when none was started."""
        return next((each for each in reversed(self.clocks) if each.span.name == name), None)

    def taken(self, name: str) -> bool:
        """Say whether a transition was taken before."""
        return any(step.name == name for step in self.steps)


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody wants something to happen."""

    name: str
    """Of the transition."""

    at: datetime
    actor: str
    role: str
    reason: str | None = None
    words: str = ""
    facts: frozenset[str] = frozenset()
    """What only the caller can know, such as ``contested``."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that the caller has to do because of a transition."""

    kind: str
    """``notify``, ``eligibility``, or ``clock-`` with ``started``, ``stopped``, ``paused``, ``resumed``."""

    what: str
    """The side to be told, the name of the clock, or what the evaluation of earnings is told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an act."""

    association: Association
    event: Event
    """For the trail."""

    effects: tuple[Effect, ...] = field(default_factory=tuple)
