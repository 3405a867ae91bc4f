"""A claim, the request for its proof and their money together, through anything: what holds after each event.

They are joined as a caller joins them: what a step of the request brings about in claim and ledger is asked
of ``requests/linking``, and each of the three decides by its own rules.
"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
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
from tests.unit.process.claims.walking import ACTORS, TABLES
from tests.unit.process.ledger.books import assert_conserved, line
from tests.unit.process.requests.batches import MONDAY, ONE, PROOF, drafted

from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Step
from poedesk.process.claims.history import time_of
from poedesk.process.claims.tables import linting
from poedesk.process.claims.tables.loader import Table
from poedesk.process.clocks.clock import due, expired
from poedesk.process.ledger.book import ACCOUNTS, ACCRUED, FORFEITED, HELD, RELEASED, SOURCE, Book, Entry
from poedesk.process.ledger.consequences import Event, entries_for
from poedesk.process.requests import linking, moretime
from poedesk.process.requests.batch import Batch, running, swept, taken
from poedesk.process.requests.batch import Entry as Doing

HOURS = st.sampled_from((1, 23, 24 * 5, 24 * 20, 24 * 35))
ASKING = {str(table): table for table in TABLES if any(row.about == "poe" for row in table.transitions)}


class Together(RuleBasedStateMachine):
    """One request about a claim that has the association, with two lines of it and one of another claim."""

    table: Table
    reached: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.at = MONDAY
        self.batch: Batch = drafted(str(self.table))
        asked = next(row for row in self.table.transitions if row.name == linking.ASKED_FOR)
        self.claim = replace(machine.begin(self.table, "CLM-1", self.at), state=asked.sources[0])
        lines = [line(number, amount=Decimal(f"{number}00.0{number}")) for number in (1, 2, 3)]
        accrued = (
            Entry(f"i-{each.id}", self.at, each.id, "accrue", SOURCE, ACCRUED, each.amount, "x")
            for each in lines
        )
        self.book = Book().posted(accrued, lines)
        for step, name in (("release", None), ("deliver", ONE)):
            self.do(Doing(step, self.at, "officer-1", "reviewer", name))

    @property
    def request(self) -> Any:
        return self.batch.requests[ONE]

    def do(self, entry: Doing) -> None:
        before = self.request.life.steps
        self.batch = taken(self.batch, entry)
        self.keep_in_step()
        for step in self.request.life.steps[len(before) :]:
            self.follow(step)

    def keep_in_step(self) -> None:
        clock = self.request.life.clock("answer")
        if clock is not None:
            self.claim = linking.in_step(self.table, self.claim, clock)

    def follow(self, step: Step) -> None:
        """Let claim and money follow a step as product code does."""
        state, proof = self.claim.state, PROOF if step.name == "answer" else None
        outcome = linking.followed(self.table, self.claim, step, proof)
        if outcome is not None:
            self.claim = outcome.association
            assert self.claim.state == state or self.table.settings.failed_poe == "association"
        kind = linking.MONEY.get(step.name)
        if kind is not None:
            event = Event(f"{ONE}-{len(self.batch.entries)}", kind, "E-1", self.at)
            self.post(event)

    def post(self, event: Event) -> None:
        before, self.book = self.book, self.book.posted(entries_for(event, self.book))
        assert all(before.balance("L-2", each) == self.book.balance("L-2", each) for each in ACCOUNTS)
        gained = {
            name: self.book.balance(name, ACCRUED) - before.balance(name, ACCRUED) for name in ("L-1", "L-3")
        }
        if event.kind == "restored":
            assert gained == {name: before.balance(name, FORFEITED) for name in gained}
            assert self.book.total(FORFEITED) == {}
        elif event.kind in {"passed", "withdrawn"}:
            assert gained == {name: before.balance(name, HELD) for name in gained}

    @rule(hours=HOURS)
    def wait(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        book = self.book
        self.batch = swept(self.batch, self.at)
        self.keep_in_step()
        for outcome in machine.sweep(self.table, self.claim, self.at):
            row = next(
                row for row in self.table.transitions if row.name == outcome.association.steps[-1].name
            )
            stays = outcome.association.state == self.claim.state
            assert row.about != "poe" or stays  # no deadline of a proof ends an association by itself
            self.claim = outcome.association
        assert self.book is book  # no deadline moves money

    @rule(data=st.data(), second=st.booleans(), ends=st.sampled_from((False, False, False, True)))
    def request_moves(self, data: Any, *, second: bool, ends: bool) -> None:
        rows = [
            row
            for row in self.batch.table.out_of(self.request.life.state)
            if row.clock is None and (ends or row.to != "withdrawn")
        ]
        if not rows:
            return
        row = data.draw(st.sampled_from(rows))
        actor = f"{row.roles[0]}{'-b' if second else ''}"
        reason = data.draw(st.sampled_from(row.reasons)) if row.reasons else None
        entry = Doing(row.name, self.at, actor, row.roles[0], ONE, reason, "because")
        act = Act(row.name, self.at, actor, row.roles[0], reason, "because")
        if not machine.lacks(row, self.request.life, act):
            self.do(entry)

    @rule(days=st.integers(1, 9), granted=st.booleans())
    def more_time(self, days: int, *, granted: bool) -> None:
        clock = running(self.batch, self.request)
        if clock is None:
            return
        if not clock.undecided:
            if len(clock.extensions) < clock.span.extensions:
                self.do(Doing(moretime.ASK, self.at, "p", "incentives-admin", ONE, words="ill", days=days))
        else:
            what = moretime.GRANT if granted else moretime.REFUSE
            self.do(Doing(what, self.at, "r", "reviewer", ONE, words="because"))

    @precondition(lambda self: self.request.life.state in {"delivered", "opened", "returned"})
    @rule()
    def partner_supplies(self) -> None:
        self.do(Doing("supply", self.at, "p", "incentives-admin", ONE, content=PROOF))

    @rule(data=st.data())
    def claim_moves_by_itself(self, data: Any) -> None:
        asked = (Act("", self.at, ACTORS[role], role, words="because") for role in ACTORS)
        open_ = [
            (act, each.transition)
            for act in asked
            for each in machine.choices(self.table, self.claim, act)
            if not each.lacking and each.transition.about == "claim"
        ]
        if open_:
            act, row = data.draw(st.sampled_from(open_))
            reason = data.draw(st.sampled_from(row.reasons)) if row.reasons else None
            act = replace(act, name=row.name, reason=reason)
            self.claim = machine.apply(self.table, self.claim, act).association

    @rule(name=st.sampled_from(("L-1", "L-2")))
    def is_paid(self, name: str) -> None:
        amount = self.book.balance(name, ACCRUED)
        if amount:
            at = f"pay-{name}-{len(self.book.entries)}"
            self.book = self.book.posted(
                [Entry(at, self.at, name, "release", ACCRUED, RELEASED, amount, "paid")]
            )

    @invariant()
    def no_cent_is_made_or_lost(self) -> None:
        assert_conserved(self.book)

    @invariant()
    def the_money_stands_where_the_request_does(self) -> None:
        state, held = self.request.life.state, self.book.total(HELD)
        self.reached.add(state)
        assert not held or state not in {"passed", "failed", "withdrawn"}
        assert state == "failed" or not self.book.total(FORFEITED)

    @invariant()
    def nobody_is_trapped_and_no_deadline_passes_unheeded(self) -> None:
        for table, life in ((self.table, self.claim), (self.batch.table, self.request.life)):
            assert not linting.trapped(table, life.state)
            waited = {row.clock for row in table.out_of(life.state) if row.clock}
            assert not waited & {clock.span.name for clock in machine.late(life, self.at)}

    @invariant()
    def a_paused_or_asked_for_clock_never_expires(self) -> None:
        ever = self.at + timedelta(days=3000)
        clocks = (*self.claim.clocks, *self.request.life.clocks)
        assert not any(expired(clock, ever) for clock in clocks if clock.paused or clock.undecided)

    @invariant()
    def claim_and_request_have_one_deadline(self) -> None:
        name, answer = linking.clock_of(self.table), self.request.life.clock("answer")
        own = self.claim.clock(name) if name else None
        if own and answer and own.stopped is None and answer.stopped is None:
            assert due(own) == due(answer)

    @invariant()
    def the_times_of_all_sides_add_up(self) -> None:
        for table, life in ((self.table, self.claim), (self.batch.table, self.request.life)):
            assert sum(time_of(table, life, self.at).values(), timedelta()) == self.at - life.began


@pytest.mark.parametrize("table", ASKING.values(), ids=list(ASKING))
def test_claim_request_and_money_live_through_anything(table: Table) -> None:
    reached: set[str] = set()
    kind = type("TogetherOf", (Together,), {"table": table, "reached": reached})
    run_state_machine_as_test(kind, settings=settings(max_examples=tried(20), stateful_step_count=25))
    assert {"delivered", "opened", "answered", "overdue", "withdrawn"} < reached
