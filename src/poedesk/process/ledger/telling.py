"""What a ledger says: sums by account and currency, what is at risk and until when, and each line."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from poedesk.kernel.text import printable
from poedesk.process.ledger.book import ACCOUNTS, SOURCE, Book
from poedesk.process.ledger.lines import Line
from poedesk.process.ledger.risk import at_risk

SCHEMA = "poedesk.ledger-state/1"
SHOWN = tuple(name for name in ACCOUNTS if name != SOURCE)
"""Accounts that hold what a partner was promised; the source is where it came from."""


def to_json(book: Book, due: Mapping[str, date], partner: str | None = None) -> dict[str, Any]:
    """Return a ledger as a ``poedesk.ledger-state/1``.

    Args:
        book: the ledger.
        due: engagement -> the day by which its proof must be there.
        partner: only what is this partner's; null: all.
    """
    lines = [each for each in book.lines.values() if partner is None or each.partner == partner]
    names = [line.id for line in lines]
    return {
        "schema": SCHEMA,
        "partner": partner,
        "totals": {
            account: {currency: f"{amount:f}" for currency, amount in book.total(account, names).items()}
            for account in SHOWN
        },
        "at_risk": [
            {
                "partner": row.partner,
                "programme": row.programme,
                "due": row.due.isoformat() if row.due else None,
                "currency": row.currency,
                "amount": f"{row.amount:f}",
                "engagements": list(row.engagements),
            }
            for row in at_risk(book, due)
            if partner is None or row.partner == partner
        ],
        "lines": [_line(book, line) for line in lines],
    }


def text(value: Mapping[str, Any]) -> str:
    """Return a ``poedesk.ledger-state/1`` in words."""
    lines = [f"{account:<12}{_sums(totals)}" for account, totals in value["totals"].items()]
    lines += ["", "At risk:"] if value["at_risk"] else ["", "Nothing is held."]
    lines += [
        f"  {row['due'] or 'no day known'}  {row['amount']:>15} {row['currency']}  "
        f"{row['partner'] or 'no partner named'}  {', '.join(row['engagements'])}"
        for row in value["at_risk"]
    ]
    lines += ["", "Lines:"]
    lines += [
        f"  {row['id']}  {row['engagement']}  {row['partner']}  {row['period']}  {_where(row)}"
        for row in value["lines"]
    ]
    return printable("\n".join(lines)) + "\n"


def _line(book: Book, line: Line) -> dict[str, Any]:
    amounts = {account: book.balance(line.id, account) for account in SHOWN}
    return {
        "id": line.id,
        "claim": line.claim,
        "engagement": line.engagement,
        "partner": line.partner,
        "programme": line.programme,
        "period": line.period,
        "kind": line.kind,
        "amount": f"{line.amount:f}",
        "currency": line.currency,
        "balances": {account: f"{amount:f}" for account, amount in amounts.items() if amount},
    }


def _sums(totals: Mapping[str, str]) -> str:
    return ", ".join(f"{amount} {currency}" for currency, amount in totals.items()) or "nothing"


def _where(row: Mapping[str, Any]) -> str:
    told: Iterable[str] = (f"{amount} {row['currency']} {name}" for name, amount in row["balances"].items())
    return ", ".join(told) or f"{row['amount']} {row['currency']} not accrued"
