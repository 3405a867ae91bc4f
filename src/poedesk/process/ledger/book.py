"""The book: append-only double entries over lines. Every amount that leaves an account enters another.

    source --accrue--> accrued --hold--> held --free--> accrued
                       accrued, held --release--> released --return--> accrued
                       accrued, held --forfeit--> forfeited --restore--> accrued
                       accrued --reverse--> source

Nothing is changed or removed: a mistake is posted back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.process.ledger.lines import Line
from poedesk.process.ledger.money import payable

SOURCE, ACCRUED, HELD, RELEASED, FORFEITED = "source", "accrued", "held", "released", "forfeited"
ACCOUNTS = (SOURCE, ACCRUED, HELD, RELEASED, FORFEITED)

MOVES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "accrue": ((SOURCE, ACCRUED),),
    "hold": ((ACCRUED, HELD),),
    "free": ((HELD, ACCRUED),),
    "release": ((ACCRUED, RELEASED), (HELD, RELEASED)),
    "return": ((RELEASED, ACCRUED),),
    "forfeit": ((ACCRUED, FORFEITED), (HELD, FORFEITED)),
    "restore": ((FORFEITED, ACCRUED),),
    "reverse": ((ACCRUED, SOURCE),),
}
"""What is done -> between which accounts it moves an amount."""


class NotPosted(PoedeskError):
    """The entry would break the book; nothing was posted."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount that moved from one account to another."""

    event: str
    """Id of what happened; with ``line`` and ``debit`` unique, so that nothing is posted twice."""

    at: datetime
    line: str
    move: str
    debit: str
    """Account that it leaves."""

    credit: str
    """Account that it enters."""

    amount: Decimal
    because: str


def moved(
    book: "Book", line: str, move: str, at: datetime, because: str, amount: Decimal | None = None
) -> tuple[Entry, ...]:
    """Return the entries of a move of a line's money, ready to be posted.

    Args:
        book: the ledger.
        line: its id; it is in the book.
        move: one of ``MOVES``.
        at: when.
        because: why.
        amount: how much; null: all that can move that way.

    Raises:
        NotPosted: there is nothing that could move so.
    """
    event = f"{move}:{line}:{len(book.entries)}"
    if move == "accrue":
        whole = amount or book.lines[line].amount
        return (Entry(event, at, line, move, SOURCE, ACCRUED, whole, because),)
    there = [(pair, book.balance(line, pair[0])) for pair in MOVES[move]]
    found = [(pair, amount or held) for pair, held in there if held]
    if not found:
        sources = " or ".join(pair[0] for pair, _ in there)
        message = f"{line} has nothing {sources}, so there is nothing to {move}"
        raise NotPosted(message)
    return tuple(
        Entry(event, at, line, move, debit, credit, part, because)
        for (debit, credit), part in (found if amount is None else found[:1])
    )


