"""Claims through random events, by every table: what holds after each of them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.tried import tried
from tests.unit.process.claims.walking import ACTORS, MONDAY, TABLES

from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association, Item, Outcome
from poedesk.process.claims.history import time_of
from poedesk.process.claims.tables import linting
from poedesk.process.claims.tables.loader import Table
from poedesk.process.clocks.clock import expired

FACTS = st.frozensets(st.sampled_from(("contested", "invoice-applies", "claim-period-closed")), max_size=1)
HOURS = st.sampled_from((1, 5, 24, 24 * 6, 24 * 20, 24 * 35, 24 * 130))


class Life(RuleBasedStateMachine):
    """One claim, moved by anything that its table offers, in any order, at any time."""

    table: Table
    reached: set[str]
    """States that any of the claims was in."""

    def __init__(self) -> None:
        super().__init__()
        self.at = MONDAY
        self.claim: Association = machine.begin(self.table, "CLM-1", self.at)
        for right in machine.allowed_to(self.table, self.claim.state, "partner"):
            item = Item(right, self.at, "partner", "x")
            self.claim = machine.supply(self.table, self.claim, "partner", item)

    def take(self, outcome: Outcome) -> None:
        before, after = self.claim, outcome.association
        row = next(each for each in self.table.transitions if each.name == after.steps[-1].name)
        if row.about == "poe" and self.table.settings.failed_poe == "eligibility":
            assert after.state == before.state
        assert after.steps[:-1] == before.steps
        assert outcome.event.tag == row.event
        self.claim = after

    @rule(hours=HOURS)
    def wait(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        for outcome in machine.sweep(self.table, self.claim, self.at):
            self.take(outcome)

    @rule(data=st.data(), facts=FACTS, second=st.booleans())
    def act(self, data: Any, facts: frozenset[str], *, second: bool) -> None:
        asked = (
            Act("", self.at, ACTORS[role] + ("-b" if second else ""), role, words="because", facts=facts)
            for role in ACTORS
        )
        open_ = [
            (act, each.transition)
            for act in asked
            for each in machine.choices(self.table, self.claim, act)
            if not each.lacking
        ]
        if not open_:
            return
        act, row = data.draw(st.sampled_from(open_))
        reason = data.draw(st.sampled_from(row.reasons)) if row.reasons else None
        act = replace(act, name=row.name, reason=reason)
        self.take(machine.apply(self.table, self.claim, act))

    @precondition(lambda self: any(self.table.states[self.claim.state].rights.values()))
    @rule(data=st.data())
    def supply(self, data: Any) -> None:
        rights = self.table.states[self.claim.state].rights
        side = data.draw(st.sampled_from(sorted(rights)))
        right = data.draw(st.sampled_from(rights[side]))
        self.claim = machine.supply(self.table, self.claim, side, Item(right, self.at, side, "x"))

    @invariant()
    def nobody_is_trapped(self) -> None:
        self.reached.add(self.claim.state)
        assert not linting.trapped(self.table, self.claim.state)

    @invariant()
    def a_paused_clock_never_expires(self) -> None:
        ever = self.at + timedelta(days=3000)
        assert not any(expired(clock, ever) for clock in self.claim.clocks if clock.paused)

    @invariant()
    def no_deadline_passes_unheeded(self) -> None:
        waiting = {row.clock for row in self.table.out_of(self.claim.state) if row.clock}
        assert not waiting & {clock.span.name for clock in machine.late(self.claim, self.at)}

    @invariant()
    def the_times_of_all_sides_add_up(self) -> None:
        told = time_of(self.table, self.claim, self.at)
        assert sum(told.values(), timedelta()) == self.at - self.claim.began

    @invariant()
    def where_a_claim_may_stay_nobody_is_late(self) -> None:
        if self.table.states[self.claim.state].rests:
            assert machine.late(self.claim, self.at) == ()


ONE_KIND = {str(table): table for table in reversed(TABLES)}
"""A table of each version: kinds of engagement differ in the length of clocks alone."""


@pytest.mark.parametrize("table", ONE_KIND.values(), ids=list(ONE_KIND))
def test_a_claim_lives_through_anything(table: Table) -> None:
    reached: set[str] = set()
    kind = type("LifeOf", (Life,), {"table": table, "reached": reached})
    run_state_machine_as_test(kind, settings=settings(max_examples=tried(40), stateful_step_count=30))
    assert {table.settings.initial} < reached <= linting.reachable(table)
