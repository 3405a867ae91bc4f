"""Lines and books for tests: invented claims of invented partners."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from poedesk.process.ledger.book import ACCOUNTS, ACCRUED, SOURCE, Book, Entry
from poedesk.process.ledger.consequences import Event
from poedesk.process.ledger.lines import Line

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def line(number: int = 1, **changes: Any) -> Line:
    """Return a line of engagement E-1 (odd numbers) or E-2 (even)."""
    usual: dict[str, Any] = {
        "id": f"L-{number}",
        "claim": f"C-{2 - number % 2}",
        "engagement": f"E-{2 - number % 2}",
        "partner": "P-1",
        "programme": "microsoft-usage-poe@2017-07",
        "period": "2026-Q1",
        "amount": Decimal("1250.50"),
        "currency": "USD",
        "kind": "usage",
    }
    return Line(**usual | changes)


def accrual(of: Line) -> Entry:
    """Return the entry by which a line comes into the book."""
    return Entry(f"import-{of.id}", NOON, of.id, "accrue", SOURCE, ACCRUED, of.amount, "imported")


def book(*lines: Line) -> Book:
    """Return a book with lines accrued."""
    return Book().posted(map(accrual, lines), lines)


def event(kind: str, number: int = 1, **changes: Any) -> Event:
    """Return an event of the POE request about E-1, an hour later for each number."""
    usual: dict[str, Any] = {
        "id": f"R-{number}",
        "kind": kind,
        "engagement": "E-1",
        "at": NOON + timedelta(hours=number),
    }
    return Event(**usual | changes)


def assert_conserved(book: Book) -> None:
    """Of each line every cent came from its source and stands somewhere, and no account owes any."""
    for name, known in book.lines.items():
        balances = {account: book.balance(name, account) for account in ACCOUNTS}
        assert sum(balances.values()) == 0
        assert -known.amount <= balances[SOURCE] <= 0  # what was reversed is back there
        assert min(amount for account, amount in balances.items() if account != SOURCE) >= 0
