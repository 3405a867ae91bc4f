"""Whatever happens, in whatever order: no cent is made or lost, and only the engagement's own lines move."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.tried import tried
from tests.unit.process.ledger.books import NOON, accrual, assert_conserved, event, line

from poedesk.process.ledger.book import ACCOUNTS, ACCRUED, FORFEITED, RELEASED, SOURCE, Book, Entry, NotPosted
from poedesk.process.ledger.consequences import Event, entries_for

KINDS = ("issued", "passed", "withdrawn", "failed", "restored")


class Ledger(RuleBasedStateMachine):
    """Events of POE requests, payments and repetitions over lines of two engagements."""

    def __init__(self) -> None:
        """Begin with an empty book."""
        super().__init__()
        self.book = Book()
        self.past: list[Event] = []
        self.now = NOON
        self.number = 0
        self.forfeited: dict[str, Decimal] = defaultdict(Decimal)

    def tick(self) -> int:
        self.number += 1
        self.now += timedelta(hours=1)
        return self.number

    @initialize(amounts=st.lists(st.integers(1, 10**9), min_size=1, max_size=5))
    def lines(self, amounts: list[int]) -> None:
        for number, cents in enumerate(amounts, 1):
            new = line(number, amount=Decimal(cents).scaleb(-2))
            self.book = self.book.posted([accrual(new)], [new])

    @rule(kind=st.sampled_from(KINDS), engagement=st.sampled_from(["E-1", "E-2"]))
    def happens(self, kind: str, engagement: str) -> None:
        each = event(kind, self.tick(), engagement=engagement, at=self.now)
        self.past.append(each)
        before, self.book = self.book, self.book.posted(entries_for(each, self.book))
        for name, known in self.book.lines.items():
            moved = any(
                before.balance(name, account) != self.book.balance(name, account) for account in ACCOUNTS
            )
            assert known.engagement == engagement or not moved
            if kind == "failed" and known.engagement == engagement:
                self.forfeited[name] += before.balance(name, ACCRUED) + before.balance(name, "held")
            if kind == "restored" and known.engagement == engagement:
                gained = self.book.balance(name, ACCRUED) - before.balance(name, ACCRUED)
                assert gained == self.forfeited.pop(name, Decimal(0))

    @rule(data=st.data())
    def happens_again(self, data: st.DataObject) -> None:
        if self.past:
            again = entries_for(data.draw(st.sampled_from(self.past)), self.book)
            assert [each for each in again if self.book.knows(each.event)] == []

    @rule(number=st.integers(1, 5))
    def is_paid(self, number: int) -> None:
        name = f"L-{number}"
        amount = self.book.balance(name, ACCRUED)
        if amount > 0:
            self.tick()
            paid = Entry(f"pay-{self.number}", self.now, name, "release", ACCRUED, RELEASED, amount, "paid")
            self.book = self.book.posted([paid])

    @rule(number=st.integers(1, 5))
    def comes_back(self, number: int) -> None:
        name = f"L-{number}"
        amount = self.book.balance(name, RELEASED)
        if amount > 0:
            self.tick()
            back = Entry(
                f"back-{self.number}", self.now, name, "return", RELEASED, ACCRUED, amount, "sent back"
            )
            self.book = self.book.posted([back])
            assert self.book.balance(name, ACCRUED) >= amount

    @rule(number=st.integers(1, 5))
    def is_reversed_or_accrued_anew(self, number: int) -> None:
        name = f"L-{number}"
        known = self.book.lines.get(name)
        if known is None:
            return
        amount = self.book.balance(name, ACCRUED)
        fresh = not any(self.book.balance(name, account) for account in ACCOUNTS)
        if amount > 0:
            move, ends = "reverse", (ACCRUED, SOURCE)
        else:
            move, ends, amount = "accrue", (SOURCE, ACCRUED), known.amount
        entry = Entry(f"{move}-{self.tick()}", self.now, name, move, *ends, amount, "because")
        try:
            self.book = self.book.posted([entry])
        except NotPosted:
            assert move == "accrue"
            assert not fresh
        else:
            assert move == "reverse" or fresh

    @rule(number=st.integers(1, 5), cents=st.integers(1, 10**10))
    def is_paid_more_than_there_is(self, number: int, cents: int) -> None:
        name, amount = f"L-{number}", Decimal(cents).scaleb(-2)
        if name in self.book.lines and amount > self.book.balance(name, ACCRUED):
            self.tick()
            entry = Entry(f"pay-{self.number}", self.now, name, "release", ACCRUED, RELEASED, amount, "paid")
            try:
                self.book.posted([entry])
            except NotPosted:
                return
            message = "more was paid than was there"
            raise AssertionError(message)

    @invariant()
    def no_cent_is_made_or_lost(self) -> None:
        assert_conserved(self.book)

    @invariant()
    def what_is_forfeited_can_be_given_back(self) -> None:
        for name in self.book.lines:
            assert self.book.balance(name, FORFEITED) == self.forfeited.get(name, Decimal(0))


Ledger.TestCase.settings = settings(max_examples=tried(30), stateful_step_count=30)
test_a_ledger = Ledger.TestCase
