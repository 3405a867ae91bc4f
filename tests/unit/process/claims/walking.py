"""Associations placed where a row begins, with all that its guards ask for, or with one guard broken."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from poedesk.process.claims import machine
from poedesk.process.claims.association import NOBODY, Act, Association, Claimant, Item, Step
from poedesk.process.claims.tables import loader, schema
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import Guard, Transition
from poedesk.process.clocks.clock import Clock, ends

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
LATER = MONDAY + timedelta(hours=1)
ADMIN, REVIEWER, CUSTOMER = "incentives-admin", "reviewer", "customer"
ACTORS = {ADMIN: "partner-1", "incentives-user": "partner-1", REVIEWER: "reviewer-1", CUSTOMER: "customer-1"}

TABLES = [
    loader.of_version(source, version, kind)
    for source in loader.files()
    for version in source.versions
    for kind in source.variants or (None,)
]
"""Every table that ships."""


class Walk:
    """An association on its way, moved by short calls."""

    def __init__(
        self, programme: str, version: str, claimant: Claimant = NOBODY, at: datetime = MONDAY, kind: str = ""
    ) -> None:
        """Begin a claim at ``at``."""
        self.table = loader.load(programme, version, variant=kind or None)
        self.at = at
        self.now = machine.begin(self.table, "CLM-1", at, claimant)

    def wait(self, **time: float) -> "Walk":
        """Let time pass; deadlines that run out do what they do."""
        self.at += timedelta(**time)
        for outcome in machine.sweep(self.table, self.now, self.at):
            self.now = outcome.association
        return self

    def give(self, *rights: str, side: str = "partner") -> "Walk":
        """Supply things."""
        for right in rights:
            item = Item(right, self.at, side, f"{right} of {self.at.isoformat()}")
            self.now = machine.supply(self.table, self.now, side, item)
        return self

    def act(
        self, name: str, reason: str | None = None, *facts: str, words: str = "", actor: str = ""
    ) -> "Walk":
        """Do something in the role that the row names first."""
        role = next(row.roles[0] for row in self.table.transitions if row.name == name)
        act = Act(name, self.at, actor or ACTORS[role], role, reason, words, frozenset(facts))
        self.now = machine.apply(self.table, self.now, act).association
        return self

    @property
    def state(self) -> str:
        """Return where it is."""
        return self.now.state


def filed(version: str, claimant: Claimant = NOBODY, name: str = "CLM-1") -> Walk:
    """Return a claim for partner of record under review, with the id ``name``."""
    walk = Walk("microsoft-cpor", version, claimant)
    walk.now = replace(walk.now, id=name)
    return walk.give("poe", "acknowledgements").act("submit").act("start-review")


def ready(table: Table, row: Transition, source: str) -> tuple[Association, Act]:
    """Return an association in ``source`` and an act by which ``row`` can happen."""
    association = replace(machine.begin(table, "CLM-1", MONDAY), state=source)
    act = Act(row.name, LATER, "someone", row.roles[0], row.reasons[0] if row.reasons else None)
    for guard in row.guards:
        association, act = _fulfilled(table, guard, association, act)
    if row.clock:
        clock = Clock(table.spans[row.clock], MONDAY, "a test", association.calendar)
        end = ends(clock)
        assert end is not None
        association = replace(association, clocks=(clock,))
        act = replace(act, at=end, reason=None, role="clock")
    return association, act


def broken(  # noqa: C901 - a case for each kind
    guard: Guard, association: Association, act: Act
) -> tuple[Association, Act]:
    """Return both so that ``guard`` does not hold."""
    match guard:
        case schema.Has() | schema.Renewed():
            return replace(association, items=()), act
        case schema.Says():
            return association, replace(act, words=" ")
        case schema.Runs():
            return association, replace(act, at=MONDAY + timedelta(days=900))
        case schema.Never(never=name):
            return _stepped(association, name, "someone-else"), act
        case schema.Ever(ever=name, since=None):
            steps = tuple(step for step in association.steps if step.name != name)
            return replace(association, steps=steps), act
        case schema.Ever(since=str(other)):
            return _stepped(association, other, "someone-else"), act
        case schema.OtherPerson(other_than=names):
            return _stepped(association, names[0], act.actor), act
        case schema.Absent(absent=fact):
            return association, replace(act, facts=act.facts | {fact})
        case schema.Known(known=fact):
            return association, replace(act, facts=act.facts - {fact})
        case schema.AnyOf(any=guards):
            for each in guards:
                association, act = broken(each, association, act)
            return association, act
    raise AssertionError(guard)


def _fulfilled(table: Table, guard: Guard, association: Association, act: Act) -> tuple[Association, Act]:
    match guard:
        case schema.Has(has=rights):
            items = tuple(Item(right, MONDAY, "p", "x") for right in rights)
            return replace(association, items=(*association.items, *items)), act
        case schema.Renewed(renewed=right):
            return replace(association, items=(*association.items, Item(right, LATER, "p", "x"))), act
        case schema.Says():
            return association, replace(act, words="because it is so")
        case schema.Runs(running=name):
            clock = Clock(table.spans[name], MONDAY, "a test", association.calendar)
            return replace(association, clocks=(*association.clocks, clock)), act
        case schema.Ever(ever=name):
            return _stepped(association, name, "someone-else"), act
        case schema.Known(known=fact):
            return association, replace(act, facts=act.facts | {fact})
        case schema.AnyOf(any=guards):
            return _fulfilled(table, guards[0], association, act)
    return association, act  # the others hold of a fresh association


def _stepped(association: Association, name: str, actor: str) -> Association:
    step = Step(name, LATER, association.state, association.state, actor)
    return replace(association, steps=(*association.steps, step))
