"""The world while it is played: claims, what is still to happen, and all that did happen."""

import heapq
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.process.audits.receipt import Receipt
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association, Outcome, Step
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import Transition
from poedesk.process.clocks import clock as clocks
from poedesk.process.clocks.clock import Extension
from poedesk.process.ledger.book import Book
from poedesk.process.requests.batch import Batch
from poedesk.process.reviews.cases import Case
from poedesk.process.simulation.chance import Chance
from poedesk.process.simulation.parameters import Flaw
from poedesk.trail.events import Event

FACT = "contested"


_ENDS: Mapping[str, str] = {
    "accept": "passed",
    "fail": "failed",
    "close-overdue": "overdue",
    "withdraw": "withdrawn",
}
"""Step that closes a request -> what became of it."""


@dataclass(slots=True)
class Request:
    """A request for the proof of one claim, as the real machine moves it, beside the truth."""

    id: str
    draw: str
    claim: str
    batch: Batch
    """The request alone, with all that was done about it."""

    closing: bool = False
    """Whether it is to be closed without an answer."""

    sound: bool = True
    """Whether the proof was sound when the request was closed: the truth."""

    @property
    def life(self) -> Association:
        """Return where it is."""
        return self.batch.requests[self.id].life

    @property
    def outcome(self) -> str:
        """Return ``passed``, ``failed``, ``overdue`` or ``withdrawn``; empty while it is open."""
        return next((_ENDS[step.name] for step in self.life.steps if step.name in _ENDS), "")

    @property
    def issued(self) -> datetime | None:
        """Return when its partner got it."""
        return self._when("deliver")

    @property
    def answered(self) -> datetime | None:
        """Return when its partner answered; null when it did not."""
        return self._when("answer")

    @property
    def closed(self) -> datetime | None:
        """Return when it was closed; null while it is open."""
        return self._when(*_ENDS)

    @property
    def restored(self) -> datetime | None:
        """Return when its failure was taken back; null when it was not."""
        return self._when("reverse", "annul")

    @property
    def extensions(self) -> tuple[Extension, ...]:
        """Return what was asked for more time."""
        return tuple(each for clock in self.life.clocks for each in clock.extensions)

    def ends_with(self, step: Step) -> bool:
        """Say whether a step is the one that closed it first."""
        return step.name in _ENDS and step.at == self.closed

    def _when(self, *names: str) -> datetime | None:
        return next((step.at for step in self.life.steps if step.name in names), None)


@dataclass(slots=True)
class Played:
    """A claim with its truth."""

    id: str
    partner: str
    table: Table
    association: Association
    flaws: tuple[Flaw, ...]
    """What is wrong with its proof now: the truth."""

    planted: tuple[Flaw, ...]
    """What was wrong at first."""

    book: Book
    acknowledged: str
    """ISO date of the customer's acknowledgement."""

    rounds: int = 0
    """How often more was asked for."""

    turn: int = 0
    """How often its state changed: what was planned for another state is dropped."""

    before: tuple[str, ...] = ()
    """Reviewers of the last decision."""

    request: Request | None = None
    last_drawn: datetime | None = None

    @property
    def state(self) -> str:
        """Return where it is."""
        return self.association.state

    @property
    def holds(self) -> bool:
        """Say whether the partner has what it earns by: the association, or what a proof can be asked for."""
        return self.table.states[self.state].holds or can(self, "poe-requested")


@dataclass(frozen=True, slots=True)
class Judged:
    """A case that was decided, beside the truth."""

    case: Case
    claim: str
    about: str
    """``claim`` or ``poe``: whose decision it is, or whose that it reviews."""

    decision: str
    """What holds: ``accept``, ``ask``, ``refuse``, or ``barred`` where no proof could have helped."""

    at: datetime
    sound: bool
    """The truth when it was decided."""

    machine: Mapping[str, Any]
    """What the machine said."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A random audit with its requests."""

    receipt: Receipt
    sound: Mapping[str, bool]
    """Claim of the population -> whether its proof was sound when it was frozen: the truth."""


@dataclass(slots=True)
class World:
    """All that there is while a year is played."""

    chance: Chance
    numbers: Mapping[str, float]
    programme: str
    reviewers: tuple[str, ...]
    claims: dict[str, Played] = field(default_factory=dict)
    by_key: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    events: list[Event] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    draws: list[Drawn] = field(default_factory=list)
    used: dict[Any, int] = field(default_factory=lambda: defaultdict(int))
    """Business day -> decisions of that day."""

    heap: list[tuple[datetime, int, str, str, int, Any]] = field(default_factory=list)
    """What is to happen: when, number, what, to which claim, in which turn of it (-1: any), with what."""

    number: int = 0

    def plan(self, at: datetime, what: str, claim: str = "", *, turn: int = -1, given: Any = None) -> None:
        """Let something happen later; what is planned for one turn of a claim is dropped in another."""
        self.number += 1
        heapq.heappush(self.heap, (at, self.number, what, claim, turn, given))


def row_of(played: Played, name: str) -> Transition | None:
    """Return the transition of that name out of the present state; null when there is none."""
    return next((row for row in played.table.out_of(played.state) if row.name == name), None)


def can(played: Played, name: str) -> bool:
    """Say whether a transition leads out of the present state."""
    return row_of(played, name) is not None


def refusal(played: Played) -> str | None:
    """Return by which transition a reviewer refuses now: versions name it apart after a dispute."""
    names = ("uphold", "reject-again", "reject") if played.association.taken("dispute") else ("reject",)
    return next((name for name in names if can(played, name)), None)


def tried(world: World, played: Played, act: Act) -> None:
    """Let an act happen if it may: who comes too late, or may not, finds the button gone."""
    row = row_of(played, act.name)
    if row is not None and not machine.lacks(row, played.association, act):
        acted(world, played, act)


def acted(world: World, played: Played, act: Act) -> None:
    """Let an act happen through the real machine, with all that its guards ask for."""
    taken(world, played, machine.apply(played.table, played.association, act))


def swept(world: World, played: Played, at: datetime) -> bool:
    """Let happen what follows from deadlines that ran out; say whether something did."""
    outcomes = machine.sweep(played.table, played.association, at)
    for outcome in outcomes:
        taken(world, played, outcome)
    return bool(outcomes)


def taken(world: World, played: Played, outcome: Outcome) -> None:
    """Keep what became of an act, and plan the sweep of the next deadline."""
    moved = outcome.association.state != played.state
    played.association = outcome.association
    world.events.append(outcome.event)
    if moved:
        played.turn += 1
        world.plan(outcome.event.at, "entered", played.id, turn=played.turn)
    plan_sweep(world, played)


def plan_sweep(world: World, played: Played) -> None:
    """Plan the sweep of the first deadline after which something happens by itself."""
    for row in played.table.out_of(played.state):
        clock = played.association.clock(row.clock) if row.clock else None
        if clock is not None and clock.stopped is None:
            end = clocks.ends(clock)
            if end is not None:
                world.plan(max(end, played.association.last), "sweep", played.id)
