from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.unit.process.ledger.books import NOON, book, event, line

from poedesk.kernel.errors import UsageError
from poedesk.process.ledger.book import ACCRUED, FORFEITED, HELD, RELEASED, Book, Entry
from poedesk.process.ledger.consequences import Event, entries_for
from poedesk.process.ledger.risk import at_risk

AMOUNT = Decimal("1250.50")


def after(before: Book, *events: Event) -> Book:
    for each in events:
        before = before.posted(entries_for(each, before))
    return before


def test_a_request_holds_the_money_of_its_engagement_alone() -> None:
    held = after(book(line(1), line(2), line(3)), event("issued"))
    assert [held.balance(f"L-{number}", HELD) for number in (1, 2, 3)] == [AMOUNT, 0, AMOUNT]


@pytest.mark.parametrize(
    ("kinds", "account"),
    [
        (("issued", "passed"), ACCRUED),
        (("issued", "withdrawn"), ACCRUED),
        (("issued", "failed"), FORFEITED),
        (("failed",), FORFEITED),
        (("issued", "failed", "restored"), ACCRUED),
    ],
)
def test_what_becomes_of_the_money(kinds: tuple[str, ...], account: str) -> None:
    found = after(book(line()), *(event(kind, number) for number, kind in enumerate(kinds, 1)))
    assert found.balance("L-1", account) == AMOUNT


def test_an_event_that_comes_again_moves_nothing() -> None:
    failed = event("failed", 2)
    found = after(book(line()), event("issued", 1), failed, event("restored", 3), failed)
    assert found.balance("L-1", ACCRUED) == AMOUNT
    assert found.balance("L-1", FORFEITED) == 0


def test_what_was_released_stays_released() -> None:
    release = Entry("pay-1", NOON + timedelta(minutes=5), "L-1", "release", ACCRUED, RELEASED, AMOUNT, "paid")
    found = after(book(line()).posted([release]), event("issued", 1), event("failed", 2))
    assert found.balance("L-1", RELEASED) == AMOUNT


def test_an_event_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="not 'lost'"):
        entries_for(event("lost"), book(line()))


def test_what_is_at_risk_is_what_is_held_nearest_deadline_first() -> None:
    held = after(
        book(line(1), line(2, partner="P-2"), line(3, currency="EUR"), line(5)),
        event("issued", 1),
        event("issued", 2, engagement="E-2"),
    )
    rows = at_risk(held, {"E-2": date(2026, 12, 1)})
    assert [(row.partner, row.due, row.currency, row.amount) for row in rows] == [
        ("P-2", date(2026, 12, 1), "USD", AMOUNT),
        ("P-1", None, "EUR", AMOUNT),
        ("P-1", None, "USD", 2 * AMOUNT),
    ]
    assert at_risk(after(held, event("passed", 3), event("passed", 4, engagement="E-2")), {}) == ()