class Book:
    """The entries so far with their balances. ``posted`` returns a new book; none is ever changed."""

    __slots__ = ("_balances", "_engagements", "_seen", "entries", "lines")

    def __init__(self, lines: Mapping[str, Line] | None = None, entries: Iterable[Entry] = ()) -> None:
        """Post all ``entries`` anew.

        Raises:
            NotPosted: an entry could not have been.
        """
        self.lines: dict[str, Line] = dict(lines or {})
        self._engagements: dict[str, tuple[Line, ...]] = {}
        for line in self.lines.values():
            self._know(line)
        self.entries: tuple[Entry, ...] = ()
        self._balances: dict[str, dict[str, Decimal]] = {}
        self._seen: dict[str, dict[tuple[str, str], Entry]] = {}
        self._take(entries)

    def posted(self, entries: Iterable[Entry], lines: Iterable[Line] = ()) -> "Book":
        """Return the book with more entries, all or none; what was posted before is left as it is.

        Raises:
            NotPosted: a line that is there with another content, or is not there; a move that is none; an
                amount that its account does not hold; an earlier time; the same event with another content.
        """
        book = Book()
        book.lines, book._engagements = self.lines, self._engagements
        fresh = tuple(lines)
        if fresh:  # what a book holds is never changed: only what grows is copied
            book.lines, book._engagements = dict(self.lines), dict(self._engagements)
        for line in fresh:
            if line.id not in book.lines:
                book.lines[line.id] = line
                book._know(line)
            elif book.lines[line.id] != line:
                message = f"{line.id} is in the book with another content; what was posted never changes"
                raise NotPosted(message)
        book.entries = self.entries
        book._balances = dict(self._balances)  # what lies in them is never changed, only replaced
        book._seen = dict(self._seen)
        book._take(entries)
        return book

    def balance(self, line: str, account: str) -> Decimal:
        """Return what a line has in an account; the source goes below zero by what it gave."""
        return self._balances.get(line, {}).get(account, Decimal(0))

    def of_engagement(self, engagement: str) -> tuple[Line, ...]:
        """Return the lines of an engagement, in the order in which they came."""
        return self._engagements.get(engagement, ())

    def total(self, account: str, lines: Iterable[str] | None = None) -> dict[str, Decimal]:
        """Return what an account holds by currency, of some lines or of all."""
        totals: defaultdict[str, Decimal] = defaultdict(Decimal)
        for name in self.lines if lines is None else lines:
            totals[self.lines[name].currency] += self.balance(name, account)
        return {currency: amount for currency, amount in totals.items() if amount}

    def knows(self, event: str) -> bool:
        """Say whether something was posted for an event."""
        return event in self._seen

    def _holds(self, line: str) -> bool:
        """Say whether any of a line's money is somewhere: none is before its accrual, or once reversed."""
        return any(self._balances.get(line, {}).values())

    def _know(self, line: Line) -> None:
        self._engagements[line.engagement] = (*self._engagements.get(line.engagement, ()), line)

    def _take(self, entries: Iterable[Entry]) -> None:
        fresh = list(self.entries)
        for entry in entries:
            posted = self._seen.get(entry.event, {})
            before = posted.get((entry.line, entry.debit))
            if before == entry:
                continue
            if before is not None:
                message = (
                    f"{entry.event} was posted before with another content ({before.move} {before.amount})"
                )
                raise NotPosted(message)
            self._check(entry, fresh[-1].at if fresh else None)
            changed = {
                entry.debit: self.balance(entry.line, entry.debit) - entry.amount,
                entry.credit: self.balance(entry.line, entry.credit) + entry.amount,
            }
            self._balances[entry.line] = self._balances.get(entry.line, {}) | changed
            self._seen[entry.event] = posted | {(entry.line, entry.debit): entry}
            fresh.append(entry)
        self.entries = tuple(fresh)

    def _check(self, entry: Entry, last: datetime | None) -> None:
        line = self.lines.get(entry.line)
        if line is None:
            message = f"{entry.event}: there is no line {entry.line}"
        elif (entry.debit, entry.credit) not in MOVES.get(entry.move, ()):
            message = f"{entry.event}: {entry.move} does not go from {entry.debit} to {entry.credit}"
        elif not entry.because.strip():
            message = f"{entry.event}: say why"
        elif entry.at.tzinfo is None or (last is not None and entry.at < last):
            message = f"{entry.event}: its time lies before that of the last entry, or has no zone"
        elif entry.move == "accrue" and (entry.amount != line.amount or self._holds(entry.line)):
            message = f"{entry.event}: a line is accrued whole, and anew only when it was reversed whole"
        elif not payable(entry.amount, line.currency):
            message = f"{entry.event}: {entry.amount} {line.currency} is no amount that can be paid"
        elif entry.debit != SOURCE and entry.amount > self.balance(entry.line, entry.debit):
            held = self.balance(entry.line, entry.debit)
            message = (
                f"{entry.event}: {entry.amount} cannot leave {entry.debit} of {entry.line}, it holds {held}"
            )
        else:
            return
        raise NotPosted(message)
