"""A ledger as a file (``poedesk.ledger/1``): its lines, and every entry that was posted."""

from datetime import datetime
from typing import Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.shapes import fits
from poedesk.kernel.times import to_second
from poedesk.process.ledger.book import Book, Entry, NotPosted
from poedesk.process.ledger.lines import COLUMNS, Line
from poedesk.process.ledger.money import amount_of, currency_of

SCHEMA = "poedesk.ledger/1"
_ENTRY = ("event", "at", "line", "move", "debit", "credit", "amount", "because")
_SHAPE = {
    "schema": str,
    "lines": [dict.fromkeys(COLUMNS, str)],
    "entries": [dict.fromkeys(_ENTRY, str)],
}


class InvalidLedger(UsageError):
    """The file is no ledger, or something in it could not have been posted."""


def to_json(book: Book) -> dict[str, Any]:
    """Return what the file of a ledger holds; amounts are texts, exact."""
    return {
        "schema": SCHEMA,
        "lines": [
            {name: getattr(line, name) for name in COLUMNS} | {"amount": f"{line.amount:f}"}
            for line in book.lines.values()
        ],
        "entries": [
            {name: getattr(entry, name) for name in _ENTRY}
            | {"at": to_second(entry.at), "amount": f"{entry.amount:f}"}
            for entry in book.entries
        ],
    }


def load(value: Any) -> Book:
    """Return the book of a file, every entry posted anew.

    Raises:
        InvalidLedger: it is no such file, or an entry could not have been posted; the message says which.
    """
    if not fits(value, _SHAPE) or value["schema"] != SCHEMA:
        message = f"it is no {SCHEMA}: a field is missing, unknown or of another kind"
        raise InvalidLedger(message)
    try:
        lines = [_line(each) for each in value["lines"]]
        names = [line.id for line in lines]
        if len(set(names)) < len(names):
            message = "a line stands twice"
            raise InvalidLedger(message)
        currencies = {line.id: line.currency for line in lines}
        entries = [_entry(each, currencies) for each in value["entries"]]
        return Book().posted(entries, lines)
    except (NotPosted, ValueError) as error:
        message = f"the ledger could not have become so: {error}"
        raise InvalidLedger(message) from error


def _line(value: dict[str, str]) -> Line:
    currency = currency_of(value["currency"])
    known: dict[str, Any] = {**value, "currency": currency}
    return Line(**{**known, "amount": amount_of(value["amount"], currency)})


def _entry(value: dict[str, str], currencies: dict[str, str]) -> Entry:
    currency = currencies.get(value["line"])
    if currency is None:
        message = f"{value['event']}: there is no line {value['line']}"
        raise NotPosted(message)
    known: dict[str, Any] = {**value, "at": datetime.fromisoformat(value["at"])}
    return Entry(**{**known, "amount": amount_of(value["amount"], currency)})
